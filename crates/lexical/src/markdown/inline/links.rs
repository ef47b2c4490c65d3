//! Links, images and footnotes.

use super::super::address;
use super::super::letters::is_space;
use super::super::link::{destination, normal_label, title};
use super::super::token::{Kind, Token};
use super::{Note, State};

/// Where a link leads.
struct Target {
    href: String,
    title: String,
    /// The place behind the link.
    end: usize,
}

impl State<'_, '_> {
    /// The bracket that ends the label whose opening bracket is at `start`.
    fn label_end(&mut self, start: usize, refuses_links: bool) -> Option<usize> {
        let before = self.at;
        self.at = start + 1;
        let mut level = 1;
        let mut found = None;
        while self.at < self.end {
            let (at, byte) = (self.at, self.byte(self.at));
            if byte == b']' {
                level -= 1;
                if level == 0 {
                    found = Some(at);
                    break;
                }
            }
            self.skip();
            if byte == b'[' {
                if self.at == at + 1 {
                    level += 1;
                } else if refuses_links {
                    break;
                }
            }
        }
        self.at = before;
        found
    }

    pub(super) fn link(&mut self, is_silent: bool) -> bool {
        let start = self.at;
        let Some(label_end) = self.label_end(start, true) else { return false };
        let inline = if self.byte(label_end + 1) == b'(' && label_end + 1 < self.end {
            match self.inline_target(label_end + 2) {
                Ok(target) => Some(target),
                Err(None) => return false,
                // The brackets are no target: what they close may still be the label of one that is defined.
                Err(Some(place)) => self.defined_target(start + 1, label_end, place),
            }
        } else {
            self.defined_target(start + 1, label_end, label_end + 1)
        };
        let Some(target) = inline else { return false };
        if !is_silent {
            let end = std::mem::replace(&mut self.end, label_end);
            self.at = start + 1;
            let mut open = Token::new(Kind::Open, "a").with_attribute("href", target.href);
            if !target.title.is_empty() {
                open.attributes.push(("title", target.title));
            }
            self.push(open);
            self.link_level += 1;
            self.read();
            self.link_level -= 1;
            self.push(Token::new(Kind::Close, "a"));
            self.end = end;
        }
        self.at = target.end;
        true
    }

    pub(super) fn image(&mut self, is_silent: bool) -> bool {
        let start = self.at + 1;
        if self.byte(start) != b'[' {
            return false;
        }
        let Some(label_end) = self.label_end(start, false) else { return false };
        let target = if self.byte(label_end + 1) == b'(' && label_end + 1 < self.end {
            self.inline_target(label_end + 2).ok()
        } else {
            self.defined_target(start + 1, label_end, label_end + 1)
        };
        let Some(target) = target else { return false };
        if !is_silent {
            let label = self.slice(start + 1, label_end);
            let mut image = Token::with_content(Kind::Image, "img", label)
                .with_attribute("src", target.href)
                .with_attribute("alt", "");
            if !target.title.is_empty() {
                image.attributes.push(("title", target.title));
            }
            image.children = super::read(label, self.environment);
            self.push(image);
        }
        self.at = target.end;
        true
    }

    /// The target in round brackets whose content begins at a place. Without one, the place behind what was read.
    fn inline_target(&self, from: usize) -> Result<Target, Option<usize>> {
        let mut at = self.behind_white(from);
        if at >= self.end {
            return Err(None);
        }
        let mut target = Target { href: String::new(), title: String::new(), end: 0 };
        if let Some((text, end)) = destination(self.text, at, self.end) {
            let href = address::encode(&text);
            if address::is_allowed(&href) {
                target.href = href;
                at = end;
            }
            let before_space = at;
            at = self.behind_white(at);
            if at > before_space
                && let Some((text, end)) = title(self.text, at, self.end).filter(|_| at < self.end)
            {
                target.title = text;
                at = self.behind_white(end);
            }
        }
        if at >= self.end || self.byte(at) != b')' {
            return Err(Some(at + 1));
        }
        Ok(Target { end: at + 1, ..target })
    }

    fn behind_white(&self, from: usize) -> usize {
        let rest = self.text.as_bytes().get(from..self.end).unwrap_or_default();
        from + rest.iter().take_while(|byte| is_space(**byte) || **byte == b'\n').count()
    }

    /// The target that is defined for a label, which may follow in brackets of its own at a place.
    fn defined_target(&mut self, start: usize, label_end: usize, place: usize) -> Option<Target> {
        if self.environment.references.is_empty() {
            return None;
        }
        let (mut label, mut end) = ("", label_end + 1);
        if place < self.end
            && self.byte(place) == b'['
            && let Some(second_end) = self.label_end(place, false)
        {
            label = self.slice(place + 1, second_end);
            end = second_end + 1;
        }
        if label.is_empty() {
            label = self.slice(start, label_end);
        }
        let (href, title) = self.environment.references.get(&normal_label(label))?.clone();
        Some(Target { href, title, end })
    }

    /// A footnote that is written in place: `^[text]`.
    pub(super) fn footnote_in_place(&mut self, is_silent: bool) -> bool {
        let start = self.at + 1;
        if start + 1 >= self.end || self.byte(start) != b'[' {
            return false;
        }
        let Some(label_end) = self.label_end(start, false) else { return false };
        if !is_silent {
            let tokens = super::read(self.slice(start + 1, label_end), self.environment);
            let number = self.environment.notes.len();
            self.environment.notes.push(Note { label: None, count: 0, tokens });
            self.push(Token { note: (number, 0), ..Token::new(Kind::FootnoteReference, "") });
        }
        self.at = label_end + 1;
        true
    }

    /// A reference to a footnote that is defined elsewhere: `[^label]`.
    pub(super) fn footnote_reference(&mut self, is_silent: bool) -> bool {
        let Some(rest) = self.slice(self.at, self.end).strip_prefix("[^") else { return false };
        // A label cannot be longer than those that are defined: nothing is searched to its end in vain.
        let mut bytes = rest.bytes().take(self.environment.longest_footnote + 1);
        let Some(length) = bytes.position(|byte| matches!(byte, b' ' | b'\n' | b']')) else { return false };
        let label = rest.get(..length).unwrap_or_default();
        let is_label = length > 0 && rest.as_bytes().get(length) == Some(&b']');
        let Some(place) = self.environment.footnotes.get(label).copied().filter(|_| is_label) else {
            return false;
        };
        if !is_silent {
            let number = place.unwrap_or_else(|| {
                let number = self.environment.notes.len();
                self.environment.notes.push(Note {
                    label: Some(label.to_owned()),
                    count: 0,
                    tokens: Vec::new(),
                });
                self.environment.footnotes.insert(label.to_owned(), Some(number));
                number
            });
            if let Some(note) = self.environment.notes.get_mut(number) {
                note.count += 1;
                let token =
                    Token { note: (number, note.count - 1), ..Token::new(Kind::FootnoteReference, "") };
                self.push(token);
            }
        }
        self.at += 2 + length + 1;
        true
    }
}
