//! Pictures, films and sounds with everything in them that must not go out, each made here.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::trivially_copy_pass_by_ref,
    reason = "a test stops where it is wrong, and names of four letters are written as such"
)]

mod drawings;
mod films;
mod hostile;
mod made;
mod pictures;
mod sizes;
mod sounds;

/// What stands in everything that must not go out.
pub(crate) const SECRET: &[u8] = b"SECRET";

pub(crate) fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// A film or sound as readers get it.
pub(crate) fn cleaned(bytes: &[u8]) -> Result<Vec<u8>, picture::Refused> {
    let kind = picture::Kind::of(bytes).ok_or(picture::Refused::Unknown)?;
    let mut out = Vec::new();
    let mut reading = picture::film::clean(kind, std::io::Cursor::new(bytes), bytes.len() as u64)?;
    std::io::Read::read_to_end(&mut reading, &mut out).unwrap();
    assert_eq!(out.len() as u64, reading.length());
    Ok(out)
}
