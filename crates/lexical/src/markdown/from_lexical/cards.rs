//! Cards as Markdown.

use serde_json::Value;

use super::line::format_link;
use super::{blocks, children, escape, prefixed};

/// The card as Markdown; `None` for what is no card.
pub(super) fn write(card: &Value, kind: &str, depth: usize) -> Option<String> {
    let text = |name: &str| card.get(name).and_then(Value::as_str).unwrap_or_default();
    let html = |name: &str| html_blocks(text(name), depth);
    let is_on = |name: &str| card.get(name).and_then(Value::as_bool).unwrap_or(false);
    let button = |name: &str, url: &str| format_link(&escape::text(text(name)), text(url));
    let metadata =
        |name: &str| card.pointer(&format!("/metadata/{name}")).and_then(Value::as_str).unwrap_or_default();
    Some(match kind {
        "image" => with_caption(&image(card), &html("caption")),
        "gallery" => {
            let images = card.get("images").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
            with_caption(&joined(images.iter().map(image)), &html("caption"))
        }
        "codeblock" => with_caption(&fenced(text("code"), text("language")), &html("caption")),
        "horizontalrule" => "---".to_owned(),
        "html" => text("html").trim().to_owned(),
        "markdown" => text("markdown").trim().to_owned(),
        "paywall" => "<!--members-only-->".to_owned(),
        "bookmark" => {
            let link = format_link(&escape::text(metadata("title")), text("url"));
            joined([link, escape::text(metadata("description")), html("caption")])
        }
        "embed" if text("url").is_empty() => text("html").trim().to_owned(),
        "embed" => {
            with_caption(&format_link(&escape::text(metadata("title")), text("url")), &html("caption"))
        }
        "callout" => {
            let text = format!("{} {}", text("calloutEmoji"), html("calloutText"));
            prefixed(text.trim(), "> ", "> ")
        }
        "toggle" => joined([strong(&html("heading")), html("content")]),
        "button" => button("buttonText", "buttonUrl"),
        "audio" => format_link(&escape::text(text("title")), text("src")),
        "video" => with_caption(&format_link(&escape::text(text("fileName")), text("src")), &html("caption")),
        "file" => joined([
            format_link(&escape::text(text("fileTitle")), text("src")),
            escape::text(text("fileCaption")),
        ]),
        "product" => {
            let picture = format_image("", text("productImageSrc"), "");
            let button = if is_on("productButtonEnabled") {
                button("productButton", "productUrl")
            } else {
                String::new()
            };
            joined([picture, strong(&html("productTitle")), html("productDescription"), button])
        }
        "header" => {
            let button =
                if is_on("buttonEnabled") { button("buttonText", "buttonUrl") } else { String::new() };
            joined([strong(&html("header")), html("subheader"), button])
        }
        "signup" => joined([strong(&html("header")), html("subheader")]),
        "call-to-action" => {
            let button = if is_on("showButton") { button("buttonText", "buttonUrl") } else { String::new() };
            joined([html("textValue"), button])
        }
        "email" | "email-cta" | "transistor" => String::new(),
        _ => return None,
    })
}

/// The parts that have something in them, as paragraphs.
fn joined(parts: impl IntoIterator<Item = String>) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
    parts.join("\n\n")
}

fn with_caption(block: &str, caption: &str) -> String {
    joined([block.to_owned(), caption.to_owned()])
}

fn strong(text: &str) -> String {
    if text.is_empty() || text.contains('\n') || text.contains("**") {
        text.to_owned()
    } else {
        format!("**{text}**")
    }
}

/// HTML in a field of a card.
fn html_blocks(html: &str, depth: usize) -> String {
    if html.trim().is_empty() || depth > 3 {
        return String::new();
    }
    let document = crate::from_html::to_lexical(html);
    blocks(children(document.get("root").unwrap_or(&Value::Null)), depth + 1).join("\n\n")
}

fn image(image: &Value) -> String {
    let text = |name: &str| image.get(name).and_then(Value::as_str).unwrap_or_default();
    let picture = format_image(text("alt"), text("src"), text("title"));
    if text("href").is_empty() { picture } else { format_link(&picture, text("href")) }
}

fn format_image(alt: &str, source: &str, title: &str) -> String {
    if source.is_empty() {
        return String::new();
    }
    let title = title.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " ");
    let title = if title.is_empty() { title } else { format!(" \"{title}\"") };
    format!("![{}]({}{title})", escape::text(alt), escape::address(source))
}

/// Code between fences that are longer than any in it.
fn fenced(code: &str, language: &str) -> String {
    let longest = code.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat((longest + 1).max(3));
    let language = language.replace(['`', '\n'], "");
    format!("{fence}{language}\n{code}\n{fence}")
}
