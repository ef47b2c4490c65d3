//! A published story or page.

use serde::Serialize;

use crate::shown::{fields, html, if_asked};

use crate::{Author, Kind, Moment, Tag, Tier};

/// A published story or page, with what the reader who asked may read of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the fields are those of Ghost 6.65's Content API, under its names")]
pub struct Post {
    pub id: String,
    pub uuid: String,
    pub title: String,
    pub slug: String,
    /// Cut to what the reader may see; none where it was not asked for.
    pub html: Option<String>,
    /// None where it was not asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plaintext: Option<String>,
    pub comment_id: Option<String>,
    pub feature_image: Option<String>,
    pub featured: bool,
    /// `public`, `members`, `paid` or `tiers`.
    pub visibility: String,
    pub created_at: Moment,
    pub updated_at: Option<Moment>,
    pub published_at: Option<Moment>,
    pub custom_excerpt: Option<String>,
    pub codeinjection_head: Option<String>,
    pub codeinjection_foot: Option<String>,
    pub custom_template: Option<String>,
    pub canonical_url: Option<String>,
    /// Pages only: whether the theme should show its title and picture; none on a post.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub show_title_and_feature_image: Option<bool>,
    /// In the order that the editors gave them, internal ones among them; empty where not asked for.
    pub tags: Vec<Tag>,
    /// In the order of the byline; empty where not asked for.
    pub authors: Vec<Author>,
    /// Which memberships open it; empty where not asked for.
    pub tiers: Vec<Tier>,
    /// Absolute.
    pub url: String,
    /// The editors' own, or the beginning of the text: 500 UTF-16 units.
    pub excerpt: Option<String>,
    /// In minutes; none without text.
    pub reading_time: Option<i64>,
    /// Whether the reader who asked may read all of it.
    pub access: bool,
    /// Whether the reader who asked may comment.
    pub comments: bool,
    pub og_image: Option<String>,
    pub og_title: Option<String>,
    pub og_description: Option<String>,
    pub twitter_image: Option<String>,
    pub twitter_title: Option<String>,
    pub twitter_description: Option<String>,
    pub meta_title: Option<String>,
    pub meta_description: Option<String>,
    pub email_subject: Option<String>,
    pub frontmatter: Option<String>,
    pub feature_image_alt: Option<String>,
    /// Trusted HTML.
    pub feature_image_caption: Option<String>,
    /// Courant's own: what kind of journalism it is.
    pub kind: Kind,
    /// Courant's own: the few words above the headline.
    pub kicker: Option<String>,
    /// Courant's own: the sentence that calls the reader in where the story stands in a list.
    pub teaser: Option<String>,
    /// Whether the texts were made anew of the part that the reader may see.
    #[serde(skip)]
    pub is_cut: bool,
    /// Whether it is a page (which stands in no list) and not a post.
    #[serde(skip)]
    pub is_page: bool,
}

fields! {
    Post as post {
        ID "id" => &post.id;
        UUID "uuid" => &post.uuid;
        TITLE "title" => &post.title;
        SLUG "slug" => &post.slug;
        HTML "html" => &post.html;
        PLAINTEXT "plaintext" => if_asked(post.plaintext.as_ref());
        COMMENT_ID "comment_id" => &post.comment_id;
        FEATURE_IMAGE "feature_image" => &post.feature_image;
        FEATURED "featured" => post.featured;
        VISIBILITY "visibility" => &post.visibility;
        CREATED_AT "created_at" => &post.created_at;
        UPDATED_AT "updated_at" => &post.updated_at;
        PUBLISHED_AT "published_at" => &post.published_at;
        CUSTOM_EXCERPT "custom_excerpt" => &post.custom_excerpt;
        CODEINJECTION_HEAD "codeinjection_head" => &post.codeinjection_head;
        CODEINJECTION_FOOT "codeinjection_foot" => &post.codeinjection_foot;
        CUSTOM_TEMPLATE "custom_template" => &post.custom_template;
        CANONICAL_URL "canonical_url" => &post.canonical_url;
        TAGS "tags" => &post.tags;
        AUTHORS "authors" => &post.authors;
        TIERS "tiers" => &post.tiers;
        PRIMARY_AUTHOR "primary_author" => post.primary_author();
        PRIMARY_TAG "primary_tag" => post.primary_tag();
        URL "url" => &post.url;
        EXCERPT "excerpt" => &post.excerpt;
        READING_TIME "reading_time" => post.reading_time;
        ACCESS "access" => post.access;
        COMMENTS "comments" => post.comments;
        OG_IMAGE "og_image" => &post.og_image;
        OG_TITLE "og_title" => &post.og_title;
        OG_DESCRIPTION "og_description" => &post.og_description;
        TWITTER_IMAGE "twitter_image" => &post.twitter_image;
        TWITTER_TITLE "twitter_title" => &post.twitter_title;
        TWITTER_DESCRIPTION "twitter_description" => &post.twitter_description;
        META_TITLE "meta_title" => &post.meta_title;
        META_DESCRIPTION "meta_description" => &post.meta_description;
        EMAIL_SUBJECT "email_subject" => &post.email_subject;
        FEATURE_IMAGE_ALT "feature_image_alt" => &post.feature_image_alt;
        FEATURE_IMAGE_CAPTION "feature_image_caption" => html(post.feature_image_caption.as_ref());
    }
    others {
        "frontmatter" => &post.frontmatter;
        "kind" => post.kind.as_str();
        "kicker" => &post.kicker;
        "teaser" => &post.teaser;
    }
}

impl Post {
    /// The first tag, if readers may see it; as Ghost 6.65, a hidden first tag hides the ones after it.
    pub fn primary_tag(&self) -> Option<&Tag> {
        self.tags.first().filter(|tag| tag.is_public())
    }

    /// The first name of the byline.
    pub fn primary_author(&self) -> Option<&Author> {
        self.authors.first()
    }
}

#[cfg(test)]
mod tests {
    use hbs::{Key, Object, Value};

    use super::Post;
    use crate::Tag;

    #[test]
    fn a_template_sees_ghosts_names() {
        let post = Post { title: "Title".to_owned(), ..Post::default() };
        let seen = |name: &str| post.get(Key::new(name)).text().map(str::to_owned);
        assert_eq!(seen("title").as_deref(), Some("Title"));
        assert_eq!(seen("kind").as_deref(), Some("article"));
        assert!(matches!(post.get(Key::new("excerpt")), Value::Null));
        assert!(matches!(post.get(Key::new("plaintext")), Value::Undefined));
        assert!(matches!(post.get(Key::new("email")), Value::Undefined));
    }

    #[test]
    fn a_hidden_first_tag_leaves_no_primary_tag() {
        let tag = |visibility: &str| Tag { visibility: visibility.to_owned(), ..Tag::default() };
        let post = Post { tags: vec![tag("internal"), tag("public")], ..Post::default() };
        assert_eq!(post.primary_tag(), None);
        let post = Post { tags: vec![tag("public")], ..Post::default() };
        assert!(post.primary_tag().is_some());
    }
}
