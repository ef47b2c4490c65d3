//! HTML as plain text, as Ghost stores it for excerpts and search (html-to-text 8.2.1 with Ghost's settings):
//! pictures, captions, dividers and sign-up forms are left out, and lists keep their marks.

use crate::html::{self, NodeId, Tree};
use crate::json::is_space;

/// How many UTF-16 units of the plain text the excerpt takes where the author wrote none.
const EXCERPT: usize = 500;

/// The plain text of a post's HTML.
pub fn plaintext(html: &str) -> String {
    let Some(tree) = Tree::parse(html, "body") else { return html::as_text(html) };
    let mut writer = Writer { tree: &tree, blocks: Vec::new(), block: Block::default() };
    writer.write_children(tree.root());
    writer.block.into_text()
}

/// The excerpt of a post whose author wrote none: the first 500 UTF-16 units of its plain text.
pub fn excerpt(plaintext: &str) -> String {
    let units: Vec<u16> = plaintext.encode_utf16().take(EXCERPT).collect();
    String::from_utf16_lossy(&units)
}

/// A block while its text is gathered: what is finished, and the line that grows.
#[derive(Debug, Default)]
struct Block {
    text: String,
    /// Whether anything, be it an empty line, was put behind `text` as inline text.
    has_line: bool,
    is_line_started: bool,
    /// Line ends that are due before anything else.
    due_line_ends: usize,
    is_space_due: bool,
    leading_line_ends: usize,
    is_preformatted: bool,
}

impl Block {
    fn into_text(self) -> String {
        self.text
    }

    fn start_line(&mut self, line_ends: usize) {
        self.text.extend(std::iter::repeat_n('\n', line_ends));
        self.has_line = true;
        self.is_line_started = false;
    }

    fn push_word(&mut self, word: &str, is_apart: bool) {
        if self.is_line_started && is_apart {
            self.text.push(' ');
        }
        self.text.push_str(word);
        self.has_line = true;
        self.is_line_started = true;
    }

    fn push_inline(&mut self, text: &str) {
        if self.is_preformatted {
            self.text.push_str(text);
            return;
        }
        let has_words = text.chars().any(|character| !is_blank(character));
        if text.is_empty() || (self.due_line_ends > 0 && !has_words) {
            return;
        }
        let is_all_space = text.chars().all(|character| character == '\n' || is_blank(character));
        let line_ends = if is_all_space { text.matches('\n').count() } else { 0 };
        if line_ends > 0 {
            self.start_line(line_ends);
            return;
        }
        if self.due_line_ends > 0 {
            self.start_line(self.due_line_ends);
        }
        self.push_words(text);
        self.due_line_ends = 0;
    }

    fn push_words(&mut self, text: &str) {
        let mut is_apart = self.is_space_due || text.starts_with(is_blank);
        let mut has_any = false;
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.start_line(1);
                (has_any, is_apart) = (true, true);
            }
            for word in line.split(is_blank).filter(|word| !word.is_empty()) {
                self.push_word(word, is_apart);
                (has_any, is_apart) = (true, true);
            }
        }
        self.is_space_due = (self.is_space_due && !has_any) || text.ends_with(is_blank);
    }

    /// Puts the text of a block that has ended behind what is here.
    fn push_block(&mut self, text: &str, leading: usize, trailing: usize) {
        let line_ends = self.due_line_ends.max(leading);
        if self.text.is_empty() {
            self.leading_line_ends = line_ends;
        } else {
            self.text.extend(std::iter::repeat_n('\n', line_ends));
        }
        self.text.push_str(text);
        self.is_line_started = false;
        self.due_line_ends = trailing;
    }
}

/// White space within a line.
fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\r' | '\u{c}' | '\u{200b}')
}

/// Walks through the elements and keeps the blocks that are open.
struct Writer<'t> {
    tree: &'t Tree,
    blocks: Vec<Block>,
    block: Block,
}

impl Writer<'_> {
    fn write_children(&mut self, id: NodeId) {
        let tree = self.tree;
        for child in tree.children(id) {
            self.write(child);
        }
    }

    fn write(&mut self, id: NodeId) {
        let tree = self.tree;
        if let Some(text) = tree.text_of(id) {
            self.block.push_inline(text);
            return;
        }
        let Some(name) = tree.local_name(id) else {
            self.write_children(id);
            return;
        };
        match name {
            _ if self.is_left_out(id, name) => {}
            "br" => self.line_break(),
            "article" | "aside" | "footer" | "form" | "header" | "main" | "nav" | "section" => {
                self.write_block(id, 1, 1);
            }
            "h1" | "h2" | "h3" => self.write_block(id, 3, 2),
            "blockquote" | "h4" | "h5" | "h6" | "p" | "table" => self.write_block(id, 2, 2),
            "pre" => {
                self.open(2);
                self.block.is_preformatted = true;
                self.write_children(id);
                self.close(2, str::to_owned);
            }
            "ul" | "ol" => self.write_list(id, name == "ol"),
            _ => self.write_children(id),
        }
    }

    fn is_left_out(&self, id: NodeId, name: &str) -> bool {
        let has_class = |wanted| {
            self.tree
                .attribute(id, "class")
                .is_some_and(|classes| classes.split(is_space).any(|class| class == wanted))
        };
        matches!(name, "img" | "figcaption" | "hr" | "script" | "style")
            || (name == "a" && self.tree.attribute(id, "rel") == Some("footnote"))
            || (name == "div" && has_class("footnotes"))
            || has_class("kg-signup-card")
    }

    fn line_break(&mut self) {
        if self.block.is_preformatted {
            self.block.text.push('\n');
        } else {
            self.block.start_line(1);
        }
    }

    fn write_block(&mut self, id: NodeId, leading: usize, trailing: usize) {
        self.open(leading);
        self.write_children(id);
        self.close(trailing, str::to_owned);
    }

    fn open(&mut self, leading_line_ends: usize) {
        let is_preformatted = self.block.is_preformatted;
        let inner = Block { leading_line_ends, is_preformatted, ..Block::default() };
        self.blocks.push(std::mem::replace(&mut self.block, inner));
    }

    fn close(&mut self, trailing: usize, change: impl Fn(&str) -> String) {
        let Some(outer) = self.blocks.pop() else { return };
        let inner = std::mem::replace(&mut self.block, outer);
        let trailing = inner.due_line_ends.max(trailing);
        let leading = inner.leading_line_ends;
        self.block.push_block(&change(&inner.into_text()), leading, trailing);
    }

    fn write_list(&mut self, id: NodeId, is_ordered: bool) {
        let tree = self.tree;
        let is_nested = tree.parent(id).and_then(|parent| tree.local_name(parent)) == Some("li");
        let mut number = tree.attribute(id, "start").and_then(|start| start.parse::<i64>().ok()).unwrap_or(1);
        let mut items = Vec::new();
        for child in tree.children(id) {
            if tree.text_of(child).is_some_and(|text| text.chars().all(is_space)) {
                continue;
            }
            let mut mark = String::new();
            if tree.local_name(child) == Some("li") {
                mark = if is_ordered { format!(" {number}. ") } else { " * ".to_owned() };
                number = number.saturating_add(1);
            }
            let mark = if is_nested { mark.trim_start().to_owned() } else { mark };
            items.push((child, mark));
        }
        let Some(width) = items.iter().map(|(_, mark)| mark.len()).max() else { return };
        let margin = format!("\n{}", " ".repeat(width));
        let apart = if is_nested { 1 } else { 2 };
        self.open(apart);
        for (child, mark) in items {
            self.open(1);
            self.write(child);
            self.close(1, |text| format!("{mark:width$}{}", text.replace('\n', &margin)));
        }
        self.close(apart, str::to_owned);
    }
}
