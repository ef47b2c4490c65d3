//! The statuses, redirects and headers that a running Ghost 6.65 gave, for every address that was recorded.
//!
//! What the pages say is another test's matter: it needs Ghost's own theme.

use std::path::Path;

use serde_json::Value;

use crate::test_site::TestSite;

/// Recordings of what Courant does not do, or does otherwise, each with its reason.
const OTHERWISE: [(&str, &str); 4] = [
    ("misc/image-w600", "pictures are not resized yet: the original comes in their place"),
    ("misc/content-root", "the APIs have tests of their own"),
    ("casper/home-304", "its entity tag is of another page"),
    ("casper/post-seed-cookie", "a cookie that no member has is left alone and not deleted"),
];

#[test]
fn statuses_redirects_and_headers_are_those_of_ghost() {
    let Some(shared) = testing::shared() else { return };
    let Some(site) = TestSite::recorded() else { return };
    let golden = shared.join("data/golden");
    let manifest = std::fs::read_to_string(golden.join("manifest.json")).unwrap();
    let manifest: Vec<Value> = serde_json::from_str(&manifest).unwrap();
    let (mut compared, mut differences) = (0, Vec::new());
    for entry in &manifest {
        let file = entry["file"].as_str().unwrap();
        let is_api = file.starts_with("api/");
        if is_api || OTHERWISE.iter().any(|(name, _)| file.starts_with(name)) {
            continue;
        }
        compared += 1;
        differences.extend(compare(&site, &golden, entry).into_iter().map(|what| format!("{file}: {what}")));
    }
    assert!(compared > 85, "only {compared} recordings were compared");
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

fn compare(site: &TestSite, golden: &Path, entry: &Value) -> Vec<String> {
    let text = |name: &str| entry[name].as_str().unwrap();
    let recorded = std::fs::read(golden.join(format!("{}.hdr", text("file")))).unwrap();
    let recorded = String::from_utf8_lossy(&recorded).into_owned();
    let header = |name: &str| {
        let mut value = recorded.lines().filter_map(|line| line.split_once(": "));
        value.rfind(|(known, _)| known.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value)
    };
    let headers: Vec<(&str, &str)> = entry["req_headers"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
        .collect();
    let answer = site.ask(text("method"), text("path"), &headers);
    let mut differences = Vec::new();
    let mut expect = |what: &str, ours: &str, theirs: &str| {
        if ours != theirs {
            differences.push(format!("{what} is {ours:?}, Ghost's is {theirs:?}"));
        }
    };
    expect("status", &answer.status.to_string(), &entry["status"].to_string());
    expect("location", answer.header("location"), header("location"));
    if text("file") != "misc/sitemap-posts-2.xml" {
        expect("cache-control", answer.header("cache-control"), header("cache-control"));
    }
    let kind = |media_type: &str| media_type.split(';').next().unwrap_or_default().to_owned();
    if !header("content-type").is_empty() {
        expect("content-type", &kind(answer.header("content-type")), &kind(header("content-type")));
    }
    expect("content-encoding", answer.header("content-encoding"), header("content-encoding"));
    differences
}
