//! How long a story takes to read, as Ghost 6.65 counts it.

use std::sync::LazyLock;

use regex::Regex;

/// Words that a reader reads in a minute.
const WORDS_PER_MINUTE: f64 = 275.0;

/// Seconds that the first picture takes; each further one takes one less, down to [`LATER_PICTURE`].
const FIRST_PICTURE: usize = 12;

/// Seconds that the tenth and every later picture takes.
const LATER_PICTURE: usize = 3;

static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"<("[^"]*"|'[^']*'|[^'">])+/?>"#).ok());
static PICTURE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"<img("[^"]*"|'[^']*'|[^'">])+/?>"#).ok());
static WORD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"[a-zA-ZÀ-ÿ0-9_\u{0392}-\u{03c9}\u{0410}-\u{04F9}]+|[\u{4E00}-\u{9FFF}\u{3400}-\u{4dbf}\u{f900}-\u{faff}\u{3040}-\u{309f}\u{ac00}-\u{d7af}]+",
    )
    .ok()
});
static RIGHT_TO_LEFT_WORD: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[\u{0600}-\u{06ff}]+|[\u{0591}-\u{05F4}]+").ok());

/// Minutes that `html` takes to read, with `more_pictures` beside those in it.
pub fn reading_minutes(html: &str, more_pictures: usize) -> i64 {
    let pictures = matches(&PICTURE, html).count() + more_pictures;
    let looking: usize = (0..pictures).map(|nth| FIRST_PICTURE.saturating_sub(nth).max(LATER_PICTURE)).sum();
    let seconds = to_number(word_count(html)) / (WORDS_PER_MINUTE / 60.0) + to_number(looking);
    rounded(seconds / 60.0)
}

/// Words of `html`; in scripts without spaces each character is one.
pub fn word_count(html: &str) -> usize {
    let text = TAG.as_ref().map_or_else(|| html.into(), |tag| tag.replace_all(html, " "));
    let count = |words: &'static LazyLock<Option<Regex>>| {
        matches(words, &text)
            .map(|word| if is_unspaced(word) { word.encode_utf16().count() } else { 1 })
            .sum()
    };
    match count(&WORD) {
        0 => count(&RIGHT_TO_LEFT_WORD),
        words => words,
    }
}

fn matches<'t>(pattern: &'static LazyLock<Option<Regex>>, text: &'t str) -> impl Iterator<Item = &'t str> {
    pattern.iter().flat_map(move |pattern| pattern.find_iter(text)).map(|found| found.as_str())
}

fn is_unspaced(word: &str) -> bool {
    word.chars().next().is_some_and(|letter| letter >= '\u{4e00}')
}

#[expect(clippy::cast_precision_loss, reason = "no story has 2^52 words")]
fn to_number(count: usize) -> f64 {
    count as f64
}

#[expect(clippy::cast_possible_truncation, reason = "a number of minutes is small")]
fn rounded(minutes: f64) -> i64 {
    minutes.round() as i64
}

#[cfg(test)]
mod tests {
    use super::{reading_minutes, word_count};

    #[test]
    fn words_are_counted_in_every_script() {
        assert_eq!(word_count("<p>Two words</p>"), 2);
        assert_eq!(word_count("<p>Два слова</p>"), 2);
        assert_eq!(word_count("<p>日本語</p>"), 3);
        assert_eq!(word_count("<p>كلمتان هنا</p>"), 2);
        assert_eq!(word_count(""), 0);
    }

    #[test]
    fn pictures_take_time_too() {
        let words = "word ".repeat(275);
        assert_eq!(reading_minutes(&words, 0), 1);
        assert_eq!(reading_minutes(&format!("{words}{}", "<img src=\"a\">".repeat(10)), 0), 2);
        assert_eq!(reading_minutes("<p>Short.</p>", 0), 0);
    }
}
