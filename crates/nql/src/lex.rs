//! A filter's text to its tokens, character by character as Ghost's lexer cuts them.

use crate::{
    moment::{Relative, Unit},
    parse::Error,
    tree::Place,
};

/// The smallest part of a filter's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token<'t> {
    Null,
    Bool(bool),
    /// A field's name without its colon.
    Field(&'t str),
    /// The digits before the point.
    Number(&'t str),
    Relative(Relative),
    Literal(&'t str),
    /// What stands between the quotes, escapes as they were written.
    Quoted(&'t str),
    Place(Place),
    Open,
    Close,
    OpenList,
    CloseList,
    Comma,
    Plus,
    Minus,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}

/// Cuts one token after the other from a text.
pub(crate) struct Lexer<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lexer<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Lexer { text, at: 0 }
    }

    /// The next token and the byte at which it begins; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<(usize, Token<'t>)>, Error> {
        let rest = self.rest().trim_start_matches(is_space);
        self.at = self.text.len() - rest.len();
        let Some(first) = rest.chars().next() else { return Ok(None) };
        let (token, length) = word(rest)
            .map(Ok)
            .or_else(|| relative(rest))
            .transpose()
            .map_err(|()| Error::FarDate { at: self.position(self.at) })?
            .or_else(|| literal(rest))
            .or_else(|| quoted(rest))
            .or_else(|| sign(rest))
            .or_else(|| single_letter(rest))
            .ok_or_else(|| Error::Unrecognized { found: first, at: self.position(self.at) })?;
        let start = self.at;
        self.at += length;
        Ok(Some((start, token)))
    }

    /// Which character stands at the byte, counted from 1.
    pub(crate) fn position(&self, byte: usize) -> usize {
        self.text.get(..byte).unwrap_or(self.text).chars().count() + 1
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }
}

type Cut<'t> = Option<(Token<'t>, usize)>;

/// What comes before literals: keywords, fields, numbers and brackets.
fn word(rest: &str) -> Cut<'_> {
    keyword(rest).or_else(|| field(rest)).or_else(|| number(rest)).or_else(|| {
        Some(match rest.chars().next()? {
            '[' => (Token::OpenList, 1),
            ']' => (Token::CloseList, 1),
            _ => return None,
        })
    })
}

fn keyword(rest: &str) -> Cut<'_> {
    const KEYWORDS: [([&str; 3], Token<'static>); 3] = [
        (["null", "NULL", "Null"], Token::Null),
        (["true", "TRUE", "True"], Token::Bool(true)),
        (["false", "FALSE", "False"], Token::Bool(false)),
    ];
    KEYWORDS.iter().find_map(|(spellings, token)| {
        let after = spellings.iter().find_map(|spelling| rest.strip_prefix(spelling))?;
        (!after.starts_with(is_literal)).then_some((*token, rest.len() - after.len()))
    })
}

fn field(rest: &str) -> Cut<'_> {
    let named = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    let (name, _) = rest.split_at_checked(rest.find(|c| !named(c))?)?;
    let begins = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    (begins && rest.get(name.len()..)?.starts_with(':')).then_some((Token::Field(name), name.len() + 1))
}

/// Digits that end where a word ends and no "-" follows (`2020-01-01` is a literal).
fn number(rest: &str) -> Cut<'_> {
    let whole = digits(rest)?;
    let after = rest.get(whole.len()..)?;
    let ends = |after: &str| !after.starts_with(|c: char| is_word(c) || c == '-');
    let fraction = after.strip_prefix('.').and_then(digits);
    if let Some(fraction) = fraction
        && ends(after.get(1 + fraction.len()..)?)
    {
        return Some((Token::Number(whole), whole.len() + 1 + fraction.len()));
    }
    ends(after).then_some((Token::Number(whole), whole.len()))
}

/// `now-30d` at the end of the text, of a list or of a term.
fn relative(rest: &str) -> Option<Result<(Token<'_>, usize), ()>> {
    let after = rest.strip_prefix("now")?;
    let ahead = match after.chars().next()? {
        '+' => true,
        '-' => false,
        _ => return None,
    };
    let amount = digits(after.get(1..)?)?;
    let mut tail = after.get(1 + amount.len()..)?.chars();
    let unit = Unit::from_letter(tail.next()?)?;
    if !tail.next().is_none_or(|c| "+,()[]".contains(c)) {
        return None;
    }
    let token = |amount| Token::Relative(Relative { ahead, amount, unit });
    Some(amount.parse().map(|number| (token(number), "now-".len() + amount.len() + 1)).map_err(drop))
}

/// Two or more characters of JavaScript's (one that takes two of its units is enough).
fn literal(rest: &str) -> Cut<'_> {
    let first = rest.chars().next().filter(|c| is_literal(*c) && *c != '-')?;
    let mut end = first.len_utf8();
    let mut tail = rest.get(end..)?.chars();
    while let Some(c) = tail.next() {
        if c == '\\' && tail.clone().next().is_some_and(|next| "'\"+,()><=[]~^$".contains(next)) {
            tail.next();
        } else if !is_literal(c) {
            break;
        }
        end = rest.len() - tail.as_str().len();
    }
    let enough = end > first.len_utf8() || first.len_utf16() > 1;
    enough.then_some((Token::Literal(rest.get(..end)?), end))
}

/// A text in quotes. Where no quote closes it, the last escaped one does, as in Ghost.
fn quoted(rest: &str) -> Cut<'_> {
    let inside = rest.strip_prefix('\'')?;
    let mut characters = inside.char_indices();
    let mut last_escaped = None;
    let end = loop {
        match characters.next() {
            Some((at, '\'')) if at > 0 => break at,
            None | Some((_, '\'' | '"')) => break last_escaped?,
            Some((_, '\\')) => match characters.clone().next() {
                Some((at, '\'')) => {
                    last_escaped = Some(at);
                    characters.next();
                }
                Some((_, '"')) => {
                    characters.next();
                }
                _ => {}
            },
            Some(_) => {}
        }
    };
    Some((Token::Quoted(inside.get(..end)?), end + 2))
}

fn sign(rest: &str) -> Cut<'_> {
    const SIGNS: [(&str, Token<'static>); 12] = [
        ("(", Token::Open),
        (")", Token::Close),
        (",", Token::Comma),
        ("+", Token::Plus),
        ("-", Token::Minus),
        (">=", Token::GreaterOrEqual),
        ("<=", Token::LessOrEqual),
        (">", Token::Greater),
        ("<", Token::Less),
        ("~^", Token::Place(Place::Start)),
        ("~$", Token::Place(Place::End)),
        ("~", Token::Place(Place::Anywhere)),
    ];
    SIGNS.iter().find(|(sign, _)| rest.starts_with(sign)).map(|(sign, token)| (*token, sign.len()))
}

/// A literal of one letter, only before a space, a "+" or the end.
fn single_letter(rest: &str) -> Cut<'_> {
    let mut characters = rest.chars();
    characters.next().filter(char::is_ascii_alphabetic)?;
    let ends = characters.next().is_none_or(|c| is_space(c) || c == '+');
    ends.then_some((Token::Literal(rest.get(..1)?), 1))
}

fn digits(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.get(..end).filter(|digits| !digits.is_empty())
}

fn is_literal(c: char) -> bool {
    !is_space(c) && !"'\"+,()><=[]~".contains(c)
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// White space as JavaScript's `\s` has it.
fn is_space(c: char) -> bool {
    c == '\u{feff}' || (c.is_whitespace() && c != '\u{85}')
}
