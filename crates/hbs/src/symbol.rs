//! Names as numbers, so that a field is found by comparing integers.
//!
//! Every name that Ghost's content, settings and loops use has a constant here. A typed [`Object`] matches on
//! `key.symbol`; an object with free names (a map, a theme's custom settings) looks at `key.name`.
//!
//! [`Object`]: crate::Object

/// The number of a well-known name, or [`OTHER`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Symbol(u16);

/// The symbol of every name that has no constant of its own.
pub const OTHER: Symbol = Symbol(u16::MAX);

impl Symbol {
    /// The symbol of `name`: its constant, or [`OTHER`].
    pub fn of(name: &str) -> Self {
        match NAMES.binary_search(&name) {
            Ok(index) => u16::try_from(index).map_or(OTHER, Self),
            Err(_) => OTHER,
        }
    }
}

/// A field's name together with its number.
#[derive(Clone, Copy, Debug)]
pub struct Key<'k> {
    /// The number of the name if it is well known, else [`OTHER`].
    pub symbol: Symbol,
    /// The name as the template writes it.
    pub name: &'k str,
}

impl<'k> Key<'k> {
    /// The key for a name that is only known while rendering.
    pub fn new(name: &'k str) -> Self {
        Self { symbol: Symbol::of(name), name }
    }
}

impl PartialEq for Key<'_> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.symbol == other.symbol && (self.symbol != OTHER || self.name == other.name)
    }
}

impl Eq for Key<'_> {}

macro_rules! well_known {
    ($($constant:ident $name:literal)*) => {
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "a variant per constant, only counted")]
        #[repr(u16)]
        enum Number { $($constant),* }

        $(
            #[doc = concat!("The name `", $name, "`.")]
            pub const $constant: Symbol = Symbol(Number::$constant as u16);
        )*

        /// Every well-known name in order of its bytes; the place is the symbol.
        const NAMES: &[&str] = &[$($name),*];
    };
}

well_known! {
    ACCENT_COLOR "accent_color"
    ACCESS "access"
    ACTIVATED_AT "activated_at"
    ACTIVE "active"
    ALLOW_EXTERNAL_SIGNUP "allow_external_signup"
    ALLOW_SELF_SIGNUP "allow_self_signup"
    AMOUNT "amount"
    ANNOUNCEMENT "announcement"
    ANNOUNCEMENT_BACKGROUND "announcement_background"
    ANNOUNCEMENT_CONTENT "announcement_content"
    ANNOUNCEMENT_VISIBILITY "announcement_visibility"
    AUTHOR "author"
    AUTHOR_URL "author_url"
    AUTHORS "authors"
    AVATAR "avatar"
    AVATAR_IMAGE "avatar_image"
    BENEFITS "benefits"
    BIO "bio"
    BLUESKY "bluesky"
    BODY "body"
    BODY_CLASS "body_class"
    BODY_FONT "body_font"
    CADENCE "cadence"
    CANCEL_AT_PERIOD_END "cancel_at_period_end"
    CANONICAL_URL "canonical_url"
    CATEGORY "category"
    CLASS "class"
    CODE "code"
    CODEINJECTION_FOOT "codeinjection_foot"
    CODEINJECTION_HEAD "codeinjection_head"
    CODEINJECTION_STYLES "codeinjection_styles"
    COLOR_SCHEME "color_scheme"
    COLUMNS "columns"
    COMMENT_ID "comment_id"
    COMMENTS "comments"
    COMMENTS_ACCESS "comments_access"
    COMMENTS_ENABLED "comments_enabled"
    CONFIG "config"
    CONTEXT "context"
    COUNT "count"
    COVER "cover"
    COVER_IMAGE "cover_image"
    CREATED_AT "created_at"
    CURRENCY "currency"
    CURRENT "current"
    CURRENT_PERIOD_END "current_period_end"
    CUSTOM "custom"
    CUSTOM_EXCERPT "custom_excerpt"
    CUSTOM_TEMPLATE "custom_template"
    DATA "data"
    DEFAULT_CONTENT_VISIBILITY "default_content_visibility"
    DEFAULT_EMAIL_ADDRESS "default_email_address"
    DEFAULT_LOCALE "default_locale"
    DESCRIPTION "description"
    DIRECTION "direction"
    DONATIONS_CURRENCY "donations_currency"
    DONATIONS_ENABLED "donations_enabled"
    DONATIONS_SUGGESTED_AMOUNT "donations_suggested_amount"
    EMAIL "email"
    EMAIL_ONLY "email_only"
    EMAIL_SUBJECT "email_subject"
    ENABLED "enabled"
    ERROR "error"
    ERROR_CODE "errorCode"
    ERROR_DETAILS "errorDetails"
    ERRORS "errors"
    EVEN "even"
    EXCERPT "excerpt"
    EXPERTISE_VISIBLE "expertise_visible"
    EXPIRY_AT "expiry_at"
    FACEBOOK "facebook"
    FEATURE_IMAGE "feature_image"
    FEATURE_IMAGE_ALT "feature_image_alt"
    FEATURE_IMAGE_CAPTION "feature_image_caption"
    FEATURE_IMAGE_HEIGHT "feature_image_height"
    FEATURE_IMAGE_WIDTH "feature_image_width"
    FEATURED "featured"
    FEED "feed"
    FEED_LAYOUT "feed_layout"
    FEEDBACK_ENABLED "feedback_enabled"
    FILTER "filter"
    FIRST "first"
    FIRSTNAME "firstname"
    FOOTER "footer"
    FORMAT "format"
    FORMATTED "formatted"
    FREE_PRICE_NAME "free_price_name"
    FROM "from"
    HEADER_STYLE "header_style"
    HEADING_FONT "heading_font"
    HEIGHT "height"
    HOMEPAGE "homepage"
    HOST "host"
    HTML "html"
    ICON "icon"
    ID "id"
    IMAGE "image"
    INCLUDE "include"
    INCLUDE_ZERO "includeZero"
    INDEX "index"
    INSTAGRAM "instagram"
    INTERVAL "interval"
    INVITE_ONLY "invite_only"
    JOB_TITLE "job_title"
    KEY "key"
    LABEL "label"
    LABELS "labels"
    LABS "labs"
    LANG "lang"
    LAST "last"
    LENGTH "length"
    LEXICAL "lexical"
    LIMIT "limit"
    LINKEDIN "linkedin"
    LIST "list"
    LOCALE "locale"
    LOCATION "location"
    LOGO "logo"
    MASTODON "mastodon"
    MEMBER "member"
    MEMBERS "members"
    MEMBERS_ENABLED "members_enabled"
    MEMBERS_INVITE_ONLY "members_invite_only"
    MEMBERS_SUPPORT_ADDRESS "members_support_address"
    MESSAGE "message"
    MESSAGE_HTML "messageHTML"
    META_DESCRIPTION "meta_description"
    META_TITLE "meta_title"
    MOBILEDOC "mobiledoc"
    MONTHLY_PRICE "monthly_price"
    MONTHLY_PRICE_ID "monthly_price_id"
    MONTHS "months"
    NAME "name"
    NAVIGATION "navigation"
    NEWSLETTER "newsletter"
    NEWSLETTERS "newsletters"
    NEXT "next"
    NEXT_POST "next_post"
    NICKNAME "nickname"
    NUMBER "number"
    ODD "odd"
    OG_DESCRIPTION "og_description"
    OG_IMAGE "og_image"
    OG_TITLE "og_title"
    OPTIONS "options"
    ORDER "order"
    OUTBOUND_LINK_TAGGING "outbound_link_tagging"
    PAGE "page"
    PAGES "pages"
    PAGINATION "pagination"
    PAID "paid"
    PAID_MEMBERS_ENABLED "paid_members_enabled"
    PARENT "parent"
    PATH "path"
    PINTEREST "pinterest"
    PLAINTEXT "plaintext"
    PORTAL_BUTTON "portal_button"
    PORTAL_NAME "portal_name"
    POST "post"
    POSTS "posts"
    POSTS_PER_PAGE "posts_per_page"
    PREFIX "prefix"
    PREV "prev"
    PREV_POST "prev_post"
    PRICE "price"
    PRIMARY_AUTHOR "primary_author"
    PRIMARY_TAG "primary_tag"
    PRODUCT "product"
    PRODUCTS "products"
    PROFILE_IMAGE "profile_image"
    PUBLISHED_AT "published_at"
    QUERY "query"
    READING_TIME "reading_time"
    RECOMMENDATIONS "recommendations"
    RECOMMENDATIONS_ENABLED "recommendations_enabled"
    RELATIVE_URL "relativeUrl"
    RESOURCE "resource"
    ROOT "root"
    ROUTE "route"
    ROW_END "rowEnd"
    ROW_START "rowStart"
    SAFE_VERSION "safeVersion"
    SEARCH "search"
    SECONDARY_NAVIGATION "secondary_navigation"
    SECURE "secure"
    SEND_EMAIL_WHEN_PUBLISHED "send_email_when_published"
    SENDER_EMAIL "sender_email"
    SEPARATOR "separator"
    SHOW_AUTHOR "show_author"
    SHOW_DATE "show_date"
    SHOW_EXCERPT "show_excerpt"
    SHOW_FEATURED_POSTS "show_featured_posts"
    SHOW_IN_POST "show_in_post"
    SHOW_ON "show_on"
    SHOW_PUBLISH_DATE "show_publish_date"
    SIGNUP_URL "signup_url"
    SITE "site"
    SIZE "size"
    SIZES "sizes"
    SLUG "slug"
    SOCIAL_URL "social_url"
    START "start"
    START_DATE "start_date"
    STATUS "status"
    STATUS_CODE "statusCode"
    STRING "string"
    SUBSCRIBED "subscribed"
    SUBSCRIPTION "subscription"
    SUBSCRIPTIONS "subscriptions"
    SUFFIX "suffix"
    SUPPORT_ADDRESS "support_address"
    TAG "tag"
    TAGS "tags"
    TARGET "target"
    TEMPLATE "template"
    TEXT "text"
    THIS "this"
    THREADS "threads"
    TIER "tier"
    TIERS "tiers"
    TIKTOK "tiktok"
    TIMEZONE "timezone"
    TITLE "title"
    TITLE_FONT "title_font"
    TO "to"
    TOTAL "total"
    TRIAL_DAYS "trial_days"
    TRIAL_DAYS_LEFT "trial_days_left"
    TWITTER "twitter"
    TWITTER_DESCRIPTION "twitter_description"
    TWITTER_IMAGE "twitter_image"
    TWITTER_TITLE "twitter_title"
    TWITTER_USERNAME "twitter_username"
    TYPE "type"
    UPDATED_AT "updated_at"
    URL "url"
    UUID "uuid"
    VALUE "value"
    VERSION "version"
    VISIBILITY "visibility"
    VISIBLE "visible"
    WEBSITE "website"
    WELCOME_PAGE_URL "welcome_page_url"
    WIDTH "width"
    WORDS "words"
    YEARLY_PRICE "yearly_price"
    YEARLY_PRICE_ID "yearly_price_id"
    YOUTUBE "youtube"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn well_known_names_are_sorted_and_found() {
        assert!(NAMES.is_sorted_by(|a, b| a < b));
        assert_eq!(Symbol::of("title"), TITLE);
        assert_eq!(Symbol::of("no-such-name"), OTHER);
    }

    #[test]
    fn names_without_a_number_are_told_apart_by_their_text() {
        assert_eq!(Key::new("zebra"), Key::new("zebra"));
        assert_ne!(Key::new("zebra"), Key::new("zeal"));
        assert_ne!(Key::new("title"), Key::new("zeal"));
    }
}
