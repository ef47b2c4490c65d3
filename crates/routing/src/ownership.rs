//! Whether a post passes a collection's filter, so that it belongs there.

use jiff::Timestamp;
use nql::{Condition, Fact, Filter, Record, Test, Value};
use published::{Author, Post, Tag};

/// Whether the record passes. Told times have no meaning here: an address does not change by the clock, so `now` is
/// the beginning of time.
pub(crate) fn holds(filter: &Filter, record: &Record) -> bool {
    filter.matches(record, Timestamp::UNIX_EPOCH)
}

/// A filter with every name in its full form.
pub(crate) fn in_full(filter: Filter) -> Filter {
    each_test(filter, &|Test { field, condition }| {
        let field = match field.strip_prefix("posts.").unwrap_or(&field) {
            "tag" | "tags" => "tags.slug",
            "author" | "authors" => "authors.slug",
            "primary_tag" => "primary_tag.slug",
            "primary_author" => "primary_author.slug",
            own => own,
        };
        Test { field: field.to_owned(), condition }
    })
}

/// A filter in today's words; as Ghost 6.65, `page:true` asks for the type.
pub(crate) fn of_today(filter: Filter) -> Filter {
    each_test(filter, &|Test { field, condition }| match field.as_str() {
        "page" => Test { field: "type".to_owned(), condition: of_type(condition) },
        _ => Test { field, condition },
    })
}

/// A filter with `slug` in place of `%s`.
pub(crate) fn with_slug(filter: Filter, slug: &str) -> Filter {
    let filled = |value: Value| match value {
        Value::Text(text) => Value::Text(text.replace("%s", slug)),
        other => other,
    };
    let all = |values: Vec<Value>| values.into_iter().map(filled).collect();
    each_test(filter, &|Test { field, condition }| {
        let condition = match condition {
            Condition::Is(operator, value) => Condition::Is(operator, filled(value)),
            Condition::OneOf(values) => Condition::OneOf(all(values)),
            Condition::NoneOf(values) => Condition::NoneOf(all(values)),
            Condition::EachOf(values) => Condition::EachOf(all(values)),
            other => other,
        };
        Test { field, condition }
    })
}

fn each_test(filter: Filter, change: &dyn Fn(Test) -> Test) -> Filter {
    let all = |parts: Vec<Filter>| parts.into_iter().map(|part| each_test(part, change)).collect();
    match filter {
        Filter::Every(parts) => Filter::Every(all(parts)),
        Filter::Any(parts) => Filter::Any(all(parts)),
        Filter::Test(test) => Filter::Test(change(test)),
    }
}

fn of_type(condition: Condition) -> Condition {
    match condition {
        Condition::Is(operator, Value::Bool(is_page)) => {
            Condition::Is(operator, Value::Text(if is_page { "page" } else { "post" }.to_owned()))
        }
        other => other,
    }
}

/// What a filter may look at; as Ghost 6.65, texts, meta data and access are not among it and count as null.
pub(crate) fn record(post: &Post) -> Record {
    let moment = |moment: Option<published::Moment>| {
        moment
            .and_then(|moment| Timestamp::from_millisecond(moment.millisecond()).ok())
            .map_or(Fact::Null, Fact::Time)
    };
    let mut record = Record::default();
    for (name, fact) in [
        ("id", text(&post.id)),
        ("uuid", text(&post.uuid)),
        ("slug", text(&post.slug)),
        ("type", text("post")),
        ("featured", Fact::Bool(post.featured)),
        ("visibility", text(&post.visibility)),
        ("feature_image", maybe(post.feature_image.as_deref())),
        ("canonical_url", maybe(post.canonical_url.as_deref())),
        ("created_at", moment(Some(post.created_at))),
        ("updated_at", moment(post.updated_at)),
        ("published_at", moment(post.published_at)),
        ("kind", text(post.kind.as_str())),
        ("kicker", maybe(post.kicker.as_deref())),
    ] {
        record.facts.insert(name.to_owned(), fact);
    }
    for (name, related) in [
        ("tags", post.tags.iter().map(tag).collect()),
        ("primary_tag", post.primary_tag().into_iter().map(tag).collect()),
        ("authors", post.authors.iter().map(author).collect()),
        ("primary_author", post.primary_author().into_iter().map(author).collect()),
    ] {
        record.related.insert(name.to_owned(), related);
    }
    record
}

fn tag(tag: &Tag) -> Record {
    with(&[("id", &tag.id), ("slug", &tag.slug), ("name", &tag.name), ("visibility", &tag.visibility)])
}

fn author(author: &Author) -> Record {
    with(&[("id", &author.id), ("slug", &author.slug), ("name", &author.name)])
}

fn with(facts: &[(&str, &String)]) -> Record {
    let facts = facts.iter().map(|(name, value)| ((*name).to_owned(), text(value))).collect();
    Record { facts, ..Record::default() }
}

fn text(text: &str) -> Fact {
    Fact::Text(text.to_owned())
}

fn maybe(value: Option<&str>) -> Fact {
    value.map_or(Fact::Null, text)
}
