//! An author.

use serde::Serialize;

use crate::shown::{count, fields};

use crate::Count;

/// Someone under whose name stories appear.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the fields are those of Ghost 6.65's Content API, under its names")]
pub struct Author {
    pub id: String,
    pub name: String,
    pub slug: String,
    pub profile_image: Option<String>,
    pub cover_image: Option<String>,
    pub bio: Option<String>,
    pub website: Option<String>,
    pub location: Option<String>,
    pub facebook: Option<String>,
    pub twitter: Option<String>,
    pub threads: Option<String>,
    pub bluesky: Option<String>,
    pub mastodon: Option<String>,
    pub tiktok: Option<String>,
    pub youtube: Option<String>,
    pub instagram: Option<String>,
    pub linkedin: Option<String>,
    pub meta_title: Option<String>,
    pub meta_description: Option<String>,
    /// Only where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<Count>,
    /// Absolute.
    pub url: String,
    /// Courant's own: the title under the name, such as “News Editor”.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
}

fields! {
    Author as author {
        ID "id" => &author.id;
        NAME "name" => &author.name;
        SLUG "slug" => &author.slug;
        PROFILE_IMAGE "profile_image" => &author.profile_image;
        COVER_IMAGE "cover_image" => &author.cover_image;
        BIO "bio" => &author.bio;
        WEBSITE "website" => &author.website;
        LOCATION "location" => &author.location;
        FACEBOOK "facebook" => &author.facebook;
        TWITTER "twitter" => &author.twitter;
        THREADS "threads" => &author.threads;
        BLUESKY "bluesky" => &author.bluesky;
        MASTODON "mastodon" => &author.mastodon;
        TIKTOK "tiktok" => &author.tiktok;
        YOUTUBE "youtube" => &author.youtube;
        INSTAGRAM "instagram" => &author.instagram;
        LINKEDIN "linkedin" => &author.linkedin;
        META_TITLE "meta_title" => &author.meta_title;
        META_DESCRIPTION "meta_description" => &author.meta_description;
        COUNT "count" => count(author.count.as_ref());
        URL "url" => &author.url;
    }
    others {
        "role" => &author.role;
    }
}
