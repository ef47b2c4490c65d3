//! Call-to-action cards.

use serde_json::{Value, json};

use super::super::dom::{Dom, Id};
use super::super::script::trim;
use super::super::{parse, serialize, style};
use super::html::visibility;
use super::image::{Image, read};
use super::{or_default, word_after};

pub(super) fn of_div(dom: &Dom, id: Id) -> Value {
    let attribute =
        |name: &str, default: &str| or_default(dom.attribute(id, name).map(str::to_owned), default);
    let text = |element: Option<Id>| {
        element.map(|node| trim(&dom.text_content(node)).to_owned()).unwrap_or_default()
    };
    let button = dom.find_class(id, "kg-cta-button");
    let colour = |name: &str, default: &str| {
        let colour =
            button.map(|button| style::property(dom, button, name)).filter(|colour| !colour.is_empty());
        style::hex_of(colour.as_deref().unwrap_or(default))
    };
    let sponsor = dom.find_class(id, "kg-cta-sponsor-label");
    let container = dom.find_class(id, "kg-cta-image-container");
    let image = container.and_then(|container| dom.find(container, "img")).map(|image| read(dom, image));
    let classes = dom.attribute(id, "class").unwrap_or_default();
    json!({
        "type": "call-to-action",
        "version": 1,
        "layout": attribute("data-layout", "minimal"),
        "alignment": attribute("data-alignment", "left"),
        "textValue": text(dom.find_class(id, "kg-cta-text")),
        "showButton": button.is_some(),
        "showDividers": dom.has_class(id, "kg-cta-has-dividers"),
        "buttonText": or_default(Some(text(button)), "Learn more"),
        "buttonUrl": button.and_then(|button| dom.attribute(button, "href")).unwrap_or_default(),
        "buttonColor": or_default(colour("background-color", "#000000"), "#000000"),
        "buttonTextColor": or_default(colour("color", "#ffffff"), "#ffffff"),
        "hasSponsorLabel": sponsor.is_some(),
        "sponsorLabel": or_default(sponsor.map(|label| sponsor_label(dom, label)), SPONSORED),
        "backgroundColor": word_after(classes, "kg-cta-bg-").unwrap_or("grey"),
        "linkColor": "text",
        "imageUrl": image.as_ref().and_then(|image| image.source.clone()).unwrap_or_default(),
        "imageWidth": image.as_ref().map_or(Value::Null, Image::width),
        "imageHeight": image.as_ref().map_or(Value::Null, Image::height),
        "visibility": visibility()
    })
}

const SPONSORED: &str = "<p><span style=\"white-space: pre-wrap;\">SPONSORED</span></p>";

/// The label as it is edited, in a paragraph. What a paragraph cannot hold ends it.
fn sponsor_label(dom: &Dom, label: Id) -> String {
    let html = format!("<p>{}</p>", trim(&serialize::inner(dom, label)));
    let (fragment, content) = parse::fragment(&html, dom.name(label));
    serialize::inner(&fragment, content)
}
