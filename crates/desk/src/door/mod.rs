//! The door: who asks, by a session's cookie or a signed token, and what keeps guessers out.

mod client;
mod cookie;
mod key;
mod origin;
mod throttle;
mod turns;

use http::request::Parts;
use newsroom::may::{Actor, Standing};

pub(crate) use client::address;
pub(crate) use cookie::{clear, give, token};
pub(crate) use origin::check as check_origin;
pub(crate) use throttle::{Limit, Throttle, network};
pub(crate) use turns::Turns;

use crate::Desk;
use crate::call::Caller;
use crate::error::Refusal;
use crate::policy::{Entrance, Policy};

/// Milliseconds after which the use of a session is noted again.
const NOTED: i64 = 5 * 60 * 1000;

/// Who asks, if they may use an address with this policy.
pub(crate) fn caller(
    desk: &Desk,
    policy: Policy,
    request: &Parts,
    address: &str,
    now: i64,
) -> Result<Option<Caller>, Refusal> {
    if policy == Policy::Anyone {
        return Ok(None);
    }
    let caller = if request.headers.contains_key(http::header::AUTHORIZATION) {
        by_key(desk, request, address, now)?
    } else {
        by_session(desk, request, address, now)?
    };
    if policy.admits(caller.actor.standing, caller.entrance) {
        return Ok(Some(caller));
    }
    Err(match caller.entrance {
        Entrance::Session => Refusal::forbidden(),
        Entrance::StaffToken | Entrance::Key => Refusal::not_with_a_key(),
    })
}

fn by_key(desk: &Desk, request: &Parts, address: &str, now: i64) -> Result<Caller, Refusal> {
    let signed = key::read(&request.headers)?;
    desk.read(|reader| {
        let found = reader.admin_key(signed.key_id())?;
        let key = signed.verify(found.as_ref(), now)?;
        let address = Some(address.to_owned());
        if let Some(user_id) = &key.user_id {
            let role = reader.role_of(user_id)?.ok_or_else(Refusal::signed_out)?;
            let actor = Actor { id: user_id.clone(), standing: Standing::Staff(role), address };
            return Ok(Caller { actor, entrance: Entrance::StaffToken });
        }
        let id = key.integration_id.clone().ok_or_else(Refusal::unknown_key)?;
        Ok(Caller { actor: Actor { id, standing: Standing::Integration, address }, entrance: Entrance::Key })
    })
}

fn by_session(desk: &Desk, request: &Parts, address: &str, now: i64) -> Result<Caller, Refusal> {
    let token = cookie::token(&request.headers).ok_or_else(Refusal::signed_out)?;
    origin::check(desk, &request.method, &request.headers)?;
    let signed_in = desk.read(|reader| Ok(reader.signed_in(&token, now)?))?;
    let signed_in = signed_in.ok_or_else(Refusal::signed_out)?;
    if now - signed_in.last_seen > NOTED {
        let used = |writer: &mut newsroom::Writer<'_, '_>| {
            writer.session_used(&signed_in.session_id, &signed_in.user_id)
        };
        desk.newsroom().write_unseen(now, used)?;
    }
    Ok(Caller { actor: signed_in.actor(Some(address.to_owned())), entrance: Entrance::Session })
}
