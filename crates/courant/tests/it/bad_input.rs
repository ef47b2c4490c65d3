//! Whatever is imported: an export that can't be is refused in one sentence, and nothing is left behind.

use serde_json::{Value, json};

use crate::test_site::TestSite;

/// A small export that is right, with a change that makes it wrong.
fn export(change: impl FnOnce(&mut Value)) -> String {
    let mut text = Vec::new();
    demo::write_ghost_export(5, &mut text).unwrap();
    let mut export: Value = serde_json::from_slice(&text).unwrap();
    change(&mut export);
    export.to_string()
}

/// The same with one value changed of its first row in a table.
fn with(table: &str, column: &str, value: &Value) -> String {
    export(|export| export["db"][0]["data"][table][0][column] = value.clone())
}

#[test]
fn a_bad_export_is_refused_in_one_sentence_and_leaves_nothing_behind() {
    let whole = export(|_| {});
    let twice = export(|export| {
        let posts = export["db"][0]["data"]["posts"].as_array_mut().unwrap();
        posts.push(posts[0].clone());
    });
    let cases = [
        ("truncated", whole[..whole.len() - 40].to_owned()),
        ("empty", String::new()),
        ("no JSON", "Dear Ghost,".to_owned()),
        ("JSON of something else", "[1, 2, 3]".to_owned()),
        ("no data", "{\"db\": []}".to_owned()),
        ("another version", export(|export| export["db"][0]["meta"]["version"] = json!("0.7.1"))),
        ("a title that is a list", with("posts", "title", &json!(["A"]))),
        ("a NUL byte", with("posts", "title", &json!("A\u{0}B"))),
        ("the same id twice", twice),
        ("a date that is none", with("posts", "published_at", &json!("the day before yesterday"))),
        ("a dangling relation", with("posts_tags", "tag_id", &json!("ffffffffffffffffffffffff"))),
        ("deep nesting", format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000))),
    ];
    for (what, text) in cases {
        let site = TestSite::new();
        let file = site.file("export.json", text);
        let ran = site.courant(&["import", "ghost", file.to_str().unwrap()]);
        assert_eq!(ran.0.status.code(), Some(1), "{what} was accepted");
        assert!(ran.failed().contains("export.json"), "{what}: {}", ran.failed());
        assert!(!site.data().exists(), "{what} left something behind");
    }
}

#[test]
fn a_refused_export_changes_nothing_of_a_newsroom_that_is_there() {
    let site = TestSite::new();
    let good = site.file("good.json", export(|_| {}));
    site.courant(&["import", "ghost", good.to_str().unwrap()]).succeeded();
    let before = site.courant(&["export", "ghost"]).succeeded();
    let bad = site.file("bad.json", with("posts", "published_at", &json!("never")));
    let complaint = site.courant(&["import", "ghost", bad.to_str().unwrap()]).failed();
    assert!(complaint.contains("bad.json") && complaint.contains("posts[0]"), "{complaint}");
    let after = site.courant(&["export", "ghost"]).succeeded();
    let data = |export: &str| serde_json::from_str::<Value>(export).unwrap()["db"][0]["data"].clone();
    assert_eq!(data(&before), data(&after));
}

#[test]
fn a_missing_export_or_media_file_is_named() {
    let site = TestSite::new();
    assert!(site.courant(&["import", "ghost", "nowhere.json"]).failed().contains("nowhere.json"));
    let lost = json!("__GHOST_URL__/content/images/2026/lost.jpg");
    let file = site.file("export.json", with("posts", "feature_image", &lost));
    let media = file.with_file_name("media");
    std::fs::create_dir_all(media.join("images/2026")).unwrap();
    std::fs::write(media.join("images/2026/other.jpg"), "x").unwrap();
    let arguments = ["import", "ghost", file.to_str().unwrap(), "--media", media.to_str().unwrap()];
    let complaint = site.courant(&arguments).failed();
    assert!(complaint.contains("not in") && complaint.contains("images/"), "{complaint}");
    assert!(!site.data().exists());
}
