//! The files that say where things are, in the places that Ghost has for them: `content/settings/routes.yaml` and
//! `content/data/redirects.yaml` or `.json`. What changes there is taken while the site is served; what is wrong is not,
//! and the log says why. A file that goes away changes nothing: `courant routes use default` does.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use anyhow::Context;
use files::{Name, Root};
use newsroom::{Newsroom, NewsroomError};

/// How often the files are looked at.
const PAUSE: Duration = Duration::from_secs(1);
/// Bytes that a file may have: a hundred thousand redirects take a tenth.
const LARGEST: u64 = 64 << 20;

const ROUTES: &str = "settings/routes.yaml";
/// As in Ghost, the first that is there counts.
const REDIRECTS: [(&str, bool); 2] = [("data/redirects.yaml", true), ("data/redirects.json", false)];

/// The places of the files.
#[derive(Debug, Clone)]
pub(crate) struct RoutingFiles {
    content: Root,
}

/// How the files looked when they were last read: changed when, and how long.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    routes: Option<(SystemTime, u64)>,
    redirects: [Option<(SystemTime, u64)>; 2],
}

impl RoutingFiles {
    /// Those in this data folder.
    pub(crate) fn new(data: &Path) -> Self {
        Self { content: Root::new(data.join("content")) }
    }

    /// Takes the files that look otherwise than they did, if what they say is right; returns how they look now.
    pub(crate) fn adopt_changed(&self, newsroom: &Newsroom, before: Seen, now: i64) -> Seen {
        let seen = self.look();
        if seen.routes != before.routes && seen.routes.is_some() {
            complain(ROUTES, self.adopt_routes(newsroom, now));
        }
        if seen.redirects != before.redirects
            && let Some((name, is_yaml)) = self.redirects()
        {
            complain(name, self.adopt_redirects(newsroom, name, is_yaml, now));
        }
        seen
    }

    fn look(&self) -> Seen {
        let look = |name: &str| {
            let about = std::fs::metadata(self.path(name)).ok()?;
            Some((about.modified().ok()?, about.len()))
        };
        Seen { routes: look(ROUTES), redirects: REDIRECTS.map(|(name, _)| look(name)) }
    }

    /// The file with redirects, if there is one.
    fn redirects(&self) -> Option<(&'static str, bool)> {
        REDIRECTS.into_iter().find(|(name, _)| self.path(name).is_file())
    }

    fn adopt_routes(&self, newsroom: &Newsroom, now: i64) -> anyhow::Result<()> {
        let text = read(&self.path(ROUTES))?;
        if newsroom.read(|reader| Ok::<_, NewsroomError>(reader.has_routes(&text)))? {
            return Ok(());
        }
        newsroom.write(now, |writer| writer.adopt_routes(Some(&text)))?;
        tracing::info!("{ROUTES} is taken");
        Ok(())
    }

    fn adopt_redirects(
        &self,
        newsroom: &Newsroom,
        name: &str,
        is_yaml: bool,
        now: i64,
    ) -> anyhow::Result<()> {
        let text = read(&self.path(name))?;
        if newsroom.read(|reader| Ok::<_, NewsroomError>(reader.has_redirects(&text, is_yaml)))? {
            return Ok(());
        }
        newsroom.write(now, |writer| writer.adopt_redirects(Some((&text, is_yaml))))?;
        tracing::info!("{name} is taken");
        Ok(())
    }

    /// Puts a routes.yaml in its place; none takes the file away.
    pub(crate) fn put_routes(&self, text: Option<&str>) -> anyhow::Result<()> {
        self.put(ROUTES, text)
    }

    /// Puts redirects in their place, and takes the file of the other form away.
    pub(crate) fn put_redirects(&self, text: Option<(&str, bool)>) -> anyhow::Result<()> {
        for (name, as_yaml) in REDIRECTS {
            self.put(name, text.filter(|(_, is_yaml)| *is_yaml == as_yaml).map(|(text, _)| text))?;
        }
        Ok(())
    }

    fn put(&self, name: &str, text: Option<&str>) -> anyhow::Result<()> {
        let name = Name::new(name)?;
        match text {
            Some(text) => self.content.write(&name, &mut text.as_bytes(), LARGEST).map(drop)?,
            None => self.content.remove(&name).map(drop)?,
        }
        Ok(())
    }

    /// The routes.yaml in its place.
    pub(crate) fn routes_path(&self) -> PathBuf {
        self.path(ROUTES)
    }

    /// The file with redirects in its place.
    pub(crate) fn redirects_path(&self) -> PathBuf {
        let [first, _] = REDIRECTS;
        self.path(self.redirects().unwrap_or(first).0)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.content.folder().join(name)
    }
}

/// The text of such a file.
pub(crate) fn read(file: &Path) -> anyhow::Result<String> {
    let name = || file.display().to_string();
    let opened = std::fs::File::open(file).with_context(name)?;
    let mut text = String::new();
    opened.take(LARGEST + 1).read_to_string(&mut text).with_context(name)?;
    anyhow::ensure!(text.len() as u64 <= LARGEST, "{} is larger than {LARGEST} bytes", name());
    Ok(text)
}

fn complain(name: &str, adopted: anyhow::Result<()>) {
    if let Err(error) = adopted {
        tracing::error!("{name} is not taken, what was there stays: {error:#}");
    }
}

/// Looks at the files again and again.
pub(crate) async fn keep_adopting(
    files: RoutingFiles,
    newsroom: Arc<Newsroom>,
    mut seen: Seen,
    clock: fn() -> i64,
) {
    loop {
        tokio::time::sleep(PAUSE).await;
        let (files, newsroom) = (files.clone(), Arc::clone(&newsroom));
        let look = move || files.adopt_changed(&newsroom, seen, clock());
        match tokio::task::spawn_blocking(look).await {
            Ok(now) => seen = now,
            Err(error) => tracing::error!(%error, "looking at the routing files panicked"),
        }
    }
}
