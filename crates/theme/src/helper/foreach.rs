//! `{{#foreach posts limit="3" visibility="all"}}`: the body for each visible thing of a list.

use hbs::{Key, Object, Value, symbol};

use super::{Answer, Call, entries, has_field, integer, is_post, is_visible, visibilities};

pub(super) fn foreach<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let mut items = entries(call.param(0));
    let first = items.first().map_or(Value::Undefined, |(_, item)| *item);
    let default = if is_post(first) || is_newsletter(first) { "all" } else { "public" };
    let shown = visibilities(call.named("visibility").text(), default);
    items.retain(|(_, item)| is_visible(*item, &shown));

    let length = items.len();
    let limit = integer(call.named("limit")).unwrap_or(length);
    let from = integer(call.named("from")).unwrap_or(1);
    let mut to = integer(call.named("to")).unwrap_or(length);
    if limit < length && from + limit <= length {
        to = from - 1 + limit;
    }
    let columns = integer(call.named("columns"));
    for (index, (key, item)) in
        items.into_iter().enumerate().skip(from - 1).take_while(|(index, _)| *index < to)
    {
        let key = key.map_or(Value::from(index), Value::Text);
        let frame =
            call.arena().alloc(Loop { key, index, first: index + 1 == from, last: index + 1 == to, columns });
        call.render_body_with(hbs::Inner::new(item).frame(frame).block_params(&[item, key]))?;
    }
    if length == 0 {
        call.render_inverse()?;
    }
    Ok(Value::Undefined)
}

fn is_newsletter(item: Value<'_>) -> bool {
    ["name", "subscribe_on_signup", "visibility"].iter().all(|name| has_field(item, name))
}

/// Where in the list the body is.
struct Loop<'r> {
    key: Value<'r>,
    index: usize,
    first: bool,
    last: bool,
    columns: Option<usize>,
}

impl Object for Loop<'_> {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        match key.symbol {
            symbol::KEY => self.key,
            symbol::INDEX => Value::from(self.index),
            symbol::NUMBER => Value::from(self.index + 1),
            symbol::FIRST => Value::Bool(self.first),
            symbol::LAST => Value::Bool(self.last),
            symbol::EVEN => Value::Bool(self.index % 2 == 1),
            symbol::ODD => Value::Bool(self.index.is_multiple_of(2)),
            symbol::ROW_START => {
                Value::Bool(self.columns.is_some_and(|columns| self.index.is_multiple_of(columns)))
            }
            symbol::ROW_END => {
                Value::Bool(self.columns.is_some_and(|columns| self.index % columns == columns - 1))
            }
            _ => Value::Undefined,
        }
    }
}
