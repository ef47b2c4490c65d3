//! Any page of any list, however stories come and go, against the plain truth.

use std::collections::BTreeMap;

use newsroom::{Body, List, Location, Manuscript, Newsroom, NewsroomError, Span};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::desk::{newsroom, open};

/// One story's state: when it was published, and whether readers see it.
#[derive(Debug, Clone)]
struct Change {
    story: usize,
    second: i64,
    is_draft: bool,
    featured: bool,
}

fn change() -> impl Strategy<Value = Change> {
    // Few seconds for many stories: most of them share theirs with others.
    (0..200_usize, 0..60_i64, prop::bool::weighted(0.2), any::<bool>())
        .prop_map(|(story, second, is_draft, featured)| Change { story, second, is_draft, featured })
}

fn manuscript(change: &Change) -> Manuscript {
    Manuscript {
        slug: Some(format!("story-{}", change.story)),
        id: Some(format!("{:024x}", change.story * 7919)),
        title: "A title".to_owned(),
        body: Body::Html("<p>Text.</p>".to_owned()),
        is_draft: change.is_draft,
        featured: change.featured,
        published_at: Some(1_700_000_000_000 + change.second * 1000),
        ..Manuscript::default()
    }
}

/// The ids of a list by pages of `limit`, from the first to the one that is empty.
fn by_pages(newsroom: &Newsroom, list: &List, limit: i64) -> Vec<String> {
    let read = newsroom.read(|reader| -> Result<Vec<String>, NewsroomError> {
        let mut ids = Vec::new();
        for number in 1.. {
            let page = reader.posts(list, &Span::Page { number, limit })?;
            if page.is_empty() {
                break;
            }
            ids.extend(page.into_iter().map(|post| post.id));
        }
        assert_eq!(reader.count(list)?, i64::try_from(ids.len()).unwrap());
        Ok(ids)
    });
    read.unwrap()
}

fn newest_first(truth: &BTreeMap<usize, Change>, is_in: impl Fn(&Change) -> bool) -> Vec<String> {
    let mut keys: Vec<(i64, String)> = truth
        .values()
        .filter(|change| !change.is_draft && is_in(change))
        .map(|change| (change.second, format!("{:024x}", change.story * 7919)))
        .collect();
    keys.sort_unstable();
    keys.into_iter().rev().map(|(_, id)| id).collect()
}

fn every_page_is_where_it_belongs(newsroom: &Newsroom, changes: &[Change], limit: i64) {
    let mut truth = BTreeMap::new();
    for act in changes.chunks(100) {
        newsroom
            .write(1_800_000_000_000, |writer| {
                for change in act {
                    writer.file(manuscript(change))?;
                }
                Ok(())
            })
            .unwrap();
        truth.extend(act.iter().map(|change| (change.story, change.clone())));
        assert_eq!(by_pages(newsroom, &List::Posts, limit), newest_first(&truth, |_| true));
        assert_eq!(
            by_pages(newsroom, &List::Featured, limit),
            newest_first(&truth, |change| change.featured)
        );
    }
}

fn at_random(cases: u32, open: impl Fn() -> Newsroom) {
    let strategy = (prop::collection::vec(change(), 200..400), 1..50_i64);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new(config)
        .run(&strategy, |(changes, limit)| {
            every_page_is_where_it_belongs(&open(), &changes, limit);
            Ok(())
        })
        .unwrap();
}

#[test]
fn pages_are_right_after_any_changes_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let number = std::cell::Cell::new(0);
    at_random(2, || {
        number.set(number.get() + 1);
        newsroom(&folder.path().join(number.get().to_string()))
    });
}

#[test]
fn pages_are_right_after_any_changes_on_postgresql() {
    let Some(cluster) = testing::Cluster::start() else { return };
    let number = std::cell::Cell::new(0);
    at_random(1, || {
        number.set(number.get() + 1);
        open(&Location::Url(cluster.database(&format!("marks_{}", number.get()))))
    });
}
