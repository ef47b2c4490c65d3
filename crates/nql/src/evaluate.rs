//! What a filter says of a record in memory: the meaning that a database's answer is held against.

use std::{cmp::Ordering, collections::BTreeMap};

use jiff::{RoundMode, Timestamp, TimestampRound, Unit};

use crate::{
    moment::instant,
    together::together,
    tree::{Condition, Filter, Operator, Pattern, Place, Test, Value},
};

/// A thing with facts of its own and with other things beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// By field.
    pub facts: BTreeMap<String, Fact>,
    /// By relation: a field `tags.slug` is the fact `slug` of a record of `tags`.
    pub related: BTreeMap<String, Vec<Record>>,
}

/// What a field holds; null is smaller than everything.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd)]
pub enum Fact {
    /// Nothing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Number(i64),
    /// A text, compared byte by byte.
    Text(String),
    /// A moment.
    Time(Timestamp),
}

impl Filter {
    /// Whether the filter holds of the record. A field that a record does not have is null.
    ///
    /// A test of related records holds when one of them passes, a negated one (`-value`, `-[…]`) when no
    /// related record is such; [`crate::together`] says which tests one record must pass at once.
    pub fn matches(&self, record: &Record, now: Timestamp) -> bool {
        match self {
            Filter::Every(parts) => every(parts, record, now),
            Filter::Any(parts) => parts.iter().any(|part| part.matches(record, now)),
            Filter::Test(test) => holds(&[test], record, now),
        }
    }
}

fn every(parts: &[Filter], record: &Record, now: Timestamp) -> bool {
    let tests = parts.iter().filter_map(|part| match part {
        Filter::Test(test) => Some(test),
        _ => None,
    });
    let mut groups = parts.iter().filter(|part| !matches!(part, Filter::Test(_)));
    groups.all(|group| group.matches(record, now))
        && together(tests).iter().all(|tests| holds(tests, record, now))
}

/// Whether tests of one relation, or one test of the record's own field, hold.
fn holds(tests: &[&Test], record: &Record, now: Timestamp) -> bool {
    let Some(first) = tests.first() else { return true };
    if let Condition::EachOf(values) = &first.condition {
        return values.iter().all(|value| {
            let condition = Condition::Is(Operator::Equal, value.clone());
            holds(&[&Test { field: first.field.clone(), condition }], record, now)
        });
    }
    let Some((relation, _)) = first.related() else {
        let fact = record.facts.get(&first.field).unwrap_or(&Fact::Null);
        return passes(fact, &first.condition, now);
    };
    let mut related = record.related.get(relation).into_iter().flatten();
    let fact_of = |other: &'_ Record, test: &Test| {
        let (_, field) = test.related().unwrap_or_default();
        other.facts.get(field).cloned().unwrap_or(Fact::Null)
    };
    match positive(&first.condition) {
        Some(condition) => !related.any(|other| passes(&fact_of(other, first), &condition, now)),
        None => {
            related.any(|other| tests.iter().all(|test| passes(&fact_of(other, test), &test.condition, now)))
        }
    }
}

/// What a negated condition denies.
fn positive(condition: &Condition) -> Option<Condition> {
    match condition {
        Condition::Is(Operator::NotEqual, value) => Some(Condition::Is(Operator::Equal, value.clone())),
        Condition::NoneOf(values) => Some(Condition::OneOf(values.clone())),
        _ => None,
    }
}

fn passes(fact: &Fact, condition: &Condition, now: Timestamp) -> bool {
    match condition {
        Condition::Is(Operator::NotEqual, Value::Null) => *fact != Fact::Null,
        // As in Ghost, nothing but "-" changes what a comparison with null asks.
        Condition::Is(_, Value::Null) => *fact == Fact::Null,
        Condition::Is(Operator::NotEqual, value) => differs(fact, value, now),
        Condition::Is(operator, value) => {
            compare(fact, value, now).is_some_and(|found| fits(*operator, found))
        }
        Condition::OneOf(values) | Condition::EachOf(values) => {
            values.iter().any(|value| compare(fact, value, now) == Some(Ordering::Equal))
        }
        Condition::NoneOf(values) => {
            values.iter().all(|value| *value != Value::Null && differs(fact, value, now))
        }
        Condition::Like(pattern) => text_of(fact).is_some_and(|text| has(&text, pattern)),
        Condition::Unlike(pattern) => text_of(fact).is_some_and(|text| !has(&text, pattern)),
    }
}

fn differs(fact: &Fact, value: &Value, now: Timestamp) -> bool {
    *fact != Fact::Null && compare(fact, value, now) != Some(Ordering::Equal)
}

fn fits(operator: Operator, found: Ordering) -> bool {
    match operator {
        Operator::Equal => found.is_eq(),
        Operator::NotEqual => found.is_ne(),
        Operator::Greater => found.is_gt(),
        Operator::GreaterOrEqual => found.is_ge(),
        Operator::Less => found.is_lt(),
        Operator::LessOrEqual => found.is_le(),
    }
}

/// How the fact stands to the value, read as the fact's kind; `None` where it cannot be.
fn compare(fact: &Fact, value: &Value, now: Timestamp) -> Option<Ordering> {
    match fact {
        Fact::Null => None,
        Fact::Bool(truth) => value.as_bool().map(|value| truth.cmp(&value)),
        Fact::Number(number) => value.as_number().map(|value| number.cmp(&value)),
        Fact::Text(text) => value.as_text().map(|value| text.as_str().cmp(&value)),
        Fact::Time(moment) => value.as_moment(now).map(|value| moment.cmp(&value)),
    }
}

impl Value {
    /// As yes or no: `true`, `false`, 1 and 0.
    pub fn as_bool(&self) -> Option<bool> {
        match self.as_number()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }

    /// As a whole number: digits in a text count, `true` is 1, `false` is 0.
    pub fn as_number(&self) -> Option<i64> {
        match self {
            Value::Bool(truth) => Some(i64::from(*truth)),
            Value::Number(number) => Some(i64::try_from(*number).unwrap_or(i64::MAX)),
            Value::Text(text) => text.parse().ok(),
            Value::Null | Value::Relative(_) => None,
        }
    }

    /// As text: numbers and truths as they are written.
    pub fn as_text(&self) -> Option<String> {
        match self {
            Value::Bool(truth) => Some(truth.to_string()),
            Value::Number(number) => Some(number.to_string()),
            Value::Text(text) => Some(text.clone()),
            Value::Null | Value::Relative(_) => None,
        }
    }

    /// As a moment: told from `now`, or a date in a text; to the second, as stories' dates are kept.
    pub fn as_moment(&self, now: Timestamp) -> Option<Timestamp> {
        let moment = match self {
            Value::Relative(moment) => moment.from(now),
            Value::Text(text) => instant(text)?,
            Value::Null | Value::Bool(_) | Value::Number(_) => return None,
        };
        let second = TimestampRound::new().smallest(Unit::Second).mode(RoundMode::Floor);
        moment.round(second).ok()
    }
}

/// Patterns look at texts alone.
fn text_of(fact: &Fact) -> Option<String> {
    match fact {
        Fact::Text(text) => Some(text.to_lowercase()),
        _ => None,
    }
}

fn has(lowercase: &str, pattern: &Pattern) -> bool {
    let wanted = pattern.text.to_lowercase();
    match pattern.place {
        Place::Anywhere => lowercase.contains(&wanted),
        Place::Start => lowercase.starts_with(&wanted),
        Place::End => lowercase.ends_with(&wanted),
    }
}
