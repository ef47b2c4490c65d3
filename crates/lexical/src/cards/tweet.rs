//! A post on Twitter in an e-mail: a table that shows what its script shows on a page.

use serde_json::Value;

use crate::{
    json::{self, Fields, format_number, truthy},
    render::Context,
};

/// The table for an e-mail, as a template. None on a page, and where nothing is known of the post.
pub(super) fn email(fields: Fields<'_>, context: &Context<'_>) -> Option<String> {
    let tweet = fields.object("metadata").object("tweet_data");
    if !context.is_email() || !truthy(tweet.get("id")) {
        return None;
    }
    let id = json::text(tweet.get("id"));
    let address = format!("https://twitter.com/twitter/status/{}", context.quoted(&id));
    let metrics = tweet.object("public_metrics");
    let (time, date) = time_and_date(&tweet.text("created_at"));
    let has_poll = truthy(tweet.object("attachments").get("poll_ids"));
    let poll = if has_poll { r#"<br><span style="color: #1DA1F2;">View poll &rarr;</span>"# } else { "" };
    Some(format!(
        r#"<table cellspacing="0" cellpadding="0" border="0" class="kg-twitter-card">
            <tr>
                <td>
                    <table cellspacing="0" cellpadding="0" border="0" width="100%">
                        {author}
                        <tr>
                            <td colspan="3">
                                <a href="{address}" class="kg-twitter-link" style="font-size: 15px; line-height: 1.4em; padding-top: 8px; padding-left: 16px; padding-right: 16px; padding-bottom: 16px;">{words}
                                {poll}
                                </a>
                            </td>
                        </tr>
                        {picture}
                        <tr>
                            <td colspan="3" style="width: 100%;">
                                <table cellspacing="0" cellpadding="0" border="0" width="100%">
                                    <tr>
                                        <td>
                                        <a href="{address}" class="kg-twitter-link" style="padding-top: 4px; padding-right: 16px; padding-bottom: 12px; padding-left: 16px;"><span style="color: #838383;">{time} &bull; {date}</span></a>
                                        </td>
                                    </tr>
                                </table>
                            </td>
                        </tr>
                        <tr>
                            <td colspan="3" style="width: 100%;">
                                <table cellspacing="0" cellpadding="0" border="0" width="100%" style="border-top: 1px solid #E9E9E9;">
                                    <tr>
                                        <td>
                                            <a href="{address}" class="kg-twitter-link" style="padding-top: 12px; padding-right: 16px; padding-bottom: 12px; padding-left: 16px;">
                                                <span style="font-weight: 600;">{likes}</span> <span style="color: #838383;">likes &bull;</span>
                                                <span style="font-weight: 600;">{retweets}</span> <span style="color: #838383;">retweets</span>
                                            </a>
                                        </td>
                                    </tr>
                                </table>
                            </td>
                        </tr>
                    </table>
                </td>
            </tr>
        </table>"#,
        author = author(tweet, &address, context),
        words = context.markup(&words(tweet)),
        picture = picture(tweet, &address, context),
        likes = count(metrics.get("like_count")),
        retweets = count(metrics.get("retweet_count")),
    ))
}

fn author(tweet: Fields<'_>, address: &str, context: &Context<'_>) -> String {
    let users = tweet.get("users").as_array().into_iter().flatten().map(Fields::of);
    let Some(user) = users.into_iter().find(|user| user.get("id") == tweet.get("author_id")) else {
        return String::new();
    };
    let (portrait, name) = (user.text("profile_image_url"), user.text("name"));
    let portrait = if portrait.is_empty() {
        String::new()
    } else {
        format!(
            r#"<td width="48" style="width: 48px;">
                                    <a href="{address}" class="kg-twitter-link" style="padding-left: 16px; padding-top: 16px;"><img src="{}" style="max-width: 512px; border: none; width: 48px; height: 48px; border-radius: 999px;" border="0"></a>
                                </td>"#,
            context.quoted_address(&portrait)
        )
    };
    let name = if name.is_empty() {
        String::new()
    } else {
        let handle = if user.has("username") { json::text(user.get("username")) } else { "undefined".into() };
        format!(
            r#"
                                <td style="line-height: 1.3em; width: 100%;">
                                    <a href="{address}" class="kg-twitter-link" style="font-size: 15px !important; font-weight: 600; width: 100%; padding-top: 20px; padding-bottom: 18px;">{} <br> <span style="color: #ABB4BE; font-size: 14px; font-weight: 500;">@{}</span></a>
                                </td>"#,
            context.markup(&name),
            context.markup(&handle),
        )
    };
    format!(
        r#"
                            <tr>
                                {portrait}
                                {name}
                                <td align="right" width="24" style="width: 24px;">
                                    <a href="{address}" class="kg-twitter-link" style="padding-right: 16px; padding-top: 20px; width: 24px; height: 38px;"><img src="https://static.ghost.org/v4.0.0/images/twitter-logo-small.png" width="24" border="0"></a>
                                </td>
                            </tr>
                        "#
    )
}

fn picture(tweet: Fields<'_>, address: &str, context: &Context<'_>) -> String {
    let media = tweet.object("includes").get("media").get(0).unwrap_or(&Value::Null);
    let media = Fields::of(media);
    let url = [media.text("preview_image_url"), media.text("url")].into_iter().find(|url| !url.is_empty());
    let Some(url) = url.filter(|_| truthy(tweet.object("attachments").get("media_keys"))) else {
        return String::new();
    };
    format!(
        r#"<tr>
                            <td colspan="3" align="center" style="width: 100%;">
                                <a href="{address}" style="display: block; padding-top: 0; padding-left: 16px; padding-right: 16px; padding-bottom: 0;"><img src="{}" style="width: 100%; border: 1px solid #E9E9E9; max-width: 528px; border-radius: 10px;" border="0"></a>
                            </td>
                        </tr>"#,
        context.quoted_address(&url)
    )
}

/// The words of the post as HTML, with what they mention in colour. Addresses of its own pictures are left out.
fn words(tweet: Fields<'_>) -> String {
    let text: Vec<char> = tweet.text("text").chars().collect();
    let part = |from: usize, to: usize| -> String {
        let part: String =
            text.get(from.min(text.len())..to.min(text.len())).unwrap_or_default().iter().collect();
        part.replace('\n', "<br>")
    };
    let mut entities: Vec<Fields<'_>> = ["mentions", "urls", "hashtags"]
        .into_iter()
        .flat_map(|kind| tweet.object("entities").get(kind).as_array().into_iter().flatten())
        .map(Fields::of)
        .collect();
    entities.sort_by(|one, other| one.number("start").total_cmp(&other.number("start")));
    let mut out = String::new();
    let mut last = 0;
    for entity in entities {
        let place = |name| {
            entity.get(name).as_u64().and_then(|place| usize::try_from(place).ok()).unwrap_or_default()
        };
        let (start, end) = (place("start"), place("end").saturating_add(1));
        out.push_str(&part(last, start));
        last = end;
        let (url, shown) = (entity.text("url"), entity.text("display_url"));
        let mut words = part(start, end);
        let is_name = truthy(entity.get("username")) || truthy(entity.get("tag"));
        let is_shown = !url.is_empty() && !shown.is_empty() && !shown.starts_with("pic.twitter.com");
        if is_shown {
            words = words.replacen(&*url, &shown, 1);
        }
        if is_name {
            out.push_str(&format!(r#"<span style="color: #1DA1F2;">{words}</span>"#));
        } else if is_shown {
            out.push_str(&format!(r#"<span style="color: #1DA1F2; word-break: break-all;">{words}</span>"#));
        } else if url.is_empty() {
            out.push_str(&words);
        }
    }
    out.push_str(&part(last, text.len()));
    out
}

/// The number as English readers write it in short: 1.2K, 3M.
fn count(value: &Value) -> String {
    let number = if value.is_null() { 0.0 } else { json::number(value) };
    let tenths = |unit: f64| (number / unit * 10.0).round() / 10.0;
    let units = [(1e0, ""), (1e3, "K"), (1e6, "M"), (1e9, "B"), (1e12, "T")];
    let fits = units.into_iter().find(|(unit, _)| tenths(*unit).abs() < 1000.0);
    let (unit, letter) = fits.unwrap_or((1e12, "T"));
    format!("{}{letter}", format_number(tenths(unit)))
}

/// The time and the date of a moment in UTC, as American readers write them; empty if it is none.
fn time_and_date(moment: &str) -> (String, String) {
    let in_utc = |moment: jiff::Timestamp| moment.to_zoned(jiff::tz::TimeZone::UTC).datetime();
    let Ok(moment) =
        moment.parse::<jiff::Timestamp>().map(in_utc).or_else(|_| moment.parse::<jiff::civil::DateTime>())
    else {
        return (String::new(), String::new());
    };
    (moment.strftime("%-I:%M %p").to_string(), moment.strftime("%b %-d, %Y").to_string())
}
