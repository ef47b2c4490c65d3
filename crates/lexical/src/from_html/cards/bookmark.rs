//! Bookmark cards, of Ghost and of Medium.

use serde_json::{Value, json};

use super::super::dom::{Dom, Id};
use super::super::script::trim;
use super::super::{serialize, style};
use super::{class_attribute, class_text};

pub(super) fn of_figure(dom: &Dom, id: Id) -> Value {
    let thumbnail =
        dom.find_in_class(id, "kg-bookmark-thumbnail", "img").and_then(|image| dom.attribute(image, "src"));
    let text = |class: &str| class_text(dom, id, class).unwrap_or_default();
    let caption = dom.find(id, "figcaption").map(|caption| dom.text_content(caption));
    json!({
        "type": "bookmark",
        "version": 1,
        "url": class_attribute(dom, id, "kg-bookmark-container", "href").unwrap_or_default(),
        "metadata": {
            "icon": class_attribute(dom, id, "kg-bookmark-icon", "src").unwrap_or_default(),
            "title": text("kg-bookmark-title"),
            "description": text("kg-bookmark-description"),
            // The two classes are the wrong way round in Ghost's HTML, for the sake of old themes.
            "author": text("kg-bookmark-publisher"),
            "publisher": text("kg-bookmark-author"),
            "thumbnail": thumbnail.unwrap_or_default()
        },
        "caption": caption.unwrap_or_default()
    })
}

pub(super) fn of_medium(dom: &mut Dom, id: Id) -> Value {
    let anchor = dom.find_class(id, "markup--mixtapeEmbed-anchor");
    let in_anchor = |class: &str| anchor.and_then(|anchor| dom.find_class(anchor, class));
    let (title, description) =
        (in_anchor("markup--mixtapeEmbed-strong"), in_anchor("markup--mixtapeEmbed-em"));
    let image = dom.find_class(id, "mixtapeImage");
    if let Some(line_break) = dom.find(id, "br") {
        dom.remove(line_break);
    }
    let url = anchor.and_then(|anchor| dom.attribute(anchor, "href")).unwrap_or_default().to_owned();
    let title = take_html(dom, title);
    let description = take_html(dom, description);
    let publisher = anchor.map(|anchor| trim(&serialize::inner(dom, anchor)).to_owned()).unwrap_or_default();
    let thumbnail = image.map(|image| background_image(&style::property(dom, image, "background-image")));
    json!({
        "type": "bookmark",
        "version": 1,
        "url": url,
        "metadata": {
            "icon": "",
            "title": title,
            "description": description,
            "author": "",
            "publisher": publisher,
            "thumbnail": thumbnail.unwrap_or_default()
        },
        "caption": ""
    })
}

/// The HTML in an element, which is taken out where there is any.
fn take_html(dom: &mut Dom, element: Option<Id>) -> String {
    let Some(element) = element else { return String::new() };
    let html = serialize::inner(dom, element);
    if !html.is_empty() {
        dom.remove(element);
    }
    trim(&html).to_owned()
}

/// The address in `url(…)`.
fn background_image(value: &str) -> String {
    let address =
        value.split_once("url(").and_then(|(_, rest)| rest.split_once(')')).map(|(address, _)| address);
    address.unwrap_or_default().trim_matches(['"', '\'']).to_owned()
}
