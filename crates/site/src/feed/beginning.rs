//! The first words of a story, with its markup.

use super::pieces::{Piece, write};

/// Words that a feed gives of a story which has no summary of its own; Ghost 6.65's.
const WORDS: usize = 50;

/// The first fifty words and the markup around them.
///
/// As Ghost 6.65 counts: in the written form, where a letter beyond ASCII (`&#x2019;`) is a word of its own.
pub(super) fn beginning(pieces: &[Piece]) -> String {
    let mut count = Count::default();
    let mut begun = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    for piece in pieces {
        if count.words >= WORDS {
            break;
        }
        match piece {
            Piece::Text(_) | Piece::Raw(_) => {
                let text: String =
                    piece.to_string().chars().take_while(|letter| count.see(*letter)).collect();
                begun.push(Piece::Raw(text));
                continue;
            }
            Piece::Open(element) if !element.is_empty() => open.push(&element.name),
            Piece::Close(_) => drop(open.pop()),
            Piece::Open(_) | Piece::Comment(_) => {}
        }
        begun.push(piece.clone());
        count.end_word();
    }
    let mut html = write(&begun).trim().to_owned();
    for name in open.iter().rev() {
        html.extend(["</", name, ">"]);
    }
    html
}

#[derive(Default)]
struct Count {
    words: usize,
    in_word: bool,
}

impl Count {
    /// Counts a letter, if there is still room for it.
    fn see(&mut self, letter: char) -> bool {
        if self.words >= WORDS {
            return false;
        }
        if letter.is_alphabetic() || letter.is_ascii_digit() {
            self.in_word = true;
        } else {
            self.end_word();
        }
        true
    }

    fn end_word(&mut self) {
        self.words += usize::from(self.in_word);
        self.in_word = false;
    }
}

#[cfg(test)]
mod tests {
    use super::super::pieces::read;
    use super::beginning;

    #[test]
    fn a_story_is_cut_after_fifty_words_and_its_markup_is_closed() {
        let words = |count: usize| vec!["word"; count].join(" ");
        let html = format!("<div><p>{}</p><p>{} rest</p></div><p>more</p>", words(20), words(30));
        let cut = format!("<div><p>{}</p><p>{}</p></div>", words(20), words(30));
        assert_eq!(beginning(&read(&html)), cut);
    }

    #[test]
    fn a_short_story_is_whole() {
        assert_eq!(beginning(&read("<p>The ferry<br>left.</p>")), "<p>The ferry<br>left.</p>");
        assert_eq!(beginning(&[]), "");
    }
}
