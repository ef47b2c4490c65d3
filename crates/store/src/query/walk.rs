//! Walking along a kept list: its rows stand in their order already, so that none is sorted and few are looked at.

use jiff::Timestamp;
use nql::{Condition, Filter, Operator, Test};
use sea_query::{Expr, ExprTrait, Query, SelectStatement};

use super::compile::{compare, condition, stored};
use super::{QueryError, Resource};
use crate::Tx;

const MOMENT: (&str, &str) = ("listings", "moment");
const POST: (&str, &str) = ("listings", "post_id");

/// A walk along a kept list, whose rows need no sorting.
#[derive(Debug, Clone, Copy)]
pub struct Walk<'a> {
    /// The list's name.
    pub list: &'a str,
    /// Whether the rows stand in it by when they were published.
    pub by_publication: bool,
    /// Whether it begins at the newest row.
    pub newest_first: bool,
    /// Only what comes after the row with this moment and id.
    pub beyond: Option<(&'a str, &'a str)>,
    /// How many rows at most.
    pub limit: u64,
}

/// The moments and ids of a list's rows that pass a filter, in their order.
pub fn walk(
    tx: &mut Tx<'_>,
    resource: &Resource,
    filter: Option<&Filter>,
    now: Timestamp,
    walk: &Walk<'_>,
) -> Result<Vec<(String, String)>, QueryError> {
    let mut query = Query::select();
    query.column(MOMENT).column(POST).from("listings");
    query.and_where(Expr::col(("listings", "list")).eq(walk.list));
    if let Some(passes) = passes(resource, filter, now)? {
        query.and_where(passes);
    }
    if walk.by_publication {
        within(&mut query, filter, now);
    }
    let key = || Expr::tuple([Expr::col(MOMENT), Expr::col(POST)]);
    if let Some((moment, id)) = walk.beyond {
        let beyond = Expr::tuple([Expr::val(moment), Expr::val(id)]);
        query.and_where(if walk.newest_first { key().lt(beyond) } else { key().gt(beyond) });
    }
    let order = if walk.newest_first { sea_query::Order::Desc } else { sea_query::Order::Asc };
    query.order_by(MOMENT, order.clone()).order_by(POST, order).limit(walk.limit);
    Ok(tx.select(&query, |row| Ok((row.text()?, row.text()?)))?)
}

/// How many rows of the lists, each counted once, pass the filter.
pub fn count_in(
    tx: &mut Tx<'_>,
    resource: &Resource,
    filter: Option<&Filter>,
    now: Timestamp,
    lists: &[String],
    by_publication: bool,
) -> Result<i64, QueryError> {
    let mut query = Query::select();
    query.expr(Expr::cust(if lists.len() == 1 { "count(*)" } else { "count(distinct listings.post_id)" }));
    query.from("listings").and_where(Expr::col(("listings", "list")).is_in(lists));
    if let Some(passes) = passes(resource, filter, now)? {
        query.and_where(passes);
    }
    if by_publication {
        within(&mut query, filter, now);
    }
    Ok(tx.select(&query, |row| row.number())?.into_iter().next().unwrap_or(0))
}

/// Says again of a list's moments what the filter says of when its rows were published: an index begins there.
fn within(query: &mut SelectStatement, filter: Option<&Filter>, now: Timestamp) {
    let tests = match filter {
        Some(Filter::Every(parts)) => parts.as_slice(),
        Some(only) => std::slice::from_ref(only),
        None => &[],
    };
    for test in tests {
        let Filter::Test(Test { field, condition: Condition::Is(operator, value) }) = test else { continue };
        let Some(moment) = value.as_moment(now).filter(|_| field == "published_at") else { continue };
        if *operator != Operator::NotEqual {
            query.and_where(compare(Expr::col(MOMENT), *operator, stored(moment).into()));
        }
    }
}

/// That the row which a list shows passes the filter.
fn passes(resource: &Resource, filter: Option<&Filter>, now: Timestamp) -> Result<Option<Expr>, QueryError> {
    if filter.is_none() {
        return Ok(None);
    }
    let row = Query::select()
        .expr(Expr::cust("1"))
        .from(resource.table)
        .and_where(Expr::col((resource.table, "id")).equals(("listings", "post_id")))
        .cond_where(condition(resource, filter, now)?)
        .take();
    Ok(Some(Expr::exists(row)))
}
