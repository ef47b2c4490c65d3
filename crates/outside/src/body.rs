//! The bytes of an answer: read as they come, unpacked as they are read, and never more than a limit.

use std::io::Write;

use bytes::Bytes;
use flate2::write::MultiGzDecoder;
use http::HeaderMap;
use http::header::CONTENT_ENCODING;
use http_body_util::BodyExt;
use hyper::body::Incoming;

use crate::OutsideError;

/// Unpacked bytes up to a limit; to write one more is an error.
struct Bounded {
    bytes: Vec<u8>,
    limit: usize,
}

enum Unpacking {
    No(Bounded),
    Gzip(Box<MultiGzDecoder<Bounded>>),
}

/// Reads an answer's body, `limit` bytes unpacked at most.
pub(crate) async fn read(
    headers: &HeaderMap,
    mut body: Incoming,
    limit: usize,
) -> Result<Bytes, OutsideError> {
    let mut unpacking = Unpacking::new(headers, limit)?;
    while let Some(frame) = body.frame().await {
        if let Ok(data) = frame.map_err(OutsideError::Http)?.into_data() {
            unpacking.take(&data)?;
        }
    }
    unpacking.finish()
}

impl Unpacking {
    fn new(headers: &HeaderMap, limit: usize) -> Result<Self, OutsideError> {
        let out = Bounded { bytes: Vec::new(), limit };
        let packing = headers.get(CONTENT_ENCODING).map_or(b"identity" as &[u8], |value| value.as_bytes());
        match packing.to_ascii_lowercase().as_slice() {
            b"" | b"identity" => Ok(Unpacking::No(out)),
            b"gzip" | b"x-gzip" => Ok(Unpacking::Gzip(Box::new(MultiGzDecoder::new(out)))),
            other => Err(OutsideError::Packing(String::from_utf8_lossy(other).into_owned())),
        }
    }

    fn take(&mut self, data: &[u8]) -> Result<(), OutsideError> {
        let (written, out) = match self {
            Unpacking::No(out) => (out.write_all(data), &*out),
            Unpacking::Gzip(decoder) => (decoder.write_all(data), decoder.get_ref()),
        };
        written.map_err(|_| out.refusal())
    }

    fn finish(self) -> Result<Bytes, OutsideError> {
        match self {
            Unpacking::No(out) => Ok(out.bytes.into()),
            Unpacking::Gzip(mut decoder) => match decoder.try_finish() {
                Ok(()) => Ok(std::mem::take(&mut decoder.get_mut().bytes).into()),
                Err(_) => Err(decoder.get_ref().refusal()),
            },
        }
    }
}

impl Bounded {
    /// Why a write failed: there was no place, or what was unpacked is broken.
    fn refusal(&self) -> OutsideError {
        if self.bytes.len() >= self.limit {
            OutsideError::TooLarge(self.limit)
        } else {
            OutsideError::Packing("gzip".to_owned())
        }
    }
}

impl Write for Bounded {
    fn write(&mut self, data: &[u8]) -> std::io::Result<usize> {
        let place = self.limit - self.bytes.len();
        if place == 0 && !data.is_empty() {
            return Err(std::io::ErrorKind::FileTooLarge.into());
        }
        let taken = data.len().min(place);
        self.bytes.extend_from_slice(data.get(..taken).unwrap_or_default());
        Ok(taken)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
