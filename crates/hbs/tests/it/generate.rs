//! Templates and contexts at random: mostly sound ones, and heaps of tokens.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value as Json, json};

/// A template, its partials `p`, `q` and `r`, and what it is rendered from.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) template: String,
    pub(crate) partials: [(&'static str, String); 3],
    pub(crate) context: Json,
    pub(crate) data: Map<String, Json>,
}

/// Sound templates that use everything the language has.
pub(crate) fn case() -> impl Strategy<Value = Case> {
    let partials = (body(1, true), body(1, true), body(1, false));
    (body(3, true), partials, object(3)).prop_map(|(template, (p, q, r), context)| {
        // Only `r` is called from partials, so that no partial calls itself.
        let p = p.replace("{{> p", "{{> r").replace("{{#> p", "{{#> r").replace("{{/p}}", "{{/r}}");
        let q = format!("{}[{{{{> @partial-block}}}}]", p.replace('x', "q").replace("as |q", "as |x"))
            + &q_only(&q);
        let data = json!({"site": {"title": "T <&>", "n": 0}, "member": null});
        let data = data.as_object().cloned().unwrap_or_default();
        Case { template, partials: [("p", p), ("q", q), ("r", r)], context, data }
    })
}

/// A body without calls of partials.
fn q_only(body: &str) -> String {
    if body.contains('>') { String::new() } else { body.to_owned() }
}

/// Tokens in any order: few are templates.
pub(crate) fn tokens() -> impl Strategy<Value = String> {
    let token = prop_oneof![
        8 => select(vec![
            "{{", "}}", "{{{", "}}}", "{{{{", "}}}}", "{{#", "{{/", "{{^", "{{else", "{{>", "{{#>", "{{#*", "{{!",
            "{{!--", "--}}", "~", "(", ")", "=", "|", "as |", ".", "..", "/", "@", "[", "]", "\"", "'", "\\", " ",
            "\n", "if", "each", "with", "this", "a", "else", "inline", "@partial-block", "1", "-", "true", "null",
            "{{#if a}}", "{{/if}}", "{{else}}", "{{{{raw}}}}", "{{{{/raw}}}}", "é", "😀", "\u{feff}",
        ])
        .prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    vec(token, 0..40).prop_map(|tokens| tokens.concat())
}

/// Tokens in any order as a template, with nothing to render.
pub(crate) fn soup() -> impl Strategy<Value = Case> {
    (tokens(), object(2)).prop_map(|(template, context)| Case {
        template,
        partials: [("p", String::new()), ("q", "q".to_owned()), ("r", "{{a}}".to_owned())],
        context,
        data: Map::new(),
    })
}

fn text() -> impl Strategy<Value = String> {
    select(vec![
        "", " ", "\n", "  \n", "\n  ", "x", "<b>", "\r\n", "\t", "a\n\n b", " y ", " }", "é\n", "\n \n",
        "\\\\", "\u{a0}\n",
    ])
    .prop_map(str::to_owned)
}

fn name() -> impl Strategy<Value = &'static str> {
    select(vec!["a", "b", "l", "o", "s", "n", "none", "x", "y", "echo2", "title"])
}

fn path() -> BoxedStrategy<String> {
    prop_oneof![
        6 => name().prop_map(str::to_owned),
        3 => (name(), name()).prop_map(|(a, b)| format!("{a}.{b}")),
        2 => (select(vec!["this.", "./", "../", "../../", "this/", "@root.", "../this."]), name())
            .prop_map(|(start, name)| format!("{start}{name}")),
        3 => select(vec![
            "this", ".", "..", "../..", "@index", "@key", "@first", "@last", "@../index", "@site.title", "@site.n.x",
            "@member.name", "@none", "l.[0]", "l.[1].a", "l.length", "s.length", "l.0.b", "[a]", "o.[odd key]",
            "s.[0]", "@root", "@first.x", "@../../key", "l/0/a", "this.this", "@number",
        ])
        .prop_filter("has a sound path", |path| *path != "this.this")
        .prop_map(str::to_owned),
    ]
    .boxed()
}

fn argument(depth: u32) -> BoxedStrategy<String> {
    let plain = prop_oneof![
        5 => path(),
        2 => select(vec!["\"t\"", "'q\"'", "\"a\\\"b\"", "1", "-2.5", "0", "true", "false", "null", "undefined", "\"\""])
            .prop_map(str::to_owned),
    ];
    if depth == 0 {
        return plain.boxed();
    }
    let call = (
        select(vec!["echo", "safe", "concat", "match", "lookup o", "typeof", "ident", "none"]),
        argument(depth - 1),
    );
    prop_oneof![4 => plain, 1 => call.prop_map(|(helper, argument)| format!("({helper} {argument})"))].boxed()
}

/// `{{` and `}}`, each perhaps with a `~`.
fn tildes() -> impl Strategy<Value = (&'static str, &'static str)> {
    (select(vec!["", "", "", "", "~"]), select(vec!["", "", "", "", "~", " "]))
}

fn mustache() -> BoxedStrategy<String> {
    let inside = prop_oneof![
        6 => path(),
        3 => (select(vec!["echo", "safe", "typeof", "ident", "lookup l"]), argument(2))
            .prop_map(|(helper, argument)| format!("{helper} {argument}")),
        1 => (argument(1), argument(1)).prop_map(|(a, b)| format!("concat {a}\n {b}")),
        1 => select(vec!["\"a\"", "1", "true", "retnull", "ret0", "img src=a", "none 1", "a b", "echo2", "s a=1"])
            .prop_map(str::to_owned),
    ];
    (inside, tildes(), 0..5u8)
        .prop_map(|(inside, (open, close), kind)| match kind {
            0 => format!("{{{{{open}{{{inside}}}{}}}}}", close.trim()),
            1 => format!("{{{{{open}&{inside}{close}}}}}"),
            _ => format!("{{{{{open}{inside}{close}}}}}"),
        })
        .boxed()
}

fn block(depth: u32, partials: bool) -> BoxedStrategy<String> {
    let inner = move || body(depth - 1, partials);
    let opener = prop_oneof![
        4 => argument(1).prop_map(|argument| ("if", format!("if {argument}"))),
        1 => argument(1).prop_map(|argument| ("if", format!("if {argument} includeZero=true"))),
        2 => argument(1).prop_map(|argument| ("unless", format!("unless {argument}"))),
        3 => (argument(1), params()).prop_map(|(argument, params)| ("each", format!("each {argument}{params}"))),
        2 => (argument(1), params()).prop_map(|(argument, params)| ("with", format!("with {argument}{params}"))),
        2 => (path(), params()).prop_map(|(path, params)| ("foreach", format!("foreach {path}{params}"))),
        2 => (argument(0), argument(0)).prop_map(|(a, b)| ("match", format!("match {a} {b}"))),
        2 => select(vec!["a", "l", "o", "s", "n", "none"]).prop_map(|name| (name, name.to_owned())),
    ];
    let chain = vec((argument(0), inner(), tildes()), 0..3);
    (
        opener,
        inner(),
        chain,
        proptest::option::of(inner()),
        tildes(),
        tildes(),
        select(vec!["#", "#", "#", "^"]),
    )
        .prop_map(|((name, opener), body, chain, last, (open, close), (open_end, close_end), mark)| {
            let mut parts = vec![format!("{{{{{open}{mark}{opener}{close}}}}}{body}")];
            // An inverted block has no chain.
            for (argument, body, (open, close)) in chain.iter().filter(|_| mark == "#") {
                parts.push(format!("{{{{{open}else if {argument}{close}}}}}{body}"));
            }
            if let Some(last) = last {
                parts.push(format!("{{{{{open_end}else{close}}}}}{last}"));
            }
            parts.push(format!("{{{{{open_end}/{name}{close_end}}}}}"));
            parts.concat()
        })
        .boxed()
}

fn params() -> impl Strategy<Value = &'static str> {
    select(vec!["", "", " as |x|", " as |x y|", " as |index|"])
}

fn partial(depth: u32) -> BoxedStrategy<String> {
    let plain = (
        select(vec!["p", "q", "r", "\"p\"", "(concat \"p\")", "i", "nope"]),
        select(vec!["", " o", " l", " .", " none"]),
        0..3u8,
    )
        .prop_map(|(name, context, hash)| {
            let hash = ["", " a=1", " x=o title=\"<t>\""][usize::from(hash)];
            format!("{{{{> {name}{context}{hash}}}}}")
        });
    let inside = body(depth.saturating_sub(1), false);
    prop_oneof![
        4 => plain,
        2 => (select(vec!["p", "q", "r", "nope", "i"]), inside.clone())
            .prop_map(|(name, body)| format!("{{{{#> {name}}}}}{body}{{{{/{name}}}}}")),
        1 => inside.clone().prop_map(|body| format!("{{{{#> (concat \"no\" \"pe\")}}}}{body}{{{{/undefined}}}}")),
        2 => inside.prop_map(|body| format!("{{{{#*inline \"i\"}}}}{body}{{{{/inline}}}}{{{{> i}}}}")),
    ]
    .boxed()
}

fn other() -> impl Strategy<Value = String> {
    select(vec![
        "{{! note }}",
        "{{!-- {{x}} --}}",
        "{{~! x ~}}",
        "\\{{a}}",
        "\\\\{{a}}",
        "{{{{raw2}}}} {{x}} {{{{/raw2}}}}",
        "{{{{raw2}}}}\n{{{{a}}}} {{{{/a}}}}\n{{{{/raw2}}}}",
        "\\{{a}} \\{{b}}{{a}}",
        "{{!}}",
        "{{!--}}",
    ])
    .prop_map(str::to_owned)
}

fn body(depth: u32, partials: bool) -> BoxedStrategy<String> {
    let piece = if depth == 0 {
        prop_oneof![4 => text(), 4 => mustache(), 1 => other()].boxed()
    } else {
        let partial = if partials { partial(depth) } else { mustache() };
        prop_oneof![6 => text(), 4 => mustache(), 1 => other(), 5 => block(depth, partials), 2 => partial]
            .boxed()
    };
    vec(piece, 0..5).prop_map(|pieces| pieces.concat()).boxed()
}

fn scalar() -> BoxedStrategy<Json> {
    select(vec![
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(1),
        json!(-1.5),
        json!(1e21),
        json!(""),
        json!("s"),
        json!("<a href='x'>`=&"),
        json!("1"),
        json!("é😀"),
        json!([]),
        json!({}),
    ])
    .boxed()
}

fn value(depth: u32) -> BoxedStrategy<Json> {
    if depth == 0 {
        return scalar();
    }
    prop_oneof![
        3 => scalar(),
        2 => vec(value(depth - 1), 0..3).prop_map(Json::Array),
        2 => object(depth - 1),
    ]
    .boxed()
}

/// An object whose fields are often named as in the templates.
pub(crate) fn object(depth: u32) -> BoxedStrategy<Json> {
    let key = select(vec!["a", "b", "l", "o", "s", "n", "x", "odd key", "echo2", "title", "p"]);
    vec((key, value(depth)), 0..8)
        .prop_map(|fields| {
            Json::Object(fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
        })
        .boxed()
}
