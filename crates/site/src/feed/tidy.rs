//! Stories for feed readers, which have neither the site's styles nor its scripts: cards are cut down to what works
//! without them, as Ghost 6.65 does.

use super::pieces::{Element, Piece};

/// Parts of cards that mean nothing without styles and scripts.
const LEFT_OUT: [&str; 8] = [
    "kg-bookmark-thumbnail",
    "kg-bookmark-icon",
    "kg-bookmark-metadata",
    "kg-video-overlay",
    "kg-video-player-container",
    "kg-audio-thumbnail",
    "kg-audio-player",
    "kg-audio-title",
];

/// The story with its cards cut down.
pub(super) fn tidy(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut tidying = Tidying { tidied: Vec::with_capacity(pieces.len()), ..Tidying::default() };
    for piece in pieces {
        match piece {
            Piece::Open(element) => tidying.open(element),
            Piece::Close(name) => tidying.close(name),
            piece if tidying.leaving_out == 0 => tidying.tidied.push(piece),
            _ => {}
        }
    }
    tidying.tidied
}

/// Puts the story's picture before its first paragraph, for readers that show no other, and the title under every
/// picture.
pub(super) fn add_picture(pieces: &mut Vec<Piece>, address: &str, title: &str) {
    let is_paragraph = |piece: &Piece| matches!(piece, Piece::Open(element) if element.name == "p");
    if let Some(first) = pieces.iter().position(is_paragraph) {
        let mut picture = Element::new("img");
        picture.set("src", address);
        pieces.insert(first, Piece::Open(picture));
    }
    for piece in pieces {
        if let Piece::Open(element) = piece
            && element.name == "img"
        {
            element.set("alt", title);
        }
    }
}

#[derive(Default)]
struct Tidying {
    tidied: Vec<Piece>,
    open: Vec<Open>,
    /// How deep in a part that is left out.
    leaving_out: usize,
}

/// An element that is open.
#[derive(Default)]
struct Open {
    is_card: bool,
    is_video: bool,
    is_audio: bool,
    thumbnail: Option<String>,
    /// Only what is in it stays.
    is_unwrapped: bool,
    /// It stands in small letters.
    is_small: bool,
}

impl Tidying {
    fn open(&mut self, mut element: Element) {
        let is_empty = element.is_empty();
        let in_card = self.open.iter().any(|open| open.is_card);
        if self.leaving_out > 0 || (in_card && element.is_of(&LEFT_OUT)) {
            self.leaving_out += usize::from(!is_empty);
            return;
        }
        if in_card {
            self.make_playable(&mut element);
        }
        let thumbnail = ["data-kg-custom-thumbnail", "data-kg-thumbnail"]
            .iter()
            .find_map(|name| element.attribute(name).filter(|value| !value.is_empty()));
        let open = Open {
            is_card: element.is_of(&["kg-card"]),
            is_video: element.is_of(&["kg-video-card"]),
            is_audio: element.is_of(&["kg-audio-card"]),
            thumbnail: thumbnail.map(str::to_owned),
            is_unwrapped: in_card && element.is_of(&["kg-audio-player-container"]),
            is_small: in_card && element.is_of(&["kg-bookmark-description"]),
        };
        if open.is_small {
            self.tidied.push(Piece::Open(Element::new("small")));
        }
        if !open.is_unwrapped {
            self.tidied.push(Piece::Open(element));
        }
        if !is_empty {
            self.open.push(open);
        }
    }

    fn close(&mut self, name: String) {
        if self.leaving_out > 0 {
            self.leaving_out -= 1;
            return;
        }
        let open = self.open.pop().unwrap_or_default();
        if !open.is_unwrapped {
            self.tidied.push(Piece::Close(name));
        }
        if open.is_small {
            self.tidied.push(Piece::Close("small".to_owned()));
        }
    }

    /// Gives sound and video the browser's own buttons.
    fn make_playable(&self, element: &mut Element) {
        if element.name == "video" && self.open.iter().any(|open| open.is_video) {
            let thumbnail =
                self.open.iter().rev().find(|open| open.is_card).and_then(|card| card.thumbnail.as_ref());
            if let Some(thumbnail) = thumbnail {
                element.set("poster", thumbnail);
            }
            element.set("controls", "");
            element.attributes.retain(|(name, _)| name != "style");
        }
        if element.name == "audio" && self.open.iter().any(|open| open.is_audio) {
            element.set("controls", "");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::pieces::{read, write};
    use super::{add_picture, tidy};

    fn tidied(html: &str) -> String {
        write(&tidy(read(html)))
    }

    #[test]
    fn a_link_card_keeps_its_words() {
        assert_eq!(
            tidied(
                "<figure class=\"kg-card kg-bookmark-card\"><div class=\"kg-bookmark-description\">Why</div>\
                 <div class=\"kg-bookmark-metadata\"><img class=\"kg-bookmark-icon\" src=\"i\"></div></figure>"
            ),
            "<figure class=\"kg-card kg-bookmark-card\"><small><div class=\"kg-bookmark-description\">Why</div></small>\
             </figure>"
        );
    }

    #[test]
    fn a_video_keeps_its_picture_and_gets_buttons() {
        assert_eq!(
            tidied(
                "<figure class=\"kg-card kg-video-card\" data-kg-thumbnail=\"t.jpg\"><video src=\"v\" style=\"x\">\
                 </video><div class=\"kg-video-overlay\"><div>play</div></div></figure>"
            ),
            "<figure class=\"kg-card kg-video-card\" data-kg-thumbnail=\"t.jpg\"><video src=\"v\" poster=\"t.jpg\" controls>\
             </video></figure>"
        );
    }

    #[test]
    fn a_recording_loses_its_player() {
        assert_eq!(
            tidied(
                "<div class=\"kg-card kg-audio-card\"><div class=\"kg-audio-player-container\"><audio src=\"a\"></audio>\
                 <div class=\"kg-audio-title\">T</div></div></div>"
            ),
            "<div class=\"kg-card kg-audio-card\"><audio src=\"a\" controls></audio></div>"
        );
    }

    #[test]
    fn the_storys_picture_stands_before_its_first_paragraph() {
        let mut pieces = read("<h2>a</h2><p>b</p><img src=\"c\">");
        add_picture(&mut pieces, "p.jpg", "T");
        assert_eq!(
            write(&pieces),
            "<h2>a</h2><img src=\"p.jpg\" alt=\"T\"><p>b</p><img src=\"c\" alt=\"T\">"
        );
    }
}
