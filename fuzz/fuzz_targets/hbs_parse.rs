//! Any text as a template: it is read or refused, and what is read can be compiled or is refused too.
#![no_main]

use hbs::Engine;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = hbs::syntax::read(text, "page.hbs");
    let _ = Engine::<()>::builder().template("page", text, "page.hbs").build();
});
