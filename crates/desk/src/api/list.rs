//! What may be asked of every list: `filter`, `order`, `limit`, `page`, `include`, `fields`.

use jiff::Timestamp;
use newsroom::{Ask, Found, Listed, Record};
use nql::{Filter, Order};
use serde_json::{Value, json};

use crate::Desk;
use crate::call::Call;
use crate::error::Refusal;

/// Items on a page where nobody says how many, as Ghost 6.65.
const LIMIT: u64 = 15;

/// Items on a page at most, as Ghost 6.65.
const MOST: u64 = 100;

/// The page up to which one may go: the cost of a page grows with its number.
const LAST: u64 = 100_000;

/// What was asked of a list.
pub(crate) struct Asked {
    filter: Option<Filter>,
    order: Vec<Order>,
    limit: u64,
    page: u64,
    now: Timestamp,
}

impl Asked {
    /// Reads the parameters; what can't be understood is refused.
    pub(crate) fn read(call: &Call) -> Result<Asked, Refusal> {
        let filter = call.parameter("filter").map(nql::parse).transpose();
        let filter = filter.map_err(|_| Refusal::bad_request("Error parsing filter"))?;
        let order = call.parameter("order").map(nql::order).unwrap_or_default();
        let limit = match call.parameter("limit") {
            None => LIMIT,
            Some("all") => MOST,
            Some(text) => number(text).ok_or_else(|| wrong("limit"))?.clamp(1, MOST),
        };
        let page = match call.parameter("page") {
            None => 1,
            Some(text) => {
                number(text).filter(|page| (1..=LAST).contains(page)).ok_or_else(|| wrong("page"))?
            }
        };
        let now = Timestamp::from_millisecond(call.now).unwrap_or(Timestamp::UNIX_EPOCH);
        Ok(Asked { filter, order, limit, page, now })
    }

    fn ask(&self) -> Ask<'_> {
        Ask {
            filter: self.filter.as_ref(),
            order: &self.order,
            after: None,
            offset: (self.page - 1) * self.limit,
            limit: self.limit,
            now: self.now,
        }
    }

    /// The ids of the page, and how many there are on all pages.
    pub(crate) fn find(
        &self,
        call: &Call,
        reader: &mut newsroom::Reader<'_, '_>,
        listed: Listed,
    ) -> Result<Found<String>, Refusal> {
        Ok(reader.desk_list(listed, &self.ask(), call.actor()?)?)
    }

    /// What stands under `meta` beside a list of `total` items.
    pub(crate) fn meta(&self, total: i64) -> Value {
        let (page, limit) = (self.page, self.limit);
        let pages = u64::try_from(total).unwrap_or(0).div_ceil(limit).max(1);
        let next = (page < pages).then(|| page + 1);
        let prev = (page > 1).then(|| page - 1);
        json!({"pagination": {
            "page": page, "limit": limit, "pages": pages, "total": total, "next": next, "prev": prev,
        }})
    }
}

/// A list of records, read as they are asked for.
pub(crate) fn browse(
    desk: &Desk,
    call: &Call,
    listed: Listed,
    name: &'static str,
    records: impl FnOnce(&mut newsroom::Reader<'_, '_>, &[String]) -> Result<Vec<Record>, Refusal>,
) -> Result<Value, Refusal> {
    let asked = Asked::read(call)?;
    desk.read(|reader| {
        let found = asked.find(call, reader, listed)?;
        let records = records(reader, &found.items)?;
        Ok(json!({name: records.into_iter().map(|record| chosen(call, record)).collect::<Vec<_>>(), "meta": asked.meta(found.total)}))
    })
}

/// Whether something beside a thing is asked for.
pub(crate) fn includes(call: &Call, what: &str) -> bool {
    let include = call.parameter("include").unwrap_or_default();
    include.split(',').any(|included| included.trim() == what)
}

/// The fields of a record that were asked for; all of them where none was named.
pub(crate) fn chosen(call: &Call, mut record: Record) -> Record {
    if let Some(fields) = call.parameter("fields") {
        record.retain(|name, _| fields.split(',').any(|field| field.trim() == name));
    }
    record
}

/// An id in an address, as Ghost lets it be.
pub(crate) fn id<'c>(call: &'c Call, place: &str) -> Result<&'c str, Refusal> {
    let id = call.name(place);
    if is_id(id) {
        Ok(id)
    } else {
        Err(Refusal::invalid("Validation (matches) failed for id undefined.id", "id"))
    }
}

/// Whether a text is an id.
pub(crate) fn is_id(text: &str) -> bool {
    text == "1" || (text.len() == 24 && text.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn number(text: &str) -> Option<u64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().unwrap_or(u64::MAX))
}

fn wrong(parameter: &'static str) -> Refusal {
    Refusal::invalid(&format!("Validation (matches) failed for {parameter}"), parameter)
}
