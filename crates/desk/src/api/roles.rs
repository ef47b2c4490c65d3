//! The roles that there are.

use newsroom::may::Role;
use serde_json::{Value, json};

use crate::Desk;
use crate::answer::Answer;
use crate::call::Call;
use crate::error::Refusal;

/// Every role; with `permissions=assign`, those that the caller may give.
pub(crate) fn browse(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let mut roles = desk.read(|reader| Ok(reader.role_records()?))?;
    if call.parameter("permissions") == Some("assign") {
        let own = call.actor()?.role();
        roles.retain(|role| {
            let role = role.get("name").and_then(Value::as_str).and_then(Role::named);
            role.is_some_and(|role| role != Role::Owner && own.is_none_or(|own| own.may_assign(role)))
        });
    }
    Ok(Answer::json(json!({"roles": roles})))
}
