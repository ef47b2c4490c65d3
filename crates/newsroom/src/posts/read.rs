//! What may be asked about stories: only what is published, cut to what anyone may read.

use std::collections::HashMap;

use clean::Html;
use published::{Post, Tier};

use super::marks::{self, Place};
use super::store::{MANY, PostRow, Relation};
use super::{Cursor, Direction, List, Span, gate, link_cards, outbound, store};
use crate::{NewsroomError, Reader, Texts, Thing, authors, tags, tiers};

/// Loads the things with these ids.
type Load<T> = fn(&mut Reader<'_, '_>, &[String]) -> Result<HashMap<String, T>, NewsroomError>;

impl Reader<'_, '_> {
    /// The published story at `/slug/`, whole.
    pub fn post_by_slug(&mut self, slug: &str) -> Result<Option<Post>, NewsroomError> {
        self.note(Thing::Slug(slug.to_owned()));
        let row = store::by_slug(self.tx, slug, false)?;
        self.one(row)
    }

    /// The published page at `/slug/`, whole.
    pub fn page_by_slug(&mut self, slug: &str) -> Result<Option<Post>, NewsroomError> {
        self.note(Thing::Slug(slug.to_owned()));
        let row = store::by_slug(self.tx, slug, true)?;
        self.one(row)
    }

    /// The published story with this id, whole.
    pub fn post_by_id(&mut self, id: &str) -> Result<Option<Post>, NewsroomError> {
        self.note(Thing::Post(id.to_owned()));
        let row = store::by_id(self.tx, id, false)?;
        self.one(row)
    }

    /// The published page with this id, whole.
    pub fn page_by_id(&mut self, id: &str) -> Result<Option<Post>, NewsroomError> {
        self.note(Thing::Post(id.to_owned()));
        let row = store::by_id(self.tx, id, true)?;
        self.one(row)
    }

    /// Any story by its uuid, and its status: for the preview that an editor shares.
    pub fn preview(&mut self, uuid: &str) -> Result<Option<(Post, String)>, NewsroomError> {
        let Some((row, status)) = store::by_uuid(self.tx, uuid)? else { return Ok(None) };
        Ok(self.one(Some(row))?.map(|post| (post, status)))
    }

    /// A part of a list, as cards: without the stories' texts.
    pub fn posts(&mut self, list: &List, span: &Span) -> Result<Vec<Post>, NewsroomError> {
        self.note(Thing::List(list.name()));
        let (place, limit) = self.place(list, span)?;
        let ids = store::ids_below(self.tx, &list.name(), &place, limit)?;
        self.cards(&ids, list.is_of_pages())
    }

    /// A part of a list with the stories' texts, as feeds need it.
    pub fn whole_posts(&mut self, list: &List, span: &Span) -> Result<Vec<Post>, NewsroomError> {
        self.note(Thing::List(list.name()));
        let (place, limit) = self.place(list, span)?;
        let rows = store::below(self.tx, &list.name(), &place, limit)?;
        self.all(rows)
    }

    fn place(&mut self, list: &List, span: &Span) -> Result<(Place, i64), NewsroomError> {
        Ok(match span {
            Span::Page { number, limit } => {
                (marks::place(self.tx, &list.name(), offset(*number, *limit))?, *limit)
            }
            Span::After { cursor, limit } => (Place { above: cursor.key(), passed: 0 }, *limit),
        })
    }

    /// How many stories a list holds.
    pub fn count(&mut self, list: &List) -> Result<i64, NewsroomError> {
        self.note(Thing::List(list.name()));
        Ok(store::size(self.tx, &list.name())?)
    }

    /// The story next to `post` in a list, as a card.
    pub fn neighbour(
        &mut self,
        post: &Post,
        direction: Direction,
        list: &List,
    ) -> Result<Option<Post>, NewsroomError> {
        self.note(Thing::List(list.name()));
        let key = Cursor::below(post).key();
        let id = match direction {
            Direction::Previous => {
                let place = Place { above: key, passed: 0 };
                store::ids_below(self.tx, &list.name(), &place, 1)?.into_iter().next()
            }
            Direction::Next => store::id_above(self.tx, &list.name(), &key)?,
        };
        Ok(self.cards(id.as_slice(), list.is_of_pages())?.pop())
    }

    /// The published stories or pages with these ids, in their order.
    pub(crate) fn posts_by_ids(
        &mut self,
        ids: &[String],
        pages: bool,
        texts: Texts,
    ) -> Result<Vec<Post>, NewsroomError> {
        if texts == Texts::None {
            return self.cards(ids, pages);
        }
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            self.note(Thing::Post(id.clone()));
            rows.extend(store::by_id(self.tx, id, pages)?);
        }
        self.all(rows)
    }

    fn one(&mut self, row: Option<PostRow>) -> Result<Option<Post>, NewsroomError> {
        Ok(self.all(row.into_iter().collect())?.pop())
    }

    /// The published stories or pages with these ids, without their texts; those that another reader of this
    /// generation has seen are not read again.
    fn cards(&mut self, ids: &[String], pages: bool) -> Result<Vec<Post>, NewsroomError> {
        let shared = self.shared;
        let mut found: Vec<Option<Post>> = ids.iter().map(|id| shared.cards.get(id)).collect();
        for (id, known) in ids.iter().zip(&found) {
            self.note(Thing::Post(id.clone()));
            self.note_card(known.as_ref());
        }
        let mut rows = Vec::new();
        for (id, _) in ids.iter().zip(&found).filter(|(_, known)| known.is_none()) {
            rows.extend(store::card_by_id(self.tx, id, pages)?);
        }
        let mut read = self.all(rows)?.into_iter().peekable();
        for (id, place) in ids.iter().zip(&mut found).filter(|(_, known)| known.is_none()) {
            *place = read.next_if(|post| post.id == *id).map(|mut post| {
                (post.plaintext, post.is_cut) = (None, false);
                // How little of a closed story there is to read is known even where texts are not asked for.
                let open_part = post.html.take();
                post.html = (!post.access).then(|| open_part.unwrap_or_default());
                shared.cards.put(id.clone(), post.clone());
                post
            });
        }
        Ok(found.into_iter().flatten().filter(|post| post.is_page == pages).collect())
    }

    /// What whoever read the card first has read of others for it.
    fn note_card(&mut self, card: Option<&Post>) {
        let Some(card) = card else { return };
        self.note(Thing::Memberships);
        for tag in &card.tags {
            self.note(Thing::Tag(tag.id.clone()));
        }
        for author in &card.authors {
            self.note(Thing::Author(author.id.clone()));
        }
    }

    /// Rows as stories, with their relations: asked for together, however many stories there are.
    fn all(&mut self, rows: Vec<PostRow>) -> Result<Vec<Post>, NewsroomError> {
        let ids: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
        let mut tags = self.related(&ids, Relation::Tags, tags::by_ids)?;
        let mut authors = self.related(&ids, Relation::Authors, authors::by_ids)?;
        let tiers = tiers::all(self)?;
        let mut posts = Vec::with_capacity(rows.len());
        for row in rows {
            self.note(Thing::Post(row.id.clone()));
            let mut post = self.post(row)?;
            post.tags = tags.remove(&post.id).unwrap_or_default();
            post.authors = authors.remove(&post.id).unwrap_or_default();
            post.tiers = self.tiers_of(&post, tiers)?;
            post.url = self.address.of(&self.routes().path_of(&post));
            posts.push(post);
        }
        Ok(posts)
    }

    pub(super) fn related<T: Clone>(
        &mut self,
        post_ids: &[String],
        relation: Relation,
        load: Load<T>,
    ) -> Result<HashMap<String, Vec<T>>, NewsroomError> {
        let mut pairs = Vec::new();
        for chunk in post_ids.chunks(MANY) {
            let chunk: Vec<&str> = chunk.iter().map(String::as_str).collect();
            pairs.extend(store::relations(self.tx, &chunk, relation)?);
        }
        let mut wanted: Vec<String> = pairs.iter().map(|(_, id)| id.clone()).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let loaded = load(self, &wanted)?;
        let mut related: HashMap<String, Vec<T>> = HashMap::new();
        for (post_id, id) in pairs {
            if let Some(thing) = loaded.get(&id) {
                related.entry(post_id).or_default().push(thing.clone());
            }
        }
        Ok(related)
    }

    /// As Ghost 6.65: a story for everyone is in every tier, a paid one in those that are paid for.
    fn tiers_of(&mut self, post: &Post, all: &[Tier]) -> Result<Vec<Tier>, NewsroomError> {
        Ok(match post.visibility.as_str() {
            "public" | "members" => all.to_vec(),
            "paid" => all.iter().filter(|tier| tier.tier_type == "paid").cloned().collect(),
            _ => {
                let named = store::relations(self.tx, &[&post.id], Relation::Tiers)?;
                let is_named = |tier: &&Tier| named.iter().any(|(_, id)| *id == tier.id);
                all.iter().filter(is_named).cloned().collect()
            }
        })
    }

    fn post(&mut self, row: PostRow) -> Result<Post, NewsroomError> {
        let mut post = self.shape(row);
        gate::for_anyone(&mut post);
        post.comments = post.access && self.site().comments_are_on();
        if let Some(html) = post.html.take() {
            let html = link_cards::renew(self, html)?;
            post.html = Some(if self.site().outbound_link_tagging {
                outbound::tag(html, self.address)
            } else {
                html
            });
        }
        Ok(post)
    }

    fn shape(&self, row: PostRow) -> Post {
        let fill = |text| self.fill(text);
        Post {
            excerpt: row.custom_excerpt.clone().or(row.excerpt),
            teaser: row.custom_excerpt.clone().or(row.teaser),
            id: row.id,
            uuid: row.uuid,
            title: row.title,
            slug: row.slug,
            html: fill(row.html),
            plaintext: fill(row.plaintext),
            comment_id: row.comment_id,
            feature_image: fill(row.feature_image),
            featured: row.featured,
            visibility: row.visibility,
            created_at: self.shown(&row.created_at),
            updated_at: row.updated_at.map(|time| self.shown(&time)),
            published_at: row.published_at.map(|time| self.shown(&time)),
            custom_excerpt: row.custom_excerpt,
            codeinjection_head: fill(row.codeinjection_head),
            codeinjection_foot: fill(row.codeinjection_foot),
            custom_template: row.custom_template,
            canonical_url: fill(row.canonical_url),
            show_title_and_feature_image: row.is_page.then_some(row.show_title_and_feature_image),
            reading_time: row.minutes,
            og_image: fill(row.og_image),
            og_title: row.og_title,
            og_description: row.og_description,
            twitter_image: fill(row.twitter_image),
            twitter_title: row.twitter_title,
            twitter_description: row.twitter_description,
            meta_title: row.meta_title,
            meta_description: row.meta_description,
            email_subject: row.email_subject,
            frontmatter: row.frontmatter,
            feature_image_alt: row.feature_image_alt,
            feature_image_caption: fill(row.feature_image_caption)
                .map(|caption| Html::inline(&caption).into_string()),
            kind: row.kind.parse().unwrap_or_default(),
            kicker: row.kicker,
            is_page: row.is_page,
            ..Post::default()
        }
    }
}

/// The stories above page `number`; a page that can't be is past every end.
fn offset(number: i64, limit: i64) -> i64 {
    number.saturating_sub(1).saturating_mul(limit).max(0)
}
