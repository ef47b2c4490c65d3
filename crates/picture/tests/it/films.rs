//! Films: sound and picture stay byte for byte in their places; where, when, with what and by whom goes.

use picture::{Kind, Refused};

use crate::made::iso;
use crate::{SECRET, cleaned, holds};

const PICTURES: [&[u8]; 2] = [b"first pictures", b"more pictures"];
const SOUND: &[u8] = b"all of the sound";
/// A camera's track of places.
const PLACES: &[u8] = b"SECRET 52.5 13.4";

fn full(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    iso(name, &[&[0; 4], content].concat())
}

fn table(name: &[u8; 4], rows: &[u32]) -> Vec<u8> {
    full(name, &rows.iter().flat_map(|row| row.to_be_bytes()).collect::<Vec<_>>())
}

/// A track whose chunks are one sample each.
fn track(handler: &[u8; 4], coding: &[u8; 4], chunks: &[(u32, u32)]) -> Vec<u8> {
    let count = u32::try_from(chunks.len()).unwrap();
    let (places, sizes): (Vec<u32>, Vec<u32>) = chunks.iter().copied().unzip();
    let mut entry = vec![0; 8];
    if handler == b"vide" {
        entry.extend([&[0; 4][..], b"SECR", &[0; 24], &[0; 2]].concat());
        entry.extend(b"\x06SECRET");
        entry.extend([0; 40]);
    } else {
        entry.extend([0; 20]);
    }
    let stbl = [
        full(b"stsd", &[&1_u32.to_be_bytes()[..], &iso(coding, &entry)].concat()),
        table(b"stts", &[0]),
        table(b"stsc", &[1, 1, 1, 1]),
        table(b"stsz", &[&[0, count][..], &sizes].concat()),
        table(b"stco", &[&[count][..], &places].concat()),
        iso(b"uuid", b"0123456789abcdefSECRET"),
    ]
    .concat();
    let hdlr = full(b"hdlr", &[b"\0\0\0\0", &handler[..], b"SECRETSECRETSECRET name\0"].concat());
    let dref =
        full(b"dref", &[&1_u32.to_be_bytes()[..], &iso(b"alis", b"\0\0\0\x01SECRET/home/me")].concat());
    let minf = [iso(b"vmhd", &[0; 12]), iso(b"dinf", &dref), iso(b"stbl", &stbl)].concat();
    let mdia = [full(b"mdhd", b"SECRET!!\0\0\0\x01\0\0\0\x09"), hdlr, iso(b"minf", &minf)].concat();
    iso(
        b"trak",
        &[
            full(b"tkhd", b"SECRET!!\0\0\0\x07"),
            iso(b"tref", b"\0\0\0\x0ctmcdSECR"),
            iso(b"mdia", &mdia),
            iso(b"udta", &iso(b"name", b"SECRET")),
            full(b"meta", b"SECRET"),
        ]
        .concat(),
    )
}

/// A film with a track of places, and everything that telephones and programs write beside it.
fn film(brand: &[u8; 4]) -> Vec<u8> {
    let contents = [PICTURES[0], PLACES, SOUND, b"SECRET gap", PICTURES[1]];
    let ftyp = iso(b"ftyp", &[&brand[..], b"\0\0\0\0", brand].concat());
    let free = iso(b"free", b"SECRET left over");
    let mut at = u32::try_from(ftyp.len() + free.len() + 8).unwrap();
    let places = contents.map(|content| {
        let place = (at, u32::try_from(content.len()).unwrap());
        at += place.1;
        place
    });
    let moov = [
        full(b"mvhd", b"SECRET!!\0\0\x03\xe8\0\0\0\x09"),
        track(b"vide", b"avc1", &[places[0], places[4]]),
        track(b"meta", b"gpmd", &[places[1]]),
        track(b"soun", b"mp4a", &[places[2]]),
        iso(b"udta", &iso(b"\xa9xyz", b"SECRET +52.5+013.4/")),
        iso(b"meta", &iso(b"keys", b"SECRET")),
    ]
    .concat();
    [
        ftyp,
        free,
        iso(b"mdat", &contents.concat()),
        iso(b"moov", &moov),
        iso(b"uuid", b"0123456789abcdefSECRET xmp"),
        iso(b"udta", b"SECRET"),
        iso(b"XMP_", b"SECRET"),
    ]
    .concat()
}

#[test]
fn a_film_keeps_sound_and_picture_in_their_places_and_tells_nothing() {
    for (brand, kind) in [(b"isom", Kind::Mp4), (b"qt  ", Kind::Mov), (b"M4A ", Kind::M4a)] {
        let film = film(brand);
        assert_eq!(Kind::of(&film), Some(kind));
        let clean = cleaned(&film).unwrap();
        assert_eq!(clean.len(), film.len());
        assert!(!holds(&clean, SECRET) && !holds(&clean, b"SECR"), "{kind:?}");
        for kept in [PICTURES[0], PICTURES[1], SOUND] {
            let place = |bytes: &[u8]| bytes.windows(kept.len()).position(|part| part == kept);
            assert_eq!(place(&clean), place(&film), "{kind:?}");
        }
        for gone in [&b"gpmd"[..], b"udta", b"uuid", b"XMP_", b"tref", b"keys", b"/home"] {
            assert!(!holds(&clean, gone), "{kind:?}");
        }
        for kept in [&b"\0\0\x03\xe8\0\0\0\x09"[..], b"avc1", b"mp4a", b"vide", b"soun"] {
            assert!(holds(&clean, kept), "{kind:?}");
        }
        assert_eq!(cleaned(&clean).unwrap(), clean, "what is clean stays as it is");
    }
}

#[test]
fn a_film_without_tables_or_with_pictures_elsewhere_is_refused() {
    let ftyp = iso(b"ftyp", b"isom\0\0\0\0isom");
    let only = |part: Vec<u8>| cleaned(&[ftyp.clone(), part].concat());
    assert!(matches!(only(iso(b"mdat", SOUND)), Err(Refused::Broken(Kind::Mp4, _))));
    assert!(matches!(only(iso(b"moov", b"")), Err(Refused::Broken(Kind::Mp4, _))));
    let film = film(b"isom");
    let elsewhere = film.windows(8).position(|part| part == b"alis\0\0\0\x01").unwrap();
    let mut linked = film.clone();
    linked[elsewhere + 7] = 0;
    assert!(cleaned(&linked).unwrap_err().to_string().contains("another file"));
    for length in 20..film.len() {
        let cut = cleaned(&film[..length]);
        let is_between_parts = cut.is_ok();
        assert!(!is_between_parts || length > film.len() - 80, "{length} of {} bytes passed", film.len());
    }
}

#[test]
fn a_film_in_fragments_is_taken_only_without_other_tracks() {
    let fragment = iso(
        b"moof",
        &[
            full(b"mfhd", &[0; 4]),
            iso(b"traf", &iso(b"uuid", b"0123456789abcdefSECRET")),
            iso(b"udta", SECRET),
        ]
        .concat(),
    );
    let whole = |tracks: &[Vec<u8>]| {
        let moov = iso(
            b"moov",
            &[full(b"mvhd", b"SECRET!!\0\0\x03\xe8\0\0\0\0"), tracks.concat(), iso(b"mvex", b"")].concat(),
        );
        [iso(b"ftyp", b"iso5\0\0\0\0iso5"), moov, fragment.clone(), iso(b"mdat", SOUND)].concat()
    };
    let (picture, places) = (track(b"vide", b"avc1", &[]), track(b"meta", b"gpmd", &[]));
    let clean = cleaned(&whole(std::slice::from_ref(&picture))).unwrap();
    assert!(holds(&clean, SOUND) && !holds(&clean, SECRET) && holds(&clean, b"traf"));
    assert_eq!(cleaned(&whole(&[picture, places])), Err(Refused::Fragments));
}

/// An element of WebM.
fn ebml(id: &[u8], content: &[u8]) -> Vec<u8> {
    let size = (content.len() as u64 | 1 << 56).to_be_bytes();
    [id, &size, content].concat()
}

fn webm(kind: u8, is_live: bool) -> Vec<u8> {
    let info = [
        ebml(b"\x2a\xd7\xb1", b"\x0f\x42\x40"),
        ebml(b"\x4d\x80", b"SECRET muxer"),
        ebml(b"\x57\x41", b"SECRET writer"),
        ebml(b"\x44\x61", b"SECRET!!"),
        ebml(b"\x7b\xa9", b"SECRET title"),
        ebml(b"\x73\x84", b"SECRET.mkv"),
    ];
    let track = [ebml(b"\xd7", b"\x01"), ebml(b"\x83", &[kind]), ebml(b"\x53\x6e", b"SECRET name")].concat();
    let blocks = [ebml(b"\xe7", b"\0"), ebml(b"\xa3", SOUND)].concat();
    let cluster = if is_live {
        [&b"\x1f\x43\xb6\x75\x01\xff\xff\xff\xff\xff\xff\xff"[..], &blocks].concat()
    } else {
        ebml(b"\x1f\x43\xb6\x75", &blocks)
    };
    let body = [
        ebml(b"\x15\x49\xa9\x66", &info.concat()),
        ebml(b"\x16\x54\xae\x6b", &ebml(b"\xae", &track)),
        ebml(b"\x19\x41\xa4\x69", b"SECRET attachment"),
        cluster,
        ebml(b"\x12\x54\xc3\x67", b"SECRET tags"),
        [&b"\xec\x86"[..], SECRET].concat(),
        ebml(b"\x10\x43\xa7\x70", b"SECRET chapters"),
    ]
    .concat();
    let segment = if is_live {
        [&b"\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff"[..], &body].concat()
    } else {
        ebml(b"\x18\x53\x80\x67", &body)
    };
    [ebml(b"\x1a\x45\xdf\xa3", &ebml(b"\x42\x82", b"webm")), segment].concat()
}

#[test]
fn a_webm_keeps_its_blocks_and_tells_nothing() {
    for is_live in [false, true] {
        let webm_file = webm(1, is_live);
        let clean = cleaned(&webm_file).unwrap();
        assert_eq!(clean.len(), webm_file.len());
        assert!(
            holds(&clean, SOUND) && holds(&clean, b"\x0f\x42\x40") && !holds(&clean, SECRET),
            "{is_live}"
        );
        assert_eq!(cleaned(&clean).unwrap(), clean);
        assert_eq!(cleaned(&webm(0x11, is_live)), Err(Refused::Fragments), "subtitles may tell anything");
    }
    let both = [&webm(1, false)[..], b"<script>"].concat();
    assert_eq!(cleaned(&both), Err(Refused::Trailing(Kind::Webm)));
}
