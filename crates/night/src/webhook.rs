//! Tells webhooks what has happened, as Ghost 6.65 does; unlike Ghost's, what is to be told outlives the process, and a
//! host that is down for a day hears of it.

use std::sync::Arc;
use std::time::Duration;

use hmac::{Hmac, KeyInit, Mac};
use http::header::CONTENT_TYPE;
use http::{HeaderName, HeaderValue, StatusCode};
use newsroom::{Job, Record};
use outside::{Limits, OutsideError, Request};
use sha2::Sha256;

use crate::{Night, NightError};

/// How much patience a webhook's host is given: well below the time for which a job is this process's.
const LIMITS: Limits =
    Limits { total: Duration::from_secs(10), connect: Duration::from_secs(4), size: 64 * 1024, redirects: 5 };

/// The version of Ghost whose form the payload has.
const VERSION: HeaderValue = HeaderValue::from_static("v6.65");

/// What came of telling a webhook.
enum Told {
    /// It knows.
    Yes(u16),
    /// Its address is gone for good.
    Gone,
    /// It has not heard, and may yet.
    NotYet(Option<u16>, String),
    /// It has not heard, and never will.
    Never(Option<u16>, String),
}

/// Tells a webhook of an event.
pub(crate) async fn tell(night: &Arc<Night>, job: &Job, id: &str, body: &str) -> Result<(), NightError> {
    let webhook = {
        let id = id.to_owned();
        night.read(move |reader| reader.webhook_record(&id)).await?
    };
    let told = match webhook {
        // It was removed meanwhile.
        None => Told::Gone,
        Some(webhook) => ask(night, &webhook, body).await,
    };
    keep(night, job.clone(), id.to_owned(), told).await
}

async fn ask(night: &Night, webhook: &Record, body: &str) -> Told {
    let request = match request(night, webhook, body) {
        Ok(request) => request,
        Err(error) => return Told::Never(None, error.to_string()),
    };
    match night.setup.client.ask(request).await {
        Ok(answer) => judged(answer.status),
        Err(error) if may_be_mended(&error) => Told::NotYet(None, error.to_string()),
        Err(error) => Told::Never(None, error.to_string()),
    }
}

fn request(night: &Night, webhook: &Record, body: &str) -> Result<Request, OutsideError> {
    let text = |name: &str| webhook.get(name).and_then(|value| value.as_str()).unwrap_or_default();
    let address = night.setup.client.address(text("target_url"))?;
    let request = Request::post(address, body.to_owned())
        .limits(LIMITS)
        .header(CONTENT_TYPE, HeaderValue::from_static("application/json"))
        .header(HeaderName::from_static("content-version"), VERSION);
    match text("secret") {
        "" => Ok(request),
        secret => {
            let signature = signature(secret, body, night.now());
            let value =
                HeaderValue::try_from(signature).map_err(|error| OutsideError::Question(error.into()))?;
            Ok(request.header(HeaderName::from_static("x-ghost-signature"), value))
        }
    }
}

/// Ghost's signature: of the body, followed by the time in milliseconds since 1970.
fn signature(secret: &str, body: &str, now: i64) -> String {
    let mut hex = String::with_capacity(64);
    if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) {
        mac.update(body.as_bytes());
        mac.update(now.to_string().as_bytes());
        for byte in mac.finalize().into_bytes() {
            hex.extend(
                [byte >> 4, byte & 15].into_iter().filter_map(|half| char::from_digit(half.into(), 16)),
            );
        }
    }
    format!("sha256={hex}, t={now}")
}

/// What a status means: a host that is busy or broken may yet hear, one that refuses will go on refusing.
fn judged(status: StatusCode) -> Told {
    let code = status.as_u16();
    let why = format!("Request failed: {code}");
    match code {
        200..300 => Told::Yes(code),
        410 => Told::Gone,
        408 | 413 | 421 | 425 | 429 | 500..600 => Told::NotYet(Some(code), why),
        _ => Told::Never(Some(code), why),
    }
}

/// Whether the same question may be answered later.
fn may_be_mended(error: &OutsideError) -> bool {
    match error {
        OutsideError::Unknown(_)
        | OutsideError::Connect { .. }
        | OutsideError::Time { .. }
        | OutsideError::Http(_) => true,
        OutsideError::Address(_)
        | OutsideError::NotPublic { .. }
        | OutsideError::Question(_)
        | OutsideError::TooLarge(_)
        | OutsideError::Redirects(_)
        | OutsideError::Type(_)
        | OutsideError::Packing(_) => false,
    }
}

async fn keep(night: &Arc<Night>, job: Job, id: String, told: Told) -> Result<(), NightError> {
    night
        .note(move |writer| match told {
            Told::Yes(status) => {
                writer.webhook_told(&id, Some(status), None)?;
                writer.job_done(&job)
            }
            Told::Gone => {
                writer.webhook_gone(&id)?;
                writer.job_done(&job)
            }
            Told::NotYet(status, why) => {
                writer.webhook_told(&id, status, Some(&why))?;
                if writer.job_failed(&job, &why)? {
                    tracing::warn!(webhook = id, why, "a webhook was not told and won't be");
                }
                Ok(())
            }
            Told::Never(status, why) => {
                writer.webhook_told(&id, status, Some(&why))?;
                tracing::warn!(webhook = id, why, "a webhook was not told and won't be");
                writer.give_job_up(&job, &why)
            }
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::signature;

    #[test]
    fn a_signature_is_that_of_body_and_time() {
        // echo -n '{"a":1}1700000000000' | openssl dgst -sha256 -hmac key
        let expected =
            "sha256=46f0d18373b429dbd5e12aa60fa869be1f92b0c6678e187ac782827e7126ca0c, t=1700000000000";
        assert_eq!(signature("key", r#"{"a":1}"#, 1_700_000_000_000), expected);
    }
}
