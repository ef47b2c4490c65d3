//! Lists.

use super::super::letters::is_space;
use super::super::token::{Kind, Token};
use super::{Ending, Parent, State};

/// The mark of an item.
struct Mark {
    /// The place behind it.
    end: usize,
    byte: u8,
    /// The number of an ordered item.
    number: Option<u32>,
}

impl State<'_> {
    fn list_mark(&self, line: usize) -> Option<Mark> {
        let (start, end) = (self.at(line).text_start(), self.at(line).end);
        let digits = self.slice(start, end).bytes().take_while(u8::is_ascii_digit).count();
        let at = start + digits;
        let byte = self.byte(at);
        let is_mark =
            if digits > 0 { matches!(byte, b'.' | b')') } else { matches!(byte, b'*' | b'-' | b'+') };
        let is_followed = at + 1 >= end || is_space(self.byte(at + 1));
        if digits > 9 || at >= end || !is_mark || !is_followed {
            return None;
        }
        let number = self.slice(start, at).parse().ok();
        Some(Mark { end: at + 1, byte, number })
    }

    /// Whether an item can begin in a line, by its indentation.
    fn can_begin_item(&self, line: usize) -> bool {
        let indent = self.at(line).indent;
        let is_in_outer_item =
            self.list_indent >= 0 && indent - self.list_indent >= 4 && indent < self.indent;
        !self.is_code_indent(line) && !is_in_outer_item
    }

    /// Whether a list begins in a line that ends the block before. To end a paragraph it must begin with 1 and have
    /// text.
    pub(super) fn interrupting_list(&self, line: usize) -> bool {
        let Some(mark) = self.list_mark(line).filter(|_| self.can_begin_item(line)) else { return false };
        if self.parent != Parent::Paragraph || self.at(line).indent < self.indent {
            return true;
        }
        mark.number.is_none_or(|number| number == 1) && self.skip_spaces(mark.end) < self.at(line).end
    }

    pub(super) fn list(&mut self, start: usize, end: usize) -> bool {
        let Some(first) = self.list_mark(start).filter(|_| self.can_begin_item(start)) else { return false };
        let tag = if first.number.is_some() { "ol" } else { "ul" };
        let open = self.blocks.tokens.len();
        let start_number = first.number.filter(|number| *number != 1);
        let attributes = start_number.map(|number| ("start", number.to_string())).into_iter().collect();
        self.push(Token { attributes, ..Token::new(Kind::Open, tag) });
        let parent = std::mem::replace(&mut self.parent, Parent::Other);
        let (mut is_tight, mut is_previous_end_empty) = (true, false);
        let mut next = start;
        let mut mark_end = first.end;
        while next < end {
            is_tight &= self.item(next, end, mark_end) && !is_previous_end_empty;
            is_previous_end_empty = self.line - next > 1 && self.is_empty(self.line - 1);
            next = self.line;
            if next >= end || self.at(next).indent < self.indent || self.is_code_indent(next) {
                break;
            }
            if self.ends(Ending::List, next, end) {
                break;
            }
            match self.list_mark(next) {
                Some(mark) if mark.byte == first.byte && mark.number.is_some() == first.number.is_some() => {
                    mark_end = mark.end;
                }
                _ => break,
            }
        }
        self.push(Token::new(Kind::Close, tag));
        self.line = next;
        self.parent = parent;
        if is_tight {
            self.hide_paragraphs(open);
        }
        true
    }

    /// One item. Returns whether it is tight.
    fn item(&mut self, number: usize, end: usize, mark_end: usize) -> bool {
        let line = self.at(number);
        let marked = isize::try_from(mark_end - line.text_start()).unwrap_or_default();
        let initial = line.indent + marked;
        let (mut at, mut offset) = (mark_end, initial);
        while at < line.end && is_space(self.byte(at)) {
            offset += if self.byte(at) == b'\t' { 4 - (offset + line.cut) % 4 } else { 1 };
            at += 1;
        }
        let is_blank = at >= line.end;
        let after_mark = offset - initial;
        let indent = initial + if is_blank || after_mark > 4 { 1 } else { after_mark };
        self.push(Token::new(Kind::Open, "li"));
        let was_tight = std::mem::replace(&mut self.is_tight, true);
        let list_indent = std::mem::replace(&mut self.list_indent, self.indent);
        let block_indent = std::mem::replace(&mut self.indent, indent);
        self.change(number, |line| {
            line.indent_bytes = at - line.begin;
            line.indent = offset;
        });
        if is_blank && self.is_empty(number + 1) {
            self.line = (self.line + 2).min(end);
        } else {
            self.read(number, end);
        }
        let is_tight = std::mem::replace(&mut self.is_tight, was_tight);
        self.indent = block_indent;
        self.list_indent = list_indent;
        self.change(number, |changed| {
            changed.indent_bytes = line.indent_bytes;
            changed.indent = line.indent;
        });
        self.push(Token::new(Kind::Close, "li"));
        is_tight
    }

    /// The paragraphs directly in the items of a tight list have no tags.
    fn hide_paragraphs(&mut self, open: usize) {
        let level = self.level + 2;
        let last = self.blocks.tokens.len().saturating_sub(2);
        for token in self.blocks.tokens.iter_mut().take(last).skip(open + 2) {
            if token.level == level && (token.is_open("p") || token.is_close("p")) {
                token.is_hidden = true;
            }
        }
    }
}
