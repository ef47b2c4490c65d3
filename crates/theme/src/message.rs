//! Messages with values in them, as translations write them (ICU MessageFormat):
//! `Hello {name}`, `{count, plural, one {# story} other {# stories}}`, `{who, select, a {…} other {…}}`.

use hbs::Value;

/// Deeper choices within choices are not read.
const DEEPEST: usize = 8;

/// The message with its values; none where it is broken or names a value that is not given.
pub(crate) fn format<'v>(
    message: &str,
    locale: &str,
    value: &dyn Fn(&str) -> Option<Value<'v>>,
) -> Option<String> {
    let mut out = String::with_capacity(message.len() + 16);
    let mut reader = Reader { locale, value, depth: 0 };
    let rest = reader.write(message, None, &mut out)?;
    rest.is_empty().then_some(out)
}

struct Reader<'m, 'v> {
    locale: &'m str,
    value: &'m dyn Fn(&str) -> Option<Value<'v>>,
    depth: usize,
}

impl Reader<'_, '_> {
    /// Writes up to the end or to the `}` that ends a choice, and gives what follows; `number` is what `#` stands for.
    fn write<'t>(&mut self, text: &'t str, number: Option<&str>, out: &mut String) -> Option<&'t str> {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let after = rest.get(first.len_utf8()..)?;
            match (first, number) {
                ('\'', _) => rest = quoted(after, number.is_some(), out),
                ('{', _) => rest = self.argument(after, out)?,
                ('}', _) => return Some(rest),
                ('#', Some(number)) => {
                    out.push_str(number);
                    rest = after;
                }
                _ => {
                    out.push(first);
                    rest = after;
                }
            }
        }
        Some(rest)
    }

    fn argument<'t>(&mut self, text: &'t str, out: &mut String) -> Option<&'t str> {
        let end = text.find([',', '}'])?;
        let (name, rest) = text.split_at(end);
        let value = (self.value)(name.trim())?;
        if let Some(rest) = rest.strip_prefix('}') {
            value.write(out);
            return Some(rest);
        }
        let rest = rest.strip_prefix(',')?;
        let end = rest.find([',', '}'])?;
        let (kind, rest) = rest.split_at(end);
        if let Some(rest) = rest.strip_prefix('}') {
            value.write(out);
            return Some(rest);
        }
        let mut text = String::new();
        value.write(&mut text);
        let chosen = match kind.trim() {
            "plural" | "selectordinal" => category(self.locale, &text),
            _ => text.as_str(),
        };
        self.choice(rest.strip_prefix(',')?, chosen, &text, out)
    }

    /// Writes the text of the choice that fits: the value itself, its category, or else `other`.
    fn choice<'t>(&mut self, text: &'t str, chosen: &str, value: &str, out: &mut String) -> Option<&'t str> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let mut rest = text.trim_start();
        let mut best: Option<(u8, String)> = None;
        while !rest.starts_with('}') {
            let (selector, body) = rest.split_once('{')?;
            let selector = selector.trim();
            let mut text = String::new();
            rest = self.write(body, Some(value), &mut text)?.strip_prefix('}')?.trim_start();
            let rank = match selector.strip_prefix('=') {
                Some(exact) if exact.trim() == value => 3,
                _ if selector == chosen => 2,
                _ if selector == "other" => 1,
                _ => continue,
            };
            if best.as_ref().is_none_or(|(known, _)| *known < rank) {
                best = Some((rank, text));
            }
        }
        self.depth -= 1;
        out.push_str(&best?.1);
        rest.strip_prefix('}')
    }
}

/// `''` is an apostrophe; one before a brace begins text that is taken as it is, up to the next one.
fn quoted<'t>(after: &'t str, in_plural: bool, out: &mut String) -> &'t str {
    if let Some(rest) = after.strip_prefix('\'') {
        out.push('\'');
        return rest;
    }
    let begins = after.starts_with(['{', '}']) || (in_plural && after.starts_with('#'));
    if !begins {
        out.push('\'');
        return after;
    }
    let (literal, rest) = after.split_once('\'').unwrap_or((after, ""));
    out.push_str(literal);
    rest
}

/// Which form of a noun a whole number takes.
fn category(locale: &str, number: &str) -> &'static str {
    let Ok(number) = number.parse::<i64>() else { return "other" };
    let language = locale.split(['-', '_']).next().unwrap_or_default();
    let (tenth, hundredth) = (number % 10, number % 100);
    match language {
        "uk" | "ru" | "be" | "sr" | "hr" | "bs" => match (tenth, hundredth) {
            (1, hundredth) if hundredth != 11 => "one",
            (2..=4, hundredth) if !(12..=14).contains(&hundredth) => "few",
            _ if matches!(language, "uk" | "ru" | "be") => "many",
            _ => "other",
        },
        "pl" => match (number, tenth, hundredth) {
            (1, ..) => "one",
            (_, 2..=4, hundredth) if !(12..=14).contains(&hundredth) => "few",
            _ => "many",
        },
        "cs" | "sk" => match number {
            1 => "one",
            2..=4 => "few",
            _ => "other",
        },
        "fr" | "pt" if matches!(number, 0 | 1) => "one",
        "ja" | "ko" | "zh" | "vi" | "th" | "id" | "ms" => "other",
        _ if number == 1 => "one",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::format;
    use hbs::Value;
    use proptest::prelude::*;

    fn say(message: &str, locale: &str) -> Option<String> {
        format(message, locale, &|name| match name {
            "page" => Some(Value::Number(2.0)),
            "name" => Some(Value::Text("Oksana")),
            "five" => Some(Value::Number(5.0)),
            _ => None,
        })
    }

    #[test]
    fn values_stand_where_their_names_stood() {
        assert_eq!(say("Page {page} of { five }", "en").as_deref(), Some("Page 2 of 5"));
        assert_eq!(say("It''s '{'{name}'}'", "en").as_deref(), Some("It's {Oksana}"));
        assert_eq!(say("don't", "en").as_deref(), Some("don't"));
    }

    #[test]
    fn a_number_chooses_its_form() {
        let stories = "{page, plural, =0 {none} one {# story} few {# історії} other {# stories}}";
        assert_eq!(say(stories, "en").as_deref(), Some("2 stories"));
        assert_eq!(say(stories, "uk").as_deref(), Some("2 історії"));
        assert_eq!(say("{page, plural, =2 {a pair} other {#}}", "en").as_deref(), Some("a pair"));
        assert_eq!(say("{name, select, Oksana {she} other {they}}", "en").as_deref(), Some("she"));
    }

    #[test]
    fn what_cannot_be_read_says_nothing() {
        for message in ["{none}", "{page", "{page, plural, one {x}}", "a } b", "{page, plural, other {x}"] {
            assert_eq!(say(message, "en"), None, "{message}");
        }
    }

    proptest! {
        #[test]
        fn any_message_can_be_tried(message in "[{}a-e,'# =pluraothe]{0,60}") {
            say(&message, "uk");
        }
    }
}
