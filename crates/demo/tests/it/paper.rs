//! The invented newsroom is whole: everything that is named exists, and every kind is there.

use std::collections::HashSet;

use demo::{GHOST_URL, Kind, Newsroom, Status, file, files, newsroom};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

fn paper() -> Newsroom {
    newsroom().unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn it_has_enough_to_fill_a_front_page() {
    let paper = paper();
    let stories = paper.stories.iter().filter(|story| !story.is_page);
    assert!(stories.clone().filter(|story| story.status == Status::Published).count() >= 44);
    assert!((7..=9).contains(&paper.authors.len()));
    assert!(paper.tags.iter().filter(|tag| !tag.is_internal()).count() >= 8);
    for status in [Status::Draft, Status::Scheduled] {
        assert_eq!(stories.clone().filter(|story| story.status == status).count(), 1, "{status:?}");
    }
    for page in ["about", "contact", "standards"] {
        assert!(paper.stories.iter().any(|story| story.is_page && story.slug == page), "{page}");
    }
}

#[test]
fn every_kind_is_there_at_least_twice() {
    let paper = paper();
    for kind in Kind::ALL {
        let count = paper.stories.iter().filter(|story| story.kind == kind && !story.is_page).count();
        assert!(count >= 2, "{}: {count}", kind.name());
    }
}

#[test]
fn slugs_and_ids_are_unique_and_ids_are_as_ghost_makes_them() {
    let paper = paper();
    let slugs: HashSet<_> = paper.stories.iter().map(|story| &story.slug).collect();
    assert_eq!(slugs.len(), paper.stories.len());
    let ids: Vec<&String> = (paper.stories.iter().map(|story| &story.id))
        .chain(paper.authors.iter().map(|author| &author.id))
        .chain(paper.tags.iter().map(|tag| &tag.id))
        .collect();
    assert!(ids.iter().all(|id| id.len() == 24 && id.bytes().all(|byte| byte.is_ascii_hexdigit())));
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
}

#[test]
fn every_named_author_tag_and_picture_exists() {
    let paper = paper();
    let authors: HashSet<_> = paper.authors.iter().map(|author| author.slug.as_str()).collect();
    let tags: HashSet<_> = paper.tags.iter().map(|tag| tag.slug.as_str()).collect();
    for story in &paper.stories {
        assert!(!story.authors.is_empty(), "{}", story.slug);
        assert!(story.authors.iter().all(|author| authors.contains(author.as_str())), "{}", story.slug);
        assert!(story.tags.iter().all(|tag| tags.contains(tag.as_str())), "{}: {:?}", story.slug, story.tags);
        assert!(story.is_page || !story.tags.is_empty(), "{}", story.slug);
        if let Some(picture) = &story.picture {
            assert!(file(&picture.name).is_some(), "{}: {}", story.slug, picture.name);
            assert!(!picture.alt.is_empty() && !picture.caption.is_empty(), "{}", story.slug);
        }
    }
    let site = &paper.site;
    let named = (paper.authors.iter().map(|author| &author.picture))
        .chain(paper.tags.iter().filter_map(|tag| tag.picture.as_ref()))
        .chain(paper.recordings.iter().flat_map(|recording| [&recording.file, &recording.poster]))
        .chain([&site.logo, &site.icon, &site.cover]);
    for name in named {
        assert!(file(name).is_some(), "{name}");
    }
}

#[test]
fn navigation_leads_to_pages_that_exist() {
    let paper = paper();
    for item in paper.site.navigation.iter().chain(&paper.site.secondary_navigation) {
        let known = match item.url.trim_matches('/').split_once('/') {
            Some(("tag", slug)) => paper.tags.iter().any(|tag| tag.slug == slug),
            _ => paper.stories.iter().any(|story| format!("/{}/", story.slug) == item.url),
        };
        assert!(known, "{}", item.url);
    }
}

#[test]
fn every_embedded_file_is_used_and_small() {
    let paper = paper();
    let documents: String = paper.stories.iter().map(|story| story.lexical(&paper)).collect();
    let posters: HashSet<_> = paper
        .stories
        .iter()
        .filter_map(|story| story.picture.as_ref())
        .collect::<Vec<_>>()
        .into_iter()
        .map(|picture| picture.name.as_str())
        .collect();
    for file in files() {
        let name = file.path.rsplit('/').next().expect("a path has a last part");
        let used = posters.contains(name)
            || documents.contains(&file.path)
            || paper.authors.iter().any(|author| author.picture == name)
            || paper.recordings.iter().any(|recording| recording.poster == name)
            || [paper.site.logo.as_str(), &paper.site.icon, &paper.site.cover, "icon.svg", "favicon.ico"]
                .contains(&name);
        assert!(used, "{name}");
        assert!(file.bytes.len() <= 150_000, "{name}: {}", file.bytes.len());
        assert_ne!(file.media_type, "application/octet-stream", "{name}");
    }
    assert!(files().map(|file| file.bytes.len()).sum::<usize>() < 3_500_000);
}

#[test]
fn documents_are_lexical_and_their_files_and_cards_exist() {
    let paper = paper();
    let mut types = HashSet::new();
    for story in &paper.stories {
        let document: Value = serde_json::from_str(&story.lexical(&paper)).expect("a document is JSON");
        let mut nodes = vec![&document["root"]];
        while let Some(node) = nodes.pop() {
            types.insert(node["type"].as_str().expect("a node has a type").to_owned());
            nodes.extend(node["children"].as_array().into_iter().flatten());
            for src in [&node["src"], &node["thumbnailSrc"]].into_iter().filter_map(Value::as_str) {
                let name = src.rsplit('/').next().expect("an address has a last part");
                let found = file(name).unwrap_or_else(|| panic!("{}: {src}", story.slug));
                assert_eq!(src, format!("{GHOST_URL}/{}", found.path));
            }
        }
    }
    let expected = [
        "audio",
        "bookmark",
        "extended-heading",
        "extended-quote",
        "extended-text",
        "gallery",
        "html",
        "list",
        "listitem",
        "paragraph",
        "root",
        "video",
    ];
    for kind in expected {
        assert!(types.contains(kind), "no {kind} in any story");
    }
    assert!(paper.stories.iter().all(|story| {
        let cards = story.markdown.lines().filter(|line| line.starts_with("[card](")).count();
        story.lexical(&paper).matches("\"type\":\"bookmark\"").count() == cards
    }));
}

#[test]
fn a_link_card_skips_an_editors_note() {
    let paper = paper();
    let tram = paper.stories.iter().find(|story| story.slug == "northquay-tram-extension-approved");
    let document = tram.expect("the tram story is there").lexical(&paper);
    assert!(document.contains("Before the vote, before the banners"));
    assert!(!document.contains("Editor’s note"));
}

#[test]
fn stories_speak_several_languages() {
    let paper = paper();
    let has = |range: std::ops::RangeInclusive<char>| {
        paper.stories.iter().any(|story| story.title.chars().any(|letter| range.contains(&letter)))
    };
    assert!(has('\u{400}'..='\u{4ff}'), "Cyrillic");
    assert!(has('\u{600}'..='\u{6ff}'), "Arabic");
    assert!(has('\u{1f300}'..='\u{1faff}'), "emoji");
}

#[test]
fn ages_count_back_from_first_start() {
    let paper = paper();
    let now: Timestamp = "2030-05-01T12:00:00Z".parse().expect("a time");
    let find = |slug| paper.stories.iter().find(|story| story.slug == slug).expect("the story is there");
    let storm = find("live-storm-night-on-the-coast");
    assert_eq!(storm.published_at(now), now - SignedDuration::from_hours(38));
    let weekend = find("the-weekend-in-vellmouth");
    assert_eq!((weekend.status, weekend.published_at(now) > now), (Status::Scheduled, true));
    assert!(paper.stories.windows(2).all(|pair| pair[0].age <= pair[1].age), "newest first");
}
