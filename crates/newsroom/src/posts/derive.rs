//! What is computed from a story when it is saved, so that no reader waits for it.

use ::store::{StoreError, Tx};

use super::{kind, teaser, write_store};

/// UTF-16 units of a story's text that are its excerpt, as Ghost 6.65.
const EXCERPT: usize = 500;

/// What a story's own text gives.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Derived {
    pub(crate) kind: published::Kind,
    pub(crate) excerpt: Option<String>,
    pub(crate) minutes: Option<i64>,
    pub(crate) teaser: Option<String>,
}

/// Derives what readers see of `html` and `plaintext` beside them.
pub(crate) fn derive(html: &str, plaintext: &str, has_picture: bool) -> Derived {
    Derived {
        kind: kind::of_lead_card(html).unwrap_or_default(),
        excerpt: (!plaintext.is_empty()).then(|| first_units(plaintext, EXCERPT)),
        minutes: (!html.is_empty()).then(|| lexical::reading_minutes(html, usize::from(has_picture))),
        teaser: teaser::teaser(plaintext),
    }
}

/// Derives and stores what an imported story lacks.
pub(crate) fn derive_imported(
    tx: &mut Tx<'_>,
    id: &str,
    html: &str,
    plaintext: &str,
    has_picture: bool,
) -> Result<(), StoreError> {
    write_store::set_derived(tx, id, &derive(html, plaintext, has_picture))
}

/// JavaScript's `substring(0, units)`, which must not cut a letter of two units in half.
pub(crate) fn first_units(text: &str, units: usize) -> String {
    let mut left = units;
    text.chars()
        .take_while(|letter| {
            let fits = letter.len_utf16() <= left;
            left = left.saturating_sub(letter.len_utf16());
            fits
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::first_units;

    #[test]
    fn units_are_those_of_javascript() {
        assert_eq!(first_units("a🌻b", 3), "a🌻");
        assert_eq!(first_units("a🌻b", 2), "a");
        assert_eq!(first_units("абв", 2), "аб");
    }
}
