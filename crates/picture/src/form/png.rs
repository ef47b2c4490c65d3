//! PNG: chunks, of which those are kept that say how the picture looks.

use std::borrow::Cow;
use std::io::Read;

use super::Parts;
use crate::bounds::{Bounds, LARGEST_PROFILE};
use crate::cursor::{Cursor, length};
use crate::{Kind, Refused};

const SIGNATURE: usize = 8;

/// The chunks that a picture is made of, and those that say how its colours and pixels are meant.
const KEPT: [&[u8; 4]; 15] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs",
    b"cICP", b"acTL", b"fcTL", b"fdAT",
];

pub(super) fn take_apart(bytes: &[u8]) -> Result<Parts<'_>, Refused> {
    let mut cursor = Cursor::new(bytes);
    let mut parts = Parts::default();
    parts.seen.extend(cursor.take(SIGNATURE).ok_or(TRUNCATED)?);
    let (mut size, mut frames) = (None, 0);
    loop {
        let (name, content) = chunk(&mut cursor)?;
        match &name {
            b"IHDR" => {
                let mut header = Cursor::new(content);
                let found = header.big_u32().zip(header.big_u32());
                let (width, height) = found.ok_or(broken("it does not say how large it is"))?;
                if size.replace((width, height)).is_some() {
                    return Err(broken("it says twice how large it is"));
                }
                Bounds::still(width, height).check()?;
            }
            b"fcTL" => frames += 1,
            b"eXIf" => parts.exif = Some(Cow::Borrowed(content)),
            b"iTXt" => parts.xmp = parts.xmp.take().or_else(|| xmp(content)),
            b"iCCP" => {
                if let Some((packed, profile)) = profile(content) {
                    // The name could say anything.
                    write(&mut parts.seen, *b"iCCP", &[b"ICC\0\0", packed].concat());
                    parts.profile = Some(profile);
                }
            }
            _ => {}
        }
        if size.is_none() {
            return Err(broken("it does not begin with its size"));
        }
        if KEPT.contains(&&name) {
            write(&mut parts.seen, name, content);
        }
        if &name == b"IEND" {
            break;
        }
    }
    if !cursor.is_at_end() {
        return Err(Refused::Trailing(Kind::Png));
    }
    let (width, height) = size.ok_or(TRUNCATED)?;
    parts.bounds = Some(Bounds { width, height, frames: frames.max(1) }.check()?);
    Ok(parts)
}

/// The next chunk, whose checksum must be right.
fn chunk<'b>(cursor: &mut Cursor<'b>) -> Result<([u8; 4], &'b [u8]), Refused> {
    let mut read = || {
        let length = length(cursor.big_u32()?);
        let name = cursor.array()?;
        Some((name, cursor.take(length)?, cursor.big_u32()?))
    };
    let (name, content, sum) = read().ok_or(TRUNCATED)?;
    if checksum(name, content) == sum { Ok((name, content)) } else { Err(broken("a checksum is wrong")) }
}

fn checksum(name: [u8; 4], content: &[u8]) -> u32 {
    let mut sum = crc32fast::Hasher::new();
    sum.update(&name);
    sum.update(content);
    sum.finalize()
}

/// The colour profile, packed and unpacked.
fn profile(content: &[u8]) -> Option<(&[u8], Vec<u8>)> {
    let name = content.iter().position(|byte| *byte == 0)?;
    let [method, packed @ ..] = content.get(name + 1..)? else { return None };
    let profile = unpacked(packed).filter(|_| *method == 0)?;
    Some((packed, profile))
}

fn unpacked(packed: &[u8]) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    let mut reading = flate2::read::ZlibDecoder::new(packed).take(LARGEST_PROFILE as u64 + 1);
    reading.read_to_end(&mut content).ok()?;
    (content.len() <= LARGEST_PROFILE).then_some(content)
}

const XMP: &[u8] = b"XML:com.adobe.xmp\0";

fn xmp(content: &[u8]) -> Option<Cow<'_, [u8]>> {
    let [is_packed, _, rest @ ..] = content.strip_prefix(XMP)? else { return None };
    let mut texts = rest.splitn(3, |byte| *byte == 0);
    let packet = texts.nth(2)?;
    if *is_packed == 0 { Some(Cow::Borrowed(packet)) } else { unpacked(packet).map(Cow::Owned) }
}

/// The picture with an XMP packet before its end.
pub(crate) fn with_description(seen: &[u8], packet: &[u8]) -> Vec<u8> {
    /// The empty chunk at the end, with its length and checksum.
    const END: usize = 12;
    let (picture, end) = seen.split_at_checked(seen.len().saturating_sub(END)).unwrap_or((seen, &[]));
    let mut whole = picture.to_vec();
    write(&mut whole, *b"iTXt", &[XMP, &[0, 0, 0, 0], packet].concat());
    whole.extend(end);
    whole
}

fn write(out: &mut Vec<u8>, name: [u8; 4], content: &[u8]) {
    if let Ok(length) = u32::try_from(content.len()) {
        out.extend(length.to_be_bytes());
        out.extend(name);
        out.extend(content);
        out.extend(checksum(name, content).to_be_bytes());
    }
}

const TRUNCATED: Refused = Refused::Truncated(Kind::Png);

fn broken(what: &'static str) -> Refused {
    Refused::Broken(Kind::Png, what)
}
