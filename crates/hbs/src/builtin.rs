//! The helpers that every engine has: those of handlebars.js, and `contentFor` and `block` for layouts.

use std::cell::Cell;

use crate::error::{Error, Problem};
use crate::helper::{Call, Environment, Helper};
use crate::partial::printed;
use crate::program::Body;
use crate::render::{Inner, Render};
use crate::scope::Scope;
use crate::symbol::{self, Key};
use crate::value::{List, Object, Value};

/// The names and functions; the first two are the conditions that the compiler knows.
pub(crate) fn all<E: Environment>() -> [(&'static str, Helper<E>); 8] {
    [
        ("if", condition),
        ("unless", condition),
        ("each", each),
        ("with", with),
        ("lookup", lookup),
        ("log", log),
        ("contentFor", content_for),
        ("block", block),
    ]
}

/// `{{#if}}` with one value never comes here: it is compiled.
fn condition<'r, E: Environment>(call: &mut Call<'_, 'r, E>) -> Result<Value<'r>, Error> {
    let wrong =
        if call.params().len() == 1 { "can only open a block" } else { "requires exactly one argument" };
    Err(Problem::Helper(format!("#{} {wrong}", call.name())).into())
}

fn each<'r, E: Environment>(call: &mut Call<'_, 'r, E>) -> Result<Value<'r>, Error> {
    if call.params().is_empty() {
        return Err(Problem::Helper("Must pass iterator to #each".to_owned()).into());
    }
    if call.params().len() > 1 || !call.is_block() {
        return Err(Problem::Helper("#each takes one list or object and opens a block".to_owned()).into());
    }
    let body = call.block.and_then(|block| block.body.as_ref());
    match call.param(0) {
        Value::List(list) if !list.is_empty() => call.render.each_item(list, body, call.scope, call.out)?,
        Value::Object(object) => {
            let mut fields = Vec::new();
            object.each(&mut |name, value| fields.push((name, value)));
            if fields.is_empty() {
                call.render_inverse()?;
            }
            call.render.each_field(&fields, body, call.scope, call.out)?;
        }
        safe @ (Value::Html(_) | Value::HtmlBool(_)) => {
            call.render.each_field(&[("string", safe.unwrapped())], body, call.scope, call.out)?;
        }
        _ => call.render_inverse()?,
    }
    Ok(Value::Undefined)
}

fn with<'r, E: Environment>(call: &mut Call<'_, 'r, E>) -> Result<Value<'r>, Error> {
    let [context] = *call.params() else {
        return Err(Problem::Helper("#with requires exactly one argument".to_owned()).into());
    };
    if context.is_empty() {
        call.render_inverse()?;
    } else {
        call.render_body_with(Inner::new(context).block_params(&[context]))?;
    }
    Ok(Value::Undefined)
}

fn lookup<'r, E: Environment>(call: &mut Call<'_, 'r, E>) -> Result<Value<'r>, Error> {
    match *call.params() {
        [object, field] if object.is_truthy() => Ok(object.field(&printed(field))),
        [object, ..] if !object.is_truthy() => Ok(object),
        _ => Err(Problem::Helper("lookup requires an object and a name".to_owned()).into()),
    }
}

/// Says nothing: a page is no place for a log.
#[expect(clippy::unnecessary_wraps, reason = "all helpers have one type")]
fn log<'r, E: Environment>(_call: &mut Call<'_, 'r, E>) -> Result<Value<'r>, Error> {
    Ok(Value::Undefined)
}

/// `{{#contentFor "name"}}`: gives the body to the layout.
fn content_for<'r, E: Environment>(call: &mut Call<'_, 'r, E>) -> Result<Value<'r>, Error> {
    let name = printed(call.param(0));
    let html = call.capture_body(Inner::new(call.this()))?;
    call.add_content(&name, html);
    Ok(Value::Undefined)
}

/// `{{{block "name"}}}`: what `contentFor` gave, or the body where nothing was given.
fn block<'r, E: Environment>(call: &mut Call<'_, 'r, E>) -> Result<Value<'r>, Error> {
    match call.content(&printed(call.param(0))) {
        Some(content) => Ok(Value::Text(call.arena().text(&content))),
        None => call.render_body().map(|()| Value::Undefined),
    }
}

impl<'r, E: Environment> Render<'r, E> {
    /// Renders a body for each item of a list.
    pub(crate) fn each_item(
        &self,
        list: &'r (dyn List + 'r),
        body: Option<&'r Body>,
        scope: &Scope<'_, 'r>,
        out: &mut String,
    ) -> Result<(), Error> {
        let Some(body) = body else { return Ok(()) };
        let turn: &'r Turn<'r> = self.arena.alloc(Turn::default());
        let length = list.len();
        for index in 0..length {
            let key = Value::from(index);
            turn.set(key, index, length);
            let item = list.at(index);
            self.inner(body, scope, Inner::new(item).frame(turn).block_params(&[item, key]), out)?;
        }
        Ok(())
    }

    fn each_field(
        &self,
        fields: &[(&'r str, Value<'r>)],
        body: Option<&'r Body>,
        scope: &Scope<'_, 'r>,
        out: &mut String,
    ) -> Result<(), Error> {
        let Some(body) = body else { return Ok(()) };
        let turn: &'r Turn<'r> = self.arena.alloc(Turn::default());
        for (index, (name, value)) in fields.iter().enumerate() {
            let key = Value::Text(name);
            turn.set(key, index, fields.len());
            self.inner(body, scope, Inner::new(*value).frame(turn).block_params(&[*value, key]), out)?;
        }
        Ok(())
    }
}

/// The data of a loop: `@key`, `@index`, `@first`, `@last` of the present turn.
#[derive(Default)]
struct Turn<'r> {
    key: Cell<Value<'r>>,
    index: Cell<usize>,
    last: Cell<bool>,
}

impl<'r> Turn<'r> {
    fn set(&self, key: Value<'r>, index: usize, length: usize) {
        self.key.set(key);
        self.index.set(index);
        self.last.set(index + 1 == length);
    }
}

impl Object for Turn<'_> {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        match key.symbol {
            symbol::KEY => self.key.get(),
            symbol::INDEX => Value::from(self.index.get()),
            symbol::FIRST => Value::Bool(self.index.get() == 0),
            symbol::LAST => Value::Bool(self.last.get()),
            _ => Value::Undefined,
        }
    }
}
