//! Other sizes of pictures.

use image::ImageFormat;
use picture::{Format, Kind, Size, resize};

use crate::made::{self, decoded, encoded, noise, pixels};
use crate::{SECRET, holds};

fn wide(width: u32) -> Size {
    Size { width: Some(width), height: None }
}

#[test]
fn a_picture_is_made_as_wide_or_high_as_asked() {
    let jpeg = encoded(&noise(400, 200), ImageFormat::Jpeg);
    for (size, expected) in [
        (wide(100), (100, 50)),
        (Size { width: None, height: Some(100) }, (200, 100)),
        (Size { width: Some(100), height: Some(100) }, (100, 100)),
        (Size { width: Some(1000), height: Some(100) }, (400, 100)),
    ] {
        let made = resize(&jpeg, size, None).unwrap().unwrap();
        let image = decoded(&made);
        assert_eq!((image.width(), image.height()), expected);
        assert!(made.len() < jpeg.len());
        assert_eq!(Kind::of(&made), Some(Kind::Jpeg));
    }
}

#[test]
fn a_cut_shows_the_middle() {
    let made = resize(
        &encoded(&pixels(400, 100), ImageFormat::Png),
        Size { width: Some(50), height: Some(50) },
        None,
    );
    let image = decoded(&made.unwrap().unwrap()).to_rgb8();
    // The corners of the whole are cut away on both sides alike.
    assert_eq!(image.get_pixel(10, 10).0, [250, 10, 10]);
    assert_eq!(image.get_pixel(40, 40).0, [240, 240, 240]);
}

#[test]
fn nothing_is_made_larger_or_heavier_than_the_original() {
    let jpeg = encoded(&noise(400, 200), ImageFormat::Jpeg);
    assert_eq!(resize(&jpeg, wide(400), None).unwrap(), None);
    assert_eq!(resize(&jpeg, wide(4000), None).unwrap(), None);
    let flat = encoded(&image::DynamicImage::new_luma8(64, 64), ImageFormat::Png);
    let made = resize(&flat, wide(63), None).unwrap();
    assert!(made.is_none_or(|made| made.len() < flat.len()));
}

#[test]
fn a_format_is_given_where_it_is_asked_for() {
    for (bytes, name) in [
        (encoded(&noise(64, 64), ImageFormat::Jpeg), "JPEG"),
        (encoded(&made::transparent(64, 64), ImageFormat::Png), "PNG"),
        (encoded(&made::transparent(64, 64), ImageFormat::WebP), "WebP"),
        (encoded(&pixels(64, 64), ImageFormat::Gif), "GIF"),
    ] {
        for format in [Format::Webp, Format::Jpeg, Format::Png] {
            let made = resize(&bytes, wide(32), Some(format)).unwrap().unwrap();
            assert_eq!(Kind::of(&made), Some(format.kind()), "{name}");
            assert_eq!(decoded(&made).width(), 32);
            let same = resize(&bytes, wide(640), Some(format)).unwrap().unwrap();
            assert_eq!(decoded(&same).width(), 64, "never larger");
        }
    }
    let see_through =
        resize(&encoded(&made::transparent(64, 64), ImageFormat::Png), wide(32), Some(Format::Webp));
    assert!(decoded(&see_through.unwrap().unwrap()).color().has_alpha());
}

#[test]
fn what_is_made_is_upright_and_tells_nothing() {
    for bytes in [made::jpeg(&noise(64, 32), 6), made::png(&noise(64, 32), 6), made::webp(&noise(64, 32), 6)]
    {
        for format in [None, Some(Format::Webp)] {
            let made = resize(&bytes, wide(16), format).unwrap().unwrap();
            assert_eq!((decoded(&made).width(), decoded(&made).height()), (16, 32));
            assert!(!holds(&made, SECRET));
            let is_packed = Kind::of(&made) == Some(Kind::Png);
            assert!(is_packed || holds(&made, b"the profile"), "its colours are meant as before");
        }
    }
}

#[test]
fn what_moves_or_is_drawn_of_lines_is_shown_as_it_is() {
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>"#;
    assert_eq!(resize(svg, wide(10), None).unwrap(), None);
    assert_eq!(resize(&made::gif(), wide(4), None).unwrap(), None);
    assert_eq!(resize(&made::gif(), wide(4), Some(Format::Webp)).unwrap(), None);
    assert!(resize(b"no picture", wide(4), None).is_err());
}
