//! What a filter says of a record.

use jiff::Timestamp;
use nql::{Fact, Record, parse};

const NOW: &str = "2026-03-31T12:00:00Z";

fn text(text: &str) -> Fact {
    Fact::Text(text.to_owned())
}

fn tag(slug: &str, visibility: &str) -> Record {
    let facts = [("slug", text(slug)), ("visibility", text(visibility))];
    Record { facts: facts.map(|(name, fact)| (name.to_owned(), fact)).into(), ..Record::default() }
}

fn story() -> Record {
    let facts = [
        ("title", text("Élections: 50% counted")),
        ("slug", text("2024")),
        ("featured", Fact::Bool(true)),
        ("reading_time", Fact::Number(4)),
        ("published_at", Fact::Time("2026-03-01T09:00:00Z".parse().unwrap())),
        ("feature_image", Fact::Null),
    ];
    let tags = vec![tag("news", "public"), tag("hash-wire", "internal")];
    Record {
        facts: facts.map(|(name, fact)| (name.to_owned(), fact)).into(),
        related: [("tags".to_owned(), tags), ("authors".to_owned(), vec![])].into(),
    }
}

#[track_caller]
fn holds(filter: &str, expected: bool) {
    let now: Timestamp = NOW.parse().unwrap();
    assert_eq!(parse(filter).unwrap().matches(&story(), now), expected, "{filter}");
}

#[test]
fn values_are_read_as_the_kind_of_the_field() {
    holds("featured:true", true);
    holds("featured:1", true);
    holds("featured:-false", true);
    holds("featured:maybe", false);
    holds("featured:-maybe", true);
    holds("slug:2024", true);
    holds("reading_time:'4'", true);
    holds("reading_time:>=4+reading_time:<5", true);
}

#[test]
fn dates_are_compared_as_moments() {
    holds("published_at:>2026-02-28", true);
    holds("published_at:'2026-03-01 09:00:00'", true);
    holds("published_at:'2026-03-01T11:00:00.000+02:00'", true);
    holds("published_at:>now-30d", false);
    holds("published_at:>now-31d", true);
    holds("published_at:>now-1M", true);
    holds("published_at:<now-4000000000y", false);
    holds("published_at:>sometime", false);
}

#[test]
fn null_is_only_found_by_asking_for_it() {
    holds("feature_image:null", true);
    holds("feature_image:-null", false);
    holds("feature_image:-x", false);
    holds("feature_image:-~'x'", false);
    holds("feature_image:[null,xx]", false);
    holds("slug:-[null,xx]", false);
    holds("nothing:null", true);
}

#[test]
fn patterns_do_not_look_at_case_and_have_no_special_characters() {
    holds("title:~^'élections'", true);
    holds("title:~'50%'", true);
    holds("title:~'50_'", false);
    holds("title:~$'COUNTED'", true);
    holds("title:-~'votes'", true);
}

#[test]
fn a_related_record_must_pass_the_tests_that_stand_together() {
    holds("tags.slug:news+tags.visibility:public", true);
    holds("tags.slug:news+tags.visibility:internal", false);
    holds("tags.slug:news+tags.slug:hash-wire", true);
    holds("tags.slug:[news+hash-wire]", true);
    holds("tags.slug:[news+sport]", false);
    holds("tags.slug:news,tags.slug:sport", true);
}

#[test]
fn a_negated_test_denies_every_related_record() {
    holds("tags.slug:-news", false);
    holds("tags.slug:-sport", true);
    holds("tags.slug:-[sport,news]", false);
    holds("authors.slug:-anna", true);
    holds("authors.slug:anna", false);
}

#[test]
fn a_third_test_joins_the_first_and_never_the_second() {
    holds("tags.slug:hash-wire+tags.slug:news+tags.visibility:public", false);
    holds("tags.slug:news+tags.slug:hash-wire+tags.visibility:public", true);
}
