//! Courant's own files under `/public/`, which themes made for Ghost count on: the cards' styles and scripts, the
//! numbers of comments, the visits that lead to a sign-up.

use std::collections::BTreeMap;

use bytes::Bytes;
use theme::CardAssets;

use super::media_type;
use crate::answer::{Answer, Keep};
use crate::asked::Asked;
use crate::{Refusal, Site};

/// What some cards need; it is there if the theme leaves any of them to Courant.
struct Piece {
    /// The cards' names, as Ghost 6.65 has them in `card_assets`.
    cards: &'static [&'static str],
    text: &'static str,
}

/// The piece that a file in `public/cards/` is; the file's name is the card's, where no other cards are given.
macro_rules! piece {
    ($card:literal . $kind:literal) => {
        piece!($card.$kind for $card)
    };
    ($file:literal . $kind:literal for $($card:literal),+) => {
        Piece {
            cards: &[$($card),+],
            text: include_str!(concat!("../../public/cards/", $file, ".", $kind)),
        }
    };
}

const CARD_STYLES: [Piece; 20] = [
    piece!("player"."css" for "audio", "video"),
    piece!("audio"."css"),
    piece!("before-after"."css"),
    piece!("blockquote"."css"),
    piece!("bookmark"."css"),
    piece!("button"."css"),
    piece!("callout"."css"),
    piece!("collection"."css"),
    piece!("cta"."css"),
    piece!("embed"."css"),
    piece!("file"."css"),
    piece!("gallery"."css"),
    piece!("header"."css"),
    piece!("header_v2"."css"),
    piece!("nft"."css"),
    piece!("product"."css"),
    piece!("signup"."css"),
    piece!("toggle"."css"),
    piece!("transistor"."css"),
    piece!("video"."css"),
];

const CARD_SCRIPTS: [Piece; 3] =
    [piece!("gallery"."js"), piece!("player"."js" for "audio", "video"), piece!("toggle"."js")];

const OUTSIDE_OF_THEMES: &str = include_str!("../../public/ghost.css");
const COMMENT_COUNTS: &str = include_str!("../../public/comment-counts.js");
const MEMBER_ATTRIBUTION: &str = include_str!("../../public/member-attribution.js");

/// The files under `/public/` that go with a theme, by their names.
#[derive(Debug, Clone)]
pub(crate) struct PublicFiles(BTreeMap<&'static str, Bytes>);

impl PublicFiles {
    /// The files for a theme that leaves these cards to Courant. Where it leaves none, there are none for cards.
    pub(crate) fn of(cards: &CardAssets) -> Self {
        let files = [
            ("cards.min.css", chosen(&CARD_STYLES, cards)),
            ("cards.min.js", chosen(&CARD_SCRIPTS, cards)),
            ("comment-counts.min.js", Bytes::from_static(COMMENT_COUNTS.as_bytes())),
            ("ghost.css", Bytes::from_static(OUTSIDE_OF_THEMES.as_bytes())),
            ("ghost.min.css", Bytes::from_static(OUTSIDE_OF_THEMES.as_bytes())),
            ("member-attribution.min.js", Bytes::from_static(MEMBER_ATTRIBUTION.as_bytes())),
        ];
        Self(files.into_iter().filter(|(_, bytes)| !bytes.is_empty()).collect())
    }

    /// The files' names and the hashes by which pages ask for them.
    pub(crate) fn hashes(&self) -> BTreeMap<String, String> {
        self.0.iter().map(|(name, bytes)| ((*name).to_owned(), theme::hash(bytes))).collect()
    }
}

fn chosen(pieces: &[Piece], cards: &CardAssets) -> Bytes {
    let is_left = |card: &str| match cards {
        CardAssets::All => true,
        CardAssets::None => false,
        CardAssets::Except(names) => !names.iter().any(|name| name == card),
        CardAssets::Only(names) => names.iter().any(|name| name == card),
    };
    let left = pieces.iter().filter(|piece| piece.cards.iter().any(|card| is_left(card)));
    left.map(|piece| piece.text).collect::<String>().into()
}

/// `/public/…`: the address changes with the content (`?v=`), so it may be kept for a year.
pub(crate) fn show(site: &Site, asked: &Asked) -> Result<Answer, Refusal> {
    let name = asked.name("name");
    asked.read(site, |reader| {
        let stage = site.stages().of(reader);
        Ok(stage.public.0.get(name).map_or_else(
            || Answer::missing("File not found"),
            |bytes| Answer::new(media_type::of(name), Keep::Year, bytes.clone()),
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(files: &PublicFiles, name: &str) -> String {
        files.0.get(name).map(|bytes| String::from_utf8(bytes.to_vec()).unwrap()).unwrap_or_default()
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn a_theme_with_its_own_cards_gets_none_of_ours() {
        let files = PublicFiles::of(&CardAssets::None);
        assert!(!files.hashes().keys().any(|name| name.starts_with("cards")));
        assert!(files.hashes().contains_key("comment-counts.min.js"));
    }

    #[test]
    fn a_theme_gets_only_the_cards_that_it_names() {
        let files = PublicFiles::of(&CardAssets::Only(names(&["toggle", "video"])));
        let (styles, scripts) = (text(&files, "cards.min.css"), text(&files, "cards.min.js"));
        assert!(styles.contains(".kg-toggle-card {") && styles.contains(".kg-video-overlay {"));
        assert!(styles.contains(".kg-video-player"), "the player comes with the video");
        assert!(!styles.contains(".kg-callout-card") && !styles.contains(".kg-audio-card {"));
        assert!(scripts.contains(".kg-toggle-heading") && !scripts.contains(".kg-gallery-image"));
    }

    #[test]
    fn a_theme_without_scripted_cards_gets_no_script() {
        let files = PublicFiles::of(&CardAssets::Only(names(&["callout"])));
        assert!(files.0.contains_key("cards.min.css") && !files.0.contains_key("cards.min.js"));
    }

    #[test]
    fn a_theme_gets_all_cards_but_those_that_it_excludes() {
        let files = PublicFiles::of(&CardAssets::Except(names(&["bookmark", "gallery"])));
        let styles = text(&files, "cards.min.css");
        assert!(!styles.contains(".kg-bookmark-card") && !styles.contains(".kg-gallery-row"));
        assert!(styles.contains(".kg-callout-card"));
    }

    #[test]
    fn the_hash_follows_from_the_cards_that_are_chosen() {
        let hash = |cards| PublicFiles::of(&cards).hashes()["cards.min.css"].clone();
        assert_eq!(hash(CardAssets::All), hash(CardAssets::Except(Vec::new())));
        assert_ne!(hash(CardAssets::All), hash(CardAssets::Except(names(&["toggle"]))));
    }

    #[test]
    fn nothing_in_the_files_asks_another_host() {
        let files = PublicFiles::of(&CardAssets::All);
        for name in files.0.keys() {
            let text = text(&files, name);
            assert!(
                !text.contains("//www.") && !text.contains("http:") && !text.contains("https:"),
                "{name}"
            );
            assert!(!text.contains("url(") && !text.contains("@import"), "{name}");
        }
    }
}
