//! A template as it is rendered: names resolved, white space settled, text merged.

use std::sync::Arc;

use crate::error::Spot;
use crate::symbol::{Key, Symbol};

#[derive(Debug)]
pub(crate) struct Template {
    pub(crate) file: Arc<str>,
    pub(crate) body: Body,
    /// The template around this one, as an index into the engine's templates.
    pub(crate) layout: Option<usize>,
}

/// The inside of a template or of a block.
#[derive(Debug, Default)]
pub(crate) struct Body {
    pub(crate) nodes: Box<[Node]>,
    pub(crate) takes_block_params: bool,
    /// The partials that are defined here and seen by what is called from here.
    pub(crate) inlines: Box<[Inline]>,
}

/// `{{#*inline "name"}}`
#[derive(Debug)]
pub(crate) struct Inline {
    pub(crate) name: Expression,
    pub(crate) body: Body,
}

#[derive(Debug)]
pub(crate) enum Node {
    Text(Box<str>),
    Value { value: Expression, escaped: bool },
    Call { call: Box<Call>, escaped: bool },
    Condition(Box<Condition>),
    Block(Box<Block>),
    Section(Box<Section>),
    Partial(Box<Partial>),
}

/// `{{#if value}}`, `{{#unless value}}`
#[derive(Debug)]
pub(crate) struct Condition {
    pub(crate) value: Expression,
    pub(crate) include_zero: Option<Expression>,
    /// What is rendered when the value is filled, and when it is not.
    pub(crate) filled: Option<Body>,
    pub(crate) empty: Option<Body>,
    pub(crate) spot: Spot,
}

/// A block whose name is a helper's.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) call: Call,
    pub(crate) body: Option<Body>,
    pub(crate) inverse: Option<Body>,
}

/// A block whose name is a value's: a loop over a list, the body with another context, or the inverse.
#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) value: Expression,
    pub(crate) body: Option<Body>,
    pub(crate) inverse: Option<Body>,
    pub(crate) spot: Spot,
}

#[derive(Debug)]
pub(crate) struct Partial {
    pub(crate) name: PartialName,
    pub(crate) context: Option<Expression>,
    pub(crate) hash: Box<[(Name, Expression)]>,
    pub(crate) block: Option<Body>,
    pub(crate) spot: Spot,
}

#[derive(Debug)]
pub(crate) enum PartialName {
    /// A name, and the template that has it.
    Known(Box<str>, Option<usize>),
    /// `@partial-block`
    Block,
    /// `(expression)`
    Dynamic(Expression),
}

/// A helper with its arguments.
#[derive(Debug)]
pub(crate) struct Call {
    /// An index into the engine's helpers.
    pub(crate) helper: usize,
    pub(crate) name: Box<str>,
    pub(crate) params: Box<[Expression]>,
    /// In the order of handlebars.js: the last written comes first.
    pub(crate) hash: Box<[(Name, Expression)]>,
    pub(crate) spot: Spot,
}

#[derive(Debug)]
pub(crate) enum Expression {
    /// `a`, by far the most common path.
    Field(Name),
    /// `a.b`, `../a.b`
    Context {
        depth: usize,
        keys: Box<[Name]>,
    },
    /// `@a.b`, `@../a.b`
    Data {
        depth: usize,
        name: Name,
        keys: Box<[Name]>,
    },
    /// `@root.a`
    Root {
        keys: Box<[Name]>,
    },
    /// `@partial-block`
    PartialBlock,
    /// A name of `as |name|`, so many blocks with names up.
    BlockParam {
        depth: usize,
        index: usize,
        keys: Box<[Name]>,
    },
    Text(Box<str>),
    Number(f64),
    Bool(bool),
    Undefined,
    Null,
    Call(Box<Call>),
    Uncallable(Box<Uncallable>),
}

/// Something used like a helper that is none.
#[derive(Debug)]
pub(crate) struct Uncallable {
    pub(crate) callee: Expression,
    pub(crate) name: Box<str>,
    /// Whether it is no error as long as there is no value of this name either: `(name)`, `{{name key=value}}`.
    pub(crate) may_be_missing: bool,
    pub(crate) spot: Spot,
}

/// A field's name with its symbol.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Name {
    symbol: Symbol,
    text: Box<str>,
}

impl Name {
    pub(crate) fn new(text: &str) -> Self {
        Self { symbol: Symbol::of(text), text: text.into() }
    }

    #[inline]
    pub(crate) fn key(&self) -> Key<'_> {
        Key { symbol: self.symbol, name: &self.text }
    }
}
