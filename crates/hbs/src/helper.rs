//! Helpers: functions that templates call by name.

use crate::arena::Arena;
use crate::error::{Error, Problem};
use crate::mention::Walk;
use crate::program::{Block, Body};
use crate::render::{Inner, Render};
use crate::scope::Scope;
use crate::symbol::Key;
use crate::value::Value;

/// What the helpers of an engine share while a page is rendered, such as the request.
pub trait Environment: 'static {
    /// What one render carries; it may borrow for as long as the page's values live.
    type State<'r>: 'r;
}

/// No environment.
impl Environment for () {
    type State<'r> = ();
}

/// A helper: called inline, for a block, or in a subexpression, as [`Call`] tells.
///
/// The value it returns is written after what it has written itself: escaped in `{{helper}}`, as it is in
/// `{{{helper}}}` and for blocks. In a subexpression it is the value, or [`Value::Html`] if the helper has written.
pub type Helper<E> = for<'c, 'r> fn(&mut Call<'c, 'r, E>) -> Result<Value<'r>, Error>;

/// One call of a helper.
pub struct Call<'c, 'r, E: Environment> {
    pub(crate) render: &'c Render<'r, E>,
    pub(crate) scope: &'c Scope<'c, 'r>,
    pub(crate) name: &'r str,
    pub(crate) params: &'c [Value<'r>],
    pub(crate) hash: &'c [(Key<'r>, Value<'r>)],
    pub(crate) block: Option<&'r Block>,
    pub(crate) out: &'c mut String,
}

impl<'c, 'r, E: Environment> Call<'c, 'r, E> {
    /// The name the helper was called by.
    pub fn name(&self) -> &'r str {
        self.name
    }

    /// The values without a name.
    pub fn params(&self) -> &'c [Value<'r>] {
        self.params
    }

    /// The value at `index`, counted from 0; [`Value::Undefined`] where there is none.
    pub fn param(&self, index: usize) -> Value<'r> {
        self.params.get(index).copied().unwrap_or_default()
    }

    /// The value given as `name=value`; [`Value::Undefined`] where there is none.
    pub fn named(&self, name: &str) -> Value<'r> {
        self.hash.iter().find(|(key, _)| key.name == name).map_or(Value::Undefined, |(_, value)| *value)
    }

    /// Every `name=value`, the last written first, as handlebars.js orders them.
    pub fn named_values(&self) -> impl Iterator<Item = (&'r str, Value<'r>)> + use<'c, 'r, E> {
        self.hash.iter().map(|(key, value)| (key.name, *value))
    }

    /// The context of the place where the helper is called.
    pub fn this(&self) -> Value<'r> {
        self.scope.context
    }

    /// The context so many `../` up; 0 is [`Call::this`].
    pub fn parent(&self, depth: usize) -> Value<'r> {
        self.scope.context_at(depth)
    }

    /// The context of the whole page.
    pub fn root(&self) -> Value<'r> {
        self.render.root.get()
    }

    /// The value of `@name`.
    pub fn data(&self, name: &str) -> Value<'r> {
        self.scope.data_at(0, Key::new(name))
    }

    /// What the render carries.
    pub fn state(&self) -> &'r E::State<'r> {
        self.render.state
    }

    /// Where to put strings, lists and objects that must outlive the call.
    pub fn arena(&self) -> &'r Arena {
        self.render.arena
    }

    /// Whether the helper is called as `{{#name}}` or `{{^name}}`.
    pub fn is_block(&self) -> bool {
        self.block.is_some()
    }

    /// How many names the block takes: `as |a b|`.
    pub fn takes_block_params(&self) -> bool {
        self.body().is_some_and(|body| body.takes_block_params)
    }

    /// Writes HTML to the page as it is.
    pub fn write(&mut self, html: &str) {
        self.out.push_str(html);
    }

    /// The page so far, to write to.
    pub fn out(&mut self) -> &mut String {
        self.out
    }

    /// Whether the block's body can come to a helper or a value by one of these names.
    pub fn body_mentions(&self, names: &[&str]) -> bool {
        self.body().is_some_and(|body| Walk::of_body(self.render.engine, names).body(body))
    }

    /// Renders the block's body in the present context.
    pub fn render_body(&mut self) -> Result<(), Error> {
        self.render_body_with(Inner::new(self.scope.context))
    }

    /// Renders the block's body with another context, data or block parameters.
    pub fn render_body_with(&mut self, inner: Inner<'_, 'r>) -> Result<(), Error> {
        match self.body() {
            Some(body) => self.render.inner(body, self.scope, inner, self.out),
            None => Ok(()),
        }
    }

    /// Renders what follows `{{else}}`, in the present context.
    pub fn render_inverse(&mut self) -> Result<(), Error> {
        match self.block.and_then(|block| block.inverse.as_ref()) {
            Some(inverse) => self.render.inner(inverse, self.scope, Inner::new(self.scope.context), self.out),
            None => Ok(()),
        }
    }

    /// What [`Call::render_body_with`] would write.
    pub fn capture_body(&mut self, inner: Inner<'_, 'r>) -> Result<&'r str, Error> {
        let mut captured = String::new();
        if let Some(body) = self.body() {
            self.render.inner(body, self.scope, inner, &mut captured)?;
        }
        Ok(self.render.arena.text(&captured))
    }

    /// Writes the partial of this name, rendered with `context`.
    pub fn render_partial(&mut self, name: &str, context: Value<'r>) -> Result<(), Error> {
        self.render.partial_named(name, context, self.scope, self.out)
    }

    /// Gives `html` to the place `{{{block "name"}}}` of the layout.
    pub fn add_content(&mut self, name: &str, html: &'r str) {
        let name = self.render.arena.text(name);
        self.render.contents.borrow_mut().entry(name).or_default().push(html);
    }

    /// What was given to the place `{{{block "name"}}}`, joined by line breaks.
    pub fn content(&self, name: &str) -> Option<String> {
        self.render.contents.borrow().get(name).map(|given| given.join("\n"))
    }

    /// An error with this helper's complaint.
    pub fn fail(&self, message: impl std::fmt::Display) -> Error {
        Problem::Helper(format!("{}: {message}", self.name)).into()
    }

    fn body(&self) -> Option<&'r Body> {
        self.block.and_then(|block| block.body.as_ref())
    }
}
