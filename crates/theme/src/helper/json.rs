//! `{{json value}}`: a value as JSON, safe inside of a script element.

use std::fmt::Write;

use hbs::{Value, write_number};

use super::{Answer, Call, html};

/// Deeper objects print as null.
const DEEPEST: usize = 20;

pub(super) fn json<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let mut json = String::new();
    if call.named_values().next().is_some() {
        let fields: Vec<_> = call.named_values().collect();
        write_fields(&fields, &mut json, 0);
    } else {
        write(call.param(0), &mut json, 0);
    }
    html(call, &json)
}

fn write(value: Value<'_>, json: &mut String, depth: usize) {
    match value {
        Value::Bool(truth) => json.push_str(if truth { "true" } else { "false" }),
        Value::Number(number) if number.is_finite() => write_number(number, json),
        Value::Text(text) => write_text(text, json),
        // A SafeString is an object with one field.
        Value::Html(text) => write_fields(&[("string", Value::Text(text))], json, depth),
        Value::HtmlBool(truth) => write_fields(&[("string", Value::Bool(truth))], json, depth),
        Value::List(list) if depth < DEEPEST => {
            json.push('[');
            for index in 0..list.len() {
                if index > 0 {
                    json.push(',');
                }
                write(list.at(index), json, depth + 1);
            }
            json.push(']');
        }
        Value::Object(object) if depth < DEEPEST => {
            let mut fields = Vec::new();
            object.each(&mut |name, value| fields.push((name, value)));
            write_fields(&fields, json, depth);
        }
        _ => json.push_str("null"),
    }
}

fn write_fields(fields: &[(&str, Value<'_>)], json: &mut String, depth: usize) {
    json.push('{');
    let known = fields.iter().filter(|(_, value)| !matches!(value, Value::Undefined));
    for (index, (name, value)) in known.enumerate() {
        if index > 0 {
            json.push(',');
        }
        write_text(name, json);
        json.push(':');
        write(*value, json, depth + 1);
    }
    json.push('}');
}

fn write_text(text: &str, json: &mut String) {
    json.push('"');
    for character in text.chars() {
        match character {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            '\u{8}' => json.push_str("\\b"),
            '\u{c}' => json.push_str("\\f"),
            '<' => json.push_str("\\u003C"),
            '>' => json.push_str("\\u003E"),
            '&' => json.push_str("\\u0026"),
            '\0'..='\u{1f}' | '\u{2028}' | '\u{2029}' => {
                // Writing to a String cannot fail.
                let _ = write!(json, "\\u{:04x}", u32::from(character));
            }
            _ => json.push(character),
        }
    }
    json.push('"');
}

#[cfg(test)]
mod tests {
    use super::write;
    use hbs::Value;

    #[test]
    fn text_cannot_end_the_script_it_stands_in() {
        let mut json = String::new();
        write(Value::Text("</script>\n\u{2028}"), &mut json, 0);
        assert_eq!(json, r#""\u003C/script\u003E\n\u2028""#);
    }
}
