//! Old addresses and where they lead.

use std::time::Instant;

use proptest::prelude::*;
use routing::{Redirects, RedirectsError};

fn to(redirects: &Redirects, path: &str, query: Option<&str>) -> Option<String> {
    redirects.find(path, query).map(|destination| destination.url)
}

#[test]
fn old_addresses_lead_to_new_ones() {
    let json = r#"[{"from": "/old/", "to": "/new/", "permanent": true},
        {"from": "^/blog/([a-z-]+)/$", "to": "/$1/"},
        {"from": "/^\\/Shop/i", "to": "https://shop.example/all?from=courant#top"},
        {"from": "^/search/(.*)$", "to": "/find/?q=$1&n=$2"}]"#;
    let redirects = Redirects::parse_json(json).unwrap();
    assert!(redirects.find("/old", None).unwrap().is_permanent);
    for (path, query, expected) in [
        ("/old/", Some("a=1"), Some("/new/?a=1")),
        ("/blog/a-story/", None, Some("/a-story/")),
        ("/SHOP/", Some("a=1&from=x"), Some("https://shop.example/all?a=1&from=courant#top")),
        ("/search/a%20b", None, Some("/find/?q=a%20b&n=%242")),
        ("/other/", None, None),
        ("/older/", None, None),
        // As Ghost, an old address without `^` is the end of a path.
        ("/deep/old/", None, Some("/deep/new/")),
    ] {
        assert_eq!(to(&redirects, path, query).as_deref(), expected, "{path}");
    }
}

#[test]
fn the_yaml_form_says_which_are_for_ever() {
    let redirects =
        Redirects::parse_yaml("301:\n  /a/: /b/\n302:\n  /c/: /d/?x=$1\n  ^/за/: /about/\n").unwrap();
    assert!(redirects.find("/a/", None).unwrap().is_permanent);
    assert!(!redirects.find("/c/", None).unwrap().is_permanent);
    assert_eq!(to(&redirects, "/%D0%B7%D0%B0/", None).as_deref(), Some("/about/"));
    assert_eq!(redirects.find("/d/", None), None);
    for wrong in ["{}", "- a", "301: 5", "301:\n  /a/: 5"] {
        assert!(matches!(Redirects::parse_yaml(wrong), Err(RedirectsError::File { .. })), "{wrong}");
    }
}

#[test]
fn what_cannot_be_used_is_named_with_its_line() {
    for (yaml, line, words) in [
        ("301:\n  /(a: /b/\n", 2, "unclosed group"),
        ("302:\n  /a/: /b/\n  ^/(?!new)/: /b/\n", 3, "look-ahead"),
        ("302:\n  '^/(a)\\1/': /b/\n", 2, "backreferences"),
        ("302:\n  'a{1000}{1000}': /b/\n", 2, "size limit"),
        ("302:\n  /a/: ' '\n", 2, "needs both"),
    ] {
        let refused = Redirects::parse_yaml(yaml).unwrap_err().to_string();
        assert!(refused.contains(&format!("line {line}:")) && refused.contains(words), "{refused}");
        assert_eq!(refused.lines().count(), 1, "{refused}");
    }
    let json = "[\n{\"from\": \"/a/\", \"to\": \"/b/\"},\n{\"from\": \"/(\", \"to\": \"/b/\"}]";
    assert!(Redirects::parse_json(json).unwrap_err().to_string().contains("line 3"));
    assert!(Redirects::parse_json("[{\"from\": 5}]").unwrap_err().to_string().contains("line 1"));
}

#[test]
fn the_first_that_fits_counts_plain_or_not() {
    let redirects = Redirects::parse_json(
        r#"[{"from": "/x/a/", "to": "/1/"}, {"from": "^/x/.*", "to": "/2/"}, {"from": "/x/b/", "to": "/3/"}]"#,
    )
    .unwrap();
    assert_eq!(to(&redirects, "/x/a/", None).as_deref(), Some("/1/"));
    assert_eq!(to(&redirects, "/x/b/", None).as_deref(), Some("/2/"));
}

#[test]
fn a_hundred_thousand_cost_a_request_nothing() {
    let few = many(10);
    let all = many(100_000);
    let time = |redirects: &Redirects| {
        let started = Instant::now();
        for number in 0..2_000 {
            assert_eq!(redirects.find(&format!("/no-such-{number}/"), None), None);
        }
        started.elapsed()
    };
    // Warm, then measured; generous, for other work goes on beside.
    time(&few);
    time(&all);
    let (few, all) = (time(&few), time(&all));
    assert!(all < few * 20, "{few:?} with ten, {all:?} with a hundred thousand");
}

fn many(count: usize) -> Redirects {
    let entries: Vec<_> =
        (0..count).map(|number| format!(r#"{{"from": "/old-{number}/", "to": "/new-{number}/"}}"#)).collect();
    Redirects::parse_json(&format!("[{}]", entries.join(","))).unwrap()
}

#[test]
fn no_pattern_hangs() {
    let redirects = Redirects::parse_json(r#"[{"from": "^/(a+)+b$", "to": "/x/"}]"#).unwrap();
    let path = format!("/{}", "a".repeat(60_000));
    let started = Instant::now();
    assert_eq!(redirects.find(&path, None), None);
    assert!(started.elapsed().as_secs() < 5);
}

proptest! {
    /// The quick way for plain paths says what their regular expression says.
    #[test]
    fn a_plain_path_means_what_its_pattern_means(from in "\\^?(/[ab]{0,2}){1,3}", path in "(/[ab]{0,2}){1,4}") {
        let plain = Redirects::parse_json(&serde_json_text(&from)).unwrap();
        // A group changes nothing but that it is no plain path any more.
        let bare = from.strip_suffix('/').unwrap_or(&from);
        let pattern = Redirects::parse_json(&serde_json_text(&format!("{bare}(?:)/?$"))).unwrap();
        prop_assert_eq!(plain.find(&path, Some("q=1")), pattern.find(&path, Some("q=1")), "{} {}", from, path);
    }
}

fn serde_json_text(from: &str) -> String {
    format!(r#"[{{"from": "{from}", "to": "/to/"}}]"#)
}
