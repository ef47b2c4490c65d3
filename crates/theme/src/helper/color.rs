//! `{{contrast_text_color color}}` and `{{color_to_rgba color 0.25}}`: colours that go with the site's own.

use hbs::Value;

use super::{Answer, Call, string, text};

/// What stands where no colour is given.
const DARK: Color = Color { red: 0x15, green: 0x17, blue: 0x1a };

#[derive(Clone, Copy)]
struct Color {
    red: u8,
    green: u8,
    blue: u8,
}

pub(super) fn contrast_text_color<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let given = string(call.param(0));
    Ok(Value::Text(match color(given.trim()) {
        Some(color) if is_light(color) => "#000000",
        _ => "#FFFFFF",
    }))
}

pub(super) fn color_to_rgba<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let given = string(call.param(0));
    let Some(Color { red, green, blue }) = color(given.trim()) else {
        return Ok(Value::Text("rgba(21, 23, 26, 0.25)"));
    };
    let alpha = string(call.param(1)).trim().parse::<f64>().ok().filter(|alpha| alpha.is_finite());
    let alpha = alpha.unwrap_or(0.25).clamp(0.0, 1.0);
    if alpha < 1.0 {
        text(call, &format!("rgba({red}, {green}, {blue}, {alpha})"))
    } else {
        text(call, &format!("rgb({red}, {green}, {blue})"))
    }
}

/// By the brightness that an eye sees, as Ghost 6.65 decides.
fn is_light(color: Color) -> bool {
    let Color { red, green, blue } = color;
    f64::from(red) * 0.299 + f64::from(green) * 0.587 + f64::from(blue) * 0.114 >= 186.0
}

/// `#abc`, `#aabbcc`, `#aabbccdd` or `rgb(1, 2, 3)`; dark where there is none.
fn color(text: &str) -> Option<Color> {
    if text.is_empty() {
        return Some(DARK);
    }
    let Some(digits) = text.strip_prefix('#') else {
        let numbers = text.strip_prefix("rgb(").or_else(|| text.strip_prefix("rgba("))?.trim_end_matches(')');
        let mut numbers =
            numbers.split([',', ' ', '/']).filter(|part| !part.is_empty()).map(|part| part.parse().ok());
        return Some(Color { red: numbers.next()??, green: numbers.next()??, blue: numbers.next()?? });
    };
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let width = match digits.len() {
        3 | 4 => 1,
        6 | 8 => 2,
        _ => return None,
    };
    let part = |index: usize| {
        let digits = digits.get(index * width..(index + 1) * width)?;
        let value = u8::from_str_radix(digits, 16).ok()?;
        Some(if width == 1 { value * 17 } else { value })
    };
    Some(Color { red: part(0)?, green: part(1)?, blue: part(2)? })
}

#[cfg(test)]
mod tests {
    use super::{color, is_light};

    #[test]
    fn light_and_dark_are_told_apart() {
        assert!(is_light(color("#fff").unwrap()));
        assert!(!is_light(color("#FF1A75").unwrap()));
        assert!(!is_light(color("").unwrap()));
        assert!(is_light(color("rgb(250, 250, 100)").unwrap()));
        assert!(color("#ffff1").is_none() && color("pink?").is_none());
    }
}
