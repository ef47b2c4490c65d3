//! One request, as the routes see it.

use std::sync::{Mutex, PoisonError};

use axum::body::Bytes;
use http::{HeaderMap, Method};
use newsroom::may::Actor;
use serde_json::Value;

use crate::error::Refusal;
use crate::form::{Form, Sent};
use crate::policy::Entrance;

/// One request. Who asks was found out and may do it.
pub(crate) struct Call {
    pub(crate) method: Method,
    pub(crate) headers: HeaderMap,
    /// What stands in the places of the route's address.
    pub(crate) names: Vec<(String, String)>,
    /// The parameters, decoded, in their order.
    pub(crate) query: Vec<(String, String)>,
    pub(crate) body: Bytes,
    /// What was sent as a form with files.
    pub(crate) form: Mutex<Form>,
    /// Who asks, and how they came in.
    pub(crate) caller: Option<Caller>,
    /// The network address that the request came from.
    pub(crate) address: std::net::IpAddr,
    /// Milliseconds since 1970.
    pub(crate) now: i64,
}

/// Who asks.
pub(crate) struct Caller {
    pub(crate) actor: Actor,
    pub(crate) entrance: Entrance,
}

impl Call {
    /// Who asks; a route for anyone has nobody.
    pub(crate) fn actor(&self) -> Result<&Actor, Refusal> {
        self.caller.as_ref().map(|caller| &caller.actor).ok_or_else(Refusal::signed_out)
    }

    /// What stands in this place of the address.
    pub(crate) fn name(&self, place: &str) -> &str {
        self.names.iter().find(|(name, _)| name == place).map_or("", |(_, value)| value)
    }

    /// A parameter, if it was given and is not empty.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        let found = self.query.iter().find(|(given, _)| given == name);
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// A field of the form that is no file.
    pub(crate) fn field(&self, name: &str) -> Option<String> {
        self.form.lock().unwrap_or_else(PoisonError::into_inner).field(name).map(str::to_owned)
    }

    /// A file of the form, given away.
    pub(crate) fn file(&self, field: &str) -> Option<Sent> {
        self.form.lock().unwrap_or_else(PoisonError::into_inner).file(field)
    }

    /// The body, which must be JSON.
    pub(crate) fn json(&self) -> Result<Value, Refusal> {
        let kind = self.headers.get(http::header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        // Forms of other sites can send anything but this: asking for it keeps them out.
        let is_json = kind.is_some_and(|kind| {
            kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
        });
        if !is_json {
            return Err(Refusal::bad_request("The body must be application/json."));
        }
        serde_json::from_slice(&self.body)
            .map_err(|error| Refusal::bad_request(&format!("The body is no JSON: {error}.")))
    }

    /// The one object in the list of this name, as Ghost's bodies have it: `{"posts": [{…}]}`.
    pub(crate) fn object(&self, name: &'static str) -> Result<newsroom::Record, Refusal> {
        let one = self.json()?.get_mut(name).and_then(Value::as_array_mut).and_then(|list| {
            match list.as_mut_slice() {
                [Value::Object(one)] => Some(std::mem::take(one)),
                _ => None,
            }
        });
        one.ok_or_else(|| {
            Refusal::invalid(&format!("The body must have one object in the list {name:?}."), name)
        })
    }

    /// A text of an object that must be there.
    pub(crate) fn text<'o>(object: &'o newsroom::Record, name: &'static str) -> Result<&'o str, Refusal> {
        let text = object.get(name).and_then(Value::as_str);
        text.ok_or_else(|| Refusal::invalid(&format!("Validation (isString) failed for {name}"), name))
    }
}
