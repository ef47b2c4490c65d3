//! The public columns of staff; no other column of the table is named in this room.

use ::store::{Row, StoreError, Tx};

/// What readers may see of a person.
pub(super) struct AuthorRow {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) slug: String,
    pub(super) profile_image: Option<String>,
    pub(super) cover_image: Option<String>,
    pub(super) bio: Option<String>,
    pub(super) website: Option<String>,
    pub(super) location: Option<String>,
    pub(super) facebook: Option<String>,
    pub(super) twitter: Option<String>,
    pub(super) threads: Option<String>,
    pub(super) bluesky: Option<String>,
    pub(super) mastodon: Option<String>,
    pub(super) tiktok: Option<String>,
    pub(super) youtube: Option<String>,
    pub(super) instagram: Option<String>,
    pub(super) linkedin: Option<String>,
    pub(super) meta_title: Option<String>,
    pub(super) meta_description: Option<String>,
    pub(super) role: Option<String>,
}

macro_rules! author_rows {
    ($rest:literal) => {
        concat!(
            "select id, name, slug, profile_image, cover_image, bio, website, location, facebook, twitter, threads,
                    bluesky, mastodon, tiktok, youtube, instagram, linkedin, meta_title, meta_description, role_title
             from users ",
            $rest
        )
    };
}

impl AuthorRow {
    fn read(row: &mut Row<'_>) -> Result<Self, StoreError> {
        Ok(AuthorRow {
            id: row.text()?,
            name: row.text()?,
            slug: row.text()?,
            profile_image: row.maybe_text()?,
            cover_image: row.maybe_text()?,
            bio: row.maybe_text()?,
            website: row.maybe_text()?,
            location: row.maybe_text()?,
            facebook: row.maybe_text()?,
            twitter: row.maybe_text()?,
            threads: row.maybe_text()?,
            bluesky: row.maybe_text()?,
            mastodon: row.maybe_text()?,
            tiktok: row.maybe_text()?,
            youtube: row.maybe_text()?,
            instagram: row.maybe_text()?,
            linkedin: row.maybe_text()?,
            meta_title: row.maybe_text()?,
            meta_description: row.maybe_text()?,
            role: row.maybe_text()?,
        })
    }
}

/// The author with this slug, under whose name a published story or page stands.
pub(super) fn by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<AuthorRow>, StoreError> {
    tx.first(
        author_rows!(
            "where slug = $1 and exists
                (select 1 from posts_authors l join posts p on p.id = l.post_id
                 where l.author_id = users.id and p.status = 'published')"
        ),
        &[slug.into()],
        AuthorRow::read,
    )
}

/// The author with this id.
pub(super) fn by_id(tx: &mut Tx<'_>, id: &str) -> Result<Option<AuthorRow>, StoreError> {
    tx.first(author_rows!("where id = $1"), &[id.into()], AuthorRow::read)
}

/// Everyone under whose name a published story stands, by name.
pub(super) fn published(tx: &mut Tx<'_>) -> Result<Vec<AuthorRow>, StoreError> {
    tx.all(
        author_rows!(
            "where 'author/' || id in (select list from listing_counts where published > 0) order by name, id"
        ),
        &[],
        AuthorRow::read,
    )
}
