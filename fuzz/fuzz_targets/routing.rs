//! Any text as a routes.yaml and as redirects: they are refused, or answer for an address.
#![no_main]

use libfuzzer_sys::fuzz_target;
use routing::{Redirects, Routes};

fuzz_target!(|text: &str| {
    if let Ok(routes) = Routes::parse(text) {
        for path in ["/", "/a/", "/a/page/2/", "/tag/news/rss/", text] {
            let _ = routes.places(path).count();
        }
    }
    for is_yaml in [true, false] {
        if let Ok(redirects) = Redirects::parse(text, is_yaml) {
            let _ = redirects.find("/a/b/", Some("c=d"));
        }
    }
});
