//! What a running Ghost 6.65 answered, asked again.

use serde_json::Value;

use crate::live::{Answered, Live};

/// The address of the recorded Ghost.
const RECORDED: &str = "http://127.0.0.1:2368";

/// Headers that every program between us and a client goes by.
const HEADERS: [&str; 5] =
    ["content-type", "cache-control", "vary", "access-control-allow-origin", "content-version"];

/// What Ghost's search index tells everyone, although it is in a passage for members; Courant does not tell it.
const TOLD_TO_EVERYONE: (&str, &str) = ("api/search-posts.json", r"members see this\n\n\n\n\n\n");

#[test]
fn the_content_api_gives_ghosts_recorded_answers_again() {
    let Some(shared) = testing::shared() else { return };
    let Some(live) = Live::site() else { return };
    let golden = shared.join("data/golden");
    let manifest: Value =
        serde_json::from_slice(&std::fs::read(golden.join("manifest.json")).unwrap()).unwrap();
    let mut different = Vec::new();
    let mut compared = 0;
    for entry in manifest.as_array().unwrap() {
        let text = |name: &str| entry[name].as_str().unwrap_or_default();
        let (file, method, path) = (text("file"), text("method"), text("path"));
        let asks_whether_it_changed = entry["req_headers"].get("If-None-Match").is_some();
        if !path.starts_with("/ghost/api/content") || asks_whether_it_changed {
            continue;
        }
        compared += 1;
        let head = std::fs::read_to_string(golden.join(format!("{file}.hdr"))).unwrap().to_lowercase();
        let answered = ask(live, method, path, &entry["req_headers"]);
        let mut differences = compare_heads(&head, &answered);
        if text("type").starts_with("application/json") && method == "GET" && !file.contains("gzip") {
            let mut recorded = std::fs::read_to_string(golden.join(file)).unwrap();
            if file == TOLD_TO_EVERYONE.0 {
                assert!(recorded.contains(TOLD_TO_EVERYONE.1));
                recorded = recorded.replace(TOLD_TO_EVERYONE.1, "");
            }
            let ours = answered.body.replace(&live.url(), RECORDED);
            compare(&json(&recorded), &json(&ours), "", &mut differences);
        }
        different.extend(differences.into_iter().map(|difference| format!("{file}: {difference}")));
    }
    assert!(compared > 95, "{compared}");
    assert!(different.is_empty(), "{} of {compared} differ:\n{}", different.len(), different.join("\n"));
}

/// Asks as the recorder did.
fn ask(live: &Live, method: &str, path: &str, headers: &Value) -> Answered {
    let path = path.replace("{KEY}", &live.key);
    let headers: String =
        headers.as_object().unwrap().iter().fold(String::new(), |headers, (name, value)| {
            format!("{headers}{name}: {}\r\n", value.as_str().unwrap_or_default())
        });
    live.send(&format!("{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n"))
}

fn compare_heads(recorded: &str, answered: &Answered) -> Vec<String> {
    let status = recorded.split(' ').nth(1).unwrap();
    let mut differences = Vec::new();
    if status != answered.status.to_string() {
        differences.push(format!("status {} and not {status}", answered.status));
    }
    for name in HEADERS {
        let prefix = format!("{name}: ");
        let expected = recorded.lines().find_map(|line| line.strip_prefix(&prefix));
        let ours = answered.header(name).map(str::to_lowercase);
        if ours.as_deref() != expected {
            differences.push(format!("{name} {ours:?} and not {expected:?}"));
        }
    }
    differences
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or(Value::Null)
}

/// Where two documents differ; an error's id never is the same.
fn compare(recorded: &Value, ours: &Value, place: &str, differences: &mut Vec<String>) {
    match (recorded, ours) {
        (Value::Object(one), Value::Object(other)) => {
            let mut names: Vec<&String> = one.keys().chain(other.keys()).collect();
            names.sort_unstable();
            names.dedup();
            for name in names.into_iter().filter(|name| *name != "id" || !place.starts_with("/errors")) {
                match (one.get(name), other.get(name)) {
                    (Some(one), Some(other)) => compare(one, other, &format!("{place}/{name}"), differences),
                    (one, _) => differences.push(format!(
                        "{place}/{name} only in {}",
                        if one.is_some() { "Ghost's" } else { "ours" }
                    )),
                }
            }
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            for (index, (one, other)) in one.iter().zip(other).enumerate() {
                compare(one, other, &format!("{place}/{index}"), differences);
            }
        }
        (Value::String(one), Value::String(other)) if one != other => {
            let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
            let around = |text: &str| text.chars().skip(same.saturating_sub(30)).take(90).collect::<String>();
            differences.push(format!("{place}\n  Ghost {:?}\n  ours  {:?}", around(one), around(other)));
        }
        _ if recorded != ours => differences.push(format!("{place} {ours} and not {recorded}")),
        _ => {}
    }
}
