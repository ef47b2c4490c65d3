//! Asking: which rows of a resource pass a filter, in an order, from a place on; and how many.

use jiff::Timestamp;
use nql::{Filter, Order};
use sea_query::{Expr, Query};

use super::order::{after, listed_slugs, steps, ties};
use super::{QueryError, Resource, compile::condition};
use crate::Tx;

/// A question for a list.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// Which of the resource's rows; all of them where there is none.
    pub filter: Option<&'a Filter>,
    /// In which order; the resource's own where nothing is named.
    pub order: &'a [Order],
    /// Only what comes after the row with this id.
    pub after: Option<&'a str>,
    /// How many rows to pass over; the cost grows with it, unlike that of `after`.
    pub offset: u64,
    /// How many rows at most.
    pub limit: u64,
    /// What `now` means in the filter.
    pub now: Timestamp,
}

/// The ids of the rows, in their order.
pub fn ids(tx: &mut Tx<'_>, resource: &Resource, ask: &Ask<'_>) -> Result<Vec<String>, QueryError> {
    let mut query = Query::select();
    query.expr(Expr::col((resource.table, "id"))).from(resource.table);
    query.cond_where(condition(resource, ask.filter, ask.now)?);
    let mut steps = steps(resource, ask.order);
    if let Some(id) = ask.after {
        let only = condition(resource, None, ask.now)?;
        query.cond_where(after(tx, resource, only, &steps, id)?);
    } else if let Some(listed) = listed_slugs(resource, ask) {
        query.order_by_expr(listed, sea_query::Order::Asc);
        steps = ties(resource);
    }
    for step in &steps {
        step.apply(&mut query);
    }
    query.limit(ask.limit).offset(ask.offset);
    Ok(tx.select(&query, |row| row.text())?)
}

/// How many rows pass the filter.
pub fn count(
    tx: &mut Tx<'_>,
    resource: &Resource,
    filter: Option<&Filter>,
    now: Timestamp,
) -> Result<i64, QueryError> {
    let mut query = Query::select();
    query.expr(Expr::cust("count(*)")).from(resource.table);
    query.cond_where(condition(resource, filter, now)?);
    Ok(tx.select(&query, |row| row.number())?.into_iter().next().unwrap_or(0))
}
