//! Tables that editors read and change as whole records: Ghost's exported ones by name, and those of the desk.

use crate::ghost_tables::TABLES;
use crate::schema::{
    Kind::{Flag, Number, Text, Time},
    Table, column, nullable,
};

/// Stories and pages.
pub const POSTS: &Table = exported("posts");
/// The bylines of stories.
pub const POSTS_AUTHORS: &Table = exported("posts_authors");
/// The tags of stories.
pub const POSTS_TAGS: &Table = exported("posts_tags");
/// What is said of a story to search engines and social networks.
pub const POSTS_META: &Table = exported("posts_meta");
/// Tags.
pub const TAGS: &Table = exported("tags");
/// People.
pub const USERS: &Table = exported("users");
/// Roles.
pub const ROLES: &Table = exported("roles");
/// Pieces of text that are used again.
pub const SNIPPETS: &Table = exported("snippets");
/// Newsletters.
pub const NEWSLETTERS: &Table = exported("newsletters");
/// Tiers.
pub const PRODUCTS: &Table = exported("products");

/// What Courant keeps of a story beside Ghost's columns.
pub const POSTS_ADDITIONS: &Table = &Table {
    name: "posts",
    columns: &[
        column("id", Text),
        column("kind", Text),
        column("kind_chosen", Flag),
        nullable("kicker", Text),
        column("review", Text),
    ],
};

/// What the board shows of a story: none of its texts.
pub const POSTS_BOARD: &Table = &Table {
    name: "posts",
    columns: &[
        column("id", Text),
        column("title", Text),
        column("slug", Text),
        column("status", Text),
        column("review", Text),
        column("kind", Text),
        nullable("kicker", Text),
        column("featured", Flag),
        column("visibility", Text),
        nullable("published_at", Time),
        nullable("updated_at", Time),
    ],
};

/// Programs that hold keys.
pub const INTEGRATIONS: &Table = &Table {
    name: "integrations",
    columns: &[
        column("id", Text),
        column("type", Text),
        column("name", Text),
        column("slug", Text),
        nullable("icon_image", Text),
        nullable("description", Text),
        column("created_at", Time),
        nullable("updated_at", Time),
    ],
};

/// Their keys, and the tokens of people.
pub const API_KEYS: &Table = &Table {
    name: "api_keys",
    columns: &[
        column("id", Text),
        column("type", Text),
        column("secret", Text),
        nullable("role_id", Text),
        nullable("integration_id", Text),
        nullable("user_id", Text),
        nullable("last_seen_at", Time),
        nullable("last_seen_version", Text),
        column("created_at", Time),
        nullable("updated_at", Time),
    ],
};

/// Addresses that are told of events.
pub const WEBHOOKS: &Table = &Table {
    name: "webhooks",
    columns: &[
        column("id", Text),
        column("event", Text),
        column("target_url", Text),
        nullable("name", Text),
        nullable("secret", Text),
        column("api_version", Text).default("v6"),
        column("integration_id", Text),
        nullable("last_triggered_at", Time),
        nullable("last_triggered_status", Text),
        nullable("last_triggered_error", Text),
        column("created_at", Time),
        nullable("updated_at", Time),
    ],
};

/// Who is asked to join; the token of the link is not among the columns that are shown.
pub const INVITES: &Table = &Table {
    name: "invites",
    columns: &[
        column("id", Text),
        column("role_id", Text),
        column("status", Text).default("pending"),
        column("email", Text),
        column("expires_at", Time),
        column("created_at", Time),
        nullable("updated_at", Time),
    ],
};

/// What was uploaded.
pub const MEDIA: &Table = &Table {
    name: "media",
    columns: &[
        column("id", Text),
        column("path", Text),
        column("original", Text),
        column("hash", Text),
        column("name", Text),
        column("media_type", Text),
        column("size", Number),
        nullable("width", Number),
        nullable("height", Number),
        nullable("alt", Text),
        nullable("credit", Text),
        nullable("uploaded_by", Text),
        column("created_at", Time),
        nullable("updated_at", Time),
    ],
};

/// Every act.
pub const ACTIONS: &Table = &Table {
    name: "actions",
    columns: &[
        column("id", Text),
        nullable("resource_id", Text),
        column("resource_type", Text),
        column("actor_id", Text),
        column("actor_type", Text),
        column("event", Text),
        nullable("context", Text),
        column("created_at", Time),
    ],
};

/// The exported table of this name; a wrong name does not compile.
#[expect(clippy::indexing_slicing, clippy::panic, reason = "evaluated by the compiler alone")]
const fn exported(name: &str) -> &'static Table {
    let mut index = 0;
    while index < TABLES.len() {
        if alike(TABLES[index].name.as_bytes(), name.as_bytes()) {
            return &TABLES[index];
        }
        index += 1;
    }
    panic!("no exported table has this name")
}

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler alone")]
const fn alike(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut index = 0;
    while index < one.len() {
        if one[index] != other[index] {
            return false;
        }
        index += 1;
    }
    true
}
