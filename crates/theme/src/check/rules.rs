//! What is wrong with how a template is written, tag by tag.

use hbs::syntax::{Call, Expression, Path, Program, Spot};
use serde_json::{Map, Value};

use super::Findings;
use super::Level::{self, Error, Fatal, Warning};
use super::walk::{Seen, name, named, original, path_name, walk};

/// The names behind `@`: Ghost's, those of loops, and Courant's own news feed.
const GLOBALS: [&str; 17] = [
    "site", "member", "setting", "config", "labs", "custom", "page", "index", "number", "key", "first",
    "last", "odd", "even", "rowStart", "rowEnd", "newsfeed",
];

/// Values of the days when a tier was a product, where they are shown.
const OF_PRODUCTS: [(&str, &str); 4] = [
    ("products", "GS090-NO-PRODUCTS-HELPER"),
    ("@product", "GS090-NO-PRODUCT-DATA-HELPER"),
    ("@products", "GS090-NO-PRODUCTS-DATA-HELPER"),
    ("@member.products", "GS090-NO-MEMBER-PRODUCTS-DATA-HELPER"),
];

/// One template being checked.
pub(super) struct Rules<'r> {
    pub(super) file: &'r str,
    /// The theme's own settings, from package.json.
    pub(super) settings: &'r Map<String, Value>,
    pub(super) findings: &'r mut Findings,
}

impl Rules<'_> {
    pub(super) fn check(&mut self, tree: &Program<'_>) {
        walk(tree, &mut |seen, around| match seen {
            Seen::Shown(call) => self.shown(call, around),
            Seen::Block(call) => self.block(call),
            Seen::Path(path) => self.path(path, around),
            _ => {}
        });
    }

    fn found(&mut self, level: Level, code: &'static str, spot: Spot, message: String) {
        self.findings.add(level, code, self.file, usize::try_from(spot.line).ok(), message);
    }

    fn shown(&mut self, call: &Call<'_>, around: &[&Call<'_>]) {
        let (name, spot) = (name(call), call.spot);
        if name == "author" && around.iter().any(|block| self::name(block) == "post") {
            let message = "a story has authors and a primary_author".to_owned();
            self.found(Error, "GS090-NO-AUTHOR-HELPER-IN-POST-CONTEXT", spot, message);
        }
        for (_, code) in OF_PRODUCTS.iter().filter(|(gone, _)| *gone == name) {
            self.found(Error, code, spot, format!("{name} is gone: products are tiers"));
        }
        let asks_for_tiers = first_of(around, "get").is_some_and(|first| first == "tiers");
        let shows_benefits = first_of(around, "foreach").is_some_and(|first| first == "benefits");
        if asks_for_tiers && shows_benefits && name.contains("name") {
            let message = format!("a benefit is a text and has no {name}");
            self.found(Fatal, "GS090-NO-TIER-BENEFIT-AS-OBJECT", spot, message);
        }
        if asks_for_tiers && ["monthly_price.", "yearly_price."].iter().any(|price| name.contains(price)) {
            let message = format!("a price is a number and has no {name}");
            self.found(Error, "GS090-NO-TIER-PRICE-AS-OBJECT", spot, message);
        }
        if let Expression::Path(path) = &call.callee {
            self.global(path);
        }
    }

    fn block(&mut self, call: &Call<'_>) {
        let spot = call.spot;
        let called = original(&call.callee);
        if called == "if" || called == "unless" {
            if call.params.len() != 1 {
                let message = format!("{called} takes one argument; match compares two");
                self.found(Fatal, "GS090-NO-INVALID-CONDITIONAL-ARGUMENTS", spot, message);
            }
            if call.params.first().is_some_and(|first| original(first) == "img_url") {
                let message = format!("{called} asks for a value, not for img_url");
                self.found(Warning, "GS090-NO-IMG-URL-IN-CONDITIONALS", spot, message);
            }
        }
        if name(call) == "get" {
            self.limit(call);
        }
        if called == "match" {
            self.choice(call);
        }
        for param in &call.params {
            if let Expression::Path(path) = param {
                self.global(path);
            }
        }
    }

    fn limit(&mut self, call: &Call<'_>) {
        let Some(limit) = named(call, "limit").map(original) else { return };
        let digits = limit.trim_start();
        let digits = digits.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        if limit == "all" {
            let message = "all are at most 100".to_owned();
            self.found(Warning, "GS090-NO-LIMIT-ALL-IN-GET-HELPER", call.spot, message);
        } else if digits.parse::<f64>().is_ok_and(|limit| limit > 100.0) {
            let message = "no more than 100 are given".to_owned();
            self.found(Warning, "GS090-NO-LIMIT-OVER-100-IN-GET-HELPER", call.spot, message);
        }
    }

    /// `{{#match @custom.colour "=" "Dark"}}`: the editors can't choose what is no option.
    fn choice(&mut self, call: &Call<'_>) {
        let [left, _, right] = call.params.as_slice() else { return };
        let setting = setting_of(left).or_else(|| setting_of(right));
        let value = text_of(left).or_else(|| text_of(right));
        let (Some(setting), Some(value)) = (setting.and_then(|name| self.settings.get(name)), value) else {
            return;
        };
        let options = setting.get("options").and_then(Value::as_array);
        let is_choice = setting.get("type").is_some_and(|kind| kind == "select");
        if is_choice && !options.is_some_and(|options| options.iter().any(|option| option == value)) {
            let code = "GS090-NO-UNKNOWN-CUSTOM-THEME-SELECT-VALUE-IN-MATCH";
            self.found(Error, code, call.spot, format!("the setting has no option {value}"));
        }
    }

    fn path(&mut self, path: &Path<'_>, around: &[&Call<'_>]) {
        let parts: Vec<&str> = path.parts.iter().map(|part| &**part).collect();
        let spot = path.spot;
        match parts.as_slice() {
            _ if !path.data => {}
            ["custom", setting] if !self.settings.contains_key(*setting) => {
                let message = format!("package.json has no setting {setting}");
                self.found(Error, "GS090-NO-UNKNOWN-CUSTOM-THEME-SETTINGS", spot, message);
            }
            ["price", "currency"] => {
                let list = first_of(around, "foreach");
                let is_known = list.is_some_and(|list| list == "tiers" || list == "@member.subscriptions");
                let code = if is_known {
                    "GS090-NO-PRICE-DATA-CURRENCY-CONTEXT"
                } else {
                    "GS090-NO-PRICE-DATA-CURRENCY-GLOBAL"
                };
                self.found(Error, code, spot, "a tier has its own currency".to_owned());
            }
            ["price", "monthly" | "yearly"] => {
                let message = "prices stand with their tiers: get \"tiers\"".to_owned();
                self.found(Error, "GS090-NO-PRICE-DATA-MONTHLY-YEARLY", spot, message);
            }
            ["page", "show_title_and_feature_image"] => {}
            ["page", ..] => {
                let message = format!("there is no {}", path_name(path));
                self.found(Warning, "GS110-NO-UNKNOWN-PAGE-BUILDER-USAGE", spot, message);
            }
            _ => {}
        }
    }

    fn global(&mut self, path: &Path<'_>) {
        let first = path.parts.first().map_or("", |part| part);
        if path.data && !GLOBALS.contains(&first) {
            self.found(Error, "GS120-NO-UNKNOWN-GLOBALS", path.spot, format!("there is no @{first}"));
        }
    }
}

/// The first argument of the outermost of the blocks that are called so.
fn first_of<'a>(around: &[&'a Call<'a>], block: &str) -> Option<std::borrow::Cow<'a, str>> {
    around.iter().find(|call| name(call) == block).and_then(|call| call.params.first()).map(original)
}

fn setting_of<'a>(argument: &'a Expression<'_>) -> Option<&'a str> {
    match argument {
        Expression::Path(path) if path.data && path.parts.first().is_some_and(|part| part == "custom") => {
            path.parts.get(1).map(|part| &**part)
        }
        _ => None,
    }
}

fn text_of<'a>(argument: &'a Expression<'_>) -> Option<&'a str> {
    match argument {
        Expression::Text(text) if !text.is_empty() => Some(text),
        _ => None,
    }
}
