//! What an editor's cards need of another page: its name and summary for a bookmark, a player for an embed.
//!
//! Pages are asked through the guarded client alone, and a refusal says the same whatever stands behind an address: what
//! is inside the house can't be told from what is not there. Markup is taken from known services only, and of it nothing
//! but their frame.

use newsroom::Record;
use outside::{Address, Client, Limits, OutsideError, Request};
use serde_json::{Value, json};

use crate::Desk;
use crate::answer::Answer;
use crate::call::Call;
use crate::door::Limit;
use crate::error::Refusal;
use crate::link::{Head, Provider};

/// Pages that one editor may have looked up.
const LOOKED_UP: Limit = Limit { name: "pages of others", free: 120, wait: 10 * 60 * 1000 };

/// How much patience a page's host is given.
const LIMITS: Limits = Limits {
    total: std::time::Duration::from_secs(8),
    connect: std::time::Duration::from_secs(4),
    size: 2 * 1024 * 1024,
    redirects: 5,
};

/// What of a service's answer is passed on, as Ghost 6.65.
const KNOWN: [&str; 12] = [
    "type",
    "version",
    "url",
    "title",
    "width",
    "height",
    "author_name",
    "author_url",
    "provider_name",
    "provider_url",
    "thumbnail_width",
    "thumbnail_height",
];

/// A bookmark or an embed of a page.
pub(crate) fn read(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let url = call.parameter("url").ok_or_else(|| Refusal::bad_request("No url provided."))?;
    desk.throttle().attempt(LOOKED_UP, &call.actor()?.id, call.now)?;
    let wants_bookmark = matches!(call.parameter("type"), Some("bookmark" | "mention"));
    let client = desk.client();
    let found = tokio::runtime::Handle::current().block_on(async {
        if let Some(provider) = Provider::of(url).filter(|_| !wants_bookmark)
            && let Ok(Some(embed)) = embed(client, provider, url).await
        {
            return Ok(embed);
        }
        bookmark(client, url).await
    });
    match found {
        Ok(document) => Ok(Answer::json(document)),
        Err(error) => {
            tracing::debug!(error = error.as_ref().map(|error| error as &dyn std::error::Error), "no card");
            Err(Refusal::told("No provider found for supplied URL."))
        }
    }
}

/// The player of a known service.
async fn embed(client: &Client, provider: &Provider, url: &str) -> Result<Option<Value>, OutsideError> {
    let address = client.address(&provider.question(url))?;
    let request = Request::get(address, &["application/json", "text/json", "text/javascript"]).limits(LIMITS);
    let answer = client.ask(request).await?;
    let said = serde_json::from_slice::<Record>(&answer.body).unwrap_or_default();
    let html = said.get("html").and_then(Value::as_str).and_then(|html| provider.frame(html));
    let Some(html) = html.filter(|_| answer.status.is_success()) else { return Ok(None) };
    let mut embed: Record = said.into_iter().filter(|(name, value)| is_known(name, value)).collect();
    embed.insert("html".to_owned(), json!(html.as_str()));
    Ok(Some(Value::Object(embed)))
}

fn is_known(name: &str, value: &Value) -> bool {
    KNOWN.contains(&name) && (value.is_string() || value.is_number())
}

/// What a page says of itself.
async fn bookmark(client: &Client, url: &str) -> Result<Value, Option<OutsideError>> {
    let address = client.address(url).map_err(Some)?;
    let request = Request::get(address, &["text/html", "application/xhtml+xml"]).limits(LIMITS);
    let answer = client.ask(request).await.map_err(Some)?;
    if !answer.status.is_success() {
        return Err(None);
    }
    let content_type = answer.headers.get(http::header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let head = Head::read(&answer.body, content_type.unwrap_or_default());
    let title = head.title.ok_or(None)?;
    let page = shown(&answer.address);
    // Pictures of other hosts are not passed on: a reader's browser would ask these hosts.
    Ok(json!({
        "version": "1.0",
        "type": "bookmark",
        "url": page,
        "metadata": {
            "url": page,
            "title": title,
            "description": head.description,
            "author": head.author,
            "publisher": head.publisher,
            "thumbnail": null,
            "icon": null,
        },
    }))
}

fn shown(address: &Address) -> String {
    address.url().as_str().to_owned()
}
