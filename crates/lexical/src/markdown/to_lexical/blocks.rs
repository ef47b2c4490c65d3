//! Blocks of Markdown as nodes and cards.

use serde_json::{Value, json};

use super::super::entity::unescape;
use super::super::render::{plain, render};
use super::super::token::{Kind, Token};
use super::line;

/// The nodes of a run of blocks.
pub(super) fn read(tokens: &[Token]) -> Vec<Value> {
    let mut nodes = Vec::new();
    let mut rest = tokens;
    while let Some(token) = rest.first() {
        let (block, after) = rest.split_at(length(rest));
        rest = after;
        let inside = block.get(1..block.len().saturating_sub(1)).unwrap_or_default();
        match (&token.kind, token.tag) {
            (Kind::Open, "p") => paragraph_nodes(inside, &mut nodes),
            (Kind::Open, "blockquote") => quote(inside, &mut nodes),
            (Kind::Open, "ul" | "ol") => list(token, inside, &mut nodes),
            (Kind::Open, "table") => nodes.push(html(&render(block))),
            (Kind::Open, tag @ ("h1" | "h2" | "h3" | "h4" | "h5" | "h6")) => nodes.push(heading(tag, inside)),
            (Kind::Single, _) => nodes.push(json!({"type": "horizontalrule", "version": 1})),
            (Kind::CodeBlock, _) => nodes.push(code(&token.content, "")),
            (Kind::Fence(info), _) => {
                let info = unescape(info);
                nodes.push(code(&token.content, info.split_whitespace().next().unwrap_or_default()));
            }
            (Kind::HtmlBlock, _) => nodes.push(html(&token.content)),
            (Kind::FootnotesOpen, _) => footnotes(inside, &mut nodes),
            _ => {}
        }
    }
    nodes
}

/// How many tokens the first block has.
fn length(tokens: &[Token]) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Open | Kind::FootnotesOpen | Kind::FootnoteOpen => depth += 1,
            Kind::Close | Kind::FootnotesClose | Kind::FootnoteClose => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    tokens.len()
}

fn kind(node: &Value) -> &str {
    node.get("type").and_then(Value::as_str).unwrap_or_default()
}

/// An element node with its children.
pub(super) fn element(children: &[Value], fields: Value) -> Value {
    let mut node = json!({"children": children, "direction": null, "format": "", "indent": 0});
    if let (Some(node), Value::Object(fields)) = (node.as_object_mut(), fields) {
        node.extend(fields);
        node.insert("version".into(), 1.into());
    }
    node
}

pub(super) fn paragraph(children: &[Value]) -> Value {
    element(children, json!({"type": "paragraph"}))
}

fn heading(tag: &str, inside: &[Token]) -> Value {
    let children = inside.first().map(|inline| line::nodes(&inline.children)).unwrap_or_default();
    element(&children, json!({"type": "extended-heading", "tag": tag}))
}

fn code(code: &str, language: &str) -> Value {
    let code = code.strip_suffix('\n').unwrap_or(code);
    json!({"type": "codeblock", "version": 1, "code": code, "language": language, "caption": ""})
}

/// HTML as a card, but for the comment by which Ghost marks where the free part ends.
fn html(html: &str) -> Value {
    let html = html.trim();
    if html
        .strip_prefix("<!--")
        .and_then(|rest| rest.strip_suffix("-->"))
        .is_some_and(|text| text.trim() == "members-only")
    {
        return json!({"type": "paywall", "version": 1});
    }
    let everyone = "status:free,status:-free";
    let visibility =
        json!({"web": {"nonMember": true, "memberSegment": everyone}, "email": {"memberSegment": everyone}});
    json!({"type": "html", "version": 1, "html": html, "visibility": visibility})
}

/// A paragraph, or the cards that it is: images, an address, HTML.
fn paragraph_nodes(inside: &[Token], nodes: &mut Vec<Value>) {
    let Some(inline) = inside.first() else { return };
    if inline.children.iter().any(line::is_foreign_html) {
        return nodes.push(html(&render(std::slice::from_ref(inline))));
    }
    if let Some(bookmark) = bookmark(&inline.children) {
        return nodes.push(bookmark);
    }
    let mut from = 0;
    for (at, token) in inline.children.iter().enumerate() {
        if token.kind == Kind::Image && token.level == 0 {
            push_text(inline.children.get(from..at).unwrap_or_default(), nodes);
            nodes.push(image(token));
            from = at + 1;
        }
    }
    push_text(inline.children.get(from..).unwrap_or_default(), nodes);
}

fn push_text(tokens: &[Token], nodes: &mut Vec<Value>) {
    let children = line::nodes(tokens);
    let is_blank = |node: &Value| {
        kind(node) == "linebreak"
            || node.get("text").and_then(Value::as_str).is_some_and(|text| text.trim().is_empty())
    };
    if !children.iter().all(is_blank) {
        nodes.push(paragraph(&children));
    }
}

fn image(token: &Token) -> Value {
    let attribute = |wanted: &str| {
        let found = token.attributes.iter().find(|(name, _)| *name == wanted);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let mut alt = String::new();
    plain(&token.children, &mut alt);
    json!({
        "type": "image", "version": 1, "src": attribute("src"), "width": null, "height": null,
        "title": attribute("title"), "alt": alt, "caption": "", "cardWidth": "regular", "href": ""
    })
}

/// The card for a line that is only an address.
fn bookmark(tokens: &[Token]) -> Option<Value> {
    let [open, text, close] = tokens else { return None };
    let (_, href) = open.attributes.first().filter(|_| open.is_open("a") && close.is_close("a"))?;
    let is_web = href.starts_with("https://") || href.starts_with("http://");
    let is_bare = super::super::address::encode(&text.content) == *href;
    (is_web && is_bare).then(|| {
        json!({
            "type": "bookmark", "version": 1, "url": href,
            "metadata": {
                "icon": "", "title": text.content, "description": "", "author": "", "publisher": "", "thumbnail": ""
            },
            "caption": ""
        })
    })
}

/// The paragraphs of a quote are one node with empty lines between them; other blocks in it follow it.
fn quote(inside: &[Token], nodes: &mut Vec<Value>) {
    let mut lines: Vec<Value> = Vec::new();
    for node in read(inside) {
        if matches!(kind(&node), "paragraph" | "extended-quote") {
            join_lines(&mut lines, &node);
        } else {
            push_quote(&mut lines, nodes);
            nodes.push(node);
        }
    }
    push_quote(&mut lines, nodes);
}

fn push_quote(lines: &mut Vec<Value>, nodes: &mut Vec<Value>) {
    if !lines.is_empty() {
        nodes.push(element(&std::mem::take(lines), json!({"type": "extended-quote"})));
    }
}

/// Adds the children of a node behind two line breaks.
fn join_lines(lines: &mut Vec<Value>, node: &Value) {
    if !lines.is_empty() {
        lines.extend([line::line_break(), line::line_break()]);
    }
    lines.extend(node.get("children").and_then(Value::as_array).cloned().unwrap_or_default());
}

/// A list; blocks in its items that no item can hold follow it.
fn list(open: &Token, inside: &[Token], nodes: &mut Vec<Value>) {
    let start = open.attributes.first().and_then(|(_, start)| start.parse::<i64>().ok()).unwrap_or(1);
    let list_type = if open.tag == "ol" { "number" } else { "bullet" };
    let (mut items, mut behind) = (Vec::new(), Vec::new());
    let mut value = start;
    let mut rest = inside;
    while !rest.is_empty() {
        let (item, after) = rest.split_at(length(rest));
        rest = after;
        let (mut lines, mut lists) = (Vec::new(), Vec::new());
        for node in read(item.get(1..item.len().saturating_sub(1)).unwrap_or_default()) {
            match kind(&node) {
                "paragraph" | "extended-quote" | "extended-heading" => join_lines(&mut lines, &node),
                "list" => lists.push(node),
                _ => behind.push(node),
            }
        }
        items.push(element(&lines, json!({"type": "listitem", "value": value})));
        value += 1;
        // A list within a list is in an item of its own.
        items.extend(
            lists.into_iter().map(|list| element(&[list], json!({"type": "listitem", "value": value}))),
        );
    }
    nodes.push(element(
        &items,
        json!({"type": "list", "listType": list_type, "start": start, "tag": open.tag}),
    ));
    nodes.append(&mut behind);
}

/// The notes as a list behind a rule, in the order of their numbers.
fn footnotes(inside: &[Token], nodes: &mut Vec<Value>) {
    let mut items = Vec::new();
    let mut rest = inside;
    while !rest.is_empty() {
        let (note, after) = rest.split_at(length(rest));
        rest = after;
        let mut lines = Vec::new();
        for node in read(note.get(1..note.len().saturating_sub(1)).unwrap_or_default()) {
            join_lines(&mut lines, &node);
        }
        items.push(element(&lines, json!({"type": "listitem", "value": items.len() + 1})));
    }
    nodes.push(json!({"type": "horizontalrule", "version": 1}));
    nodes.push(element(&items, json!({"type": "list", "listType": "number", "start": 1, "tag": "ol"})));
}
