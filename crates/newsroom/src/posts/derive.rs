//! What is computed from a story when it is saved, so that no reader waits for it.

use ::store::{StoreError, Tx};

use super::{kind, teaser, write_store};

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
        excerpt: (!plaintext.is_empty()).then(|| lexical::excerpt(plaintext)),
        minutes: (!html.is_empty()).then(|| lexical::reading_minutes(html, usize::from(has_picture))),
        teaser: teaser::teaser(html),
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
