//! Another site that this one recommends.

use serde::Serialize;

use crate::shown::fields;

use crate::Moment;

/// Another site that this one recommends.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the fields are those of Ghost 6.65's Content API, under its names")]
pub struct Recommendation {
    pub id: String,
    pub title: String,
    pub description: Option<String>,
    pub excerpt: Option<String>,
    pub featured_image: Option<String>,
    pub favicon: Option<String>,
    pub url: String,
    pub one_click_subscribe: bool,
    pub created_at: Moment,
    pub updated_at: Option<Moment>,
}

fields! {
    Recommendation as recommendation {
        ID "id" => &recommendation.id;
        TITLE "title" => &recommendation.title;
        DESCRIPTION "description" => &recommendation.description;
        EXCERPT "excerpt" => &recommendation.excerpt;
        URL "url" => &recommendation.url;
        CREATED_AT "created_at" => &recommendation.created_at;
        UPDATED_AT "updated_at" => &recommendation.updated_at;
    }
    others {
        "featured_image" => &recommendation.featured_image;
        "favicon" => &recommendation.favicon;
        "one_click_subscribe" => recommendation.one_click_subscribe;
    }
}
