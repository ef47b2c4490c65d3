//! The site as its pages see it: the newsroom, the theme on stage, the folder of files.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use files::Root;
use newsroom::{Newsroom, NewsroomError};
use theme::{Config, Files, RenderError, ThemeError};

use crate::answer::Answer;
use crate::cache::Cache;
use crate::files::Darkroom;
use crate::lane::Lane;
use crate::page::PictureSizes;
use crate::private_site::Guesses;
use crate::server::{Answers, Shelf};
use crate::shelf::Kept;
use crate::stage::Stages;
use crate::{below, old_versions, router};

/// Where a site's files are, and what the installation decides.
pub struct Setup {
    /// The folder with `content/` and `themes/`.
    pub data: PathBuf,
    /// The default theme.
    pub theme: Files,
    /// Addresses of scripts and switches that pages show.
    pub config: Config,
    /// The time, in milliseconds since 1970.
    pub clock: fn() -> i64,
    /// Bytes of answers that are kept; with none, every answer is made anew.
    pub cache_bytes: u64,
}

/// Everything that a page needs in order to be shown.
pub struct Site {
    newsroom: Arc<Newsroom>,
    content: PathBuf,
    picture_sizes: PictureSizes,
    darkroom: Arc<Darkroom>,
    stages: Stages,
    lane: Lane,
    cache: Cache,
    guesses: Guesses,
    config: Config,
    clock: fn() -> i64,
}

impl Site {
    /// A site that shows what `newsroom` has published.
    pub fn new(newsroom: Arc<Newsroom>, setup: Setup) -> Result<Self, ThemeError> {
        Ok(Self {
            newsroom,
            picture_sizes: PictureSizes::new(Root::new(setup.data.join("content"))),
            darkroom: Arc::new(Darkroom::new(
                Root::new(setup.data.join("content")),
                Root::private(setup.data.join("vault")),
            )),
            content: setup.data.join("content"),
            stages: Stages::new(setup.data.join("themes"), setup.theme, &setup.config)?,
            lane: Lane::new(),
            cache: Cache::new(setup.cache_bytes),
            guesses: Guesses::default(),
            config: setup.config,
            clock: setup.clock,
        })
    }

    /// The answers of the site's addresses and of those that another room has beside them, ready to be served below the
    /// same path.
    pub fn answers(self, beside: Router) -> Answers {
        let site = Arc::new(self);
        let router = Self::router(&site, beside);
        let shelf: Option<Arc<dyn Shelf>> = site.cache.keeps().then(|| Arc::new(Kept(site)) as _);
        Answers { router, shelf }
    }

    fn router(site: &Arc<Self>, beside: Router) -> Router {
        let address = site.newsroom.address().clone();
        let below = address.path().to_owned();
        let router = router::addresses().router(Arc::clone(site)).merge(beside);
        let router = old_versions::mount(router, address);
        if below.is_empty() { router } else { below::mount(router, below) }
    }

    /// What is published.
    pub(crate) fn newsroom(&self) -> &Newsroom {
        &self.newsroom
    }

    /// The site's own address, without a slash at its end.
    pub(crate) fn address(&self) -> &str {
        self.newsroom.address().as_str()
    }

    /// A permanent redirect to a path of this site.
    pub(crate) fn moved(&self, path: &str, query: Option<&str>) -> Answer {
        let query = query.map(|query| format!("?{query}")).unwrap_or_default();
        Answer::moved(&format!("{}{path}{query}", self.newsroom.address().path()))
    }

    /// The folder with `images`, `media` and `files`.
    pub(crate) fn content(&self) -> &Path {
        &self.content
    }

    /// Where pictures are made in other sizes.
    pub(crate) fn darkroom(&self) -> &Arc<Darkroom> {
        &self.darkroom
    }

    /// How large the site's own pictures are.
    pub(crate) fn picture_sizes(&self) -> &PictureSizes {
        &self.picture_sizes
    }

    /// The guesses at the site's password.
    pub(crate) fn guesses(&self) -> &Guesses {
        &self.guesses
    }

    /// The themes.
    pub(crate) fn stages(&self) -> &Stages {
        &self.stages
    }

    /// Answers that are kept.
    pub(crate) fn cache(&self) -> &Cache {
        &self.cache
    }

    /// Where readers' pages are made.
    pub(crate) fn lane(&self) -> &Lane {
        &self.lane
    }

    /// The time, in milliseconds since 1970.
    pub(crate) fn now(&self) -> i64 {
        (self.clock)()
    }

    /// What the installation decides about pages.
    pub(crate) fn config(&self) -> &Config {
        &self.config
    }
}

/// Why a page is not shown.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// There is nothing at this address that readers may see.
    #[error("nothing to see at this address")]
    NotFound,
    /// The list has fewer parts than the address says.
    #[error("the list ends before this part of it")]
    PastTheEnd,
    /// A route of routes.yaml leads to a template that the theme does not have.
    #[error("{0}")]
    Misdirected(String),
    /// The newsroom could not be asked.
    #[error(transparent)]
    Newsroom(#[from] NewsroomError),
    /// The theme could not show it.
    #[error(transparent)]
    Theme(#[from] RenderError),
}
