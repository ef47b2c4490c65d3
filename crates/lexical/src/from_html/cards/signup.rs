//! Signup cards.

use serde_json::{Value, json};

use super::super::dom::{Dom, Id};
use super::super::script::trim;
use super::super::style;
use super::{class_attribute, class_text, or_default};

pub(super) fn of_div(dom: &Dom, id: Id) -> Value {
    let layout =
        ["split", "full", "wide"].into_iter().find(|name| dom.has_class(id, &format!("kg-layout-{name}")));
    let layout = layout.unwrap_or("regular");
    let text_of = |name: &str| dom.find(id, name).map(|node| dom.text_content(node)).unwrap_or_default();
    let trimmed = |class: &str| class_text(dom, id, class).map(|text| trim(&text).to_owned());
    let colour = |element: Option<Id>, property: &str, default: &str| {
        let colour = element.map(|element| style::property(dom, element, property)).unwrap_or_default();
        or_default(style::hex_of(&colour), default)
    };
    let is_accent =
        |element: Option<Id>| element.is_some_and(|element| dom.has_class(element, "kg-style-accent"));
    let (button, success) =
        (dom.find_class(id, "kg-signup-card-button"), dom.find_class(id, "kg-signup-card-success"));
    let background = if is_accent(Some(id)) {
        "accent".to_owned()
    } else {
        colour(Some(id), "background-color", "#ffffff")
    };
    let button_colour =
        if is_accent(button) { "accent".to_owned() } else { colour(button, "background-color", "#ffffff") };
    let image = class_attribute(dom, id, "kg-signup-card-image", "src").unwrap_or_default();
    // On a transparent background the text has the colour of the page, unless it stands on an image.
    let inherits = background == "transparent" && (layout == "split" || image.is_empty());
    let text_colour = if inherits { String::new() } else { colour(success, "color", "#ffffff") };
    let content = dom.find_class(id, "kg-signup-card-text");
    let is_centred = content.is_some_and(|content| dom.has_class(content, "kg-align-center"));
    let inputs = dom
        .descendants(id)
        .filter(|node| dom.is(*node, "input") && dom.attribute(*node, "data-members-label").is_some());
    let labels: Vec<String> = inputs
        .map(|input| dom.attribute(input, "value").unwrap_or_default().replace(['\n', '\r'], ""))
        .collect();
    json!({
        "type": "signup",
        "version": 1,
        "alignment": if is_centred { "center" } else { "left" },
        "backgroundColor": background,
        "backgroundImageSrc": image,
        "backgroundSize": if dom.has_class(id, "kg-content-wide") { "contain" } else { "cover" },
        "textColor": text_colour,
        "buttonColor": button_colour,
        "buttonTextColor": colour(button, "color", "#000000"),
        "buttonText": or_default(trimmed("kg-signup-card-button-default"), "Subscribe"),
        "disclaimer": text_of("p"),
        "header": text_of("h2"),
        "layout": layout,
        "subheader": text_of("h3"),
        "successMessage": or_default(trimmed("kg-signup-card-success"), "Email sent! Check your inbox to complete your signup."),
        "swapped": dom.has_class(id, "kg-swapped"),
        "labels": labels
    })
}
