//! The finished tree as JSON, field by field in the order in which Lexical writes them.

use serde_json::{Value, json};

use super::tree::{Key, Kind, ROOT, Tree};

impl Tree {
    /// The whole document as JSON.
    pub(super) fn into_json(self) -> Value {
        let children: Vec<Value> = self.children(ROOT).into_iter().map(|child| self.json(child, 0)).collect();
        json!({"root": {
            "children": children, "direction": null, "format": "", "indent": 0, "type": "root", "version": 1
        }})
    }

    fn json(&self, key: Key, value: i64) -> Value {
        let element = |fields: Value, indent: f64| self.element_json(key, fields, indent);
        match self.kind(key) {
            Kind::Root => Value::Null,
            Kind::Paragraph { indent } => element(json!({"type": "paragraph", "version": 1}), *indent),
            Kind::Heading(tag) => element(json!({"type": "extended-heading", "version": 1, "tag": tag}), 0.0),
            Kind::Quote => element(json!({"type": "extended-quote", "version": 1}), 0.0),
            Kind::List { list_type, start } => {
                let tag = if *list_type == "number" { "ol" } else { "ul" };
                let fields =
                    json!({"type": "list", "version": 1, "listType": list_type, "start": start, "tag": tag});
                element(fields, 0.0)
            }
            Kind::Item { checked } => {
                let mut fields = json!({"type": "listitem", "version": 1});
                if let (Some(checked), Some(fields)) =
                    (checked.filter(|_| !self.is_in_plain_list(key)), fields.as_object_mut())
                {
                    fields.insert("checked".into(), checked.into());
                }
                if let Some(fields) = fields.as_object_mut() {
                    fields.insert("value".into(), value.into());
                }
                element(fields, self.item_indent(key))
            }
            Kind::Link { url, rel, target, title } => element(
                json!({"type": "link", "version": 1, "rel": rel, "target": target, "title": title, "url": url}),
                0.0,
            ),
            Kind::Text { text, format } => json!({
                "detail": 0, "format": format, "mode": "normal", "style": "", "text": text, "type": "extended-text",
                "version": 1
            }),
            Kind::Tab { format } => json!({
                "detail": 2, "format": format, "mode": "normal", "style": "", "text": "\t", "type": "tab", "version": 1
            }),
            Kind::LineBreak => json!({"type": "linebreak", "version": 1}),
            Kind::Card(card) => card.clone(),
        }
    }

    /// In lists without boxes nothing is checked.
    fn is_in_plain_list(&self, item: Key) -> bool {
        let list_type = self.parent(item).map(|list| self.kind(list));
        matches!(list_type, Some(Kind::List { list_type, .. }) if *list_type != "check")
    }

    /// How many items are above an item.
    #[expect(clippy::cast_precision_loss, reason = "the depth of a tree is far below 2^52")]
    fn item_indent(&self, item: Key) -> f64 {
        let above = std::iter::successors(self.parent(item), |node| self.parent(*node));
        above.filter(|node| self.is_item(*node)).count() as f64
    }

    fn element_json(&self, key: Key, fields: Value, indent: f64) -> Value {
        let mut position = 0;
        let mut children = Vec::new();
        for child in self.children(key) {
            // Items that hold only a list are not counted, and items outside of lists are all the first.
            let value = if let Kind::List { start, .. } = self.kind(key) { start + position } else { 1 };
            children.push(self.json(child, value));
            position += i64::from(self.nested_list(child).is_none());
        }
        let mut node =
            json!({"children": children, "direction": null, "format": "", "indent": number(indent)});
        if let (Some(node), Value::Object(fields)) = (node.as_object_mut(), fields) {
            node.extend(fields);
        }
        node
    }
}

/// A number as JavaScript writes it: whole ones without a point.
#[expect(clippy::cast_possible_truncation, reason = "only whole numbers that fit are converted")]
pub(super) fn number(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < 9e15 { json!(number as i64) } else { json!(number) }
}
