//! A Ghost export comes in whole and goes out the same.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::test_site::TestSite;

/// Every table as its rows in some order.
fn tables(export: &str) -> BTreeMap<String, Vec<String>> {
    let export: Value = serde_json::from_str(export).unwrap();
    let data = export["db"][0]["data"].as_object().or(export["data"].as_object()).unwrap();
    let sorted = |rows: &Value| {
        let mut rows: Vec<String> = rows.as_array().unwrap().iter().map(canonical).collect();
        rows.sort_unstable();
        rows
    };
    data.iter().map(|(table, rows)| (table.clone(), sorted(rows))).collect()
}

/// A row with its columns in one order.
fn canonical(row: &Value) -> String {
    let columns: BTreeMap<&String, &Value> = row.as_object().unwrap().iter().collect();
    serde_json::to_string(&columns).unwrap()
}

#[test]
fn an_export_comes_in_whole_and_goes_out_the_same() {
    let Some(shared) = testing::shared() else { return };
    let export = shared.join("data/ghost-export-1000.json");
    let export = export.to_str().unwrap();
    let site = TestSite::new();
    let report = site.courant(&["import", "ghost", export, "--json"]).succeeded();
    let report: Value = serde_json::from_str(&report).unwrap();
    let posts = report["tables"].as_array().unwrap().iter().find(|table| table["table"] == "posts").unwrap();
    assert_eq!((&posts["read"], &posts["written"]), (&Value::from(1003), &Value::from(1003)));

    let original = tables(&std::fs::read_to_string(export).unwrap());
    let exported = site.courant(&["export", "ghost"]).succeeded();
    assert_same(&original, &tables(&exported));

    site.courant(&["import", "ghost", export]).succeeded();
    let file = site.data().join("again.json");
    site.courant(&["export", "ghost", file.to_str().unwrap()]).succeeded();
    assert_same(&original, &tables(&std::fs::read_to_string(file).unwrap()));
}

fn assert_same(one: &BTreeMap<String, Vec<String>>, other: &BTreeMap<String, Vec<String>>) {
    for (table, rows) in one {
        let others = &other[table];
        assert_eq!(rows.len(), others.len(), "{table}");
        for (row, other) in rows.iter().zip(others) {
            assert_eq!(row, other, "{table}");
        }
    }
}

#[test]
fn an_imported_site_is_served() {
    let Some(site) = TestSite::recorded() else { return };
    let story = site.get("/russian-forces-withhold-insulin-zaporizhzhia/");
    assert!(story.has("Rachel Amran") && story.has("1 min read"));
    assert_eq!(site.get("/content/images/2024/01/news-01.jpg").header("content-type"), "image/jpeg");
    assert_eq!(site.get("/a-draft/").status, 404);
    assert_eq!(site.get("/tag/hash-brief/").status, 404);
    let gated = site.get("/paid-only/");
    assert_eq!(gated.status, 200);
}

#[test]
fn a_site_behind_a_password_shows_nothing_to_passers_by() {
    let mut text = Vec::new();
    demo::write_ghost_export(5, &mut text).unwrap();
    let mut export: Value = serde_json::from_slice(&text).unwrap();
    let settings = export["db"][0]["data"]["settings"].as_array_mut().unwrap();
    settings.retain(|setting| setting["key"] != "is_private");
    let mut private = settings[0].clone();
    private["id"] = "aaaaaaaaaaaaaaaaaaaaaaaa".into();
    (private["key"], private["value"]) = ("is_private".into(), "true".into());
    settings.push(private);
    let title = export["db"][0]["data"]["posts"][0]["title"].as_str().unwrap().to_owned();
    let slug = export["db"][0]["data"]["posts"][0]["slug"].as_str().unwrap().to_owned();
    let mut site = TestSite::new();
    let file = site.file("export.json", export.to_string());
    site.courant(&["import", "ghost", file.to_str().unwrap()]).succeeded();
    site.start("serve", &[]);
    for path in ["/", "/rss/", "/sitemap-posts.xml", "/newsfeed/", &format!("/{slug}/"), "/no-such-page/"] {
        let answer = site.get(path);
        let is_sent_to_the_door = answer.header("location").contains("/private/");
        assert!(answer.status >= 400 || is_sent_to_the_door, "{path}: {}", answer.status);
        assert!(!answer.has(&title), "{path}");
    }
}
