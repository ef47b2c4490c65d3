//! A story's Markdown as a Lexical document; [`Story::lexical`](crate::Story::lexical) says the conventions.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::{Value, json};

use crate::node::{self, BOLD, CODE, ITALIC, STRIKETHROUGH};
use crate::{GHOST_URL, Newsroom, Story, file};

/// Every picture of a story is drawn in this size.
const PICTURE_SIZE: (u32, u32) = (1600, 1000);

/// The document of `markdown`, as JSON text; cards look up what they show in `newsroom`.
pub(crate) fn lexical(markdown: &str, newsroom: &Newsroom) -> String {
    let events = Parser::new_ext(markdown, Options::ENABLE_STRIKETHROUGH);
    let mut writer = Writer { newsroom, open: vec![Vec::new()], format: 0, items: Vec::new() };
    for event in events {
        writer.event(event);
    }
    node::document(writer.open.into_iter().next().unwrap_or_default())
}

/// Collects nodes; `open` holds the children of the document and of each element not yet ended.
struct Writer<'a> {
    newsroom: &'a Newsroom,
    open: Vec<Vec<Value>>,
    format: u8,
    items: Vec<usize>,
}

impl Writer<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.push(node::text(&text, self.format)),
            Event::Code(text) => self.push(node::text(&text, self.format | CODE)),
            Event::Html(html) | Event::InlineHtml(html) => self.push(node::text(&html, 0)),
            Event::SoftBreak => self.push(node::text(" ", self.format)),
            Event::HardBreak => self.push(node::line_break()),
            Event::Rule => self.push(node::horizontal_rule()),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Strong => self.format |= BOLD,
            Tag::Emphasis => self.format |= ITALIC,
            Tag::Strikethrough => self.format |= STRIKETHROUGH,
            Tag::Link { dest_url, .. } => {
                self.push(node::link(&absolute(dest_url), Vec::new()));
                self.open.push(Vec::new());
            }
            Tag::Image { dest_url, title, .. } => {
                self.push(self.file_card(dest_url, title));
                self.open.push(Vec::new());
            }
            Tag::List(_) => {
                self.items.push(0);
                self.open.push(Vec::new());
            }
            _ => self.open.push(Vec::new()),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.format &= !BOLD,
            TagEnd::Emphasis => self.format &= !ITALIC,
            TagEnd::Strikethrough => self.format &= !STRIKETHROUGH,
            _ => self.end_element(tag),
        }
    }

    fn end_element(&mut self, tag: TagEnd) {
        let children = self.open.pop().unwrap_or_default();
        match tag {
            TagEnd::Paragraph => self.end_paragraph(children),
            TagEnd::Heading(level) => self.push(node::heading(&level.to_string(), children)),
            TagEnd::BlockQuote(_) => self.push(node::element("extended-quote", in_one_line(children))),
            TagEnd::List(ordered) => {
                self.items.pop();
                self.push(node::list(ordered, children));
            }
            TagEnd::Item => {
                let number = self.items.last_mut().map_or(1, |items| {
                    *items += 1;
                    *items
                });
                self.push(node::list_item(number, in_one_line(children)));
            }
            TagEnd::HtmlBlock => self.push(node::html(plain(&children).trim_end())),
            TagEnd::Link => self.set_on_last("children", Value::Array(children)),
            TagEnd::Image => self.set_on_last("alt", Value::String(plain(&children))),
            _ => {}
        }
    }

    /// A paragraph of nothing but cards is those cards; one of nothing but a link is a bookmark.
    fn end_paragraph(&mut self, children: Vec<Value>) {
        let mut cards: Vec<Value> = children.iter().filter(|child| is_card(child)).cloned().collect();
        if cards.len() > 1 {
            self.push(gallery(&cards));
        } else if let Some(card) = cards.pop() {
            self.push(card);
        } else if let Some(bookmark) = self.bookmark(&children) {
            self.push(bookmark);
        } else {
            self.push(node::element("paragraph", children));
        }
    }

    fn bookmark(&self, children: &[Value]) -> Option<Value> {
        let [link] = children else { return None };
        let url = link.get("url")?.as_str()?;
        let slug = url.strip_prefix(GHOST_URL)?.trim_matches('/');
        let story = self.newsroom.stories.iter().find(|story| story.slug == slug)?;
        let metadata = json!({
            "icon": file::url(&self.newsroom.site.icon),
            "title": story.title,
            "description": story.excerpt.clone().unwrap_or_else(|| opening(story)),
            "author": self.newsroom.byline(story),
            "publisher": self.newsroom.site.title,
            "thumbnail": story.picture.as_ref().map(|picture| file::url(&picture.name)),
        });
        Some(node::bookmark(url, &metadata))
    }

    fn file_card(&self, name: &str, caption: &str) -> Value {
        let media_type = file::media_type(name);
        let src = file::url(name);
        let recording = self.newsroom.recordings.iter().find(|recording| recording.file == name);
        let seconds = recording.map_or(0.0, |recording| recording.seconds);
        let poster = recording.map(|recording| file::url(&recording.poster)).unwrap_or_default();
        let (width, height) = PICTURE_SIZE;
        if media_type.starts_with("video/") {
            json!({
                "type": "video", "version": 1, "src": src, "caption": caption, "fileName": name,
                "mimeType": media_type, "width": 960, "height": 600, "duration": seconds,
                "thumbnailSrc": poster, "customThumbnailSrc": "", "thumbnailWidth": width,
                "thumbnailHeight": height, "cardWidth": "wide", "loop": false,
            })
        } else if media_type.starts_with("audio/") {
            json!({
                "type": "audio", "version": 1, "duration": seconds, "mimeType": media_type, "src": src,
                "title": caption, "thumbnailSrc": poster,
            })
        } else {
            json!({
                "type": "image", "version": 1, "src": src, "width": width, "height": height, "title": "",
                "alt": "", "caption": caption, "cardWidth": "regular", "href": "",
            })
        }
    }

    fn push(&mut self, node: Value) {
        if let Some(children) = self.open.last_mut() {
            children.push(node);
        }
    }

    fn set_on_last(&mut self, field: &str, value: Value) {
        if let Some(Value::Object(node)) = self.open.last_mut().and_then(|children| children.last_mut()) {
            node.insert(field.to_owned(), value);
        }
    }
}

fn is_card(node: &Value) -> bool {
    matches!(node.get("type").and_then(Value::as_str), Some("image" | "video" | "audio"))
}

/// Three pictures in a row, as Ghost's editor lays them out.
fn gallery(pictures: &[Value]) -> Value {
    let images: Vec<Value> = pictures
        .iter()
        .enumerate()
        .map(|(index, picture)| {
            let src = picture.get("src").and_then(Value::as_str).unwrap_or_default();
            let (width, height) = PICTURE_SIZE;
            json!({
                "row": index / 3, "fileName": src.rsplit('/').next(), "src": src,
                "width": width, "height": height, "alt": picture.get("alt"),
            })
        })
        .collect();
    json!({ "type": "gallery", "version": 1, "images": images, "caption": "" })
}

/// Lexical's quotes and list items hold text, where Markdown's hold paragraphs.
fn in_one_line(children: Vec<Value>) -> Vec<Value> {
    let mut line = Vec::new();
    for child in children {
        match child {
            Value::Object(mut node) if node.get("type").is_some_and(|kind| kind == "paragraph") => {
                if !line.is_empty() {
                    line.extend([node::line_break(), node::line_break()]);
                }
                if let Some(Value::Array(inner)) = node.remove("children") {
                    line.extend(inner);
                }
            }
            other => line.push(other),
        }
    }
    line
}

fn plain(nodes: &[Value]) -> String {
    nodes.iter().filter_map(|node| node.get("text").and_then(Value::as_str)).collect()
}

/// The first paragraph of a story in plain text, for a card that points to it.
fn opening(story: &Story) -> String {
    let mut text = String::new();
    for event in Parser::new(&story.markdown) {
        match event {
            Event::Text(piece) | Event::Code(piece) => text.push_str(&piece),
            Event::SoftBreak => text.push(' '),
            Event::End(TagEnd::Paragraph) if text.starts_with("Editor’s note") => text.clear(),
            Event::End(TagEnd::Paragraph) if !text.is_empty() => break,
            _ => {}
        }
    }
    text
}

fn absolute(url: &str) -> String {
    if url.starts_with('/') { format!("{GHOST_URL}{url}") } else { url.to_owned() }
}
