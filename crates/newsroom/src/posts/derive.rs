//! What is computed from a story when it is saved, so that no reader waits for it.

use super::{gate, kind, teaser};

/// What a story's own text gives.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Derived {
    pub(crate) kind: published::Kind,
    pub(crate) excerpt: Option<String>,
    pub(crate) minutes: Option<i64>,
    pub(crate) words: i64,
    pub(crate) teaser: Option<String>,
}

/// Derives what readers see of `html` and `plaintext` beside them. Lists show it to everyone, so passages that are not
/// for everyone are not in it.
pub(crate) fn derive(html: &str, plaintext: &str, has_picture: bool) -> Derived {
    if gate::has_gated_blocks(html) {
        let open = gate::without_gated_blocks(html);
        let excerpt = Some(lexical::excerpt(&lexical::plaintext(&open)));
        return Derived { excerpt, teaser: teaser::teaser(&open), ..of_text(html, plaintext, has_picture) };
    }
    of_text(html, plaintext, has_picture)
}

fn of_text(html: &str, plaintext: &str, has_picture: bool) -> Derived {
    Derived {
        kind: kind::of_lead_card(html).unwrap_or_default(),
        excerpt: (!plaintext.is_empty()).then(|| lexical::excerpt(plaintext)),
        minutes: (!html.is_empty()).then(|| lexical::reading_minutes(html, usize::from(has_picture))),
        teaser: teaser::teaser(html),
        words: i64::try_from(lexical::word_count(html)).unwrap_or(i64::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::derive;

    #[test]
    fn what_lists_show_has_no_passage_that_is_not_for_everyone() {
        let html = "<p>Before.</p><!--kg-gated-block:begin nonMember:false memberSegment:\"status:free\" -->\
                    <p>secret</p><!--kg-gated-block:end--><p>After.</p>";
        let derived = derive(html, "Before.\n\nsecret\n\nAfter.", false);
        assert!(!format!("{derived:?}").contains("secret"), "{derived:?}");
        assert!(derived.excerpt.is_some_and(|excerpt| excerpt.contains("After.")));
    }
}
