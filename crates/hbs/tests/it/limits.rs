//! A theme cannot hang or kill the server.

use std::cell::Cell;

use hbs::{Call, Engine, Error, Limits, Problem, Value};
use serde_json::{Map, Value as Json, json};

use crate::support::render_page;

fn problem(engine: &Engine<()>, context: &Json, limits: Limits<'_>) -> Problem {
    match render_page(engine, context, &Map::new(), limits) {
        Ok(page) => panic!("rendered {} bytes", page.len()),
        Err(error) => error.problem().clone(),
    }
}

fn engine(page: &str, partial: &str) -> Engine<()> {
    Engine::builder()
        .template("page", page, "page.hbs")
        .partial("p", partial, "p.hbs")
        .helper("copy", |call: &mut Call<'_, '_, ()>| copy(call))
        .build()
        .expect("a sound template")
}

fn copy<'r>(call: &mut Call<'_, 'r, ()>) -> Result<Value<'r>, Error> {
    Ok(Value::Text(call.arena().text(&"x".repeat(1000))))
}

#[test]
fn a_partial_that_calls_itself_is_stopped() {
    let everywhere = [
        "{{> p}}",
        "{{#if 1}}{{#with .}}{{> p}}{{/with}}{{/if}}",
        "{{> (lookup n \"p\")}}",
        "{{#> p}}{{/p}}",
        "{{> p a=1}}",
        "{{#*inline \"i\"}}{{> p}}{{/inline}}{{> i}}",
        "{{#> q}}{{> p}}{{/q}}",
        "{{#each @root.l}}{{> p}}{{/each}}",
    ];
    for partial in everywhere {
        let context = json!({"n": {"p": "p"}, "l": [1]});
        let found = problem(&engine("{{> p}}", partial), &context, Limits::default());
        assert!(matches!(found, Problem::TooDeep(_)), "{partial}: {found}");
    }
}

#[test]
fn a_partial_that_calls_itself_twice_is_stopped_soon() {
    let limits = Limits { steps: 100_000, ..Limits::default() };
    let found = problem(&engine("{{> p}}", "{{#each l}}{{> p ..}}x{{/each}}"), &json!({"l": [1, 2]}), limits);
    assert!(matches!(found, Problem::TooDeep(_) | Problem::TooSlow), "{found}");
    let loops = "{{#each l}}".repeat(60) + "x" + &"{{/each}}".repeat(60);
    let page = loops.replace("{{#each l}}", "{{#each @root.l}}");
    assert_eq!(problem(&engine(&page, ""), &json!({"l": [1, 2]}), limits), Problem::TooSlow);
}

#[test]
fn a_page_that_is_too_long_is_stopped() {
    let limits = Limits { output: 10_000, ..Limits::default() };
    let page = "{{#each l}}{{#each @root.l}}0123456789{{/each}}{{/each}}";
    let found = problem(&engine(page, ""), &json!({"l": vec![0; 100]}), limits);
    assert_eq!(found, Problem::TooLong(10_000));
}

#[test]
fn helpers_that_keep_too_much_are_stopped() {
    let limits = Limits { memory: 1 << 20, ..Limits::default() };
    let page = "{{#each l}}{{#each @root.l}}{{#if (copy)}}{{/if}}{{/each}}{{/each}}";
    let found = problem(&engine(page, ""), &json!({"l": vec![0; 100]}), limits);
    assert_eq!(found, Problem::TooMuchMemory(1 << 20));
}

#[test]
fn a_deadline_stops_the_render() {
    let asked = Cell::new(0);
    let interrupt = || {
        asked.set(asked.get() + 1);
        asked.get() > 3
    };
    let limits = Limits { interrupt: Some(&interrupt), ..Limits::default() };
    let page = "{{#each l}}{{#each @root.l}}{{.}}{{/each}}{{/each}}";
    assert_eq!(problem(&engine(page, ""), &json!({"l": vec![0; 1000]}), limits), Problem::TooSlow);
    assert_eq!(asked.get(), 4);
}

#[test]
fn templates_nested_too_deep_are_refused() {
    let nested = |open: &str, close: &str, times: usize| open.repeat(times) + "x" + &close.repeat(times);
    let pages = [
        nested("{{#if 1}}", "{{/if}}", 100_000),
        format!("{{{{#if 0}}}}{}{{{{/if}}}}", "{{else if 0}}".repeat(100_000)),
        format!("{{{{#if {}1{}}}}}{{{{/if}}}}", "(if ".repeat(100_000), ")".repeat(100_000)),
        nested("{{^x}}", "{{/x}}", 100_000),
        nested("{{#> p}}", "{{/p}}", 100_000),
    ];
    for page in pages {
        let built = Engine::<()>::builder().template("page", page, "page.hbs").build();
        let errors = built.err().expect("refused");
        assert!(matches!(errors[0].problem(), Problem::TooDeep(_)), "{}", errors[0]);
    }
}

#[test]
fn the_deepest_template_that_is_read_is_rendered() {
    let nested = |open: &str, close: &str, times: usize| open.repeat(times) + "x" + &close.repeat(times);
    let page = nested("{{#if 1}}", "{{/if}}", 150);
    assert_eq!(
        render_page(&engine(&page, ""), &json!({}), &Map::new(), Limits::default()),
        Ok("x".to_owned())
    );
    let page = nested("{{#with .}}", "{{/with}}", 150);
    assert_eq!(
        render_page(&engine(&page, ""), &json!({}), &Map::new(), Limits::default()),
        Ok("x".to_owned())
    );
    let chain = format!("{{{{#if 0}}}}{}{{{{else}}}}x{{{{/if}}}}", "{{else if 0}}".repeat(149));
    assert_eq!(
        render_page(&engine(&chain, ""), &json!({}), &Map::new(), Limits::default()),
        Ok("x".to_owned())
    );
}
