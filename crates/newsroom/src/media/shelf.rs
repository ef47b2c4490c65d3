//! Where uploads lie: what readers get below `content/`, the originals in the vault.

use std::fs::File;
use std::io::{Cursor, Read, Seek};
use std::path::Path;

use files::{Draft, FileError, Name, Root};
use picture::{Cleaned, Kind, Refused, WIDEST, Wish, film};

use super::naming::{Wished, wished};
use super::sort::is_document;
use super::{Sort, copies};
use crate::moment;

/// Names that are tried before an upload is refused.
const MOST_NAMES: u32 = 10_000;

/// Bytes by which the kind of a file is known.
const BEGINNING: u64 = 4096;

/// The folders of a newsroom's media.
#[derive(Debug, Clone)]
pub struct Shelf {
    content: Root,
    vault: Root,
}

/// A file that somebody uploads.
#[derive(Debug)]
pub struct Upload<'a> {
    /// What it is to be.
    pub sort: Sort,
    /// Where it goes; none is the folder of its sort and of this month.
    pub beside: Option<&'a str>,
    /// What a picture is for.
    pub purpose: Purpose,
    /// What it was called on their machine.
    pub name: &'a str,
    /// Whether readers may see who made it, if the file says so.
    pub keeps_credit: bool,
    /// When, in milliseconds since 1970.
    pub now: i64,
}

/// What a picture is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Purpose {
    /// To be shown.
    #[default]
    Image,
    /// To show a person: a square.
    ProfileImage,
    /// To stand in browsers' tabs.
    Icon,
}

/// What an upload became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Below `content/`, what readers get.
    pub path: Name,
    /// BLAKE3 of the original, in hexadecimal digits.
    pub hash: String,
    /// What it was called.
    pub name: String,
    /// What readers' browsers are told that it is.
    pub media_type: &'static str,
    /// Bytes of what readers get.
    pub size: u64,
    /// In pixels.
    pub width: Option<u32>,
    /// In pixels.
    pub height: Option<u32>,
    /// Who made it, as the original says.
    pub credit: Option<String>,
}

/// What became of a file that was there before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Adopted {
    /// Readers get what was made of it.
    Shown,
    /// Readers don't get it.
    Withheld(Refused),
}

/// Why an upload was not taken.
#[derive(Debug, thiserror::Error)]
pub enum MediaError {
    /// Such a file does not go there.
    #[error("{0}")]
    Kind(&'static str),
    /// The picture is not as it must be for what it is for.
    #[error("{0}")]
    Unfit(&'static str),
    /// The file is not as it must be.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The disk refused.
    #[error(transparent)]
    File(#[from] FileError),
}

/// What readers get of an upload.
enum Public {
    Made(Vec<u8>),
    Film(film::Cleaned<File>),
    AsItIs(File),
}

impl Public {
    /// The file, from its beginning.
    fn reader(&mut self) -> Result<Box<dyn Read + '_>, Refused> {
        match self {
            Public::Made(bytes) => Ok(Box::new(Cursor::new(bytes.as_slice()))),
            Public::Film(film) => {
                film.rewind().map(|()| -> Box<dyn Read> { Box::new(film) }).map_err(|_| Refused::Unreadable)
            }
            Public::AsItIs(file) => {
                file.rewind().map(|()| -> Box<dyn Read> { Box::new(file) }).map_err(|_| Refused::Unreadable)
            }
        }
    }
}

/// What was found out of an upload.
struct Seen {
    media_type: &'static str,
    /// The ending that says what it is.
    ending: String,
    size: Option<(u32, u32)>,
    credit: Option<String>,
    public: Public,
}

impl Shelf {
    /// The media of the newsroom in this folder.
    pub fn new(data: &Path) -> Self {
        Shelf { content: Root::new(data.join("content")), vault: Root::private(data.join("vault")) }
    }

    /// Begins an upload.
    pub fn draft(&self, sort: Sort) -> Result<Draft, FileError> {
        self.vault.draft(sort.largest())
    }

    /// Puts the original into the vault and what is made of it before readers, under a name that nothing has yet.
    pub fn take(&self, draft: Draft, upload: &Upload<'_>) -> Result<Taken, MediaError> {
        let given = wished(upload.name);
        let seen = seen(&draft, upload, &given)?;
        let hash = hashed(draft.read()?, &draft)?;
        let (folder, stem) = place(upload, given.stem);
        let wished = Wished { stem, ending: seen.ending.clone() };
        let (path, size) = self.put_out(seen.public, &wished, &folder, upload.sort)?;
        if let Err(error) = self.vault.keep(draft, &path) {
            self.content.remove(&path)?;
            return Err(error.into());
        }
        let (width, height) = seen.size.unzip();
        let name = upload.name.chars().filter(|letter| !letter.is_control()).take(191).collect();
        Ok(Taken { path, hash, name, media_type: seen.media_type, size, width, height, credit: seen.credit })
    }

    /// Takes a file in that has its name already: an import's, or one that lay in the folder before. Readers get what can
    /// be made of it; what can't be looked through is kept from them, except documents, which are given as they are.
    pub fn adopt(&self, draft: Draft, name: &Name) -> Result<Adopted, MediaError> {
        let adopted = match made(&draft, name.as_str())? {
            Ok(mut public) => {
                self.content.write(name, &mut public.reader()?, u64::MAX - 1)?;
                Adopted::Shown
            }
            Err(refused) => {
                self.content.remove(name)?;
                Adopted::Withheld(refused)
            }
        };
        self.vault.keep(draft, name)?;
        Ok(adopted)
    }

    /// The names of the files below `content/` whose originals are not in the vault; copies of pictures are none.
    pub fn unadopted(&self) -> Vec<Name> {
        let mut names = Vec::new();
        for sort in [Sort::Images, Sort::Media, Sort::Files] {
            self.collect(sort.folder(), &mut names);
        }
        names
    }

    /// Takes in a file that lies below `content/`.
    pub fn adopt_in_place(&self, name: &Name) -> Result<Adopted, MediaError> {
        let mut draft = self.vault.draft(u64::MAX - 1)?;
        let mut file = self.content.open(name).ok_or(Refused::Unreadable)?;
        draft.copy(&mut file)?;
        self.adopt(draft, name)
    }

    /// Begins a file of any size.
    pub fn large_draft(&self) -> Result<Draft, FileError> {
        self.vault.draft(u64::MAX - 1)
    }

    fn collect(&self, folder: &str, names: &mut Vec<Name>) {
        let entries = std::fs::read_dir(self.content.folder().join(folder)).into_iter().flatten().flatten();
        for entry in entries {
            let Some(path) = entry.file_name().to_str().map(|name| format!("{folder}/{name}")) else {
                continue;
            };
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() && !copies::is_folder(&path) {
                self.collect(&path, names);
            } else if kind.is_file()
                && let Ok(name) = Name::new(&path)
                && self.vault.open(&name).is_none()
            {
                names.push(name);
            }
        }
    }

    /// Removes what readers get, every copy of it, and the original.
    pub fn remove(&self, path: &str) -> Result<(), FileError> {
        let Ok(name) = Name::new(path) else { return Ok(()) };
        self.content.remove(&name)?;
        if let Some(picture) = path.strip_prefix("images/") {
            copies::remove(&self.content, picture)?;
        }
        self.vault.remove(&name).map(drop)
    }

    /// The original of what lies below `content/` under this name.
    pub fn original(&self, path: &str) -> Option<File> {
        self.vault.open(&Name::new(path).ok()?)
    }

    fn put_out(
        &self,
        mut public: Public,
        wished: &Wished,
        folder: &str,
        sort: Sort,
    ) -> Result<(Name, u64), MediaError> {
        let limit = sort.largest();
        for number in 0..MOST_NAMES {
            let Some(name) = wished.name(folder, number) else { break };
            if self.content.open(&name).is_some() {
                continue;
            }
            let written = self.content.write_new(&name, &mut public.reader()?, limit)?;
            if let Some(written) = written {
                return Ok((name, written));
            }
        }
        Err(MediaError::Kind("There are too many files with this name. Please give it another one."))
    }
}

/// The folder that an upload goes to, and its name there: what stands beside a film is called after it.
fn place(upload: &Upload<'_>, stem: String) -> (String, String) {
    if let Some((folder, film)) = upload.beside.and_then(|film| film.rsplit_once('/')) {
        let film = film.rsplit_once('.').map_or(film, |(stem, _)| stem);
        return (folder.to_owned(), format!("{film}_thumb"));
    }
    let time = moment::text(upload.now);
    let month = time.get(..7).unwrap_or_default().replace('-', "/");
    (format!("{}/{month}", upload.sort.folder()), stem)
}

/// What readers get of a file that has its name already, or why they don't.
fn made(draft: &Draft, name: &str) -> Result<Result<Public, Refused>, MediaError> {
    let given = wished(name);
    let kind = Kind::of(&beginning(draft)?);
    let is_document = name.starts_with("files/");
    Ok(match kind {
        Some(kind) if kind.is_picture() && draft.length() <= Sort::Images.largest() => {
            let mut bytes = Vec::new();
            draft.read()?.read_to_end(&mut bytes).map_err(|_| Refused::Unreadable)?;
            picture::clean(&bytes, Wish { was_shown: true, ..Wish::default() })
                .map(|cleaned| Public::Made(cleaned.bytes))
        }
        Some(kind) if !kind.is_picture() && (!is_document || kind.endings().contains(&&*given.ending)) => {
            film::clean(kind, draft.read()?, draft.length()).map(Public::Film)
        }
        _ if is_document => Ok(Public::AsItIs(draft.read()?)),
        _ => Err(Refused::Unknown),
    })
}

fn beginning(draft: &Draft) -> Result<Vec<u8>, MediaError> {
    let mut beginning = Vec::new();
    draft.read()?.take(BEGINNING).read_to_end(&mut beginning).map_err(|_| Refused::Unreadable)?;
    Ok(beginning)
}

/// Looks at an upload, and makes of it what readers get.
fn seen(draft: &Draft, upload: &Upload<'_>, given: &Wished) -> Result<Seen, MediaError> {
    let refused = MediaError::Kind(upload.sort.invites());
    let beginning = beginning(draft)?;
    let is_packed_svg = beginning.starts_with(&[0x1f, 0x8b]) && given.ending == "svgz";
    let kind = if is_packed_svg { Some(Kind::Svg) } else { Kind::of(&beginning) };
    match kind {
        Some(Kind::Heic) if upload.sort == Sort::Images => Err(Refused::NotShown(Kind::Heic).into()),
        Some(kind) if upload.sort != Sort::Files && !upload.sort.takes(kind) => Err(refused),
        Some(kind) if kind.is_picture() => picture(draft, upload, kind, given),
        Some(kind) if upload.sort == Sort::Media || kind.endings().contains(&&*given.ending) => {
            film(draft, kind, given)
        }
        _ if upload.sort == Sort::Files && is_document(&given.ending) => Ok(Seen {
            media_type: "application/octet-stream",
            ending: given.ending.clone(),
            size: None,
            credit: None,
            public: Public::AsItIs(draft.read()?),
        }),
        _ => Err(refused),
    }
}

fn picture(draft: &Draft, upload: &Upload<'_>, kind: Kind, given: &Wished) -> Result<Seen, MediaError> {
    if draft.length() > Sort::Images.largest() {
        return Err(MediaError::Kind("The picture is larger than 64 MB."));
    }
    let mut bytes = Vec::new();
    draft.read()?.read_to_end(&mut bytes).map_err(|_| Refused::Unreadable)?;
    let widest = (upload.sort == Sort::Images).then_some(WIDEST);
    let cleaned =
        picture::clean(&bytes, Wish { keeps_credit: upload.keeps_credit, widest, was_shown: false })?;
    fits(upload.purpose, kind, &cleaned, draft.length())?;
    Ok(Seen {
        media_type: kind.media_type(),
        ending: ending(kind, given),
        size: cleaned.bounds.map(|bounds| (bounds.width, bounds.height)),
        credit: cleaned.credit.text(),
        public: Public::Made(cleaned.bytes),
    })
}

/// Whether a picture can be what it is for, as Ghost 6.65 asks of it.
fn fits(purpose: Purpose, kind: Kind, cleaned: &Cleaned, length: u64) -> Result<(), MediaError> {
    let (width, height) = cleaned.bounds.map_or((0, 0), |bounds| (bounds.width, bounds.height));
    let is_square = width == height;
    let (fits, else_say) = match (purpose, kind) {
        (Purpose::Image, _) | (Purpose::Icon, Kind::Svg) => (true, ""),
        (Purpose::ProfileImage, _) => (is_square, "The picture must be as wide as it is high."),
        (Purpose::Icon, Kind::Ico) => (
            is_square && (60..=1000).contains(&width) && length <= 200 * 1024,
            "An ICO must be a square of 60 to 1000 pixels and have 200 kB at most.",
        ),
        (Purpose::Icon, _) => (
            width >= 60 && length <= 20_000_000,
            "An icon must be 60 pixels wide at least and have 20 MB at most.",
        ),
    };
    if fits { Ok(()) } else { Err(MediaError::Unfit(else_say)) }
}

fn film(draft: &Draft, kind: Kind, given: &Wished) -> Result<Seen, MediaError> {
    let cleaned = film::clean(kind, draft.read()?, draft.length())?;
    Ok(Seen {
        media_type: kind.media_type(),
        ending: ending(kind, given),
        size: None,
        credit: None,
        public: Public::Film(cleaned),
    })
}

/// The ending that a file was given, if it is one of its kind's; else its kind's.
fn ending(kind: Kind, given: &Wished) -> String {
    let endings = kind.endings();
    let known = endings.iter().find(|ending| **ending == given.ending).or(endings.first());
    known.map_or_else(String::new, |ending| (*ending).to_owned())
}

fn hashed(mut file: File, draft: &Draft) -> Result<String, MediaError> {
    let mut hash = blake3::Hasher::new();
    std::io::copy(&mut Read::by_ref(&mut file).take(draft.length()), &mut hash)
        .map_err(|_| Refused::Unreadable)?;
    Ok(hash.finalize().to_hex().to_string())
}
