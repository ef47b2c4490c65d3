//! Lexical to Markdown, for readers that are programs: `llms.txt` and the like.

mod cards;
mod escape;
mod line;

use serde_json::Value;

/// Nodes below this depth are left out.
const MAXIMUM_DEPTH: usize = 100;

/// Writes a Lexical document as Markdown. Cards become the nearest that Markdown has: images, links, code, HTML;
/// those that are only for e-mail are left out. Of nodes that are not known, what is in them is written.
pub fn from_lexical(document: &Value) -> String {
    let blocks = blocks(children(document.get("root").unwrap_or(document)), 0);
    let mut markdown = blocks.join("\n\n");
    if !markdown.is_empty() {
        markdown.push('\n');
    }
    markdown
}

fn children(node: &Value) -> &[Value] {
    node.get("children").and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn kind(node: &Value) -> &str {
    node.get("type").and_then(Value::as_str).unwrap_or_default()
}

/// Each block without a line end behind it.
fn blocks(nodes: &[Value], depth: usize) -> Vec<String> {
    if depth > MAXIMUM_DEPTH {
        return Vec::new();
    }
    let blocks = nodes.iter().flat_map(|node| block(node, depth));
    blocks.filter(|block| !block.trim().is_empty()).collect()
}

fn block(node: &Value, depth: usize) -> Vec<String> {
    match kind(node) {
        "paragraph" => vec![escape::line_starts(&line::write(children(node)))],
        "heading" | "extended-heading" => {
            let level =
                node.get("tag").and_then(Value::as_str).and_then(|tag| tag.strip_prefix('h')?.parse().ok());
            let marks = "#".repeat(level.unwrap_or(2).clamp(1, 6));
            vec![format!("{marks} {}", line::write(children(node)).replace("\\\n", " "))]
        }
        "quote" | "extended-quote" | "aside" => {
            let text = escape::line_starts(&line::write(children(node)));
            vec![prefixed(&text, "> ", "> ")]
        }
        "list" => vec![list(node, depth)],
        "text" | "extended-text" | "link" | "linebreak" => vec![line::write(std::slice::from_ref(node))],
        card => match cards::write(node, card, depth) {
            Some(block) => vec![block],
            None => blocks(children(node), depth + 1),
        },
    }
}

/// Puts something before the first line and before all others. Empty lines get no spaces at their end.
fn prefixed(text: &str, first: &str, others: &str) -> String {
    let lines = text.split('\n').enumerate().map(|(number, line)| {
        let prefix = if number == 0 { first } else { others };
        format!("{prefix}{line}").trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn list(list: &Value, depth: usize) -> String {
    if depth > MAXIMUM_DEPTH {
        return String::new();
    }
    let is_numbered = list.get("listType").is_some_and(|kind| kind == "number");
    let mut number = list.get("start").and_then(Value::as_u64).unwrap_or(1);
    let mut lines = Vec::new();
    for item in children(list) {
        let (lists, rest): (Vec<&Value>, Vec<&Value>) =
            children(item).iter().partition(|child| kind(child) == "list");
        let mark = if is_numbered { format!("{number}. ") } else { "- ".to_owned() };
        let indent = " ".repeat(mark.len());
        let rest: Vec<Value> = rest.into_iter().cloned().collect();
        let text = escape::line_starts(&line::write(&rest));
        // An item without text would become part of what is before it.
        if !text.trim().is_empty() {
            lines.push(prefixed(&text, &mark, &indent));
            number += 1;
        }
        for inner in lists {
            // Without an item before it to be in, an inner list is written as an outer one.
            let indent = if lines.is_empty() { "" } else { &indent };
            let inner = self::list(inner, depth + 1);
            if !inner.is_empty() {
                lines.push(prefixed(&inner, indent, indent));
            }
        }
    }
    lines.join("\n")
}
