//! What is in a line of text: formats, links, code, images, footnotes.

mod delimiters;
mod links;
mod spans;

use std::collections::HashMap;

use super::block::{MAXIMUM_NESTING, References};
use super::tags::Missing;
use super::token::{Kind, Token};
use delimiters::Delimiter;
pub(super) use spans::{closes_link, opens_link};

/// A footnote that is referred to.
pub(super) struct Note {
    /// The label of one that is defined elsewhere.
    pub(super) label: Option<String>,
    /// How often it is referred to.
    pub(super) count: usize,
    /// The tokens of one that is written in place.
    pub(super) tokens: Vec<Token>,
}

/// What lines can refer to.
pub(super) struct Environment {
    pub(super) references: References,
    /// The places of the footnotes among all, once they are referred to.
    pub(super) footnotes: HashMap<String, Option<usize>>,
    /// The length of the longest label among them.
    pub(super) longest_footnote: usize,
    pub(super) notes: Vec<Note>,
}

/// Reads one line of text, which may have line breaks in it.
pub(super) fn read(text: &str, environment: &mut Environment) -> Vec<Token> {
    let mut state = State {
        text,
        at: 0,
        end: text.len(),
        level: 0,
        pending: String::new(),
        tokens: Vec::new(),
        delimiters: vec![Vec::new()],
        current: 0,
        outer: Vec::new(),
        skipped: Vec::new(),
        backticks: HashMap::new(),
        are_backticks_known: false,
        link_level: 0,
        missing: Missing::default(),
        environment,
    };
    state.read();
    delimiters::pair(&mut state.delimiters, &mut state.tokens);
    join_texts(state.tokens)
}

struct State<'t, 'e> {
    text: &'t str,
    at: usize,
    end: usize,
    level: usize,
    /// Text that has no token yet.
    pending: String,
    tokens: Vec<Token>,
    /// The delimiters of formats; within a link they are a list of their own.
    delimiters: Vec<Vec<Delimiter>>,
    current: usize,
    outer: Vec<usize>,
    /// Where what begins at a place ends, once it was looked at; 0 before.
    skipped: Vec<usize>,
    /// The last place of a run of backticks, by its length.
    backticks: HashMap<usize, usize>,
    are_backticks_known: bool,
    link_level: isize,
    missing: Missing,
    environment: &'e mut Environment,
}

impl<'t> State<'t, '_> {
    fn read(&mut self) {
        while self.at < self.end {
            if self.level < MAXIMUM_NESTING && self.rule(false) {
                continue;
            }
            let letter = self.letter();
            self.pending.push_str(letter);
            self.at += letter.len();
        }
        self.flush();
    }

    /// Goes behind what begins here, without making tokens.
    fn skip(&mut self) {
        let start = self.at;
        if self.skipped.is_empty() {
            self.skipped.resize(self.text.len() + 1, 0);
        }
        if let Some(end) = self.skipped.get(start).filter(|end| **end > 0) {
            self.at = *end;
            return;
        }
        if self.level >= MAXIMUM_NESTING {
            self.at = self.end;
            self.at += self.letter().len().max(1);
        } else {
            self.level += 1;
            if !self.rule(true) {
                self.at += self.letter().len().max(1);
            }
            self.level -= 1;
        }
        if let Some(end) = self.skipped.get_mut(start) {
            *end = self.at;
        }
    }

    /// Applies the rule for what begins here. Returns whether it did; a silent rule only goes behind it.
    fn rule(&mut self, is_silent: bool) -> bool {
        match self.byte(self.at) {
            b':' => self.bare_address(is_silent),
            b'\n' => self.line_break(is_silent),
            b'\\' => self.escape(is_silent),
            b'`' => self.code(is_silent),
            b'~' if !is_silent => self.delimiter_pairs(b'~') || self.raised_or_lowered(b'~', "sub"),
            b'=' if !is_silent => self.delimiter_pairs(b'='),
            b'*' | b'_' if !is_silent => self.emphasis(),
            b'^' => !is_silent && self.raised_or_lowered(b'^', "sup") || self.footnote_in_place(is_silent),
            b'[' => self.link(is_silent) || self.footnote_reference(is_silent),
            b'!' => self.image(is_silent),
            b'<' => self.address_in_brackets(is_silent) || self.html(is_silent),
            b'&' => self.entity(is_silent),
            byte if is_special(byte) => false,
            _ => self.plain(is_silent),
        }
    }

    fn plain(&mut self, is_silent: bool) -> bool {
        let rest = self.text.as_bytes().get(self.at..self.end).unwrap_or_default();
        let length = rest.iter().position(|byte| is_special(*byte)).unwrap_or(rest.len());
        if !is_silent {
            self.pending.push_str(self.slice(self.at, self.at + length));
        }
        self.at += length;
        length > 0
    }

    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or_default()
    }

    fn slice(&self, from: usize, to: usize) -> &'t str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// The character that is here.
    fn letter(&self) -> &'t str {
        let rest = self.text.get(self.at..).unwrap_or_default();
        rest.get(..rest.chars().next().map_or(0, char::len_utf8)).unwrap_or_default()
    }

    fn flush(&mut self) {
        if !self.pending.is_empty() {
            self.tokens.push(Token::text(std::mem::take(&mut self.pending)));
        }
    }

    fn push(&mut self, token: Token) {
        self.flush();
        match token.kind {
            Kind::Open => {
                self.level += 1;
                self.outer.push(self.current);
                self.delimiters.push(Vec::new());
                self.current = self.delimiters.len() - 1;
            }
            Kind::Close => {
                self.level = self.level.saturating_sub(1);
                self.current = self.outer.pop().unwrap_or(0);
            }
            _ => {}
        }
        self.tokens.push(token);
    }
}

/// Whether something other than plain text can begin with it.
fn is_special(byte: u8) -> bool {
    b"\n$%&*+-:<=>@[\\]^_`{}~!#".contains(&byte)
}

/// Makes one token of texts that follow each other, and counts the levels.
fn join_texts(tokens: Vec<Token>) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut level: usize = 0;
    for mut token in tokens {
        if token.kind == Kind::Close {
            level = level.saturating_sub(1);
        }
        token.level = level;
        if token.kind == Kind::Open {
            level += 1;
        }
        match joined.last_mut() {
            Some(last) if last.kind == Kind::Text && token.kind == Kind::Text => {
                last.content.push_str(&token.content);
            }
            _ => joined.push(token),
        }
    }
    joined
}

/// Makes plain text of escapes, and one token of texts that follow each other.
pub(super) fn join_escapes(mut tokens: Vec<Token>) -> Vec<Token> {
    for token in &mut tokens {
        if token.kind == Kind::Escaped {
            token.kind = Kind::Text;
        }
    }
    join_texts(tokens)
}
