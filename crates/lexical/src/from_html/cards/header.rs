//! Header cards, of both versions.

use serde_json::{Value, json};

use super::super::dom::{Dom, Id};
use super::{class_attribute, class_text, or_default};

pub(super) fn of_div(dom: &Dom, id: Id) -> Value {
    if dom.has_class(id, "kg-v2") { second_version(dom, id) } else { first_version(dom, id) }
}

fn first_version(dom: &Dom, id: Id) -> Value {
    let text = |class: &str| class_text(dom, id, class).unwrap_or_default();
    let size = if dom.has_class(id, "kg-size-large") { "large" } else { "small" };
    let style = if dom.has_class(id, "kg-style-image") { "image" } else { "text" };
    json!({
        "type": "header",
        "version": 1,
        "size": size,
        "style": style,
        "buttonEnabled": dom.find_class(id, "kg-header-card-button").is_some(),
        "buttonUrl": class_attribute(dom, id, "kg-header-card-button", "href").unwrap_or_default(),
        "buttonText": text("kg-header-card-button"),
        "header": text("kg-header-card-header"),
        "subheader": text("kg-header-card-subheader"),
        "backgroundImageSrc": dom.attribute(id, "data-kg-background-image").unwrap_or_default(),
        "accentColor": "#FF1A75",
        "alignment": "center",
        "backgroundColor": "#000000",
        "backgroundImageWidth": null,
        "backgroundImageHeight": null,
        "backgroundSize": "cover",
        "textColor": "#FFFFFF",
        "buttonColor": "#ffffff",
        "buttonTextColor": "#000000",
        "layout": "full",
        "swapped": false
    })
}

fn second_version(dom: &Dom, id: Id) -> Value {
    let text = |class: &str| class_text(dom, id, class).unwrap_or_default();
    let button = |attribute: &str| class_attribute(dom, id, "kg-header-card-button", attribute);
    let background = if dom.has_class(id, "kg-style-accent") {
        "accent".to_owned()
    } else {
        or_default(dom.attribute(id, "data-background-color").map(str::to_owned), "#000000")
    };
    let text_colour = class_attribute(dom, id, "kg-header-card-heading", "data-text-color");
    json!({
        "type": "header",
        "version": 2,
        "size": "small",
        "style": "dark",
        "buttonEnabled": dom.find_class(id, "kg-header-card-button").is_some(),
        "buttonUrl": button("href").unwrap_or_default(),
        "buttonText": text("kg-header-card-button"),
        "header": text("kg-header-card-heading"),
        "subheader": text("kg-header-card-subheading"),
        "backgroundImageSrc": class_attribute(dom, id, "kg-header-card-image", "src").unwrap_or_default(),
        "accentColor": "#FF1A75",
        "alignment": "center",
        "backgroundColor": background,
        "backgroundImageWidth": null,
        "backgroundImageHeight": null,
        "backgroundSize": "cover",
        "textColor": or_default(text_colour, "#FFFFFF"),
        "buttonColor": or_default(button("data-button-color"), "#ffffff"),
        "buttonTextColor": or_default(button("data-button-text-color"), "#000000"),
        "layout": layout(dom, id),
        "swapped": false
    })
}

/// The classes tell the layout; without them, where the image is.
fn layout(dom: &Dom, id: Id) -> &'static str {
    let classes = [
        ("kg-layout-split", "split"),
        ("kg-width-full", "full"),
        ("kg-width-wide", "wide"),
        ("kg-width-regular", "regular"),
    ];
    if let Some((_, layout)) = classes.into_iter().find(|(class, _)| dom.has_class(id, class)) {
        return layout;
    }
    let image = dom.find_class(id, "kg-header-card-image");
    let content = dom.find_class(id, "kg-header-card-content");
    let is_inside = |image: Id| {
        content.is_some_and(|content| image == content || dom.ancestors(image).any(|above| above == content))
    };
    if image.is_some_and(is_inside) { "split" } else { "full" }
}
