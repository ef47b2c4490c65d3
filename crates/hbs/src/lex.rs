//! A template's text cut into tokens.
//!
//! Outside of tags everything is content; inside, the rules stand in the order of handlebars.js, and the first that
//! matches wins.

use std::borrow::Cow;
use std::sync::Arc;

use crate::ast::Strip;
use crate::error::{Error, Problem, Spot};
use crate::name::{is_name_character, is_space, name_ends};
use crate::token::Token;

#[derive(Clone, Copy)]
enum Mode {
    Text,
    /// After `\{{`: content up to the next tag.
    Escaped,
    Tag,
    /// Inside of so many raw blocks.
    Raw(usize),
}

pub(crate) struct Lexer<'s> {
    source: &'s str,
    file: Arc<str>,
    at: usize,
    mode: Mode,
    /// The spot of the byte at `counted`, the last one asked for.
    counted: usize,
    spot: Spot,
}

impl<'s> Lexer<'s> {
    pub(crate) fn new(source: &'s str, file: Arc<str>) -> Self {
        Self { source, file, at: 0, mode: Mode::Text, counted: 0, spot: Spot { line: 1, column: 1 } }
    }

    pub(crate) fn file(&self) -> &Arc<str> {
        &self.file
    }

    /// A syntax error at `spot`.
    pub(crate) fn error(&self, message: impl Into<String>, spot: Spot) -> Error {
        Error::from(Problem::Syntax(message.into())).at(&self.file, spot)
    }

    /// The next token and where it begins.
    pub(crate) fn next(&mut self) -> Result<(Token<'s>, Spot), Error> {
        loop {
            if let Mode::Tag = self.mode {
                let rest = self.rest();
                self.at += rest.len() - rest.trim_start_matches(is_space).len();
            }
            let spot = self.spot_here();
            let token = match self.mode {
                Mode::Text => self.text(),
                Mode::Escaped => Some(self.escaped()),
                Mode::Raw(depth) => Some(self.raw(depth, spot)?),
                Mode::Tag => Some(self.tag(spot)?),
            };
            if let Some(token) = token {
                if matches!(token, Token::Content(text) if text.contains('\0')) {
                    return Err(self.error("a template holds no NUL character", spot));
                }
                return Ok((token, spot));
            }
        }
    }

    fn rest(&self) -> &'s str {
        self.source.get(self.at..).unwrap_or_default()
    }

    /// Takes `length` bytes.
    fn take(&mut self, length: usize) -> &'s str {
        let taken = self.rest().get(..length).unwrap_or_default();
        self.at += taken.len();
        taken
    }

    fn spot_here(&mut self) -> Spot {
        for character in self.source.get(self.counted..self.at).unwrap_or_default().chars() {
            if character == '\n' {
                self.spot = Spot { line: self.spot.line.saturating_add(1), column: 1 };
            } else {
                self.spot.column = self.spot.column.saturating_add(1);
            }
        }
        self.counted = self.at;
        self.spot
    }

    /// Content up to the next tag; nothing where the tag follows at once.
    fn text(&mut self) -> Option<Token<'s>> {
        let rest = self.rest();
        if rest.is_empty() {
            return Some(Token::End);
        }
        let Some(length) = rest.find("{{") else { return Some(Token::Content(self.take(rest.len()))) };
        let text = self.take(length);
        let (text, mode) = match text.strip_suffix('\\') {
            Some(text) if text.ends_with('\\') => (text, Mode::Tag),
            Some(text) => (text, Mode::Escaped),
            None => (text, Mode::Tag),
        };
        self.mode = mode;
        (!text.is_empty()).then_some(Token::Content(text))
    }

    fn escaped(&mut self) -> Token<'s> {
        let rest = self.rest();
        let next = rest.get(2..).and_then(|inside| inside.find("{{")).map_or(rest.len(), |at| at + 2);
        let before = rest.get(..next).unwrap_or_default();
        let backslashes = before.len() - before.trim_end_matches('\\').len();
        let length = if next == rest.len() { next } else { (next - backslashes.min(2)).max(2) };
        self.mode = Mode::Text;
        Token::Content(self.take(length))
    }

    fn raw(&mut self, depth: usize, spot: Spot) -> Result<Token<'s>, Error> {
        let rest = self.rest();
        if let Some(inside) = rest.strip_prefix("{{{{") {
            if !inside.is_empty() && !inside.starts_with('/') {
                self.mode = Mode::Raw(depth + 1);
                return Ok(Token::Content(self.take(4)));
            }
            if let Some(name) = end_of_raw_block(inside) {
                let end = self.take(4 + 1 + name.len() + 4);
                if depth > 1 {
                    self.mode = Mode::Raw(depth - 1);
                    return Ok(Token::Content(end));
                }
                self.mode = Mode::Text;
                return Ok(Token::EndRaw(name));
            }
        }
        let first = rest.chars().next().map_or(0, char::len_utf8);
        match rest.get(first..).and_then(|inside| inside.find("{{{{")) {
            Some(length) => Ok(Token::Content(self.take(first + length))),
            None => Err(self.error("the raw block is not closed", spot)),
        }
    }

    fn tag(&mut self, spot: Spot) -> Result<Token<'s>, Error> {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return Ok(Token::End) };
        let (token, length) = match first {
            '(' => (Token::OpenParenthesis, 1),
            ')' => (Token::CloseParenthesis, 1),
            '{' if rest.starts_with("{{{{") => (Token::OpenRaw, 4),
            '{' if rest.starts_with("{{") => return self.open(spot),
            '}' | '~' => match close(rest) {
                Some((token, length)) => {
                    self.mode = if token == Token::CloseRaw { Mode::Raw(1) } else { Mode::Text };
                    (token, length)
                }
                None => return Err(self.unexpected(first, spot)),
            },
            '=' => (Token::Equals, 1),
            '.' if rest.starts_with("..") => (id(".."), 2),
            '.' if name_ends(rest.get(1..).unwrap_or_default()) => (id("."), 1),
            '.' | '/' => (Token::Separator(first), 1),
            '"' | '\'' => match quoted(rest, first, first) {
                Some(inside) => (Token::Text(unescape(inside, &[first])), inside.len() + 2),
                None => return Err(self.error("the string is not closed", spot)),
            },
            '[' => match quoted(rest, ']', ']') {
                Some(inside) => (literal_segment(inside), inside.len() + 2),
                None => return Err(self.error("the literal segment is not closed", spot)),
            },
            '@' => (Token::Data, 1),
            '|' => (Token::CloseBlockParams, 1),
            _ => word(rest).ok_or_else(|| self.unexpected(first, spot))?,
        };
        self.take(length);
        Ok(token)
    }

    fn unexpected(&self, character: char, spot: Spot) -> Error {
        self.error(format!("{character:?} is not expected here"), spot)
    }

    /// What begins with `{{`.
    fn open(&mut self, spot: Spot) -> Result<Token<'s>, Error> {
        let rest = self.rest();
        let strip = rest.starts_with("{{~");
        let marked = if strip { 3 } else { 2 };
        let after = rest.get(marked..).unwrap_or_default();
        let bare = after.trim_start_matches(is_space);
        let starts = |mark: &str| after.starts_with(mark);
        let (token, length) = if starts(">") {
            (Token::OpenPartial { strip }, 1)
        } else if starts("#>") {
            (Token::OpenPartialBlock { strip }, 2)
        } else if starts("#*") {
            (Token::OpenBlock { decorator: true, strip }, 2)
        } else if starts("#") {
            (Token::OpenBlock { decorator: false, strip }, 1)
        } else if starts("/") {
            (Token::OpenEnd { strip }, 1)
        } else if let Some(inside) = after.strip_prefix('^') {
            match end_of_inverse(inside) {
                Some((close, length)) => {
                    return Ok(self.inverse(Strip { open: strip, close }, marked + 1 + length));
                }
                None => (Token::OpenInverse { strip }, 1),
            }
        } else if let Some(inside) = bare.strip_prefix("else").filter(|inside| ends_word(inside)) {
            let word = after.len() - inside.len();
            match end_of_inverse(inside) {
                Some((close, length)) => {
                    return Ok(self.inverse(Strip { open: strip, close }, marked + word + length));
                }
                None => (Token::OpenChain { strip }, word),
            }
        } else if starts("{") {
            (Token::OpenUnescaped { strip }, 1)
        } else if starts("&") {
            (Token::Open { escaped: false, decorator: false, strip }, 1)
        } else if starts("!") {
            let Some((close, length)) = end_of_comment(after) else {
                return Err(self.error("the comment is not closed", spot));
            };
            self.take(marked + length);
            self.mode = Mode::Text;
            return Ok(Token::Comment(Strip { open: strip, close }));
        } else {
            let decorator = starts("*");
            (Token::Open { escaped: true, decorator, strip }, usize::from(decorator))
        };
        self.take(marked + length);
        Ok(token)
    }

    fn inverse(&mut self, strip: Strip, length: usize) -> Token<'s> {
        self.take(length);
        self.mode = Mode::Text;
        Token::Inverse(strip)
    }
}

fn id(part: &str) -> Token<'_> {
    Token::Id { part: Cow::Borrowed(part), literal: false }
}

/// A closing mark and its length.
fn close(rest: &str) -> Option<(Token<'static>, usize)> {
    let marks = [
        ("}}}}", Token::CloseRaw),
        ("}}}", Token::CloseUnescaped { strip: false }),
        ("}~}}", Token::CloseUnescaped { strip: true }),
        ("}}", Token::Close { strip: false }),
        ("~}}", Token::Close { strip: true }),
    ];
    marks.into_iter().find(|(mark, _)| rest.starts_with(mark)).map(|(mark, token)| (token, mark.len()))
}

/// A keyword, number, `as |` or name, and its length.
fn word(rest: &str) -> Option<(Token<'_>, usize)> {
    let keywords = [
        ("true", Token::Bool(true)),
        ("false", Token::Bool(false)),
        ("undefined", Token::Undefined),
        ("null", Token::Null),
    ];
    for (keyword, token) in keywords {
        if rest.strip_prefix(keyword).is_some_and(literal_ends) {
            return Some((token, keyword.len()));
        }
    }
    if let Some(length) = number_length(rest) {
        return Some((Token::Number(rest.get(..length)?.parse().ok()?), length));
    }
    if let Some(inside) = rest.strip_prefix("as") {
        let bar = inside.trim_start_matches(is_space);
        if bar.len() < inside.len() && bar.starts_with('|') {
            return Some((Token::OpenBlockParams, rest.len() - bar.len() + 1));
        }
    }
    let length = rest.find(|c| !is_name_character(c)).filter(|length| *length > 0)?;
    let (name, after) = rest.split_at_checked(length)?;
    name_ends(after).then(|| (id(name), length))
}

/// Whether a keyword or number ends before `after`.
fn literal_ends(after: &str) -> bool {
    after.starts_with(|c| is_space(c) || matches!(c, '~' | '}' | ')'))
}

/// The length of the number that `rest` begins with.
fn number_length(rest: &str) -> Option<usize> {
    let unsigned = rest.strip_prefix('-').unwrap_or(rest);
    let digits = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let whole = digits(unsigned);
    if whole == 0 {
        return None;
    }
    let after = unsigned.get(whole..)?;
    let fraction = after.strip_prefix('.').map_or(0, digits);
    let after = if fraction > 0 { after.get(1 + fraction..)? } else { after };
    literal_ends(after).then_some(rest.len() - after.len())
}

/// What stands between the first character of `rest` and `end`, where a backslash hides an `end`.
///
/// Without an `end` that is not hidden, the last hidden one ends it, as in handlebars.js.
fn quoted(rest: &str, end: char, hidden: char) -> Option<&str> {
    let inside = rest.get(1..)?;
    let mut last_hidden = None;
    let mut after_backslash = false;
    for (at, character) in inside.char_indices() {
        if character == end && !after_backslash {
            return inside.get(..at);
        }
        if character == hidden && after_backslash {
            last_hidden = Some(at);
        }
        after_backslash = character == '\\';
    }
    inside.get(..last_hidden?)
}

/// `text` without the backslashes before `characters`.
fn unescape<'s>(text: &'s str, characters: &[char]) -> Cow<'s, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        match rest.peek() {
            Some(next) if character == '\\' && characters.contains(next) => plain.extend(rest.next()),
            _ => plain.push(character),
        }
    }
    Cow::Owned(plain)
}

/// `[inside]`; handlebars.js leaves the brackets where a line ends inside of them.
fn literal_segment(inside: &str) -> Token<'_> {
    let part = unescape(inside, &['\\', ']']);
    if part.contains(['\n', '\r', '\u{2028}', '\u{2029}']) {
        return Token::Id { part: Cow::Owned(format!("[{part}]")), literal: false };
    }
    Token::Id { part, literal: true }
}

/// The name in `/name}}}}`.
fn end_of_raw_block(inside: &str) -> Option<&str> {
    let named = inside.strip_prefix('/')?;
    let length = named.find(|c| !is_name_character(c)).filter(|length| *length > 0)?;
    let (name, after) = named.split_at_checked(length)?;
    after.starts_with("}}}}").then_some(name)
}

/// Whether `}}` follows, whether with a `~`, and the length up to its end.
fn end_of_inverse(inside: &str) -> Option<(bool, usize)> {
    let bare = inside.trim_start_matches(is_space);
    let after = bare.strip_prefix('~').unwrap_or(bare);
    let end = after.strip_prefix("}}")?;
    Some((after.len() < bare.len(), inside.len() - end.len()))
}

/// For a comment that begins with `!`: whether it ends with a `~`, and its length.
fn end_of_comment(after: &str) -> Option<(bool, usize)> {
    if !after.starts_with("!--") {
        let length = after.find("}}")?;
        return Some((after.get(..length)?.ends_with('~'), length + 2));
    }
    let mut from = 1;
    loop {
        let dashes = from + after.get(from..)?.find("--")?;
        let end = after.get(dashes + 2..)?;
        if end.starts_with("}}") {
            return Some((false, dashes + 4));
        }
        if end.starts_with("~}}") {
            return Some((true, dashes + 5));
        }
        from = dashes + 1;
    }
}

fn ends_word(after: &str) -> bool {
    !after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
}
