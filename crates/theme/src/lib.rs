//! A Ghost theme: loading, checking, translations, assets, and every helper.

#![expect(dead_code, unused_imports, reason = "used by the helpers, which follow")]

mod assets;
mod date;
mod error;
mod files;
mod head;
mod manifest;
mod page;
mod reads;
mod social;
mod source;
mod theme;
mod translations;
mod truncate;
mod urls;
mod view;

pub use assets::hash;
pub use error::{RenderError, ThemeError};
pub use files::Files;
pub use manifest::{CardAssets, CustomSetting, Manifest, PictureSize};
pub use page::{Config, CustomSettings, CustomValue, Member, NewsFeed, Page, PageKind};
pub use reads::{MemberRead, Reads};
pub use source::{
    Direction, GetAnswer, GetQuery, ImageSize, Items, MemberCounts, Resource, Source, SourceError, Within,
};
pub use theme::{Rendered, Theme};
