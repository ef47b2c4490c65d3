//! What a theme's style sheets must have a style for.

use serde_json::Value;

use super::Level::{Error, Warning};
use super::{Findings, Level, ends, is_template};
use crate::files::Files;

/// Classes that every story's pictures may have.
const WIDTHS: [(&str, &str); 2] =
    [("GS050-CSS-KGWW", ".kg-width-wide"), ("GS050-CSS-KGWF", ".kg-width-full")];
/// The fonts that the editors may choose.
const FONTS: [&str; 2] = ["--gh-font-heading", "--gh-font-body"];

/// The classes of one kind of card.
struct Card {
    /// What `card_assets` calls it.
    name: &'static str,
    level: Level,
    /// gscan's codes and the classes.
    classes: &'static [(&'static str, &'static str)],
}

/// What a theme that does without Ghost's own style of a card styles itself.
const CARDS: &[Card] = &[
    Card {
        name: "gallery",
        level: Error,
        classes: &[
            ("GS050-CSS-KGGC", ".kg-gallery-container"),
            ("GS050-CSS-KGGR", ".kg-gallery-row"),
            ("GS050-CSS-KGGI", ".kg-gallery-image"),
        ],
    },
    Card {
        name: "bookmark",
        level: Error,
        classes: &[
            ("GS050-CSS-KGBM", ".kg-bookmark-card"),
            ("GS050-CSS-KGBMCO", ".kg-bookmark-container"),
            ("GS050-CSS-KGBMCON", ".kg-bookmark-content"),
            ("GS050-CSS-KGBMTI", ".kg-bookmark-title"),
            ("GS050-CSS-KGBMDE", ".kg-bookmark-description"),
            ("GS050-CSS-KGBMME", ".kg-bookmark-metadata"),
            ("GS050-CSS-KGBMIC", ".kg-bookmark-icon"),
            ("GS050-CSS-KGBMAU", ".kg-bookmark-author"),
            ("GS050-CSS-KGBMPU", ".kg-bookmark-publisher"),
            ("GS050-CSS-KGBMTH", ".kg-bookmark-thumbnail"),
        ],
    },
    Card {
        name: "callout",
        level: Warning,
        classes: &[
            ("GS050-CSS-KGCO", ".kg-callout-card"),
            ("GS050-CSS-KGCOE", ".kg-callout-emoji"),
            ("GS050-CSS-KGCOT", ".kg-callout-text"),
            ("GS050-CSS-KGCOBGGY", ".kg-callout-card-grey"),
            ("GS050-CSS-KGCOBGW", ".kg-callout-card-white"),
            ("GS050-CSS-KGCOBGB", ".kg-callout-card-blue"),
            ("GS050-CSS-KGCOBGGN", ".kg-callout-card-green"),
            ("GS050-CSS-KGCOBGY", ".kg-callout-card-yellow"),
            ("GS050-CSS-KGCOBGR", ".kg-callout-card-red"),
            ("GS050-CSS-KGCOBGPK", ".kg-callout-card-pink"),
            ("GS050-CSS-KGCOBGPE", ".kg-callout-card-purple"),
            ("GS050-CSS-KGCOBGA", ".kg-callout-card-accent"),
        ],
    },
    Card {
        name: "nft",
        level: Warning,
        classes: &[
            ("GS050-CSS-KG-NFT", ".kg-nft-card"),
            ("GS050-CSS-KG-NFTCO", ".kg-nft-card-container"),
            ("GS050-CSS-KG-NFTMD", ".kg-nft-metadata"),
            ("GS050-CSS-KG-NFTIMG", ".kg-nft-image"),
            ("GS050-CSS-KG-NFTHD", ".kg-nft-header"),
            ("GS050-CSS-KG-NFTTIT", ".kg-nft-title"),
            ("GS050-CSS-KG-NFTLG", ".kg-nft-opensea-logo"),
            ("GS050-CSS-KG-NFTCTR", ".kg-nft-creator"),
            ("GS050-CSS-KG-NFTDSC", ".kg-nft-description"),
        ],
    },
    Card {
        name: "toggle",
        level: Warning,
        classes: &[
            ("GS050-CSS-KGTGL", ".kg-toggle-card"),
            ("GS050-CSS-KGTGLH", ".kg-toggle-heading"),
            ("GS050-CSS-KGTGLHT", ".kg-toggle-heading-text"),
            ("GS050-CSS-KGTGLIC", ".kg-toggle-card-icon"),
            ("GS050-CSS-KGTGLC", ".kg-toggle-content"),
        ],
    },
    Card {
        name: "audio",
        level: Warning,
        classes: &[
            ("GS050-CSS-KGAUD", ".kg-audio-card"),
            ("GS050-CSS-KGAUDTHUMB", ".kg-audio-thumbnail"),
            ("GS050-CSS-KGAUDTHUMBPL", ".kg-audio-thumbnail.placeholder"),
            ("GS050-CSS-KGAUDPLCNT", ".kg-audio-player-container"),
            ("GS050-CSS-KGAUDTI", ".kg-audio-title"),
            ("GS050-CSS-KGAUDPL", ".kg-audio-player"),
            ("GS050-CSS-KGAUDCURRTM", ".kg-audio-current-time"),
            ("GS050-CSS-KGAUDTM", ".kg-audio-time"),
            ("GS050-CSS-KGAUDDUR", ".kg-audio-duration"),
            ("GS050-CSS-KGAUDPLICO", ".kg-audio-play-icon"),
            ("GS050-CSS-KGAUDPAUICO", ".kg-audio-pause-icon"),
            ("GS050-CSS-KGAUDSKSL", ".kg-audio-seek-slider"),
            ("GS050-CSS-KGAUDPLRT", ".kg-audio-playback-rate"),
            ("GS050-CSS-KGAUDMTICO", ".kg-audio-mute-icon"),
            ("GS050-CSS-KGAUDUNMTICO", ".kg-audio-unmute-icon"),
            ("GS050-CSS-KGAUDVOLSL", ".kg-audio-volume-slider"),
        ],
    },
    Card {
        name: "video",
        level: Warning,
        classes: &[
            ("GS050-CSS-KGVID", ".kg-video-card"),
            ("GS050-CSS-KGVIDHD", ".kg-video-hide"),
            ("GS050-CSS-KGVIDCNT", ".kg-video-container"),
            ("GS050-CSS-KGVIDOVL", ".kg-video-overlay"),
            ("GS050-CSS-KGVIDLGPLICO", ".kg-video-large-play-icon"),
            ("GS050-CSS-KGVIDPLCNT", ".kg-video-player-container"),
            ("GS050-CSS-KGVIDPL", ".kg-video-player"),
            ("GS050-CSS-KGVIDCURRTM", ".kg-video-current-time"),
            ("GS050-CSS-KGVIDTM", ".kg-video-time"),
            ("GS050-CSS-KGVIDDUR", ".kg-video-duration"),
            ("GS050-CSS-KGVIDPLICO", ".kg-video-play-icon"),
            ("GS050-CSS-KGVIDPAUICO", ".kg-video-pause-icon"),
            ("GS050-CSS-KGVIDSKSL", ".kg-video-seek-slider"),
            ("GS050-CSS-KGVIDPLRT", ".kg-video-playback-rate"),
            ("GS050-CSS-KGVIDMTICO", ".kg-video-mute-icon"),
            ("GS050-CSS-KGVIDUNMTICO", ".kg-video-unmute-icon"),
            ("GS050-CSS-KGVIDVOLSL", ".kg-video-volume-slider"),
        ],
    },
    Card {
        name: "button",
        level: Warning,
        classes: &[
            ("GS050-CSS-KGBTN", ".kg-button-card"),
            ("GS050-CSS-KGBTNL", ".kg-button-card.kg-align-left"),
            ("GS050-CSS-KGBTNC", ".kg-button-card.kg-align-center"),
            ("GS050-CSS-KGBTNBTN", ".kg-btn"),
            ("GS050-CSS-KGBTNBTNA", ".kg-btn-accent"),
        ],
    },
    Card {
        name: "product",
        level: Warning,
        classes: &[
            ("GS050-CSS-KGPR", ".kg-product-card"),
            ("GS050-CSS-KGPRBTNA", ".kg-product-card-btn-accent"),
            ("GS050-CSS-KGPRBTN", ".kg-product-card-button"),
            ("GS050-CSS-KGPRCO", ".kg-product-card-container"),
            ("GS050-CSS-KGPRDE", ".kg-product-card-description"),
            ("GS050-CSS-KGPRIM", ".kg-product-card-image"),
            ("GS050-CSS-KGPRRA", ".kg-product-card-rating"),
            ("GS050-CSS-KGPRRAA", ".kg-product-card-rating-active"),
            ("GS050-CSS-KGPRRAS", ".kg-product-card-rating-star"),
            ("GS050-CSS-KGPRTI", ".kg-product-card-title"),
            ("GS050-CSS-KGPRTICO", ".kg-product-card-title-container"),
        ],
    },
    Card {
        name: "before-after",
        level: Warning,
        classes: &[
            ("GS050-CSS-KGBA", ".kg-before-after-card"),
            ("GS050-CSS-KGBAIA", ".kg-before-after-card-image-before"),
            ("GS050-CSS-KGBAIB", ".kg-before-after-card-image-after"),
        ],
    },
    Card {
        name: "file",
        level: Warning,
        classes: &[
            ("GS050-CSS-KGFL", ".kg-file-card"),
            ("GS050-CSS-KGFLCON", ".kg-file-card-container"),
            ("GS050-CSS-KGFLCNT", ".kg-file-card-contents"),
            ("GS050-CSS-KGFLTTL", ".kg-file-card-title"),
            ("GS050-CSS-KGFLCAP", ".kg-file-card-caption"),
            ("GS050-CSS-KGFLNM", ".kg-file-card-filename"),
            ("GS050-CSS-KGFLSZ", ".kg-file-card-filesize"),
            ("GS050-CSS-KGFLMD", ".kg-file-card-medium"),
            ("GS050-CSS-KGFLSM", ".kg-file-card-small"),
        ],
    },
    Card { name: "blockquote", level: Warning, classes: &[("GS050-CSS-KGBQALT", ".kg-blockquote-alt")] },
];

/// `card_assets` is what package.json says about who styles the cards.
pub(super) fn check(files: &Files, card_assets: Option<&Value>, findings: &mut Findings) {
    let texts: Vec<_> = files
        .iter()
        .filter(|(path, _)| ends(path, ".css") || is_template(path))
        .map(|(_, content)| String::from_utf8_lossy(content))
        .collect();
    let has = |text: &str| texts.iter().any(|content| content.contains(text));
    for (code, class) in WIDTHS {
        if !has(class) {
            findings.add(Error, code, "styles", None, format!("no style for {class}"));
        }
    }
    for card in CARDS.iter().filter(|card| !is_styled_by_ghost(card.name, card_assets)) {
        for (code, class) in card.classes.iter().filter(|(_, class)| !has(class)) {
            findings.add(card.level, code, "styles", None, format!("no style for {class}"));
        }
    }
    let has_both = texts.iter().any(|content| FONTS.iter().all(|font| content.contains(font)));
    if !has_both {
        let message = format!("the fonts that the editors choose, {}, are not used", FONTS.join(" and "));
        findings.add(Warning, "GS051-CUSTOM-FONTS", "styles", None, message);
    }
}

/// Whether Ghost's own style of a card is used: of all where nothing is said.
fn is_styled_by_ghost(card: &str, card_assets: Option<&Value>) -> bool {
    let Some(card_assets) = card_assets else { return true };
    let names = |list: &str| {
        card_assets.get(list).and_then(Value::as_array).map(|names| names.iter().any(|name| name == card))
    };
    match (card_assets, names("include"), names("exclude")) {
        (Value::Bool(all), ..) => *all,
        (_, Some(is_included), _) => is_included,
        (_, None, Some(is_excluded)) => !is_excluded,
        (_, None, None) => false,
    }
}
