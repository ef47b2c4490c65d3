//! What staff may name of each resource. Passwords, tokens and texts are on no screen; a column that is not on this one
//! can't be asked about, whoever asks.

use nql::Direction::{Ascending, Descending};

use super::resource::{Field, Only, Resource, always, maybe};
use super::resources::{POST_ALIASES, POST_RELATIONS, TIERS};
use crate::Kind::{Flag, Number, Text, Time};

/// Every post, whatever its state.
pub const DESK_POSTS: Resource = Resource {
    table: "posts",
    only: &[Only::Text("type", "post")],
    fields: POST_FIELDS,
    relations: POST_RELATIONS,
    aliases: POST_ALIASES,
    withheld: &[],
    counts: None,
    ties: &[("updated_at", Descending), ("id", Descending)],
    order: &[
        ("status", Ascending),
        ("published_at", Descending),
        ("updated_at", Descending),
        ("id", Descending),
    ],
};

/// Every page, whatever its state.
pub const DESK_PAGES: Resource = Resource { only: &[Only::Text("type", "page")], ..DESK_POSTS };

/// Every tag.
pub const DESK_TAGS: Resource = Resource {
    table: "tags",
    only: &[],
    fields: DESK_TAG_FIELDS,
    relations: &[],
    aliases: &[],
    withheld: &[],
    counts: Some("tag/"),
    ties: &[("id", Ascending)],
    order: &[("name", Ascending)],
};

/// Everybody.
pub const DESK_USERS: Resource = Resource {
    table: "users",
    only: &[],
    fields: &[
        always("id", Text),
        always("name", Text),
        always("slug", Text),
        always("email", Text),
        always("status", Text),
        maybe("last_seen", Time),
        always("created_at", Time),
        maybe("updated_at", Time),
    ],
    relations: &[],
    aliases: &[],
    withheld: &[],
    counts: Some("author/"),
    ties: &[("id", Ascending)],
    order: &[("last_seen", Descending), ("name", Ascending)],
};

/// Pieces of text that are used again.
pub const DESK_SNIPPETS: Resource = Resource { table: "snippets", order: &[("name", Ascending)], ..NAMED };

/// Programs that hold keys.
pub const DESK_INTEGRATIONS: Resource = Resource {
    table: "integrations",
    fields: &[
        always("id", Text),
        always("name", Text),
        always("slug", Text),
        always("type", Text),
        always("created_at", Time),
        maybe("updated_at", Time),
    ],
    order: &[("created_at", Ascending)],
    ..NAMED
};

/// Who is asked to join.
pub const DESK_INVITES: Resource = Resource {
    table: "invites",
    fields: &[always("id", Text), always("email", Text), always("status", Text), always("created_at", Time)],
    order: &[("created_at", Descending)],
    ..NAMED
};

/// Every act.
pub const DESK_ACTIONS: Resource = Resource {
    table: "actions",
    fields: &[
        always("id", Text),
        maybe("resource_id", Text),
        always("resource_type", Text),
        always("actor_id", Text),
        always("actor_type", Text),
        always("event", Text),
        always("created_at", Time),
    ],
    ties: &[("id", Descending)],
    order: &[("created_at", Descending)],
    ..NAMED
};

/// What was uploaded.
pub const DESK_MEDIA: Resource = Resource {
    table: "media",
    fields: &[
        always("id", Text),
        always("path", Text),
        always("name", Text),
        always("hash", Text),
        always("media_type", Text),
        always("size", Number),
        maybe("width", Number),
        maybe("height", Number),
        maybe("alt", Text),
        maybe("credit", Text),
        maybe("uploaded_by", Text),
        always("created_at", Time),
        maybe("updated_at", Time),
    ],
    ties: &[("id", Descending)],
    order: &[("created_at", Descending)],
    ..NAMED
};

/// Every newsletter.
pub const DESK_NEWSLETTERS: Resource = Resource {
    table: "newsletters",
    fields: &[
        always("id", Text),
        always("uuid", Text),
        always("name", Text),
        always("slug", Text),
        always("status", Text),
        always("visibility", Text),
        always("sort_order", Number),
        always("subscribe_on_signup", Flag),
        always("created_at", Time),
        maybe("updated_at", Time),
    ],
    order: &[("sort_order", Ascending), ("created_at", Ascending)],
    ..NAMED
};

/// Every tier.
pub const DESK_TIERS: Resource = Resource { only: &[], ..TIERS };

const NAMED: Resource = Resource {
    table: "snippets",
    only: &[],
    fields: &[
        always("id", Text),
        always("name", Text),
        always("created_at", Time),
        maybe("updated_at", Time),
    ],
    relations: &[],
    aliases: &[],
    withheld: &[],
    counts: None,
    ties: &[("id", Ascending)],
    order: &[],
};

const POST_FIELDS: &[Field] = &[
    always("id", Text),
    always("uuid", Text),
    always("title", Text),
    always("slug", Text),
    maybe("comment_id", Text),
    maybe("feature_image", Text),
    always("featured", Flag),
    always("type", Text),
    always("status", Text),
    always("visibility", Text),
    always("created_at", Time),
    maybe("updated_at", Time),
    maybe("published_at", Time),
    maybe("custom_excerpt", Text),
    maybe("custom_template", Text),
    maybe("canonical_url", Text),
    maybe("newsletter_id", Text),
    always("kind", Text),
    maybe("kicker", Text),
    always("review", Text),
];

const DESK_TAG_FIELDS: &[Field] = &[
    always("id", Text),
    always("name", Text),
    always("slug", Text),
    maybe("description", Text),
    maybe("feature_image", Text),
    always("visibility", Text),
    maybe("accent_color", Text),
    always("created_at", Time),
    maybe("updated_at", Time),
];
