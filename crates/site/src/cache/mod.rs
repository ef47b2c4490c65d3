//! Answers that are kept for as long as what they were made of.
//!
//! Making an answer takes note of what it reads: of the newsroom ([`newsroom::Reads`]), of the request
//! ([`crate::asked::Looked`]), of the clock. That note is all there is: it decides who else gets the same answer, and
//! [`newsroom::Changes`] decides by it, without a question to the database, whether the answer still holds. Nobody keeps
//! a list of what to throw away.
//!
//! - One answer is made once, however many ask for it ([`flights`]). Where it merely lacks something new, those who
//!   come while the new one is being made get the old one; where a story that it shows was changed or taken back, they
//!   wait, and nobody is shown the old one again.
//! - What can't be made for want of room, or because the database fails, is shown as it was, if all it lacks is
//!   something new.
//! - What is kept has a bound in bytes; whoever walks through the whole archive drives out what was asked for once and
//!   not what is asked for all the time (S3-FIFO). What stands after an address's `?` makes no new entry unless the page
//!   is made of it.

mod entry;
mod flights;
mod key;

use std::sync::Arc;

use axum::body::Body;
use axum::response::Response;
use http::header::RETRY_AFTER;
use http::{HeaderValue, Method, StatusCode};
use newsroom::Validity;
use quick_cache::Weighter;
use quick_cache::sync::Cache as Places;

use crate::answer::{Answer, Encoding, Forms, Keep};
use crate::asked::Asked;
use crate::lane::{self, NotMade};
use crate::table::Handling;
use crate::{Site, door};

use entry::{Entry, Kept};
use flights::{Flight, Flights};

/// How many answers a byte bound is laid out for: a guess that costs little where it is wrong.
const USUAL_BYTES: u64 = 32 * 1024;
/// One answer takes at most one of so many parts of all bytes.
const PARTS: u64 = 16;
/// How often one looks again whether what others have made can be shared.
const TRIES: usize = 4;

/// Answers that are kept.
pub(crate) struct Cache {
    places: Option<Places<Box<str>, Arc<Entry>, Bytes>>,
    largest: u64,
    flights: Flights,
}

/// How much an entry weighs.
#[derive(Clone)]
struct Bytes;

impl Weighter<Box<str>, Arc<Entry>> for Bytes {
    fn weight(&self, key: &Box<str>, entry: &Arc<Entry>) -> u64 {
        entry.bytes().saturating_add(u64::try_from(key.len()).unwrap_or(u64::MAX))
    }
}

/// An answer that was made.
#[derive(Debug, Clone)]
struct Made {
    forms: Arc<Forms>,
    /// Under which key others find it; none if it is nobody else's.
    shared: Option<(String, Arc<Entry>)>,
    /// The parameters that it is made of.
    parameters: Vec<&'static str>,
}

impl Cache {
    /// A cache of at most so many bytes; of none, nothing is kept.
    pub(crate) fn new(bytes: u64) -> Self {
        let items = usize::try_from((bytes / USUAL_BYTES).max(64)).unwrap_or(usize::MAX);
        Self {
            places: (bytes > 0).then(|| Places::with_weighter(items, bytes, Bytes)),
            largest: bytes / PARTS,
            flights: Flights::default(),
        }
    }

    /// Whether anything is kept at all.
    pub(crate) fn keeps(&self) -> bool {
        self.places.is_some()
    }

    /// The answer that is kept for an address and holds, without waiting for anything.
    pub(crate) fn known(&self, site: &Site, path: &str, query: Option<&str>) -> Option<Arc<Forms>> {
        let places = self.places.as_ref()?;
        site.newsroom().keep_up();
        let mut entry = places.get(path)?;
        if let Kept::Varies(parameters) = &entry.kept {
            entry = places.get(key::with_parameters(path, query, parameters).as_str())?;
        }
        let Kept::Forms(forms) = &entry.kept else { return None };
        let holds = entry.fits(query) && entry.validity(site) == Validity::Holds;
        holds.then(|| Arc::clone(forms))
    }

    /// The key of an address, and what is kept there.
    fn entry(&self, path: &str, query: Option<&str>) -> (String, Option<Arc<Entry>>) {
        let at = |key: &str| self.places.as_ref().and_then(|places| places.get(key));
        match at(path) {
            Some(entry) => match &entry.kept {
                Kept::Varies(parameters) => {
                    let key = key::with_parameters(path, query, parameters);
                    let entry = at(&key);
                    (key, entry)
                }
                _ => (path.to_owned(), Some(entry)),
            },
            None => (path.to_owned(), None),
        }
    }

    fn keep(&self, key: &str, entry: &Arc<Entry>) {
        if let Some(places) = &self.places
            && entry.is_worth_keeping()
            && entry.bytes() <= self.largest
        {
            places.insert(key.into(), Arc::clone(entry));
        }
    }
}

/// The answer to a request, in the form that it wishes: one that is kept, or a new one.
pub(crate) async fn answer(site: Arc<Site>, asked: Asked, handling: Handling) -> Response<Body> {
    let wish = asked.wish.clone();
    let known = if may_be_shared(&site, &asked, handling) {
        site.cache().known(&site, &asked.path, asked.query_unseen())
    } else {
        None
    };
    if let Some(forms) = known.filter(|forms| forms.ready(wish.encoding()).is_some()) {
        return forms.respond(&wish);
    }
    match find(site, asked, handling).await {
        Ok(forms) => {
            ready(&forms, wish.encoding()).await;
            forms.respond(&wish)
        }
        Err(NotMade::Full) => unavailable().respond(&wish),
        Err(NotMade::Broken) => {
            let words = "Internal Server Error";
            Answer::text(StatusCode::INTERNAL_SERVER_ERROR, Keep::Never, words).respond(&wish)
        }
    }
}

/// Packs an answer where that takes nobody else's time, if it is not packed yet.
pub(crate) async fn ready(forms: &Arc<Forms>, encoding: Encoding) {
    if forms.ready(encoding).is_none() {
        let forms = Arc::clone(forms);
        // A panic would leave it to the one who asks.
        tokio::task::spawn_blocking(move || drop(forms.form(encoding).bytes(false))).await.ok();
    }
}

/// The answer to a request: one that is kept, one that somebody else waits for too, or one of its own.
pub(crate) async fn find(site: Arc<Site>, asked: Asked, handling: Handling) -> Result<Arc<Forms>, NotMade> {
    if !may_be_shared(&site, &asked, handling) {
        return own(site, asked, handling).await;
    }
    let cache = site.cache();
    for _ in 0..TRIES {
        site.newsroom().keep_up();
        let (key, entry) = cache.entry(&asked.path, asked.query_unseen());
        let mut old = None;
        if let Some(entry) = entry {
            let Kept::Forms(forms) = &entry.kept else { break };
            if !entry.fits(asked.query_unseen()) {
                break;
            }
            match entry.validity(&site) {
                Validity::Holds => return Ok(Arc::clone(forms)),
                Validity::Lacks => old = Some(Arc::clone(forms)),
                Validity::Broken => {}
            }
        }
        let begin = || make_and_keep(Arc::clone(&site), asked.clone(), handling);
        match cache.flights.join(&key, begin) {
            Flight::Begun(flight) => return landed(flight.await, old),
            Flight::Joined(_) if old.is_some() => return old.ok_or(NotMade::Broken),
            Flight::Joined(flight) => {
                let Some((made_for, entry)) = flight.await?.shared else { break };
                let is_ours = made_for == key && entry.fits(asked.query_unseen());
                if let (true, Kept::Forms(forms)) = (is_ours, &entry.kept)
                    && entry.validity(&site) != Validity::Broken
                {
                    return Ok(Arc::clone(forms));
                }
            }
        }
    }
    own(site, asked, handling).await
}

/// What was made, or what there was before where that failed.
fn landed(made: Result<Made, NotMade>, old: Option<Arc<Forms>>) -> Result<Arc<Forms>, NotMade> {
    match (made, old) {
        (Ok(made), Some(old)) if made.forms.answer().status().is_server_error() => Ok(old),
        (Ok(made), _) => Ok(made.forms),
        (Err(_), Some(old)) => Ok(old),
        (Err(not_made), None) => Err(not_made),
    }
}

fn may_be_shared(site: &Site, asked: &Asked, handling: Handling) -> bool {
    let asks = [Method::GET, Method::HEAD].contains(&asked.method);
    site.cache().keeps() && asks && Entry::may_be_of(handling.policy)
}

async fn own(site: Arc<Site>, asked: Asked, handling: Handling) -> Result<Arc<Forms>, NotMade> {
    Ok(make(site, asked, handling).await?.forms)
}

async fn make_and_keep(site: Arc<Site>, asked: Asked, handling: Handling) -> Result<Made, NotMade> {
    let path = asked.path.clone();
    // A shared answer is that of a reader who wants to see it.
    let made = make(Arc::clone(&site), asked.for_whoever_asks(), handling).await?;
    if let Some((key, entry)) = &made.shared {
        if *key != path {
            site.cache().keep(&path, &Arc::new(entry.varies(made.parameters.clone())));
        }
        site.cache().keep(key, entry);
    }
    Ok(made)
}

/// Makes the answer on a thread that may wait for the database.
async fn make(site: Arc<Site>, mut asked: Asked, handling: Handling) -> Result<Made, NotMade> {
    let making = Arc::clone(&site);
    let work = move || {
        let before = asked.clone();
        let answer = door::answer(&making, &mut asked, handling);
        let forms = Arc::new(Forms::of(answer));
        forms.form(before.wish.encoding());
        let looked = asked.looked();
        let shared = Entry::of(&making, &before, &looked, handling.policy, &forms);
        Made {
            forms,
            parameters: looked.parameters,
            shared: shared.map(|(key, entry)| (key, Arc::new(entry))),
        }
    };
    site.lane().make(work).await
}

/// What a reader is told for whom there is no place.
fn unavailable() -> Answer {
    Answer::text(StatusCode::SERVICE_UNAVAILABLE, Keep::Never, "Service Unavailable")
        .with(RETRY_AFTER, HeaderValue::from_static(lane::RETRY_AFTER))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: StatusCode, bytes: usize) -> Arc<Forms> {
        Arc::new(Forms::of(Answer::html("a".repeat(bytes)).with_status(status)))
    }

    fn made(status: StatusCode) -> Made {
        Made { forms: answer(status, 1), shared: None, parameters: Vec::new() }
    }

    fn is_kept(cache: &Cache, key: &str) -> bool {
        cache.entry(key, None).1.is_some()
    }

    #[test]
    fn who_walks_through_the_archive_does_not_drive_out_the_front_page() {
        let cache = Cache::new(4 << 20);
        let page = |key: &str| cache.keep(key, &Arc::new(Entry::of_forms(answer(StatusCode::OK, 20_000))));
        page("/");
        for number in 0..20_000 {
            assert!(is_kept(&cache, "/"), "driven out after {number}");
            page(&format!("/story-{number}/"));
        }
        let kept: u64 = cache.places.as_ref().unwrap().weight();
        assert!(kept <= 4 << 20, "{kept}");
    }

    #[test]
    fn no_one_answer_takes_all_the_room_and_errors_take_none() {
        let cache = Cache::new(1 << 20);
        cache.keep("/large/", &Arc::new(Entry::of_forms(answer(StatusCode::OK, 1 << 19))));
        cache.keep("/missing/", &Arc::new(Entry::of_forms(answer(StatusCode::NOT_FOUND, 1))));
        cache.keep("/page/", &Arc::new(Entry::of_forms(answer(StatusCode::OK, 1))));
        assert_eq!(["/large/", "/missing/", "/page/"].map(|key| is_kept(&cache, key)), [false, false, true]);
    }

    #[test]
    fn what_was_shown_before_is_shown_while_nothing_newer_can_be_made() {
        let old = answer(StatusCode::OK, 1);
        let is_old = |made| Arc::ptr_eq(&landed(made, Some(Arc::clone(&old))).unwrap(), &old);
        assert!(is_old(Ok(made(StatusCode::INTERNAL_SERVER_ERROR))));
        assert!(is_old(Err(NotMade::Full)));
        assert!(!is_old(Ok(made(StatusCode::OK))));
        assert!(!is_old(Ok(made(StatusCode::NOT_FOUND))), "what is gone is gone");
        assert_eq!(landed(Err(NotMade::Full), None).err(), Some(NotMade::Full));
    }
}
