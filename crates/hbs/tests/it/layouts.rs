//! Layouts and what pages give to them.

use hbs::{Arena, Engine, Input, Limits, Value};
use serde_json::json;

fn page(templates: &[(&str, &str)], name: &str) -> String {
    let mut builder = Engine::<()>::builder();
    for (name, source) in templates {
        builder = builder.template(name, *source, &format!("{name}.hbs"));
    }
    let engine = match builder.build() {
        Ok(engine) => engine,
        Err(errors) => return errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
    };
    let (arena, context) = (Arena::new(), json!({"title": "T & T"}));
    let input = Input {
        context: Value::from(&context),
        data: None,
        state: &(),
        arena: &arena,
        limits: Limits::default(),
    };
    engine.render(name, &input).unwrap_or_else(|error| error.to_string())
}

#[test]
fn a_layout_stands_around_its_page() {
    let templates =
        [("default", "<html>{{title}}|{{{body}}}</html>"), ("index", "{{!< default}}<p>{{title}}</p>")];
    assert_eq!(page(&templates, "index"), "<html>T &amp; T|<p>T &amp; T</p></html>");
    assert_eq!(page(&templates, "default"), "<html>T &amp; T|</html>");
}

#[test]
fn layouts_nest_and_stand_beside_their_templates() {
    let templates = [
        ("default", "[{{{body}}}]"),
        ("members/frame", "{{!< ../default}}({{{body}}})"),
        ("members/account", "{{!< frame}}A"),
    ];
    assert_eq!(page(&templates, "members/account"), "[(A)]");
}

#[test]
fn content_goes_to_its_place_in_the_layout() {
    let templates = [
        ("default", "{{{block \"head\"}}}|{{#block \"foot\"}}none{{/block}}|{{block \"gone\"}}|{{{body}}}"),
        (
            "index",
            "{{!< default}}{{#contentFor \"head\"}}<a>{{title}}{{/contentFor}}B{{#contentFor \"head\"}}2{{/contentFor}}",
        ),
    ];
    assert_eq!(page(&templates, "index"), "<a>T &amp; T\n2|none||B");
}

#[test]
fn a_missing_layout_or_a_circle_of_layouts_is_refused() {
    assert_eq!(
        page(&[("index", "{{!< none}}")], "index"),
        "index.hbs:1:1: The template none could not be found"
    );
    let circle = [("a", "{{!< b}}"), ("b", "{{!< a}}")];
    assert_eq!(
        page(&circle, "a"),
        "a.hbs:1:1: its layouts go in a circle; b.hbs:1:1: its layouts go in a circle"
    );
}
