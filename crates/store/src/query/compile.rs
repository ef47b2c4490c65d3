//! A resolved filter to a condition of a statement; it means what [`Filter::matches`] says.

use jiff::Timestamp;
use nql::{Condition, Filter, Operator, Pattern, Place, Test, Value, together};
use sea_query::{Cond, Expr, ExprTrait, LikeExpr, Query, SelectStatement};

use super::resource::{Field, Only, Relation, Resource, Way};
use super::{QueryError, resolve::resolve};
use crate::Kind;

/// No title, slug or description is longer; SQLite itself refuses patterns of 50,000 bytes.
const MAX_PATTERN: usize = 2_000;

/// Stands before a character of a pattern that SQL would take as a wildcard.
const ESCAPE: char = '*';

/// What every row of the resource fulfils, and the filter.
pub(super) fn condition(
    resource: &Resource,
    filter: Option<&Filter>,
    now: Timestamp,
) -> Result<Cond, QueryError> {
    let asked = match filter {
        Some(filter) => resolve(resource, filter)?,
        None => None,
    };
    let always = resource.only.iter().fold(Cond::all(), |all, only| all.add(only.expression(resource.table)));
    match asked {
        Some(filter) => Ok(always.add(Compiler { resource, now }.filter(&filter)?)),
        None => Ok(always),
    }
}

impl Only {
    fn expression(&self, table: &'static str) -> Expr {
        match self {
            Only::Text(name, text) => Expr::col((table, *name)).eq(*text),
            Only::Flag(name) => Expr::col((table, *name)).eq(true),
            Only::WithPosts { table: between, key } => Expr::exists(
                Query::select()
                    .expr(Expr::cust("1"))
                    .from(*between)
                    .inner_join("posts", Expr::col(("posts", "id")).equals((*between, "post_id")))
                    .and_where(Expr::col((*between, *key)).equals((table, "id")))
                    .and_where(Expr::col(("posts", "status")).eq("published"))
                    .take(),
            ),
        }
    }
}

struct Compiler<'r> {
    resource: &'r Resource,
    now: Timestamp,
}

impl Compiler<'_> {
    fn filter(&self, filter: &Filter) -> Result<Cond, QueryError> {
        match filter {
            Filter::Every(parts) => self.every(parts),
            Filter::Any(parts) => {
                parts.iter().try_fold(Cond::any(), |any, part| Ok(any.add(self.filter(part)?)))
            }
            Filter::Test(test) => Ok(Cond::all().add(self.tests(&[test])?)),
        }
    }

    fn every(&self, parts: &[Filter]) -> Result<Cond, QueryError> {
        let mut all = Cond::all();
        let mut tests = Vec::new();
        for part in parts {
            match part {
                Filter::Test(test) => tests.push(test),
                group => all = all.add(self.filter(group)?),
            }
        }
        together(tests).iter().try_fold(all, |all, tests| Ok(all.add(self.tests(tests)?)))
    }

    /// Tests of one related row, or one test of an own field.
    fn tests(&self, tests: &[&Test]) -> Result<Expr, QueryError> {
        let Some(first) = tests.first() else { return Ok(always()) };
        if let Condition::EachOf(values) = &first.condition {
            return self.each_of(first, values);
        }
        let Some((relation, _)) = first.related() else {
            let field = self.resource.field(&first.field).ok_or_else(|| unknown(first))?;
            let column = Expr::col((self.resource.table, field.name));
            return self.passes(&column, field, &first.condition);
        };
        let relation = self.resource.relation(relation).ok_or_else(|| unknown(first))?;
        match positive(&first.condition) {
            Some(condition) => {
                let denied = Test { field: first.field.clone(), condition };
                Ok(self.some_related(relation, &[&denied])?.not())
            }
            None => self.some_related(relation, tests),
        }
    }

    fn each_of(&self, test: &Test, values: &[Value]) -> Result<Expr, QueryError> {
        values.iter().try_fold(always(), |all, value| {
            let condition = Condition::Is(Operator::Equal, value.clone());
            Ok(all.and(self.tests(&[&Test { field: test.field.clone(), condition }])?))
        })
    }

    /// That a related row passes all tests; never unknown.
    fn some_related(&self, relation: &Relation, tests: &[&Test]) -> Result<Expr, QueryError> {
        let passes = |row: &dyn Fn(&'static str) -> Expr| {
            tests.iter().try_fold(always(), |all, test| {
                let (_, name) = test.related().ok_or_else(|| unknown(test))?;
                let field = relation.field(name).ok_or_else(|| unknown(test))?;
                Ok::<_, QueryError>(all.and(self.passes(&row(field.name), field, &test.condition)?))
            })
        };
        match relation.way {
            Way::Many { .. } => {
                let column = |name| Expr::col((RELATED, name));
                Ok(Expr::exists(self.related_rows(relation).and_where(passes(&column)?).take()))
            }
            Way::One { ours } => {
                let value = |name| {
                    let row = Query::select()
                        .expr(Expr::col((relation.table, name)))
                        .from(relation.table)
                        .and_where(Expr::col((relation.table, ours)).equals((self.resource.table, "id")))
                        .take();
                    Expr::SubQuery(None, Box::new(row.into()))
                };
                let truth = passes(&value)?;
                Ok(sea_query::Func::coalesce([truth, Expr::cust("1 = 0")]).into())
            }
        }
    }

    fn related_rows(&self, relation: &Relation) -> SelectStatement {
        let mut rows = Query::select();
        rows.expr(Expr::cust("1"));
        if let Way::Many { between, ours, theirs, first_only } = relation.way {
            rows.from_as(relation.table, RELATED)
                .inner_join(between, Expr::col((between, theirs)).equals((RELATED, "id")))
                .and_where(Expr::col((between, ours)).equals((self.resource.table, "id")));
            if first_only {
                rows.and_where(Expr::col((between, "sort_order")).eq(0_i64));
            }
        }
        rows
    }

    /// What must hold of one value; unknown where the value is null and null was not asked for.
    fn passes(&self, column: &Expr, field: &Field, condition: &Condition) -> Result<Expr, QueryError> {
        let column = column.clone();
        Ok(match condition {
            Condition::Is(Operator::NotEqual, Value::Null) => column.is_not_null(),
            Condition::Is(_, Value::Null) => column.is_null(),
            Condition::Is(operator, value) => match self.operand(field.kind, value) {
                Some(operand) => compare(column, *operator, operand),
                None if *operator == Operator::NotEqual => column.is_not_null(),
                None => never(),
            },
            Condition::OneOf(values) | Condition::EachOf(values) => match self.operands(field.kind, values) {
                operands if operands.is_empty() => never(),
                operands => column.is_in(operands),
            },
            Condition::NoneOf(values) if values.contains(&Value::Null) => never(),
            Condition::NoneOf(values) => match self.operands(field.kind, values) {
                operands if operands.is_empty() => column.is_not_null(),
                operands => column.is_not_in(operands),
            },
            Condition::Like(_) | Condition::Unlike(_) if field.kind != Kind::Text => never(),
            Condition::Like(pattern) => sea_query::Func::lower(column).like(like(pattern)?),
            Condition::Unlike(pattern) => sea_query::Func::lower(column).not_like(like(pattern)?),
        })
    }

    fn operands(&self, kind: Kind, values: &[Value]) -> Vec<sea_query::Value> {
        values.iter().filter_map(|value| self.operand(kind, value)).collect()
    }

    /// The value as the column's kind; `None` where it can't be one, and so equals nothing there.
    fn operand(&self, kind: Kind, value: &Value) -> Option<sea_query::Value> {
        match kind {
            Kind::Text => value.as_text().map(Into::into),
            Kind::Number => value.as_number().map(Into::into),
            Kind::Flag => value.as_bool().map(Into::into),
            Kind::Time => value.as_moment(self.now).map(|moment| stored(moment).into()),
        }
    }
}

/// The name that related rows go by inside a statement.
const RELATED: &str = "related";

fn unknown(test: &Test) -> QueryError {
    QueryError::UnknownField(test.field.clone())
}

/// What a negated condition denies of every related row.
fn positive(condition: &Condition) -> Option<Condition> {
    match condition {
        Condition::Is(Operator::NotEqual, value) => Some(Condition::Is(Operator::Equal, value.clone())),
        Condition::NoneOf(values) => Some(Condition::OneOf(values.clone())),
        _ => None,
    }
}

pub(super) fn compare(column: Expr, operator: Operator, operand: sea_query::Value) -> Expr {
    match operator {
        Operator::Equal => column.eq(operand),
        Operator::NotEqual => column.ne(operand),
        Operator::Greater => column.gt(operand),
        Operator::GreaterOrEqual => column.gte(operand),
        Operator::Less => column.lt(operand),
        Operator::LessOrEqual => column.lte(operand),
    }
}

fn like(pattern: &Pattern) -> Result<LikeExpr, QueryError> {
    let length = pattern.text.chars().count();
    if length > MAX_PATTERN {
        return Err(QueryError::LongPattern(length));
    }
    let mut text = String::with_capacity(pattern.text.len() + 2);
    if pattern.place != Place::Start {
        text.push('%');
    }
    for character in pattern.text.to_lowercase().chars() {
        if ['%', '_', ESCAPE].contains(&character) {
            text.push(ESCAPE);
        }
        text.push(character);
    }
    if pattern.place != Place::End {
        text.push('%');
    }
    Ok(LikeExpr::new(text).escape(ESCAPE))
}

/// A moment as columns hold it.
pub(super) fn stored(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

fn always() -> Expr {
    Expr::cust("1 = 1")
}

fn never() -> Expr {
    Expr::cust("1 = 0")
}
