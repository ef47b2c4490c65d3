//! The few properties of `style` attributes that converters look at, read as a browser's `element.style` gives them.

use super::dom::{Dom, Id};

/// The value of a property of an element's own style; empty where it is not set or not valid.
pub(super) fn property(dom: &Dom, id: Id, wanted: &str) -> String {
    let Some(style) = dom.attribute(id, "style") else { return String::new() };
    let mut found = (String::new(), false);
    for declaration in declarations(style) {
        let Some((name, value)) = declaration.split_once(':') else { continue };
        let name = name.trim().to_ascii_lowercase();
        let (value, important) = without_important(value.trim());
        if found.1 && !important {
            continue;
        }
        if let Some(value) = longhand(&name, value, wanted) {
            found = (value, important);
        }
    }
    found.0
}

/// Splits at semicolons outside of quotes and brackets.
fn declarations(style: &str) -> Vec<&str> {
    let (mut parts, mut start, mut quote, mut brackets) = (Vec::new(), 0, None, 0_usize);
    for (at, letter) in style.char_indices() {
        match (quote, letter) {
            (Some(open), close) if open == close => quote = None,
            (None, '"' | '\'') => quote = Some(letter),
            (None, '(') => brackets += 1,
            (None, ')') => brackets = brackets.saturating_sub(1),
            (None, ';') if brackets == 0 => {
                parts.push(style.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(style.get(start..).unwrap_or_default());
    parts
}

fn without_important(value: &str) -> (&str, bool) {
    let Some((before, mark)) = value.rsplit_once('!') else { return (value, false) };
    if mark.trim().eq_ignore_ascii_case("important") { (before.trim_end(), true) } else { (value, false) }
}

/// What a declaration says about the wanted property, if it is valid and says anything.
fn longhand(name: &str, value: &str, wanted: &str) -> Option<String> {
    let lower = value.to_ascii_lowercase();
    if name == wanted {
        return valid(wanted, value, &lower);
    }
    match (name, wanted) {
        ("background", "background-color") => {
            let colour = split_outside_brackets(value).into_iter().find_map(colour);
            Some(colour.unwrap_or_else(|| "initial".to_owned()))
        }
        ("background", "background-image") => {
            let image = split_outside_brackets(value)
                .into_iter()
                .find(|part| part.to_ascii_lowercase().starts_with("url("));
            Some(image.unwrap_or_default().to_owned())
        }
        ("font", "font-weight" | "font-style") => {
            let mut words = lower
                .split_ascii_whitespace()
                .take_while(|word| !word.starts_with(|c: char| c.is_ascii_digit()) || word.len() == 3);
            let found = words.find(|word| *word != "normal" && valid(wanted, word, word).is_some());
            Some(found.unwrap_or("normal").to_owned())
        }
        _ => None,
    }
}

fn valid(property: &str, value: &str, lower: &str) -> Option<String> {
    if value.is_empty() {
        return None;
    }
    if is_keyword(lower, &["inherit", "initial", "unset", "revert", "revert-layer"]) || lower.contains("var(")
    {
        return Some(lower.to_owned());
    }
    let keyword = |allowed: &[&str]| is_keyword(lower, allowed).then(|| lower.to_owned());
    match property {
        "font-weight" => keyword(&["normal", "bold", "bolder", "lighter"]).or_else(|| weight(lower)),
        "font-style" => keyword(&["normal", "italic", "oblique"]),
        "text-decoration" => Some(lower.split_ascii_whitespace().collect::<Vec<_>>().join(" ")),
        "vertical-align" => {
            keyword(&["baseline", "sub", "super", "top", "text-top", "middle", "bottom", "text-bottom"])
        }
        "white-space" | "display" => Some(lower.to_owned()),
        "color" | "background-color" => colour(value),
        "font-size" => length(lower),
        _ => Some(value.to_owned()),
    }
}

fn is_keyword(value: &str, allowed: &[&str]) -> bool {
    allowed.contains(&value)
}

fn weight(value: &str) -> Option<String> {
    let number: f64 = value.parse().ok()?;
    (1.0..=1000.0).contains(&number).then(|| number.to_string())
}

fn length(value: &str) -> Option<String> {
    let digits = value.trim_end_matches(|letter: char| letter.is_ascii_alphabetic() || letter == '%');
    let number: f64 = digits.parse().ok()?;
    Some(format!("{number}{}", value.get(digits.len()..).unwrap_or_default()))
}

fn split_outside_brackets(value: &str) -> Vec<&str> {
    let (mut parts, mut start, mut brackets) = (Vec::new(), 0, 0_usize);
    for (at, letter) in value.char_indices() {
        match letter {
            '(' => brackets += 1,
            ')' => brackets = brackets.saturating_sub(1),
            letter if letter.is_ascii_whitespace() && brackets == 0 => {
                parts.push(value.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(value.get(start..).unwrap_or_default());
    parts.retain(|part| !part.is_empty());
    parts
}

/// A colour as a browser writes it: names in lower case, everything else as `rgb(…)` or `rgba(…)`.
fn colour(value: &str) -> Option<String> {
    let lower = value.to_ascii_lowercase();
    if let Some(digits) = lower.strip_prefix('#') {
        return hexadecimal(digits);
    }
    if let Some((function, arguments)) = lower.strip_suffix(')').and_then(|call| call.split_once('(')) {
        let numbers = numbers(arguments)?;
        return match function {
            "rgb" | "rgba" => Some(rgb(&numbers)),
            "hsl" | "hsla" => hsl(&numbers),
            _ => Some(lower),
        };
    }
    COLOURS.contains(&lower.as_str()).then_some(lower)
}

fn hexadecimal(digits: &str) -> Option<String> {
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let doubled: String = match digits.len() {
        3 | 4 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        6 | 8 => digits.to_owned(),
        _ => return None,
    };
    let number = u32::from_str_radix(&doubled, 16).ok()?;
    if doubled.len() == 6 {
        let [_, red, green, blue] = number.to_be_bytes();
        return Some(format!("rgb({red}, {green}, {blue})"));
    }
    let [red, green, blue, alpha] = number.to_be_bytes();
    if alpha == 255 {
        return Some(format!("rgb({red}, {green}, {blue})"));
    }
    let alpha = (f64::from(alpha) / 255.0 * 1000.0).round() / 1000.0;
    Some(format!("rgba({red}, {green}, {blue}, {alpha})"))
}

/// The arguments of a colour function: plain numbers, and percentages as they are marked.
fn numbers(arguments: &str) -> Option<Vec<(f64, bool)>> {
    let parts = arguments.split([',', '/', ' ']).map(str::trim).filter(|part| !part.is_empty());
    let number = |part: &str| {
        let percent = part.ends_with('%');
        let digits = part.trim_end_matches('%').trim_end_matches("deg");
        digits.parse().ok().map(|number: f64| (number, percent))
    };
    let numbers: Vec<(f64, bool)> = parts.map(number).collect::<Option<_>>()?;
    (3..=4).contains(&numbers.len()).then_some(numbers)
}

fn rgb(numbers: &[(f64, bool)]) -> String {
    let channel = |(number, percent): &(f64, bool)| {
        let number = if *percent { number * 2.55 } else { *number };
        number.clamp(0.0, 255.0).round()
    };
    let channels: Vec<String> = numbers.iter().take(3).map(|number| channel(number).to_string()).collect();
    with_alpha(&channels.join(", "), numbers)
}

fn with_alpha(channels: &str, numbers: &[(f64, bool)]) -> String {
    let alpha =
        numbers.get(3).map_or(1.0, |(number, percent)| if *percent { number / 100.0 } else { *number });
    let alpha = alpha.clamp(0.0, 1.0);
    if alpha < 1.0 { format!("rgba({channels}, {alpha})") } else { format!("rgb({channels})") }
}

fn hsl(numbers: &[(f64, bool)]) -> Option<String> {
    let [(hue, _), (saturation, _), (lightness, _)] = numbers.first_chunk::<3>()?;
    let (hue, saturation, lightness) =
        (hue.rem_euclid(360.0), saturation.clamp(0.0, 100.0) / 100.0, lightness.clamp(0.0, 100.0) / 100.0);
    let reach = saturation * lightness.min(1.0 - lightness);
    let channel = |offset: f64| {
        let place = (offset + hue / 30.0) % 12.0;
        let value = lightness - reach * (place - 3.0).min(9.0 - place).clamp(-1.0, 1.0);
        (value * 255.0).round().to_string()
    };
    Some(with_alpha(&[channel(0.0), channel(8.0), channel(4.0)].join(", "), numbers))
}

/// The `#rrggbb` of what a browser wrote as `rgb(…)`, as Ghost's cards keep colours; `transparent` stays. `None` where
/// there are fewer than three numbers in it.
pub(super) fn hex_of(colour: &str) -> Option<String> {
    if colour == "transparent" {
        return Some(colour.to_owned());
    }
    let mut numbers = colour.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty());
    let mut hex = String::from("#");
    numbers.clone().next()?;
    for _ in 0..3 {
        let number = numbers.next().and_then(|digits| digits.parse::<u64>().ok());
        hex.push_str(&number.map_or_else(|| "NaN".to_owned(), |number| format!("{number:02x}")));
    }
    Some(hex)
}

/// The names of colours in CSS.
const COLOURS: [&str; 150] = [
    "aliceblue",
    "antiquewhite",
    "aqua",
    "aquamarine",
    "azure",
    "beige",
    "bisque",
    "black",
    "blanchedalmond",
    "blue",
    "blueviolet",
    "brown",
    "burlywood",
    "cadetblue",
    "chartreuse",
    "chocolate",
    "coral",
    "cornflowerblue",
    "cornsilk",
    "crimson",
    "cyan",
    "darkblue",
    "darkcyan",
    "darkgoldenrod",
    "darkgray",
    "darkgreen",
    "darkgrey",
    "darkkhaki",
    "darkmagenta",
    "darkolivegreen",
    "darkorange",
    "darkorchid",
    "darkred",
    "darksalmon",
    "darkseagreen",
    "darkslateblue",
    "darkslategray",
    "darkslategrey",
    "darkturquoise",
    "darkviolet",
    "deeppink",
    "deepskyblue",
    "dimgray",
    "dimgrey",
    "dodgerblue",
    "firebrick",
    "floralwhite",
    "forestgreen",
    "fuchsia",
    "gainsboro",
    "ghostwhite",
    "gold",
    "goldenrod",
    "gray",
    "green",
    "greenyellow",
    "grey",
    "honeydew",
    "hotpink",
    "indianred",
    "indigo",
    "ivory",
    "khaki",
    "lavender",
    "lavenderblush",
    "lawngreen",
    "lemonchiffon",
    "lightblue",
    "lightcoral",
    "lightcyan",
    "lightgoldenrodyellow",
    "lightgray",
    "lightgreen",
    "lightgrey",
    "lightpink",
    "lightsalmon",
    "lightseagreen",
    "lightskyblue",
    "lightslategray",
    "lightslategrey",
    "lightsteelblue",
    "lightyellow",
    "lime",
    "limegreen",
    "linen",
    "magenta",
    "maroon",
    "mediumaquamarine",
    "mediumblue",
    "mediumorchid",
    "mediumpurple",
    "mediumseagreen",
    "mediumslateblue",
    "mediumspringgreen",
    "mediumturquoise",
    "mediumvioletred",
    "midnightblue",
    "mintcream",
    "mistyrose",
    "moccasin",
    "navajowhite",
    "navy",
    "oldlace",
    "olive",
    "olivedrab",
    "orange",
    "orangered",
    "orchid",
    "palegoldenrod",
    "palegreen",
    "paleturquoise",
    "palevioletred",
    "papayawhip",
    "peachpuff",
    "peru",
    "pink",
    "plum",
    "powderblue",
    "purple",
    "rebeccapurple",
    "red",
    "rosybrown",
    "royalblue",
    "saddlebrown",
    "salmon",
    "sandybrown",
    "seagreen",
    "seashell",
    "sienna",
    "silver",
    "skyblue",
    "slateblue",
    "slategray",
    "slategrey",
    "snow",
    "springgreen",
    "steelblue",
    "tan",
    "teal",
    "thistle",
    "tomato",
    "turquoise",
    "violet",
    "wheat",
    "white",
    "whitesmoke",
    "yellow",
    "yellowgreen",
    "transparent",
    "currentcolor",
];
