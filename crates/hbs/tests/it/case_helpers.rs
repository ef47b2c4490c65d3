//! The helpers that the recorded cases use, as their JavaScript beside them defines them.

use std::cell::Cell;

use hbs::{Builder, Call, Engine, Error, Inner, Key, List, Object, Value, symbol};

type Result<'r> = std::result::Result<Value<'r>, Error>;

/// An engine with these helpers.
pub(crate) fn builder() -> Builder<()> {
    Engine::builder()
        .helper("echo", first)
        .helper("ident", first)
        .helper("echo2", |_| Ok(Value::Text("HELPER")))
        .helper("safe", safe)
        .helper("concat", concat)
        .helper("show", show)
        .helper("typeof", type_of)
        .helper("retnull", |_| Ok(Value::Null))
        .helper("retfalse", |_| Ok(Value::Bool(false)))
        .helper("ret0", |_| Ok(Value::Number(0.0)))
        .helper("img", img)
        .helper("raw2", raw)
        .helper("match", matches)
        .helper("has", has)
        .helper("is", is)
        .helper("foreach", foreach)
        .helper("getx", getx)
}

fn first<'r>(call: &mut Call<'_, 'r, ()>) -> Result<'r> {
    Ok(call.param(0))
}

fn html<'r>(call: &Call<'_, 'r, ()>, text: &str) -> Value<'r> {
    Value::Html(call.arena().text(text))
}

/// JavaScript's `String(value)`.
fn string(value: Value<'_>) -> String {
    let mut text = String::new();
    match value {
        Value::Undefined => text.push_str("undefined"),
        Value::Null => text.push_str("null"),
        value => value.write(&mut text),
    }
    text
}

fn safe<'r>(call: &mut Call<'_, 'r, ()>) -> Result<'r> {
    Ok(html(call, &string(call.param(0))))
}

fn concat<'r>(call: &mut Call<'_, 'r, ()>) -> Result<'r> {
    let mut joined = String::new();
    for param in call.params() {
        param.write(&mut joined);
    }
    Ok(html(call, &joined))
}

fn show<'r>(call: &mut Call<'_, 'r, ()>) -> Result<'r> {
    let mut named: Vec<_> =
        call.named_values().map(|(name, value)| format!("{name}={}", json(value))).collect();
    named.sort();
    Ok(Value::Text(call.arena().text(&named.join(" "))))
}

fn json(value: Value<'_>) -> String {
    match value {
        Value::Undefined | Value::Null => "null".to_owned(),
        Value::Text(text) | Value::Html(text) => serde_json::to_string(text).expect("text is JSON"),
        Value::List(list) => {
            let items: Vec<_> = (0..list.len()).map(|index| json(list.at(index))).collect();
            format!("[{}]", items.join(","))
        }
        other => string(other),
    }
}

fn type_of<'r>(call: &mut Call<'_, 'r, ()>) -> Result<'r> {
    Ok(Value::Text(match call.param(0) {
        Value::Undefined => "undefined",
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::Text(_) => "string",
        _ => "object",
    }))
}

fn img<'r>(call: &mut Call<'_, 'r, ()>) -> Result<'r> {
    Ok(html(call, &format!("<img src=\"{}\">", string(call.named("src")))))
}

fn raw<'r>(call: &mut Call<'_, 'r, ()>) -> Result<'r> {
    call.render_body().map(|()| Value::Undefined)
}

fn branch<'r>(call: &mut Call<'_, 'r, ()>, truth: bool) -> Result<'r> {
    if truth { call.render_body() } else { call.render_inverse() }.map(|()| Value::Undefined)
}

fn matches<'r>(call: &mut Call<'_, 'r, ()>) -> Result<'r> {
    let params: Vec<_> = call.params().iter().map(|param| param.unwrapped()).collect();
    let truth = match params.as_slice() {
        [value] => value.is_filled(),
        [a, operator, b] if operator.text() == Some("!=") => !a.same(*b),
        [a, .., b] => a.same(*b),
        [] => false,
    };
    if call.is_block() { branch(call, truth) } else { Ok(Value::HtmlBool(truth)) }
}

fn has<'r>(call: &mut Call<'_, 'r, ()>) -> Result<'r> {
    let wanted = call.named("visibility");
    let truth = !matches!(wanted, Value::Undefined) && wanted.same(call.this().field("visibility"));
    branch(call, truth)
}

fn is<'r>(call: &mut Call<'_, 'r, ()>) -> Result<'r> {
    let wanted = call.param(0).text().unwrap_or_default();
    let truth = match call.root().field("context") {
        Value::List(contexts) => (0..contexts.len())
            .any(|index| wanted.split(',').any(|one| contexts.at(index).text() == Some(one.trim()))),
        _ => false,
    };
    branch(call, truth)
}

/// Ghost's loop in short.
fn foreach<'r>(call: &mut Call<'_, 'r, ()>) -> Result<'r> {
    let mut items: Vec<(Value<'r>, Value<'r>)> = Vec::new();
    match call.param(0) {
        Value::List(list) => items.extend((0..list.len()).map(|index| (Value::from(index), list.at(index)))),
        Value::Object(object) => object.each(&mut |name, value| items.push((Value::Text(name), value))),
        _ => {}
    }
    if items.is_empty() {
        return branch(call, false);
    }
    let whole = |name| match string(call.named(name)).parse() {
        Ok(0) | Err(_) => None,
        Ok(number) => Some(number),
    };
    let count: usize = items.len();
    let (limit, from) = (whole("limit").unwrap_or(count), whole("from").unwrap_or(1));
    let mut to = whole("to").unwrap_or(count);
    if limit < count && from + limit <= count {
        to = from - 1 + limit;
    }
    let turn = call.arena().alloc(Turn::default());
    for (index, (key, value)) in items.into_iter().enumerate().take(to).skip(from - 1) {
        turn.key.set(key);
        turn.index.set(index);
        turn.first.set(index + 1 == from);
        turn.last.set(index + 1 == to);
        call.render_body_with(Inner::new(value).frame(turn).block_params(&[value, key]))?;
    }
    Ok(Value::Undefined)
}

#[derive(Default)]
struct Turn<'r> {
    key: Cell<Value<'r>>,
    index: Cell<usize>,
    first: Cell<bool>,
    last: Cell<bool>,
}

impl Object for Turn<'_> {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        let index = self.index.get();
        match key.symbol {
            symbol::KEY => self.key.get(),
            symbol::INDEX => Value::from(index),
            symbol::NUMBER => Value::from(index + 1),
            symbol::FIRST => Value::Bool(self.first.get()),
            symbol::LAST => Value::Bool(self.last.get()),
            symbol::EVEN => Value::Bool(index % 2 == 1),
            symbol::ODD => Value::Bool(index.is_multiple_of(2)),
            _ => Value::Undefined,
        }
    }
}

struct Item(String);

impl Object for Item {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        if key.name == "n" { Value::Text(&self.0) } else { Value::Undefined }
    }
}

fn getx<'r>(call: &mut Call<'_, 'r, ()>) -> Result<'r> {
    let items: &'r Vec<Item> = call.arena().keep(vec![Item("g1".into()), Item("g2".into())]).expect("kept");
    let list = Value::List(items as &dyn List);
    let found = call.arena().object(&[("posts", list)]);
    call.render_body_with(Inner::new(found).block_params(&[list]))?;
    Ok(Value::Undefined)
}
