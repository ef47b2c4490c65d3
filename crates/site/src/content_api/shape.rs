//! What answers look like: published things as the JSON of Ghost 6.65's Content API.

use jiff::Timestamp;
use published::{Author, Moment, Newsletter, Post, Recommendation, Site, Tag, Tier};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::asked::Asked;

/// A tag, with the number of its posts where that was asked for.
pub(super) fn tag(tag: &Tag, asked: &Asked) -> Value {
    let mut shown = object(tag);
    keep_counted(&mut shown, asked);
    Value::Object(shown)
}

/// An author, with the number of their posts where that was asked for.
pub(super) fn author(author: &Author, asked: &Asked) -> Value {
    let mut shown = object(author);
    shown.shift_remove("role");
    keep_counted(&mut shown, asked);
    Value::Object(shown)
}

/// A tier, as `/tiers/` shows it.
pub(super) fn tier(tier: &Tier) -> Value {
    let mut shown = object(tier);
    dates(&mut shown, tier.created_at, tier.updated_at);
    if tier.currency.is_none() {
        for price in ["currency", "monthly_price", "yearly_price"] {
            shown.shift_remove(price);
        }
    }
    Value::Object(shown)
}

/// A newsletter.
pub(super) fn newsletter(newsletter: &Newsletter, asked: &Asked) -> Value {
    let mut shown = object(newsletter);
    dates(&mut shown, newsletter.created_at, newsletter.updated_at);
    keep(&mut shown, asked);
    Value::Object(shown)
}

/// A recommended site.
pub(super) fn recommendation(recommendation: &Recommendation) -> Value {
    let mut shown = object(recommendation);
    dates(&mut shown, recommendation.created_at, recommendation.updated_at);
    Value::Object(shown)
}

/// The settings.
pub(super) fn settings(site: &Site) -> Value {
    const NOT_SHOWN: [&str; 12] = [
        "heading_font",
        "body_font",
        "admin_url",
        "signup_url",
        "announcement_content",
        "announcement_background",
        "announcement_visibility",
        "llms_enabled",
        "is_private",
        "news_articles",
        "labs",
        "url",
    ];
    let mut shown = object(site);
    for name in NOT_SHOWN {
        shown.shift_remove(name);
    }
    let labs: Map<String, Value> = site.labs.iter().map(|flag| (flag.clone(), Value::Bool(true))).collect();
    shown.insert("lang".to_owned(), json!(site.locale));
    shown.insert("labs".to_owned(), Value::Object(labs));
    shown.insert("url".to_owned(), json!(format!("{}/", site.url)));
    shown.insert("version".to_owned(), json!(super::VERSION.trim_start_matches('v')));
    Value::Object(shown)
}

/// What the search of a theme or of Ghost's own widget needs of a story.
pub(super) fn found_post(post: &Post) -> Value {
    // As in Ghost, nothing of a closed story is searched but its title.
    let excerpt = post.excerpt.as_deref().map(|excerpt| if post.access { excerpt } else { "" });
    json!({
        "id": post.id, "slug": post.slug, "title": post.title, "excerpt": excerpt, "url": post.url,
        "updated_at": post.updated_at, "visibility": post.visibility,
    })
}

/// What it needs of an author.
pub(super) fn found_author(author: &Author) -> Value {
    json!({
        "id": author.id, "slug": author.slug, "name": author.name, "url": author.url,
        "profile_image": author.profile_image,
    })
}

/// What it needs of a tag.
pub(super) fn found_tag(tag: &Tag) -> Value {
    json!({"id": tag.id, "slug": tag.slug, "name": tag.name, "url": tag.url})
}

/// As in Ghost, what a thing was found by comes first, asked for or not.
pub(super) fn led_by(name: &str, value: &str, shown: Value) -> Value {
    let mut led = Map::new();
    led.insert(name.to_owned(), json!(value));
    if let Value::Object(fields) = shown {
        led.extend(fields.into_iter().filter(|(field, _)| field != name));
    }
    Value::Object(led)
}

/// A tier has another shape beside a story than in `/tiers/`.
pub(super) fn tier_of_post(tier: &Tier) -> Value {
    json!({
        "id": tier.id, "name": tier.name, "slug": tier.slug, "active": tier.active,
        "welcome_page_url": tier.welcome_page_url, "visibility": tier.visibility, "trial_days": tier.trial_days,
        "description": tier.description, "type": tier.tier_type,
        "currency": tier.currency.as_ref().map(|currency| currency.to_lowercase()),
        "monthly_price": tier.monthly_price, "yearly_price": tier.yearly_price,
        "created_at": in_utc(tier.created_at), "updated_at": tier.updated_at.map(in_utc),
        "monthly_price_id": null, "yearly_price_id": null,
    })
}

fn object(thing: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(thing) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// Takes out what was not asked for.
fn keep(shown: &mut Map<String, Value>, asked: &Asked) {
    shown.retain(|name, _| asked.shows(name));
}

fn keep_counted(shown: &mut Map<String, Value>, asked: &Asked) {
    let count = shown.shift_remove("count").filter(|_| asked.includes("count.posts"));
    keep(shown, asked);
    if let Some(count) = count {
        shown.insert("count".to_owned(), count);
    }
}

fn dates(shown: &mut Map<String, Value>, created_at: Moment, updated_at: Option<Moment>) {
    shown.insert("created_at".to_owned(), json!(in_utc(created_at)));
    shown.insert("updated_at".to_owned(), json!(updated_at.map(in_utc)));
}

/// As Ghost writes the times of what is no story: `2024-01-05T10:00:00.000Z`.
fn in_utc(moment: Moment) -> String {
    let moment = Timestamp::from_millisecond(moment.millisecond()).unwrap_or(Timestamp::UNIX_EPOCH);
    moment.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}
