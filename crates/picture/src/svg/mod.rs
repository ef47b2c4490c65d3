//! SVG: what is drawn stays; what runs, asks elsewhere or only tells goes.

mod names;
mod style;

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::credit::character;
use crate::{Bounds, Kind, Refused, Wish};

/// Elements that lie in each other.
const DEEPEST: usize = 256;

/// A drawing that may go out.
#[derive(Debug)]
pub(crate) struct Svg {
    pub(crate) text: String,
    /// How large it says it is.
    pub(crate) bounds: Option<Bounds>,
}

/// Cleans a drawing.
pub(crate) fn clean(text: &str) -> Result<Svg, Refused> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut drawing = Drawing::default();
    loop {
        match reader.read_event().map_err(|_| broken("it is no XML"))? {
            Event::Start(element) => drawing.open(&element, false)?,
            Event::Empty(element) => drawing.open(&element, true)?,
            Event::End(_) => drawing.close(),
            Event::Text(text) => drawing.text(&text.xml10_content()),
            Event::CData(text) => drawing.text(&text.xml10_content()),
            Event::GeneralRef(entity) => {
                let letter = character(&entity).ok_or(broken("it has entities of its own"))?;
                drawing.text(letter.encode_utf8(&mut [0; 4]));
            }
            Event::DocType(kind) if kind.contains(['[', '%']) => {
                return Err(broken("it has entities of its own"));
            }
            Event::DocType(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
    }
    drawing.finish()
}

/// What becomes of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Fate {
    /// It stays.
    Kept(String),
    /// It goes, and what is in it stays.
    Opened,
    /// It goes with all that is in it.
    Dropped,
    /// It is a style sheet, which stays if it asks for nothing elsewhere.
    Sheet(String),
}

#[derive(Debug, Default)]
struct Drawing {
    out: String,
    open: Vec<Fate>,
    has_root: bool,
    bounds: Option<Bounds>,
}

impl Drawing {
    fn open(&mut self, element: &BytesStart<'_>, is_empty: bool) -> Result<(), Refused> {
        if self.open.len() >= DEEPEST {
            return Err(broken("its parts lie too deep in each other"));
        }
        let fate = self.fate(element)?;
        if let Fate::Kept(name) = &fate {
            self.start(name, element)?;
        }
        self.open.push(fate);
        if is_empty {
            self.close();
        }
        Ok(())
    }

    fn fate(&self, element: &BytesStart<'_>) -> Result<Fate, Refused> {
        let name = element.name();
        let name = name.as_ref();
        let name = name.strip_prefix("svg:").unwrap_or(name);
        if self.open.is_empty() && (name != "svg" || self.has_root) {
            return Err(broken("it does not consist of one drawing"));
        }
        if matches!(self.open.last(), Some(Fate::Dropped | Fate::Sheet(_))) {
            return Ok(Fate::Dropped);
        }
        let changes_addresses = || {
            element.attributes().flatten().any(|attribute| {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap_or_default();
                attribute.key.as_ref() == "attributeName" && !names::is_attribute(value.trim())
            })
        };
        Ok(match name {
            "a" | "switch" => Fate::Opened,
            "style" => Fate::Sheet(String::new()),
            "animate" | "animateMotion" | "animateTransform" | "set" if changes_addresses() => Fate::Dropped,
            name if names::is_element(name) => Fate::Kept(name.to_owned()),
            _ => Fate::Dropped,
        })
    }

    fn start(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), Refused> {
        self.out.push('<');
        self.out.push_str(name);
        if !self.has_root {
            self.has_root = true;
            self.out.push_str(
                r#" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink""#,
            );
            self.bounds = bounds(element);
        }
        for attribute in element.attributes() {
            let attribute = attribute.map_err(|_| broken("it is no XML"))?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let value = value.map_err(|_| broken("it has entities of its own"))?;
            let key = attribute.key.as_ref();
            let kept = match key {
                "href" | "xlink:href" => reference(name, &value),
                key if names::is_attribute(key) && style::is_harmless(&value) => Some(value.into_owned()),
                _ => None,
            };
            if let Some(value) = kept {
                write!(self.out, " {key}=\"{}\"", escape(value.as_str())).unwrap_or_default();
            }
        }
        self.out.push('>');
        Ok(())
    }

    fn text(&mut self, text: &str) {
        match self.open.last_mut() {
            Some(Fate::Sheet(sheet)) => sheet.push_str(text),
            Some(Fate::Kept(_) | Fate::Opened) => self.out.push_str(&escape(text)),
            Some(Fate::Dropped) | None => {}
        }
    }

    fn close(&mut self) {
        match self.open.pop() {
            Some(Fate::Kept(name)) => write!(self.out, "</{name}>").unwrap_or_default(),
            Some(Fate::Sheet(sheet)) if style::is_harmless(&sheet) => {
                write!(self.out, "<style>{}</style>", escape(sheet.as_str())).unwrap_or_default();
            }
            _ => {}
        }
    }

    fn finish(self) -> Result<Svg, Refused> {
        if !self.has_root {
            return Err(broken("it does not consist of one drawing"));
        }
        if !self.open.is_empty() {
            return Err(Refused::Truncated(Kind::Svg));
        }
        Ok(Svg { text: self.out, bounds: self.bounds })
    }
}

/// Where an element refers to: only to a part of the same drawing, or to a picture that it carries, cleaned.
fn reference(element: &str, value: &str) -> Option<String> {
    let value = value.trim();
    if value.starts_with('#') {
        return Some(value.to_owned());
    }
    if !matches!(element, "image" | "feImage") {
        return None;
    }
    let (kind, content) = value.strip_prefix("data:")?.split_once(";base64,")?;
    let content: String = content.split_whitespace().collect();
    let bytes = STANDARD.decode(content).ok()?;
    let is_pixels = matches!(Kind::of(&bytes), Some(Kind::Jpeg | Kind::Png | Kind::Gif | Kind::Webp));
    if !kind.starts_with("image/") || !is_pixels {
        return None;
    }
    let picture = crate::clean(&bytes, Wish::default()).ok()?;
    Some(format!("data:{};base64,{}", picture.kind.media_type(), STANDARD.encode(picture.bytes)))
}

/// How large the drawing says it is: in pixels, or by the part of the plane that it shows.
fn bounds(root: &BytesStart<'_>) -> Option<Bounds> {
    let value = |name: &str| {
        let attribute = root.try_get_attribute(name).ok()??;
        attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
    };
    let pixels = |text: &str| {
        let number: f64 = text.trim().trim_end_matches("px").parse().ok()?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it lies between the two"
        )]
        (1.0..=100_000.0).contains(&number).then(|| number.round() as u32)
    };
    let given =
        value("width").and_then(|text| pixels(&text)).zip(value("height").and_then(|text| pixels(&text)));
    let shown = || {
        let shown = value("viewBox")?;
        let mut numbers = shown.split([' ', ',']).filter(|number| !number.is_empty()).skip(2);
        pixels(numbers.next()?).zip(pixels(numbers.next()?))
    };
    given.or_else(shown).map(|(width, height)| Bounds::still(width, height))
}

fn broken(what: &'static str) -> Refused {
    Refused::Broken(Kind::Svg, what)
}
