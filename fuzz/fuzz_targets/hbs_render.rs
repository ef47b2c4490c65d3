//! A template and a partial, separated by a zero, rendered within limits: no panic, and no more than the limits allow.
#![no_main]

use std::sync::LazyLock;

use hbs::{Arena, Call, Engine, Error, Input, Limits, Value};
use libfuzzer_sys::fuzz_target;
use serde_json::{Value as Json, json};

const LIMITS: Limits<'static> =
    Limits { depth: 30, output: 20_000, memory: 1 << 20, steps: 20_000, interrupt: None };

static CONTEXT: LazyLock<Json> = LazyLock::new(|| {
    json!({
        "a": {"b": [1, {"a": "<b>"}, null], "c": true},
        "posts": [{"title": "One & two", "tags": [{"name": "News"}]}, {"title": ""}],
        "p": "p", "text": "т\u{1f4a1}xt", "nothing": null, "zero": 0, "list": [], "if": 1
    })
});

fn first<'r>(call: &mut Call<'_, 'r, ()>) -> Result<Value<'r>, Error> {
    Ok(call.param(0))
}

fuzz_target!(|text: &str| {
    let (page, partial) = text.split_once('\0').unwrap_or((text, "{{title}}"));
    let builder = Engine::builder().helper("first", first).helper("t", first);
    let built = builder.template("page", page, "page.hbs").partial("p", partial, "p.hbs").build();
    let Ok(engine) = built else { return };
    let arena = Arena::new();
    let input =
        Input { context: Value::from(&*CONTEXT), data: None, state: &(), arena: &arena, limits: LIMITS };
    if let Ok(html) = engine.render("page", &input) {
        // The nodes of one body may be written after the last check.
        assert!(html.len() <= LIMITS.output + text.len() * 8 + 5_000, "{} bytes", html.len());
    }
});
