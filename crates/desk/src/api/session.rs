//! Signing in, the second factor, signing out, and the list of one's own sessions.

use std::time::{Duration, Instant};

use http::{StatusCode, header};
use newsroom::{Account, Device, PasswordCheck, SignIn, hash_password};
use serde_json::json;

use crate::Desk;
use crate::answer::Answer;
use crate::call::Call;
use crate::door::{self, Limit, network};
use crate::error::Refusal;

/// Wrong passwords for one account, as Ghost 6.65.
const ACCOUNT: Limit = Limit { name: "sign-in of an account", free: 5, wait: 10 * 60 * 1000 };

/// Attempts from one network, whosever account.
const NETWORK: Limit = Limit { name: "sign-in from a network", free: 50, wait: 10 * 60 * 1000 };

/// Codes from one network.
const CODES: Limit = Limit { name: "codes from a network", free: 20, wait: 10 * 60 * 1000 };

/// How long a refusal takes at least: longer than any comparison, so that its length tells nothing.
const REFUSAL: Duration = Duration::from_millis(400);

/// Signs somebody in with name and password.
pub(crate) fn begin(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let begun = Instant::now();
    door::check_origin(desk, &call.method, &call.headers)?;
    let body = call.json()?;
    let text = |name| body.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
    let (email, password) = (text("username").trim(), text("password"));
    let network = network(call.address);
    desk.throttle().attempt(NETWORK, &network, call.now)?;
    desk.throttle().attempt(ACCOUNT, &email.to_lowercase(), call.now)?;
    let Some((account, check)) = checked(desk, email, password)? else {
        std::thread::sleep(REFUSAL.saturating_sub(begun.elapsed()));
        return Err(Refusal::wrong_password());
    };
    desk.throttle().forgive(ACCOUNT, &email.to_lowercase());
    if check == PasswordCheck::RightOfOld
        && let Ok(kept) = desk.turns().take(|| hash_password(password))?
    {
        desk.note(call, |writer| writer.rehash_password(&account.id, &kept))?;
    }
    let signed_in = desk.note(call, |writer| {
        // A session that the browser brought along is over: nobody is signed in with a token that was known before.
        if let Some(token) = door::token(&call.headers) {
            writer.end_session(&token)?;
        }
        writer.sign_in(&account.id, &device(call))
    })?;
    match signed_in {
        SignIn::Session(token) => Ok(created(desk, &token)),
        SignIn::NeedsSecondFactor(token) => {
            Ok(Refusal::needs_second_factor().answer().with(header::SET_COOKIE, door::give(desk, &token)))
        }
    }
}

/// The account, if it may be used and the password is its own.
fn checked(desk: &Desk, email: &str, password: &str) -> Result<Option<(Account, PasswordCheck)>, Refusal> {
    let account = desk.read(|reader| Ok(reader.account(email)?))?;
    let account = account.filter(|account| account.is_active);
    let kept = account.as_ref().map(|account| account.password.as_str());
    let check = desk.turns().take(|| PasswordCheck::of(kept, password))?;
    Ok(account.filter(|_| check != PasswordCheck::Wrong).map(|account| (account, check)))
}

/// Whether this is the password of the one who calls; counted as an attempt to sign in.
pub(crate) fn is_own_password(desk: &Desk, call: &Call, password: &str) -> Result<bool, Refusal> {
    let user_id = &call.actor()?.id;
    desk.throttle().attempt(ACCOUNT, user_id, call.now)?;
    let account = desk.read(|reader| Ok(reader.account_by_id(user_id)?))?;
    let kept = account.as_ref().map(|account| account.password.as_str());
    let is_right = desk.turns().take(|| PasswordCheck::of(kept, password))? != PasswordCheck::Wrong;
    if is_right {
        desk.throttle().forgive(ACCOUNT, user_id);
    }
    Ok(is_right)
}

/// Takes the code of an authenticator, or a recovery code.
pub(crate) fn verify(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    door::check_origin(desk, &call.method, &call.headers)?;
    desk.throttle().attempt(CODES, &network(call.address), call.now)?;
    let body = call.json()?;
    let code = body.get("token").and_then(serde_json::Value::as_str).unwrap_or_default();
    let pending = door::token(&call.headers).unwrap_or_default();
    let token = desk.note(call, |writer| writer.sign_in_with_code(&pending, code, &device(call)))?;
    Ok(match token {
        Some(token) => Answer::words(StatusCode::OK, "OK").with(header::SET_COOKIE, door::give(desk, &token)),
        None => Answer::words(StatusCode::UNAUTHORIZED, "Unauthorized"),
    })
}

/// Signs out.
pub(crate) fn end(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    door::check_origin(desk, &call.method, &call.headers)?;
    if let Some(token) = door::token(&call.headers) {
        desk.note(call, |writer| writer.end_session(&token))?;
    }
    Ok(Answer::no_content().with(header::SET_COOKIE, door::clear(desk)))
}

/// One's own sessions.
pub(crate) fn browse(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let user_id = &call.actor()?.id;
    let sessions = desk.read(|reader| Ok(reader.sessions_of(user_id, call.now)?))?;
    Ok(Answer::json(json!({"sessions": sessions})))
}

/// Ends one of one's own sessions.
pub(crate) fn end_one(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let (user_id, session_id) = (&call.actor()?.id, super::list::id(call, "id")?);
    if desk.note(call, |writer| writer.end_session_of(user_id, session_id))? {
        Ok(Answer::no_content())
    } else {
        Err(Refusal::not_found("Session not found."))
    }
}

/// The answer that gives somebody their session.
pub(crate) fn created(desk: &Desk, token: &str) -> Answer {
    Answer::words(StatusCode::CREATED, "Created").with(header::SET_COOKIE, door::give(desk, token))
}

/// Where the request comes from.
pub(crate) fn device(call: &Call) -> Device {
    let user_agent = call.headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
    Device {
        user_agent: user_agent.map(|agent| agent.chars().take(300).collect()),
        address: Some(call.address.to_string()),
    }
}
