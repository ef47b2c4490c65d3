//! A template as it is written: what the parser makes and the compiler reads.

use std::borrow::Cow;
use std::fmt;

use crate::error::Spot;

/// Whether a tag's `~` eats the white space before and after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Strip {
    pub(crate) open: bool,
    pub(crate) close: bool,
}

/// The inside of a template or of a block.
#[derive(Debug, Default)]
pub(crate) struct Program<'s> {
    pub(crate) nodes: Vec<Node<'s>>,
    pub(crate) block_params: Vec<Cow<'s, str>>,
    /// Whether this is the `else` of a chain (`{{else if …}}`), which holds one block and nothing else.
    pub(crate) chained: bool,
}

#[derive(Debug)]
pub(crate) enum Node<'s> {
    Content(Content<'s>),
    Comment(Strip),
    Mustache { call: Call<'s>, escaped: bool, strip: Strip },
    Decorator { call: Call<'s>, strip: Strip },
    Block(Box<Block<'s>>),
    Partial { call: Call<'s>, strip: Strip, indent: &'s str },
}

/// Text between tags, and what white space control leaves of it.
#[derive(Debug)]
pub(crate) struct Content<'s> {
    pub(crate) original: &'s str,
    pub(crate) value: &'s str,
    pub(crate) left_stripped: bool,
    pub(crate) right_stripped: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BlockKind {
    /// `{{#name}}`, `{{^name}}`, `{{{{name}}}}`
    Plain,
    /// `{{#> name}}`
    Partial,
    /// `{{#*name}}`
    Decorator,
}

#[derive(Debug)]
pub(crate) struct Block<'s> {
    pub(crate) kind: BlockKind,
    pub(crate) call: Call<'s>,
    pub(crate) program: Option<Program<'s>>,
    pub(crate) inverse: Option<Program<'s>>,
    pub(crate) open: Strip,
    pub(crate) between: Strip,
    pub(crate) close: Strip,
}

/// A name with its arguments.
#[derive(Debug)]
pub(crate) struct Call<'s> {
    pub(crate) callee: Expression<'s>,
    pub(crate) params: Vec<Expression<'s>>,
    pub(crate) hash: Vec<(Cow<'s, str>, Expression<'s>)>,
    pub(crate) spot: Spot,
}

#[derive(Debug)]
pub(crate) enum Expression<'s> {
    Path(Path<'s>),
    Text(Cow<'s, str>),
    Number(f64),
    Bool(bool),
    Undefined,
    Null,
    Call(Box<Call<'s>>),
}

#[derive(Debug)]
pub(crate) struct Path<'s> {
    /// `@name`
    pub(crate) data: bool,
    /// How many `../`.
    pub(crate) depth: usize,
    pub(crate) parts: Vec<Cow<'s, str>>,
    /// As written, without the brackets of literal segments.
    pub(crate) original: String,
}

impl Path<'_> {
    /// Whether the path names its context: `this.x`, `./x`. As in handlebars.js, any name that ends in `this` counts.
    pub(crate) fn is_scoped(&self) -> bool {
        let ends_a_word = |after: &str| !after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        self.original.starts_with('.')
            || self
                .original
                .match_indices("this")
                .any(|(at, this)| self.original.get(at + this.len()..).is_some_and(ends_a_word))
    }

    /// Whether the path is one plain name, so that it may be a helper's.
    pub(crate) fn is_simple(&self) -> bool {
        self.parts.len() == 1 && self.depth == 0 && !self.is_scoped()
    }
}

impl Call<'_> {
    /// Whether anything follows the name.
    pub(crate) fn has_arguments(&self) -> bool {
        !self.params.is_empty() || !self.hash.is_empty()
    }
}

impl<'s> Expression<'s> {
    /// The key that an argument turns out to be when `=` follows: one plain segment.
    pub(crate) fn into_key(self) -> Option<Cow<'s, str>> {
        match self {
            Self::Path(Path { data: false, depth: 0, mut parts, original }) if parts.len() <= 1 => {
                Some(parts.pop().unwrap_or(Cow::Owned(original)))
            }
            Self::Path(Path { data: false, depth: 1, parts, original }) if parts.is_empty() => {
                Some(Cow::Owned(original))
            }
            _ => None,
        }
    }
}

/// What the name of a block is compared by.
#[derive(PartialEq)]
pub(crate) enum Original<'e> {
    Text(&'e str),
    Number(f64),
    Bool(bool),
    Null,
    Undefined,
}

impl<'e> Original<'e> {
    pub(crate) fn of(expression: &'e Expression<'_>) -> Self {
        match expression {
            Expression::Path(path) => Self::Text(&path.original),
            Expression::Text(text) => Self::Text(text),
            Expression::Number(number) => Self::Number(*number),
            Expression::Bool(truth) => Self::Bool(*truth),
            Expression::Null => Self::Null,
            Expression::Undefined | Expression::Call(_) => Self::Undefined,
        }
    }
}

impl fmt::Display for Original<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => write!(f, "{number}"),
            Self::Bool(truth) => write!(f, "{truth}"),
            Self::Null => f.write_str("null"),
            Self::Undefined => f.write_str("undefined"),
        }
    }
}
