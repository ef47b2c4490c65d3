//! Pictures in other sizes and formats: those that the theme or Ghost declares, made when one is asked for, and kept.

use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;

use axum::body::Body;
use files::{Name, Root};
use http::header::ACCESS_CONTROL_ALLOW_ORIGIN;
use http::{HeaderValue, Request, Response};
use newsroom::Copy;
use picture::{Format, Kind, Size};

use super::single_flight::Flights;
use super::{Folder, media_type, missing, serve, show};
use crate::answer::{Answer, Wish};
use crate::{Refusal, Site};

/// The sizes that every site has, as Ghost 6.65: those of its own pages and mails, and of pictures in stories.
const ALWAYS: [(Option<u32>, Option<u32>); 10] = [
    (Some(600), None),
    (Some(1000), None),
    (Some(1600), None),
    (Some(2400), None),
    (Some(1200), None),
    (Some(256), Some(256)),
    (Some(192), Some(192)),
    (Some(64), Some(64)),
    (Some(200), Some(200)),
    (Some(1200), Some(960)),
];

/// Bytes of a picture that is looked at in memory.
const LARGEST: u64 = 64 << 20;

/// Where copies are made.
pub(crate) struct Darkroom {
    content: Root,
    vault: Root,
    flights: Flights,
}

/// A copy that somebody wants.
struct Wanted {
    name: Name,
    picture: Name,
    size: Size,
    format: Option<Format>,
}

/// What became of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Made {
    /// It lies here.
    Copy(PathBuf),
    /// The picture itself does as well.
    AsItIs,
    /// There is no such picture.
    Nothing,
    /// Too much else is being made.
    Later,
}

impl Darkroom {
    /// For the pictures below `content`, whose originals lie in `vault`.
    pub(crate) fn new(content: Root, vault: Root) -> Self {
        Self { content, vault, flights: Flights::new() }
    }

    /// The copy that is wanted, made by one for all who ask for it.
    async fn copy(self: Arc<Self>, wanted: Wanted) -> Made {
        let room = Arc::clone(&self);
        let key = wanted.name.as_str().to_owned();
        let make = move || room.kept(&wanted).unwrap_or_else(|| room.make(&wanted));
        self.flights.fly(key, make).await.unwrap_or(Made::Later)
    }

    /// What is known of a copy without making it.
    fn kept(&self, wanted: &Wanted) -> Option<Made> {
        if self.content.open(&wanted.picture).is_none() {
            return Some(Made::Nothing);
        }
        let kept = self.content.open(&wanted.name)?.metadata().ok()?;
        // An empty file says that the picture itself does as well.
        Some(if kept.len() == 0 { Made::AsItIs } else { self.lies_at(&wanted.name) })
    }

    fn make(&self, wanted: &Wanted) -> Made {
        let Wanted { name, picture, size, format } = wanted;
        let made =
            self.original(picture).and_then(|original| match picture::resize(&original, *size, *format) {
                Ok(made) => made,
                Err(refused) => {
                    tracing::debug!(%refused, picture = picture.as_str(), "a picture is shown as it is");
                    None
                }
            });
        let written = self.content.write(name, &mut made.as_deref().unwrap_or_default(), LARGEST);
        if let Err(error) = written {
            tracing::warn!(%error, "a copy of a picture can't be kept");
            return Made::AsItIs;
        }
        // Whoever removed the picture meanwhile did not know of this copy.
        if self.content.open(picture).is_none() {
            self.content.remove(name).map(drop).unwrap_or_default();
            return Made::Nothing;
        }
        if made.is_some() { self.lies_at(name) } else { Made::AsItIs }
    }

    fn lies_at(&self, name: &Name) -> Made {
        Made::Copy(self.content.folder().join(name.as_str()))
    }

    /// What a copy is made of: the original in the vault; else the one that Ghost keeps beside a picture; else that.
    fn original(&self, picture: &Name) -> Option<Vec<u8>> {
        let of_ghost = picture.as_str().rsplit_once('.').map(|(stem, ending)| format!("{stem}_o.{ending}"));
        let of_ghost = of_ghost.and_then(|name| Name::new(&name).ok());
        let file = self
            .vault
            .open(picture)
            .or_else(|| self.content.open(&of_ghost?))
            .or_else(|| self.content.open(picture))?;
        let mut bytes = Vec::new();
        file.take(LARGEST + 1).read_to_end(&mut bytes).ok()?;
        (bytes.len() as u64 <= LARGEST).then_some(bytes)
    }
}

impl Site {
    /// A copy as its address names it, if there may be one, and what is known of it.
    fn wanted(&self, copy: &Copy<'_>) -> Option<(Wanted, Option<Made>)> {
        let size = self.declared(copy.size).ok().flatten()?;
        let format = match copy.format {
            Some(format) => Some(Format::named(format)?),
            None => None,
        };
        let named = |path: &str| Name::new(&format!("images/{path}")).ok();
        let wanted = Wanted { name: named(&copy.path())?, picture: named(copy.picture)?, size, format };
        let known = self.darkroom().kept(&wanted);
        Some((wanted, known))
    }

    /// The size of this name, if the theme or Ghost declares it.
    fn declared(&self, name: &str) -> Result<Option<Size>, Refusal> {
        self.newsroom().read(|reader| {
            let stage = self.stages().of(reader);
            let of_theme = stage.theme.manifest().image_sizes.values().map(|size| (size.width, size.height));
            let mut all = ALWAYS.into_iter().chain(of_theme).map(|(width, height)| Size { width, height });
            Ok(all.find(|size| is_called(*size, name)))
        })
    }
}

/// Whether addresses call a size so: `w600`, `h400`, `w600h400`.
fn is_called(size: Size, name: &str) -> bool {
    let part = |letter: char, length: Option<u32>| {
        length.filter(|length| *length > 0).map_or_else(String::new, |length| format!("{letter}{length}"))
    };
    !name.is_empty() && format!("{}{}", part('w', size.width), part('h', size.height)) == name
}

/// What a path below the pictures names: a picture, or a copy of one.
pub(crate) async fn serve_picture(site: Arc<Site>, path: &str, request: Request<Body>) -> Response<Body> {
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let Some(copy) = Copy::named(&decoded) else {
        return serve(site.content(), Folder::Images, path, request).await;
    };
    let Some(ending) = ending(copy.picture).filter(|_| Name::new(copy.picture).is_ok()) else {
        return missing(Folder::Images);
    };
    if matches!(&*ending, "svg" | "svgz" | "ico") {
        return led_to_picture(&site, path, &request);
    }
    let asking = (Arc::clone(&site), decoded.clone().into_owned());
    let ask = move || asking.0.wanted(&Copy::named(&asking.1)?);
    let Some((wanted, known)) = tokio::task::spawn_blocking(ask).await.ok().flatten() else {
        return led_to_picture(&site, path, &request);
    };
    let format = wanted.format;
    let made = match known {
        Some(made) => made,
        None => Arc::clone(site.darkroom()).copy(wanted).await,
    };
    match made {
        Made::Copy(file) => {
            let media_type =
                format.map_or_else(|| media_type::of(copy.picture), |format| format.kind().media_type());
            show(&file, media_type, request).await
        }
        Made::AsItIs if format.is_none_or(|format| is_of(format.kind(), &ending)) => {
            serve(site.content(), Folder::Images, copy.picture, request).await
        }
        Made::AsItIs | Made::Later => led_to_picture(&site, path, &request),
        Made::Nothing => missing(Folder::Images),
    }
}

fn is_of(kind: Kind, ending: &str) -> bool {
    kind.endings().contains(&ending)
}

fn ending(picture: &str) -> Option<String> {
    let name = picture.rsplit('/').next()?;
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase())
}

/// Leads to the picture itself, as Ghost does where it makes no copy.
fn led_to_picture(site: &Site, path: &str, request: &Request<Body>) -> Response<Body> {
    let raw = request.uri().path().split_once("/content/images/").map_or(path, |(_, raw)| raw);
    let picture = Copy::named(raw).map_or(raw, |copy| copy.picture);
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    let below = site.newsroom().address().path();
    Answer::found(&format!("{below}/content/images/{picture}{query}"))
        .with(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"))
        .respond(&Wish::default())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use files::{Name, Root};
    use picture::Size;

    use super::{Darkroom, Made, Wanted, is_called};

    #[test]
    fn sizes_are_called_as_in_ghost() {
        let size = |width, height| Size { width, height };
        assert!(is_called(size(Some(600), None), "w600") && is_called(size(None, Some(4)), "h4"));
        assert!(is_called(size(Some(600), Some(400)), "w600h400"));
        for name in ["w600h400", "w0600", "W600", "w600 ", ""] {
            assert!(!is_called(size(Some(600), None), name), "{name}");
        }
        assert!(!is_called(size(None, None), "") && !is_called(size(Some(0), None), "w0"));
    }

    fn room(folder: &tempfile::TempDir) -> Arc<Darkroom> {
        let root = |name: &str| Root::new(folder.path().join(name));
        Arc::new(Darkroom::new(root("content"), root("vault")))
    }

    fn wanted() -> Wanted {
        let name = |path: &str| Name::new(path).unwrap();
        let size = Size { width: Some(4), height: None };
        Wanted { name: name("images/size/w4/a.png"), picture: name("images/a.png"), size, format: None }
    }

    /// A PNG that can't be packed well.
    fn png() -> Vec<u8> {
        let mut state = 1_u32;
        let noise = image::RgbImage::from_fn(64, 64, |_, _| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let [red, green, blue, _] = state.to_be_bytes();
            image::Rgb([red, green, blue])
        });
        let mut bytes = std::io::Cursor::new(Vec::new());
        noise.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn all_who_ask_for_a_copy_get_it() {
        let folder = tempfile::tempdir().unwrap();
        let room = room(&folder);
        room.content.write(&wanted().picture, &mut &png()[..], 1 << 20).unwrap();
        let asking: Vec<_> = (0..32).map(|_| tokio::spawn(Arc::clone(&room).copy(wanted()))).collect();
        for asked in asking {
            assert!(matches!(asked.await.unwrap(), Made::Copy(_)));
        }
    }

    #[tokio::test]
    async fn a_copy_goes_with_its_picture() {
        let folder = tempfile::tempdir().unwrap();
        let room = room(&folder);
        assert_eq!(Arc::clone(&room).copy(wanted()).await, Made::Nothing);
        room.content.write(&wanted().picture, &mut &png()[..], 1 << 20).unwrap();
        assert!(matches!(Arc::clone(&room).copy(wanted()).await, Made::Copy(_)));
        room.content.remove(&wanted().picture).unwrap();
        assert_eq!(Arc::clone(&room).copy(wanted()).await, Made::Nothing, "the copy outlived its picture");
    }

    #[tokio::test]
    async fn what_can_not_be_made_smaller_is_tried_once() {
        let folder = tempfile::tempdir().unwrap();
        let room = room(&folder);
        room.content.write(&wanted().picture, &mut &b"no picture"[..], 1 << 20).unwrap();
        assert_eq!(Arc::clone(&room).copy(wanted()).await, Made::AsItIs);
        assert_eq!(room.kept(&wanted()), Some(Made::AsItIs));
    }

    #[tokio::test]
    async fn a_copy_is_made_of_the_original_in_the_vault() {
        let folder = tempfile::tempdir().unwrap();
        let room = room(&folder);
        room.content.write(&wanted().picture, &mut &b"what readers get"[..], 1 << 20).unwrap();
        room.vault.write(&wanted().picture, &mut &png()[..], 1 << 20).unwrap();
        assert!(matches!(Arc::clone(&room).copy(wanted()).await, Made::Copy(_)));
    }
}
