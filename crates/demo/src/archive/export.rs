//! An archive as a Ghost export: the 20 tables of Ghost 6.65, one row at a time.

use std::collections::HashMap;
use std::io::{self, BufWriter, Write};

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::{Archive, GeneratedStory};
use crate::{Author, Tag, file, object_id};

/// Tables that Ghost exports and that an archive leaves empty.
const EMPTY: [&str; 9] = [
    "offers",
    "benefits",
    "products_benefits",
    "posts_products",
    "offer_redemptions",
    "stripe_products",
    "stripe_prices",
    "snippets",
    "custom_theme_settings",
];

/// First digits of the ids of rows that only join two others.
const AUTHORSHIPS: u32 = 1;
const TAGGINGS: u32 = 2;
const METADATA: u32 = 3;

pub(super) fn write(archive: &Archive, writer: impl Write) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, writer);
    let (authors, tags) = (archive.authors(), archive.tags());
    let author_ids = ids(authors.iter().map(|author| (&author.slug, &author.id)));
    let tag_ids = ids(tags.iter().map(|tag| (&tag.slug, &tag.id)));
    let outlines = || (0..archive.count).map(|number| archive.outline(number));
    let since =
        moment(archive.newest.saturating_sub(SignedDuration::from_hours(24 * 365 * 13)).unwrap_or_default());

    let meta = json!({ "exported_on": archive.newest.as_millisecond(), "version": "6.65.0" });
    write!(out, "{{\"db\":[{{\"meta\":{meta},\"data\":{{")?;
    table(&mut out, "newsletters", std::iter::empty())?;
    next_table(&mut out, "posts", archive.stories().map(|story| post(&story)))?;
    let metadata = outlines().filter(|story| story.picture.is_some()).map(|story| {
        json!({
            "id": row_id(METADATA, story.number), "post_id": story.id, "og_image": null, "og_title": null,
            "og_description": null, "twitter_image": null, "twitter_title": null, "twitter_description": null,
            "meta_title": null, "meta_description": null, "email_subject": null, "frontmatter": null,
            "feature_image_alt": format!("A scene in {}", story.cast.place),
            "feature_image_caption": "Illustration: Bea Lindrow", "email_only": 0,
        })
    });
    next_table(&mut out, "posts_meta", metadata)?;
    next_table(&mut out, "users", authors.iter().map(|author| user(author, &since)))?;
    let authorships = outlines().flat_map(|story| {
        let rows = story.authors.iter().zip(0..).map(|(author, order)| {
            json!({
                "id": row_id(AUTHORSHIPS, story.number * 8 + order), "post_id": story.id,
                "author_id": author_ids.get(author), "sort_order": order,
            })
        });
        rows.collect::<Vec<_>>()
    });
    next_table(&mut out, "posts_authors", authorships)?;
    next_table(&mut out, "roles", ROLES.iter().map(|name| role(name, &since)))?;
    next_table(
        &mut out,
        "roles_users",
        authors.iter().zip(0..).map(|(author, number)| role_of(author, number)),
    )?;
    next_table(&mut out, "settings", SETTINGS.iter().map(|setting| settings_row(setting, &since)))?;
    next_table(&mut out, "tags", tags.iter().map(|tag| tag_row(tag, &since)))?;
    let taggings = outlines().flat_map(|story| {
        let rows = story.tags.iter().zip(0..).map(|(tag, order)| {
            json!({
                "id": row_id(TAGGINGS, story.number * 8 + order), "post_id": story.id,
                "tag_id": tag_ids.get(tag), "sort_order": order,
            })
        });
        rows.collect::<Vec<_>>()
    });
    next_table(&mut out, "posts_tags", taggings)?;
    next_table(&mut out, "products", std::iter::once(free_product(&since)))?;
    for name in EMPTY {
        next_table(&mut out, name, std::iter::empty())?;
    }
    write!(out, "}}}}]}}")?;
    out.flush()
}

fn next_table(out: &mut impl Write, name: &str, rows: impl Iterator<Item = Value>) -> io::Result<()> {
    out.write_all(b",")?;
    table(out, name, rows)
}

fn table(out: &mut impl Write, name: &str, rows: impl Iterator<Item = Value>) -> io::Result<()> {
    write!(out, "\"{name}\":[")?;
    for (number, row) in rows.enumerate() {
        if number > 0 {
            out.write_all(b",")?;
        }
        serde_json::to_writer(&mut *out, &row)?;
    }
    out.write_all(b"]")
}

fn post(story: &GeneratedStory) -> Value {
    let before = |minutes| story.published_at.saturating_sub(SignedDuration::from_mins(minutes));
    json!({
        "id": story.id, "uuid": uuid(&story.id), "title": story.title, "slug": story.slug, "mobiledoc": null,
        "lexical": story.lexical(), "html": story.html(), "comment_id": story.id,
        "plaintext": story.plaintext(), "feature_image": story.picture.map(file::url),
        "featured": u8::from(story.featured), "type": "post", "status": "published", "locale": null,
        "visibility": "public", "email_recipient_filter": "all",
        "created_at": moment(before(95).unwrap_or_default()), "updated_at": moment(story.published_at),
        "published_at": moment(story.published_at), "custom_excerpt": null, "auto_excerpt": null,
        "reading_time": null, "codeinjection_head": null, "codeinjection_foot": null, "custom_template": null,
        "canonical_url": null, "newsletter_id": null, "show_title_and_feature_image": 1,
    })
}

fn user(author: &Author, since: &str) -> Value {
    json!({
        "id": author.id, "name": author.name, "slug": author.slug,
        // No password has this hash: nobody can sign in.
        "password": "$2b$10$000000000000000000000uArchiveAuthorsDoNotSignIn000000",
        "email": author.email, "profile_image": file::url(&author.picture), "cover_image": null,
        "bio": author.bio, "website": null, "location": "Vellmouth", "facebook": null, "twitter": null,
        "threads": null, "bluesky": null, "mastodon": null, "tiktok": null, "youtube": null, "instagram": null,
        "linkedin": null, "accessibility": null, "status": "active", "locale": null, "visibility": "public",
        "meta_title": null, "meta_description": null, "tour": null, "last_seen": null,
        "comment_notifications": 1, "free_member_signup_notification": 1,
        "paid_subscription_started_notification": 1, "paid_subscription_canceled_notification": 0,
        "mention_notifications": 1, "recommendation_notifications": 1, "milestone_notifications": 1,
        "donation_notifications": 1, "gift_subscription_notifications": 1,
        "created_at": since, "updated_at": since,
    })
}

const ROLES: [&str; 5] = ["Administrator", "Editor", "Author", "Contributor", "Owner"];

fn role(name: &str, since: &str) -> Value {
    json!({
        "id": object_id("role", name), "name": name, "description": format!("{name}s"),
        "created_at": since, "updated_at": since,
    })
}

/// The first author owns the site, as every Ghost site has one owner.
fn role_of(author: &Author, number: u64) -> Value {
    let role = if number == 0 { "Owner" } else { "Author" };
    json!({
        "id": object_id("role of", &author.slug), "role_id": object_id("role", role), "user_id": author.id,
    })
}

/// Group, key, value, type, flags.
const SETTINGS: [(&str, &str, &str, &str, Option<&str>); 8] = [
    ("site", "title", "The Vellmouth Archive", "string", Some("PUBLIC")),
    ("site", "description", "Everything that a town has been told.", "string", Some("PUBLIC")),
    ("site", "accent_color", "#0f5e6b", "string", Some("PUBLIC")),
    ("site", "locale", "en", "string", None),
    ("site", "timezone", "Europe/London", "string", None),
    ("site", "navigation", "[{\"label\":\"Home\",\"url\":\"/\"}]", "array", None),
    ("site", "secondary_navigation", "[]", "array", None),
    ("theme", "active_theme", "source", "string", Some("RO")),
];

fn settings_row(
    (group, key, value, kind, flags): &(&str, &str, &str, &str, Option<&str>),
    since: &str,
) -> Value {
    json!({
        "id": object_id("setting", key), "group": group, "key": key, "value": value, "type": kind,
        "flags": flags, "created_at": since, "updated_at": since,
    })
}

fn tag_row(tag: &Tag, since: &str) -> Value {
    json!({
        "id": tag.id, "name": tag.name, "slug": tag.slug, "description": tag.description, "feature_image": null,
        "parent_id": null, "visibility": if tag.is_internal() { "internal" } else { "public" },
        "og_image": null, "og_title": null, "og_description": null, "twitter_image": null,
        "twitter_title": null, "twitter_description": null, "meta_title": null, "meta_description": null,
        "codeinjection_head": null, "codeinjection_foot": null, "canonical_url": null, "accent_color": null,
        "created_at": since, "updated_at": since,
    })
}

fn free_product(since: &str) -> Value {
    json!({
        "id": object_id("product", "free"), "name": "Free", "slug": "free", "active": 1,
        "welcome_page_url": null, "visibility": "public", "trial_days": 0, "description": null, "type": "free",
        "currency": null, "monthly_price": null, "yearly_price": null, "created_at": since,
        "updated_at": since, "monthly_price_id": null, "yearly_price_id": null,
    })
}

fn ids<'a>(named: impl Iterator<Item = (&'a String, &'a String)>) -> HashMap<&'a String, &'a String> {
    named.collect()
}

fn row_id(table: u32, number: u64) -> String {
    format!("{table:08x}{number:016x}")
}

/// A version 4 uuid made of an id's hash.
fn uuid(id: &str) -> String {
    let digits = blake3::hash(id.as_bytes()).to_hex();
    let part = |range| digits.get(range).unwrap_or_default();
    format!("{}-{}-4{}-a{}-{}", part(0..8), part(8..12), part(12..15), part(15..18), part(18..30))
}

/// A time as Ghost's database has it.
fn moment(time: Timestamp) -> String {
    time.strftime("%Y-%m-%d %H:%M:%S").to_string()
}
