//! What a template can come to, told without rendering it.

use hbs::{Call, Engine, Error, Value};

fn mentions(page: &str, partials: &[(&str, &str)]) -> bool {
    let mut builder = Engine::<()>::builder().template("page", page, "page.hbs");
    builder = builder.template("around", "{{{body}}}{{plaintext}}", "around.hbs");
    for (name, source) in partials {
        builder = builder.partial(name, *source, "partials/p.hbs");
    }
    builder.build().expect("templates").mentions("page", &["html", "plaintext"])
}

#[test]
fn a_name_is_found_in_values_conditions_arguments_and_literals() {
    for page in [
        "{{{html}}}",
        "{{post.html}}",
        "{{#if html}}x{{/if}}",
        "{{#each posts}}{{#unless @first}}{{../html}}{{/unless}}{{/each}}",
        "{{#if a}}{{else}}{{log html}}{{/if}}",
        "{{lookup post \"html\"}}",
        "{{#each posts as |post|}}{{post.html}}{{/each}}",
        "{{#*inline \"x\"}}{{html}}{{/inline}}",
        "{{!< around}}words",
    ] {
        assert!(mentions(page, &[]), "{page}");
    }
    assert!(!mentions("html {{title}} {{!-- {{html}} --}}{{#each posts}}{{url}}{{/each}}", &[]));
}

#[test]
fn a_name_is_found_behind_partials_that_are_used() {
    let partials = [("card", "{{> text}}"), ("text", "{{html}}"), ("plain", "{{title}}")];
    assert!(mentions("{{#each posts}}{{> card}}{{/each}}", &partials));
    assert!(!mentions("{{#each posts}}{{> plain}}{{/each}}", &partials));
    assert!(mentions("{{> (lookup . \"name\")}}", &partials));
    assert!(!mentions("{{#> plain}}{{title}}{{/plain}}", &[("plain", "{{> @partial-block}}")]));
}

#[test]
fn a_helper_is_told_of_its_own_body_alone() {
    fn asks<'r>(call: &mut Call<'_, 'r, ()>) -> Result<Value<'r>, Error> {
        Ok(Value::Text(if call.body_mentions(&["html"]) { "yes" } else { "no" }))
    }
    let page = "{{html}}{{#asks}}{{title}}{{/asks}} {{#asks}}{{> p}}{{/asks}}";
    let engine = Engine::<()>::builder()
        .helper("asks", asks)
        .template("page", page, "page.hbs")
        .partial("p", "{{html}}", "p.hbs")
        .build()
        .expect("templates");
    let (arena, limits) = (hbs::Arena::new(), hbs::Limits::default());
    let input = hbs::Input { context: Value::Undefined, data: None, state: &(), arena: &arena, limits };
    assert_eq!(engine.render("page", &input).expect("a page"), "no yes");
}
