//! A route of routes.yaml that shows a template.

use http::StatusCode;
use newsroom::Reader;
use routing::Route;
use theme::{PageKind, RenderError};

use super::beside::{self, Beside};
use super::sheet::Sheet;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::files::media_type;
use crate::{Refusal, Site};

/// The route's template, with its data.
pub(super) fn show(
    site: &Site,
    reader: &mut Reader<'_, '_>,
    asked: &Asked,
    route: &Route,
    slug: Option<&str>,
) -> Result<Answer, Refusal> {
    let Beside { fetched, post, tag, author } = beside::fetch(site, reader, &route.data, slug)?;
    let kind = PageKind::Route { name: route.name(), templates: route.templates.clone() };
    let mut sheet = Sheet::new(kind, asked.path.clone()).with_data(fetched);
    if let Some(post) = post {
        sheet = sheet.with_post(post);
    }
    if let Some(tag) = tag {
        sheet = sheet.with_tag(tag);
    }
    if let Some(author) = author {
        sheet = sheet.with_author(author);
    }
    let answer = sheet.render(site, reader).map_err(|refusal| match refusal {
        Refusal::Theme(RenderError::NoTemplate { wanted }) => {
            let files: Vec<_> = wanted.iter().map(|name| format!("{name}.hbs")).collect();
            let message = format!("Missing template {} for route \"{}\".", files.join(", "), asked.path);
            Refusal::Misdirected(message)
        }
        other => other,
    })?;
    Ok(match route.content_type.as_deref() {
        Some(kind) if answer.status() == StatusCode::OK => answer.of_type(full_type(kind)),
        _ => answer,
    })
}

/// As Ghost 6.65: `json` or `application/json`, always in UTF-8.
fn full_type(kind: &str) -> String {
    let kind = if kind.contains('/') { kind } else { media_type::of(&format!("a.{kind}")) };
    if kind.contains("charset=") { kind.to_owned() } else { format!("{kind}; charset=utf-8") }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_type_is_named_in_full_or_by_its_ending() {
        assert_eq!(super::full_type("json"), "application/json; charset=utf-8");
        assert_eq!(super::full_type("text/xml"), "text/xml; charset=utf-8");
    }
}
