//! The rows of stories as acts write them.

use ::store::{StoreError, Tx};
use published::Kind;

use super::derive::Derived;

/// A story's row; what is not here stays as it is, or has Ghost's default.
pub(super) struct NewRow<'r> {
    pub(super) id: &'r str,
    pub(super) uuid: &'r str,
    pub(super) title: &'r str,
    pub(super) slug: &'r str,
    pub(super) is_page: bool,
    pub(super) status: &'r str,
    pub(super) lexical: &'r str,
    pub(super) html: &'r str,
    pub(super) plaintext: &'r str,
    pub(super) visibility: &'r str,
    pub(super) featured: bool,
    pub(super) feature_image: Option<String>,
    pub(super) custom_excerpt: Option<String>,
    pub(super) kicker: Option<String>,
    pub(super) kind: Kind,
    pub(super) kind_chosen: bool,
    pub(super) published_at: Option<String>,
    pub(super) time: &'r str,
}

/// Adds a story's row, or changes it; its uuid and the time of its making stay.
pub(super) fn upsert(tx: &mut Tx<'_>, row: &NewRow<'_>) -> Result<(), StoreError> {
    tx.execute(
        "insert into posts (id, uuid, title, slug, type, status, lexical, html, plaintext, visibility, featured,
                feature_image, custom_excerpt, kicker, kind, kind_chosen, published_at, created_at, updated_at,
                comment_id, email_recipient_filter)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $18, $1, 'all')
         on conflict (id) do update set title = excluded.title, slug = excluded.slug, status = excluded.status,
                lexical = excluded.lexical, mobiledoc = null, html = excluded.html, plaintext = excluded.plaintext,
                visibility = excluded.visibility, featured = excluded.featured,
                feature_image = excluded.feature_image, custom_excerpt = excluded.custom_excerpt,
                kicker = excluded.kicker, kind = excluded.kind, kind_chosen = excluded.kind_chosen,
                published_at = excluded.published_at, updated_at = excluded.updated_at,
                auto_excerpt = null, reading_time = null",
        &[
            row.id.into(),
            row.uuid.into(),
            row.title.into(),
            row.slug.into(),
            if row.is_page { "page" } else { "post" }.into(),
            row.status.into(),
            row.lexical.into(),
            row.html.into(),
            row.plaintext.into(),
            row.visibility.into(),
            row.featured.into(),
            row.feature_image.as_deref().into(),
            row.custom_excerpt.as_deref().into(),
            row.kicker.as_deref().into(),
            row.kind.as_str().into(),
            row.kind_chosen.into(),
            row.published_at.as_deref().into(),
            row.time.into(),
        ],
    )
    .map(drop)
}

/// The id of the story or page with this slug, published or not.
pub(super) fn id_of_slug(tx: &mut Tx<'_>, slug: &str, page: bool) -> Result<Option<String>, StoreError> {
    let kind = if page { "page" } else { "post" };
    tx.first("select id from posts where slug = $1 and type = $2", &[slug.into(), kind.into()], |row| {
        row.text()
    })
}

/// When a story was published, if it ever was.
pub(super) fn published_at(tx: &mut Tx<'_>, id: &str) -> Result<Option<String>, StoreError> {
    Ok(tx
        .first("select published_at from posts where id = $1", &[id.into()], |row| row.maybe_text())?
        .flatten())
}

/// What is said of a story's picture.
pub(super) fn set_picture_texts(
    tx: &mut Tx<'_>,
    new_id: &str,
    post_id: &str,
    alt: Option<&str>,
    caption: Option<&str>,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into posts_meta (id, post_id, feature_image_alt, feature_image_caption) values ($1, $2, $3, $4)
         on conflict (post_id) do update set feature_image_alt = excluded.feature_image_alt,
                feature_image_caption = excluded.feature_image_caption",
        &[new_id.into(), post_id.into(), alt.into(), caption.into()],
    )
    .map(drop)
}

/// Takes all tags and authors from a story.
pub(super) fn clear_relations(tx: &mut Tx<'_>, post_id: &str) -> Result<(), StoreError> {
    tx.execute("delete from posts_tags where post_id = $1", &[post_id.into()])?;
    tx.execute("delete from posts_authors where post_id = $1", &[post_id.into()]).map(drop)
}

/// Gives a story a tag.
pub(super) fn add_tag(
    tx: &mut Tx<'_>,
    id: &str,
    post_id: &str,
    tag_id: &str,
    order: i64,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into posts_tags (id, post_id, tag_id, sort_order) values ($1, $2, $3, $4)",
        &[id.into(), post_id.into(), tag_id.into(), order.into()],
    )
    .map(drop)
}

/// Puts an author in a story's byline.
pub(super) fn add_author(
    tx: &mut Tx<'_>,
    id: &str,
    post_id: &str,
    author_id: &str,
    order: i64,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into posts_authors (id, post_id, author_id, sort_order) values ($1, $2, $3, $4)",
        &[id.into(), post_id.into(), author_id.into(), order.into()],
    )
    .map(drop)
}

/// Scheduled stories whose time has come.
pub(super) fn due(tx: &mut Tx<'_>, now: &str) -> Result<Vec<String>, StoreError> {
    tx.all(
        "select id from posts where status = 'scheduled' and type in ('post', 'page') and published_at <= $1",
        &[now.into()],
        |row| row.text(),
    )
}

/// When the next scheduled story is due.
pub(super) fn next_due(tx: &mut Tx<'_>) -> Result<Option<String>, StoreError> {
    Ok(tx
        .first(
            "select min(published_at) from posts where status = 'scheduled' and type in ('post', 'page')",
            &[],
            |row| row.maybe_text(),
        )?
        .flatten())
}

/// Makes a scheduled story a published one.
pub(super) fn release(tx: &mut Tx<'_>, id: &str, now: &str) -> Result<(), StoreError> {
    tx.execute(
        "update posts set status = 'published', updated_at = $2 where id = $1 and status = 'scheduled'",
        &[id.into(), now.into()],
    )
    .map(drop)
}

/// Stores what was computed from a story's text; a kind that an editor chose stays.
pub(super) fn set_derived(tx: &mut Tx<'_>, id: &str, derived: &Derived) -> Result<(), StoreError> {
    tx.execute(
        "update posts set excerpt = $2, minutes = $3, teaser = $4, words = $6,
                kind = case when kind_chosen then kind else $5 end where id = $1",
        &[
            id.into(),
            derived.excerpt.as_deref().into(),
            derived.minutes.into(),
            derived.teaser.as_deref().into(),
            derived.kind.as_str().into(),
            derived.words.into(),
        ],
    )
    .map(drop)
}

/// Whether it is a page.
pub(super) fn is_page(tx: &mut Tx<'_>, id: &str) -> Result<bool, StoreError> {
    let kind = tx.first("select type from posts where id = $1", &[id.into()], |row| row.text())?;
    Ok(kind.as_deref() == Some("page"))
}
