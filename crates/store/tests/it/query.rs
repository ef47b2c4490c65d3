//! The query compiler on both databases: the same answers as the filter's meaning in memory.

use std::cmp::Ordering;

use nql::{Direction, Fact, Filter, Record, order};
use proptest::{
    collection::vec,
    sample::select,
    test_runner::{Config, TestRunner},
};
use store::query::{Ask, POSTS, QueryError, count, ids, resolve};
use store::{Access, Db, Location};
use testing::Cluster;

use crate::world::{Story, fill, filter, now, records, some_stories, stories};

/// Runs the properties on the database; every case is a new archive.
fn properties(db: &Db, cases: u32) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let orders = [
        "title asc",
        "featured desc,title desc",
        "custom_excerpt asc",
        "custom_excerpt desc, reading_time asc",
        "reading_time desc",
        "published_at desc",
        "meta_title asc",
        "meta_title desc,published_at asc",
        "nothing asc",
    ];
    let questions = (stories(), vec(filter(), 12), select(orders.to_vec()));
    TestRunner::new(config)
        .run(&questions, |(stories, filters, order)| {
            fill(db, &stories);
            for filter in &filters {
                the_answer_is_what_the_filter_means(db, &stories, filter);
            }
            a_walk_by_cursor_is_the_whole_list_in_order(db, &stories, order);
            Ok(())
        })
        .unwrap();
}

fn the_answer_is_what_the_filter_means(db: &Db, stories: &[Story], filter: &Filter) {
    let resolved = resolve(&POSTS, filter).unwrap().unwrap();
    let mut expected: Vec<String> = records(stories)
        .into_iter()
        .filter(|(_, record)| resolved.matches(record, now()))
        .map(|(id, _)| id)
        .collect();
    let ask = Ask { filter: Some(filter), order: &[], after: None, offset: 0, limit: 100, now: now() };
    let (mut found, counted) = db
        .read(|tx| Ok::<_, QueryError>((ids(tx, &POSTS, &ask)?, count(tx, &POSTS, Some(filter), now())?)))
        .unwrap_or_else(|error| panic!("{filter}: {error:?}"));
    found.sort();
    expected.sort();
    assert_eq!(found, expected, "{filter}");
    assert_eq!(usize::try_from(counted), Ok(expected.len()), "{filter}");
}

fn a_walk_by_cursor_is_the_whole_list_in_order(db: &Db, stories: &[Story], asked: &str) {
    let steps = order(asked);
    let whole = Ask { filter: None, order: &steps, after: None, offset: 0, limit: 100, now: now() };
    let list = db.read(|tx| ids(tx, &POSTS, &whole)).unwrap();
    let records = records(stories);
    assert_eq!(list.len(), records.len());
    let of = |id: &str| &records.iter().find(|(other, _)| other == id).unwrap().1;
    for pair in list.windows(2) {
        assert_ne!(compare(of(&pair[0]), of(&pair[1]), &steps), Ordering::Greater, "{asked}");
    }

    let mut walked: Vec<String> = Vec::new();
    loop {
        let after = walked.last().cloned();
        let page = Ask { after: after.as_deref(), limit: 2, ..whole };
        let found = db.read(|tx| ids(tx, &POSTS, &page)).unwrap();
        if found.is_empty() {
            break;
        }
        walked.extend(found);
    }
    assert_eq!(walked, list, "{asked}");
}

fn compare(one: &Record, other: &Record, steps: &[nql::Order]) -> Ordering {
    let fact = |record: &Record, field: &str| {
        let meta = || record.related["posts_meta"][0].facts.get(field);
        record.facts.get(field).or_else(meta).cloned().unwrap_or(Fact::Null)
    };
    steps.iter().fold(Ordering::Equal, |decided, step| {
        let found = fact(one, &step.field).partial_cmp(&fact(other, &step.field)).unwrap();
        decided.then(if step.direction == Direction::Ascending { found } else { found.reverse() })
    })
}

fn sqlite() -> (tempfile::TempDir, Db) {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&Location::File(folder.path().join("courant.db")), Access::Create).unwrap();
    (folder, db)
}

#[test]
fn sqlite_answers_what_filters_mean() {
    let (_folder, db) = sqlite();
    properties(&db, 120);
}

#[test]
fn postgres_answers_what_filters_mean() {
    let Some(cluster) = Cluster::start() else { return };
    properties(&Db::open(&Location::Url(cluster.url()), Access::Create).unwrap(), 60);
}

#[test]
fn slugs_that_are_listed_come_in_that_order() {
    let (_folder, db) = sqlite();
    fill(&db, &some_stories());
    let filter = nql::parse("slug:['2','0','3']").unwrap();
    let ask = Ask { filter: Some(&filter), order: &[], after: None, offset: 0, limit: 10, now: now() };
    assert_eq!(db.read(|tx| ids(tx, &POSTS, &ask)).unwrap(), ["2", "0", "3"]);
}
