//! Why a file is not taken.

use crate::Kind;

/// Why a file is not taken; each is one sentence for the person who gave it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is none of the kinds that are known here.
    #[error("This is no picture, sound or film of a kind that can be shown.")]
    Unknown,
    /// It is of a kind that can't be shown in browsers.
    #[error("A {} file can't be shown by most browsers. Save it as a JPEG first.", .0.name())]
    NotShown(Kind),
    /// It ends too early.
    #[error("The {} file ends before it is complete.", .0.name())]
    Truncated(Kind),
    /// It contradicts itself or its kind.
    #[error("The {kind} file is broken: {1}.", kind = .0.name())]
    Broken(Kind, &'static str),
    /// Something follows its end.
    #[error("Something else follows the end of the {} file.", .0.name())]
    Trailing(Kind),
    /// It has more pixels than anybody looks at.
    #[error("The picture has {width} × {height} pixels; the most are {most} in a line and {area} in all.", most = crate::bounds::LONGEST, area = crate::bounds::MOST_PIXELS)]
    TooManyPixels {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
    /// It moves for too long.
    #[error(
        "The moving picture has more than {} frames, or more pixels in them than can be shown.",
        crate::bounds::MOST_FRAMES
    )]
    TooManyFrames,
    /// It has more parts than a file of its kind needs.
    #[error("The {} file has more parts than can be looked through.", .0.name())]
    TooManyParts(Kind),
    /// It is a film that is cut into pieces and holds something beside sound and picture.
    #[error(
        "The film holds tracks beside sound and picture where they can't be told apart. Export it as a plain MP4 first."
    )]
    Fragments,
    /// It could not be read.
    #[error("The file can't be read.")]
    Unreadable,
}
