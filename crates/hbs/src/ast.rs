//! A template as it is written: what the parser makes and the compiler reads.

use std::borrow::Cow;
use std::fmt;

use crate::error::Spot;

/// Whether a tag's `~` eats the white space before and after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Strip {
    /// Before the tag.
    pub open: bool,
    /// After it.
    pub close: bool,
}

/// The inside of a template or of a block.
#[derive(Debug, Default)]
pub struct Program<'s> {
    /// What stands in it, in order.
    pub nodes: Vec<Node<'s>>,
    /// The names after `as`.
    pub block_params: Vec<Cow<'s, str>>,
    /// Whether this is the `else` of a chain (`{{else if …}}`), which holds one block and nothing else.
    pub chained: bool,
}

/// A piece of a template.
#[derive(Debug)]
pub enum Node<'s> {
    /// Text.
    Content(Content<'s>),
    /// `{{! … }}`
    Comment(Strip),
    /// `{{name …}}`
    Mustache {
        /// What is written.
        call: Call<'s>,
        /// Whether HTML's special characters are escaped.
        escaped: bool,
        /// Its `~`.
        strip: Strip,
    },
    /// `{{* name …}}`
    Decorator {
        /// The decorator.
        call: Call<'s>,
        /// Its `~`.
        strip: Strip,
    },
    /// `{{#name …}} … {{/name}}`
    Block(Box<Block<'s>>),
    /// `{{> name …}}`
    Partial {
        /// The partial.
        call: Call<'s>,
        /// Its `~`.
        strip: Strip,
        /// The white space before it if it stands alone on its line.
        indent: &'s str,
    },
}

/// Text between tags, and what white space control leaves of it.
#[derive(Debug)]
pub struct Content<'s> {
    /// As written.
    pub original: &'s str,
    /// As it is shown.
    pub value: &'s str,
    pub(crate) left_stripped: bool,
    pub(crate) right_stripped: bool,
}

/// What opens a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// `{{#name}}`, `{{^name}}`, `{{{{name}}}}`
    Plain,
    /// `{{#> name}}`
    Partial,
    /// `{{#*name}}`
    Decorator,
}

/// A tag that has an inside.
#[derive(Debug)]
pub struct Block<'s> {
    /// What opens it.
    pub kind: BlockKind,
    /// Its name and arguments.
    pub call: Call<'s>,
    /// Its inside.
    pub program: Option<Program<'s>>,
    /// What stands after `else`.
    pub inverse: Option<Program<'s>>,
    /// The `~` of its first tag.
    pub open: Strip,
    /// The `~` of its `else`.
    pub between: Strip,
    /// The `~` of its last tag.
    pub close: Strip,
}

/// A name with its arguments.
#[derive(Debug)]
pub struct Call<'s> {
    /// The name.
    pub callee: Expression<'s>,
    /// Arguments without a name.
    pub params: Vec<Expression<'s>>,
    /// Arguments with a name.
    pub hash: Vec<(Cow<'s, str>, Expression<'s>)>,
    /// Where the name stands.
    pub spot: Spot,
}

/// A name or an argument.
#[derive(Debug)]
pub enum Expression<'s> {
    /// `name.of.a.thing`
    Path(Path<'s>),
    /// `"text"`
    Text(Cow<'s, str>),
    /// `1.5`
    Number(f64),
    /// `true`
    Bool(bool),
    /// `undefined`
    Undefined,
    /// `null`
    Null,
    /// `(name …)`
    Call(Box<Call<'s>>),
}

/// A way to a value.
#[derive(Debug)]
pub struct Path<'s> {
    /// `@name`
    pub data: bool,
    /// How many `../`.
    pub depth: usize,
    /// The names on the way.
    pub parts: Vec<Cow<'s, str>>,
    /// As written, without the brackets of literal segments.
    pub original: String,
    /// Where it stands.
    pub spot: Spot,
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
            Self::Path(Path { data: false, depth: 0, mut parts, original, .. }) if parts.len() <= 1 => {
                Some(parts.pop().unwrap_or(Cow::Owned(original)))
            }
            Self::Path(Path { data: false, depth: 1, parts, original, .. }) if parts.is_empty() => {
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
