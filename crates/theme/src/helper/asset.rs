//! `{{asset "css/screen.css"}}`: the address of one of the theme's files, with its hash.

use super::{Answer, Call, html, is_on};
use crate::head::icon_url;
use crate::view::View;

pub(super) fn asset<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    match call.param(0).text() {
        Some(path) if !path.is_empty() => {
            let url = asset_url(call.state(), path, is_on(call.named("hasMinFile")));
            html(call, &url)
        }
        _ => Err(call.fail("the path of a file is missing")),
    }
}

/// Where a file is: the site's icon whatever the theme has, the theme's under `/assets/`, Courant's under `/public/`; as Ghost 6.65.
fn asset_url(view: &View<'_>, path: &str, minified: bool) -> String {
    if ["favicon.ico", "favicon.png"].iter().any(|name| path.ends_with(name)) {
        let chosen = view.page.site.icon.as_deref().map(|icon| icon_url(view.urls, icon).0);
        return chosen.unwrap_or_else(|| view.urls.create("/favicon.ico", false).into_owned());
    }
    let (file, anchor) = path.split_at(path.find('#').unwrap_or(path.len()));
    let file = match file.rsplit_once('.') {
        Some((name, extension)) if minified => format!("{name}.min.{extension}"),
        _ => file.to_owned(),
    };
    let assets = &view.theme.assets;
    let (folder, hash) = match file.strip_prefix("public/") {
        Some(public) => {
            ("/", view.page.config.public_assets.get(public).map_or(assets.fallback(), String::as_str))
        }
        None if file.starts_with("asset") => {
            ("/", assets.hash(file.strip_prefix("assets/").unwrap_or(&file)))
        }
        None => ("/assets/", assets.hash(file.trim_start_matches('/'))),
    };
    let url = view.urls.join(&[view.urls.subdirectory(), folder, &file]);
    format!("{url}?v={hash}{anchor}")
}
