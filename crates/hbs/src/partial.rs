//! Partials: by name, by expression, inline, and the block that was given to one.

use crate::error::{Error, Problem};
use crate::helper::Environment;
use crate::merge::Merged;
use crate::program::{Expression, Inline, Partial, PartialName};
use crate::render::{Named, Render};
use crate::scope::{Frame, Inlines, PartialBlock, Scope};
use crate::value::Value;

/// What a partial's name leads to.
enum Target<'s, 'r> {
    Template(usize),
    Inline(&'s Inlines<'s, 'r>, &'r Inline),
    Block(&'s PartialBlock<'s, 'r>),
}

impl<'r, E: Environment> Render<'r, E> {
    /// Renders `{{> name context key=value}}`.
    pub(crate) fn partial(
        &self,
        partial: &'r Partial,
        scope: &Scope<'_, 'r>,
        out: &mut String,
    ) -> Result<(), Error> {
        let context = self.partial_context(partial, scope)?;
        let target = match &partial.name {
            PartialName::Known(name, template) => match self.inline(name, scope)? {
                None => template.map(Target::Template),
                found => found,
            },
            PartialName::Block => scope.partial_block.map(Target::Block),
            PartialName::Dynamic(name) => {
                let name = printed(self.evaluate(name, scope)?);
                match self.inline(&name, scope)? {
                    None => self.engine.partial_named(&name).map(Target::Template),
                    found => found,
                }
            }
        };
        let Some(body) = &partial.block else {
            let Some(target) = target else { return Err(self.missing(&partial.name, scope)) };
            return self.target(&target, context, scope, out);
        };
        let block = PartialBlock { body, scope: *scope };
        let frame = Frame { object: None, up: Some(scope.data) };
        let inlines = Inlines { list: &body.inlines, outer: Some(*scope), up: scope.inlines };
        let caller = Scope { partial_block: Some(&block), data: &frame, inlines: Some(&inlines), ..*scope };
        self.target(&target.unwrap_or(Target::Block(&block)), context, &caller, out)
    }

    /// Renders a partial with a context, as a helper does it.
    pub(crate) fn partial_named(
        &self,
        name: &str,
        context: Value<'r>,
        scope: &Scope<'_, 'r>,
        out: &mut String,
    ) -> Result<(), Error> {
        let template = self.engine.partial_named(name);
        let template = template.ok_or_else(|| Problem::MissingPartial(name.to_owned()))?;
        self.target(&Target::Template(template), context, scope, out)
    }

    fn partial_context(&self, partial: &'r Partial, scope: &Scope<'_, 'r>) -> Result<Value<'r>, Error> {
        let base = match &partial.context {
            Some(context) => self.evaluate(context, scope)?,
            None => scope.context,
        };
        if partial.hash.is_empty() {
            return Ok(base);
        }
        let mut over = Named::new();
        self.hash(&partial.hash, scope, &mut over)?;
        let over = self.arena.slice(&over);
        Ok(Value::Object(self.arena.alloc(Merged { over, base })))
    }

    /// The inline partial of this name that is in sight.
    fn inline<'s>(&self, name: &str, scope: &Scope<'s, 'r>) -> Result<Option<Target<'s, 'r>>, Error> {
        let mut layer = scope.inlines;
        while let Some(inlines) = layer {
            // The last definition of a name in a block counts.
            for inline in inlines.list.iter().rev() {
                if self.inline_is_named(inline, name, inlines.outer.as_ref(), scope)? {
                    return Ok(Some(Target::Inline(inlines, inline)));
                }
            }
            layer = inlines.up;
        }
        Ok(None)
    }

    fn inline_is_named(
        &self,
        inline: &'r Inline,
        name: &str,
        outer: Option<&Scope<'_, 'r>>,
        scope: &Scope<'_, 'r>,
    ) -> Result<bool, Error> {
        match &inline.name {
            Expression::Text(known) => Ok(**known == *name),
            other => {
                let top = Scope { context: Value::Undefined, parents: None, ..*scope };
                Ok(printed(self.evaluate(other, outer.unwrap_or(&top))?) == name)
            }
        }
    }

    fn target(
        &self,
        target: &Target<'_, 'r>,
        context: Value<'r>,
        caller: &Scope<'_, 'r>,
        out: &mut String,
    ) -> Result<(), Error> {
        match target {
            Target::Template(index) => {
                let Some(template) = self.engine.template(*index) else { return Ok(()) };
                let scope =
                    Scope { context, parents: None, block_params: None, file: &template.file, ..*caller };
                self.body(&template.body, None, &scope, out)
            }
            Target::Inline(inlines, inline) => self.call_inline(inlines, inline, context, caller, out),
            Target::Block(block) => self.call_block(block, context, caller, out),
        }
    }

    /// An inline partial sees what is around the block that defines it, and the caller's data.
    fn call_inline(
        &self,
        inlines: &Inlines<'_, 'r>,
        inline: &'r Inline,
        context: Value<'r>,
        caller: &Scope<'_, 'r>,
        out: &mut String,
    ) -> Result<(), Error> {
        let top = Scope { context: Value::Undefined, parents: None, block_params: None, ..*caller };
        let outer = inlines.outer.as_ref().unwrap_or(&top);
        let parents = if inlines.outer.is_some() { outer.parents_of(context) } else { None };
        let mut scope = Scope { inlines: Some(inlines), context, ..*caller };
        scope.parents = parents.as_ref().or(outer.parents);
        scope.block_params = outer.block_params;
        scope.file = outer.file;
        self.body(&inline.body, Some(outer), &scope, out)
    }

    /// `{{> @partial-block}}`: the block as it stands in its own template, with the partial's context and data.
    fn call_block(
        &self,
        block: &PartialBlock<'_, 'r>,
        context: Value<'r>,
        caller: &Scope<'_, 'r>,
        out: &mut String,
    ) -> Result<(), Error> {
        let frame = Frame { object: None, up: Some(caller.data) };
        let parents = block.scope.parents_of(context);
        let mut scope = Scope { context, data: &frame, ..block.scope };
        scope.parents = parents.as_ref().or(block.scope.parents);
        self.body(block.body, Some(&block.scope), &scope, out)
    }

    fn missing(&self, name: &'r PartialName, scope: &Scope<'_, 'r>) -> Error {
        let name = match name {
            PartialName::Known(name, _) => name.to_string(),
            PartialName::Block => "@partial-block".to_owned(),
            PartialName::Dynamic(name) => self.evaluate(name, scope).map(printed).unwrap_or_default(),
        };
        Problem::MissingPartial(name).into()
    }
}

/// A value as JavaScript makes it the name of a field.
pub(crate) fn printed(value: Value<'_>) -> String {
    let mut text = String::new();
    match value {
        Value::Undefined => text.push_str("undefined"),
        Value::Null => text.push_str("null"),
        value => value.write(&mut text),
    }
    text
}
