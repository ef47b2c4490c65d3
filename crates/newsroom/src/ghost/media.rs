//! The pictures, films and files that come with an export: a folder or a zip archive.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use files::{Draft, Name};
use picture::Refused;

use super::ImportError;
use crate::media::{Adopted, Shelf};

/// Files that an archive may have.
const MOST_FILES: usize = 2_000_000;

/// Where Ghost's exports say that their own files are.
const OWN_CONTENT: &str = "__GHOST_URL__/content/";

/// The kinds of content that Ghost serves from its folder.
const KINDS: [&str; 3] = ["images", "media", "files"];

/// A folder or archive of media, listed.
pub struct Media {
    place: PathBuf,
    /// Names below the site's `/content/`, and where each file is in the folder or archive.
    files: BTreeMap<String, String>,
    /// Whether it is the pictures alone, so that films and files are looked for elsewhere.
    is_pictures_alone: bool,
}

impl Media {
    /// Lists the folder or zip archive `place`: Ghost's `content` folder, one that holds it, or its `images` alone,
    /// in which case only pictures are looked for there.
    pub fn open(place: &Path) -> Result<Self, ImportError> {
        let all = if place.is_dir() { names_in_folder(place)? } else { names_in_archive(place)? };
        let content = ["", "content/"]
            .map(|prefix| content_below(prefix, &all))
            .into_iter()
            .find(|files| !files.is_empty());
        let is_pictures_alone = content.is_none();
        let files = content.unwrap_or_else(|| pictures_alone(&all));
        if files.is_empty() {
            return Err(refused(place, "it holds no folder images, media or files, and no pictures by year"));
        }
        Ok(Media { place: place.to_owned(), files, is_pictures_alone })
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is none; no such media can be opened.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The folder or archive.
    pub(super) fn place(&self) -> &Path {
        &self.place
    }

    /// The first file that `text` shows as the site's own and that is not here.
    pub(super) fn first_missing(&self, text: &str) -> Option<String> {
        let is_due = |name: &str| !self.is_pictures_alone || is_of(name, "images");
        own_files(text).find(|name| is_due(name) && !self.files.contains_key(name))
    }

    /// Takes every file in, its original into the vault; how many readers get, and which they don't.
    pub(super) fn copy(&self, shelf: &Shelf, mut progress: impl FnMut()) -> Result<Copied, ImportError> {
        let mut source = Source::open(self)?;
        let mut copied = Copied::default();
        // Copies in other sizes are made anew when somebody asks for them.
        for (text, inside) in self.files.iter().filter(|(name, _)| !name.starts_with("images/size/")) {
            let name = Name::new(text).map_err(|error| refused(&self.place, &format!("{text}: {error}")))?;
            let draft = source.draft(inside, shelf)?;
            match shelf.adopt(draft, &name).map_err(|error| refused(Path::new(inside), &error.to_string()))? {
                Adopted::Shown => copied.shown += 1,
                Adopted::Withheld(why) => copied.withheld.push((text.clone(), why)),
            }
            progress();
        }
        Ok(copied)
    }
}

/// What became of the files.
#[derive(Debug, Default)]
pub(super) struct Copied {
    /// How many readers get.
    pub(super) shown: u64,
    /// Those that they don't get, and why.
    pub(super) withheld: Vec<(String, Refused)>,
}

/// The files of Ghost's content folder, where it is what lies below `prefix`.
fn content_below(prefix: &str, all: &BTreeSet<String>) -> BTreeMap<String, String> {
    all.iter()
        .filter_map(|inside| Some((inside.strip_prefix(prefix)?.to_owned(), inside.clone())))
        .filter(|(name, _)| KINDS.iter().any(|kind| is_of(name, kind)))
        .collect()
}

/// The files of Ghost's `images` folder alone: it has a folder for each year.
fn pictures_alone(all: &BTreeSet<String>) -> BTreeMap<String, String> {
    let is_year = |name: &str| name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit());
    all.iter()
        .filter(|inside| inside.split_once('/').is_some_and(|(year, _)| is_year(year)))
        .map(|inside| (format!("images/{inside}"), inside.clone()))
        .collect()
}

enum Source<'m> {
    Folder(&'m Path),
    Archive { place: &'m Path, archive: zip::ZipArchive<File> },
}

impl<'m> Source<'m> {
    fn open(media: &'m Media) -> Result<Self, ImportError> {
        let place = media.place.as_path();
        Ok(if place.is_dir() {
            Source::Folder(place)
        } else {
            Source::Archive { place, archive: archive(place)? }
        })
    }

    fn draft(&mut self, inside: &str, shelf: &Shelf) -> Result<Draft, ImportError> {
        let failed = |error: files::FileError| refused(Path::new(inside), &error.to_string());
        let mut draft = shelf.large_draft().map_err(failed)?;
        match self {
            Source::Folder(folder) => {
                let path = folder.join(inside);
                let mut file = File::open(&path).map_err(|error| refused(&path, &error.to_string()))?;
                draft.copy(&mut file)
            }
            Source::Archive { place, archive } => {
                let mut file =
                    archive.by_name(inside).map_err(|error| refused(place, &format!("{inside}: {error}")))?;
                draft.copy(&mut file as &mut dyn Read)
            }
        }
        .map_err(failed)?;
        Ok(draft)
    }
}

fn names_in_folder(folder: &Path) -> Result<BTreeSet<String>, ImportError> {
    let mut names = BTreeSet::new();
    let mut open = vec![folder.to_owned()];
    while let Some(current) = open.pop() {
        let entries = std::fs::read_dir(&current).map_err(|error| refused(&current, &error.to_string()))?;
        for entry in entries.flatten() {
            let Ok(kind) = entry.file_type() else { continue };
            let path = entry.path();
            if kind.is_dir() {
                open.push(path);
            } else if kind.is_file()
                && let Some(name) = path.strip_prefix(folder).ok().and_then(Path::to_str)
            {
                names.insert(name.to_owned());
            }
        }
    }
    Ok(names)
}

fn names_in_archive(place: &Path) -> Result<BTreeSet<String>, ImportError> {
    let archive = archive(place)?;
    if archive.len() > MOST_FILES {
        return Err(refused(place, &format!("it holds {} files; the most is {MOST_FILES}", archive.len())));
    }
    archive
        .file_names()
        .map(|name| name.map(Cow::into_owned).map_err(|error| refused(place, &error.to_string())))
        .filter(|name| !name.as_ref().is_ok_and(|name| name.ends_with('/')))
        .collect()
}

fn archive(place: &Path) -> Result<zip::ZipArchive<File>, ImportError> {
    let file = File::open(place).map_err(|error| refused(place, &error.to_string()))?;
    zip::ZipArchive::new(file)
        .map_err(|error| refused(place, &format!("it is no folder and no zip archive: {error}")))
}

fn is_of(name: &str, kind: &str) -> bool {
    name.strip_prefix(kind).is_some_and(|rest| rest.starts_with('/'))
}

fn refused(place: &Path, what: &str) -> ImportError {
    ImportError::Media { place: place.display().to_string(), what: what.to_owned() }
}

/// The names of the site's own files that a text shows, without the sizes that Ghost puts in between.
fn own_files(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(OWN_CONTENT).skip(1).filter_map(|rest| {
        let end =
            rest.find(['"', '\'', ' ', ')', '\\', '?', '#', '<', '>', ',', '&', '\n']).unwrap_or(rest.len());
        let encoded = without_size(rest.get(..end)?);
        let name = percent_encoding::percent_decode_str(&encoded).decode_utf8().ok()?.into_owned();
        let (kind, file) = name.split_once('/')?;
        (KINDS.contains(&kind) && !file.is_empty() && !file.ends_with('/')).then_some(name)
    })
}

/// `images/size/w600/format/webp/2026/a.jpg` is made of `images/2026/a.jpg`.
fn without_size(name: &str) -> String {
    let mut parts: Vec<&str> = name.split('/').collect();
    for word in ["size", "format"] {
        if parts.get(1) == Some(&word) && parts.len() > 3 {
            parts.drain(1..3);
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::own_files;

    #[test]
    fn the_sites_own_files_are_found_in_any_text() {
        let html = r#"<img src="__GHOST_URL__/content/images/2026/11/a.jpg" srcset="__GHOST_URL__/content/images/size/w600/format/webp/2026/11/a.jpg 600w">
            <a href="__GHOST_URL__/about/"> url(__GHOST_URL__/content/files/b%20c.pdf)"#;
        let found: Vec<String> = own_files(html).collect();
        assert_eq!(found, ["images/2026/11/a.jpg", "images/2026/11/a.jpg", "files/b c.pdf"]);
    }
}
