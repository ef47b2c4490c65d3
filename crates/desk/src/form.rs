//! Forms with files: what is sent is written to the disk while it comes.

use axum::body::{Body, Bytes};
use files::{Draft, FileError};
use http::{HeaderMap, header};
use multer::{Constraints, Field, Multipart, SizeLimit};
use newsroom::{Shelf, Sort};
use tokio::task::spawn_blocking;

use crate::error::Refusal;

/// Bytes that are gathered before they are written.
const PIECE: usize = 256 * 1024;
/// Bytes of a field that is no file.
const LONGEST_FIELD: u64 = 64 * 1024;
/// Fields of a form.
const MOST_FIELDS: usize = 16;
/// Bytes that stand between the fields.
const BETWEEN: u64 = 1 << 20;
/// The fields that are files.
const FILES: [&str; 2] = ["file", "thumbnail"];

/// A form with files.
#[derive(Debug, Default)]
pub(crate) struct Form {
    fields: Vec<(String, String)>,
    files: Vec<Sent>,
}

/// A file of a form.
#[derive(Debug)]
pub(crate) struct Sent {
    field: String,
    /// What it was called on the sender's machine.
    pub(crate) name: String,
    pub(crate) draft: Draft,
}

impl Form {
    /// A field that is no file.
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The file of this field, given away.
    pub(crate) fn file(&mut self, field: &str) -> Option<Sent> {
        let place = self.files.iter().position(|sent| sent.field == field)?;
        Some(self.files.swap_remove(place))
    }
}

/// Receives a form whose file is of this sort.
pub(crate) async fn receive(
    headers: &HeaderMap,
    body: Body,
    shelf: &Shelf,
    sort: Sort,
) -> Result<Form, Refusal> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let boundary = multer::parse_boundary(kind)
        .map_err(|_| Refusal::bad_request("The body must be multipart/form-data with a boundary."))?;
    let limits = SizeLimit::new()
        .whole_stream(sort.largest() * 2 + BETWEEN)
        .for_field("thumbnail", Sort::Images.largest());
    let constraints = Constraints::new().size_limit(limits);
    let mut parts = Multipart::with_constraints(body.into_data_stream(), boundary, constraints);
    let mut form = Form::default();
    while let Some(part) = parts.next_field().await.map_err(|error| refused(&error))? {
        if form.fields.len() + form.files.len() >= MOST_FIELDS {
            return Err(Refusal::bad_request("The form has too many fields."));
        }
        let name = part.name().unwrap_or_default().to_owned();
        if FILES.contains(&&*name) {
            form.files.push(file(part, name, shelf, sort).await?);
        } else {
            form.fields.push((name, text(part).await?));
        }
    }
    Ok(form)
}

async fn file(mut part: Field<'static>, field: String, shelf: &Shelf, sort: Sort) -> Result<Sent, Refusal> {
    let name = part.file_name().unwrap_or_default().to_owned();
    let shelf = shelf.clone();
    let mut draft = blocking(move || shelf.draft(sort)).await?;
    let mut piece = Vec::new();
    while let Some(bytes) = part.chunk().await.map_err(|error| refused(&error))? {
        piece.extend_from_slice(&bytes);
        if piece.len() >= PIECE {
            draft = written(draft, std::mem::take(&mut piece)).await?;
        }
    }
    Ok(Sent { field, name, draft: written(draft, piece).await? })
}

async fn written(mut draft: Draft, piece: Vec<u8>) -> Result<Draft, Refusal> {
    blocking(move || draft.write(&piece).map(|()| draft)).await
}

async fn text(mut part: Field<'static>) -> Result<String, Refusal> {
    let mut text = Vec::new();
    while let Some(bytes) = part.chunk().await.map_err(|error| refused(&error))? {
        let bytes: Bytes = bytes;
        text.extend_from_slice(&bytes);
        if text.len() as u64 > LONGEST_FIELD {
            return Err(Refusal::too_large());
        }
    }
    String::from_utf8(text).map_err(|_| Refusal::bad_request("A field of the form is no text in UTF-8."))
}

fn refused(error: &multer::Error) -> Refusal {
    match error {
        multer::Error::FieldSizeExceeded { .. } | multer::Error::StreamSizeExceeded { .. } => {
            Refusal::too_large()
        }
        _ => Refusal::bad_request("The form can't be read, or ends too early."),
    }
}

/// Works with the disk on a thread that may wait.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, FileError> + Send + 'static,
) -> Result<T, Refusal> {
    match spawn_blocking(work).await {
        Ok(done) => done.map_err(Refusal::from),
        Err(_) => Err(Refusal::interrupted()),
    }
}
