//! The blocks of a Markdown text: paragraphs, headings, lists, quotes, tables, code.

mod containers;
mod footnote;
mod html;
mod leaf;
mod list;
mod reference;
mod table;

use std::collections::HashMap;

use super::letters::is_space;
use super::token::{Kind, Token};

/// How deep blocks and formats may nest; what is deeper is left out, as in markdown-it.
pub(super) const MAXIMUM_NESTING: usize = 100;

/// Where the definitions of links lead: address and title, by the label.
pub(super) type References = HashMap<String, (String, String)>;

/// What the blocks of a text are, and what was defined in it.
#[derive(Default)]
pub(super) struct Blocks {
    pub(super) tokens: Vec<Token>,
    pub(super) references: References,
    /// The labels of the footnotes that are defined.
    pub(super) footnotes: HashMap<String, Option<usize>>,
}

/// Reads the blocks. The text has only `\n` for line ends.
pub(super) fn read(source: &str) -> Blocks {
    let mut state = State::new(source);
    let end = state.lines.len();
    state.read(0, end);
    state.blocks
}

/// One line of the text, as the blocks around it see it.
#[derive(Clone, Copy, Default)]
struct Line {
    begin: usize,
    end: usize,
    /// Bytes of white space at the start.
    indent_bytes: usize,
    /// Columns of white space at the start; negative for lines that go on lazily.
    indent: isize,
    /// Columns that were cut off before the start.
    cut: isize,
}

impl Line {
    fn text_start(&self) -> usize {
        self.begin + self.indent_bytes
    }

    fn is_empty(&self) -> bool {
        self.text_start() >= self.end
    }
}

/// What a block is inside of, as far as the rules for its end depend on it.
#[derive(Clone, Copy, PartialEq)]
enum Parent {
    Root,
    Paragraph,
    Other,
}

/// The blocks that can end another block, by the block that they end.
#[derive(Clone, Copy, PartialEq)]
enum Ending {
    Paragraph,
    Quote,
    List,
}

struct State<'a> {
    source: &'a str,
    lines: Vec<Line>,
    /// The line after the last one that counts.
    line_end: usize,
    line: usize,
    indent: isize,
    list_indent: isize,
    is_tight: bool,
    parent: Parent,
    level: usize,
    blocks: Blocks,
}

impl<'a> State<'a> {
    fn new(source: &'a str) -> Self {
        let lines = lines(source);
        let line_end = lines.len();
        Self {
            source,
            lines,
            line_end,
            line: 0,
            indent: 0,
            list_indent: -1,
            is_tight: false,
            parent: Parent::Root,
            level: 0,
            blocks: Blocks::default(),
        }
    }

    /// Reads the blocks from one line to before another.
    fn read(&mut self, start: usize, end: usize) {
        let mut has_empty_lines = false;
        let mut line = start;
        while line < end {
            line = self.skip_empty(line);
            self.line = line;
            if line >= end || self.at(line).indent < self.indent {
                break;
            }
            if self.level >= MAXIMUM_NESTING {
                self.line = end;
                break;
            }
            self.block(line, end);
            // Every rule goes on by a line; should one not, the line is left out rather than read for ever.
            self.line = self.line.max(line + 1);
            self.is_tight = !has_empty_lines;
            if self.is_empty(self.line - 1) {
                has_empty_lines = true;
            }
            line = self.line;
            if line < end && self.is_empty(line) {
                has_empty_lines = true;
                line += 1;
                self.line = line;
            }
        }
    }

    fn block(&mut self, line: usize, end: usize) {
        let is_done = self.table(line, end)
            || self.code(line, end)
            || self.fence(line, end)
            || self.quote(line, end)
            || self.rule(line)
            || self.list(line, end)
            || self.footnote(line, end)
            || self.reference(line)
            || self.html(line, end)
            || self.heading(line)
            || self.underlined_heading(line, end);
        if !is_done {
            self.paragraph(line, end);
        }
    }

    /// Whether a block begins in this line that ends the one before.
    fn ends(&self, ending: Ending, line: usize, end: usize) -> bool {
        let is_paragraph = ending == Ending::Paragraph;
        is_paragraph && self.is_table(line, end)
            || self.fence_mark(line).is_some()
            || self.is_quote(line)
            || self.rule_mark(line).is_some()
            || is_paragraph && self.footnote_label(line).is_some()
            || ending != Ending::List && self.begins_foreign_block(line)
    }

    fn begins_foreign_block(&self, line: usize) -> bool {
        self.interrupting_list(line) || self.interrupting_html(line) || self.heading_mark(line).is_some()
    }

    fn at(&self, line: usize) -> Line {
        let end = self.source.len();
        let behind = Line { begin: end, end, ..Line::default() };
        self.lines.get(line).copied().unwrap_or(behind)
    }

    fn change(&mut self, line: usize, change: impl FnOnce(&mut Line)) {
        if let Some(line) = self.lines.get_mut(line) {
            change(line);
        }
    }

    fn byte(&self, at: usize) -> u8 {
        self.source.as_bytes().get(at).copied().unwrap_or_default()
    }

    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.source.get(from..to).unwrap_or_default()
    }

    /// The text of a line, without the white space before it.
    fn text(&self, line: usize) -> &'a str {
        let line = self.at(line);
        self.slice(line.text_start(), line.end)
    }

    fn is_empty(&self, line: usize) -> bool {
        self.at(line).is_empty()
    }

    fn skip_empty(&self, from: usize) -> usize {
        (from..self.line_end).find(|line| !self.is_empty(*line)).unwrap_or(self.line_end.max(from))
    }

    fn skip_spaces(&self, from: usize) -> usize {
        let spaces = self.source.as_bytes().iter().skip(from).take_while(|byte| is_space(**byte));
        from + spaces.count()
    }

    /// Whether a line is indented as code, relative to the block it is in.
    fn is_code_indent(&self, line: usize) -> bool {
        self.at(line).indent - self.indent >= 4
    }

    fn push(&mut self, mut token: Token) {
        if token.kind == Kind::Close {
            self.level = self.level.saturating_sub(1);
        }
        token.level = self.level;
        token.is_block = true;
        if token.kind == Kind::Open {
            self.level += 1;
        }
        self.blocks.tokens.push(token);
    }

    /// A block that holds one line of text.
    fn push_text_block(&mut self, tag: &'static str, text: &str) {
        self.push(Token::new(Kind::Open, tag));
        self.push(Token::with_content(Kind::Inline, "", text.to_owned()));
        self.push(Token::new(Kind::Close, tag));
    }

    /// The text of some lines with as much indentation as is asked taken away.
    fn text_of(&self, begin: usize, end: usize, indent: isize, keeps_last_line_end: bool) -> String {
        let mut out = String::new();
        for number in begin..end {
            let line = self.at(number);
            let last = if number + 1 < end || keeps_last_line_end { line.end + 1 } else { line.end };
            let (mut first, mut width) = (line.begin, 0);
            while first < last && width < indent {
                match self.byte(first) {
                    b'\t' => width += 4 - (width + line.cut) % 4,
                    b' ' => width += 1,
                    _ if first - line.begin < line.indent_bytes => width += 1,
                    _ => break,
                }
                first += 1;
            }
            for _ in indent..width {
                out.push(' ');
            }
            out.push_str(self.slice(first, last.min(self.source.len())));
        }
        out
    }
}

fn lines(source: &str) -> Vec<Line> {
    let mut all = Vec::new();
    let mut begin = 0;
    for text in source.split('\n') {
        let end = begin + text.len();
        let indent_bytes = text.bytes().take_while(|byte| is_space(*byte)).count();
        let columns =
            |columns: isize, byte: u8| if byte == b'\t' { columns + 4 - columns % 4 } else { columns + 1 };
        let indent = text.bytes().take(indent_bytes).fold(0, columns);
        all.push(Line { begin, end, indent_bytes, indent, cut: 0 });
        begin = end + 1;
    }
    // White space behind the last line end is no line.
    if source.rsplit('\n').next().is_some_and(|last| last.bytes().all(is_space)) {
        all.pop();
    }
    all
}
