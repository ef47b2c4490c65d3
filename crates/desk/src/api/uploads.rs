//! Uploads: pictures, sound and film, documents. What comes is kept in the vault; what readers get is made of it.

use newsroom::{Purpose, Sort, Taken, Upload};
use serde_json::{Value, json};

use crate::Desk;
use crate::answer::Answer;
use crate::call::Call;
use crate::error::Refusal;
use crate::form::Sent;

/// A picture.
pub(crate) fn image(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let purpose = match call.field("purpose").as_deref() {
        None | Some("" | "image") => Purpose::Image,
        Some("profile_image") => Purpose::ProfileImage,
        Some("icon") => Purpose::Icon,
        Some(_) => {
            return Err(Refusal::invalid("The purpose must be image, profile_image or icon.", "purpose"));
        }
    };
    let image = sent(call, "file", "Please select an image.")?;
    let taken = take(desk, call, image, Sort::Images, None, purpose)?;
    Ok(Answer::created(json!({"images": [{"url": url(desk, &taken), "ref": reference(call)}]})))
}

/// Sound or film, perhaps with a picture that stands for it.
pub(crate) fn media(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let film = sent(call, "file", "Please select a media file.")?;
    let film = shelve(desk, call, film, Sort::Media, None, Purpose::Image)?;
    let path = film.path.as_str().to_owned();
    let thumbnail = call.file("thumbnail");
    let thumbnail = thumbnail
        .map(|thumbnail| shelve(desk, call, thumbnail, Sort::Images, Some(&path), Purpose::Image))
        .transpose()
        .inspect_err(|_| forget(desk, &path))?;
    let address = thumbnail.as_ref().map(|thumbnail| url(desk, thumbnail));
    let film_address = url(desk, &film);
    keep(desk, call, &[Some(film), thumbnail].into_iter().flatten().collect::<Vec<_>>())?;
    Ok(Answer::created(
        json!({"media": [{"url": film_address, "thumbnail_url": address, "ref": reference(call)}]}),
    ))
}

/// A picture that stands for a film. It gets an address of its own: readers' browsers keep what an older one showed.
pub(crate) fn thumbnail(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let thumbnail = sent(call, "file", "Please select a thumbnail.")?;
    let given = call.field("url").unwrap_or_default();
    let path = desk
        .newsroom()
        .address()
        .own_path(&given)
        .and_then(|path| path.strip_prefix("/content/").map(str::to_owned));
    let path = path.filter(|path| path.starts_with("media/"));
    let known =
        path.as_deref().map(|path| desk.read(|reader| Ok(reader.medium_at(path)?))).transpose()?.flatten();
    let film = path
        .filter(|_| known.is_some())
        .ok_or_else(|| Refusal::invalid("There is no film at this address.", "url"))?;
    let taken = take(desk, call, thumbnail, Sort::Images, Some(&film), Purpose::Image)?;
    Ok(Answer::json(json!({"media": [{"url": url(desk, &taken), "ref": reference(call)}]})))
}

/// A document to download.
pub(crate) fn file(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let file = sent(call, "file", "Please select a file.")?;
    let taken = take(desk, call, file, Sort::Files, None, Purpose::Image)?;
    Ok(Answer::created(json!({"files": [{"url": url(desk, &taken), "ref": reference(call)}]})))
}

fn sent(call: &Call, field: &str, missing: &str) -> Result<Sent, Refusal> {
    call.file(field).filter(|sent| sent.draft.length() > 0).ok_or_else(|| Refusal::told(missing))
}

/// Takes a file and puts it into the library; where that fails nothing of it stays.
fn take(
    desk: &Desk,
    call: &Call,
    sent: Sent,
    sort: Sort,
    beside: Option<&str>,
    purpose: Purpose,
) -> Result<Taken, Refusal> {
    let taken = shelve(desk, call, sent, sort, beside, purpose)?;
    keep(desk, call, std::slice::from_ref(&taken))?;
    Ok(taken)
}

/// Makes of a file what readers get.
fn shelve(
    desk: &Desk,
    call: &Call,
    sent: Sent,
    sort: Sort,
    beside: Option<&str>,
    purpose: Purpose,
) -> Result<Taken, Refusal> {
    let keeps_credit = matches!(call.field("keep_credit").as_deref(), Some("1" | "true"));
    let upload = Upload { sort, beside, purpose, name: &sent.name, keeps_credit, now: call.now };
    Ok(desk.darkroom().take(|| desk.shelf().take(sent.draft, &upload))??)
}

/// Puts files into the library, or removes them.
fn keep(desk: &Desk, call: &Call, all: &[Taken]) -> Result<(), Refusal> {
    let actor = call.actor()?;
    desk.act(call, |writer| all.iter().try_for_each(|taken| writer.add_medium(actor, taken).map(drop)))
        .inspect_err(|_| all.iter().for_each(|taken| forget(desk, taken.path.as_str())))
}

/// Removes the files of an upload that is not kept.
fn forget(desk: &Desk, path: &str) {
    if let Err(error) = desk.shelf().remove(path) {
        tracing::error!(%error, path, "a file of a refused upload stays");
    }
}

fn url(desk: &Desk, taken: &Taken) -> String {
    format!("{}/content/{}", desk.newsroom().address().as_str(), taken.path)
}

/// What the client calls it.
fn reference(call: &Call) -> Value {
    call.field("ref").filter(|reference| !reference.is_empty()).map_or(Value::Null, Value::String)
}
