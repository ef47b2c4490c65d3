//! The settings that editors see and change: Ghost 6.65's keys in its groups, what each holds, and its value where none
//! was chosen. Keys of its `core` group are the server's own and not on this screen.

use self::Kind::{Flag, List, Number, Text};

/// One setting.
pub(super) struct Known {
    pub(super) group: &'static str,
    pub(super) key: &'static str,
    pub(super) kind: Kind,
    pub(super) default: Option<&'static str>,
    /// Whether an editor may change it here.
    pub(super) is_fixed: bool,
}

/// What a setting holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text.
    Text,
    /// True or false.
    Flag,
    /// A whole number.
    Number,
    /// A JSON text of a list or an object.
    List,
}

const fn known(group: &'static str, key: &'static str, kind: Kind, default: Option<&'static str>) -> Known {
    Known { group, key, kind, default, is_fixed: false }
}

const fn fixed(group: &'static str, key: &'static str, kind: Kind, default: Option<&'static str>) -> Known {
    Known { is_fixed: true, ..known(group, key, kind, default) }
}

/// Every setting.
#[rustfmt::skip]
pub(super) const KNOWN: &[Known] = &[
    known("site", "title", Text, Some("Courant")),
    known("site", "description", Text, Some("")),
    known("site", "heading_font", Text, Some("")),
    known("site", "body_font", Text, Some("")),
    known("site", "logo", Text, Some("")),
    known("site", "cover_image", Text, Some("")),
    known("site", "icon", Text, Some("")),
    known("site", "accent_color", Text, Some("#FF1A75")),
    known("site", "locale", Text, Some("en")),
    known("site", "timezone", Text, Some("Etc/UTC")),
    known("site", "codeinjection_head", Text, Some("")),
    known("site", "codeinjection_foot", Text, Some("")),
    known("site", "facebook", Text, Some("")),
    known("site", "twitter", Text, Some("")),
    known("site", "threads", Text, None),
    known("site", "bluesky", Text, None),
    known("site", "mastodon", Text, None),
    known("site", "tiktok", Text, None),
    known("site", "youtube", Text, None),
    known("site", "instagram", Text, None),
    known("site", "linkedin", Text, None),
    known("site", "navigation", List, Some(r#"[{"label":"Home","url":"/"},{"label":"About","url":"/about/"}]"#)),
    known("site", "secondary_navigation", List, Some(r##"[{"label":"Sign up","url":"#/portal/"}]"##)),
    known("site", "llms_enabled", Flag, Some("true")),
    known("site", "machine_payments_enabled", Flag, Some("false")),
    known("site", "machine_payments_currency", Text, None),
    known("site", "machine_payments_amount", Number, Some("100")),
    known("site", "machine_payments_stripe_profile_id", Text, None),
    known("site", "meta_title", Text, None),
    known("site", "meta_description", Text, None),
    known("site", "og_image", Text, None),
    known("site", "og_title", Text, None),
    known("site", "og_description", Text, None),
    known("site", "twitter_image", Text, None),
    known("site", "twitter_title", Text, None),
    known("site", "twitter_description", Text, None),
    fixed("theme", "active_theme", Text, Some("source")),
    known("private", "is_private", Flag, Some("false")),
    known("private", "password", Text, Some("")),
    known("private", "public_hash", Text, None),
    known("members", "default_content_visibility", Text, Some("public")),
    known("members", "default_content_visibility_tiers", List, Some("[]")),
    known("members", "members_signup_access", Text, Some("all")),
    fixed("members", "members_support_address", Text, Some("noreply")),
    known("members", "stripe_billing_portal_configuration_id", Text, None),
    known("members", "stripe_secret_key", Text, None),
    known("members", "stripe_publishable_key", Text, None),
    known("members", "stripe_plans", List, Some("[]")),
    known("members", "stripe_connect_publishable_key", Text, None),
    known("members", "stripe_connect_secret_key", Text, None),
    known("members", "stripe_connect_livemode", Flag, None),
    known("members", "stripe_connect_display_name", Text, None),
    known("members", "stripe_connect_account_id", Text, None),
    known("members", "members_monthly_price_id", Text, None),
    known("members", "members_yearly_price_id", Text, None),
    known("members", "members_track_sources", Flag, Some("true")),
    known("members", "blocked_email_domains", List, Some("[]")),
    known("portal", "portal_name", Flag, Some("true")),
    known("portal", "portal_button", Flag, Some("false")),
    known("portal", "portal_plans", List, Some(r#"["free"]"#)),
    known("portal", "portal_default_plan", Text, Some("yearly")),
    known("portal", "portal_products", List, Some("[]")),
    known("portal", "portal_button_style", Text, Some("icon-and-text")),
    known("portal", "portal_button_icon", Text, None),
    known("portal", "portal_button_signup_text", Text, Some("Subscribe")),
    known("portal", "portal_signup_terms_html", Text, None),
    known("portal", "portal_signup_checkbox_required", Flag, Some("false")),
    known("portal", "portal_signup_gift_promotion", Flag, Some("true")),
    known("portal", "portal_account_gift_promotion", Flag, Some("true")),
    known("email", "mailgun_domain", Text, None),
    known("email", "mailgun_api_key", Text, None),
    known("email", "mailgun_base_url", Text, None),
    known("email", "email_track_opens", Flag, Some("true")),
    known("email", "email_track_clicks", Flag, Some("true")),
    fixed("email", "email_verification_required", Flag, Some("false")),
    known("firstpromoter", "firstpromoter", Flag, Some("false")),
    known("firstpromoter", "firstpromoter_id", Text, None),
    known("labs", "labs", List, Some("{}")),
    known("slack", "slack_url", Text, Some("")),
    known("slack", "slack_username", Text, Some("Ghost")),
    known("unsplash", "unsplash", Flag, Some("true")),
    known("transistor", "transistor", Flag, Some("false")),
    known("transistor", "transistor_portal_enabled", Flag, Some("true")),
    known("transistor", "transistor_portal_heading", Text, Some("Podcasts")),
    known("transistor", "transistor_portal_description", Text, Some("Access your private podcast feed")),
    known("transistor", "transistor_portal_button_text", Text, Some("View")),
    known("transistor", "transistor_portal_url_template", Text, Some("https://partner.transistor.fm/ghost/{memberUuid}")),
    known("views", "shared_views", List, Some("[]")),
    known("editor", "editor_default_email_recipients", Text, Some("visibility")),
    known("editor", "editor_default_email_recipients_filter", Text, Some("all")),
    known("announcement", "announcement_content", Text, None),
    known("announcement", "announcement_visibility", List, Some("[]")),
    known("announcement", "announcement_background", Text, Some("dark")),
    known("comments", "comments_enabled", Text, Some("all")),
    known("analytics", "outbound_link_tagging", Flag, Some("true")),
    known("analytics", "web_analytics", Flag, Some("true")),
    known("pintura", "pintura", Flag, Some("true")),
    known("pintura", "pintura_js_url", Text, None),
    known("pintura", "pintura_css_url", Text, None),
    known("donations", "donations_currency", Text, Some("USD")),
    known("donations", "donations_suggested_amount", Number, Some("500")),
    known("recommendations", "recommendations_enabled", Flag, Some("false")),
    known("security", "require_email_mfa", Flag, Some("false")),
    known("social_web", "social_web", Flag, Some("true")),
    known("explore", "explore_ping", Flag, Some("true")),
    known("explore", "explore_ping_growth", Flag, Some("false")),
    known("indexnow", "indexnow_api_key", Text, None),
];
