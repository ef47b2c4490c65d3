//! Gallery cards, of Ghost, Medium and Squarespace.

use serde_json::{Value, json};

use super::super::clean::{caption, figure_caption};
use super::super::dom::{Dom, Id};
use super::super::script::address;
use super::image::read;

pub(super) fn of_figure(dom: &Dom, id: Id) -> Value {
    card(dom, &images(dom, id), &figure_caption(dom, id).unwrap_or_default())
}

fn images(dom: &Dom, id: Id) -> Vec<Id> {
    dom.descendants(id).filter(|node| dom.is(*node, "img")).collect()
}

fn card(dom: &Dom, images: &[Id], caption: &str) -> Value {
    let images: Vec<Value> =
        images.iter().enumerate().map(|(position, image)| entry(dom, *image, position)).collect();
    json!({"type": "gallery", "version": 1, "images": images, "caption": caption})
}

/// One image; three make a row.
fn entry(dom: &Dom, image: Id, position: usize) -> Value {
    let mut entry = read(dom, image).fields();
    let source = address(dom, image, "src");
    let file_name = source.rsplit('/').next().unwrap_or_default();
    entry.insert("fileName".into(), file_name.into());
    entry.insert("row".into(), (position / 3).into());
    Value::Object(entry)
}

/// A Medium gallery is a series of such elements.
pub(super) fn is_medium(dom: &Dom, id: Id) -> bool {
    dom.is(id, "div")
        && dom.attribute(id, "data-paragraph-count").is_some_and(|count| !count.is_empty())
        && dom.find(id, "img").is_some()
}

pub(super) fn of_medium(dom: &mut Dom, id: Id) -> Value {
    let mut captions: Vec<String> = figure_caption(dom, id).into_iter().collect();
    let mut all = images(dom, id);
    while let Some(next) = next_element(dom, id).filter(|next| is_medium(dom, *next)) {
        all.extend(images(dom, next));
        captions.extend(figure_caption(dom, next));
        dom.remove(next);
    }
    card(dom, &all, &captions.join(" / "))
}

fn next_element(dom: &Dom, id: Id) -> Option<Id> {
    std::iter::successors(dom.node(id).next, |node| dom.node(*node).next).find(|node| dom.is_element(*node))
}

pub(super) fn is_squarespace(dom: &Dom, id: Id) -> bool {
    let classes = dom.attribute(id, "class").unwrap_or_default();
    classes.contains("sqs-gallery-container") && !classes.contains("summary-")
}

/// Every image is there twice: in a `noscript`, and after it without `src` but with the sizes.
pub(super) fn of_squarespace(dom: &mut Dom, id: Id) -> Value {
    let thumbnails: Vec<Id> = dom
        .descendants(id)
        .filter(|node| dom.is(*node, "img") && dom.has_class(*node, "thumb-image"))
        .collect();
    let mut images = Vec::new();
    for image in thumbnails {
        if dom.attribute(image, "src").is_none_or(str::is_empty) {
            let Some(fallback) = previous_element(dom, image).filter(|before| is_fallback(dom, *before))
            else {
                continue;
            };
            let source = dom.attribute(image, "data-src").unwrap_or_default().to_owned();
            dom.set_attribute(image, "src", &source);
            dom.remove(fallback);
        }
        images.push(image);
    }
    let caption = caption(dom, id, |dom, node| dom.has_class(node, "meta-title"));
    card(dom, &images, &caption.unwrap_or_default())
}

fn previous_element(dom: &Dom, id: Id) -> Option<Id> {
    std::iter::successors(dom.node(id).previous, |node| dom.node(*node).previous)
        .find(|node| dom.is_element(*node))
}

fn is_fallback(dom: &Dom, id: Id) -> bool {
    dom.is(id, "noscript") && dom.find(id, "img").is_some()
}
