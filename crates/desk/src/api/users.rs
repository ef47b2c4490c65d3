//! The people of the newsroom.

use http::header;
use newsroom::{Listed, Reader, Record, check_password, hash_password};
use serde_json::json;

use super::list::{browse as list, chosen, id, includes};
use super::session::{device, is_own_password};
use crate::Desk;
use crate::answer::Answer;
use crate::call::Call;
use crate::door;
use crate::error::Refusal;

/// Everybody.
pub(crate) fn browse(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let document = list(desk, call, Listed::Users, "users", |reader, ids| {
        let people = reader.staff_records(ids)?;
        people.into_iter().map(|person| shaped(call, reader, person)).collect()
    })?;
    Ok(Answer::json(document))
}

/// Whoever calls.
pub(crate) fn me(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    one(desk, call, Some(call.actor()?.id.clone()))
}

/// One of them.
pub(crate) fn read(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    one(desk, call, Some(id(call, "id")?.to_owned()))
}

/// One of them, by slug.
pub(crate) fn read_by_slug(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let id = desk.read(|reader| Ok(reader.staff_id_of_slug(call.name("slug"))?))?;
    one(desk, call, id)
}

/// One of them, by e-mail address.
pub(crate) fn read_by_email(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let account = desk.read(|reader| Ok(reader.account(call.name("email"))?))?;
    one(desk, call, account.map(|account| account.id))
}

/// Changes somebody.
pub(crate) fn edit(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let (user_id, given, actor) = (own_or(call)?, call.object("users")?, call.actor()?);
    desk.act(call, |writer| writer.change_person(actor, &user_id, &given))?;
    one(desk, call, Some(user_id))
}

/// Makes somebody else the owner.
pub(crate) fn transfer_ownership(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let (given, actor) = (call.object("owner")?, call.actor()?);
    let user_id = Call::text(&given, "id")?;
    desk.act(call, |writer| writer.transfer_ownership(actor, user_id))?;
    let ids = [actor.id.clone(), user_id.to_owned()];
    Ok(Answer::json(json!({"users": desk.read(|reader| Ok(reader.staff_records(&ids)?))?})))
}

/// One's own token.
pub(crate) fn token(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let user_id = own_alone(call)?;
    let token = desk.read(|reader| Ok(reader.staff_token(&user_id)?))?;
    let token = token.ok_or_else(|| Refusal::not_found("API key not found."))?;
    Ok(Answer::json(json!({"apiKey": token})))
}

/// A new token for oneself.
pub(crate) fn renew_token(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    own_alone(call)?;
    let actor = call.actor()?;
    desk.act(call, |writer| writer.renew_staff_token(actor))?;
    token(desk, call)
}

fn own_alone(call: &Call) -> Result<String, Refusal> {
    let user_id = own_or(call)?;
    if call.actor()?.is(&user_id) { Ok(user_id) } else { Err(Refusal::forbidden()) }
}

fn own_or(call: &Call) -> Result<String, Refusal> {
    if call.name("id") == "me" { Ok(call.actor()?.id.clone()) } else { Ok(id(call, "id")?.to_owned()) }
}

/// Gives oneself a new password; every other session is over.
pub(crate) fn change_password(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let asked = call.object("password")?;
    let [old, new, again] =
        ["oldPassword", "newPassword", "ne2Password"].map(|name| Call::text(&asked, name));
    let (old, new, again) = (old?, new?, again?);
    let actor = call.actor()?;
    if asked.get("user_id").is_some_and(|user_id| *user_id != json!(actor.id)) {
        return Err(Refusal::forbidden());
    }
    if new != again {
        return Err(Refusal::told("Your new passwords do not match"));
    }
    check_password(new)?;
    if !is_own_password(desk, call, old)? {
        return Err(Refusal::told("Your password is incorrect."));
    }
    let kept = desk.turns().take(|| hash_password(new))??;
    let token = desk.act(call, |writer| {
        writer.keep_password(&actor.id, &kept)?;
        writer.log(actor, "edited", ("user", &actor.id), &json!({"password": true}))?;
        writer.begin_session(&actor.id, &device(call))
    })?;
    let answer = Answer::json(json!({"password": [{"message": "Password changed successfully."}]}));
    Ok(answer.with(header::SET_COOKIE, door::give(desk, &token)))
}

fn one(desk: &Desk, call: &Call, id: Option<String>) -> Result<Answer, Refusal> {
    desk.read(|reader| {
        let person = id.map(|id| reader.staff_record(&id)).transpose()?.flatten();
        let person = person.ok_or_else(|| Refusal::not_found("User not found."))?;
        let person = shaped(call, reader, person)?;
        Ok(Answer::json(json!({"users": [chosen(call, person)]})))
    })
}

fn shaped(call: &Call, reader: &mut Reader<'_, '_>, mut person: Record) -> Result<Record, Refusal> {
    let url = person.shift_remove("url");
    if !includes(call, "roles") {
        person.shift_remove("roles");
    }
    if includes(call, "count.posts") {
        let id = person.get("id").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
        person.insert("count".to_owned(), json!({"posts": reader.stories_of(&id)?}));
    }
    person.extend(url.map(|url| ("url".to_owned(), url)));
    Ok(person)
}
