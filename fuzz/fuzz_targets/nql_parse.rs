//! Any text as a filter: it is refused, or read into a tree that reads the same when it is written out.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = nql::order(text);
    if let Ok(filter) = nql::parse(text) {
        let written = filter.to_string();
        assert_eq!(nql::parse(&written).as_ref(), Ok(&filter), "{written}");
    }
});
