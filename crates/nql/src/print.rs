//! Tree to text.

use std::fmt::{Display, Formatter, Result, Write};

use crate::tree::{Condition, Filter, Operator, Pattern, Place, Test, Value};

/// The text whose tree this is: [`crate::parse`] gives the same tree again.
///
/// The language has no text for an empty value, nor, except at a filter's end, for one that ends in a
/// backslash; neither is in a tree that was parsed from text without such a value.
impl Display for Filter {
    fn fmt(&self, to: &mut Formatter<'_>) -> Result {
        match self {
            Filter::Every(parts) => {
                joined(to, '+', parts, |to, part| write_part(to, part, !matches!(part, Filter::Test(_))))
            }
            Filter::Any(parts) => {
                joined(to, ',', parts, |to, part| write_part(to, part, matches!(part, Filter::Any(_))))
            }
            Filter::Test(test) => write!(to, "{test}"),
        }
    }
}

fn write_part(to: &mut Formatter<'_>, part: &Filter, in_parentheses: bool) -> Result {
    if in_parentheses { write!(to, "({part})") } else { write!(to, "{part}") }
}

impl Display for Test {
    fn fmt(&self, to: &mut Formatter<'_>) -> Result {
        write!(to, "{}:{}", self.field, self.condition)
    }
}

impl Display for Condition {
    fn fmt(&self, to: &mut Formatter<'_>) -> Result {
        match self {
            Condition::Is(operator, value) => write!(to, "{operator}{value}"),
            Condition::OneOf(values) => list(to, "[", ',', values),
            Condition::NoneOf(values) => list(to, "-[", ',', values),
            Condition::EachOf(values) => list(to, "[", '+', values),
            Condition::Like(pattern) => write!(to, "{pattern}"),
            Condition::Unlike(pattern) => write!(to, "-{pattern}"),
        }
    }
}

impl Display for Operator {
    fn fmt(&self, to: &mut Formatter<'_>) -> Result {
        to.write_str(match self {
            Operator::Equal => "",
            Operator::NotEqual => "-",
            Operator::Greater => ">",
            Operator::GreaterOrEqual => ">=",
            Operator::Less => "<",
            Operator::LessOrEqual => "<=",
        })
    }
}

impl Display for Pattern {
    fn fmt(&self, to: &mut Formatter<'_>) -> Result {
        to.write_str(match self.place {
            Place::Anywhere => "~",
            Place::Start => "~^",
            Place::End => "~$",
        })?;
        quoted(to, &self.text)
    }
}

impl Display for Value {
    fn fmt(&self, to: &mut Formatter<'_>) -> Result {
        match self {
            Value::Null => to.write_str("null"),
            Value::Bool(truth) => write!(to, "{truth}"),
            Value::Number(number) => write!(to, "{number}"),
            Value::Text(text) => quoted(to, text),
            Value::Relative(moment) => {
                let sign = if moment.ahead { '+' } else { '-' };
                write!(to, "now{sign}{}{}", moment.amount, moment.unit.letter())
            }
        }
    }
}

fn list(to: &mut Formatter<'_>, open: &str, joint: char, values: &[Value]) -> Result {
    to.write_str(open)?;
    joined(to, joint, values, |to, value| write!(to, "{value}"))?;
    to.write_char(']')
}

fn joined<T>(
    to: &mut Formatter<'_>,
    joint: char,
    items: &[T],
    write: impl Fn(&mut Formatter<'_>, &T) -> Result,
) -> Result {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            to.write_char(joint)?;
        }
        write(to, item)?;
    }
    Ok(())
}

fn quoted(to: &mut Formatter<'_>, text: &str) -> Result {
    write!(to, "'{}'", text.replace('\'', "\\'").replace('"', "\\\""))
}
