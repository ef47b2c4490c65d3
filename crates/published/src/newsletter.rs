//! A newsletter that readers may subscribe to.

use serde::Serialize;

use crate::shown::fields;

use crate::Moment;

/// A newsletter that readers may subscribe to.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the fields are those of Ghost 6.65's Content API, under its names")]
pub struct Newsletter {
    pub id: String,
    pub uuid: String,
    pub name: String,
    pub description: Option<String>,
    pub slug: String,
    pub sender_email: Option<String>,
    pub subscribe_on_signup: bool,
    /// `members` or `paid`.
    pub visibility: String,
    pub sort_order: i64,
    pub created_at: Moment,
    pub updated_at: Option<Moment>,
}

fields! {
    Newsletter as newsletter {
        ID "id" => &newsletter.id;
        UUID "uuid" => &newsletter.uuid;
        NAME "name" => &newsletter.name;
        DESCRIPTION "description" => &newsletter.description;
        SLUG "slug" => &newsletter.slug;
        SENDER_EMAIL "sender_email" => &newsletter.sender_email;
        VISIBILITY "visibility" => &newsletter.visibility;
        CREATED_AT "created_at" => &newsletter.created_at;
        UPDATED_AT "updated_at" => &newsletter.updated_at;
    }
    others {
        "subscribe_on_signup" => newsletter.subscribe_on_signup;
        "sort_order" => newsletter.sort_order;
    }
}
