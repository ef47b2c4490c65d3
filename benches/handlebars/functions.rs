//! The helpers of the benchmark's theme, as `peer.cjs` has them for handlebars.js.

use std::cell::Cell;
use std::fmt::Write;

use hbs::{Builder, Call, Error, Inner, Key, Object, Value, symbol};

type Result<'r> = std::result::Result<Value<'r>, Error>;

pub(crate) fn add_to(builder: Builder<()>) -> Builder<()> {
    builder
        .helper("foreach", foreach)
        .helper("match", matches)
        .helper("t", |call| Ok(call.param(0)))
        .helper("asset", asset)
        .helper("img_url", img_url)
        .helper("link", |call| Ok(call.this().get(Key { symbol: symbol::URL, name: "url" })))
        .helper("excerpt", excerpt)
        .helper("day", day)
        .helper("reading_time", reading_time)
        .helper("meta_title", meta_title)
}

fn text(value: Value<'_>) -> &str {
    value.text().unwrap_or_default()
}

fn number(value: Value<'_>) -> f64 {
    if let Value::Number(number) = value { number } else { 0.0 }
}

fn foreach<'r>(call: &mut Call<'_, 'r, ()>) -> Result<'r> {
    let Value::List(list) = call.param(0) else { return Ok(Value::Undefined) };
    if list.is_empty() {
        return call.render_inverse().map(|()| Value::Undefined);
    }
    let turn = call.arena().alloc(Turn { index: Cell::new(0), length: list.len() });
    for index in 0..list.len() {
        turn.index.set(index);
        let item = list.at(index);
        call.render_body_with(Inner::new(item).frame(turn).block_params(&[item, Value::from(index)]))?;
    }
    Ok(Value::Undefined)
}

struct Turn {
    index: Cell<usize>,
    length: usize,
}

impl Object for Turn {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        let index = self.index.get();
        match key.symbol {
            symbol::INDEX => Value::from(index),
            symbol::NUMBER => Value::from(index + 1),
            symbol::FIRST => Value::Bool(index == 0),
            symbol::LAST => Value::Bool(index + 1 == self.length),
            _ => Value::Undefined,
        }
    }
}

fn matches<'r>(call: &mut Call<'_, 'r, ()>) -> Result<'r> {
    let equal = call.param(0).same(call.param(2));
    if equal { call.render_body() } else { call.render_inverse() }.map(|()| Value::Undefined)
}

fn asset<'r>(call: &mut Call<'_, 'r, ()>) -> Result<'r> {
    let name = text(call.param(0));
    let _ = write!(call.out(), "/assets/{name}?v=1f2e3d4c5b");
    Ok(Value::Undefined)
}

/// Where the site keeps its pictures.
const IMAGES: &str = "https://paper.example/content/images/";

fn img_url<'r>(call: &mut Call<'_, 'r, ()>) -> Result<'r> {
    let (url, width) = (text(call.param(0)), call.named("width"));
    let Some(picture) = url.strip_prefix(IMAGES) else { return Ok(Value::Html(url)) };
    call.write(IMAGES);
    call.write("size/w");
    width.write(call.out());
    call.write("/");
    call.write(picture);
    Ok(Value::Undefined)
}

fn excerpt<'r>(call: &mut Call<'_, 'r, ()>) -> Result<'r> {
    let plaintext = text(call.this().get(Key { symbol: symbol::PLAINTEXT, name: "plaintext" }));
    let Value::Number(words) = call.named("words") else { return Ok(Value::Text(plaintext)) };
    let end = plaintext.match_indices(' ').zip(1..).find(|(_, word)| f64::from(*word) >= words);
    let end = end.map_or(plaintext.len(), |((end, _), _)| end);
    Ok(Value::Text(plaintext.get(..end).unwrap_or_default()))
}

fn day<'r>(call: &mut Call<'_, 'r, ()>) -> Result<'r> {
    Ok(Value::Text(text(call.param(0)).get(..10).unwrap_or_default()))
}

fn reading_time<'r>(call: &mut Call<'_, 'r, ()>) -> Result<'r> {
    let words = number(call.this().get(Key { symbol: symbol::WORDS, name: "words" }));
    Ok(Value::Number((words / 275.0).round().max(1.0)))
}

fn meta_title<'r>(call: &mut Call<'_, 'r, ()>) -> Result<'r> {
    let site = call.data("site");
    let title = format!("{} – {}", text(site.field("title")), text(site.field("description")));
    Ok(Value::Text(call.arena().text(&title)))
}
