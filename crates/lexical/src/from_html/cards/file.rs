//! File cards.

use serde_json::{Value, json};

use super::super::dom::{Dom, Id};
use super::super::script::{json_number, parse_float};
use super::{class_text, without_data};

pub(super) fn of_div(dom: &Dom, id: Id) -> Value {
    let text = |class: &str| class_text(dom, id, class).unwrap_or_default();
    let source = dom.find(id, "a").and_then(|link| dom.attribute(link, "href")).unwrap_or_default();
    json!({
        "type": "file",
        "version": 1,
        "src": without_data(source.to_owned()),
        "fileTitle": text("kg-file-card-title"),
        "fileCaption": text("kg-file-card-caption"),
        "fileName": text("kg-file-card-filename"),
        "fileSize": json_number(bytes(&text("kg-file-card-filesize")))
    })
}

/// `12 KB` in bytes; 0 for units that Ghost does not write.
fn bytes(size: &str) -> Option<f64> {
    let mut parts = size.split(' ');
    let number = parse_float(parts.next().unwrap_or_default());
    let unit = parts.next().unwrap_or_default();
    let exponent = ["Bytes", "KB", "MB", "GB", "TB"].into_iter().zip(0_i32..).find(|(name, _)| *name == unit);
    match exponent {
        Some((_, exponent)) => number.map(|number| (number * 1024_f64.powi(exponent) + 0.5).floor()),
        None => Some(0.0),
    }
}
