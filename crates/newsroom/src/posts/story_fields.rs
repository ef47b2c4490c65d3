//! What may be said of a story through the Admin API, under Ghost's names and with Ghost 6.65's bounds. What is not on
//! this screen is passed over, as Ghost passes it over: ids, times, counts, addresses.

use serde_json::{Value, json};

use crate::{NewsroomError, Record};

/// What a field can hold.
#[derive(Debug, Clone, Copy)]
enum Holds {
    /// Text of so many characters, or nothing.
    Text(usize),
    /// The address of a page or a file, or nothing; never a script.
    Address,
    /// One line of HTML, or nothing: emphasis and links stay, all else goes.
    Line(usize),
    /// True or false.
    Flag,
    /// The name of one of the theme's templates, or nothing.
    Template,
}

use Holds::{Address, Flag, Line, Template, Text};

/// Fields that stand in the story's own row.
const OWN: &[(&str, Holds)] = &[
    ("title", Text(2000)),
    ("slug", Text(191)),
    ("feature_image", Address),
    ("featured", Flag),
    ("custom_excerpt", Text(300)),
    ("codeinjection_head", Text(65_535)),
    ("codeinjection_foot", Text(65_535)),
    ("custom_template", Template),
    ("canonical_url", Address),
    ("show_title_and_feature_image", Flag),
];

/// Fields that stand beside it.
const META: &[(&str, Holds)] = &[
    ("og_image", Address),
    ("og_title", Text(300)),
    ("og_description", Text(500)),
    ("twitter_image", Address),
    ("twitter_title", Text(300)),
    ("twitter_description", Text(500)),
    ("meta_title", Text(300)),
    ("meta_description", Text(500)),
    ("email_subject", Text(300)),
    ("frontmatter", Text(65_535)),
    ("feature_image_alt", Text(191)),
    ("feature_image_caption", Line(65_535)),
    ("email_only", Flag),
];

/// What was given of the story's own row.
pub(super) fn own(given: &Record) -> Result<Record, NewsroomError> {
    taken(OWN, given)
}

/// What was given of what stands beside it.
pub(super) fn meta(given: &Record) -> Result<Record, NewsroomError> {
    taken(META, given)
}

/// The names of what stands beside a story.
pub(super) fn meta_names() -> impl Iterator<Item = &'static str> {
    META.iter().map(|(name, _)| *name)
}

fn taken(fields: &'static [(&'static str, Holds)], given: &Record) -> Result<Record, NewsroomError> {
    let named = fields.iter().filter_map(|(name, holds)| Some((*name, *holds, given.get(*name)?)));
    named.map(|(name, holds, value)| Ok((name.to_owned(), holds.take(name, value)?))).collect()
}

impl Holds {
    fn take(self, name: &'static str, value: &Value) -> Result<Value, NewsroomError> {
        let refused = |what: &str| {
            let message = format!("Validation ({what}) failed for {name}");
            Err(NewsroomError::Invalid { property: name, message })
        };
        match (self, value) {
            (Flag, Value::Bool(_)) => Ok(value.clone()),
            (Flag, _) => refused("isBoolean"),
            (_, Value::Null) => Ok(Value::Null),
            (_, Value::String(text)) if text.contains('\0') => refused("isString"),
            (Text(longest) | Line(longest), Value::String(text)) if text.chars().count() > longest => {
                refused("isLength")
            }
            (Text(_), Value::String(text)) => Ok(json!(text)),
            (Line(_), Value::String(text)) => Ok(json!(clean::Html::inline(text).into_string())),
            (Address, Value::String(text)) if is_address(text) => Ok(json!(text)),
            (Address, Value::String(_)) => refused("isURL"),
            (Template, Value::String(text)) if is_template(text) => Ok(json!(text)),
            (Template, Value::String(_)) => refused("matches"),
            _ => refused("isString"),
        }
    }
}

/// Whether a text leads to a page or a file and is no script: a path, or an address that says http. Empty leads nowhere.
fn is_address(text: &str) -> bool {
    let is_plain = text.len() <= 2000 && !text.chars().any(char::is_control);
    let leads =
        ["http://", "https://", "/", "#", "__GHOST_URL__/"].iter().any(|start| text.starts_with(start));
    text.is_empty() || (is_plain && leads)
}

/// Whether a text can be the name of a template; it becomes the name of a file.
fn is_template(text: &str) -> bool {
    text.len() <= 100 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(name: &str, value: Value) -> Record {
        std::iter::once((name.to_owned(), value)).collect()
    }

    #[test]
    fn an_address_is_no_script() {
        for good in ["", "/a/", "https://a.example/b?c#d", "__GHOST_URL__/content/images/a.jpg", "#portal"] {
            assert!(own(&given("feature_image", json!(good))).is_ok(), "{good}");
        }
        for bad in
            ["javascript:alert(1)", " javascript:x", "java\nscript:x", "data:text/html,x", "vbscript:x"]
        {
            assert!(own(&given("canonical_url", json!(bad))).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_template_is_a_name_and_a_caption_a_line() {
        assert!(own(&given("custom_template", json!("../../etc/passwd"))).is_err());
        assert!(own(&given("custom_template", json!("custom-wide"))).is_ok());
        let caption = meta(&given("feature_image_caption", json!("<i>The</i><script>x</script>"))).unwrap();
        assert!(!caption["feature_image_caption"].to_string().contains("script"));
    }

    #[test]
    fn what_is_not_a_field_is_passed_over() {
        for name in ["id", "uuid", "created_at", "html", "published_by", "type", "comment_id", "plaintext"] {
            assert!(own(&given(name, json!("x"))).unwrap().is_empty());
            assert!(meta(&given(name, json!("x"))).unwrap().is_empty());
        }
    }
}
