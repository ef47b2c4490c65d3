//! `{{recommendations}}`: other sites that this one recommends.

use hbs::Value;

use super::get::{answer, limit_of};
use super::{Answer, Call, integer};
use crate::source::{GetQuery, Resource};

pub(super) fn recommendations<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    if !call.state().page.site.recommendations_enabled {
        return Ok(Value::Undefined);
    }
    let given = |name: &str| call.named(name).text().map(str::to_owned);
    let query = GetQuery {
        limit: limit_of(call.named("limit")).or(Some(5)),
        order: given("order").or_else(|| Some("created_at desc".to_owned())),
        filter: given("filter").filter(|filter| !filter.is_empty()),
        page: integer(call.named("page")).and_then(|page| u32::try_from(page).ok()).unwrap_or(1),
        ..GetQuery::new(Resource::Recommendations)
    };
    if let Ok((context, _)) = answer(call, query) {
        call.render_partial("recommendations", context)?;
    }
    Ok(Value::Undefined)
}
