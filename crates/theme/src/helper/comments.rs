//! `{{comments}}`: the script that shows what readers say.

use super::{Answer, Call, html, integer, option, string};
use crate::head::{content_api_url, locale, script_tag};
use hbs::Value;

pub(super) fn comments<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let (view, this) = (call.state(), call.this());
    let (site, config) = (view.page.site, view.page.config);
    let may =
        this.field("comment_id").is_truthy() && this.field("access").is_truthy() && site.comments_are_on();
    let Some(script) = config.comments_url.as_deref().filter(|url| may && !url.is_empty()) else {
        return Ok(Value::Undefined);
    };
    let mode = option(call, "mode").filter(|mode| matches!(*mode, "dark" | "light")).unwrap_or("auto");
    let saturation = integer(call.named("saturation")).unwrap_or(60).to_string();
    let counts = !matches!(call.named("count"), Value::Bool(false));
    let (home, api, desk) = (view.urls.home(), content_api_url(view), view.urls.create("/ghost/", true));
    let id = string(this.field("id"));
    let data = [
        ("locale", locale(view)),
        ("ghost-comments", &home),
        ("api", &api),
        ("admin", site.admin_url.as_deref().unwrap_or(&desk)),
        ("key", &config.content_api_key),
        ("title", option(call, "title").unwrap_or("null")),
        ("count", if counts { "true" } else { "false" }),
        ("post-id", &id),
        ("color-scheme", mode),
        ("avatar-saturation", &saturation),
        ("accent-color", site.accent_color.as_deref().unwrap_or_default()),
        ("comments-enabled", &site.comments_enabled),
        ("publication", &site.title),
    ];
    html(call, &script_tag(script, &data))
}
