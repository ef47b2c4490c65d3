//! In which order rows come, and where to go on after one of them.

use nql::{Condition, Direction, Order, Value};
use sea_query::{Cond, Expr, ExprTrait, NullOrdering, Query, SelectStatement};

use super::resource::{Field, Resource, Way};
use super::{QueryError, ask::Ask};
use crate::{Kind, Tx};

/// One step of an order, found in the resource's table. Nulls are smaller than everything.
pub(super) struct Step {
    name: &'static str,
    expression: Expr,
    kind: Kind,
    nullable: bool,
    direction: Direction,
}

/// The steps of what was asked, else of the resource; then those that tell equal rows apart.
pub(super) fn steps(resource: &Resource, asked: &[Order]) -> Vec<Step> {
    let mut steps = first_steps(resource, asked);
    add_ties(resource, &mut steps);
    steps
}

/// The steps that tell rows apart which an order leaves equal.
pub(super) fn ties(resource: &Resource) -> Vec<Step> {
    let mut steps = Vec::new();
    add_ties(resource, &mut steps);
    steps
}

fn first_steps(resource: &Resource, asked: &[Order]) -> Vec<Step> {
    let mut named = asked.iter().filter(|order| !resource.withholds(&order.field)).peekable();
    if named.peek().is_some() {
        named.filter_map(|order| step(resource, &order.field, order.direction)).collect()
    } else {
        resource.order.iter().filter_map(|(name, direction)| step(resource, name, *direction)).collect()
    }
}

fn add_ties(resource: &Resource, steps: &mut Vec<Step>) {
    for (name, direction) in resource.ties {
        if steps.iter().all(|known| known.name != *name) {
            steps.extend(step(resource, name, *direction));
        }
    }
}

/// A withheld or unknown name orders nothing, as in Ghost.
fn step(resource: &Resource, name: &str, direction: Direction) -> Option<Step> {
    let own = name.strip_prefix(resource.table).and_then(|rest| rest.strip_prefix('.')).unwrap_or(name);
    let made = |field: &Field, expression| Step {
        name: field.name,
        expression,
        kind: field.kind,
        nullable: field.nullable,
        direction,
    };
    if own == "count.posts" && resource.counts.is_some() {
        return Some(Step {
            name: "count.posts",
            expression: posts_of(resource)?,
            kind: Kind::Number,
            nullable: false,
            direction,
        });
    }
    if let Some(field) = resource.field(own) {
        return Some(made(field, Expr::col((resource.table, field.name))));
    }
    let beside = resource.alias(own).map_or(own, |alias| alias.means);
    let (relation, field) = beside.split_once('.')?;
    let relation = resource.relation(relation)?;
    let Way::One { ours } = relation.way else { return None };
    let field = relation.field(field)?;
    let row = Query::select()
        .expr(Expr::col((relation.table, field.name)))
        .from(relation.table)
        .and_where(Expr::col((relation.table, ours)).equals((resource.table, "id")))
        .take();
    Some(made(field, Expr::SubQuery(None, Box::new(row.into()))))
}

/// How many published posts the row has, as it is kept beside its list.
fn posts_of(resource: &Resource) -> Option<Expr> {
    let list = Expr::val(resource.counts?)
        .binary(sea_query::BinOper::Custom("||"), Expr::col((resource.table, "id")));
    let kept = Query::select()
        .expr(Expr::col(("listing_counts", "published")))
        .from("listing_counts")
        .and_where(Expr::col(("listing_counts", "list")).eq(list))
        .take();
    Some(sea_query::Func::coalesce([Expr::SubQuery(None, Box::new(kept.into())), Expr::cust("0")]).into())
}

impl Step {
    pub(super) fn apply(&self, query: &mut SelectStatement) {
        let (order, nulls) = match self.direction {
            Direction::Ascending => (sea_query::Order::Asc, NullOrdering::First),
            Direction::Descending => (sea_query::Order::Desc, NullOrdering::Last),
        };
        if self.nullable {
            query.order_by_expr_with_nulls(self.expression.clone(), order, nulls);
        } else {
            query.order_by_expr(self.expression.clone(), order);
        }
    }

    fn equals(&self, value: &sea_query::Value) -> Expr {
        if is_null(value) {
            self.expression.clone().is_null()
        } else {
            self.expression.clone().eq(value.clone())
        }
    }

    /// That a row comes after one with this value; `None` where none does.
    fn after(&self, value: &sea_query::Value) -> Option<Expr> {
        let here = self.expression.clone();
        match (self.direction, is_null(value)) {
            (Direction::Ascending, true) => Some(here.is_not_null()),
            (Direction::Ascending, false) => Some(here.gt(value.clone())),
            (Direction::Descending, true) => None,
            (Direction::Descending, false) if self.nullable => {
                Some(here.clone().lt(value.clone()).or(here.is_null()))
            }
            (Direction::Descending, false) => Some(here.lt(value.clone())),
        }
    }
}

fn is_null(value: &sea_query::Value) -> bool {
    matches!(
        value,
        sea_query::Value::String(None) | sea_query::Value::BigInt(None) | sea_query::Value::Bool(None)
    )
}

/// That a row comes after the one with the id, which must itself be in the resource.
pub(super) fn after(
    tx: &mut Tx<'_>,
    resource: &Resource,
    only: Cond,
    steps: &[Step],
    id: &str,
) -> Result<Cond, QueryError> {
    let mut query = Query::select();
    for step in steps {
        query.expr(step.expression.clone());
    }
    query.from(resource.table).cond_where(only).and_where(Expr::col((resource.table, "id")).eq(id));
    let rows = tx.select(&query, |row| {
        steps
            .iter()
            .map(|step| {
                Ok(match step.kind {
                    Kind::Text | Kind::Time => sea_query::Value::String(row.maybe_text()?),
                    Kind::Number => sea_query::Value::BigInt(row.maybe_number()?),
                    Kind::Flag => sea_query::Value::Bool(Some(row.flag()?)),
                })
            })
            .collect::<Result<Vec<_>, _>>()
    })?;
    let values = rows.into_iter().next().ok_or_else(|| QueryError::UnknownCursor(id.to_owned()))?;

    let mut beyond = Cond::any();
    for (place, (step, value)) in steps.iter().zip(&values).enumerate() {
        if let Some(after) = step.after(value) {
            let same = steps.iter().zip(&values).take(place);
            beyond = beyond
                .add(same.fold(Cond::all(), |all, (step, value)| all.add(step.equals(value))).add(after));
        }
    }
    let from_there = match (steps.first(), values.first()) {
        // Says nothing new, but an index can be walked by it.
        (Some(step), Some(value)) if !is_null(value) && !step.nullable => {
            step.after(value).map(|after| after.or(step.equals(value)))
        }
        _ => None,
    };
    Ok(Cond::all().add_option(from_there).add(beyond))
}

/// Whether the rows come in an order that the filter itself says: `slug:[b,a]`.
pub fn is_listed(resource: &Resource, ask: &Ask<'_>) -> bool {
    listed_slugs(resource, ask).is_some()
}

/// Where no order is asked for, `slug:[b,a]` gives them as they are listed.
///
/// As in Ghost, a list of a relation's slugs (`authors.slug:[…]`) is taken for one of the rows' own: it gives no row a
/// place.
pub(super) fn listed_slugs(resource: &Resource, ask: &Ask<'_>) -> Option<Expr> {
    let mut slugs = None;
    if ask.order.is_empty() {
        ask.filter?.each_test(&mut |test| {
            if let (Condition::OneOf(values), None) = (&test.condition, &slugs)
                && test.field.ends_with("slug")
            {
                slugs = Some(values.iter().filter_map(Value::as_text).collect::<Vec<_>>());
            }
        });
    }
    let slugs = slugs.filter(|slugs| !slugs.is_empty())?;
    let (first, rest) = slugs.split_first()?;
    let is = |slug: &String| Expr::col((resource.table, "slug")).eq(slug.as_str());
    let place = |number: i64| Expr::Constant(number.into());
    let case = rest
        .iter()
        .zip(1..)
        .fold(Expr::case(is(first), place(0)), |case, (slug, number)| case.case(is(slug), place(number)));
    Some(case.finally(place(-1)).into())
}
