//! WAV: the sound and how it is to be played stay; every other chunk is made a gap.

use super::{Edits, File, MOST_PARTS};
use crate::cursor::Cursor;
use crate::{Kind, Refused};

pub(super) fn edit(file: &mut File<'_>, edits: &mut Edits) -> Result<(), Refused> {
    let head = file.all(Kind::Wav, 0, 12)?;
    let said = head.get(4..8).and_then(|size| size.try_into().ok()).map_or(0, u32::from_le_bytes);
    // Writers that do not know the length yet say 0 or the largest number.
    let end = match said {
        0 | u32::MAX => file.length(),
        size => u64::from(size) + 8,
    };
    if end > file.length() + 1 {
        return Err(Refused::Truncated(Kind::Wav));
    }
    let end = end.min(file.length());
    edits.keep(0..end);
    let (mut at, mut has_sound) = (12, false);
    for _ in 0..MOST_PARTS {
        if at + 8 > end {
            return if has_sound { Ok(()) } else { Err(Refused::Truncated(Kind::Wav)) };
        }
        let head = file.all(Kind::Wav, at, 8)?;
        let mut cursor = Cursor::new(&head);
        let (name, size) =
            cursor.array::<4>().zip(cursor.little_u32()).ok_or(Refused::Truncated(Kind::Wav))?;
        let inside = at + 8..(at + 8).saturating_add(u64::from(size)).min(end);
        match &name {
            b"data" => has_sound = true,
            b"fmt " | b"fact" | b"ds64" => {}
            _ => {
                edits.put(at, b"JUNK".to_vec());
                edits.zero(inside.clone());
            }
        }
        at = inside.end + u64::from(size % 2);
    }
    Err(Refused::TooManyParts(Kind::Wav))
}
