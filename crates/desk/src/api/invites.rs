//! Invitations.

use http::header;
use newsroom::{Listed, check_password, hash_password};
use serde_json::{Value, json};

use super::list::{browse as list, id};
use super::session::device;
use crate::Desk;
use crate::answer::Answer;
use crate::call::Call;
use crate::door::{self, Limit, network};
use crate::error::Refusal;

/// Attempts to accept an invitation from one network.
const NETWORK: Limit = Limit { name: "invitations from a network", free: 20, wait: 60 * 60 * 1000 };

/// Those that are not accepted.
pub(crate) fn browse(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let document =
        list(desk, call, Listed::Invites, "invites", |reader, ids| Ok(reader.invite_records(ids)?))?;
    Ok(Answer::json(document))
}

/// One of them.
pub(crate) fn read(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    Ok(Answer::json(one(desk, id(call, "id")?)?))
}

/// Asks somebody to join.
pub(crate) fn add(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let (given, actor) = (call.object("invites")?, call.actor()?);
    let (email, role_id) = (Call::text(&given, "email")?, Call::text(&given, "role_id")?);
    let id = desk.act(call, |writer| writer.invite(actor, email, role_id))?;
    Ok(Answer::created(one(desk, &id)?))
}

/// Takes one back.
pub(crate) fn remove(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let (id, actor) = (id(call, "id")?, call.actor()?);
    desk.act(call, |writer| writer.remove_invite(actor, id))?;
    Ok(Answer::no_content())
}

/// Whether an address was invited: told to nobody. Ghost's form asks before it is shown; the token decides.
#[expect(clippy::unnecessary_wraps, reason = "every route may fail")]
pub(crate) fn is_invited(_desk: &Desk, _call: &Call) -> Result<Answer, Refusal> {
    Ok(Answer::json(json!({"invitation": [{"valid": true}]})))
}

/// Takes the token of the mail, a name and a password, and signs the new colleague in.
pub(crate) fn accept(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    door::check_origin(desk, &call.method, &call.headers)?;
    desk.throttle().attempt(NETWORK, &network(call.address), call.now)?;
    let given = call.object("invitation")?;
    let [token, name, password] = ["token", "name", "password"].map(|name| Call::text(&given, name));
    let (token, name, password) = (token?, name?, password?);
    check_password(password)?;
    let kept = desk.turns().take(|| hash_password(password))??;
    let joined = desk.newsroom().write(call.now, |writer| writer.accept_invite(token, name, &kept))?;
    let id = joined.ok_or_else(|| Refusal::told("Invite not found."))?;
    let token = desk.note(call, |writer| writer.begin_session(&id, &device(call)))?;
    let answer = Answer::json(json!({"invitation": [{"message": "Invitation accepted."}]}));
    Ok(answer.with(header::SET_COOKIE, door::give(desk, &token)))
}

fn one(desk: &Desk, id: &str) -> Result<Value, Refusal> {
    let invite = desk.read(|reader| Ok(reader.invite_records(&[id.to_owned()])?.pop()))?;
    let invite = invite.ok_or_else(|| Refusal::not_found("Invite not found."))?;
    Ok(json!({"invites": [invite]}))
}
