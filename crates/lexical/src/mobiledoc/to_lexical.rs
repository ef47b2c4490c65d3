//! Mobiledoc to Lexical.

use serde_json::{Map, Value, json};

use super::{CARD_NAMES, FORMATS};

/// Turns the JSON text of a mobiledoc into a Lexical document, as Ghost 6.65 does when it opens an old post. An
/// empty text is an empty document. Sections that make no sense are left out; fails only where the text is no JSON.
pub fn to_lexical(mobiledoc: &str) -> Result<Value, serde_json::Error> {
    if mobiledoc.is_empty() {
        return Ok(document(&[], false));
    }
    let mobiledoc: Value = serde_json::from_str(mobiledoc)?;
    let sections = array(mobiledoc.get("sections"));
    let children: Vec<Value> = sections.iter().filter_map(|section| convert(section, &mobiledoc)).collect();
    let has_text = children
        .iter()
        .any(|child| !array(child.get("children")).is_empty() || child.get("listType").is_some());
    Ok(document(&children, has_text))
}

fn document(children: &[Value], has_text: bool) -> Value {
    let direction = has_text.then_some("ltr");
    json!({"root": {
        "children": children, "direction": direction, "format": "", "indent": 0, "type": "root", "version": 1
    }})
}

/// One section: text, list or card. Image sections were never used by Ghost.
fn convert(section: &Value, mobiledoc: &Value) -> Option<Value> {
    match section.get(0)?.as_u64()? {
        1 => {
            let tag = section.get(1)?.as_str()?;
            let mut block = element(text_block(tag));
            put(&mut block, "children", Markers::read(array(section.get(2)), mobiledoc).into());
            Some(block)
        }
        3 => Some(list(section, mobiledoc)),
        10 => card(mobiledoc.get("cards")?.get(index(section.get(1))?)?),
        _ => None,
    }
}

/// The fields that distinguish a block of text of this tag.
fn text_block(tag: &str) -> Value {
    match tag {
        "p" => json!({"type": "paragraph"}),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => json!({"type": "heading", "tag": tag}),
        "blockquote" => json!({"type": "quote"}),
        _ => json!({"type": tag}),
    }
}

/// An element without children, with the fields that all elements have in front.
fn element(fields: Value) -> Value {
    let mut node = json!({"children": [], "direction": "ltr", "format": "", "indent": 0});
    if let (Some(node), Value::Object(fields)) = (node.as_object_mut(), fields) {
        node.extend(fields);
        node.insert("version".into(), 1.into());
    }
    node
}

fn list(section: &Value, mobiledoc: &Value) -> Value {
    let tag = section.get(1).and_then(Value::as_str).unwrap_or("ul");
    let list_type = if tag == "ul" { "bullet" } else { "number" };
    let items = array(section.get(2)).iter().enumerate().map(|(position, markers)| {
        let mut item = element(json!({"type": "listitem", "value": position + 1}));
        put(&mut item, "children", Markers::read(array(Some(markers)), mobiledoc).into());
        item
    });
    let items: Vec<Value> = items.collect();
    let mut list = element(json!({"tag": tag, "type": "list", "listType": list_type, "start": 1}));
    put(&mut list, "children", items.into());
    list
}

fn card(card: &Value) -> Option<Value> {
    let name = card.get(0)?.as_str()?;
    let name = CARD_NAMES.iter().find(|(old, _)| *old == name).map_or(name, |(_, new)| *new);
    let mut payload = card.get(1).and_then(Value::as_object).cloned().unwrap_or_default();
    if name == "embed"
        && let Some(kind) = payload.shift_remove("type")
    {
        payload.insert("embedType".into(), kind);
    }
    if name == "callout" {
        keep_only_named_colour(&mut payload);
    }
    payload.shift_remove("type");
    let mut node = Map::new();
    node.insert("type".into(), name.into());
    node.extend(payload);
    Some(Value::Object(node))
}

/// Old callouts had css colours, for which Lexical's callout has no class.
fn keep_only_named_colour(payload: &mut Map<String, Value>) {
    let Some(Value::String(colour)) = payload.get_mut("backgroundColor") else { return };
    if !colour.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-') {
        "white".clone_into(colour);
    }
}

/// Reads the markers of one section: which markups are open, and the link that is being filled.
struct Markers<'a> {
    open: Vec<&'a Value>,
    url: Option<&'a Value>,
    /// Ghost never resets it: a link without `rel` has that of the one before it in the section.
    rel: Option<&'a Value>,
    in_link: bool,
    /// The link with the address it had when its first text came.
    link: Option<(Value, Vec<Value>)>,
    children: Vec<Value>,
}

impl<'a> Markers<'a> {
    fn read(markers: &'a [Value], mobiledoc: &'a Value) -> Vec<Value> {
        let mut state =
            Self { open: Vec::new(), url: None, rel: None, in_link: false, link: None, children: Vec::new() };
        for marker in markers {
            state.marker(marker, mobiledoc);
        }
        state.children
    }

    fn marker(&mut self, marker: &'a Value, mobiledoc: &'a Value) {
        if marker.get(0).and_then(Value::as_u64) != Some(0) {
            return self.atom(marker, mobiledoc);
        }
        for markup in array(marker.get(1)) {
            let markup = index(Some(markup)).and_then(|at| mobiledoc.get("markups")?.get(at));
            if let Some(markup) = markup {
                self.open_markup(markup);
            }
        }
        if let Some(text) = marker.get(3) {
            self.text(text);
        }
        let closing = marker.get(2).and_then(Value::as_u64).unwrap_or(0);
        for _ in 0..closing {
            let Some(markup) = self.open.pop() else { break };
            if is_link(markup) {
                self.close_link();
            }
        }
    }

    fn atom(&mut self, marker: &Value, mobiledoc: &Value) {
        let atom = index(marker.get(3)).and_then(|at| mobiledoc.get("atoms")?.get(at)?.get(0)?.as_str());
        if atom == Some("soft-return") {
            self.children.push(json!({"type": "linebreak", "version": 1}));
        }
    }

    fn open_markup(&mut self, markup: &'a Value) {
        if is_link(markup) {
            self.in_link = true;
            let attributes = array(markup.get(1));
            if attributes.first().is_some_and(|name| name == "href") {
                self.url = attributes.get(1);
            }
            if attributes.get(2).is_some_and(|name| name == "rel") {
                self.rel = attributes.get(3);
            }
        }
        self.open.push(markup);
    }

    fn text(&mut self, text: &Value) {
        let node = json!({
            "detail": 0, "format": self.format(), "mode": "normal", "style": "", "text": text, "type": "text", "version": 1
        });
        if self.in_link {
            let rel = self.rel.filter(|rel| rel.as_str() != Some(""));
            let url = self.url;
            let new =
                || element(json!({"type": "link", "rel": rel, "target": null, "title": null, "url": url}));
            self.link.get_or_insert_with(|| (new(), Vec::new())).1.push(node);
        } else {
            self.children.push(node);
        }
    }

    fn format(&self) -> u64 {
        let names = self.open.iter().filter_map(|markup| markup.get(0)?.as_str());
        names.fold(0, |format, name| {
            format | FORMATS.iter().find(|(tag, _)| *tag == name).map_or(0, |(_, bit)| *bit)
        })
    }

    fn close_link(&mut self) {
        if let Some((mut link, children)) = self.link.take() {
            put(&mut link, "children", children.into());
            self.children.push(link);
        }
        self.in_link = false;
        self.url = None;
    }
}

fn is_link(markup: &Value) -> bool {
    markup.get(0).is_some_and(|name| name == "a")
}

fn array(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn index(value: Option<&Value>) -> Option<usize> {
    usize::try_from(value?.as_u64()?).ok()
}

fn put(node: &mut Value, key: &str, value: Value) {
    if let Some(object) = node.as_object_mut() {
        object.insert(key.into(), value);
    }
}
