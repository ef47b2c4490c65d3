//! Which tests of related records must be passed by one and the same record.

use crate::tree::{Condition, Operator, Test};

impl Test {
    /// The relation and its field, for a name with a dot (`tags.slug`).
    pub fn related(&self) -> Option<(&str, &str)> {
        self.field.split_once('.')
    }

    /// Whether the test denies: of a relation, that no related record is such.
    pub fn is_negated(&self) -> bool {
        matches!(self.condition, Condition::Is(Operator::NotEqual, _) | Condition::NoneOf(_))
    }

    fn asks_for_a_range(&self) -> bool {
        use Operator::{Greater, GreaterOrEqual, Less, LessOrEqual};
        matches!(self.condition, Condition::Is(Greater | GreaterOrEqual | Less | LessOrEqual, _))
    }
}

/// Cuts tests that stand side by side in one "and" into those that ask for one record each.
///
/// As in Ghost (mongo-knex 0.11): of each relation, the first test and those of other fields ask for the
/// same related record; a second test of the same field, unless both ask for a range, a negated one and
/// one for each of several values are asked alone. A test of the record's own field is always alone.
pub fn together<'t>(tests: impl IntoIterator<Item = &'t Test>) -> Vec<Vec<&'t Test>> {
    let mut groups: Vec<Vec<&Test>> = Vec::new();
    for test in tests {
        let alone = test.is_negated() || matches!(test.condition, Condition::EachOf(_));
        let shared = test.related().filter(|_| !alone).and_then(|(relation, _)| {
            groups.iter_mut().find(|group| group.first().is_some_and(|first| leads(first, relation)))
        });
        match shared {
            Some(group) if group.iter().all(|other| may_share(test, other)) => group.push(test),
            _ => groups.push(vec![test]),
        }
    }
    groups
}

/// Whether others may join this test in asking for a record of the relation.
fn leads(first: &Test, relation: &str) -> bool {
    first.related().is_some_and(|(other, _)| other == relation)
        && !first.is_negated()
        && !matches!(first.condition, Condition::EachOf(_))
}

fn may_share(test: &Test, other: &Test) -> bool {
    test.field != other.field || test.asks_for_a_range() && other.asks_for_a_range()
}
