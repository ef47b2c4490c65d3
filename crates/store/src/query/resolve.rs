//! A filter as it was asked to one whose every name is a resource's own.

use nql::{Condition, Filter, Operator, Test, Value};

use super::{QueryError, Resource};

/// The filter with every name in its full form: a field's, or a relation's with its field.
///
/// Tests of withheld names are left out; `None` where nothing is left.
pub fn resolve(resource: &Resource, filter: &Filter) -> Result<Option<Filter>, QueryError> {
    match filter {
        Filter::Every(parts) => group(Filter::Every, resource, parts),
        Filter::Any(parts) => group(Filter::Any, resource, parts),
        Filter::Test(test) => resolve_test(resource, test),
    }
}

fn group(
    join: fn(Vec<Filter>) -> Filter,
    resource: &Resource,
    parts: &[Filter],
) -> Result<Option<Filter>, QueryError> {
    let parts = parts.iter().filter_map(|part| resolve(resource, part).transpose());
    let mut parts = parts.collect::<Result<Vec<_>, _>>()?;
    Ok(if parts.len() > 1 { Some(join(parts)) } else { parts.pop() })
}

fn resolve_test(resource: &Resource, test: &Test) -> Result<Option<Filter>, QueryError> {
    if resource.withholds(&test.field) {
        return Ok(None);
    }
    let own = test.field.strip_prefix(resource.table).and_then(|rest| rest.strip_prefix('.'));
    let name = own.unwrap_or(&test.field);
    if let Some(alias) = resource.alias(name) {
        let asked = named(alias.means, test.condition.clone());
        return Ok(Some(match alias.and {
            Some((field, text)) => Filter::Every(vec![asked, named(field, equals(text))]),
            None => asked,
        }));
    }
    let known = match name.split_once('.') {
        Some((relation, field)) => resource.relation(relation).is_some_and(|r| r.field(field).is_some()),
        None => resource.field(name).is_some(),
    };
    if !known {
        return Err(QueryError::UnknownField(test.field.clone()));
    }
    Ok(Some(named(name, test.condition.clone())))
}

fn named(field: &str, condition: Condition) -> Filter {
    Filter::Test(Test { field: field.to_owned(), condition })
}

fn equals(text: &str) -> Condition {
    Condition::Is(Operator::Equal, Value::Text(text.to_owned()))
}
