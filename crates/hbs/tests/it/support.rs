//! Rendering JSON in one line, and finding what stands outside of the repository.

use std::path::PathBuf;

use hbs::{Arena, Builder, Engine, Error, Input, Limits, Object, Value};
use serde_json::{Map, Value as Json};

/// Renders `template` with partials, or says what is wrong with it.
pub(crate) fn render_with(
    builder: Builder<()>,
    template: &str,
    partials: &[(&str, &str)],
    context: &Json,
    data: &Map<String, Json>,
) -> Result<String, Error> {
    let mut builder = builder.template("page", template, "page.hbs");
    for (name, source) in partials {
        builder = builder.partial(name, *source, &format!("partials/{name}.hbs"));
    }
    let engine = builder.build().map_err(|errors| errors.into_iter().next().expect("an error"))?;
    render_page(&engine, context, data, Limits::default())
}

/// Renders the template `page`.
pub(crate) fn render_page(
    engine: &Engine<()>,
    context: &Json,
    data: &Map<String, Json>,
    limits: Limits<'_>,
) -> Result<String, Error> {
    let arena = Arena::new();
    let data: &dyn Object = data;
    let input = Input { context: Value::from(context), data: Some(data), state: &(), arena: &arena, limits };
    engine.render("page", &input)
}

/// What `template` makes of `context`.
pub(crate) fn render(template: &str, context: &Json) -> String {
    render_with(Engine::builder(), template, &[], context, &Map::new())
        .unwrap_or_else(|error| format!("error: {error}"))
}

/// What `template` makes of `context` with partials.
pub(crate) fn render_partials(template: &str, partials: &[(&str, &str)], context: &Json) -> String {
    render_with(Engine::builder(), template, partials, context, &Map::new())
        .unwrap_or_else(|error| format!("error: {error}"))
}

/// A file of the shared data beside the repository; where it is absent the test is skipped, but not in CI.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let root = std::env::var_os("COURANT_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
        PathBuf::from,
    );
    let file = root.join(path);
    if file.exists() {
        return Some(file);
    }
    skip(&format!("{} is absent", file.display()));
    None
}

/// Says that a test is skipped; in CI that is a failure.
pub(crate) fn skip(reason: &str) {
    assert!(std::env::var("CI").as_deref() != Ok("true"), "{reason}, but CI must run every test");
    println!("skipped: {reason}");
}
