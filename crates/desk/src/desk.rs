//! The desk as its routes see it: the newsroom, the clock, and what keeps guessers out.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use newsroom::{Newsroom, NewsroomError, Reader, Shelf, Writer};
use outside::Client;

use crate::call::Call;
use crate::door::{Throttle, Turns};
use crate::error::Refusal;
use crate::live::{Live, Present};
use crate::{pages, router};

/// What the installation decides.
pub struct Setup {
    /// The folder with `content/` and `vault/`.
    pub data: PathBuf,
    /// The time, in milliseconds since 1970.
    pub clock: fn() -> i64,
    /// Who asks other hosts.
    pub client: Client,
}

/// Everything that a route needs.
pub struct Desk {
    newsroom: Arc<Newsroom>,
    setup: Setup,
    throttle: Throttle,
    turns: Turns,
    live: Live,
    shelf: Shelf,
    darkroom: Turns,
}

/// How many passwords are hashed at once; each takes 19 MB.
const HASHES: usize = 2;

/// How many requests may wait for their turn to hash.
const WAITING: usize = 32;

/// How many pictures are made at once; a large one takes some hundred megabytes.
const PICTURES: usize = 2;

impl Desk {
    /// A desk of this newsroom.
    pub fn new(newsroom: Arc<Newsroom>, setup: Setup) -> Self {
        Desk {
            newsroom,
            throttle: Throttle::default(),
            turns: Turns::new(HASHES, WAITING),
            live: Live::default(),
            shelf: Shelf::new(&setup.data),
            darkroom: Turns::new(PICTURES, WAITING),
            setup,
        }
    }

    /// Those who listen to what happens.
    pub fn live(&self) -> Live {
        self.live.clone()
    }

    /// The desk's addresses, ready to be served.
    pub fn router(self) -> Router {
        let desk = Arc::new(self);
        router::addresses().router(Arc::clone(&desk)).merge(pages::router().with_state(desk))
    }

    /// Asks the newsroom.
    pub(crate) fn read<T>(
        &self,
        ask: impl FnOnce(&mut Reader<'_, '_>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        self.newsroom.read(ask)
    }

    /// Acts in the name of whoever calls.
    pub(crate) fn act<T>(
        &self,
        call: &Call,
        act: impl FnOnce(&mut Writer<'_, '_>) -> Result<T, NewsroomError>,
    ) -> Result<T, Refusal> {
        Ok(self.newsroom.act(call.now, call.actor()?, act)?)
    }

    /// Writes what no reader sees, in nobody's name.
    pub(crate) fn note<T>(
        &self,
        call: &Call,
        act: impl FnOnce(&mut Writer<'_, '_>) -> Result<T, NewsroomError>,
    ) -> Result<T, Refusal> {
        Ok(self.newsroom.write_unseen(call.now, act)?)
    }

    /// A stream of what happens, for somebody who sits down.
    pub(crate) fn listen(&self, present: Present) -> Body {
        self.live.listen(&self.newsroom, present)
    }

    /// The newsroom.
    pub(crate) fn newsroom(&self) -> &Newsroom {
        &self.newsroom
    }

    /// Who asks other hosts.
    pub(crate) fn client(&self) -> &Client {
        &self.setup.client
    }

    /// What counts the attempts of those who guess.
    pub(crate) fn throttle(&self) -> &Throttle {
        &self.throttle
    }

    /// Turns for what costs much: hashing a password.
    pub(crate) fn turns(&self) -> &Turns {
        &self.turns
    }

    /// Where uploads lie.
    pub(crate) fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Turns for making pictures.
    pub(crate) fn darkroom(&self) -> &Turns {
        &self.darkroom
    }

    /// The time, in milliseconds since 1970.
    pub(crate) fn now(&self) -> i64 {
        (self.setup.clock)()
    }

    /// The path below which the site is; empty where it is at its host's root.
    pub(crate) fn path(&self) -> &str {
        self.newsroom.address().path()
    }

    /// Whether the site is served encrypted.
    pub(crate) fn is_https(&self) -> bool {
        self.newsroom.address().as_str().starts_with("https://")
    }
}
