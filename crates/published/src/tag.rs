//! A tag.

use serde::Serialize;

use crate::shown::{count, fields};

/// A tag; one whose visibility is `internal` (its name begins with `#`) is shown to no reader.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the fields are those of Ghost 6.65's Content API, under its names")]
pub struct Tag {
    pub id: String,
    pub name: String,
    pub slug: String,
    pub description: Option<String>,
    pub feature_image: Option<String>,
    /// `public` or `internal`.
    pub visibility: String,
    pub og_image: Option<String>,
    pub og_title: Option<String>,
    pub og_description: Option<String>,
    pub twitter_image: Option<String>,
    pub twitter_title: Option<String>,
    pub twitter_description: Option<String>,
    pub meta_title: Option<String>,
    pub meta_description: Option<String>,
    pub codeinjection_head: Option<String>,
    pub codeinjection_foot: Option<String>,
    pub canonical_url: Option<String>,
    pub accent_color: Option<String>,
    /// Only where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<Count>,
    /// Absolute.
    pub url: String,
}

fields! {
    Tag as tag {
        ID "id" => &tag.id;
        NAME "name" => &tag.name;
        SLUG "slug" => &tag.slug;
        DESCRIPTION "description" => &tag.description;
        FEATURE_IMAGE "feature_image" => &tag.feature_image;
        VISIBILITY "visibility" => &tag.visibility;
        OG_IMAGE "og_image" => &tag.og_image;
        OG_TITLE "og_title" => &tag.og_title;
        OG_DESCRIPTION "og_description" => &tag.og_description;
        TWITTER_IMAGE "twitter_image" => &tag.twitter_image;
        TWITTER_TITLE "twitter_title" => &tag.twitter_title;
        TWITTER_DESCRIPTION "twitter_description" => &tag.twitter_description;
        META_TITLE "meta_title" => &tag.meta_title;
        META_DESCRIPTION "meta_description" => &tag.meta_description;
        CODEINJECTION_HEAD "codeinjection_head" => &tag.codeinjection_head;
        CODEINJECTION_FOOT "codeinjection_foot" => &tag.codeinjection_foot;
        CANONICAL_URL "canonical_url" => &tag.canonical_url;
        ACCENT_COLOR "accent_color" => &tag.accent_color;
        COUNT "count" => count(tag.count.as_ref());
        URL "url" => &tag.url;
    }
}

/// How many published posts carry a tag or an author's name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Count {
    /// How many posts; pages are not counted.
    pub posts: i64,
}

fields! {
    Count as count {
        POSTS "posts" => count.posts;
    }
}

impl Tag {
    /// Whether readers may see it.
    pub fn is_public(&self) -> bool {
        self.visibility == "public"
    }
}
