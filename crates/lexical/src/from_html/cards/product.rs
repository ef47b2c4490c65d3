//! Product cards.

use serde_json::{Value, json};

use super::super::clean::caption;
use super::super::dom::{Dom, Id};
use super::super::script::{json_number, to_number, trim};
use super::without_data;

pub(super) fn of_div(dom: &Dom, id: Id) -> Option<Value> {
    let html = |class: &'static str| caption(dom, id, move |dom, node| dom.has_class(node, class));
    let (title, description) = (html("kg-product-card-title"), html("kg-product-card-description"));
    let image = dom.find_class(id, "kg-product-card-image");
    let button = dom.find(id, "a");
    if title.is_none() && description.is_none() && image.is_none() && button.is_none() {
        return None;
    }
    let source = image.and_then(|image| dom.attribute(image, "src")).filter(|source| !source.is_empty());
    let size = |name: &str| {
        let size = image.filter(|_| source.is_some()).and_then(|image| dom.attribute(image, name));
        json_number(size.filter(|size| !size.is_empty()).and_then(to_number))
    };
    let stars =
        dom.descendants(id).filter(|node| dom.has_class(*node, "kg-product-card-rating-active")).count();
    let (button_text, url) = button.and_then(|button| button_of(dom, button)).unzip();
    Some(json!({
        "type": "product",
        "version": 1,
        "productImageSrc": without_data(source.unwrap_or_default().to_owned()),
        "productImageWidth": size("width"),
        "productImageHeight": size("height"),
        "productTitle": title.unwrap_or_default(),
        "productDescription": description.unwrap_or_default(),
        "productRatingEnabled": stars > 0,
        "productStarRating": if stars > 0 { stars } else { 5 },
        "productButtonEnabled": url.is_some(),
        "productButton": button_text.unwrap_or_default(),
        "productUrl": url.unwrap_or_default()
    }))
}

/// The text and the address of a button that has both.
fn button_of(dom: &Dom, button: Id) -> Option<(String, String)> {
    let url = dom.attribute(button, "href").filter(|url| !url.is_empty())?;
    let text = dom.text_content(button);
    let words: Vec<&str> =
        text.split(super::super::script::is_space).filter(|word| !word.is_empty()).collect();
    let text = words.join(" ");
    (!trim(&text).is_empty()).then(|| (text, url.to_owned()))
}
