//! The rules of the language, one by one; the answers are those of handlebars.js.

use serde_json::json;

use crate::support::{render, render_partials};

#[test]
fn a_partial_sees_its_context_and_nothing_around_it() {
    let context = json!({"a": {"n": 1}, "m": "M"});
    let p = [("p", "{{n}}{{../m}}")];
    assert_eq!(render_partials("{{#with a}}{{> p}}{{../m}}{{/with}}", &p, &context), "1M");
    assert_eq!(render_partials("{{> p a}}|{{> p a n=2}}", &p, &context), "1|2");
    assert_eq!(render_partials("{{> p nothing}}", &p, &context), "");
}

#[test]
fn a_partial_block_keeps_its_place_and_takes_the_partials_context_and_data() {
    let p = [("p", "<{{> @partial-block}}>")];
    let context = json!({"a": {"n": 1}, "m": "M", "l": [1, 2]});
    assert_eq!(render_partials("{{#with a}}{{#> p}}[{{n}}{{../m}}]{{/p}}{{/with}}", &p, &context), "<[1M]>");
    assert_eq!(
        render_partials("{{#each l as |x|}}{{#> p}}[{{x}}]{{/p}}{{/each}}", &p, &context),
        "<[1]><[2]>"
    );
    let each = [("p", "{{#each m}}{{> @partial-block}}{{/each}}{{> @partial-block}}")];
    let context = json!({"l": [{"m": [7, 8, 9]}]});
    assert_eq!(render_partials("{{#each l}}{{#> p this}}{{@index}}{{/p}}{{/each}}", &each, &context), "0120");
}

#[test]
fn a_partial_block_nests_and_ends_with_its_partial() {
    let a = [("a", "({{> @partial-block}})")];
    assert_eq!(render_partials("{{#> a}}A{{#> a}}B{{/a}}{{/a}}", &a, &json!({})), "(A(B))");
    assert_eq!(
        render_partials("{{#> nope}}A{{> @partial-block}}{{/nope}}", &[], &json!({})),
        "error: page.hbs:1:17: The partial @partial-block could not be found"
    );
    let asks = [("p", "{{#if @partial-block}}yes{{else}}no{{/if}}")];
    assert_eq!(render_partials("{{> p}}{{#> p}}{{/p}}", &asks, &json!({})), "noyes");
}

#[test]
fn an_inline_partial_is_seen_in_its_block_and_by_what_is_called_from_there() {
    let context = json!({"a": {"n": 1}, "m": "M"});
    assert_eq!(render("{{#*inline \"x\"}}X{{n}}{{/inline}}{{#with a}}{{> x}}{{/with}}", &context), "X1");
    assert_eq!(
        render("{{#with a}}{{#*inline \"x\"}}X{{/inline}}{{> x}}{{/with}}{{> x}}", &context),
        "error: page.hbs:1:60: The partial x could not be found"
    );
    let partials = [("in", "{{#*inline \"z\"}}Z{{/inline}}{{> z}}{{> k}}"), ("k", "{{> z}}")];
    assert_eq!(render_partials("{{> in}}", &partials, &context), "ZZ");
    let layout = [("p", "<{{> head}}|{{> @partial-block}}>")];
    assert_eq!(
        render_partials("{{#> p}}{{#*inline \"head\"}}H{{/inline}}B{{/p}}", &layout, &context),
        "<H|B>"
    );
}

#[test]
fn a_literal_in_the_place_of_a_name_is_a_name() {
    let context = json!({"n": 4, "1": 5, "true": 6, "null": 7, "undefined": 8});
    assert_eq!(render("{{\"n\"}}{{1}}{{true}}{{null}}{{undefined}}", &context), "45678");
    assert_eq!(render("{{#\"n\"}}{{.}}{{/n}}{{#1}}x{{/1}}", &context), "4x");
}

#[test]
fn a_block_of_a_value_takes_it_as_context() {
    assert_eq!(render("{{#n}}[{{n}}]{{/n}}", &json!({"n": ""})), "[]");
    assert_eq!(render("{{#n}}[{{n}}]{{/n}}", &json!({"n": {"n": 3}})), "[3]");
    assert_eq!(render("{{^n}}inverse{{else}}no{{/n}}", &json!({"n": 1})), "no");
    assert_eq!(render("{{#n}}{{.}}{{@last}}{{/n}}{{^n}}inverse{{/n}}", &json!({"n": false})), "inverse");
}

#[test]
fn block_parameters_hide_fields_but_not_paths() {
    let context = json!({"l": [1], "x": 9, "n": 5});
    assert_eq!(render("{{#each l as |x|}}{{x}}{{this.x}}{{../x}}{{/each}}", &context), "19");
    assert_eq!(render("{{#with n as |x|}}{{#with 3 as |y|}}{{x}}{{y}}{{/with}}{{/with}}", &context), "53");
}

#[test]
fn data_in_false_values_is_the_false_value() {
    assert_eq!(render("{{#each l}}{{@first.x}}{{@last.x}},{{/each}}", &json!({"l": [1, 2]})), "false,false,");
    assert_eq!(render("{{@none.x}}{{@root.n}}", &json!({"n": 4})), "4");
}

#[test]
fn trusted_html_is_escaped_once_it_is_in_a_list() {
    assert_eq!(render("{{l}}|{{{l}}}", &json!({"l": ["<b>", ["&", null]]})), "&lt;b&gt;,&amp;,|<b>,&,");
}

#[test]
fn the_first_of_two_arguments_with_one_name_counts() {
    let p = [("p", "{{a}}{{#each this}}{{@key}}{{/each}}")];
    assert_eq!(render_partials("{{> p a=1 a=2 b=3}}", &p, &json!({"z": 0})), "1zba");
}

#[test]
fn what_cannot_be_read_is_refused_with_its_place() {
    let cases = [
        (
            "a\n{{#if x}}",
            "page.hbs:2:10: expected \"{{/if}}\" to close line 2, found the end of the template",
        ),
        ("{{#if x}}{{/unless}}", "page.hbs:1:4: if doesn't match unless"),
        ("{{foo[0]}}", "page.hbs:1:3: 'f' is not expected here"),
        ("{{a.0}}", "page.hbs:1:5: expected a name, found the number 0"),
        ("{{a.this}}", "page.hbs:1:9: Invalid path: a.this"),
        ("{{{a}}", "page.hbs:1:5: expected \"}}}\", found \"}}\""),
        ("{{else}}", "page.hbs:1:1: expected the end of the template, found \"{{else\""),
        ("{{echo \"x}}", "page.hbs:1:8: the string is not closed"),
        ("{{!-- x }}", "page.hbs:1:1: the comment is not closed"),
        ("{{a b=1 c}}", "page.hbs:1:10: an argument without a name follows one with a name"),
        ("{{#*none}}{{/none}}", "page.hbs:1:5: Missing decorator: \"none\""),
        ("{{> a b c}}", "page.hbs:1:5: Unsupported number of partial arguments: 2"),
    ];
    for (template, expected) in cases {
        assert_eq!(render(template, &json!({})), format!("error: {expected}"), "{template}");
    }
}

#[test]
fn what_cannot_be_called_is_an_error_with_its_place() {
    let cases = [
        ("{{foo 1}}", "page.hbs:1:3: Missing helper: \"foo\""),
        ("\n\n {{#foo.bar 1}}{{/foo.bar}}", "page.hbs:3:5: Missing helper: \"foo.bar\""),
        ("{{lookup (n) 1}}", "page.hbs:1:11: \"n\" is a value and not a helper, so it takes no arguments"),
        ("{{#if}}{{/if}}", "page.hbs:1:4: #if requires exactly one argument"),
        ("{{#each}}{{/each}}", "page.hbs:1:4: Must pass iterator to #each"),
        ("é {{> none}}", "page.hbs:1:7: The partial none could not be found"),
    ];
    for (template, expected) in cases {
        assert_eq!(render(template, &json!({"n": 4})), format!("error: {expected}"), "{template}");
    }
    assert_eq!(render("[{{lookup (none) 1}}]", &json!({})), "[]");
}

#[test]
fn an_error_in_a_partial_names_the_partials_file() {
    let p = [("card", "a\n  {{none 1}}")];
    assert_eq!(
        render_partials("{{#if 1}}{{> card}}{{/if}}", &p, &json!({})),
        "error: partials/card.hbs:2:5: Missing helper: \"none\""
    );
}
