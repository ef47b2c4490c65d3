//! Pictures of every kind: what is seen stays, all else goes.

use image::ImageFormat;
use picture::{Bounds, Kind, Refused, Wish, clean, inspect};

use crate::made::{self, chunk, decoded, encoded, iso, pixels, segment};
use crate::{SECRET, holds};

fn plain(bytes: &[u8]) -> Vec<u8> {
    let cleaned = clean(bytes, Wish::default()).unwrap();
    assert!(!holds(&cleaned.bytes, SECRET), "{:?} still tells", cleaned.kind);
    cleaned.bytes
}

/// The markers of a JPEG's segments, up to its pixels.
fn markers(jpeg: &[u8]) -> Vec<u8> {
    let (mut markers, mut at) = (Vec::new(), 2);
    while jpeg[at + 1] != 0xda {
        markers.push(jpeg[at + 1]);
        at += 2 + usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
    }
    markers
}

#[test]
fn a_jpeg_keeps_its_pixels_and_its_colour_profile_and_nothing_else() {
    let jpeg = made::jpeg(&pixels(40, 24), 1);
    let clean = plain(&jpeg);
    assert_eq!(decoded(&clean), decoded(&jpeg), "its pixels are copied, not made anew");
    assert!(holds(&clean, b"the profile"));
    let seen = |marker: &u8| matches!(marker, 0xe0 | 0xe2 | 0xdb | 0xc0 | 0xc4);
    assert!(markers(&clean).iter().all(seen), "{:02x?}", markers(&clean));
    assert_eq!(plain(&clean), clean, "what is clean stays as it is");
}

#[test]
fn a_png_keeps_its_pixels_and_its_colour_profile_and_nothing_else() {
    let png = made::png(&made::transparent(40, 24), 1);
    let clean = plain(&png);
    assert_eq!(decoded(&clean), decoded(&png));
    let mut names = Vec::new();
    let mut rest = &clean[8..];
    while let Some((head, after)) = rest.split_at_checked(8) {
        names.push(String::from_utf8(head[4..].to_vec()).unwrap());
        let length = u32::from_be_bytes(head[..4].try_into().unwrap()) as usize;
        rest = &after[length + 4..];
    }
    assert!(names.iter().all(|name| ["IHDR", "iCCP", "IDAT", "IEND"].contains(&&**name)), "{names:?}");
    assert!(names.contains(&"iCCP".to_owned()));
    assert_eq!(plain(&clean), clean);
}

#[test]
fn a_moving_gif_goes_on_moving_without_its_comments() {
    let gif = made::gif();
    let cleaned = clean(&gif, Wish::default()).unwrap();
    assert_eq!(cleaned.bounds, Some(Bounds { width: 12, height: 8, frames: 2 }));
    let clean = plain(&gif);
    assert!(holds(&clean, b"NETSCAPE2.0") && !holds(&clean, b"XMP") && !holds(&clean, b"ICCRGB"));
    assert_eq!(decoded(&clean), decoded(&gif));
    assert_eq!(plain(&clean), clean);
}

#[test]
fn a_webp_keeps_its_pixels_and_its_colour_profile_and_nothing_else() {
    for image in [pixels(40, 24), made::transparent(40, 24)] {
        let webp = made::webp(&image, 1);
        let clean = plain(&webp);
        assert_eq!(decoded(&clean), decoded(&webp));
        assert!(holds(&clean, b"the profile") && !holds(&clean, b"EXIF") && !holds(&clean, b"XMP "));
        assert_eq!(clean[20] & 0x0c, 0, "its header announces no EXIF and no XMP");
        assert_eq!(plain(&clean), clean);
    }
}

#[test]
fn a_picture_that_lies_on_its_side_is_turned_upright() {
    type Make = fn(&image::DynamicImage, u16) -> Vec<u8>;
    for (make, kind) in [(made::jpeg as Make, Kind::Jpeg), (made::png, Kind::Png), (made::webp, Kind::Webp)] {
        // 6: the top of the picture is on the right-hand side of what is stored turned by a quarter.
        let cleaned = clean(&make(&pixels(40, 24), 6), Wish::default()).unwrap();
        assert_eq!((cleaned.kind, cleaned.bounds), (kind, Some(Bounds { width: 24, height: 40, frames: 1 })));
        let is_packed = kind == Kind::Png && holds(&cleaned.bytes, b"iCCP");
        assert!(is_packed || holds(&cleaned.bytes, b"the profile"), "{kind:?}");
        assert!(!holds(&cleaned.bytes, SECRET), "{kind:?}");
        let upright = decoded(&cleaned.bytes).to_rgb8();
        let [red, green, blue] = upright.get_pixel(2, 2).0;
        assert!(blue > 180 && red < 90 && green < 90, "{kind:?}: the lower left corner comes up");
        assert_eq!(clean(&cleaned.bytes, Wish::default()).unwrap().bounds, cleaned.bounds);
    }
}

#[test]
fn a_picture_that_is_too_wide_is_narrowed() {
    let wish = Wish { widest: Some(100), ..Wish::default() };
    for bytes in
        [made::jpeg(&pixels(400, 240), 1), made::png(&pixels(400, 240), 1), made::webp(&pixels(400, 240), 1)]
    {
        let cleaned = clean(&bytes, wish).unwrap();
        assert_eq!(cleaned.bounds, Some(Bounds { width: 100, height: 60, frames: 1 }));
        let image = decoded(&cleaned.bytes);
        assert_eq!((image.width(), image.height()), (100, 60));
        assert!(
            !holds(&cleaned.bytes, SECRET)
                && (cleaned.kind == Kind::Png || holds(&cleaned.bytes, b"the profile"))
        );
    }
    let moving = clean(&made::gif(), Wish { widest: Some(4), ..wish }).unwrap();
    assert_eq!(moving.bounds.unwrap().width, 12, "what moves keeps its size");
}

#[test]
fn credit_goes_out_where_the_editor_says_so_and_nothing_with_it() {
    let wish = Wish { keeps_credit: true, ..Wish::default() };
    for bytes in
        [made::jpeg(&pixels(40, 24), 1), made::png(&pixels(40, 24), 1), made::webp(&pixels(40, 24), 6)]
    {
        let cleaned = clean(&bytes, wish).unwrap();
        assert_eq!(cleaned.credit.creator.as_deref(), Some("Ada & SECRET"), "{:?}", cleaned.kind);
        assert!(holds(&cleaned.bytes, b"Ada &amp; SECRET") && !holds(&cleaned.bytes, b"GPS"));
        assert_eq!(
            cleaned.bytes.windows(6).filter(|part| *part == SECRET).count(),
            2,
            "creator and copyright"
        );
        decoded(&cleaned.bytes);
        let again = clean(&cleaned.bytes, Wish::default()).unwrap();
        assert_eq!(again.credit, cleaned.credit, "what was written can be read");
        assert!(!holds(&again.bytes, SECRET));
    }
    let agency = [&segment(
        0xed,
        &[&b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x10"[..], b"\x1c\x02\x6e\x00\x0b\xc9lan Agency"].concat(),
    )[..]]
    .concat();
    let jpeg = encoded(&pixels(8, 8), ImageFormat::Jpeg);
    let jpeg = [&jpeg[..2], &agency, &jpeg[2..]].concat();
    assert_eq!(clean(&jpeg, wish).unwrap().credit.line.as_deref(), Some("Élan Agency"));
}

/// An AVIF or HEIC as far as its boxes go: a picture, a small copy, EXIF, XMP, and more that nobody sees.
fn heif(brand: &[u8; 4], coding: &[u8; 4]) -> Vec<u8> {
    let item = |id: u16, kind: &[u8; 4], name: &[u8]| {
        let id = id.to_be_bytes();
        iso(b"infe", &[b"\x02\0\0\0", &id[..], b"\0\0", kind, name, b"\0"].concat())
    };
    let contents: [&[u8]; 4] = [b"the picture", b"SECRET small copy", b"SECRET exif", b"SECRET <x:xmpmeta"];
    let items = [
        item(1, coding, b"SECRET name"),
        item(2, coding, b""),
        item(3, b"Exif", b""),
        item(4, b"mime", b"\0application/rdf+xml"),
    ];
    let iinf = iso(b"iinf", &[b"\0\0\0\0\0\x04".to_vec(), items.concat()].concat());
    let iref = iso(
        b"iref",
        &[b"\0\0\0\0".to_vec(), iso(b"thmb", b"\0\x02\0\x01\0\x01"), iso(b"cdsc", b"\0\x03\0\x01\0\x01")]
            .concat(),
    );
    let ispe = iso(b"ispe", b"\0\0\0\0\0\0\0\x28\0\0\0\x18");
    let udes = iso(b"udes", b"\0\0\0\0en\0SECRET\0");
    let iprp = iso(
        b"iprp",
        &[iso(b"ipco", &[ispe, iso(b"irot", b"\x01"), udes].concat()), iso(b"ipma", b"\0\0\0\0\0\0\0\0")]
            .concat(),
    );
    let whole = |places: &[u32]| {
        let mut iloc = b"\0\0\0\0\x44\0\0\x04".to_vec();
        for (id, (place, content)) in (1_u16..).zip(places.iter().zip(contents)) {
            iloc.extend(
                [
                    &id.to_be_bytes()[..],
                    b"\0\0\0\x01",
                    &place.to_be_bytes(),
                    &(content.len() as u32).to_be_bytes(),
                ]
                .concat(),
            );
        }
        let hdlr = iso(b"hdlr", b"\0\0\0\0\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0SECRET\0");
        let meta = [
            &b"\0\0\0\0"[..],
            &hdlr,
            &iso(b"pitm", b"\0\0\0\0\0\x01"),
            &iinf,
            &iref,
            &iprp,
            &iso(b"iloc", &iloc),
            &iso(b"uuid", b"SECRET"),
        ]
        .concat();
        [
            iso(b"ftyp", &[&brand[..], b"\0\0\0\0mif1miaf"].concat()),
            iso(b"meta", &meta),
            iso(b"uuid", b"0123456789abcdefSECRET"),
            iso(b"mdat", &[&b"SECRET gap"[..], &contents.concat()].concat()),
        ]
        .concat()
    };
    let draft = whole(&[0; 4]);
    let places = contents.map(|content| {
        u32::try_from(draft.windows(content.len()).rposition(|part| part == content).unwrap()).unwrap()
    });
    whole(&places)
}

#[test]
fn an_avif_and_a_heic_keep_their_picture_and_lose_what_is_told_of_it() {
    for (brand, coding, kind) in [(b"avif", b"av01", Kind::Avif), (b"heic", b"hvc1", Kind::Heic)] {
        let file = heif(brand, coding);
        assert_eq!(inspect(&file).unwrap(), (kind, Some(Bounds { width: 40, height: 24, frames: 1 })));
        let clean = plain(&file);
        assert_eq!(clean.len(), file.len(), "everything stays in its place");
        for kept in [&b"the picture"[..], b"irot", b"ispe", coding] {
            assert!(holds(&clean, kept), "{kind:?}");
        }
        for gone in [&b"Exif"[..], b"rdf+xml", b"xmpmeta", b"udes", b"uuid"] {
            assert!(!holds(&clean, gone), "{kind:?}");
        }
        assert_eq!(
            clean.windows(4).filter(|part| *part == coding).count(),
            1,
            "the small copy is no picture now"
        );
        assert_eq!(plain(&clean), clean);
    }
}

#[test]
fn an_icon_keeps_its_pictures() {
    let png = made::png(&made::transparent(64, 64), 1);
    let bitmap = [&40_u32.to_le_bytes()[..], &[0; 200]].concat();
    let place = 6 + 2 * 16;
    let entry = |size: u8, length: usize, at: usize| {
        [&[size, size, 0, 0, 1, 0, 32, 0][..], &(length as u32).to_le_bytes(), &(at as u32).to_le_bytes()]
            .concat()
    };
    let icon = [
        b"\0\0\x01\0\x02\0".to_vec(),
        entry(64, png.len(), place),
        entry(16, bitmap.len(), place + png.len()),
        png.clone(),
        bitmap.clone(),
    ]
    .concat();
    let clean = plain(&icon);
    assert!(holds(&clean, &bitmap) && clean.len() < icon.len());
    assert_eq!(inspect(&clean).unwrap().1, Some(Bounds { width: 64, height: 64, frames: 1 }));
    assert_eq!(plain(&clean), clean);
    assert!(matches!(inspect(&[&icon[..], b"<script>"].concat()), Err(Refused::Trailing(Kind::Ico))));
}

#[test]
fn what_cameras_put_behind_a_picture_is_cut_off_and_anything_else_refused() {
    let jpeg = encoded(&pixels(40, 24), ImageFormat::Jpeg);
    let behind =
        |more: &[u8]| clean(&[&jpeg[..], more].concat(), Wish::default()).map(|cleaned| cleaned.bytes);
    let alone = behind(b"").unwrap();
    for of_cameras in
        [&made::jpeg(&pixels(8, 8), 1)[..], b"\0\0\0\x18ftypmp42SECRET", b"\0\0\x01\x0aSECRETSEFT", &[0; 64]]
    {
        assert_eq!(behind(of_cameras).unwrap(), alone);
    }
    for other in [&b"<script>alert(1)</script>"[..], b"PK\x03\x04", b"%PDF-1.7", b"<?php", b"GIF89a/*"] {
        assert_eq!(behind(other), Err(Refused::Trailing(Kind::Jpeg)));
    }
    let kinds = [
        (Kind::Png, encoded(&pixels(8, 8), ImageFormat::Png)),
        (Kind::Gif, made::gif()),
        (Kind::Webp, encoded(&pixels(8, 8), ImageFormat::WebP)),
        (Kind::Avif, heif(b"avif", b"av01")),
    ];
    for (kind, bytes) in kinds {
        let both = [&bytes[..], b"<html><script>alert(1)</script>"].concat();
        let refused = clean(&both, Wish::default()).unwrap_err();
        assert!(matches!(refused, Refused::Trailing(_) | Refused::Truncated(_)), "{kind:?}: {refused:?}");
    }
}

#[test]
fn a_png_with_a_wrong_checksum_is_refused() {
    let mut png = made::png(&pixels(8, 8), 1);
    let last = png.len() - 1;
    png[last] ^= 1;
    assert_eq!(clean(&png, Wish::default()).unwrap_err(), Refused::Broken(Kind::Png, "a checksum is wrong"));
    let unknown = [&png[..8], &chunk(b"IEND", b"")].concat();
    assert!(clean(&unknown, Wish::default()).is_err());
}
