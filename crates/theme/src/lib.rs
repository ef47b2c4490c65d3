//! A Ghost theme: loading, checking, translations, assets, and every helper.

mod archive;
mod assets;
mod check;
mod date;
mod error;
mod files;
mod head;
mod helper;
mod install;
mod manifest;
mod message;
mod money;
mod page;
mod partial;
mod reads;
mod root;
mod slug;
mod social;
mod source;
mod theme;
mod translations;
mod truncate;
mod urls;
mod view;

pub use assets::hash;
pub use check::{Finding, Level, check};
pub use error::{RenderError, ThemeError};
pub use files::Files;
pub use install::{install, install_as};
pub use manifest::{CardAssets, CustomSetting, Manifest, PictureSize};
pub use page::{Config, CustomSettings, CustomValue, Fetched, Member, NewsFeed, Page, PageKind};
pub use reads::{MemberRead, Reads};
pub use source::{
    Direction, GetAnswer, GetQuery, ImageSize, Items, MemberCounts, Part, Resource, Source, SourceError,
    Within,
};
pub use theme::{Rendered, Theme};
