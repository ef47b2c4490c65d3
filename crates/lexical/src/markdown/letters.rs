//! Classes of characters.

use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// Space or tab.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// White space around delimiters of formats.
pub(super) fn is_white_space(letter: char) -> bool {
    matches!(
        letter,
        '\t'..='\r' | ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

/// Punctuation and symbols.
pub(super) fn is_punctuation(letter: char) -> bool {
    matches!(
        letter.general_category_group(),
        GeneralCategoryGroup::Punctuation | GeneralCategoryGroup::Symbol
    )
}

/// Separators and control characters, which end an address.
pub(super) fn is_separator_or_control(letter: char) -> bool {
    letter.general_category_group() == GeneralCategoryGroup::Separator
        || letter.general_category() == GeneralCategory::Control
}

/// What can stand before and after an address.
pub(super) fn ends_address(letter: char) -> bool {
    is_separator_or_control(letter) || letter.general_category_group() == GeneralCategoryGroup::Punctuation
}

/// Trims spaces, tabs and line ends only.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\n', '\r'])
}
