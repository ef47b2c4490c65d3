//! Files that are made for tests: pictures of every kind with all that cameras and programs write into them.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, RgbImage, RgbaImage};

/// Packs an IFD entry: tag, type, count, value or place.
fn entry(tag: u16, kind: u16, count: u32, value: u32) -> Vec<u8> {
    let mut entry = Vec::new();
    entry.extend(tag.to_le_bytes());
    entry.extend(kind.to_le_bytes());
    entry.extend(count.to_le_bytes());
    entry.extend(value.to_le_bytes());
    entry
}

/// An EXIF block: orientation, artist, copyright, a GPS directory and a small picture.
pub(crate) fn exif(orientation: u16) -> Vec<u8> {
    const FIRST: u32 = 8;
    const TEXTS: u32 = FIRST + 2 + 4 * 12 + 4;
    const GPS: u32 = TEXTS + 32;
    const SMALL: u32 = GPS + 2 + 2 * 12 + 4;
    let mut block = b"II*\0\x08\0\0\0".to_vec();
    block.extend(4_u16.to_le_bytes());
    block.extend(entry(0x0112, 3, 1, u32::from(orientation)));
    block.extend(entry(0x013b, 2, 16, TEXTS));
    block.extend(entry(0x8298, 2, 16, TEXTS + 16));
    block.extend(entry(0x8825, 4, 1, GPS));
    block.extend(SMALL.to_le_bytes());
    block.extend(b"Ada SECRET Lens\0");
    block.extend(b"(c) SECRET 2026\0");
    block.extend(2_u16.to_le_bytes());
    block.extend(entry(1, 2, 2, u32::from(b'N')));
    block.extend(entry(2, 5, 3, FIRST));
    block.extend([0; 4]);
    block.extend(1_u16.to_le_bytes());
    block.extend(entry(0x0201, 4, 1, SMALL));
    block.extend([0; 4]);
    block.extend(b"SECRET small picture");
    block
}

pub(crate) const XMP: &str = r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><rdf:Description xmlns:dc="d"
  photoshop:City="SECRET"><dc:creator><rdf:Seq><rdf:li>Ada &amp; SECRET</rdf:li></rdf:Seq></dc:creator>
  <exif:GPSLatitude>52,SECRET</exif:GPSLatitude></rdf:Description></rdf:RDF></x:xmpmeta>"#;

/// A colour profile, as far as it is looked at.
pub(crate) fn profile() -> Vec<u8> {
    let mut profile = vec![0; 128];
    profile[12..16].copy_from_slice(b"mntr");
    profile[16..20].copy_from_slice(b"RGB ");
    profile.extend(b"the profile");
    profile
}

/// A picture whose corners differ, so that one sees how it lies.
pub(crate) fn pixels(width: u32, height: u32) -> DynamicImage {
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| {
        let corner = match (x < width / 2, y < height / 2) {
            (true, true) => [250, 10, 10],
            (false, true) => [10, 250, 10],
            (true, false) => [10, 10, 250],
            (false, false) => [240, 240, 240],
        };
        image::Rgb(corner)
    }))
}

/// A picture that can't be packed well.
pub(crate) fn noise(width: u32, height: u32) -> DynamicImage {
    let mut state = 1_u32;
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [a, b, c, _] = state.to_be_bytes();
        image::Rgb([a, b, c])
    }))
}

pub(crate) fn transparent(width: u32, height: u32) -> DynamicImage {
    DynamicImage::ImageRgba8(RgbaImage::from_fn(width, height, |x, _| {
        image::Rgba([200, 20, 20, (x % 256) as u8])
    }))
}

pub(crate) fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub(crate) fn decoded(bytes: &[u8]) -> DynamicImage {
    image::load_from_memory(bytes).unwrap()
}

/// A JPEG segment.
pub(crate) fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap();
    [&[0xff, marker][..], &length.to_be_bytes(), content].concat()
}

/// A JPEG with everything that cameras, agencies and programs write into it.
pub(crate) fn jpeg(image: &DynamicImage, orientation: u16) -> Vec<u8> {
    let plain = encoded(image, ImageFormat::Jpeg);
    let iptc = [&b"\x1c\x02\x50\x00\x0aIda SECRET"[..], b"\x1c\x02\x74\x00\x08SECRET c"].concat();
    let resources =
        [&b"Photoshop 3.0\08BIM\x04\x04\0\0"[..], &(iptc.len() as u32).to_be_bytes(), &iptc].concat();
    let jfif = b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x02SECRET";
    [
        &plain[..2],
        &segment(0xe0, jfif),
        &segment(0xe1, &[b"Exif\0\0", &exif(orientation)[..]].concat()),
        &segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", XMP.as_bytes()].concat()),
        &segment(
            0xe1,
            b"http://ns.adobe.com/xmp/extension/\x000123456789abcdef0123456789abcdef\0\0\0\x06\0\0\0\0SECRET",
        ),
        &segment(0xe2, &[b"ICC_PROFILE\0\x01\x01", &profile()[..]].concat()),
        &segment(0xe2, b"MPF\0SECRET"),
        &segment(0xe4, b"SECRET of a maker"),
        &segment(0xeb, b"JP SECRET jumbf, c2pa"),
        &segment(0xed, &resources),
        &segment(0xfe, b"SECRET comment"),
        &plain[2..],
    ]
    .concat()
}

/// A PNG chunk.
pub(crate) fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut sum = crc32fast::Hasher::new();
    sum.update(name);
    sum.update(content);
    let length = u32::try_from(content.len()).unwrap();
    [&length.to_be_bytes()[..], name, content, &sum.finalize().to_be_bytes()].concat()
}

fn packed(content: &[u8]) -> Vec<u8> {
    let mut packing = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packing, content).unwrap();
    packing.finish().unwrap()
}

/// A PNG with everything.
pub(crate) fn png(image: &DynamicImage, orientation: u16) -> Vec<u8> {
    /// The signature, and the first chunk.
    const HEAD: usize = 8 + 25;
    let plain = encoded(image, ImageFormat::Png);
    [
        &plain[..HEAD],
        &chunk(b"iCCP", &[b"SECRET name\0\0", &packed(&profile())[..]].concat()),
        &chunk(b"eXIf", &exif(orientation)),
        &chunk(b"tEXt", b"Author\0SECRET"),
        &chunk(b"zTXt", &[b"Raw profile type exif\0\0", &packed(b"SECRET")[..]].concat()),
        &chunk(b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", XMP.as_bytes()].concat()),
        &chunk(b"tIME", b"SECRET!"),
        &chunk(b"sPLT", b"SECRET"),
        &chunk(b"caBX", b"SECRET"),
        &chunk(b"prVt", b"SECRET"),
        &plain[HEAD..],
    ]
    .concat()
}

/// A moving GIF with comments, a packet of XMP and a text.
pub(crate) fn gif() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut bytes);
    encoder.set_repeat(image::codecs::gif::Repeat::Infinite).unwrap();
    for side in [pixels(12, 8), noise(12, 8)] {
        encoder.encode_frame(image::Frame::new(side.to_rgba8())).unwrap();
    }
    drop(encoder);
    let end = bytes.pop().unwrap();
    bytes.extend(b"\x21\xfe\x06SECRET\0");
    bytes.extend(b"\x21\xff\x0bXMP DataXMP\x06SECRET\0");
    bytes.extend(b"\x21\xff\x0bICCRGBG1012\x06SECRET\0");
    bytes.extend(b"\x21\x01\x0c\0\0\0\0\0\0\0\0\0\0\0\0\x06SECRET\0");
    bytes.push(end);
    bytes
}

/// A RIFF chunk.
pub(crate) fn riff_chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap();
    let padding = vec![0; content.len() % 2];
    [name, &length.to_le_bytes()[..], content, &padding].concat()
}

pub(crate) fn riff(kind: &[u8; 4], chunks: &[Vec<u8>]) -> Vec<u8> {
    riff_chunk(b"RIFF", &[&kind[..], &chunks.concat()].concat())
}

/// A WebP with everything.
pub(crate) fn webp(image: &DynamicImage, orientation: u16) -> Vec<u8> {
    let plain = encoded(image, ImageFormat::WebP);
    let size = |length: u32| (length - 1).to_le_bytes();
    let (width, height) = (size(image.width()), size(image.height()));
    let flags = 0x20 | 0x08 | 0x04 | if image.color().has_alpha() { 0x10 } else { 0 };
    let header = [&[flags, 0, 0, 0][..], &width[..3], &height[..3]].concat();
    riff(
        b"WEBP",
        &[
            riff_chunk(b"VP8X", &header),
            riff_chunk(b"ICCP", &profile()),
            plain[12..].to_vec(),
            riff_chunk(b"EXIF", &exif(orientation)),
            riff_chunk(b"XMP ", XMP.as_bytes()),
            riff_chunk(b"MINE", b"SECRET"),
        ],
    )
}

/// A box of an ISO file.
pub(crate) fn iso(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len() + 8).unwrap();
    [&length.to_be_bytes()[..], name, content].concat()
}
