//! What is shown instead of a page.

use http::StatusCode;
use theme::PageKind;

use super::sheet::Sheet;
use crate::answer::{Answer, Keep};
use crate::asked::Asked;
use crate::{Refusal, Site};

/// The page that tells a reader why there is nothing else to see: the theme's, or a bare one where that fails too.
pub(crate) fn show(site: &Site, asked: &Asked, refusal: &Refusal) -> Answer {
    let (status, message) = match refusal {
        Refusal::NotFound => (StatusCode::NOT_FOUND, "Page not found"),
        // The full stop is Ghost 6.65's.
        Refusal::PastTheEnd => (StatusCode::NOT_FOUND, "Page not found."),
        Refusal::Misdirected(message) => (StatusCode::BAD_REQUEST, message.as_str()),
        Refusal::Newsroom(_) | Refusal::Theme(_) => {
            tracing::error!(error = whole(refusal), path = asked.path, "a page could not be shown");
            (StatusCode::INTERNAL_SERVER_ERROR, "The page could not be shown")
        }
    };
    let answer = themed(site, asked, status, message).unwrap_or_else(|error| {
        tracing::warn!(error = whole(&error), path = asked.path, "the error page could not be shown");
        bare(site, status, message)
    });
    // The words are Ghost 6.65's: only what is not there is the same for everyone.
    let keep = if status == StatusCode::NOT_FOUND { Keep::Never } else { Keep::Private };
    answer.with_status(status).kept(keep)
}

fn themed(site: &Site, asked: &Asked, status: StatusCode, message: &str) -> Result<Answer, Refusal> {
    let kind =
        PageKind::Error { status: status.as_u16(), message: message.to_owned(), instead_of: Vec::new() };
    asked.read(site, |reader| Sheet::new(kind, asked.path.clone()).render(site, reader))
}

/// For a theme without pages for errors, and for when nothing else works.
fn bare(site: &Site, status: StatusCode, message: &str) -> Answer {
    let number = status.as_u16();
    let home = site.newsroom().address().path();
    Answer::html(format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{number} {message}</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><h1>{number}</h1><p>{message}</p>\
         <p><a href=\"{home}/\">Front page</a></p></html>"
    ))
}

/// An error and its causes.
fn whole(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        words = format!("{words}: {error}");
        cause = error.source();
    }
    words
}
