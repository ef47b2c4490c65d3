//! Who sees a card: on the site and in e-mails, members of some kind and everybody else.

use serde_json::Value;

use crate::{
    html,
    json::{self, Fields},
    render::Context,
};

const ALL_MEMBERS: &str = "status:free,status:-free";
const PAID_MEMBERS: &str = "status:-free";
const FREE_MEMBERS: &str = "status:free";
const NO_MEMBERS: &str = "";

/// Who sees a card. Segments of members are NQL filters.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Visibility {
    non_members: Value,
    web_segment: String,
    email_segment: String,
}

impl Visibility {
    /// Everybody sees the card.
    fn everybody() -> Self {
        Self {
            non_members: Value::Bool(true),
            web_segment: ALL_MEMBERS.to_owned(),
            email_segment: ALL_MEMBERS.to_owned(),
        }
    }

    /// All members see the card, and nobody else.
    pub(super) fn all_members() -> Self {
        Self { non_members: Value::Bool(false), ..Self::everybody() }
    }

    /// Reads a card's `visibility`, in Ghost's present form or in one of its two older ones.
    pub(super) fn of(value: &Value) -> Self {
        if !json::truthy(value) {
            return Self::everybody();
        }
        let fields = Fields::of(value);
        let (web, email) = (fields.object("web"), fields.object("email"));
        let is_present_form = web.has("nonMember")
            && !web.get("memberSegment").is_null()
            && !email.get("memberSegment").is_null();
        if is_present_form {
            return Self {
                non_members: web.get("nonMember").clone(),
                web_segment: json::text(web.get("memberSegment")).into_owned(),
                email_segment: json::text(email.get("memberSegment")).into_owned(),
            };
        }
        let (non_members, web_segment) = old_web(fields);
        Self { non_members, web_segment, email_segment: old_email(fields, email) }
    }

    /// The card as those see it who may: nothing, the card, or the card with a mark for whom it is.
    pub(super) fn show(&self, card: String, context: &Context<'_>) -> String {
        if context.is_email() { self.in_email(card) } else { self.on_web(card, context) }
    }

    fn in_email(&self, card: String) -> String {
        match self.email_segment.as_str() {
            NO_MEMBERS => String::new(),
            ALL_MEMBERS => card,
            segment => {
                let tag = html::Tag::new("div")
                    .with("data-gh-segment", segment)
                    .with("class", "kg-visibility-wrapper");
                format!("{tag}{}</div>", html::round_trip(&card, "div"))
            }
        }
    }

    fn on_web(&self, card: String, context: &Context<'_>) -> String {
        let Self { non_members, web_segment, .. } = self;
        if *non_members == Value::Bool(false) && web_segment == NO_MEMBERS {
            return String::new();
        }
        if *non_members == Value::Bool(true) && web_segment == ALL_MEMBERS {
            return card;
        }
        let (non_members, web_segment) = (json::text(non_members), context.quoted(web_segment));
        format!(
            "\n<!--kg-gated-block:begin nonMember:{} memberSegment:\"{web_segment}\" -->{card}<!--kg-gated-block:end-->\n",
            context.quoted(&non_members),
        )
    }
}

/// Who sees a card on the site, of `emailOnly`, or else of `showOnWeb`.
fn old_web(fields: Fields<'_>) -> (Value, String) {
    let (email_only, on_web) = (fields.get("emailOnly"), fields.get("showOnWeb"));
    let shown = match (email_only, on_web) {
        (Value::Null, Value::Null) => Value::Bool(true),
        (Value::Null, on_web) => on_web.clone(),
        (email_only, _) => Value::Bool(!json::truthy(email_only)),
    };
    let segment = if json::truthy(&shown) { ALL_MEMBERS } else { NO_MEMBERS };
    (shown, segment.to_owned())
}

/// Who gets a card by e-mail, of `emailOnly` or `showOnEmail`, and `segment`.
fn old_email(fields: Fields<'_>, email: Fields<'_>) -> String {
    let segment = fields.get("segment");
    if fields.get("showOnEmail").is_null() && fields.get("emailOnly").is_null() {
        return ALL_MEMBERS.to_owned();
    }
    if *fields.get("showOnEmail") == Value::Bool(false) {
        return NO_MEMBERS.to_owned();
    }
    match segment.as_str() {
        Some("status:-free+status:-paid") => NO_MEMBERS.to_owned(),
        Some("status:free") => FREE_MEMBERS.to_owned(),
        Some("status:paid" | "status:-free") => PAID_MEMBERS.to_owned(),
        _ if !json::truthy(segment) => ALL_MEMBERS.to_owned(),
        // A segment that Ghost doesn't know leaves what was there, if anything was.
        _ => match email.get("memberSegment") {
            Value::Null => "undefined".to_owned(),
            standing => json::text(standing).into_owned(),
        },
    }
}
