//! A story's HTML as Markdown, for programs that read it.

use super::pieces::{Element, Piece};

/// Elements that have nothing to read in them.
const WORDLESS: [&str; 6] = ["script", "style", "svg", "iframe", "button", "noscript"];
/// Elements that stand on lines of their own.
const BLOCKS: [&str; 28] = [
    "p",
    "div",
    "figure",
    "figcaption",
    "section",
    "article",
    "aside",
    "blockquote",
    "ul",
    "ol",
    "pre",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "header",
    "footer",
    "main",
    "nav",
    "dl",
    "dt",
    "dd",
    "form",
    "address",
];
/// Elements that hold others and no words of their own.
const WITHOUT_WORDS: [&str; 7] = ["table", "thead", "tbody", "tfoot", "tr", "ul", "ol"];
/// Letters that would be markup.
const MARKUP: [char; 7] = ['\\', '`', '*', '_', '~', '[', ']'];

/// The story as Markdown.
pub(super) fn markdown(pieces: &[Piece]) -> String {
    let mut writer = Writer::default();
    for piece in pieces {
        match piece {
            Piece::Open(element) => writer.open(element),
            Piece::Close(_) => writer.close(),
            Piece::Text(text) => writer.text(text),
            Piece::Raw(_) | Piece::Comment(_) => {}
        }
    }
    let mut markdown = writer.out.trim().to_owned();
    while markdown.contains("\n\n\n") {
        markdown = markdown.replace("\n\n\n", "\n\n");
    }
    markdown
}

#[derive(Default)]
struct Writer<'p> {
    out: String,
    open: Vec<Open<'p>>,
}

/// An element that is open.
struct Open<'p> {
    element: &'p Element,
    /// Where what it holds begins.
    start: usize,
    /// Items or rows that it has had so far.
    count: usize,
    /// What a block of code is written in.
    language: Option<&'p str>,
}

impl<'p> Open<'p> {
    fn new(element: &'p Element, start: usize) -> Self {
        Self { element, start, count: 0, language: language(element) }
    }
}

impl<'p> Writer<'p> {
    fn open(&mut self, element: &'p Element) {
        if self.is_in(&WORDLESS) {
            self.open.extend((!element.is_empty()).then(|| Open::new(element, self.out.len())));
            return;
        }
        let name = element.name.as_str();
        if name == "code"
            && let Some(block) = self.open.last_mut().filter(|open| open.element.name == "pre")
        {
            block.language = language(element).or(block.language);
        }
        let begins_item =
            self.open.last().is_some_and(|open| open.element.name == "li" && open.start == self.out.len());
        if BLOCKS.contains(&name) && !begins_item {
            self.lines(if self.is_in(&["li"]) { 1 } else { 2 });
        }
        match name {
            "br" => self.out.push_str(if self.is_in(&["a", "td", "th"]) { " " } else { "  \n" }),
            "hr" => self.out.push_str("---"),
            "img" => self.picture(element),
            "li" => self.item(),
            "tr" => self.row(),
            _ => {}
        }
        if name == "hr" {
            self.lines(2);
        }
        if !element.is_empty() {
            self.open.push(Open::new(element, self.out.len()));
        }
    }

    fn close(&mut self) {
        let Some(Open { element, start, language, .. }) = self.open.pop() else { return };
        let name = element.name.as_str();
        if self.is_in(&WORDLESS) || WORDLESS.contains(&name) {
            return;
        }
        let inside = self.out.split_off(start.min(self.out.len()));
        let written = match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => heading(name, &inside),
            "strong" | "b" if !self.is_in(&["strong", "b"]) => around(&inside, "**"),
            "em" | "i" if !self.is_in(&["em", "i"]) => around(&inside, "*"),
            "del" | "s" | "strike" => around(&inside, "~~"),
            "a" => link(element, &inside),
            "blockquote" => quote(&inside),
            "code" if !self.is_in(&["pre"]) => around(&inside, "`"),
            "pre" => format!("```{}\n{}\n```", language.unwrap_or_default(), inside.trim_matches('\n')),
            "td" | "th" => format!(" {} |", inside.trim().replace('\n', " ").replace('|', "\\|")),
            _ => inside,
        };
        self.out.push_str(&written);
        match name {
            "tr" => self.end_row(),
            "li" => self.lines(1),
            name if BLOCKS.contains(&name) => self.lines(if self.is_in(&["li"]) { 1 } else { 2 }),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_in(&WORDLESS) {
            return;
        }
        if self.is_in(&["pre"]) {
            self.out.push_str(text);
            return;
        }
        let is_code = self.is_in(&["code"]);
        let is_between =
            self.open.last().is_some_and(|open| WITHOUT_WORDS.contains(&open.element.name.as_str()));
        if is_between && text.trim().is_empty() {
            return;
        }
        for letter in text.chars() {
            if letter.is_whitespace() {
                if !self.out.is_empty() && !self.out.ends_with([' ', '\n']) {
                    self.out.push(' ');
                }
                continue;
            }
            if !is_code && (MARKUP.contains(&letter) || self.would_begin_block(letter)) {
                self.out.push('\\');
            }
            self.out.push(letter);
        }
    }

    /// Whether a letter would make a heading, a quote or an item of the line that it stands in.
    fn would_begin_block(&self, letter: char) -> bool {
        let line = match letter {
            '#' | '>' | '+' | '-' | '=' => self.out.as_str(),
            '.' | ')' if self.out.ends_with(|last: char| last.is_ascii_digit()) => {
                self.out.trim_end_matches(|last: char| last.is_ascii_digit())
            }
            _ => return false,
        };
        line.is_empty() || line.ends_with('\n')
    }

    fn picture(&mut self, element: &Element) {
        let Some(source) =
            element.attribute("src").filter(|source| !source.is_empty() && !source.starts_with("data:"))
        else {
            return;
        };
        let words = element.attribute("alt").unwrap_or_default();
        self.out.extend(["![", words, "](", source, ")"]);
    }

    fn item(&mut self) {
        self.lines(1);
        let is_list = |open: &&mut Open<'_>| matches!(open.element.name.as_str(), "ul" | "ol");
        let depth = self.open.iter().filter(|open| matches!(open.element.name.as_str(), "ul" | "ol")).count();
        let mark = match self.open.iter_mut().rev().find(is_list) {
            Some(list) if list.element.name == "ol" => {
                list.count += 1;
                format!("{}. ", list.count)
            }
            _ => "- ".to_owned(),
        };
        self.out.push_str(&"  ".repeat(depth.saturating_sub(1)));
        self.out.push_str(&mark);
    }

    fn row(&mut self) {
        self.lines(1);
        self.out.push('|');
    }

    /// A line of dashes follows the first row.
    fn end_row(&mut self) {
        let Some(table) = self.open.iter_mut().rev().find(|open| open.element.name == "table") else {
            return;
        };
        table.count += 1;
        if table.count == 1 {
            let row = self.out.rsplit('\n').next().unwrap_or_default();
            let columns = row.replace("\\|", "").matches('|').count().saturating_sub(1);
            self.out.extend(["\n|", &" --- |".repeat(columns)]);
        }
        self.lines(1);
    }

    /// Ends the line, with `count - 1` empty ones after it.
    fn lines(&mut self, count: usize) {
        let text = self.out.trim_end_matches([' ', '\n']).len();
        if text == 0 {
            return;
        }
        let has = self.out.get(text..).unwrap_or_default().matches('\n').count();
        self.out.push_str(&"\n".repeat(count.saturating_sub(has)));
    }

    fn is_in(&self, names: &[&str]) -> bool {
        self.open.iter().any(|open| names.contains(&open.element.name.as_str()))
    }
}

fn heading(name: &str, inside: &str) -> String {
    let level = name.get(1..).and_then(|level| level.parse().ok()).unwrap_or(1);
    let words = inside.trim();
    if words.is_empty() { String::new() } else { format!("{} {words}", "#".repeat(level)) }
}

/// Marks on both sides of what is inside; white space stays outside of them.
fn around(inside: &str, mark: &str) -> String {
    let words = inside.trim();
    if words.is_empty() {
        return inside.to_owned();
    }
    let before = inside.get(..inside.len() - inside.trim_start().len()).unwrap_or_default();
    let after = inside.get(inside.trim_end().len()..).unwrap_or_default();
    format!("{before}{mark}{words}{mark}{after}")
}

fn link(element: &Element, inside: &str) -> String {
    let Some(address) = element.attribute("href").filter(|address| !address.is_empty()) else {
        return inside.to_owned();
    };
    let words = inside.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>();
    let address = address.replace('(', "%28").replace(')', "%29").replace('_', "%5F").replace('*', "%2A");
    format!("[{}]({address})", words.join(" "))
}

fn quote(inside: &str) -> String {
    inside.trim().lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n")
}

/// The language that a block of code is in.
fn language(element: &Element) -> Option<&str> {
    let classes = element.attribute("class").unwrap_or_default();
    classes.split_whitespace().find_map(|class| class.strip_prefix("language-"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::pieces::read;
    use super::markdown;

    #[test]
    fn what_people_read_is_kept() {
        for (html, expected) in [
            (
                "<h2>A &amp; b</h2><p>One <b>two </b><em>three</em><br>four</p>",
                "## A & b\n\nOne **two** *three*  \nfour",
            ),
            (
                "<p>A <a href=\"https://example.com/a_b\">link</a> and 2*3</p>",
                "A [link](https://example.com/a%5Fb) and 2\\*3",
            ),
            ("<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul><p>d</p>", "- a\n- b\n  1. c\n\nd"),
            ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n> \n> b"),
            ("<pre class=\"language-rust\"><code>a  *b*\nc\n</code></pre>", "```rust\na  *b*\nc\n```"),
            (
                "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>",
                "| a | b |\n| --- | --- |\n| 1 | 2 |",
            ),
            ("<pre><code class=\"language-js\">a</code></pre>", "```js\na\n```"),
            ("<p>1. a</p><p>- b</p><p>It was 2024.</p>", "1\\. a\n\n\\- b\n\nIt was 2024."),
            ("<ol> <li><p>a</p></li> <li><b><b>b</b></b></li></ol>", "1. a\n2. **b**"),
            ("<figure><img src=\"a.jpg\" alt=\"A\"><figcaption>B</figcaption></figure>", "![A](a.jpg)\n\nB"),
            ("<script>a</script><svg><title>b</title></svg><p>c</p><hr><p>d</p>", "c\n\n---\n\nd"),
        ] {
            assert_eq!(markdown(&read(html)), expected);
        }
    }

    proptest! {
        #[test]
        fn any_markup_has_some_markdown(html in "(<p>|</p>|<li>|<ul>|</ul>|<a href=x>|<b>|</b>|<table>|<tr>|<td>|<pre>|<svg>|</svg>|<br>|<hr>| |é\\*){0,40}") {
            let _ = markdown(&read(&html));
        }
    }
}
