//! Exports come in whole or not at all, and go out as they came in.

use std::fs;
use std::path::Path;

use newsroom::{Location, Newsroom};
use serde_json::{Value, json};

use crate::desk::{exported, import, newsroom, open, real_export, sorted};

fn comes_out_as_it_went_in(newsroom: &Newsroom, export: &Path) {
    let report = import(newsroom, export).unwrap();
    assert_eq!(report.skipped, []);
    assert!(report.tables.iter().all(|table| table.read == table.written), "{report}");
    let given = sorted(serde_json::from_slice(&fs::read(export).unwrap()).unwrap());
    let back = exported(newsroom);
    for (table, rows) in given["db"][0]["data"].as_object().unwrap() {
        for (row, (given, back)) in
            rows.as_array().unwrap().iter().zip(back["db"][0]["data"][table].as_array().unwrap()).enumerate()
        {
            assert_eq!(given, back, "{table}[{row}] differs");
        }
        assert_eq!(
            rows.as_array().unwrap().len(),
            back["db"][0]["data"][table].as_array().unwrap().len(),
            "{table}"
        );
    }
    import(newsroom, export).unwrap();
    assert!(exported(newsroom) == back, "the second import changed something");
}

#[test]
fn a_real_export_comes_out_as_it_went_in() {
    let Some(export) = real_export() else { return };
    let folder = tempfile::tempdir().unwrap();
    comes_out_as_it_went_in(&newsroom(folder.path()), &export);
}

#[test]
fn a_real_export_comes_out_of_postgres_as_it_went_in() {
    let Some(export) = real_export() else { return };
    let Some(cluster) = testing::Cluster::start() else { return };
    comes_out_as_it_went_in(&open(&Location::Url(cluster.url())), &export);
}

/// A small export that a test can spoil.
fn small() -> Value {
    let time = "2026-01-31 09:05:00";
    json!({"db": [{"meta": {"exported_on": 1, "version": "6.65.0"}, "data": {
        "posts": [
            {"id": "a1", "uuid": "u1", "title": "One", "slug": "one", "html": "<p>One.</p>", "plaintext": "One.",
             "type": "post", "status": "published", "email_recipient_filter": "all", "created_at": time, "published_at": time},
            {"id": "a2", "uuid": "u2", "title": "Two", "slug": "two", "type": "post", "status": "draft",
             "email_recipient_filter": "all", "created_at": time},
        ],
        "tags": [{"id": "t1", "name": "News", "slug": "news", "created_at": time}],
        "posts_tags": [{"id": "pt1", "post_id": "a1", "tag_id": "t1", "sort_order": 0}],
    }}]})
}

/// Imports `spoiled` over a newsroom that holds the small export, and returns the one sentence that refuses it.
fn refusal(spoiled: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let newsroom = newsroom(folder.path());
    let good = folder.path().join("good.json");
    fs::write(&good, small().to_string()).unwrap();
    import(&newsroom, &good).unwrap();
    let before = exported(&newsroom);
    let file = folder.path().join("bad.json");
    fs::write(&file, spoiled).unwrap();
    let error = import(&newsroom, &file).unwrap_err();
    assert!(exported(&newsroom) == before, "a refused import has changed something");
    let sentence = error.to_string().replace(&file.display().to_string(), "bad.json");
    assert!(sentence.starts_with("bad.json") && !sentence.contains('\n'), "{sentence}");
    sentence
}

fn refusal_with(spoil: impl FnOnce(&mut Value)) -> String {
    let mut export = small();
    spoil(&mut export["db"][0]);
    refusal(export.to_string().as_bytes())
}

#[test]
fn every_refusal_is_one_sentence_that_names_file_and_place() {
    let cut = small().to_string();
    let refusals = [
        refusal(&cut.as_bytes()[..300]),
        refusal(b"{}"),
        refusal(b"not json"),
        refusal(b"[1, 2"),
        refusal_with(|db| db["meta"]["version"] = json!("0.11.4")),
        refusal_with(|db| db["data"]["posts"][1]["title"] = json!({"a": 1})),
        refusal_with(|db| db["data"]["posts"][1]["title"] = json!("a\0b")),
        refusal_with(|db| db["data"]["posts"][1]["created_at"] = json!("2026-02-30 00:00:00")),
        refusal_with(|db| db["data"]["posts"][1]["featured"] = json!("yes")),
        refusal_with(|db| db["data"]["posts"][1]["id"] = json!("a1")),
        refusal_with(|db| db["data"]["posts"][1]["id"] = json!("../../etc")),
        refusal_with(|db| db["data"]["posts"][1]["slug"] = json!("one")),
        refusal_with(|db| db["data"]["posts_tags"][0]["tag_id"] = json!("t9")),
        refusal_with(|db| db["data"]["posts"] = json!("many")),
        refusal_with(|db| db["data"]["posts"][1]["html"] = json!("x".repeat(40 << 20))),
        refusal_with(|db| db["data"]["tags"][0]["id"] = json!("t2")),
    ];
    insta::assert_snapshot!(refusals.join("\n"));
}

#[test]
fn what_has_no_place_is_reported_and_the_rest_comes_in() {
    let folder = tempfile::tempdir().unwrap();
    let newsroom = newsroom(folder.path());
    let mut export = small();
    export["db"][0]["data"]["members"] = json!([{"id": "m1"}, {"id": "m2"}]);
    export["db"][0]["data"]["posts"][0]["amp"] = json!("x");
    let file = folder.path().join("export.json");
    fs::write(&file, export.to_string()).unwrap();
    let report = import(&newsroom, &file).unwrap();
    insta::assert_snapshot!(report.to_string());
}
