//! What readers may see of the settings.

use std::collections::HashMap;

use clean::Html;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use published::{NavigationItem, Site};

use crate::Address;

/// The public settings, with Ghost 6.65's defaults where nothing is stored.
pub(super) fn site(values: &HashMap<String, String>, address: &Address) -> Site {
    let view = View { values, address };
    let signup = view.or("members_signup_access", "all");
    let signup_access_is_none = signup == "none";
    let support = view.or("members_support_address", "noreply");
    let paid = view.text("stripe_secret_key").is_some() || view.text("stripe_connect_secret_key").is_some();
    Site {
        title: view.or("title", "Courant"),
        description: view.text("description"),
        logo: view.text("logo"),
        icon: view.text("icon"),
        accent_color: Some(view.or("accent_color", "#FF1A75")),
        cover_image: view.text("cover_image"),
        facebook: view.text("facebook"),
        twitter: view.text("twitter"),
        threads: view.text("threads"),
        bluesky: view.text("bluesky"),
        mastodon: view.text("mastodon"),
        tiktok: view.text("tiktok"),
        youtube: view.text("youtube"),
        instagram: view.text("instagram"),
        linkedin: view.text("linkedin"),
        locale: view.or("locale", "en"),
        timezone: view.or("timezone", "Etc/UTC"),
        codeinjection_head: view.text("codeinjection_head"),
        codeinjection_foot: view.text("codeinjection_foot"),
        navigation: view.navigation("navigation"),
        secondary_navigation: view.navigation("secondary_navigation"),
        meta_title: view.text("meta_title"),
        meta_description: view.text("meta_description"),
        og_image: view.text("og_image"),
        og_title: view.text("og_title"),
        og_description: view.text("og_description"),
        twitter_image: view.text("twitter_image"),
        twitter_title: view.text("twitter_title"),
        twitter_description: view.text("twitter_description"),
        support_email_address: Some(mail_address(&support, address)),
        members_support_address: Some(support),
        members_enabled: !signup_access_is_none,
        donations_enabled: paid,
        allow_self_signup: matches!(signup.as_str(), "all" | "paid"),
        members_invite_only: signup == "invite",
        members_signup_access: signup,
        paid_members_enabled: paid,
        firstpromoter_account: view.text("firstpromoter_id").filter(|_| view.flag("firstpromoter", false)),
        portal_button_style: view.text("portal_button_style"),
        portal_button_signup_text: view.text("portal_button_signup_text"),
        portal_button_icon: view.text("portal_button_icon"),
        portal_signup_terms_html: view.text("portal_signup_terms_html"),
        portal_signup_checkbox_required: view.flag("portal_signup_checkbox_required", false),
        portal_plans: view.list("portal_plans"),
        portal_default_plan: view.text("portal_default_plan"),
        portal_name: view.flag("portal_name", true),
        portal_button: view.flag("portal_button", false),
        comments_enabled: view.or("comments_enabled", "off"),
        recommendations_enabled: view.flag("recommendations_enabled", false),
        outbound_link_tagging: view.flag("outbound_link_tagging", true),
        default_email_address: Some(mail_address("noreply", address)),
        editor_default_email_recipients: Some(view.or("editor_default_email_recipients", "visibility")),
        labs: view.labs(),
        site_uuid: view.text("site_uuid"),
        heading_font: view.text("heading_font"),
        body_font: view.text("body_font"),
        url: address.as_str().to_owned(),
        admin_url: Some(address.of("/ghost/")),
        signup_url: Some(signup_url(signup_access_is_none, address)),
        announcement_content: view
            .text("announcement_content")
            .map(|notice| Html::inline(&notice).into_string()),
        announcement_background: view.text("announcement_background"),
        announcement_visibility: view.list("announcement_visibility"),
        llms_enabled: view.flag("llms_enabled", true),
        is_private: view.flag("is_private", false),
        news_articles: view.flag("courant_news_articles", false),
    }
}

struct View<'v> {
    values: &'v HashMap<String, String>,
    address: &'v Address,
}

impl View<'_> {
    fn text(&self, key: &str) -> Option<String> {
        self.values.get(key).filter(|value| !value.is_empty()).map(|value| self.address.fill(value.clone()))
    }

    fn or(&self, key: &str, default: &str) -> String {
        self.text(key).unwrap_or_else(|| default.to_owned())
    }

    fn flag(&self, key: &str, default: bool) -> bool {
        self.values.get(key).map_or(default, |value| value == "true")
    }

    fn list(&self, key: &str) -> Vec<String> {
        self.text(key).and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default()
    }

    fn labs(&self) -> Vec<String> {
        let flags: HashMap<String, serde_json::Value> =
            self.text("labs").and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default();
        flags.into_iter().filter(|(_, on)| on.as_bool() == Some(true)).map(|(name, _)| name).collect()
    }

    fn navigation(&self, key: &str) -> Vec<NavigationItem> {
        let items: Vec<serde_json::Value> =
            self.text(key).and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default();
        let text = |item: &serde_json::Value, name: &str| item.get(name)?.as_str().map(str::to_owned);
        items
            .iter()
            .map(|item| NavigationItem {
                label: text(item, "label").unwrap_or_default(),
                url: text(item, "url").unwrap_or_default(),
                icon: text(item, "icon"),
                visibility: text(item, "visibility"),
            })
            .collect()
    }
}

/// What JavaScript's `encodeURIComponent` leaves as it is, beside letters and digits, as far as addresses have it.
const KEPT: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'!').remove(b'~').remove(b'*');

/// As Ghost 6.65: the sign-up dialog, or where there is none a reader of feeds.
fn signup_url(is_closed: bool, address: &Address) -> String {
    if !is_closed {
        return "#/portal".to_owned();
    }
    let feed = address.of("/rss/");
    format!("https://feedly.com/i/subscription/feed/{}", utf8_percent_encode(&feed, KEPT))
}

/// As Ghost 6.65: a name without a host is a mailbox of the site's own host.
fn mail_address(name: &str, address: &Address) -> String {
    if name.contains('@') {
        return name.to_owned();
    }
    let host = address.host().split(':').next().unwrap_or_default();
    format!("{name}@{}", host.strip_prefix("www.").unwrap_or(host))
}
