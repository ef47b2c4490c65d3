//! What kind of journalism a story is; Courant's own addition.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What kind of journalism a story is.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A story in full, the kind of everything that says nothing else.
    #[default]
    Article,
    /// A few paragraphs for the News Feed.
    Brief,
    /// A story told by a film.
    Video,
    /// A story told by sound.
    Audio,
    /// A story told by photographs.
    Gallery,
    /// Coverage that grows while the event goes on.
    Live,
    /// A view, under the name of the one who holds it.
    Opinion,
    /// The background of the news.
    Explainer,
}

/// No kind has this name.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct UnknownKind(pub String);

impl Kind {
    /// Every kind, in the order in which the desk offers them.
    pub const ALL: [Self; 8] = [
        Self::Article,
        Self::Brief,
        Self::Video,
        Self::Audio,
        Self::Gallery,
        Self::Live,
        Self::Opinion,
        Self::Explainer,
    ];

    /// The kind's name, as it is stored and as themes and the API see it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Brief => "brief",
            Self::Video => "video",
            Self::Audio => "audio",
            Self::Gallery => "gallery",
            Self::Live => "live",
            Self::Opinion => "opinion",
            Self::Explainer => "explainer",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(name: &str) -> Result<Self, UnknownKind> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name).ok_or_else(|| UnknownKind(name.to_owned()))
    }
}

impl fmt::Display for UnknownKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no kind of story called “{}”", self.0)
    }
}

impl std::error::Error for UnknownKind {}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn every_kind_is_found_by_its_name() {
        for kind in Kind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind));
        }
        assert!("Video".parse::<Kind>().is_err());
    }
}
