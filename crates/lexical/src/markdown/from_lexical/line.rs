//! Texts, links and line breaks as lines of Markdown.

use serde_json::Value;

use super::{children, escape, kind};

/// Formats by their bits, in the order in which they are put around a text, with what begins and ends them.
const FORMATS: [(u64, &str, &str); 7] = [
    (1 << 3, "<u>", "</u>"),
    (1 << 7, "==", "=="),
    (1, "**", "**"),
    (1 << 1, "*", "*"),
    (1 << 2, "~~", "~~"),
    (1 << 5, "<sub>", "</sub>"),
    (1 << 6, "<sup>", "</sup>"),
];

const CODE: u64 = 1 << 4;

/// Writes inline nodes. Line breaks are a backslash at the end of the line; two are an empty line.
pub(super) fn write(nodes: &[Value]) -> String {
    let mut line = Line::default();
    line.nodes(nodes, 0);
    line.finish().replace("\\\n\\\n", "\n\n")
}

/// A line that is being written.
#[derive(Default)]
struct Line {
    out: String,
    /// The formats that are open, the outermost first.
    open: Vec<(u64, &'static str, &'static str)>,
    /// Space that was read and not written: no format may begin or end beside it.
    space: String,
}

impl Line {
    fn nodes(&mut self, nodes: &[Value], depth: usize) {
        for node in nodes.iter().filter(|_| depth < super::MAXIMUM_DEPTH) {
            match kind(node) {
                "linebreak" => {
                    self.close(0);
                    self.space.clear();
                    self.out.push_str("\\\n");
                }
                "link" | "autolink" => self.link(node, depth),
                "tab" => self.space.push(' '),
                "at-link" | "at-link-search" | "zwnj" => {}
                _ => match node.get("text").and_then(Value::as_str) {
                    Some(text) => self.text(text, node.get("format").and_then(Value::as_u64).unwrap_or(0)),
                    None => self.nodes(children(node), depth + 1),
                },
            }
        }
    }

    fn link(&mut self, link: &Value, depth: usize) {
        let mut inner = Self::default();
        inner.nodes(children(link), depth + 1);
        let text = inner.finish();
        let url = link.get("url").and_then(Value::as_str).unwrap_or_default();
        self.close(0);
        self.out.push_str(&std::mem::take(&mut self.space));
        self.out.push_str(&format_link(text.trim(), url));
    }

    fn text(&mut self, text: &str, format: u64) {
        let core = text.trim();
        let start = text.len() - text.trim_start().len();
        self.space.push_str(text.get(..start).unwrap_or_default());
        if core.is_empty() {
            return;
        }
        let wanted = |open: &(u64, &str, &str)| format & open.0 != 0;
        let kept = self.open.iter().take_while(|open| wanted(open)).count();
        self.close(kept);
        self.out.push_str(&std::mem::take(&mut self.space).replace('\n', " "));
        for new in FORMATS.into_iter().filter(|new| wanted(new)) {
            if !self.open.iter().any(|open| open.0 == new.0) {
                self.out.push_str(new.1);
                self.open.push(new);
            }
        }
        if format & CODE == 0 {
            self.out.push_str(&escape::text(core));
        } else {
            self.out.push_str(&code(core));
        }
        self.space.push_str(text.get(start + core.len()..).unwrap_or_default());
    }

    /// Closes the formats but for the outermost ones.
    fn close(&mut self, kept: usize) {
        while self.open.len() > kept
            && let Some((_, _, end)) = self.open.pop()
        {
            self.out.push_str(end);
        }
    }

    fn finish(mut self) -> String {
        self.close(0);
        self.out
    }
}

/// A link, or the address alone where there is no text.
pub(super) fn format_link(text: &str, url: &str) -> String {
    let text = if text.is_empty() { escape::text(url) } else { text.to_owned() };
    if url.is_empty() { text } else { format!("[{text}]({})", escape::address(url)) }
}

/// Code between more backticks than are in it.
fn code(text: &str) -> String {
    let text = text.replace('\n', " ");
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let marks = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{marks}{space}{text}{space}{marks}")
}
