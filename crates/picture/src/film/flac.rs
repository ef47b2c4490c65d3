//! FLAC: what describes the stream stays; every other block before the sound becomes padding.

use super::{Edits, File, MOST_PARTS};
use crate::cursor::Cursor;
use crate::{Kind, Refused};

/// Kinds of blocks.
const STREAM: u8 = 0;
const PADDING: u8 = 1;
const SEEKING: u8 = 3;

pub(super) fn edit(file: &mut File<'_>, edits: &mut Edits) -> Result<(), Refused> {
    let mut at = 4;
    for _ in 0..MOST_PARTS {
        let head = file.all(Kind::Flac, at, 4)?;
        let mut cursor = Cursor::new(&head);
        let (kind, size) = cursor.byte().zip(cursor.big_number(3)).ok_or(Refused::Truncated(Kind::Flac))?;
        if at + 4 + size > file.length() {
            return Err(Refused::Truncated(Kind::Flac));
        }
        let (is_last, kind) = (kind & 0x80, kind & 0x7f);
        if kind != STREAM && kind != SEEKING {
            edits.put(at, vec![is_last | PADDING]);
            edits.zero(at + 4..at + 4 + size);
        }
        at += 4 + size;
        if is_last != 0 {
            return Ok(());
        }
    }
    Err(Refused::TooManyParts(Kind::Flac))
}
