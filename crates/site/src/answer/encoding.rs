//! Which compression an answer gets, and the compressing.

use std::io::Write;

use brotli::enc::BrotliEncoderParams;
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::files::media_type::is_text;

/// Texts shorter than this gain nothing from compression.
const WORTHWHILE: usize = 1024;
/// Brotli's quality for what is compressed while a reader waits: 42 KB of HTML take about a millisecond.
const BROTLI_QUALITY: i32 = 5;
const BROTLI_WINDOW: i32 = 20;

/// How an answer's bytes are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Encoding {
    /// As they are.
    #[default]
    Identity,
    /// gzip.
    Gzip,
    /// Brotli.
    Brotli,
}

impl Encoding {
    /// The best that an `Accept-Encoding` header allows: of equal weights Brotli before gzip, as Ghost 6.65.
    pub(crate) fn accepted(header: &str) -> Self {
        let (mut brotli, mut gzip, mut any, mut identity) = (None, None, None, None);
        for part in header.split(',') {
            let (name, weight) = weighed(part);
            let is = |known: &str| name.eq_ignore_ascii_case(known);
            if is("br") {
                brotli = weight;
            } else if is("gzip") || is("x-gzip") {
                gzip = weight;
            } else if is("identity") {
                identity = weight;
            } else if name == "*" {
                any = weight;
            }
        }
        let brotli = brotli.or(any).unwrap_or(0);
        let gzip = gzip.or(any).unwrap_or(0);
        let identity = identity.unwrap_or(0);
        match brotli.max(gzip) {
            0 => Self::Identity,
            best if identity > best => Self::Identity,
            best if best == brotli => Self::Brotli,
            _ => Self::Gzip,
        }
    }

    /// Its name in `Content-Encoding`; none where the bytes are as they are.
    pub(crate) fn name(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }

    /// The encoding to use for `bytes`: none for the short, or for what is packed already.
    pub(crate) fn worthwhile(self, media_type: &str, bytes: &[u8]) -> Self {
        if bytes.len() >= WORTHWHILE && is_text(media_type) { self } else { Self::Identity }
    }

    /// The bytes packed this way.
    pub(crate) fn pack(self, bytes: Bytes) -> Bytes {
        match self {
            Self::Identity => bytes,
            Self::Gzip => gzip(&bytes).unwrap_or_default().into(),
            Self::Brotli => brotli(&bytes).unwrap_or_default().into(),
        }
    }
}

/// A part of the header and its weight in thousandths; no weight where that can't be read.
fn weighed(part: &str) -> (&str, Option<u16>) {
    let mut pieces = part.split(';').map(str::trim);
    let name = pieces.next().unwrap_or_default();
    let weight = pieces.find_map(|piece| piece.strip_prefix("q=").or_else(|| piece.strip_prefix("Q=")));
    (name, weight.map_or(Some(1000), thousandths))
}

fn thousandths(weight: &str) -> Option<u16> {
    let (whole, fraction) = weight.split_once('.').unwrap_or((weight, ""));
    let short = fraction.len() <= 3 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    match whole {
        "1" => Some(1000),
        "0" if short => format!("{fraction:0<3}").parse().ok(),
        _ => None,
    }
}

// Writing into memory does not fail.
fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::new(6));
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::with_capacity(bytes.len() / 3);
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_best_accepted_encoding_is_chosen() {
        for (header, encoding) in [
            ("", Encoding::Identity),
            ("gzip, deflate, br, zstd", Encoding::Brotli),
            ("gzip", Encoding::Gzip),
            ("br;q=0.5, gzip;q=0.8", Encoding::Gzip),
            ("br;q=0", Encoding::Identity),
            ("*", Encoding::Brotli),
            ("*;q=0.2, br;q=0", Encoding::Gzip),
            ("identity, gzip;q=0.5", Encoding::Identity),
            ("GZIP;Q=1.0", Encoding::Gzip),
            ("br;q=nonsense", Encoding::Identity),
        ] {
            assert_eq!(Encoding::accepted(header), encoding, "{header}");
        }
    }

    proptest! {
        #[test]
        fn what_was_packed_unpacks_to_the_same(bytes in proptest::collection::vec(any::<u8>(), 0..5000)) {
            let mut gunzipped = Vec::new();
            let gzipped = Encoding::Gzip.pack(bytes.clone().into());
            flate2::read::GzDecoder::new(&*gzipped).read_to_end(&mut gunzipped).unwrap();
            prop_assert_eq!(&gunzipped, &bytes);
            let mut unpacked = Vec::new();
            let packed = Encoding::Brotli.pack(bytes.clone().into());
            brotli::Decompressor::new(&*packed, 4096).read_to_end(&mut unpacked).unwrap();
            prop_assert_eq!(&unpacked, &bytes);
        }

        #[test]
        fn any_header_is_read(header in ".{0,60}") {
            Encoding::accepted(&header);
        }
    }
}
