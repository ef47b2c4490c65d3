//! The rows of tags.

use ::store::{Row, StoreError, Tx, Value};

/// A tag as it is stored.
pub(super) struct TagRow {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) slug: String,
    pub(super) description: Option<String>,
    pub(super) feature_image: Option<String>,
    pub(super) visibility: String,
    pub(super) og_image: Option<String>,
    pub(super) og_title: Option<String>,
    pub(super) og_description: Option<String>,
    pub(super) twitter_image: Option<String>,
    pub(super) twitter_title: Option<String>,
    pub(super) twitter_description: Option<String>,
    pub(super) meta_title: Option<String>,
    pub(super) meta_description: Option<String>,
    pub(super) codeinjection_head: Option<String>,
    pub(super) codeinjection_foot: Option<String>,
    pub(super) canonical_url: Option<String>,
    pub(super) accent_color: Option<String>,
}

macro_rules! tag_rows {
    ($rest:literal) => {
        concat!(
            "select id, name, slug, description, feature_image, visibility, og_image, og_title, og_description,
                    twitter_image, twitter_title, twitter_description, meta_title, meta_description,
                    codeinjection_head, codeinjection_foot, canonical_url, accent_color from tags ",
            $rest
        )
    };
}

impl TagRow {
    fn read(row: &mut Row<'_>) -> Result<Self, StoreError> {
        Ok(TagRow {
            id: row.text()?,
            name: row.text()?,
            slug: row.text()?,
            description: row.maybe_text()?,
            feature_image: row.maybe_text()?,
            visibility: row.text()?,
            og_image: row.maybe_text()?,
            og_title: row.maybe_text()?,
            og_description: row.maybe_text()?,
            twitter_image: row.maybe_text()?,
            twitter_title: row.maybe_text()?,
            twitter_description: row.maybe_text()?,
            meta_title: row.maybe_text()?,
            meta_description: row.maybe_text()?,
            codeinjection_head: row.maybe_text()?,
            codeinjection_foot: row.maybe_text()?,
            canonical_url: row.maybe_text()?,
            accent_color: row.maybe_text()?,
        })
    }
}

/// The public tag with this slug that a published story or page has.
pub(super) fn by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<TagRow>, StoreError> {
    tx.first(
        tag_rows!(
            "where slug = $1 and visibility = 'public' and exists
                (select 1 from posts_tags l join posts p on p.id = l.post_id
                 where l.tag_id = tags.id and p.status = 'published')"
        ),
        &[slug.into()],
        TagRow::read,
    )
}

/// The tag with this id.
pub(super) fn by_id(tx: &mut Tx<'_>, id: &str) -> Result<Option<TagRow>, StoreError> {
    tx.first(tag_rows!("where id = $1"), &[Value::Text(id)], TagRow::read)
}

/// Every public tag, by name.
pub(super) fn public(tx: &mut Tx<'_>) -> Result<Vec<TagRow>, StoreError> {
    tx.all(tag_rows!("where visibility = 'public' order by name, id"), &[], TagRow::read)
}

/// The id of the tag with this slug, internal or not.
pub(crate) fn id_of(tx: &mut Tx<'_>, slug: &str) -> Result<Option<String>, StoreError> {
    tx.first("select id from tags where slug = $1", &[slug.into()], |row| row.text())
}

/// Makes a tag or changes it.
pub(super) fn upsert(
    tx: &mut Tx<'_>,
    id: &str,
    tag: &super::NewTag,
    slug: &str,
    picture: Option<&str>,
    time: &str,
) -> Result<(), StoreError> {
    let visibility = if tag.name.starts_with('#') { "internal" } else { "public" };
    tx.execute(
        "insert into tags (id, name, slug, description, feature_image, visibility, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $7)
         on conflict (id) do update set name = excluded.name, slug = excluded.slug,
                description = excluded.description, feature_image = excluded.feature_image,
                visibility = excluded.visibility, updated_at = excluded.updated_at",
        &[
            id.into(),
            (&tag.name).into(),
            slug.into(),
            tag.description.as_deref().into(),
            picture.into(),
            visibility.into(),
            time.into(),
        ],
    )
    .map(drop)
}

/// The slug of the tag with this id.
pub(crate) fn slug_of(tx: &mut Tx<'_>, id: &str) -> Result<Option<String>, StoreError> {
    tx.first("select slug from tags where id = $1", &[id.into()], |row| row.text())
}

/// The stories and pages with this tag, published or not.
pub(super) fn stories_with(tx: &mut Tx<'_>, id: &str) -> Result<Vec<String>, StoreError> {
    tx.all("select post_id from posts_tags where tag_id = $1 order by post_id", &[id.into()], |row| {
        row.text()
    })
}

/// Takes a tag from every story.
pub(super) fn take_from_all(tx: &mut Tx<'_>, id: &str) -> Result<(), StoreError> {
    tx.execute("delete from posts_tags where tag_id = $1", &[id.into()]).map(drop)
}
