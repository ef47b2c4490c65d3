//! The few sentences that call a reader in where a story stands in a list or on a link card.

use unicode_segmentation::UnicodeSegmentation;

/// Graphemes that a teaser may have.
const LONGEST: usize = 300;

/// The beginning of a story's text, without a leading editor's note, cut between words.
///
/// `plaintext` has an empty line between paragraphs, as Ghost stores it. `None` where there is no text.
pub(crate) fn teaser(plaintext: &str) -> Option<String> {
    let mut paragraphs =
        plaintext.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()).peekable();
    if paragraphs.peek().is_some_and(|first| is_editors_note(first)) {
        paragraphs.next();
    }
    let mut text = String::new();
    for paragraph in paragraphs {
        let separator = if text.is_empty() { "" } else { " " };
        text.extend([separator, &paragraph.split_whitespace().collect::<Vec<_>>().join(" ")]);
        if text.len() > LONGEST * 4 {
            break;
        }
    }
    (!text.is_empty()).then(|| cut(&text, LONGEST))
}

/// At most `longest` graphemes of `text`; where something is left out it ends in "…", after a whole word.
pub(crate) fn cut(text: &str, longest: usize) -> String {
    let Some((end, _)) = text.grapheme_indices(true).nth(longest) else { return text.to_owned() };
    let room = text.grapheme_indices(true).nth(longest.saturating_sub(1)).map_or(0, |(start, _)| start);
    let last_word = text
        .split_word_bound_indices()
        .map(|(start, word)| (start + word.len(), word))
        .take_while(|(word_end, _)| *word_end <= room)
        .filter(|(_, word)| word.chars().any(char::is_alphanumeric))
        .last()
        .map(|(word_end, _)| word_end);
    let kept = text.get(..last_word.unwrap_or(room.min(end))).unwrap_or(text);
    format!("{kept}…")
}

fn is_editors_note(paragraph: &str) -> bool {
    let start: String = paragraph.chars().take(16).collect::<String>().to_lowercase().replace('’', "'");
    start.starts_with("editor's note") || start.starts_with("editors' note")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::{LONGEST, cut, teaser};

    #[test]
    fn an_editors_note_is_not_the_teaser() {
        let text = "Editor’s note: Names are changed.\n\nThe ferry left at dawn.\nIt was full.";
        assert_eq!(teaser(text).as_deref(), Some("The ferry left at dawn. It was full."));
        assert_eq!(teaser("EDITOR'S NOTE: nothing else"), None);
        assert_eq!(teaser("Editorial boards disagree."), Some("Editorial boards disagree.".into()));
    }

    #[test]
    fn a_cut_falls_between_words_and_never_inside_a_letter() {
        assert_eq!(cut("The ferry left at dawn", 12), "The ferry…");
        assert_eq!(cut("Пором відплив на світанку", 14), "Пором відплив…");
        assert_eq!(cut("غادرت العبّارة عند الفجر", 15), "غادرت العبّارة…");
        assert_eq!(cut("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 3), "👨‍👩‍👧‍👦👨‍👩‍👧‍👦…");
        assert_eq!(cut("short", 12), "short");
    }

    proptest! {
        #[test]
        fn a_cut_is_never_longer_than_asked(text in "\\PC{0,400}", longest in 1_usize..50) {
            prop_assert!(cut(&text, longest).graphemes(true).count() <= longest.max(1) + 1);
        }

        #[test]
        fn a_teaser_is_short_and_on_one_line(text in "[\\PC\\n]{0,2000}") {
            if let Some(teaser) = teaser(&text) {
                prop_assert!(teaser.graphemes(true).count() <= LONGEST + 1);
                prop_assert!(!teaser.contains('\n'));
            }
        }
    }
}
