//! Inputs made to break things: no converter stops, and none takes more time than in proportion.

use std::time::{Duration, Instant};

use lexical::{from_html, markdown, mobiledoc};
use proptest::prelude::*;

const LENGTH: usize = 50_000;

/// Far more than any of these takes, and far less than what quadratic time would.
const LONGEST: Duration = Duration::from_mins(1);

fn repeated(part: &str) -> String {
    part.repeat(LENGTH / part.len())
}

fn is_quick(name: &str, convert: impl Fn()) {
    let start = Instant::now();
    convert();
    let taken = start.elapsed();
    println!("{name:?} {taken:?}");
    assert!(taken < LONGEST, "{name:?} took {taken:?}");
}

#[test]
fn repeated_html_takes_time_in_proportion() {
    let parts = [
        "<div>",
        "<b>",
        "<p><b id=1>",
        "<p>x</p>",
        "<i> </i>",
        "<ul><li>",
        "<blockquote>",
        "<a href=x>",
        "<table>",
        "<table><td>",
        "<!--kg-card-begin: html-->",
        "<figure><img>",
        "<div class=kg-card>",
        "<span style='font-weight:700'>",
        "<h1><img></h1>",
        "<li><img>",
        "<ul><li>a</ul>",
        "<pre>a\n</pre>",
        "<br>",
        "<p>a<hr>",
        "<svg><desc>",
        "<template>",
        "<select><option>",
        "</p>",
        "<!--",
        "&amp;",
        "<p style='",
        "<div data-paragraph-count=1><img></div>",
    ];
    for part in parts {
        let html = repeated(part);
        is_quick(part, || drop(from_html::to_lexical(&html)));
    }
    let formats: Vec<String> = (0..5_000).map(|number| format!("<p><b id={number}></p>")).collect();
    let formats = formats.concat();
    is_quick("formats that never end", || drop(from_html::to_lexical(&formats)));
}

#[test]
fn repeated_markdown_takes_time_in_proportion() {
    let parts = [
        "[",
        "]",
        "![",
        "[a](",
        "[a][b]",
        "*",
        "_a",
        "*a **b",
        "`",
        "`a``",
        "~",
        "~~",
        "==",
        "^",
        "^[",
        "[^1]",
        "[^1]: a\n",
        "<",
        "<a b='",
        "<!--",
        "<?",
        "<!A",
        "<![CDATA[",
        "&",
        "\\",
        "> ",
        ">\n",
        "- ",
        "- a\n  ",
        "1. a\n",
        "|a",
        "|a|\n|-|\n",
        "# ",
        "a\n---\n",
        "[a]: b\n",
        "[a]: <b> \"c\n",
        "http://a.b/(",
        "a@b.co ",
        "\"@b",
        "://",
        "www.",
        "a  \n",
        "```\n",
        "    a\n",
        "<div>\n",
        "\t",
        "a\n\n",
    ];
    for part in parts {
        let source = repeated(part);
        is_quick(part, || drop(markdown::to_html(&source)));
        is_quick(part, || drop(markdown::from_lexical(&markdown::to_lexical(&source))));
    }
}

#[test]
fn scripts_are_no_target_of_a_markdown_link() {
    for source in [
        "[a](javascript:alert)",
        "[a](JaVaScRiPt:alert)",
        "<javascript:alert>",
        "![a](data:text/html,x)",
        "[a]: vbscript:x\n\n[a]",
    ] {
        let html = markdown::to_html(source).to_lowercase();
        assert!(!html.contains("href") && !html.contains("src"), "{html}");
    }
}

/// Ghost keeps the address of a pasted link; it is the renderer that must not write it.
#[test]
fn html_keeps_the_addresses_of_links_for_the_renderer_to_judge() {
    let document = from_html::to_lexical("<p><a href=\"javascript:alert(1)\">x</a></p>").to_string();
    assert!(document.contains("javascript:alert(1)"), "{document}");
}

proptest! {
    #[test]
    fn no_html_stops_the_converter(html in r#"(<(p|b|a|ul|li|div|figure|img|table|pre|h2|blockquote|span|svg|math)( (class|style|href|src)="[a-z:;#-]{0,20}")?>|</(p|b|ul|div|table|span)>|[ a\n&;<>]|<!--[a-z -]{0,6}(-->)?){0,40}"#) {
        from_html::to_lexical(&html);
    }

    #[test]
    fn no_text_stops_a_converter(text in any::<String>()) {
        from_html::to_lexical(&text);
        let _ = mobiledoc::to_lexical(&text);
        markdown::to_html(&text);
        markdown::from_lexical(&markdown::to_lexical(&text));
    }

    #[test]
    fn no_markdown_stops_the_renderer(source in "([\\[\\]()*_`~=^!<>&#|\\\\\"'é😀:/@. \\n\\t-]|http://|\\[\\^1\\]|1\\. ){0,60}") {
        markdown::to_html(&source);
        markdown::from_lexical(&markdown::to_lexical(&source));
    }
}
