//! GIF: blocks, of which the pictures and the pace at which they follow each other are kept.

use super::Parts;
use crate::bounds::Bounds;
use crate::cursor::Cursor;
use crate::{Kind, Refused};

pub(super) fn take_apart(bytes: &[u8]) -> Result<Parts<'_>, Refused> {
    let mut gif = Reading { cursor: Cursor::new(bytes), seen: Vec::with_capacity(bytes.len()), frames: 0 };
    let (width, height) = gif.header().ok_or(TRUNCATED)?;
    Bounds::still(width, height).check()?;
    while gif.block()? {
        // Some frames are larger than the screen; they are looked at one by one.
        Bounds { width, height, frames: gif.frames }.check()?;
    }
    if gif.cursor.rest().iter().any(|byte| *byte != 0) {
        return Err(Refused::Trailing(Kind::Gif));
    }
    let bounds = Bounds { width, height, frames: gif.frames.max(1) };
    Ok(Parts { bounds: Some(bounds), seen: gif.seen, ..Parts::default() })
}

struct Reading<'b> {
    cursor: Cursor<'b>,
    seen: Vec<u8>,
    frames: u32,
}

impl<'b> Reading<'b> {
    fn header(&mut self) -> Option<(u32, u32)> {
        self.keep(6)?;
        let mut screen = Cursor::new(self.keep(7)?);
        let (width, height) = (screen.little_u16()?, screen.little_u16()?);
        self.colours(screen.byte()?)?;
        Some((u32::from(width), u32::from(height)))
    }

    /// The table of colours that the flags announce.
    fn colours(&mut self, flags: u8) -> Option<()> {
        if flags & 0x80 != 0 {
            self.keep(3 << ((flags & 7) + 1))?;
        }
        Some(())
    }

    fn keep(&mut self, count: usize) -> Option<&'b [u8]> {
        let bytes = self.cursor.take(count)?;
        self.seen.extend(bytes);
        Some(bytes)
    }

    /// Reads a block; whether another follows.
    fn block(&mut self) -> Result<bool, Refused> {
        match self.cursor.byte().ok_or(TRUNCATED)? {
            0x3b => {
                self.seen.push(0x3b);
                Ok(false)
            }
            0x2c => {
                self.seen.push(0x2c);
                self.frame()?;
                Ok(true)
            }
            0x21 => {
                self.extension().ok_or(TRUNCATED)?;
                Ok(true)
            }
            _ => Err(Refused::Broken(Kind::Gif, "a block is of no known kind")),
        }
    }

    fn frame(&mut self) -> Result<(), Refused> {
        self.frames += 1;
        let mut place = Cursor::new(self.keep(9).ok_or(TRUNCATED)?);
        let size = place.take(4).and_then(|_| place.little_u16().zip(place.little_u16())).zip(place.byte());
        let ((width, height), flags) = size.ok_or(TRUNCATED)?;
        Bounds::still(u32::from(width), u32::from(height)).check()?;
        self.colours(flags).ok_or(TRUNCATED)?;
        self.keep(1).ok_or(TRUNCATED)?;
        let pixels = self.chain().ok_or(TRUNCATED)?;
        self.seen.extend(pixels);
        Ok(())
    }

    /// An extension; kept if it says how long a frame stays or how often all are shown.
    fn extension(&mut self) -> Option<()> {
        let label = self.cursor.byte()?;
        let chain = self.chain()?;
        let is_pace = label == 0xf9 && chain.len() == 6 && chain.first() == Some(&4);
        let is_repetition = label == 0xff
            && (chain.starts_with(b"\x0bNETSCAPE2.0\x03\x01")
                || chain.starts_with(b"\x0bANIMEXTS1.0\x03\x01"))
            && chain.len() == 17;
        if is_pace || is_repetition {
            self.seen.extend([0x21, label]);
            self.seen.extend(chain);
        }
        Some(())
    }

    /// A chain of blocks, each after its length, up to the empty one.
    fn chain(&mut self) -> Option<&'b [u8]> {
        let from = self.cursor.rest();
        let mut count = 0;
        loop {
            let length = usize::from(self.cursor.byte()?);
            self.cursor.take(length)?;
            count += 1 + length;
            if length == 0 {
                return from.get(..count);
            }
        }
    }
}

const TRUNCATED: Refused = Refused::Truncated(Kind::Gif);
