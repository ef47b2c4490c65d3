//! How large a picture may be: looked at before a pixel is made.

use crate::Refused;

/// Pixels that a line or a column must stay below.
pub(crate) const LONGEST: u32 = 9_999;
/// Pixels of a whole picture: those of the cameras that people carry.
pub(crate) const MOST_PIXELS: u64 = 60_000_000;
/// Frames of a moving picture.
pub(crate) const MOST_FRAMES: u32 = 2_000;
/// Pixels of all frames of a moving picture.
const MOST_MOVING_PIXELS: u64 = 2_000_000_000;
/// Bytes that decoding one picture may take.
pub(crate) const MOST_MEMORY: u64 = 512 << 20;
/// Bytes of a colour profile; what is larger is none.
pub(crate) const LARGEST_PROFILE: usize = 4 << 20;
/// Pixels across the picture that readers get under its plain address, as in Ghost.
pub const WIDEST: u32 = 2000;

/// How large a picture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// How many pictures follow each other in it; 1 where it does not move.
    pub frames: u32,
}

impl Bounds {
    /// One that does not move.
    pub(crate) fn still(width: u32, height: u32) -> Self {
        Bounds { width, height, frames: 1 }
    }

    /// Refuses what nobody could look at.
    pub(crate) fn check(self) -> Result<Self, Refused> {
        let Bounds { width, height, frames } = self;
        let area = u64::from(width) * u64::from(height);
        if width == 0 || height == 0 || width > LONGEST || height > LONGEST || area > MOST_PIXELS {
            return Err(Refused::TooManyPixels { width, height });
        }
        if frames > MOST_FRAMES || (frames > 1 && area * u64::from(frames) > MOST_MOVING_PIXELS) {
            return Err(Refused::TooManyFrames);
        }
        Ok(self)
    }
}
