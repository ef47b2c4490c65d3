//! Whether a template can come to a name at all: what is never named need not be fetched.

use crate::engine::Engine;
use crate::helper::Environment;
use crate::program::{Block, Body, Call, Expression, Name, Node, Partial, PartialName, Section};

/// A walk through everything that can be rendered from one place.
pub(crate) struct Walk<'e, E: Environment> {
    engine: &'e Engine<E>,
    names: &'e [&'e str],
    seen: Vec<bool>,
    /// What `{{> @partial-block}}` renders: it may stand outside of a body that is looked at alone.
    block_is_outside: bool,
}

impl<'e, E: Environment> Walk<'e, E> {
    /// From a whole template.
    pub(crate) fn of_template(engine: &'e Engine<E>, names: &'e [&'e str]) -> Self {
        Self { engine, names, seen: vec![false; engine.size()], block_is_outside: false }
    }

    /// From the inside of a block.
    pub(crate) fn of_body(engine: &'e Engine<E>, names: &'e [&'e str]) -> Self {
        Self { block_is_outside: true, ..Self::of_template(engine, names) }
    }

    /// A template with the layouts around it.
    pub(crate) fn template(&mut self, index: usize) -> bool {
        let (Some(template), Some(seen)) = (self.engine.template(index), self.seen.get_mut(index)) else {
            return false;
        };
        if std::mem::replace(seen, true) {
            return false;
        }
        self.body(&template.body) || template.layout.is_some_and(|layout| self.template(layout))
    }

    /// The inside of a template or of a block.
    pub(crate) fn body(&mut self, body: &Body) -> bool {
        body.nodes.iter().any(|node| self.node(node))
            || body.inlines.iter().any(|inline| self.body(&inline.body))
    }

    fn maybe(&mut self, body: Option<&Body>) -> bool {
        body.is_some_and(|body| self.body(body))
    }

    fn node(&mut self, node: &Node) -> bool {
        match node {
            Node::Text(_) => false,
            Node::Value { value, .. } => self.expression(value),
            Node::Call { call, .. } => self.call(call),
            Node::Condition(condition) => {
                self.expression(&condition.value)
                    || self.maybe(condition.filled.as_ref())
                    || self.maybe(condition.empty.as_ref())
            }
            Node::Block(block) => self.block(block),
            Node::Section(section) => self.section(section),
            Node::Partial(partial) => self.partial(partial),
        }
    }

    fn block(&mut self, Block { call, body, inverse }: &Block) -> bool {
        self.call(call) || self.maybe(body.as_ref()) || self.maybe(inverse.as_ref())
    }

    fn section(&mut self, section: &Section) -> bool {
        self.expression(&section.value)
            || self.maybe(section.body.as_ref())
            || self.maybe(section.inverse.as_ref())
    }

    /// A partial whose name is only known while rendering may be any of them.
    fn partial(&mut self, partial: &Partial) -> bool {
        let target = match &partial.name {
            PartialName::Known(_, Some(template)) => self.template(*template),
            PartialName::Known(_, None) => false,
            PartialName::Block => self.block_is_outside,
            PartialName::Dynamic(name) => {
                self.expression(name) || self.engine.partials().any(|index| self.template(index))
            }
        };
        target
            || partial.context.as_ref().is_some_and(|context| self.expression(context))
            || self.hash(&partial.hash)
            || self.maybe(partial.block.as_ref())
    }

    fn call(&self, call: &Call) -> bool {
        self.is_one(&call.name)
            || call.params.iter().any(|param| self.expression(param))
            || self.hash(&call.hash)
    }

    fn hash(&self, hash: &[(Name, Expression)]) -> bool {
        hash.iter().any(|(_, value)| self.expression(value))
    }

    fn expression(&self, expression: &Expression) -> bool {
        match expression {
            Expression::Field(name) => self.is_one(name.key().name),
            Expression::Context { keys, .. }
            | Expression::Root { keys }
            | Expression::Data { keys, .. }
            | Expression::BlockParam { keys, .. } => keys.iter().any(|name| self.is_one(name.key().name)),
            // `{{lookup post "html"}}`
            Expression::Text(text) => self.is_one(text),
            Expression::Call(call) => self.call(call),
            Expression::Uncallable(uncallable) => self.is_one(&uncallable.name),
            Expression::PartialBlock
            | Expression::Number(_)
            | Expression::Bool(_)
            | Expression::Undefined
            | Expression::Null => false,
        }
    }

    fn is_one(&self, name: &str) -> bool {
        self.names.contains(&name)
    }
}
