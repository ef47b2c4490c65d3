//! The tree that a filter's text stands for.

use crate::moment::Relative;

/// A condition on a record: tests joined by "and" and "or".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// All of these hold; two or more of them.
    Every(Vec<Filter>),
    /// At least one of these holds; two or more of them.
    Any(Vec<Filter>),
    /// One field is looked at.
    Test(Test),
}

/// What one field must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// The field's name as it was written, dots included (`tags.slug`).
    pub field: String,
    /// What must hold of it.
    pub condition: Condition,
}

/// What must hold of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// It compares so with the value.
    Is(Operator, Value),
    /// It equals one of these; one or more of them.
    OneOf(Vec<Value>),
    /// It equals none of these; one or more of them.
    NoneOf(Vec<Value>),
    /// Its values include each of these; two or more of them.
    EachOf(Vec<Value>),
    /// It has this text in it.
    Like(Pattern),
    /// It does not have this text in it.
    Unlike(Pattern),
}

/// How a field compares with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `field:value`
    Equal,
    /// `field:-value`
    NotEqual,
    /// `field:>value`
    Greater,
    /// `field:>=value`
    GreaterOrEqual,
    /// `field:<value`
    Less,
    /// `field:<=value`
    LessOrEqual,
}

/// A text to look for, whatever its letters' case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// Where in the field it must stand.
    pub place: Place,
    /// The text itself; no character of it is special.
    pub text: String,
}

/// Where a text must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// `~`
    Anywhere,
    /// `~^`
    Start,
    /// `~$`
    End,
}

/// A value that a field is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A whole number; the language has no negative ones.
    Number(u64),
    /// A word or a quoted text.
    Text(String),
    /// A moment told from now.
    Relative(Relative),
}

impl Filter {
    /// Calls `visit` for every test, from left to right.
    pub fn each_test<'a>(&'a self, visit: &mut dyn FnMut(&'a Test)) {
        match self {
            Filter::Every(parts) | Filter::Any(parts) => {
                for part in parts {
                    part.each_test(visit);
                }
            }
            Filter::Test(test) => visit(test),
        }
    }

    /// Whether it means something else at another time: a moment in it is told from now.
    pub fn depends_on_the_time(&self) -> bool {
        let mut depends = false;
        self.each_test(&mut |test| {
            depends |= test.condition.values().iter().any(|value| matches!(value, Value::Relative(_)));
        });
        depends
    }
}

impl Condition {
    /// The values that the field is compared with; a pattern is none.
    pub fn values(&self) -> &[Value] {
        match self {
            Condition::Is(_, value) => std::slice::from_ref(value),
            Condition::OneOf(values) | Condition::NoneOf(values) | Condition::EachOf(values) => values,
            Condition::Like(_) | Condition::Unlike(_) => &[],
        }
    }
}
