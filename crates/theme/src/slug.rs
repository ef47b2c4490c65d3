//! A label as a class name: `Über uns` is `uber-uns`.

/// Lower-case ASCII letters, digits and single dashes; as Ghost 6.65 makes the slugs of menus' entries.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for character in deunicode::deunicode(&text.replace('£', "-")).chars() {
        match character {
            '\'' => {}
            _ if character.is_whitespace() || "-.@:/?#[]!$&()*+,;=\\%<>|^~\"{}`".contains(character) => {
                if !slug.ends_with('-') {
                    slug.push('-');
                }
            }
            _ if character.is_control() => {}
            _ => slug.push(character.to_ascii_lowercase()),
        }
    }
    slug.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_label_becomes_a_class_name() {
        assert_eq!(slug("About Us"), "about-us");
        assert_eq!(slug("Über & über"), "uber-uber");
        assert_eq!(slug("What's new?"), "whats-new");
        assert_eq!(slug("Новини"), "novini");
    }
}
