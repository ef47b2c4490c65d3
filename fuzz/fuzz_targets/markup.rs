//! Any text as Markdown and as HTML: both become documents, and those become pages.
#![no_main]

use lexical::{Document, Options, Target, from_html, markdown, render};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let html = markdown::to_html(text);
    for markup in [text, &html] {
        let document = Document::from_value(from_html::to_lexical(markup));
        let _ = render(&document, &Options::default(), Target::Web);
    }
    let document = Document::from_value(markdown::to_lexical(text));
    let _ = render(&document, &Options::default(), Target::Web);
});
