//! Generated archives: the same every time, sound in every reference, and readable by an importer.

use std::collections::{HashMap, HashSet};

use demo::{Archive, GHOST_URL, GeneratedStory, Kind, file, generate, write_ghost_export};
use jiff::Timestamp;
use serde_json::Value;

fn export(count: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_ghost_export(count, &mut bytes).unwrap_or_else(|error| panic!("{error}"));
    bytes
}

fn rows<'a>(data: &'a Value, table: &str) -> &'a Vec<Value> {
    data[table].as_array().unwrap_or_else(|| panic!("no table {table}"))
}

#[test]
fn the_same_count_gives_the_same_bytes_on_every_machine() {
    let hash = blake3::hash(&export(300)).to_hex();
    assert_eq!(&hash[..32], "849f4856458c4b0146fdee439ae3dc1b", "an upgrade of fastrand may change it");
    assert_eq!(blake3::hash(&export(300)).to_hex(), hash);
    assert_ne!(blake3::hash(&export(301)).to_hex(), hash);
}

#[test]
fn another_seed_gives_other_stories() {
    let titles = |seed| generate(50, seed).map(|story| story.title).collect::<Vec<_>>();
    assert_eq!(titles(7), titles(7));
    assert_ne!(titles(7), titles(8));
}

#[test]
fn stories_are_unique_newest_first_and_name_only_what_exists() {
    let archive = Archive::new(2_000, 3);
    let authors: HashSet<String> = archive.authors().into_iter().map(|author| author.slug).collect();
    let tags: HashSet<String> = archive.tags().into_iter().map(|tag| tag.slug).collect();
    assert_eq!((authors.len(), tags.len()), (48, 26));
    let stories: Vec<GeneratedStory> = archive.stories().collect();
    assert_eq!(stories.len(), 2_000);
    assert_eq!(stories.iter().map(|story| &story.id).collect::<HashSet<_>>().len(), 2_000);
    assert_eq!(stories.iter().map(|story| &story.slug).collect::<HashSet<_>>().len(), 2_000);
    assert!(stories.windows(2).all(|pair| pair[0].published_at >= pair[1].published_at));
    for story in &stories {
        assert!(
            story.id.len() == 24 && story.id.bytes().all(|byte| byte.is_ascii_hexdigit()),
            "{}",
            story.id
        );
        assert!(story.authors.iter().all(|author| authors.contains(author)), "{:?}", story.authors);
        assert!(story.tags.iter().all(|tag| tags.contains(tag)), "{:?}", story.tags);
        assert!(story.picture.is_none_or(|name| file(name).is_some()), "{:?}", story.picture);
        assert!(
            story.slug.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'),
            "{}",
            story.slug
        );
    }
    for kind in Kind::ALL {
        assert!(stories.iter().any(|story| story.kind == kind), "{}", kind.name());
    }
    assert!(archive.authors().iter().all(|author| file(&author.picture).is_some()));
}

#[test]
fn texts_are_filled_and_of_a_newspapers_length() {
    let stories: Vec<GeneratedStory> = generate(1_000, 1).collect();
    let mut html_bytes = 0;
    for story in &stories {
        let (text, html) = (story.plaintext(), story.html());
        html_bytes += html.len();
        assert!(!text.contains(['{', '}', '&', '<', '>']), "{text}");
        assert!(!story.title.contains(['{', '}', '&', '<', '>']), "{}", story.title);
        let words = text.split_whitespace().count();
        assert!((60..=1_000).contains(&words), "{words} words: {}", story.slug);
    }
    let average = html_bytes / stories.len();
    assert!((2_800..=4_200).contains(&average), "{average} bytes of html on average");
}

#[test]
fn an_archive_can_end_at_any_time_and_never_goes_back_further_than_twelve_years() {
    let newest: Timestamp = "2024-02-29T10:00:00Z".parse().expect("a time");
    let stories: Vec<_> = Archive::new(10, 1).ending_at(newest).stories().collect();
    assert!(stories.iter().all(|story| story.published_at <= newest));
    assert_eq!(stories[0].title, generate(10, 1).next().expect("ten stories").title);
    let oldest = Archive::new(20_000_000, 1).ending_at(newest).stories().next().expect("a story");
    assert!(oldest.published_at > newest - jiff::SignedDuration::from_hours(1));
}

#[test]
fn an_empty_archive_is_still_an_export() {
    let export: Value = serde_json::from_slice(&export(0)).expect("JSON");
    assert!(rows(&export["db"][0]["data"], "posts").is_empty());
}

#[test]
fn an_export_has_ghosts_tables_and_no_dangling_relation() {
    let export: Value = serde_json::from_slice(&export(400)).expect("an export is JSON");
    let database = &export["db"][0];
    assert_eq!(database["meta"]["version"], "6.65.0");
    let data = &database["data"];
    assert_eq!(data.as_object().map(serde_json::Map::len), Some(20));

    let mut ids: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (table, rows) in data.as_object().expect("tables by name") {
        let rows = rows.as_array().expect("a table has rows");
        let found: HashSet<&str> = rows.iter().filter_map(|row| row["id"].as_str()).collect();
        assert_eq!(found.len(), rows.len(), "{table}: ids are unique");
        assert!(found.iter().all(|id| id.len() == 24), "{table}");
        ids.insert(table, found);
    }
    let relations = [
        ("posts_authors", "post_id", "posts"),
        ("posts_authors", "author_id", "users"),
        ("posts_tags", "post_id", "posts"),
        ("posts_tags", "tag_id", "tags"),
        ("posts_meta", "post_id", "posts"),
        ("roles_users", "role_id", "roles"),
        ("roles_users", "user_id", "users"),
    ];
    for (table, column, target) in relations {
        assert!(!rows(data, table).is_empty(), "{table}");
        for row in rows(data, table) {
            let id = row[column].as_str().unwrap_or_default();
            assert!(ids[target].contains(id), "{table}.{column}: {id}");
        }
    }
    for post in rows(data, "posts") {
        let lexical = post["lexical"].as_str().expect("a post has a document");
        let document: Value = serde_json::from_str(lexical).expect("a document is JSON");
        assert_eq!(document["root"]["type"], "root");
        let picture = post["feature_image"].as_str();
        let name =
            |url: &str| url.strip_prefix(&format!("{GHOST_URL}/content/images/demo/")).map(str::to_owned);
        assert!(picture.is_none_or(|url| name(url).is_some_and(|name| file(&name).is_some())), "{picture:?}");
    }
}

#[test]
fn an_export_has_the_columns_of_a_real_one() {
    let shared = std::env::var("COURANT_SHARED")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared").to_owned());
    let Ok(real) = std::fs::read(format!("{shared}/data/ghost-export-1000.json")) else {
        assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "no {shared}/data/ghost-export-1000.json");
        println!("skipped: no {shared}/data/ghost-export-1000.json");
        return;
    };
    let real: Value = serde_json::from_slice(&real).expect("JSON");
    let ours: Value = serde_json::from_slice(&export(20)).expect("JSON");
    let (real, ours) = (&real["db"][0]["data"], &ours["db"][0]["data"]);
    let columns = |row: &Value| {
        let names: Vec<String> = row.as_object().expect("a row has columns").keys().cloned().collect();
        names.into_iter().collect::<std::collections::BTreeSet<_>>()
    };
    for (table, rows) in ours.as_object().expect("tables by name") {
        assert!(real[table].is_array(), "{table}");
        if let Some(row) = rows.as_array().and_then(|rows| rows.first()) {
            assert_eq!(columns(row), columns(&real[table][0]), "{table}");
        }
    }
}
