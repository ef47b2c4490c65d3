//! What a file is, by what is in it.

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the field's own")]
pub enum Kind {
    Jpeg,
    Png,
    Gif,
    Webp,
    Avif,
    Heic,
    Ico,
    Svg,
    Mp4,
    Mov,
    M4a,
    Mp3,
    Wav,
    Ogg,
    Webm,
    Flac,
}

/// Bytes in which an SVG's first element must begin.
const SVG_BEGINS_WITHIN: usize = 4096;

impl Kind {
    /// The kind of a file that begins with these bytes; some hundred of them are enough for all but an SVG.
    pub fn of(beginning: &[u8]) -> Option<Kind> {
        let at =
            |place: usize, text: &[u8]| beginning.get(place..).is_some_and(|rest| rest.starts_with(text));
        let kind = match beginning {
            [0xff, 0xd8, 0xff, ..] => Kind::Jpeg,
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Kind::Png,
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Kind::Gif,
            [b'R', b'I', b'F', b'F', ..] if at(8, b"WEBP") => Kind::Webp,
            [b'R', b'I', b'F', b'F', ..] if at(8, b"WAVE") => Kind::Wav,
            [0, 0, 1, 0, _, 0, ..] => Kind::Ico,
            [b'O', b'g', b'g', b'S', ..] => Kind::Ogg,
            [b'f', b'L', b'a', b'C', ..] => Kind::Flac,
            [b'I', b'D', b'3', ..] => Kind::Mp3,
            [0x1a, 0x45, 0xdf, 0xa3, ..] => Kind::Webm,
            [0xff, second, third, ..] if is_frame_of_mp3(*second, *third) => Kind::Mp3,
            _ if at(4, b"ftyp") => of_brand(beginning),
            _ if [&b"moov"[..], b"mdat", b"wide", b"free", b"skip"].iter().any(|name| at(4, name)) => {
                Kind::Mov
            }
            _ if is_svg(beginning) => Kind::Svg,
            _ => return None,
        };
        Some(kind)
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Jpeg => "JPEG",
            Kind::Png => "PNG",
            Kind::Gif => "GIF",
            Kind::Webp => "WebP",
            Kind::Avif => "AVIF",
            Kind::Heic => "HEIC",
            Kind::Ico => "ICO",
            Kind::Svg => "SVG",
            Kind::Mp4 => "MP4",
            Kind::Mov => "MOV",
            Kind::M4a => "M4A",
            Kind::Mp3 => "MP3",
            Kind::Wav => "WAV",
            Kind::Ogg => "Ogg",
            Kind::Webm => "WebM",
            Kind::Flac => "FLAC",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Kind::Jpeg => "image/jpeg",
            Kind::Png => "image/png",
            Kind::Gif => "image/gif",
            Kind::Webp => "image/webp",
            Kind::Avif => "image/avif",
            Kind::Heic => "image/heic",
            Kind::Ico => "image/x-icon",
            Kind::Svg => "image/svg+xml",
            Kind::Mp4 => "video/mp4",
            Kind::Mov => "video/quicktime",
            Kind::M4a => "audio/mp4",
            Kind::Mp3 => "audio/mpeg",
            Kind::Wav => "audio/wav",
            Kind::Ogg => "audio/ogg",
            Kind::Webm => "video/webm",
            Kind::Flac => "audio/flac",
        }
    }

    /// The endings that files of this kind have, without the dot; the first is the usual one.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Kind::Jpeg => &["jpg", "jpeg"],
            Kind::Png => &["png"],
            Kind::Gif => &["gif"],
            Kind::Webp => &["webp"],
            Kind::Avif => &["avif"],
            Kind::Heic => &["heic", "heif"],
            Kind::Ico => &["ico"],
            Kind::Svg => &["svg"],
            Kind::Mp4 => &["mp4", "m4v"],
            Kind::Mov => &["mov", "qt"],
            Kind::M4a => &["m4a", "m4b"],
            Kind::Mp3 => &["mp3"],
            Kind::Wav => &["wav"],
            Kind::Ogg => &["ogg", "oga", "ogv", "opus"],
            Kind::Webm => &["webm", "mkv", "mka"],
            Kind::Flac => &["flac"],
        }
    }

    /// Whether it is a picture, and not sound or film.
    pub fn is_picture(self) -> bool {
        matches!(
            self,
            Kind::Jpeg | Kind::Png | Kind::Gif | Kind::Webp | Kind::Avif | Kind::Heic | Kind::Ico | Kind::Svg
        )
    }
}

/// The first brand decides, or one that it is said to be readable as.
fn of_brand(beginning: &[u8]) -> Kind {
    let brands = beginning.get(8..).unwrap_or_default();
    let length = beginning.first_chunk().map_or(0, |length| u32::from_be_bytes(*length));
    let brands = brands.get(..crate::cursor::length(length).saturating_sub(8)).unwrap_or(brands);
    let (brands, _) = brands.as_chunks::<4>();
    let has = |wanted: &[&[u8; 4]]| brands.iter().any(|brand| wanted.contains(&brand));
    match brands.first() {
        Some(b"M4A " | b"M4B ") => Kind::M4a,
        Some(b"qt  ") => Kind::Mov,
        _ if has(&[b"avif", b"avis"]) => Kind::Avif,
        _ if has(&[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"]) => Kind::Heic,
        _ => Kind::Mp4,
    }
}

/// A frame's header: MPEG 1, 2 or 2.5, layer 3, and no value that is kept free.
fn is_frame_of_mp3(second: u8, third: u8) -> bool {
    let is_synchronised = second & 0xe0 == 0xe0;
    let (version, layer) = ((second >> 3) & 3, (second >> 1) & 3);
    let (rate, sampling) = (third >> 4, (third >> 2) & 3);
    is_synchronised && version != 1 && layer == 1 && rate != 15 && rate != 0 && sampling != 3
}

/// Whether the first element is `svg`; what a browser would take for HTML is not.
fn is_svg(beginning: &[u8]) -> bool {
    let beginning = beginning.get(..SVG_BEGINS_WITHIN).unwrap_or(beginning);
    let text = String::from_utf8_lossy(beginning);
    let mut text = text.trim_start_matches('\u{feff}').trim_start();
    while let Some(after) = after_prologue(text) {
        text = after.trim_start();
    }
    let name = text.strip_prefix('<').unwrap_or_default();
    let name = name.split([' ', '>', '/', '\t', '\n', '\r']).next().unwrap_or_default();
    name.rsplit(':').next() == Some("svg")
}

/// What follows a declaration, a comment or a document type.
fn after_prologue(text: &str) -> Option<&str> {
    let after = |closed| text.split_once(closed).map(|(_, after)| after);
    match text {
        _ if text.starts_with("<?") => after("?>"),
        _ if text.starts_with("<!--") => after("-->"),
        _ if text.starts_with("<!DOCTYPE") => {
            let head = text.split('>').next().unwrap_or_default();
            after(if head.contains('[') { "]>" } else { ">" })
        }
        _ => None,
    }
}
