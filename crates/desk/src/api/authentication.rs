//! The first person, forgotten passwords, and the second factor.

use std::time::{Duration, Instant};

use http::header;
use newsroom::{check_password, hash_password};
use serde_json::{Value, json};

use super::session::{device, is_own_password};
use crate::Desk;
use crate::answer::Answer;
use crate::call::Call;
use crate::door::{self, Limit, network};
use crate::error::Refusal;

/// Links for one address.
const ADDRESS: Limit = Limit { name: "links for an address", free: 5, wait: 60 * 60 * 1000 };

/// Requests of this kind from one network.
const NETWORK: Limit = Limit { name: "links from a network", free: 20, wait: 60 * 60 * 1000 };

/// How long the answer to a request for a link takes at least, whether there is such an account or not.
const ANSWER: Duration = Duration::from_millis(250);

/// Whether there is an owner.
pub(crate) fn is_set_up(desk: &Desk, _call: &Call) -> Result<Answer, Refusal> {
    let status = desk.read(|reader| Ok(reader.is_set_up()?))?;
    Ok(Answer::json(json!({"setup": [{"status": status}]})))
}

/// Makes the owner of a newsroom that has none, and signs them in.
pub(crate) fn set_up(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    door::check_origin(desk, &call.method, &call.headers)?;
    desk.throttle().attempt(NETWORK, &network(call.address), call.now)?;
    if desk.read(|reader| Ok(reader.is_set_up()?))? {
        return Err(Refusal::forbidden());
    }
    let person = call.object("setup")?;
    let [name, email, password] = ["name", "email", "password"].map(|name| Call::text(&person, name));
    let (name, email, password) = (name?, email?, password?);
    check_password(password)?;
    let kept = desk.turns().take(|| hash_password(password))??;
    let title = person.get("blogTitle").and_then(Value::as_str);
    let id = desk.newsroom().write(call.now, |writer| writer.set_up(name, email, &kept, title))?;
    let token = desk.note(call, |writer| writer.begin_session(&id, &device(call)))?;
    let owner = desk.read(|reader| Ok(reader.staff_record(&id)?))?;
    Ok(Answer::created(json!({"users": [owner]})).with(header::SET_COOKIE, door::give(desk, &token)))
}

/// Has a link mailed to whoever has this address; the answer is the same if nobody has.
pub(crate) fn ask_for_password(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    door::check_origin(desk, &call.method, &call.headers)?;
    let begun = Instant::now();
    let asked = call.object("password_reset")?;
    let email = Call::text(&asked, "email")?.trim();
    desk.throttle().attempt(NETWORK, &network(call.address), call.now)?;
    desk.throttle().attempt(ADDRESS, &email.to_lowercase(), call.now)?;
    desk.note(call, |writer| writer.ask_for_password(email))?;
    // To write a link down takes longer than to write none: nobody is told by the time that it took.
    std::thread::sleep(ANSWER.saturating_sub(begun.elapsed()));
    Ok(Answer::json(json!({"password_reset": [{"message": "Check your email for further instructions."}]})))
}

/// Takes the link's token and a new password, and signs its holder in.
pub(crate) fn reset_password(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    door::check_origin(desk, &call.method, &call.headers)?;
    desk.throttle().attempt(NETWORK, &network(call.address), call.now)?;
    let asked = call.object("password_reset")?;
    let [token, password, again] =
        ["token", "newPassword", "ne2Password"].map(|name| Call::text(&asked, name));
    let (token, password, again) = (token?, password?, again?);
    if password != again {
        return Err(Refusal::told("Your new passwords do not match"));
    }
    check_password(password)?;
    let kept = desk.turns().take(|| hash_password(password))??;
    let begun = desk.note(call, |writer| {
        let Some(user_id) = writer.reset_with_link(token, &kept)? else { return Ok(None) };
        writer.sign_in(&user_id, &device(call)).map(Some)
    })?;
    let answer = Answer::json(json!({"password_reset": [{"message": "Password updated"}]}));
    match begun {
        None => Err(Refusal::told("Invalid password reset link.")),
        Some(newsroom::SignIn::Session(token)) => {
            Ok(answer.with(header::SET_COOKIE, door::give(desk, &token)))
        }
        // A link in a mail is no second factor: they sign in with the new password.
        Some(newsroom::SignIn::NeedsSecondFactor(_)) => Ok(answer),
    }
}

/// A new secret for one's authenticator.
pub(crate) fn prepare_second_factor(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    own_password(desk, call)?;
    let user_id = &call.actor()?.id;
    let (has, account) =
        desk.read(|reader| Ok((reader.has_second_factor(user_id)?, reader.account_by_id(user_id)?)))?;
    if has {
        return Err(Refusal::told("You have a second factor already; remove it first."));
    }
    let email = account.map(|account| account.email).unwrap_or_default();
    let site = desk.newsroom().address().host();
    let factor = desk.note(call, |writer| writer.prepare_second_factor(user_id, &email, site))?;
    Ok(Answer::created(json!({"second_factor": [{"secret": factor.secret, "address": factor.address}]})))
}

/// Takes the first code of the authenticator; from now on it is asked for. The answer has the recovery codes.
pub(crate) fn confirm_second_factor(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let given = call.object("second_factor")?;
    let code = Call::text(&given, "code")?;
    let actor = call.actor()?;
    desk.throttle().attempt(ADDRESS, &actor.id, call.now)?;
    if desk.read(|reader| Ok(reader.has_second_factor(&actor.id)?))? {
        return Err(Refusal::told("You have a second factor already; remove it first."));
    }
    let codes = desk.note(call, |writer| {
        let codes = writer.confirm_second_factor(&actor.id, code)?;
        if codes.is_some() {
            writer.log(actor, "edited", ("user", &actor.id), &json!({"second_factor": true}))?;
        }
        Ok(codes)
    })?;
    let codes = codes.ok_or_else(|| Refusal::told("This is no code of your authenticator."))?;
    Ok(Answer::json(json!({"second_factor": [{"recovery_codes": codes}]})))
}

/// Takes one's second factor away.
pub(crate) fn remove_second_factor(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    own_password(desk, call)?;
    let actor = call.actor()?;
    desk.note(call, |writer| {
        writer.remove_second_factor(&actor.id)?;
        writer.log(actor, "edited", ("user", &actor.id), &json!({"second_factor": false}))
    })?;
    Ok(Answer::no_content())
}

/// Whoever found a desk unlocked doesn't know the password.
fn own_password(desk: &Desk, call: &Call) -> Result<(), Refusal> {
    let given = call.object("second_factor")?;
    let password = Call::text(&given, "password")?;
    if is_own_password(desk, call, password)? { Ok(()) } else { Err(Refusal::wrong_password()) }
}
