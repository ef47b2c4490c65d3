//! `{{price plan}}` and `{{price 500 currency="USD"}}`: an amount of money as the site's language writes it.

use hbs::Value;

use super::{Answer, Call, string, text};
use crate::money::{Money, Naming};

pub(super) fn price<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let (amount, of_plan) = match call.param(0) {
        plan @ Value::Object(_) => (plan.field("amount"), plan.field("currency")),
        amount => (amount, Value::Undefined),
    };
    let given = Some(call.named("currency")).filter(|currency| currency.is_truthy());
    let currency = given.unwrap_or(of_plan);
    let hundredths = match amount {
        Value::Number(hundredths) => Some(hundredths),
        _ => None,
    };
    if !currency.is_truthy() {
        return Ok(hundredths.map_or(Value::Text(""), |hundredths| Value::Number(hundredths / 100.0)));
    }
    let naming = match call.named("currencyFormat").text() {
        Some("code") => Naming::Code,
        Some("name") => Naming::Name,
        _ => Naming::Symbol,
    };
    let locale = call.named("locale").text().unwrap_or(&call.state().page.site.locale);
    let currency = string(currency).to_uppercase();
    let is_long = call.named("numberFormat").text() == Some("long");
    let money = Money { currency: &currency, naming, locale, is_long };
    match hundredths {
        Some(hundredths) => text(call, &money.write(hundredths / 100.0)),
        None => text(call, Money { locale: "en", ..money }.symbol()),
    }
}
