//! What everyone may know of the site: its name and looks, before they sign in.

use serde_json::{Value, json};

use crate::Desk;
use crate::answer::{Answer, VERSION};
use crate::call::Call;
use crate::error::Refusal;

/// The site.
pub(crate) fn read(desk: &Desk, _call: &Call) -> Result<Answer, Refusal> {
    desk.read(|reader| {
        let text = |key: &str| {
            reader
                .setting(key)
                .map_or(Value::Null, |text| json!(desk.newsroom().address().fill(text.to_owned())))
        };
        let url = desk.newsroom().address().of("/");
        Ok(Answer::json(json!({"site": {
            "title": text("title"),
            "description": text("description"),
            "logo": text("logo"),
            "icon": text("icon"),
            "cover_image": text("cover_image"),
            "accent_color": text("accent_color"),
            "locale": reader.setting("locale").unwrap_or("en"),
            "timezone": reader.setting("timezone").unwrap_or("Etc/UTC"),
            "url": url,
            "version": VERSION,
            "allow_external_signup": reader.setting("members_signup_access").unwrap_or("all") == "all",
            "site_uuid": text("site_uuid"),
        }})))
    })
}
