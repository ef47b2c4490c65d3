//! The few sentences that call a reader in where a story stands in a list or on a link card.

use unicode_segmentation::UnicodeSegmentation;

/// Graphemes that a teaser may have.
const LONGEST: usize = 300;

/// Bytes of a story's HTML in which its first words are looked for.
const BEGINNING: usize = 32_000;

/// Bytes of markup that hold more words than a teaser has room for.
const ENOUGH: usize = 3_000;

/// The beginning of a story's own words: without cards, headings and a leading editor's note, cut between words.
///
/// `None` where there are no words.
pub(crate) fn teaser(html: &str) -> Option<String> {
    let beginning = html.get(..html.floor_char_boundary(BEGINNING)).unwrap_or(html);
    of_text(&lexical::plaintext(&own_words(beginning)))
}

/// The same of plain text that has an empty line between its paragraphs.
fn of_text(plaintext: &str) -> Option<String> {
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

/// The parts of a story that stand side by side in it, less those that are no words of its own.
fn own_words(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<').filter(|_| words.len() < ENOUGH) {
        words.push_str(rest.get(..start).unwrap_or_default());
        rest = rest.get(start..).unwrap_or_default();
        let (part, after) = rest.split_at(end_of_part(rest));
        if !is_left_out(part) {
            words.push_str(part);
        }
        rest = after;
    }
    if words.len() < ENOUGH {
        words.push_str(rest);
    }
    words
}

/// Where the element or marked html card ends that `html` begins with.
fn end_of_part(html: &str) -> usize {
    const CARD_END: &str = "<!--kg-card-end: html-->";
    if html.starts_with("<!--kg-card-begin: html-->") {
        return html.find(CARD_END).map_or(html.len(), |start| start + CARD_END.len());
    }
    let name: String = html.chars().skip(1).take_while(char::is_ascii_alphanumeric).collect();
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let end_of_tag = html.find('>').map_or(html.len(), |end| end + 1);
    if name.is_empty() || !html.contains(&close) {
        return end_of_tag;
    }
    let mut depth = 0_usize;
    let mut place = 0;
    loop {
        let rest = html.get(place..).unwrap_or_default();
        match (rest.find(&open), rest.find(&close)) {
            (Some(opens), Some(closes)) if opens < closes => {
                depth += 1;
                place += opens + open.len();
            }
            (_, Some(closes)) => {
                depth = depth.saturating_sub(1);
                place += closes + close.len();
                if depth == 0 {
                    return place;
                }
            }
            (_, None) => return end_of_tag,
        }
    }
}

/// Cards, pictures and headings are not what a story begins to say.
fn is_left_out(part: &str) -> bool {
    let tag = part.split('>').next().unwrap_or_default();
    let is_heading =
        ["<h1", "<h2", "<h3", "<h4", "<h5", "<h6"].iter().any(|heading| tag.starts_with(heading));
    is_heading
        || part.starts_with("<!--kg-card-begin")
        || tag.contains("kg-card")
        || tag.starts_with("<figure")
}

fn is_editors_note(paragraph: &str) -> bool {
    let start: String = paragraph.chars().take(16).collect::<String>().to_lowercase().replace('’', "'");
    start.starts_with("editor's note") || start.starts_with("editors' note")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::{LONGEST, cut, of_text, teaser};

    #[test]
    fn an_editors_note_is_not_the_teaser() {
        let text = "Editor’s note: Names are changed.\n\nThe ferry left at dawn.\nIt was full.";
        assert_eq!(of_text(text).as_deref(), Some("The ferry left at dawn. It was full."));
        assert_eq!(of_text("EDITOR'S NOTE: nothing else"), None);
        assert_eq!(of_text("Editorial boards disagree."), Some("Editorial boards disagree.".into()));
    }

    #[test]
    fn cards_are_not_the_storys_own_words() {
        let html = "<figure class=\"kg-card kg-video-card\"><div><p>0:00</p></div></figure><p>The <b>ferry</b> left.</p>\
                    <div class=\"kg-card kg-audio-card\"><div>1:02</div><div>x</div></div>\
                    <!--kg-card-begin: html--><p>12 %</p><!--kg-card-end: html--><p>It was full.</p>";
        assert_eq!(teaser(html).as_deref(), Some("The ferry left. It was full."));
        assert_eq!(teaser("<h2 id=\"a\">Heading</h2><p>Words.</p>").as_deref(), Some("Words."));
        assert_eq!(teaser("<figure class=\"kg-card kg-image-card\"><img src=\"a\"></figure>"), None);
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
        fn any_markup_has_a_teaser_or_none(html in "(<p>|</p>|<div|>|</div>|<figure class=\"kg-card\">|</figure>|<!--kg-card-begin: html-->|words | ){0,40}") {
            let _ = teaser(&html);
        }

        #[test]
        fn a_teaser_is_short_and_on_one_line(text in "[\\PC\\n]{0,2000}") {
            if let Some(teaser) = of_text(&text) {
                prop_assert!(teaser.graphemes(true).count() <= LONGEST + 1);
                prop_assert!(!teaser.contains('\n'));
            }
        }
    }
}
