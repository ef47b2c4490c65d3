//! Rendering: a walk over the compiled tree that writes into one string.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use smallvec::SmallVec;

use crate::arena::Arena;
use crate::engine::Engine;
use crate::error::Error;
use crate::helper::{self, Environment};
use crate::limits::Budget;
use crate::program::{Block, Body, Call, Condition, Expression, Name, Node, Section, Uncallable};
use crate::scope::{BlockParams, Frame, Inlines, Scope};
use crate::symbol::Key;
use crate::value::{Object, Value};

/// Named arguments of a call; most calls have few.
pub(crate) type Named<'r> = SmallVec<[(Key<'r>, Value<'r>); 3]>;

/// One page being rendered.
pub(crate) struct Render<'r, E: Environment> {
    pub(crate) engine: &'r Engine<E>,
    pub(crate) arena: &'r Arena,
    pub(crate) state: &'r E::State<'r>,
    /// The context of the page, or of the layout that is being rendered around it.
    pub(crate) root: Cell<Value<'r>>,
    /// What `{{#contentFor}}` has given to each name.
    pub(crate) contents: RefCell<HashMap<&'r str, Vec<&'r str>>>,
    pub(crate) budget: Budget<'r>,
}

/// What the body of a block is to see.
#[derive(Clone, Copy)]
pub struct Inner<'p, 'r> {
    pub(crate) context: Value<'r>,
    pub(crate) frame: Option<&'r (dyn Object + 'r)>,
    pub(crate) block_params: &'p [Value<'r>],
}

impl<'p, 'r> Inner<'p, 'r> {
    /// The body with this context, and data as around the block.
    pub fn new(context: Value<'r>) -> Self {
        Self { context, frame: None, block_params: &[] }
    }

    /// The same with a layer of `@data` on top; what `frame` does not know is looked up further out.
    #[must_use]
    pub fn frame(self, frame: &'r (dyn Object + 'r)) -> Self {
        Self { frame: Some(frame), ..self }
    }

    /// The same with values for `as |names|`.
    #[must_use]
    pub fn block_params(self, block_params: &'p [Value<'r>]) -> Self {
        Self { block_params, ..self }
    }
}

impl<'r, E: Environment> Render<'r, E> {
    /// Renders a body in `scope`; `outer` is the scope around the block, for the partials defined in it.
    pub(crate) fn body<'s>(
        &self,
        body: &'r Body,
        outer: Option<&Scope<'s, 'r>>,
        scope: &Scope<'s, 'r>,
        out: &mut String,
    ) -> Result<(), Error> {
        if body.inlines.is_empty() {
            return self.budget.nested(|| self.nodes(body, scope, out));
        }
        let inlines = Inlines { list: &body.inlines, outer: outer.copied(), up: scope.inlines };
        let scope = Scope { inlines: Some(&inlines), ..*scope };
        self.budget.nested(|| self.nodes(body, &scope, out))
    }

    /// Renders a body written in `scope` with another context, data or block parameters.
    pub(crate) fn inner(
        &self,
        body: &'r Body,
        scope: &Scope<'_, 'r>,
        inner: Inner<'_, 'r>,
        out: &mut String,
    ) -> Result<(), Error> {
        let mut next = Scope { context: inner.context, ..*scope };
        let parents = scope.parents_of(inner.context);
        if let Some(parents) = &parents {
            next.parents = Some(parents);
        }
        let frame = Frame { object: inner.frame, up: Some(scope.data) };
        if inner.frame.is_some() {
            next.data = &frame;
        }
        let params = BlockParams { values: inner.block_params, up: scope.block_params };
        if body.takes_block_params {
            next.block_params = Some(&params);
        }
        self.body(body, Some(scope), &next, out)
    }

    fn same_context(
        &self,
        body: Option<&'r Body>,
        scope: &Scope<'_, 'r>,
        out: &mut String,
    ) -> Result<(), Error> {
        match body {
            Some(body) if body.takes_block_params => self.inner(body, scope, Inner::new(scope.context), out),
            Some(body) => self.body(body, Some(scope), scope, out),
            None => Ok(()),
        }
    }

    fn nodes(&self, body: &'r Body, scope: &Scope<'_, 'r>, out: &mut String) -> Result<(), Error> {
        self.budget.steps(body.nodes.len() + 1, out.len(), self.arena)?;
        for node in &body.nodes {
            match node {
                Node::Text(text) => out.push_str(text),
                Node::Value { value, escaped } => write(self.evaluate(value, scope)?, *escaped, out),
                Node::Call { call, escaped } => write(self.call(call, None, scope, out)?, *escaped, out),
                Node::Condition(condition) => self.condition(condition, scope, out)?,
                Node::Block(block) => {
                    self.call(&block.call, Some(block), scope, out)?.write(out);
                }
                Node::Section(section) => self.section(section, scope, out)?,
                Node::Partial(partial) => {
                    self.partial(partial, scope, out).map_err(|error| error.at(scope.file, partial.spot))?;
                }
            }
        }
        Ok(())
    }

    fn condition(
        &self,
        condition: &'r Condition,
        scope: &Scope<'_, 'r>,
        out: &mut String,
    ) -> Result<(), Error> {
        let value = self.evaluate(&condition.value, scope)?;
        let mut filled = value.is_filled();
        if let (Some(include_zero), Value::Number(_)) = (&condition.include_zero, value) {
            filled |= !value.is_empty() && self.evaluate(include_zero, scope)?.is_truthy();
        }
        let body = if filled { &condition.filled } else { &condition.empty };
        self.same_context(body.as_ref(), scope, out).map_err(|error| error.at(scope.file, condition.spot))
    }

    fn section(&self, section: &'r Section, scope: &Scope<'_, 'r>, out: &mut String) -> Result<(), Error> {
        let value = self.evaluate(&section.value, scope)?;
        let (body, inverse) = (section.body.as_ref(), section.inverse.as_ref());
        let result = match value {
            Value::Bool(true) => self.same_context(body, scope, out),
            Value::Bool(false) | Value::Undefined | Value::Null => self.same_context(inverse, scope, out),
            Value::List(list) if list.is_empty() => self.same_context(inverse, scope, out),
            Value::List(list) => self.each_item(list, body, scope, out),
            value => body.map_or(Ok(()), |body| self.inner(body, scope, Inner::new(value), out)),
        };
        result.map_err(|error| error.at(scope.file, section.spot))
    }

    /// Calls a helper. What it writes goes to `out`; what it returns is for the caller to write.
    fn call(
        &self,
        call: &'r Call,
        block: Option<&'r Block>,
        scope: &Scope<'_, 'r>,
        out: &mut String,
    ) -> Result<Value<'r>, Error> {
        let mut run = || {
            let Some(helper) = self.engine.helper(call.helper) else { return Ok(Value::Undefined) };
            let mut params: SmallVec<[Value<'r>; 3]> = SmallVec::new();
            for param in &call.params {
                params.push(self.evaluate(param, scope)?);
            }
            let mut hash = Named::new();
            self.hash(&call.hash, scope, &mut hash)?;
            helper(&mut helper::Call {
                render: self,
                scope,
                name: &call.name,
                params: &params,
                hash: &hash,
                block,
                out,
            })
        };
        run().map_err(|error: Error| error.at(scope.file, call.spot))
    }

    /// Evaluates named arguments.
    pub(crate) fn hash(
        &self,
        hash: &'r [(Name, Expression)],
        scope: &Scope<'_, 'r>,
        values: &mut Named<'r>,
    ) -> Result<(), Error> {
        for (name, value) in hash {
            values.push((name.key(), self.evaluate(value, scope)?));
        }
        Ok(())
    }

    #[inline]
    pub(crate) fn evaluate(
        &self,
        expression: &'r Expression,
        scope: &Scope<'_, 'r>,
    ) -> Result<Value<'r>, Error> {
        match (expression, scope.context) {
            (Expression::Field(name), Value::Object(context)) => Ok(context.get(name.key())),
            (Expression::Text(text), _) => Ok(Value::Text(text)),
            _ => self.evaluate_any(expression, scope),
        }
    }

    fn evaluate_any(&self, expression: &'r Expression, scope: &Scope<'_, 'r>) -> Result<Value<'r>, Error> {
        Ok(match expression {
            Expression::Field(name) => walk(scope.context, std::slice::from_ref(name)),
            Expression::Context { depth, keys } => walk(scope.context_at(*depth), keys),
            Expression::Data { depth, name, keys } => walk_data(scope.data_at(*depth, name.key()), keys),
            Expression::Root { keys } => walk_data(self.root.get(), keys),
            Expression::BlockParam { depth, index, keys } => walk(scope.block_param(*depth, *index), keys),
            Expression::PartialBlock if scope.partial_block.is_some() => Value::Bool(true),
            Expression::PartialBlock | Expression::Undefined => Value::Undefined,
            Expression::Text(text) => Value::Text(text),
            Expression::Number(number) => Value::Number(*number),
            Expression::Bool(truth) => Value::Bool(*truth),
            Expression::Null => Value::Null,
            Expression::Call(call) => self.budget.nested(|| self.subexpression(call, scope))?,
            Expression::Uncallable(uncallable) => self.uncallable(uncallable, scope)?,
        })
    }

    /// The value of `(helper …)`; what the helper writes is trusted HTML.
    fn subexpression(&self, call: &'r Call, scope: &Scope<'_, 'r>) -> Result<Value<'r>, Error> {
        let mut written = String::new();
        let value = self.call(call, None, scope, &mut written)?;
        if written.is_empty() {
            return Ok(value);
        }
        value.write(&mut written);
        Ok(Value::Html(self.arena.text(&written)))
    }

    fn uncallable(&self, uncallable: &'r Uncallable, scope: &Scope<'_, 'r>) -> Result<Value<'r>, Error> {
        use crate::error::Problem::{MissingHelper, NotAHelper};
        let problem = if self.evaluate(&uncallable.callee, scope)?.is_truthy() {
            NotAHelper(uncallable.name.to_string())
        } else if uncallable.may_be_missing {
            return Ok(Value::Undefined);
        } else {
            MissingHelper(uncallable.name.to_string())
        };
        Err(Error::from(problem).at(scope.file, uncallable.spot))
    }
}

fn write(value: Value<'_>, escaped: bool, out: &mut String) {
    if escaped { value.write_escaped(out) } else { value.write(out) }
}

/// Follows a path; `null` stays `null`.
fn walk<'r>(mut value: Value<'r>, keys: &[Name]) -> Value<'r> {
    for key in keys {
        if value.is_nothing() {
            return value;
        }
        value = value.get(key.key());
    }
    value
}

/// Follows a path in data, where any false value ends it.
fn walk_data<'r>(mut value: Value<'r>, keys: &[Name]) -> Value<'r> {
    for key in keys {
        if !value.is_truthy() {
            return value;
        }
        value = value.get(key.key());
    }
    value
}
