//! The rows of stories, of their relations, and of the lists that show them.

use ::store::{Row, StoreError, Tx, Value};

use super::marks::{Key, Place};

/// Everything of a story that readers may see, as it is stored.
pub(super) struct PostRow {
    pub(super) id: String,
    pub(super) is_page: bool,
    pub(super) uuid: String,
    pub(super) title: String,
    pub(super) slug: String,
    pub(super) html: Option<String>,
    pub(super) plaintext: Option<String>,
    pub(super) comment_id: Option<String>,
    pub(super) feature_image: Option<String>,
    pub(super) featured: bool,
    pub(super) visibility: String,
    pub(super) created_at: String,
    pub(super) updated_at: Option<String>,
    pub(super) published_at: Option<String>,
    pub(super) custom_excerpt: Option<String>,
    pub(super) codeinjection_head: Option<String>,
    pub(super) codeinjection_foot: Option<String>,
    pub(super) custom_template: Option<String>,
    pub(super) canonical_url: Option<String>,
    pub(super) show_title_and_feature_image: bool,
    pub(super) excerpt: Option<String>,
    pub(super) minutes: Option<i64>,
    pub(super) teaser: Option<String>,
    pub(super) kind: String,
    pub(super) kicker: Option<String>,
    pub(super) og_image: Option<String>,
    pub(super) og_title: Option<String>,
    pub(super) og_description: Option<String>,
    pub(super) twitter_image: Option<String>,
    pub(super) twitter_title: Option<String>,
    pub(super) twitter_description: Option<String>,
    pub(super) meta_title: Option<String>,
    pub(super) meta_description: Option<String>,
    pub(super) email_subject: Option<String>,
    pub(super) frontmatter: Option<String>,
    pub(super) feature_image_alt: Option<String>,
    pub(super) feature_image_caption: Option<String>,
}

/// The columns that [`PostRow`] reads, in its order; the texts are left out where only a card is shown, but for that of
/// a closed story with an open part: its excerpt is made of that part.
macro_rules! post_columns {
    ($texts:literal) => {
        concat!(
            "p.id, p.type, p.uuid, p.title, p.slug, ",
            $texts,
            ", p.comment_id, p.feature_image, p.featured, p.visibility, p.created_at, p.updated_at, p.published_at,
               p.custom_excerpt, p.codeinjection_head, p.codeinjection_foot, p.custom_template, p.canonical_url,
               p.show_title_and_feature_image, coalesce(p.excerpt, p.auto_excerpt), coalesce(p.reading_time, p.minutes),
               p.teaser, p.kind, p.kicker, m.og_image, m.og_title, m.og_description, m.twitter_image, m.twitter_title,
               m.twitter_description, m.meta_title, m.meta_description, m.email_subject, m.frontmatter,
               m.feature_image_alt, m.feature_image_caption"
        )
    };
}

macro_rules! whole {
    ($rest:literal) => {
        concat!("select ", post_columns!("p.html, p.plaintext"), " ", $rest)
    };
}

macro_rules! card {
    ($rest:literal) => {
        concat!(
            "select ",
            post_columns!(
                "case when p.visibility <> 'public' and p.html like '%<!--members-only-->%' then p.html end, null"
            ),
            " ",
            $rest
        )
    };
}

impl PostRow {
    fn read(row: &mut Row<'_>) -> Result<Self, StoreError> {
        Ok(PostRow {
            id: row.text()?,
            is_page: row.maybe_str()? == Some("page"),
            uuid: row.text()?,
            title: row.text()?,
            slug: row.text()?,
            html: row.maybe_text()?,
            plaintext: row.maybe_text()?,
            comment_id: row.maybe_text()?,
            feature_image: row.maybe_text()?,
            featured: row.flag()?,
            visibility: row.text()?,
            created_at: row.text()?,
            updated_at: row.maybe_text()?,
            published_at: row.maybe_text()?,
            custom_excerpt: row.maybe_text()?,
            codeinjection_head: row.maybe_text()?,
            codeinjection_foot: row.maybe_text()?,
            custom_template: row.maybe_text()?,
            canonical_url: row.maybe_text()?,
            show_title_and_feature_image: row.flag()?,
            excerpt: row.maybe_text()?,
            minutes: row.maybe_number()?,
            teaser: row.maybe_text()?,
            kind: row.text()?,
            kicker: row.maybe_text()?,
            og_image: row.maybe_text()?,
            og_title: row.maybe_text()?,
            og_description: row.maybe_text()?,
            twitter_image: row.maybe_text()?,
            twitter_title: row.maybe_text()?,
            twitter_description: row.maybe_text()?,
            meta_title: row.maybe_text()?,
            meta_description: row.maybe_text()?,
            email_subject: row.maybe_text()?,
            frontmatter: row.maybe_text()?,
            feature_image_alt: row.maybe_text()?,
            feature_image_caption: row.maybe_text()?,
        })
    }
}

/// A published story or page by its slug.
pub(super) fn by_slug(tx: &mut Tx<'_>, slug: &str, page: bool) -> Result<Option<PostRow>, StoreError> {
    tx.first(
        whole!(
            "from posts p left join posts_meta m on m.post_id = p.id
             where p.slug = $1 and p.type = $2 and p.status = 'published'"
        ),
        &[slug.into(), kind_of_row(page).into()],
        PostRow::read,
    )
}

/// A published story or page by its id.
pub(super) fn by_id(tx: &mut Tx<'_>, id: &str, page: bool) -> Result<Option<PostRow>, StoreError> {
    tx.first(
        whole!(
            "from posts p left join posts_meta m on m.post_id = p.id
             where p.id = $1 and p.type = $2 and p.status = 'published'"
        ),
        &[id.into(), kind_of_row(page).into()],
        PostRow::read,
    )
}

/// A published story or page by its id, without its texts.
pub(super) fn card_by_id(tx: &mut Tx<'_>, id: &str, page: bool) -> Result<Option<PostRow>, StoreError> {
    tx.first(
        card!(
            "from posts p left join posts_meta m on m.post_id = p.id
             where p.id = $1 and p.type = $2 and p.status = 'published'"
        ),
        &[id.into(), kind_of_row(page).into()],
        PostRow::read,
    )
}

/// Any story by its uuid, published or not, for its preview.
pub(super) fn by_uuid(tx: &mut Tx<'_>, uuid: &str) -> Result<Option<(PostRow, String)>, StoreError> {
    let row = tx.first(
        whole!("from posts p left join posts_meta m on m.post_id = p.id where p.uuid = $1"),
        &[uuid.into()],
        PostRow::read,
    )?;
    let status = tx.first("select status from posts where uuid = $1", &[uuid.into()], |row| row.text())?;
    Ok(row.zip(status))
}

/// The `limit` stories of a list below a place, after `passed` others.
pub(super) fn below(
    tx: &mut Tx<'_>,
    list: &str,
    place: &Place,
    limit: i64,
) -> Result<Vec<PostRow>, StoreError> {
    let Place { above, passed } = place;
    tx.all(
        whole!(
            "from (select post_id, moment from listings where list = $1 and (moment, post_id) < ($2, $3)
                   order by moment desc, post_id desc limit $4 offset $5) l
             join posts p on p.id = l.post_id left join posts_meta m on m.post_id = p.id
             order by l.moment desc, l.post_id desc"
        ),
        &[list.into(), (&above.moment).into(), (&above.post_id).into(), limit.into(), (*passed).into()],
        PostRow::read,
    )
}

/// The ids of the `limit` stories of a list below a place, after `passed` others.
pub(super) fn ids_below(
    tx: &mut Tx<'_>,
    list: &str,
    place: &Place,
    limit: i64,
) -> Result<Vec<String>, StoreError> {
    let Place { above, passed } = place;
    tx.all(
        "select post_id from listings where list = $1 and (moment, post_id) < ($2, $3)
         order by moment desc, post_id desc limit $4 offset $5",
        &[list.into(), (&above.moment).into(), (&above.post_id).into(), limit.into(), (*passed).into()],
        |row| row.text(),
    )
}

/// The id of the story of a list right above a place.
pub(super) fn id_above(tx: &mut Tx<'_>, list: &str, key: &Key) -> Result<Option<String>, StoreError> {
    tx.first(
        "select post_id from listings where list = $1 and (moment, post_id) > ($2, $3)
         order by moment, post_id limit 1",
        &[list.into(), (&key.moment).into(), (&key.post_id).into()],
        |row| row.text(),
    )
}

/// How many stories a list holds.
pub(super) fn size(tx: &mut Tx<'_>, list: &str) -> Result<i64, StoreError> {
    let size =
        tx.first("select published from listing_counts where list = $1", &[list.into()], |row| row.number())?;
    Ok(size.unwrap_or(0))
}

/// Ids that one question about relations may name.
pub(super) const MANY: usize = 32;

/// Which tags or authors up to [`MANY`] stories have, as pairs of ids in the stories' own order of them.
pub(super) fn relations(
    tx: &mut Tx<'_>,
    ids: &[&str],
    of: Relation,
) -> Result<Vec<(String, String)>, StoreError> {
    macro_rules! of_posts {
        ($columns:literal, $table:literal) => {
            concat!(
                "select ", $columns, " from ", $table,
                " where post_id in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                   $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32) order by post_id, sort_order"
            )
        };
    }
    let sql = match of {
        Relation::Tags => of_posts!("post_id, tag_id", "posts_tags"),
        Relation::Authors => of_posts!("post_id, author_id", "posts_authors"),
        Relation::Tiers => of_posts!("post_id, product_id", "posts_products"),
    };
    let mut args = [Value::Null; MANY];
    for (arg, id) in args.iter_mut().zip(ids) {
        *arg = Value::Text(id);
    }
    tx.all(sql, &args, |row| Ok((row.text()?, row.text()?)))
}

/// What stories are related to.
#[derive(Clone, Copy)]
pub(super) enum Relation {
    Tags,
    Authors,
    Tiers,
}

/// A stored document and the HTML stored beside it.
pub(super) struct DocumentRow {
    pub(super) slug: String,
    /// Lexical JSON; made of mobiledoc where the story is still in that.
    pub(super) lexical: String,
    pub(super) html: String,
}

/// Calls `see` for every story that has a document, published or not.
pub(super) fn each_document(tx: &mut Tx<'_>, mut see: impl FnMut(DocumentRow)) -> Result<(), StoreError> {
    tx.each(
        "select slug, lexical, mobiledoc, coalesce(html, '') from posts
         where lexical is not null or mobiledoc is not null order by id",
        &[],
        |row| -> Result<(), StoreError> {
            let slug = row.text()?;
            let (lexical, mobiledoc) = (row.maybe_text()?, row.maybe_text()?);
            let from_mobiledoc = || {
                mobiledoc
                    .and_then(|text| lexical::mobiledoc::to_lexical(&text).ok())
                    .map(|json| json.to_string())
            };
            let lexical = lexical.or_else(from_mobiledoc).unwrap_or_default();
            see(DocumentRow { slug, lexical, html: row.text()? });
            Ok(())
        },
    )
}

/// What a link card shows of the published story or page it points to.
pub(super) fn card_of(tx: &mut Tx<'_>, slug: &str) -> Result<Option<CardRow>, StoreError> {
    tx.first(
        "select id, title, coalesce(custom_excerpt, teaser), feature_image from posts
         where slug = $1 and status = 'published' order by type desc",
        &[slug.into()],
        |row| {
            let (id, title) = (row.text()?, row.text()?);
            Ok(CardRow { id, title, excerpt: row.maybe_text()?, picture: row.maybe_text()? })
        },
    )
}

/// A link card's own text and picture.
pub(super) struct CardRow {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) excerpt: Option<String>,
    pub(super) picture: Option<String>,
}

fn kind_of_row(page: bool) -> &'static str {
    if page { "page" } else { "post" }
}
