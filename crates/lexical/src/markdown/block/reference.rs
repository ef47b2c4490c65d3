//! The definitions of links.

use super::super::address;
use super::super::letters::is_space;
use super::super::link::{destination, normal_label, title};
use super::{Ending, Parent, State};

/// The text of a definition, which takes further lines only as it needs them.
struct Reader<'s, 'a> {
    state: &'s mut State<'a>,
    text: String,
    next: usize,
}

impl Reader<'_, '_> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// Adds the next line, if the paragraph goes on in it.
    fn extend(&mut self) -> bool {
        let end = self.state.line_end;
        if self.next >= end || self.state.is_empty(self.next) {
            return false;
        }
        let line = self.state.at(self.next);
        let goes_on = line.indent - self.state.indent > 3 || line.indent < 0;
        if !goes_on {
            let parent = std::mem::replace(&mut self.state.parent, Parent::Other);
            let ends = self.state.ends(Ending::Paragraph, self.next, end);
            self.state.parent = parent;
            if ends {
                return false;
            }
        }
        let source = self.state.source;
        self.text.push_str(self.state.slice(line.text_start(), (line.end + 1).min(source.len())));
        self.next += 1;
        true
    }

    /// The place of the bracket that ends the label.
    fn label_end(&mut self) -> Option<usize> {
        let mut at = 1;
        while let Some(byte) = self.byte(at) {
            match byte {
                b'[' => return None,
                b']' => return Some(at),
                b'\n' => {
                    self.extend();
                }
                b'\\' => {
                    at += 1;
                    if self.byte(at) == Some(b'\n') {
                        self.extend();
                    }
                }
                _ => {}
            }
            at += 1;
        }
        None
    }

    /// Skips spaces and line ends.
    fn skip_white(&mut self, from: usize) -> usize {
        let mut at = from;
        while let Some(byte) = self.byte(at) {
            if byte == b'\n' {
                self.extend();
            } else if !is_space(byte) {
                break;
            }
            at += 1;
        }
        at
    }

    /// The title from a place on, which may go over lines.
    fn title(&mut self, at: usize) -> Option<(String, usize)> {
        let opening = self.byte(at).filter(|byte| matches!(byte, b'"' | b'\'' | b'('))?;
        let closing = if opening == b'(' { b')' } else { opening };
        let mut end = at + 1;
        loop {
            match self.byte(end) {
                None if self.extend() => continue,
                None => return None,
                Some(b'\\') => end += 1,
                Some(byte) if byte == closing => break,
                Some(b'(') if opening == b'(' => return None,
                Some(_) => {}
            }
            end += 1;
        }
        title(&self.text, at, self.text.len())
    }

    /// Whether only spaces follow in the line.
    fn is_line_end(&self, from: usize) -> bool {
        let rest = self.text.get(from..).unwrap_or_default();
        rest.trim_start_matches([' ', '\t']).chars().next().is_none_or(|letter| letter == '\n')
    }
}

impl State<'_> {
    pub(super) fn reference(&mut self, line: usize) -> bool {
        let start = self.at(line);
        if self.is_code_indent(line) || self.byte(start.text_start()) != b'[' {
            return false;
        }
        let text = self.slice(start.text_start(), (start.end + 1).min(self.source.len())).to_owned();
        let mut reader = Reader { state: self, text, next: line + 1 };
        let Some((label, target, next)) = definition(&mut reader) else { return false };
        self.blocks.references.entry(label).or_insert(target);
        self.line = next;
        true
    }
}

/// Label, address with title, and the line after the definition.
fn definition(reader: &mut Reader<'_, '_>) -> Option<(String, (String, String), usize)> {
    let label_end = reader.label_end()?;
    if reader.byte(label_end + 1) != Some(b':') {
        return None;
    }
    let at = reader.skip_white(label_end + 2);
    let (address, end) = destination(&reader.text, at, reader.text.len())?;
    let href = address::encode(&address);
    if !address::is_allowed(&href) {
        return None;
    }
    let (without_title, line_without_title) = (end, reader.next);
    let at = reader.skip_white(end);
    let found = if at > end { reader.title(at) } else { None };
    let found = found.filter(|(_, end)| reader.is_line_end(*end));
    let (title, next) = match found {
        Some((title, _)) => (title, reader.next),
        None if reader.is_line_end(without_title) => (String::new(), line_without_title),
        None => return None,
    };
    let label = normal_label(reader.text.get(1..label_end)?);
    (!label.is_empty()).then_some((label, (href, title), next))
}
