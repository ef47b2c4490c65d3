//! What the public can't ask about, under any spelling.

use nql::{Condition, Filter, Operator, Test, Value};
use store::query::{
    AUTHORS, Ask, NEWSLETTERS, PAGES, POSTS, QueryError, Resource, TAGS, TIERS, count, ids, resolve,
};
use store::{Access, Db, Location, TABLES};

use crate::world::{fill, now, some_stories};

const RESOURCES: [(&str, &Resource); 6] = [
    ("posts", &POSTS),
    ("pages", &PAGES),
    ("tags", &TAGS),
    ("authors", &AUTHORS),
    ("newsletters", &NEWSLETTERS),
    ("tiers", &TIERS),
];

/// Columns that no name may reach, whatever the resource.
const PRIVATE: [&str; 22] = [
    "password",
    "email",
    "status",
    "html",
    "plaintext",
    "lexical",
    "mobiledoc",
    "locale",
    "newsletter_id",
    "email_recipient_filter",
    "published_by",
    "last_seen",
    "tour",
    "accessibility",
    "email_only",
    "email_subject",
    "frontmatter",
    "sender_name",
    "stripe_price_id",
    "monthly_price_id",
    "value",
    "auto_excerpt",
];

const RELATIONS: [&str; 16] = [
    "",
    "posts.",
    "users.",
    "user.",
    "author.",
    "authors.",
    "primary_author.",
    "tag.",
    "tags.",
    "primary_tag.",
    "posts_meta.",
    "tiers.",
    "products.",
    "roles.",
    "authors.users.",
    "post_revisions.",
];

fn asked(field: &str) -> Filter {
    let condition = Condition::Is(Operator::Equal, Value::Text("guess".to_owned()));
    Filter::Test(Test { field: field.to_owned(), condition })
}

/// The fields that a resource's filter may name, of all columns of all tables under all relations.
fn reachable(resource: &Resource) -> Vec<String> {
    let mut names: Vec<&str> = TABLES.iter().flat_map(|table| table.columns.iter().map(|c| c.name)).collect();
    names.extend(PRIVATE);
    names.sort_unstable();
    names.dedup();
    let spelled =
        RELATIONS.iter().flat_map(|relation| names.iter().map(move |name| format!("{relation}{name}")));
    let cased = spelled.flat_map(|name| [name.to_uppercase(), name]);
    cased.filter(|name| matches!(resolve(resource, &asked(name)), Ok(Some(_)))).collect()
}

#[test]
fn no_private_column_has_a_name() {
    for (name, resource) in RESOURCES {
        for field in reachable(resource) {
            let column = field.rsplit('.').next().unwrap().to_lowercase();
            assert!(!PRIVATE.contains(&column.as_str()), "{name} may be filtered by {field}");
        }
    }
}

#[test]
fn a_name_outside_the_table_is_refused_or_left_out() {
    for (name, resource) in RESOURCES {
        for relation in RELATIONS {
            for column in PRIVATE {
                let answer = resolve(resource, &asked(&format!("{relation}{column}")));
                assert!(
                    matches!(answer, Ok(None) | Err(QueryError::UnknownField(_))),
                    "{name}: {relation}{column}"
                );
            }
        }
    }
}

#[test]
fn a_right_guess_and_a_wrong_one_have_the_same_answer() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&Location::File(folder.path().join("courant.db")), Access::Create).unwrap();
    fill(&db, &some_stories());
    for (name, resource) in RESOURCES {
        for field in
            ["password", "authors.password", "AUTHORS.Password", "users.password", "author.email", "email"]
        {
            let answers = ["secret", "wrong"].map(|guess| {
                ["~'", "~^'", ":", "-", ">", "<"].map(|operator| {
                    let close = if operator.ends_with('\'') { "'" } else { "" };
                    let operator = operator.trim_start_matches(':');
                    let filter = nql::parse(&format!("{field}:{operator}{guess}{close}")).unwrap();
                    db.read(|tx| count(tx, resource, Some(&filter), now())).map_err(|error| error.to_string())
                })
            });
            assert_eq!(answers[0], answers[1], "{name}: {field}");
        }
    }
}

#[test]
fn an_order_by_a_private_column_is_one_that_does_not_know_it() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&Location::File(folder.path().join("courant.db")), Access::Create).unwrap();
    fill(&db, &some_stories());
    for (_, resource) in RESOURCES {
        let list = |text: &str| {
            let order = nql::order(text);
            let ask = Ask { filter: None, order: &order, after: None, offset: 0, limit: 50, now: now() };
            db.read(|tx| ids(tx, resource, &ask)).unwrap()
        };
        for column in PRIVATE {
            for relation in RELATIONS {
                let asked = list(&format!("{relation}{column} asc"));
                assert!(asked == list("") || asked == list("nothing asc"), "{relation}{column}");
            }
        }
    }
}

#[test]
fn a_long_pattern_is_refused() {
    let filter = nql::parse(&format!("title:~'{}'", "a".repeat(3_000))).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&Location::File(folder.path().join("courant.db")), Access::Create).unwrap();
    let answer = db.read(|tx| count(tx, &POSTS, Some(&filter), now()));
    assert!(matches!(answer, Err(QueryError::LongPattern(3_000))));
}
