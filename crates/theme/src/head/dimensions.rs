//! The sizes of the pictures that structured data name, and their smaller variants.

use crate::head::title::filled;
use crate::head::{Property, icon_url, pictures};
use crate::source::ImageSize;
use crate::view::View;

/// Wider pictures are offered to other sites at this width.
const WIDEST: u32 = 1200;

/// A picture with its size, if that is known.
#[derive(Clone, Debug)]
pub(super) struct Picture {
    pub(super) url: String,
    pub(super) size: Option<ImageSize>,
}

/// The pictures that structured data name.
pub(super) struct Pictures {
    pub(super) cover: Option<Picture>,
    pub(super) author: Option<Picture>,
    pub(super) open_graph: Option<Picture>,
    pub(super) twitter: Option<Picture>,
    pub(super) logo: Picture,
}

impl Pictures {
    pub(super) fn of(view: &View<'_>) -> Self {
        Self {
            cover: pictures::cover(view).map(|url| sized(view, &url)),
            author: pictures::author(view).map(|url| sized(view, &url)),
            open_graph: pictures::shared(view, Property::OpenGraph).map(|url| sized(view, &url)),
            twitter: pictures::shared(view, Property::Twitter).map(|url| sized(view, &url)),
            logo: logo(view),
        }
    }
}

/// The picture as other sites are to show it: no wider than they use.
fn sized(view: &View<'_>, url: &str) -> Picture {
    let Some(size) = view.source.image_size(url) else { return Picture { url: url.to_owned(), size: None } };
    if size.width <= WIDEST {
        return Picture { url: url.to_owned(), size: Some(size) };
    }
    let width = u64::from(size.width);
    let height = (u64::from(size.height) * u64::from(WIDEST) + width / 2) / width;
    let url = match url.split_once("/content/images/") {
        Some((before, name)) => format!("{before}/content/images/size/w{WIDEST}/{name}"),
        None => url.to_owned(),
    };
    Picture {
        url,
        size: Some(ImageSize { width: WIDEST, height: u32::try_from(height).unwrap_or(u32::MAX) }),
    }
}

/// The publisher's logo; a size is only given if it is one that search engines take.
fn logo(view: &View<'_>) -> Picture {
    let site = view.page.site;
    let icon = || filled(site.icon.as_ref()).map(|icon| icon_url(view.urls, icon).0);
    let chosen = filled(site.logo.as_ref()).map(str::to_owned).or_else(icon);
    // The icon that stands in where the editors have none is 48 by 48.
    let stand_in = chosen.is_none().then_some(ImageSize { width: 48, height: 48 });
    let url = chosen.unwrap_or_else(|| "/favicon.ico".to_owned());
    let url = view.urls.absolute(&url).into_owned();
    let size = stand_in.or_else(|| view.source.image_size(&url)).and_then(|size| match size {
        ImageSize { width: ..=600, height: ..=60 } => Some(size),
        ImageSize { width, height } if width == height => Some(ImageSize { width: 60, height: 60 }),
        _ => None,
    });
    Picture { url, size }
}
