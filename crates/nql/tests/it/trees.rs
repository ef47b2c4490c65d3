//! Trees of every shape, for the properties.

use nql::{Condition, Filter, Operator, Pattern, Place, Relative, Test, Unit, Value};
use proptest::{collection::vec, option, prelude::*, sample::select};

/// Any tree whose texts the language can say.
pub(crate) fn any_filter() -> impl Strategy<Value = Filter> {
    filter_of(
        "[a-z_][a-z0-9_]{0,8}(\\.[a-z_]{1,6})?".prop_filter("means a tree in Ghost", |f| f != "yg").boxed(),
    )
}

/// Any tree over the fields.
pub(crate) fn filter_of(field: BoxedStrategy<String>) -> impl Strategy<Value = Filter> {
    let test = (field, condition()).prop_map(|(field, condition)| Filter::Test(Test { field, condition }));
    test.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![vec(inner.clone(), 2..4).prop_map(Filter::Every), vec(inner, 2..4).prop_map(Filter::Any),]
    })
}

fn condition() -> impl Strategy<Value = Condition> {
    use Operator::{Equal, Greater, GreaterOrEqual, Less, LessOrEqual, NotEqual};
    let operator = select(vec![Equal, NotEqual, Greater, GreaterOrEqual, Less, LessOrEqual]);
    prop_oneof![
        4 => (operator, value()).prop_map(|(operator, value)| Condition::Is(operator, value)),
        1 => vec(value(), 1..4).prop_map(Condition::OneOf),
        1 => vec(value(), 1..4).prop_map(Condition::NoneOf),
        1 => vec(value(), 2..4).prop_map(Condition::EachOf),
        1 => pattern().prop_map(Condition::Like),
        1 => pattern().prop_map(Condition::Unlike),
    ]
}

fn pattern() -> impl Strategy<Value = Pattern> {
    (select(vec![Place::Anywhere, Place::Start, Place::End]), text())
        .prop_map(|(place, text)| Pattern { place, text })
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        (0..100_000_u64).prop_map(Value::Number),
        text().prop_map(Value::Text),
        relative().prop_map(Value::Relative),
    ]
}

fn text() -> impl Strategy<Value = String> {
    let odd = option::of("[^\\x00\n]{1,8}").prop_map(|text| text.unwrap_or_else(|| "null".to_owned()));
    prop_oneof!["[a-z0-9-]{1,6}", odd, "['\"\\\\~^$+,()a]{1,6}"]
        .prop_filter("no text of the language ends in a backslash", |text| !text.ends_with('\\'))
}

fn relative() -> impl Strategy<Value = Relative> {
    use Unit::{Days, Hours, Minutes, Months, Seconds, Weeks, Years};
    let unit = select(vec![Seconds, Minutes, Hours, Days, Weeks, Months, Years]);
    (any::<bool>(), 0..2_000_u32, unit).prop_map(|(ahead, amount, unit)| Relative { ahead, amount, unit })
}
