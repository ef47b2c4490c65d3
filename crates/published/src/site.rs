//! The site itself: the settings that its readers may see.

use serde::Serialize;

use crate::shown::{fields, if_asked};

/// The settings that readers may see: a theme's `@site`, and the Content API's settings.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the fields are those of Ghost 6.65's Content API, under its names")]
pub struct Site {
    pub title: String,
    pub description: Option<String>,
    pub logo: Option<String>,
    pub icon: Option<String>,
    pub accent_color: Option<String>,
    pub cover_image: Option<String>,
    pub facebook: Option<String>,
    pub twitter: Option<String>,
    pub threads: Option<String>,
    pub bluesky: Option<String>,
    pub mastodon: Option<String>,
    pub tiktok: Option<String>,
    pub youtube: Option<String>,
    pub instagram: Option<String>,
    pub linkedin: Option<String>,
    /// A BCP 47 tag; `lang` is the same under its older name.
    pub locale: String,
    /// An IANA name, such as `Europe/Kyiv`.
    pub timezone: String,
    pub codeinjection_head: Option<String>,
    pub codeinjection_foot: Option<String>,
    pub navigation: Vec<NavigationItem>,
    pub secondary_navigation: Vec<NavigationItem>,
    pub meta_title: Option<String>,
    pub meta_description: Option<String>,
    pub og_image: Option<String>,
    pub og_title: Option<String>,
    pub og_description: Option<String>,
    pub twitter_image: Option<String>,
    pub twitter_title: Option<String>,
    pub twitter_description: Option<String>,
    pub members_support_address: Option<String>,
    pub members_enabled: bool,
    pub donations_enabled: bool,
    pub allow_self_signup: bool,
    pub members_invite_only: bool,
    /// `all`, `paid`, `invite` or `none`.
    pub members_signup_access: String,
    pub paid_members_enabled: bool,
    pub firstpromoter_account: Option<String>,
    pub portal_button_style: Option<String>,
    pub portal_button_signup_text: Option<String>,
    pub portal_button_icon: Option<String>,
    pub portal_signup_terms_html: Option<String>,
    pub portal_signup_checkbox_required: bool,
    pub portal_plans: Vec<String>,
    pub portal_default_plan: Option<String>,
    pub portal_name: bool,
    pub portal_button: bool,
    /// Who may comment: `all`, `paid` or `off`. A theme sees it as `comments_access`.
    pub comments_enabled: String,
    pub recommendations_enabled: bool,
    pub outbound_link_tagging: bool,
    pub default_email_address: Option<String>,
    pub support_email_address: Option<String>,
    pub editor_default_email_recipients: Option<String>,
    /// The names of the flags that are on: a theme's `@labs`.
    pub labs: Vec<String>,
    pub site_uuid: Option<String>,
    /// The name of a font of the reader's page, if the editors chose one for headings.
    pub heading_font: Option<String>,
    /// The name of a font of the reader's page, if the editors chose one for text.
    pub body_font: Option<String>,
    /// Absolute, without a slash at its end.
    pub url: String,
    /// Where the editors work; absolute.
    pub admin_url: Option<String>,
    /// Where a theme sends a reader who wants to subscribe.
    pub signup_url: Option<String>,
    /// Announcement bar: what it says, as trusted HTML; none where there is nothing to announce.
    pub announcement_content: Option<String>,
    /// Announcement bar: `accent`, `dark` or `light`.
    pub announcement_background: Option<String>,
    /// Announcement bar: who sees it: `visitors`, `free_members`, `paid_members`.
    pub announcement_visibility: Vec<String>,
    /// Whether `/llms.txt` is served.
    pub llms_enabled: bool,
    /// Whether the whole site stands behind a password.
    pub is_private: bool,
    /// Courant's own: whether JSON-LD says `NewsArticle` where Ghost says `Article`.
    pub news_articles: bool,
}

fields! {
    Site as site {
        TITLE "title" => &site.title;
        DESCRIPTION "description" => &site.description;
        LOGO "logo" => &site.logo;
        ICON "icon" => &site.icon;
        ACCENT_COLOR "accent_color" => &site.accent_color;
        COVER_IMAGE "cover_image" => &site.cover_image;
        FACEBOOK "facebook" => &site.facebook;
        TWITTER "twitter" => &site.twitter;
        THREADS "threads" => &site.threads;
        BLUESKY "bluesky" => &site.bluesky;
        MASTODON "mastodon" => &site.mastodon;
        TIKTOK "tiktok" => &site.tiktok;
        YOUTUBE "youtube" => &site.youtube;
        INSTAGRAM "instagram" => &site.instagram;
        LINKEDIN "linkedin" => &site.linkedin;
        LANG "lang" => &site.locale;
        LOCALE "locale" => &site.locale;
        TIMEZONE "timezone" => &site.timezone;
        CODEINJECTION_HEAD "codeinjection_head" => &site.codeinjection_head;
        CODEINJECTION_FOOT "codeinjection_foot" => &site.codeinjection_foot;
        NAVIGATION "navigation" => &site.navigation;
        SECONDARY_NAVIGATION "secondary_navigation" => &site.secondary_navigation;
        META_TITLE "meta_title" => &site.meta_title;
        META_DESCRIPTION "meta_description" => &site.meta_description;
        OG_IMAGE "og_image" => &site.og_image;
        OG_TITLE "og_title" => &site.og_title;
        OG_DESCRIPTION "og_description" => &site.og_description;
        TWITTER_IMAGE "twitter_image" => &site.twitter_image;
        TWITTER_TITLE "twitter_title" => &site.twitter_title;
        TWITTER_DESCRIPTION "twitter_description" => &site.twitter_description;
        MEMBERS_SUPPORT_ADDRESS "members_support_address" => &site.members_support_address;
        MEMBERS_ENABLED "members_enabled" => site.members_enabled;
        DONATIONS_ENABLED "donations_enabled" => site.donations_enabled;
        ALLOW_SELF_SIGNUP "allow_self_signup" => site.allow_self_signup;
        MEMBERS_INVITE_ONLY "members_invite_only" => site.members_invite_only;
        PAID_MEMBERS_ENABLED "paid_members_enabled" => site.paid_members_enabled;
        PORTAL_NAME "portal_name" => site.portal_name;
        PORTAL_BUTTON "portal_button" => site.portal_button;
        COMMENTS_ENABLED "comments_enabled" => site.comments_are_on();
        COMMENTS_ACCESS "comments_access" => &site.comments_enabled;
        RECOMMENDATIONS_ENABLED "recommendations_enabled" => site.recommendations_enabled;
        OUTBOUND_LINK_TAGGING "outbound_link_tagging" => site.outbound_link_tagging;
        DEFAULT_EMAIL_ADDRESS "default_email_address" => &site.default_email_address;
        URL "url" => &site.url;
        SIGNUP_URL "signup_url" => &site.signup_url;
    }
    others {
        "members_signup_access" => &site.members_signup_access;
        "firstpromoter_account" => &site.firstpromoter_account;
        "portal_button_style" => &site.portal_button_style;
        "portal_button_signup_text" => &site.portal_button_signup_text;
        "portal_button_icon" => &site.portal_button_icon;
        "portal_signup_terms_html" => &site.portal_signup_terms_html;
        "portal_signup_checkbox_required" => site.portal_signup_checkbox_required;
        "portal_plans" => &site.portal_plans;
        "portal_default_plan" => &site.portal_default_plan;
        "support_email_address" => &site.support_email_address;
        "editor_default_email_recipients" => &site.editor_default_email_recipients;
        "site_uuid" => &site.site_uuid;
        "admin_url" => &site.admin_url;
    }
}

/// One entry of a menu.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NavigationItem {
    /// What the reader sees.
    pub label: String,
    /// Absolute, or relative to the site.
    pub url: String,
    /// A picture beside or instead of the label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icon: Option<String>,
    /// Who sees it, as Ghost 6.65: `public`, `members`, `paid`, `public_only`…; none is everyone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visibility: Option<String>,
}

fields! {
    NavigationItem as item {
        LABEL "label" => &item.label;
        URL "url" => &item.url;
        ICON "icon" => if_asked(item.icon.as_ref());
        VISIBILITY "visibility" => if_asked(item.visibility.as_ref());
    }
}

impl Site {
    /// Whether anyone may comment.
    pub fn comments_are_on(&self) -> bool {
        !matches!(self.comments_enabled.as_str(), "" | "off")
    }

    /// Whether a flag of Ghost's `labs` is on.
    pub fn has_lab(&self, flag: &str) -> bool {
        self.labs.iter().any(|on| on == flag)
    }
}
