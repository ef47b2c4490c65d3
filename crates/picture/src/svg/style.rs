//! Whether a style sheet, or the value of an attribute, asks for something elsewhere.

/// Words that fetch, import or run something, in CSS or in an address.
const HARMFUL: [&str; 12] = [
    "@import",
    "@namespace",
    "@font-face",
    "expression(",
    "behavior",
    "-moz-binding",
    "javascript:",
    "vbscript:",
    "data:",
    "image-set(",
    "image(",
    "src(",
];

/// Whether a value refers to nothing but parts of the same drawing.
pub(super) fn is_harmless(value: &str) -> bool {
    // An escape could spell any of the words.
    if value.contains('\\') || value.contains("/*") || value.contains('<') {
        return false;
    }
    let plain: String =
        value.chars().filter(|letter| !letter.is_whitespace() && !letter.is_control()).collect();
    let plain = plain.to_ascii_lowercase();
    let refers_inside = plain.match_indices("url(").all(|(place, found)| {
        let inside = plain.get(place + found.len()..).unwrap_or_default();
        inside.trim_start_matches(['"', '\'']).starts_with('#')
    });
    refers_inside && !HARMFUL.iter().any(|word| plain.contains(word))
}

#[cfg(test)]
mod tests {
    use super::is_harmless;

    #[test]
    fn only_what_stays_in_the_drawing_is_harmless() {
        for value in ["fill: red", "url(#a)", "url( '#a' )", ".a { fill: url(#b); stroke: #fff }"] {
            assert!(is_harmless(value), "{value}");
        }
        for value in [
            "url(https://x.example/a)",
            "url('//x')",
            "u\\72l(//x)",
            "@import 'x'",
            "fill: url(#a) url(x)",
            "java script:alert(1)",
            "JAVASCRIPT:x",
            "image-set('x' 1x)",
            "ur/**/l(x)",
            "url (data:x)",
        ] {
            assert!(!is_harmless(value), "{value}");
        }
    }
}
