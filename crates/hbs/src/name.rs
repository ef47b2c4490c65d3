//! Which characters make a name, and what ends one.

/// What a regular expression of JavaScript calls white space.
pub(crate) fn is_space(character: char) -> bool {
    (character.is_whitespace() && character != '\u{85}') || character == '\u{feff}'
}

/// Whether a name may hold `character`.
pub(crate) fn is_name_character(character: char) -> bool {
    !is_space(character)
        && !matches!(character, '!'..='#' | '%'..=',' | '.' | '/' | ';'..='>' | '@' | '['..='^' | '`' | '{'..='~')
}

/// Whether a name ends before `after`; at the end of the text it does not.
pub(crate) fn name_ends(after: &str) -> bool {
    after.starts_with(|c| is_space(c) || matches!(c, '=' | '~' | '}' | '/' | '.' | ')' | '|'))
}
