//! Any text as a story's document: it is refused, or becomes a page and an e-mail.
#![no_main]

use lexical::{Document, Options, Target, render};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(document) = Document::parse(text) else { return };
    let options = Options::default();
    let page = render(&document, &options, Target::Web);
    let _ = render(&document, &options, Target::Email);
    let plain = lexical::plaintext(&page.html);
    let _ = (lexical::excerpt(&plain), lexical::word_count(&page.html));
});
