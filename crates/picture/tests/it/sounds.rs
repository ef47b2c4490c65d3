//! Sounds: what is heard stays; who sang it, and on which machine it was cut, goes.

use picture::{Kind, Refused};

use crate::made::{riff, riff_chunk};
use crate::{SECRET, cleaned, holds};

const FRAMES: &[u8] = b"\xff\xfb\x90\x64 frames of sound";

#[test]
fn an_mp3_loses_the_tags_before_and_behind_it() {
    let id3 = |content: &[u8]| {
        let size = u8::try_from(content.len()).unwrap();
        [&b"ID3\x04\0\0\0\0\0"[..], &[size], content].concat()
    };
    let ape = |flags: u8, content: &[u8]| {
        let size = u32::try_from(content.len() + 32).unwrap().to_le_bytes();
        let mark = |is_head: u8| {
            [&b"APETAGEX\xd0\x07\0\0"[..], &size, &[1, 0, 0, 0, 0, 0, 0, flags | is_head], &[0; 8]].concat()
        };
        [mark(0x20), content.to_vec(), mark(0)].concat()
    };
    let mut last = b"TAGSECRET".to_vec();
    last.resize(128, 0);
    let lyrics = b"LYRICSBEGININD00002SECRET000025LYRICS200".to_vec();
    let mp3 = [
        id3(b"TIT2 SECRET"),
        id3(b"SECRET again"),
        FRAMES.to_vec(),
        ape(0x80, b"SECRET item"),
        lyrics,
        last.clone(),
    ]
    .concat();
    assert_eq!(Kind::of(&mp3), Some(Kind::Mp3));
    assert_eq!(cleaned(&mp3).unwrap(), FRAMES);
    assert_eq!(cleaned(FRAMES).unwrap(), FRAMES);
    assert_eq!(cleaned(&[id3(SECRET), last].concat()), Err(Refused::Truncated(Kind::Mp3)));
    let other = [id3(SECRET), b"<script>alert(1)</script>".to_vec()].concat();
    assert!(matches!(cleaned(&other), Err(Refused::Broken(Kind::Mp3, _))));
    assert!(cleaned(b"ID3\x04\0\0\x7f\x7f\x7f\x7fSECRET").is_err(), "its tag is longer than the file");
}

#[test]
fn a_wav_keeps_its_sound() {
    let wav = riff(
        b"WAVE",
        &[
            riff_chunk(b"bext", b"SECRET recorder"),
            riff_chunk(b"fmt ", &[1; 16]),
            riff_chunk(b"LIST", b"INFOIART\x06\0\0\0SECRET"),
            riff_chunk(b"data", b"the sound"),
            riff_chunk(b"iXML", b"<a>SECRET</a>"),
            riff_chunk(b"id3 ", b"ID3SECRET"),
            riff_chunk(b"_PMX", b"SECRET"),
        ],
    );
    let clean = cleaned(&wav).unwrap();
    assert_eq!(clean.len(), wav.len());
    assert!(holds(&clean, b"the sound") && holds(&clean, &[1; 16]) && !holds(&clean, SECRET));
    assert_eq!(cleaned(&clean).unwrap(), clean);
    let behind = [&wav[..], b"SECRET"].concat();
    assert_eq!(cleaned(&behind).unwrap(), clean, "what stands behind its end goes");
    assert_eq!(cleaned(&wav[..wav.len() / 2]), Err(Refused::Truncated(Kind::Wav)));
}

#[test]
fn a_flac_keeps_its_sound() {
    let block = |kind: u8, content: &[u8]| {
        [&[kind, 0, 0, u8::try_from(content.len()).unwrap()][..], content].concat()
    };
    let flac = [
        b"fLaC".to_vec(),
        block(0, &[7; 34]),
        block(4, b"SECRET comment"),
        block(6, b"SECRET picture"),
        block(2, b"SECRET application"),
        block(0x80 | 1, b"SECRET padding"),
        b"\xff\xf8 the sound".to_vec(),
    ]
    .concat();
    let clean = cleaned(&flac).unwrap();
    assert!(holds(&clean, b"the sound") && holds(&clean, &[7; 34]) && !holds(&clean, SECRET));
    assert_eq!(cleaned(&clean).unwrap(), clean);
    assert_eq!(cleaned(&flac[..60]), Err(Refused::Truncated(Kind::Flac)));
}

/// A page of Ogg; its checksum is of no matter to us.
fn page(flags: u8, stream: u8, packets: &[u8], segments: &[u8]) -> Vec<u8> {
    let head = [&b"OggS\0"[..], &[flags], &[0; 8], &[stream, 0, 0, 0], &[0; 8]].concat();
    [&head[..], &[u8::try_from(segments.len()).unwrap()], segments, packets].concat()
}

#[test]
fn an_ogg_keeps_its_packets_and_empties_its_comments() {
    let comments =
        [&b"OpusTags\x06\0\0\0SECRET\x01\0\0\0"[..], &310_u32.to_le_bytes(), &b"SECRET ".repeat(45)].concat();
    let comments = &comments[..310];
    let ogg = [
        page(2, 1, b"OpusHead 19 bytes..", &[19]),
        page(0, 1, &comments[..255], &[255]),
        page(1, 1, &[&comments[255..], b"the sound"].concat(), &[55, 9]),
        page(4, 1, b"more sound", &[10]),
    ]
    .concat();
    let clean = cleaned(&ogg).unwrap();
    assert_eq!(clean.len(), ogg.len());
    assert!(
        holds(&clean, b"the sound")
            && holds(&clean, b"more sound")
            && holds(&clean, b"OpusTags\0\0\0\0\0\0\0\0")
    );
    assert!(!holds(&clean, SECRET));
    assert_eq!(cleaned(&clean).unwrap(), clean);
    let unknown = page(2, 1, b"fishead\0", &[8]);
    let unknown = [unknown, page(0, 1, SECRET, &[6])].concat();
    assert!(matches!(cleaned(&unknown), Err(Refused::Broken(Kind::Ogg, _))));
    assert_eq!(cleaned(&ogg[..ogg.len() - 3]), Err(Refused::Truncated(Kind::Ogg)));
}

#[test]
fn the_checksum_of_an_emptied_page_is_right() {
    // Reckoned by hand of a known page: "OggS", flags 2, stream 1, one packet "OpusHead".
    let ogg =
        [page(2, 1, b"OpusHead", &[8]), page(0, 1, b"OpusTags\x02\0\0\0me\x01\0\0\0\x02\0\0\0ab", &[24])]
            .concat();
    let clean = cleaned(&ogg).unwrap();
    let sum = u32::from_le_bytes(clean[22..26].try_into().unwrap());
    let mut zeroed = clean[..36].to_vec();
    zeroed[22..26].fill(0);
    let mut expected = 0_u32;
    for byte in zeroed {
        for bit in (0..8).rev() {
            let carry = (expected >> 31) as u8 ^ (byte >> bit & 1);
            expected = expected << 1 ^ if carry == 1 { 0x04c1_1db7 } else { 0 };
        }
    }
    assert_eq!(sum, expected);
}
