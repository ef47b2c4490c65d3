//! What a picture tells about itself: which way up it is, who made it, whose it is.

use std::borrow::Cow;

use exif::{In, Tag, Value};
use quick_xml::escape::escape;
use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};

use crate::cursor::Cursor;
use crate::form::Parts;

/// Letters of a name or a line of copyright.
const LONGEST: usize = 500;

/// Who made a picture and whose it is, as its file says; the one thing that an editor may let go out with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Credit {
    /// Who made it.
    pub creator: Option<String>,
    /// How it is to be credited.
    pub line: Option<String>,
    /// Whose it is.
    pub copyright: Option<String>,
}

/// What of it counts here.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// How the picture is to be turned: 1 is upright, as EXIF numbers it.
    pub(crate) orientation: u8,
    pub(crate) credit: Credit,
}

impl Credit {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Credit::default()
    }

    /// As one line for people.
    pub fn text(&self) -> Option<String> {
        self.line.clone().or_else(|| self.creator.clone()).or_else(|| self.copyright.clone())
    }

    /// As an XMP packet that says nothing else.
    pub(crate) fn packet(&self) -> Vec<u8> {
        let written = |text: &Option<String>, before: &str, after: &str| match text {
            Some(text) => format!("{before}{}{after}", escape(text.as_str())),
            None => String::new(),
        };
        let creator =
            written(&self.creator, "<dc:creator><rdf:Seq><rdf:li>", "</rdf:li></rdf:Seq></dc:creator>");
        let copyright = written(
            &self.copyright,
            "<dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">",
            "</rdf:li></rdf:Alt></dc:rights>",
        );
        let line = written(&self.line, "<photoshop:Credit>", "</photoshop:Credit>");
        format!(
            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
             <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
             xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\">{creator}{copyright}{line}</rdf:Description>\
             </rdf:RDF></x:xmpmeta>"
        )
        .into_bytes()
    }
}

/// Reads what a picture tells; what can't be read is as if it were not there.
pub(crate) fn told(parts: &Parts<'_>) -> Told {
    let mut told = Told { orientation: 1, ..Told::default() };
    if let Some(packet) = &parts.xmp {
        of_xmp(packet, &mut told.credit);
    }
    if let Some(records) = parts.iptc {
        of_iptc(records, &mut told.credit);
    }
    if let Some(block) = &parts.exif {
        of_exif(block, &mut told);
    }
    told
}

fn of_exif(block: &[u8], told: &mut Told) {
    let mut reader = exif::Reader::new();
    let read = reader.continue_on_error(true).read_raw(block.to_vec());
    let Ok(exif) = read.or_else(|error| error.distill_partial_result(|_| {})) else { return };
    let number = exif.get_field(Tag::Orientation, In::PRIMARY).and_then(|field| field.value.get_uint(0));
    told.orientation =
        number.and_then(|number| u8::try_from(number).ok()).filter(|n| (1..=8).contains(n)).unwrap_or(1);
    let text = |tag| match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Ascii(texts) => plain(&String::from_utf8_lossy(texts.first()?)),
        _ => None,
    };
    told.credit.creator = told.credit.creator.take().or_else(|| text(Tag::Artist));
    told.credit.copyright = told.credit.copyright.take().or_else(|| text(Tag::Copyright));
}

/// Records of IPTC: by-line, credit, copyright.
fn of_iptc(records: &[u8], credit: &mut Credit) {
    let mut cursor = Cursor::new(records);
    while cursor.byte() == Some(0x1c) {
        let Some(([record, number], length)) = cursor.array().zip(cursor.big_u16()) else { return };
        let Some(content) = cursor.take(usize::from(length)) else { return };
        let place = match (record, number) {
            (2, 80) => &mut credit.creator,
            (2, 110) => &mut credit.line,
            (2, 116) => &mut credit.copyright,
            _ => continue,
        };
        *place = place.take().or_else(|| plain(&of_bytes(content)));
    }
}

/// UTF-8 where it can be, Latin 1 where not: few files say which.
fn of_bytes(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes)
        .map_or_else(|_| Cow::Owned(bytes.iter().map(|byte| char::from(*byte)).collect()), Cow::Borrowed)
}

/// The texts of three elements or attributes of XMP, by the prefixes that every writer gives them.
fn of_xmp(packet: &[u8], credit: &mut Credit) {
    let Ok(text) = std::str::from_utf8(packet) else { return };
    let mut reader = Reader::from_str(text);
    let mut inside: Option<String> = None;
    let mut content = String::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(element) | Event::Empty(element)
                if place(credit, element.name().as_ref()).is_none() =>
            {
                for attribute in element.attributes().flatten() {
                    let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok();
                    if let Some((place, value)) = place(credit, attribute.key.as_ref()).zip(value) {
                        *place = place.take().or_else(|| plain(&value));
                    }
                }
            }
            Event::Start(element) => {
                inside = Some(element.name().as_ref().to_owned());
                content.clear();
            }
            Event::Text(text) if inside.is_some() => content.push_str(&text.xml10_content()),
            Event::GeneralRef(entity) if inside.is_some() => content.extend(character(&entity)),
            Event::End(element) if inside.as_deref() == Some(element.name().as_ref()) => {
                if let Some(place) = inside.take().and_then(|name| place(credit, &name)) {
                    *place = place.take().or_else(|| plain(&content));
                }
            }
            _ => {}
        }
    }
}

fn place<'c>(credit: &'c mut Credit, name: &str) -> Option<&'c mut Option<String>> {
    match name {
        "dc:creator" => Some(&mut credit.creator),
        "dc:rights" => Some(&mut credit.copyright),
        "photoshop:Credit" => Some(&mut credit.line),
        _ => None,
    }
}

/// The character that a reference stands for, if it is one of XML's own.
pub(crate) fn character(entity: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    match entity.resolve_char_ref() {
        Ok(Some(character)) => Some(character),
        Ok(None) => match &**entity {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => None,
        },
        Err(_) => None,
    }
}

/// A text of one line; none where it is empty.
fn plain(text: &str) -> Option<String> {
    let text: String =
        text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).take(LONGEST).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}
