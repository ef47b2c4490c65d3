//! Spans that are not formats of other text: code, escapes, entities, line breaks, HTML, addresses.

use super::super::entity::{entity, is_escapable};
use super::super::letters::is_space;
use super::super::token::{Kind, Token};
use super::super::{address, linkify, tags};
use super::State;

impl State<'_, '_> {
    pub(super) fn line_break(&mut self, is_silent: bool) -> bool {
        if !is_silent {
            let text = self.pending.trim_end_matches(' ');
            let kind = if self.pending.len() - text.len() >= 2 { Kind::HardBreak } else { Kind::SoftBreak };
            self.pending.truncate(text.len());
            self.push(Token::new(kind, "br"));
        }
        self.at = self.behind_spaces(self.at + 1);
        true
    }

    fn behind_spaces(&self, from: usize) -> usize {
        let rest = self.text.as_bytes().get(from..self.end).unwrap_or_default();
        from + rest.iter().take_while(|byte| is_space(**byte)).count()
    }

    pub(super) fn escape(&mut self, is_silent: bool) -> bool {
        let next = self.at + 1;
        if next >= self.end {
            return false;
        }
        if self.byte(next) == b'\n' {
            if !is_silent {
                self.push(Token::new(Kind::HardBreak, "br"));
            }
            self.at = self.behind_spaces(next + 1);
            return true;
        }
        let letter = self.text.get(next..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        // A space stays outside, so that a line can break at it.
        let end = if letter == ' ' { next } else { next + letter.len_utf8() };
        if !is_silent {
            let start = if is_escapable(self.byte(next)) { next } else { self.at };
            self.push(Token::with_content(Kind::Escaped, "", self.slice(start, end)));
        }
        self.at = end;
        true
    }

    pub(super) fn code(&mut self, is_silent: bool) -> bool {
        let rest = self.text.as_bytes().get(self.at..self.end).unwrap_or_default();
        let length = rest.iter().take_while(|byte| **byte == b'`').count();
        let start = self.at + length;
        let marker = self.slice(self.at, start);
        let is_known_open =
            self.are_backticks_known && self.backticks.get(&length).copied().unwrap_or(0) <= self.at;
        let end = if is_known_open { None } else { self.code_end(start, length) };
        if !is_silent {
            match end {
                Some(end) => {
                    let code = self.slice(start, end).replace('\n', " ");
                    self.push(Token::with_content(Kind::CodeInline, "code", without_padding(&code)));
                }
                None => self.pending.push_str(marker),
            }
        }
        self.at = end.map_or(start, |end| end + length);
        true
    }

    /// Where the next run of as many backticks begins.
    fn code_end(&mut self, from: usize, length: usize) -> Option<usize> {
        let mut at = from;
        while let Some(start) = self.text.get(at..).and_then(|rest| rest.find('`')).map(|found| at + found) {
            let rest = self.text.as_bytes().get(start + 1..self.end).unwrap_or_default();
            let run = 1 + rest.iter().take_while(|byte| **byte == b'`').count();
            if run == length {
                return Some(start);
            }
            self.backticks.insert(run, start);
            at = start + run;
        }
        self.are_backticks_known = true;
        None
    }

    pub(super) fn entity(&mut self, is_silent: bool) -> bool {
        let Some((text, length)) = self.text.get(self.at..).and_then(entity) else { return false };
        if !is_silent {
            self.push(Token::with_content(Kind::Escaped, "", text));
        }
        self.at += length;
        true
    }

    pub(super) fn html(&mut self, is_silent: bool) -> bool {
        let is_begin = |byte: u8| matches!(byte, b'!' | b'?' | b'/') || byte.is_ascii_alphabetic();
        if self.at + 2 >= self.end || !is_begin(self.byte(self.at + 1)) {
            return false;
        }
        let Some(end) = tags::end_of_html(self.text, self.at, &mut self.missing) else { return false };
        if !is_silent {
            let html = self.slice(self.at, end);
            self.link_level += isize::from(opens_link(html)) - isize::from(closes_link(html));
            self.push(Token::with_content(Kind::HtmlInline, "", html));
        }
        self.at = end;
        true
    }

    /// `~sub~` and `^sup^`: text without formats and without spaces that are not escaped.
    pub(super) fn raised_or_lowered(&mut self, marker: u8, tag: &'static str) -> bool {
        let start = self.at;
        if start + 2 >= self.end {
            return false;
        }
        self.at = start + 1;
        while self.at < self.end && self.byte(self.at) != marker {
            self.skip();
        }
        let end = self.at;
        let content = self.slice(start + 1, end);
        if end >= self.end || content.is_empty() || has_bare_space(content) {
            self.at = start;
            return false;
        }
        self.push(Token::new(Kind::Open, tag));
        self.push(Token::text(without_escapes(content)));
        self.push(Token::new(Kind::Close, tag));
        self.at = end + 1;
        true
    }

    /// An address in `<` and `>`.
    pub(super) fn address_in_brackets(&mut self, is_silent: bool) -> bool {
        let rest = self.slice(self.at + 1, self.end);
        let Some(length) = rest.bytes().position(|byte| matches!(byte, b'<' | b'>')) else { return false };
        let Some(text) = rest.get(..length).filter(|_| rest.as_bytes().get(length) == Some(&b'>')) else {
            return false;
        };
        let target = if is_address(text) {
            text.to_owned()
        } else if is_mail_address(text) {
            format!("mailto:{text}")
        } else {
            return false;
        };
        if !self.push_link(&target, &address::decode(text), is_silent) {
            return false;
        }
        self.at += length + 2;
        true
    }

    /// A whole link. Returns whether it may lead there.
    fn push_link(&mut self, target: &str, text: &str, is_silent: bool) -> bool {
        let href = address::encode(target);
        let is_allowed = address::is_allowed(&href);
        if is_allowed && !is_silent {
            self.push(Token::new(Kind::Open, "a").with_attribute("href", href));
            self.push(Token::text(text));
            self.push(Token::new(Kind::Close, "a"));
        }
        is_allowed
    }

    /// An address with a scheme in plain text, found at its colon.
    pub(super) fn bare_address(&mut self, is_silent: bool) -> bool {
        if self.link_level > 0 || self.at + 3 > self.end || self.slice(self.at, self.at + 3) != "://" {
            return false;
        }
        let is_scheme = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-');
        let run = self.pending.bytes().rev().take_while(is_scheme).count();
        let scheme = self.pending.get(self.pending.len() - run..).unwrap_or_default();
        // Digits and signs cannot begin a scheme, and what begins must not go on from them.
        if !scheme.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            return false;
        }
        let length = scheme.len();
        let start = self.at - length.min(self.at);
        let Some(found) = self.text.get(start..).and_then(linkify::at_start) else { return false };
        let url = self.slice(start, start + found);
        if url.len() <= length {
            return false;
        }
        // A star at the end is rather that of an emphasis.
        let url = url.trim_end_matches('*');
        if !address::is_allowed(&address::encode(url)) {
            return false;
        }
        if !is_silent {
            self.pending.truncate(self.pending.len() - length);
            self.push_link(url, &address::decode(url), false);
        }
        self.at = start + url.len();
        true
    }
}

/// One space at both ends belongs to the marks, unless there is nothing else.
fn without_padding(code: &str) -> &str {
    let inner = code.strip_prefix(' ').and_then(|code| code.strip_suffix(' '));
    inner.filter(|inner| !inner.is_empty()).unwrap_or(code)
}

fn has_bare_space(text: &str) -> bool {
    let mut is_escaped = false;
    for letter in text.chars() {
        if letter.is_whitespace() && !is_escaped {
            return true;
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    false
}

fn without_escapes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        match next.filter(|next| letter == '\\' && (*next == ' ' || next.is_ascii_punctuation())) {
            Some(next) => {
                out.push(next);
                letters.next();
            }
            None => out.push(letter),
        }
    }
    out
}

fn is_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'.' | b'-');
    (2..=32).contains(&scheme.len())
        && scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && scheme.bytes().all(is_letter)
        && rest.bytes().all(|byte| byte > b' ')
}

fn is_mail_address(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    !name.is_empty() && name.bytes().all(is_name) && host.split('.').all(is_label)
}

/// Whether a tag begins a link.
pub(in super::super) fn opens_link(html: &str) -> bool {
    html.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("<a"))
        && html
            .get(2..)
            .is_some_and(|rest| rest.starts_with(|letter: char| letter == '>' || letter.is_whitespace()))
}

/// Whether a tag ends a link.
pub(in super::super) fn closes_link(html: &str) -> bool {
    html.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("</a"))
        && html.get(3..).is_some_and(|rest| rest.trim_start().starts_with('>'))
}
