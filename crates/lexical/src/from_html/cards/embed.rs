//! Embed cards: what other sites give as an iframe, or as a quotation with a script.

use serde_json::{Value, json};

use super::super::clean::figure_caption;
use super::super::dom::{Dom, Id};
use super::super::script::address;
use super::super::serialize;

pub(super) fn of_iframe(dom: &mut Dom, iframe: Id) -> Option<Value> {
    let (url, html) = framed(dom, iframe)?;
    Some(card(&url, &html, ""))
}

pub(super) fn of_figure_with_iframe(dom: &mut Dom, figure: Id, iframe: Id) -> Option<Value> {
    let (url, html) = framed(dom, iframe)?;
    Some(card(&url, &html, &figure_caption(dom, figure).unwrap_or_default()))
}

pub(super) fn of_figure_with_quote(dom: &mut Dom, figure: Id) -> Option<Value> {
    let link = dom.find(figure, "a")?;
    let url = dom.attribute(link, "href").filter(|url| is_web(url))?.to_owned();
    let caption = figure_caption(dom, figure).unwrap_or_default();
    if let Some(element) = dom.find(figure, "figcaption") {
        dom.remove(element);
    }
    Some(card(&url, &serialize::inner(dom, figure), &caption))
}

/// The address of an iframe and its HTML. Only addresses of the web count; those without a scheme get https.
fn framed(dom: &mut Dom, iframe: Id) -> Option<(String, String)> {
    let mut url = address(dom, iframe, "src");
    if url.starts_with("//") {
        url.insert_str(0, "https:");
        dom.set_attribute(iframe, "src", &url);
        url = address(dom, iframe, "src");
    }
    is_web(&url).then(|| (url, serialize::outer(dom, iframe)))
}

fn is_web(url: &str) -> bool {
    let start =
        |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    start("http://") || start("https://")
}

fn card(url: &str, html: &str, caption: &str) -> Value {
    json!({"type": "embed", "version": 1, "url": url, "embedType": "", "html": html, "metadata": {}, "caption": caption})
}
