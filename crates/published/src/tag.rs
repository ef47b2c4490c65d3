//! A tag.

use serde::Serialize;

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

/// How many published posts carry a tag or an author's name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Count {
    /// How many posts; pages are not counted.
    pub posts: i64,
}

impl Tag {
    /// Whether readers may see it.
    pub fn is_public(&self) -> bool {
        self.visibility == "public"
    }
}
