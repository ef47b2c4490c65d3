//! Bombs, halves, lies: refused with a reason, never with a panic, never by filling the memory.

use image::ImageFormat;
use picture::{Format, Kind, Refused, Size, Wish, clean, inspect, resize};
use proptest::prelude::*;

use crate::made::{self, chunk, encoded, pixels, riff, riff_chunk, segment};

fn png_of(width: u32, height: u32) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), b"\x08\x02\0\0\0"].concat();
    [
        &b"\x89PNG\r\n\x1a\n"[..],
        &chunk(b"IHDR", &header),
        &chunk(b"IDAT", b"\x78\x9c\x01"),
        &chunk(b"IEND", b""),
    ]
    .concat()
}

fn jpeg_of(width: u16, height: u16) -> Vec<u8> {
    let frame = [&[8][..], &height.to_be_bytes(), &width.to_be_bytes(), &[1, 1, 0x11, 0]].concat();
    [&b"\xff\xd8"[..], &segment(0xc0, &frame), b"\xff\xd9"].concat()
}

fn gif_of(width: u16, height: u16) -> Vec<u8> {
    [&b"GIF89a"[..], &width.to_le_bytes(), &height.to_le_bytes(), b"\0\0\0\x3b"].concat()
}

fn webp_of(width: u32, height: u32) -> Vec<u8> {
    let (width, height) = ((width - 1).to_le_bytes(), (height - 1).to_le_bytes());
    riff(
        b"WEBP",
        &[
            riff_chunk(b"VP8X", &[&b"\0\0\0\0"[..], &width[..3], &height[..3]].concat()),
            riff_chunk(b"VP8 ", b""),
        ],
    )
}

#[test]
fn a_picture_larger_than_anybody_looks_at_is_refused_before_a_pixel_is_made() {
    for bomb in [
        png_of(65_000, 65_000),
        png_of(10_000, 10),
        png_of(9_000, 9_000),
        png_of(0, 10),
        png_of(u32::MAX, u32::MAX),
        jpeg_of(65_000, 65_000),
        jpeg_of(10_000, 1),
        gif_of(65_000, 65_000),
        webp_of(16_000_000, 16_000_000),
        webp_of(10_000, 10),
    ] {
        for refused in [inspect(&bomb).map(drop), clean(&bomb, Wish::default()).map(drop)] {
            assert!(matches!(refused, Err(Refused::TooManyPixels { .. })), "{refused:?}");
        }
    }
    assert_eq!(
        inspect(&png_of(10_000, 20)).unwrap_err().to_string(),
        "The picture has 10000 × 20 pixels; the most are 9999 in a line and 60000000 in all."
    );
}

#[test]
fn a_picture_that_moves_for_too_long_is_refused() {
    let gif = made::gif();
    let (head, rest) = gif.split_at(gif.windows(2).position(|part| part == [0x21, 0xf9]).unwrap());
    let frame = &rest[..=rest.windows(2).skip(1).position(|part| part == [0x21, 0xf9]).unwrap()];
    let bomb = [head, &frame.repeat(10_000), b"\x3b"].concat();
    assert_eq!(inspect(&bomb).unwrap_err(), Refused::TooManyFrames);
}

#[test]
fn a_colour_profile_that_unpacks_without_end_is_left_out() {
    let mut packing = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut packing, &vec![0; 64 << 20]).unwrap();
    let bomb = [b"a\0\0".to_vec(), packing.finish().unwrap()].concat();
    let plain = encoded(&pixels(8, 8), ImageFormat::Png);
    let png = [&plain[..33], &chunk(b"iCCP", &bomb), &plain[33..]].concat();
    let cleaned = clean(&png, Wish::default()).unwrap();
    assert!(!crate::holds(&cleaned.bytes, b"iCCP"));
}

#[test]
fn no_other_kind_reaches_a_decoder() {
    for other in [
        &b"BM\x36\0\0\0"[..],
        b"8BPS\0\x01",
        b"II*\0\x08\0\0\0",
        b"MM\0*",
        b"%PDF-1.7",
        b"%!PS-Adobe",
        b"<html>",
        b"PK\x03\x04",
        b"#!/bin/sh",
        b"\x7fELF",
        b"MZ",
        b"P6 1 1 255",
        b"",
        b"\xff",
        b"qoif",
        b"farbfeld",
    ] {
        assert_eq!(clean(other, Wish::default()).unwrap_err(), Refused::Unknown);
    }
}

/// One picture of each kind.
fn all() -> Vec<(Kind, Vec<u8>)> {
    let image = pixels(24, 16);
    vec![
        (Kind::Jpeg, made::jpeg(&image, 6)),
        (Kind::Png, made::png(&image, 6)),
        (Kind::Webp, made::webp(&image, 6)),
        (Kind::Gif, made::gif()),
    ]
}

#[test]
fn half_a_picture_is_refused() {
    for (kind, bytes) in all() {
        for length in 16..bytes.len() {
            // Some readers forgive the missing padding at a WebP's very end.
            let refused = clean(&bytes[..length], Wish::default()).map(drop);
            assert!(refused.is_err(), "{kind:?}: {length} of {} bytes passed", bytes.len());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_damage_makes_a_panic(which in 0_usize..4, places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12), cut in any::<prop::sample::Index>()) {
        let (_, mut bytes) = all().swap_remove(which);
        for (place, byte) in &places {
            let place = place.index(bytes.len());
            bytes[place] = *byte;
        }
        for bytes in [&bytes[..], &bytes[..cut.index(bytes.len())]] {
            if let Ok(cleaned) = clean(bytes, Wish { keeps_credit: true, widest: Some(20), was_shown: false }) {
                let again = clean(&cleaned.bytes, Wish::default());
                prop_assert!(again.is_ok(), "what went out is not taken again: {:?}", again);
            }
            drop(resize(bytes, Size { width: Some(9), height: None }, Some(Format::Webp)));
        }
    }

    #[test]
    fn no_bytes_make_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), head in 0_usize..12) {
        let heads: [&[u8]; 12] = [b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"\0\0\x01\0\x01\0", b"\0\0\0\x10ftypavif",
            b"OggS\0\x02", b"fLaC", b"ID3\x04\0\0", b"\x1a\x45\xdf\xa3", b"\0\0\0\x10ftypisom", b"RIFF\0\0\0\0WAVE"];
        let bytes = [heads[head], &bytes].concat();
        drop(clean(&bytes, Wish::default()));
        drop(crate::cleaned(&bytes));
    }
}
