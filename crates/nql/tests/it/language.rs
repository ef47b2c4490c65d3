//! Texts that are filters and texts that are not.

use nql::{Condition, Error, Filter, MAX_DEPTH, MAX_LENGTH, MAX_TESTS, MAX_VALUES, Operator, Value, parse};
use proptest::prelude::*;

use crate::trees::any_filter;

fn printed(text: &str) -> String {
    parse(text).map_or_else(|error| error.to_string(), |filter| filter.to_string())
}

#[test]
fn plus_binds_tighter_than_comma() {
    assert_eq!(printed("a1:1+b1:2,c1:3"), "a1:1+b1:2,c1:3");
    assert_eq!(printed("(a1:1+b1:2),c1:3"), "a1:1+b1:2,c1:3");
    assert_eq!(printed("a1:1+(b1:2,c1:3)"), "a1:1+(b1:2,c1:3)");
    assert_eq!(printed("(a1:1,b1:2),c1:3"), "(a1:1,b1:2),c1:3");
}

#[test]
fn doubled_parentheses_group_like_single_ones() {
    assert_eq!(printed("((featured:true))+status:sent"), "featured:true+status:'sent'");
}

#[test]
fn every_kind_of_value_is_read() {
    let texts = [
        ("featured:true", "featured:true"),
        ("page:NULL", "page:null"),
        ("n:1.9", "n:1"),
        ("n:-5", "n:-5"),
        ("slug:getting-started", "slug:'getting-started'"),
        ("slug:nullable", "slug:'nullable'"),
        ("published_at:>=2020-01-01T10:00:00", "published_at:>='2020-01-01T10:00:00'"),
        ("published_at:>now-30d", "published_at:>now-30d"),
        ("published_at:>now-30days", "published_at:>'now-30days'"),
        ("title:'it\\'s'", "title:'it\\'s'"),
        ("title:~'News'", "title:~'News'"),
        ("title:-~^'a b'", "title:-~^'a b'"),
        ("title:~$'b'", "title:~$'b'"),
        ("tag:[news, sport]", "tag:['news','sport']"),
        ("tag:-[news]", "tag:-['news']"),
        ("tags.slug:[news+sport]", "tags.slug:['news'+'sport']"),
        ("name:a+x:b", "name:'a'+x:'b'"),
        (" a1 :1", "the filter needs a field or \"(\" at character 2"),
    ];
    for (text, tree) in texts {
        assert_eq!(printed(text), tree, "{text}");
    }
}

#[test]
fn a_number_past_all_numbers_is_the_greatest() {
    let greatest = Condition::Is(Operator::Greater, Value::Number(u64::MAX));
    assert!(
        matches!(parse("id:>99999999999999999999999"), Ok(Filter::Test(test)) if test.condition == greatest)
    );
}

#[test]
fn errors_name_their_place() {
    assert_eq!(parse("").unwrap_err(), Error::Unexpected { wanted: "a field or \"(\"", at: 1 });
    assert_eq!(parse("tag:[]").unwrap_err(), Error::Unexpected { wanted: "a value", at: 6 });
    assert_eq!(parse("é1:5").unwrap_err(), Error::Unexpected { wanted: "a field or \"(\"", at: 1 });
    assert_eq!(parse("name:\"x\"").unwrap_err(), Error::Unrecognized { found: '"', at: 6 });
    assert_eq!(parse("a1:1)").unwrap_err(), Error::Unexpected { wanted: "\"+\", \",\" or the end", at: 5 });
    assert_eq!(parse("a1:>now-99999999999y").unwrap_err(), Error::FarDate { at: 5 });
}

#[test]
fn a_text_past_the_limits_is_an_error_and_costs_little() {
    let long = "a".repeat(MAX_LENGTH + 1);
    assert_eq!(parse(&long).unwrap_err(), Error::TooLong { length: MAX_LENGTH + 1 });
    let deep = "(".repeat(10_000);
    assert_eq!(parse(&deep).unwrap_err(), Error::TooDeep { at: MAX_DEPTH + 1 });
    let wide = vec!["a1:1"; MAX_TESTS + 1].join(",");
    assert_eq!(parse(&wide).unwrap_err(), Error::TooManyTests { at: MAX_TESTS * 5 + 1 });
    let many = format!("id:[{}]", vec!["1"; MAX_VALUES + 1].join(","));
    assert_eq!(parse(&many).unwrap_err(), Error::TooManyValues { at: MAX_VALUES * 2 + 5 });
}

#[test]
fn a_text_within_the_limits_is_read() {
    let deep = format!("{}a1:1{}", "(".repeat(MAX_DEPTH), ")".repeat(MAX_DEPTH));
    assert!(parse(&deep).is_ok());
    assert!(parse(&vec!["a1:1"; MAX_TESTS].join("+")).is_ok());
    assert!(parse(&format!("id:[{}]", vec!["1"; MAX_VALUES].join(","))).is_ok());
}

proptest! {
    #[test]
    fn a_printed_tree_is_read_as_the_same_tree(filter in any_filter()) {
        prop_assert_eq!(parse(&filter.to_string()), Ok(filter));
    }

    #[test]
    fn no_text_panics(text in ".{0,80}") {
        let _ = parse(&text);
    }

    #[test]
    fn no_text_made_of_the_languages_parts_panics(text in "([a1:.+,()>=<\\[\\]~^$'\"\\\\ -]|now-1d|null|é){0,40}") {
        if let Ok(filter) = parse(&text) && !text.contains('\\') {
            prop_assert_eq!(parse(&filter.to_string()), Ok(filter));
        }
    }
}
