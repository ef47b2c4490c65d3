//! The scripts and styles of the reader's extras: sign-up, search, announcements, cards, comments.

use crate::head::title::filled;
use crate::head::{Lines, escaped};
use crate::view::View;

/// Writes those that are configured and switched on; the page works without any of them.
pub(super) fn write(view: &View<'_>, has: &dyn Fn(&str) -> bool, lines: &mut Lines) {
    let site = view.page.site;
    lines.push(members(view, has));
    if has("search") {
        lines.push(search(view));
    }
    if has("announcement") {
        lines.push(announcement(view));
    }
    lines.push(format!(
        r#"<link href="{}" rel="webmention">"#,
        view.urls.create("/webmentions/receive/", true)
    ));
    if has("card_assets") {
        if let Some(url) = public_asset(view, "cards.min.js") {
            lines.push(format!(r#"<script defer src="{url}"></script>"#));
        }
        if let Some(url) = public_asset(view, "cards.min.css") {
            lines.push(format!(r#"<link rel="stylesheet" type="text/css" href="{url}">"#));
        }
    }
    if has("comment_counts")
        && site.comments_are_on()
        && let Some(url) = public_asset(view, "comment-counts.min.js")
    {
        let counts = view.urls.create("/members/api/comments/counts/", true);
        lines.push(format!(
            r#"<script defer src="{url}" data-ghost-comments-counts-api="{counts}"></script>"#
        ));
    }
    if site.members_enabled
        && view.page.config.track_sources
        && let Some(url) = public_asset(view, "member-attribution.min.js")
    {
        lines.push(format!(r#"<script defer src="{url}"></script>"#));
    }
}

/// A file under `/public/` with its hash; none where the installation has no such file.
fn public_asset(view: &View<'_>, name: &str) -> Option<String> {
    let hash = view.page.config.public_assets.get(name)?;
    Some(format!("{}?v={hash}", view.urls.create(&format!("/public/{name}"), false)))
}

fn members(view: &View<'_>, has: &dyn Fn(&str) -> bool) -> String {
    let (site, config) = (view.page.site, view.page.config);
    if !site.members_enabled && !site.donations_enabled && !site.recommendations_enabled {
        return String::new();
    }
    let mut html = String::new();
    if let Some(script) = filled(config.portal_url.as_ref()).filter(|_| has("portal")) {
        let (home, api) = (view.urls.home(), content_api_url(view));
        let key = config.content_api_key.as_str();
        let data =
            [("i18n", "true"), ("ghost", &home), ("key", key), ("api", &api), ("locale", locale(view))];
        html.push_str(&script_tag(script, &data));
    }
    if has("cta_styles") {
        html.push_str(r#"<style id="gh-members-styles">"#);
        html.push_str(include_str!("members.css").trim_end());
        html.push_str("</style>");
    }
    html
}

fn search(view: &View<'_>) -> String {
    let config = view.page.config;
    let Some(script) = filled(config.search_url.as_ref()) else { return String::new() };
    let styles = config.search_styles.as_deref().unwrap_or_default();
    let home = view.urls.home();
    let key = config.content_api_key.as_str();
    script_tag(script, &[("key", key), ("styles", styles), ("sodo-search", &home), ("locale", locale(view))])
}

fn announcement(view: &View<'_>) -> String {
    let (site, config) = (view.page.site, view.page.config);
    let announces =
        filled(site.announcement_content.as_ref()).is_some() && !site.announcement_visibility.is_empty();
    let Some(script) = filled(config.announcement_bar_url.as_ref()).filter(|_| announces) else {
        return String::new();
    };
    let api = view.urls.create("/members/api/announcement/", true);
    script_tag(script, &[("announcement-bar", &view.urls.home()), ("api-url", &api)])
}

/// Where scripts in the page ask the Content API.
pub(crate) fn content_api_url(view: &View<'_>) -> String {
    view.urls.create("/ghost/api/content/", true).into_owned()
}

/// The site's language, English where none is set.
pub(crate) fn locale<'v>(view: &View<'v>) -> &'v str {
    Some(view.page.site.locale.as_str()).filter(|locale| !locale.is_empty()).unwrap_or("en")
}

/// A script with what it is told in `data-` attributes.
pub(crate) fn script_tag(script: &str, data: &[(&str, &str)]) -> String {
    let data: Vec<_> =
        data.iter().map(|(name, value)| format!(r#"data-{name}="{}""#, escaped(value))).collect();
    format!(r#"<script defer src="{}" {} crossorigin="anonymous"></script>"#, escaped(script), data.join(" "))
}
