//! What the public may name of each resource. A column that is not on this screen can't be asked about.

use nql::Direction::{Ascending, Descending};

use super::resource::{Alias, Field, Only, Relation, Resource, Way, alias, always, maybe};
use crate::Kind::{Flag, Number, Text, Time};

/// Published posts.
pub const POSTS: Resource = Resource {
    table: "posts",
    only: &[Only::Text("type", "post"), Only::Text("status", "published")],
    fields: POST_FIELDS,
    relations: POST_RELATIONS,
    aliases: POST_ALIASES,
    withheld: POST_WITHHELD,
    counts: None,
    ties: &[("published_at", Ascending), ("id", Ascending)],
    order: &[("published_at", Descending), ("id", Descending)],
};

/// Published pages.
pub const PAGES: Resource = Resource {
    table: "posts",
    only: &[Only::Text("type", "page"), Only::Text("status", "published")],
    fields: POST_FIELDS,
    relations: POST_RELATIONS,
    aliases: POST_ALIASES,
    withheld: POST_WITHHELD,
    counts: None,
    ties: &[("published_at", Ascending), ("id", Ascending)],
    order: &[("title", Ascending)],
};

/// Tags that a published post or page has.
pub const TAGS: Resource = Resource {
    table: "tags",
    only: &[Only::WithPosts { table: "posts_tags", key: "tag_id" }],
    fields: TAG_FIELDS,
    relations: &[],
    aliases: &[],
    withheld: WITHHELD_OF_TAGS,
    counts: Some("tag/"),
    ties: &[("id", Ascending)],
    order: &[("name", Ascending)],
};

/// Tags with stories or without.
pub const ALL_TAGS: Resource = Resource { only: &[], ..TAGS };

/// People under whose name a published post or page stands.
pub const AUTHORS: Resource = Resource {
    table: "users",
    only: &[Only::WithPosts { table: "posts_authors", key: "author_id" }],
    fields: AUTHOR_FIELDS,
    relations: &[],
    aliases: &[],
    withheld: WITHHELD_OF_AUTHORS,
    counts: Some("author/"),
    ties: &[("id", Ascending)],
    order: &[("name", Ascending)],
};

/// Published posts, last changed first: what a search in the browser is made of.
pub const SEARCHED_POSTS: Resource = Resource { order: &[("updated_at", Descending)], ..POSTS };

/// Public tags, last changed first.
pub const SEARCHED_TAGS: Resource = Resource {
    only: &[Only::Text("visibility", "public")],
    fields: &[always("id", Text), maybe("updated_at", Time)],
    withheld: &[],
    order: &[("updated_at", Descending)],
    ..TAGS
};

/// Authors, last changed first.
pub const SEARCHED_AUTHORS: Resource = Resource {
    fields: &[always("id", Text), maybe("updated_at", Time)],
    withheld: &[],
    order: &[("updated_at", Descending)],
    ..AUTHORS
};

/// Newsletters that are sent.
pub const NEWSLETTERS: Resource = Resource {
    table: "newsletters",
    only: &[Only::Text("status", "active")],
    fields: &[
        always("id", Text),
        always("uuid", Text),
        always("name", Text),
        maybe("description", Text),
        always("slug", Text),
        maybe("sender_email", Text),
        always("subscribe_on_signup", Flag),
        always("visibility", Text),
        always("sort_order", Number),
        always("created_at", Time),
        maybe("updated_at", Time),
    ],
    relations: &[],
    aliases: &[],
    withheld: &["status", "sender_name", "sender_reply_to", "feedback_enabled"],
    counts: None,
    ties: &[("id", Ascending)],
    order: &[("sort_order", Ascending), ("created_at", Ascending), ("id", Ascending)],
};

/// Tiers that are offered.
pub const TIERS: Resource = Resource {
    table: "products",
    only: &[Only::Flag("active")],
    fields: &[
        always("id", Text),
        always("name", Text),
        always("slug", Text),
        always("active", Flag),
        always("type", Text),
        always("visibility", Text),
        maybe("currency", Text),
        maybe("monthly_price", Number),
        maybe("yearly_price", Number),
        always("created_at", Time),
        maybe("updated_at", Time),
    ],
    relations: &[],
    aliases: &[],
    withheld: &[],
    counts: None,
    ties: &[("id", Ascending)],
    order: &[("monthly_price", Ascending)],
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
    always("visibility", Text),
    always("created_at", Time),
    maybe("updated_at", Time),
    maybe("published_at", Time),
    maybe("custom_excerpt", Text),
    maybe("codeinjection_head", Text),
    maybe("codeinjection_foot", Text),
    maybe("custom_template", Text),
    maybe("canonical_url", Text),
    maybe("reading_time", Number),
    always("kind", Text),
    maybe("kicker", Text),
];

pub(super) const POST_RELATIONS: &[Relation] = &[
    Relation { name: "tags", table: "tags", way: TAGS_OF_POST, fields: TAG_FIELDS_OF_POST },
    Relation { name: "primary_tag", table: "tags", way: FIRST_TAG_OF_POST, fields: TAG_FIELDS_OF_POST },
    Relation { name: "authors", table: "users", way: AUTHORS_OF_POST, fields: AUTHOR_FIELDS },
    Relation { name: "primary_author", table: "users", way: FIRST_AUTHOR_OF_POST, fields: AUTHOR_FIELDS },
    Relation { name: "tiers", table: "products", way: TIERS_OF_POST, fields: TIER_FIELDS_OF_POST },
    Relation {
        name: "posts_meta",
        table: "posts_meta",
        way: Way::One { ours: "post_id" },
        fields: META_FIELDS,
    },
];

const TAGS_OF_POST: Way =
    Way::Many { between: "posts_tags", ours: "post_id", theirs: "tag_id", first_only: false };
const FIRST_TAG_OF_POST: Way =
    Way::Many { between: "posts_tags", ours: "post_id", theirs: "tag_id", first_only: true };
const AUTHORS_OF_POST: Way =
    Way::Many { between: "posts_authors", ours: "post_id", theirs: "author_id", first_only: false };
const FIRST_AUTHOR_OF_POST: Way =
    Way::Many { between: "posts_authors", ours: "post_id", theirs: "author_id", first_only: true };
const TIERS_OF_POST: Way =
    Way::Many { between: "posts_products", ours: "post_id", theirs: "product_id", first_only: false };

pub(super) const POST_ALIASES: &[Alias] = &[
    alias("tag", "tags.slug"),
    alias("tags", "tags.slug"),
    alias("author", "authors.slug"),
    alias("authors", "authors.slug"),
    alias("tiers", "tiers.slug"),
    Alias { name: "primary_tag", means: "primary_tag.slug", and: Some(("primary_tag.visibility", "public")) },
    alias("primary_author", "primary_author.slug"),
    alias("og_image", "posts_meta.og_image"),
    alias("og_title", "posts_meta.og_title"),
    alias("og_description", "posts_meta.og_description"),
    alias("twitter_image", "posts_meta.twitter_image"),
    alias("twitter_title", "posts_meta.twitter_title"),
    alias("twitter_description", "posts_meta.twitter_description"),
    alias("meta_title", "posts_meta.meta_title"),
    alias("meta_description", "posts_meta.meta_description"),
    alias("feature_image_alt", "posts_meta.feature_image_alt"),
    alias("feature_image_caption", "posts_meta.feature_image_caption"),
];

const META_FIELDS: &[Field] = &[
    maybe("og_image", Text),
    maybe("og_title", Text),
    maybe("og_description", Text),
    maybe("twitter_image", Text),
    maybe("twitter_title", Text),
    maybe("twitter_description", Text),
    maybe("meta_title", Text),
    maybe("meta_description", Text),
    maybe("feature_image_alt", Text),
    maybe("feature_image_caption", Text),
];

const TAG_FIELDS: &[Field] = &[
    always("id", Text),
    always("name", Text),
    always("slug", Text),
    maybe("description", Text),
    maybe("feature_image", Text),
    always("visibility", Text),
    maybe("og_image", Text),
    maybe("og_title", Text),
    maybe("og_description", Text),
    maybe("twitter_image", Text),
    maybe("twitter_title", Text),
    maybe("twitter_description", Text),
    maybe("meta_title", Text),
    maybe("meta_description", Text),
    maybe("canonical_url", Text),
    maybe("accent_color", Text),
];

const TAG_FIELDS_OF_POST: &[Field] =
    &[always("id", Text), always("name", Text), always("slug", Text), always("visibility", Text)];

const TIER_FIELDS_OF_POST: &[Field] = &[always("id", Text), always("name", Text), always("slug", Text)];

const AUTHOR_FIELDS: &[Field] = &[
    always("id", Text),
    always("name", Text),
    always("slug", Text),
    maybe("profile_image", Text),
    maybe("cover_image", Text),
    maybe("bio", Text),
    maybe("website", Text),
    maybe("location", Text),
    maybe("facebook", Text),
    maybe("twitter", Text),
    maybe("meta_title", Text),
    maybe("meta_description", Text),
];

// What Ghost 6.65 leaves out of a filter without a word; a test of such a name narrows nothing.

const POST_WITHHELD: &[&str] = &[
    "status",
    "password",
    "email",
    "email_only",
    "email_subject",
    "html",
    "lexical",
    "locale",
    "mobiledoc",
    "newsletter_id",
    "plaintext",
    "email_recipient_filter",
    "published_by",
    "show_title_and_feature_image",
    "mobiledoc_revisions",
    "post_revisions",
    "roles",
    "roles_users",
    "last_seen",
];

const WITHHELD_OF_TAGS: &[&str] = &[
    "password",
    "email",
    "html",
    "lexical",
    "mobiledoc",
    "plaintext",
    "created_at",
    "updated_at",
    "parent_id",
    "parent",
];

const WITHHELD_OF_AUTHORS: &[&str] = &[
    "password",
    "email",
    "status",
    "last_seen",
    "created_at",
    "updated_at",
    "roles",
    "roles_users",
    "visibility",
    "locale",
    "accessibility",
    "paid_subscription_started_notification",
    "paid_subscription_canceled_notification",
    "tour",
    "comment_notifications",
    "recommendation_notifications",
    "gift_subscription_notifications",
    "mention_notifications",
    "donation_notifications",
    "milestone_notifications",
    "free_member_signup_notification",
];
