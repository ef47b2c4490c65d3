//! Small invented archives, in a database and in memory, and questions about them.

use jiff::Timestamp;
use nql::{Condition, Fact, Filter, Operator, Pattern, Place, Record, Relative, Test, Unit, Value as Asked};
use proptest::{
    collection::vec,
    option,
    prelude::*,
    sample::{select, subsequence},
    strategy::ValueTree,
    test_runner::TestRunner,
};
use store::{Db, StoreError, Value};

pub(crate) const NOW: &str = "2026-03-31T12:00:00.5Z";

const WORDS: [&str; 9] =
    ["Élan", "élan vital", "elan", "50% of Новини", "НОВИНИ", "a_b", "a*b", "it's \"x\" \\", "10"];
const DATES: [&str; 5] = [
    "2026-03-31 12:00:00",
    "2026-03-30 12:00:00",
    "2026-03-01 00:00:00",
    "2025-12-31 23:59:59",
    "2024-02-29 12:00:00",
];
const TAGS: [(&str, &str, &str); 4] = [
    ("news", "News", "public"),
    ("hash-wire", "#wire", "internal"),
    ("10", "Ten", "public"),
    ("video", "Élan", "public"),
];
const AUTHORS: [(&str, &str); 3] = [("anna", "Anna"), ("olena", "Олена"), ("a1", "it's")];

/// A post, published unless it is a draft.
#[derive(Clone, Debug)]
pub(crate) struct Story {
    title: &'static str,
    featured: bool,
    visibility: &'static str,
    excerpt: Option<&'static str>,
    minutes: Option<i64>,
    published_at: &'static str,
    draft: bool,
    tags: Vec<usize>,
    authors: Vec<usize>,
    meta_title: Option<Option<&'static str>>,
}

pub(crate) fn stories() -> impl Strategy<Value = Vec<Story>> {
    let numbers = |count: usize| (0..count).collect::<Vec<_>>();
    let story = (
        (select(&WORDS[..]), any::<bool>(), select(&["public", "paid"][..]), option::of(select(&WORDS[..]))),
        (option::of(0..12_i64), select(&DATES[..]), prop::bool::weighted(0.1)),
        (subsequence(numbers(4), 0..4).prop_shuffle(), subsequence(numbers(3), 1..3).prop_shuffle()),
        option::of(option::of(select(&WORDS[..]))),
    );
    let story = story.prop_map(
        |(
            (title, featured, visibility, excerpt),
            (minutes, published_at, draft),
            (tags, authors),
            meta_title,
        )| {
            Story {
                title,
                featured,
                visibility,
                excerpt,
                minutes,
                published_at,
                draft,
                tags,
                authors,
                meta_title,
            }
        },
    );
    vec(story, 1..7)
}

/// Fills the emptied database with the stories; a story's id is its number.
pub(crate) fn fill(db: &Db, stories: &[Story]) {
    db.write(|tx| -> Result<(), StoreError> {
        for table in ["posts", "posts_meta", "posts_tags", "posts_authors", "tags", "users"] {
            let sql = match table {
                "posts" => "delete from posts",
                "posts_meta" => "delete from posts_meta",
                "posts_tags" => "delete from posts_tags",
                "posts_authors" => "delete from posts_authors",
                "tags" => "delete from tags",
                _ => "delete from users",
            };
            tx.execute(sql, &[])?;
        }
        for (slug, name, visibility) in TAGS {
            let args: [Value<'_>; 3] = [slug.into(), name.into(), visibility.into()];
            tx.execute("insert into tags (id, slug, name, visibility, created_at) values ($1, $1, $2, $3, '')", &args)?;
        }
        for (slug, name) in AUTHORS {
            tx.execute(
                "insert into users (id, slug, name, email, password, created_at) values ($1, $1, $2, $1 || '@example.org', '$2b$10$secret', '')",
                &[slug.into(), name.into()],
            )?;
        }
        for (number, story) in stories.iter().enumerate() {
            insert(tx, &number.to_string(), story)?;
        }
        Ok(())
    })
    .unwrap();
}

fn insert(tx: &mut store::Tx<'_>, id: &str, story: &Story) -> Result<(), StoreError> {
    let status = if story.draft { "draft" } else { "published" };
    tx.execute(
        "insert into posts (id, uuid, slug, title, featured, visibility, custom_excerpt, reading_time, published_at, status, email_recipient_filter, created_at)
         values ($1, $1, $1, $2, $3, $4, $5, $6, $7, $8, 'all', '')",
        &[
            id.into(),
            story.title.into(),
            story.featured.into(),
            story.visibility.into(),
            story.excerpt.into(),
            story.minutes.into(),
            story.published_at.into(),
            status.into(),
        ],
    )?;
    for (place, tag) in (0_i64..).zip(&story.tags) {
        tx.execute(
            "insert into posts_tags (id, post_id, tag_id, sort_order) values ($1 || '-' || $2, $1, $2, $3)",
            &[id.into(), TAGS[*tag].0.into(), place.into()],
        )?;
    }
    for (place, author) in (0_i64..).zip(&story.authors) {
        tx.execute(
            "insert into posts_authors (id, post_id, author_id, sort_order) values ($1 || '-' || $2, $1, $2, $3)",
            &[id.into(), AUTHORS[*author].0.into(), place.into()],
        )?;
    }
    if let Some(meta_title) = story.meta_title {
        tx.execute(
            "insert into posts_meta (id, post_id, meta_title) values ($1, $1, $2)",
            &[id.into(), meta_title.into()],
        )?;
    }
    Ok(())
}

/// The published stories as records, with their ids.
pub(crate) fn records(stories: &[Story]) -> Vec<(String, Record)> {
    let published = stories.iter().enumerate().filter(|(_, story)| !story.draft);
    published.map(|(number, story)| (number.to_string(), record(&number.to_string(), story))).collect()
}

fn record(id: &str, story: &Story) -> Record {
    let tags: Vec<Record> = story.tags.iter().map(|tag| tag_record(TAGS[*tag])).collect();
    let authors: Vec<Record> = story.authors.iter().map(|author| author_record(AUTHORS[*author])).collect();
    let meta = facts([("meta_title", text(story.meta_title.flatten()))]);
    let first = |records: &[Record]| records.iter().take(1).cloned().collect::<Vec<_>>();
    let related = [
        ("primary_tag", first(&tags)),
        ("primary_author", first(&authors)),
        ("tags", tags),
        ("authors", authors),
        ("posts_meta", vec![meta]),
    ];
    let own = facts([
        ("id", text(Some(id))),
        ("slug", text(Some(id))),
        ("title", text(Some(story.title))),
        ("featured", Fact::Bool(story.featured)),
        ("visibility", text(Some(story.visibility))),
        ("custom_excerpt", text(story.excerpt)),
        ("reading_time", story.minutes.map_or(Fact::Null, Fact::Number)),
        ("published_at", Fact::Time(nql::instant(story.published_at).unwrap())),
    ]);
    Record { related: related.map(|(name, rows)| (name.to_owned(), rows)).into(), ..own }
}

fn tag_record((slug, name, visibility): (&str, &str, &str)) -> Record {
    facts([("slug", text(Some(slug))), ("name", text(Some(name))), ("visibility", text(Some(visibility)))])
}

fn author_record((slug, name): (&str, &str)) -> Record {
    facts([("slug", text(Some(slug))), ("name", text(Some(name)))])
}

fn facts<const N: usize>(facts: [(&str, Fact); N]) -> Record {
    Record { facts: facts.map(|(name, fact)| (name.to_owned(), fact)).into(), ..Record::default() }
}

fn text(text: Option<&str>) -> Fact {
    text.map_or(Fact::Null, |text| Fact::Text(text.to_owned()))
}

/// Filters whose names the posts' table knows and whose values often occur in the archives.
pub(crate) fn filter() -> impl Strategy<Value = Filter> {
    let fields = [
        "id",
        "slug",
        "title",
        "posts.title",
        "featured",
        "visibility",
        "custom_excerpt",
        "reading_time",
        "published_at",
        "tag",
        "tags",
        "tags.name",
        "tags.visibility",
        "tags.slug",
        "primary_tag",
        "author",
        "authors.slug",
        "authors.name",
        "primary_author",
        "meta_title",
        "posts_meta.meta_title",
    ];
    let test = (select(fields.to_vec()), condition())
        .prop_map(|(field, condition)| Filter::Test(Test { field: field.to_owned(), condition }));
    test.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![vec(inner.clone(), 2..4).prop_map(Filter::Every), vec(inner, 2..4).prop_map(Filter::Any),]
    })
}

fn condition() -> impl Strategy<Value = Condition> {
    use Operator::{Equal, Greater, GreaterOrEqual, Less, LessOrEqual, NotEqual};
    let operator = select(vec![Equal, Equal, NotEqual, NotEqual, Greater, GreaterOrEqual, Less, LessOrEqual]);
    prop_oneof![
        5 => (operator, value()).prop_map(|(operator, value)| Condition::Is(operator, value)),
        1 => vec(value(), 1..4).prop_map(Condition::OneOf),
        1 => vec(value(), 1..4).prop_map(Condition::NoneOf),
        1 => vec(value(), 2..4).prop_map(Condition::EachOf),
        1 => pattern().prop_map(Condition::Like),
        1 => pattern().prop_map(Condition::Unlike),
    ]
}

fn value() -> impl Strategy<Value = Asked> {
    let slugs =
        select(vec!["news", "hash-wire", "video", "anna", "olena", "a1", "public", "internal", "paid", "0"]);
    let moment =
        (any::<bool>(), 0..60_u32, select(vec![Unit::Days, Unit::Months, Unit::Years, Unit::Seconds]));
    prop_oneof![
        1 => Just(Asked::Null),
        1 => any::<bool>().prop_map(Asked::Bool),
        2 => (0..12_u64).prop_map(Asked::Number),
        4 => slugs.prop_map(|slug| Asked::Text(slug.to_owned())),
        3 => select(&WORDS[..]).prop_map(|word| Asked::Text(word.to_owned())),
        2 => select(&DATES[..]).prop_map(|date| Asked::Text(date.to_owned())),
        1 => moment.prop_map(|(ahead, amount, unit)| Asked::Relative(Relative { ahead, amount, unit })),
    ]
}

fn pattern() -> impl Strategy<Value = Pattern> {
    let parts = vec!["é", "ÉLAN", "новини", "%", "_", "*", "\\", "'", "a_", "10", "ws", "N"];
    (select(vec![Place::Anywhere, Place::Start, Place::End]), select(parts))
        .prop_map(|(place, text)| Pattern { place, text: text.to_owned() })
}

pub(crate) fn now() -> Timestamp {
    NOW.parse().unwrap()
}

/// Four published stories or more, the same ones every time.
pub(crate) fn some_stories() -> Vec<Story> {
    let mut runner = TestRunner::deterministic();
    let enough = |all: &Vec<Story>| all.len() > 3 && all.iter().all(|story| !story.draft);
    let archives = stories().prop_filter("four are published", enough);
    archives.new_tree(&mut runner).unwrap().current()
}
