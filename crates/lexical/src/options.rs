//! What a site and a newsletter's design decide about the rendered HTML: the options of Ghost's renderer.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::Target;

/// The options of Ghost's renderer, by Ghost's names, as the site's settings and the newsletter give them.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Options {
    /// The site's uuid, which podcast embeds pass on.
    pub site_uuid: Option<String>,
    /// The site's address, with its subdirectory.
    pub site_url: String,
    /// Where the site's pictures are served from, if not from the site; empty if they are.
    pub image_base_url: String,
    /// How pictures are resized; None leaves them alone.
    pub image_optimization: Option<ImageOptimization>,
    /// Whether the store resizes pictures. None if nothing is known about it.
    pub can_transform_image: Option<bool>,
    /// The formats the store turns pictures into; None if it turns them into none.
    pub can_transform_image_to_format: Option<Vec<String>>,
    /// Switches of Ghost's labs.
    pub feature: Feature,
    /// The address of the post, which e-mails link to.
    pub post_url: Option<String>,
    /// The newsletter's design.
    pub design: Design,
    /// Whether addresses that run programs, broken nesting and losses are left as Ghost leaves them.
    #[serde(skip)]
    pub manner: Manner,
}

/// How far rendering follows Ghost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Manner {
    /// As Ghost, but what is in a field stays in its place, runs no program, and no text of an author is lost.
    #[default]
    Safe,
    /// In everything as Ghost. Only for comparing with what Ghost made: never for what readers get.
    AsGhost,
}

/// How pictures are resized, from Ghost's configuration.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ImageOptimization {
    /// Whether pictures offer several widths.
    pub srcsets: Option<bool>,
    /// The widest a picture is stored, in pixels.
    pub default_max_width: Option<f64>,
    /// The widths the site offers of a picture.
    pub content_image_sizes: Option<BTreeMap<String, ImageSize>>,
    /// The sizes of pictures outside of posts.
    pub internal_image_sizes: BTreeMap<String, ImageSize>,
}

/// A size in pixels.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub struct ImageSize {
    /// Pixels across.
    pub width: Option<f64>,
    /// Pixels down.
    pub height: Option<f64>,
}

/// Switches of Ghost's labs that change rendered HTML.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Feature {
    /// Placeholders such as `{uniqueid}` in HTML cards are kept for the sending of mails.
    pub email_uniqueid: bool,
    /// Pictures are offered in newer formats.
    pub picture_image_formats: bool,
}

/// What cards in e-mails take from the newsletter's design.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Design {
    /// The site's accent colour.
    pub accent_color: Option<String>,
    /// Whether the mail's background is dark.
    pub background_is_dark: bool,
    /// `fill` or `outline`.
    pub button_style: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            site_uuid: None,
            site_url: String::new(),
            image_base_url: String::new(),
            image_optimization: Some(ImageOptimization::as_in_ghost()),
            can_transform_image: Some(true),
            can_transform_image_to_format: Some(
                ["gif", "jpeg", "jpg", "png", "webp", "avif"].map(str::to_owned).into(),
            ),
            feature: Feature::default(),
            post_url: None,
            design: Design::default(),
            manner: Manner::default(),
        }
    }
}

impl Default for ImageOptimization {
    /// Nothing configured.
    fn default() -> Self {
        Self {
            srcsets: None,
            default_max_width: None,
            content_image_sizes: None,
            internal_image_sizes: BTreeMap::new(),
        }
    }
}

impl ImageOptimization {
    /// The figures of Ghost 6.65 where nothing is configured.
    pub fn as_in_ghost() -> Self {
        let size =
            |width: u32| (format!("w{width}"), ImageSize { width: Some(f64::from(width)), height: None });
        Self {
            srcsets: Some(true),
            default_max_width: Some(2000.0),
            content_image_sizes: Some([600, 1000, 1600, 2400].map(size).into()),
            internal_image_sizes: BTreeMap::new(),
        }
    }
}

impl Options {
    /// Options from JSON: `defaults` of one target, and over them files `{common, web, email}` that say what differs.
    /// Whole fields are replaced; only `design` is merged field by field.
    pub fn merged(
        defaults: &Value,
        differences: &[Value],
        target: Target,
    ) -> Result<Self, serde_json::Error> {
        let mut merged = defaults.as_object().cloned().unwrap_or_default();
        let own = match target {
            Target::Web => "web",
            Target::Email => "email",
        };
        for part in
            differences.iter().flat_map(|differences| [differences.get("common"), differences.get(own)])
        {
            for (name, value) in part.and_then(Value::as_object).into_iter().flatten() {
                replace(&mut merged, name, value);
            }
        }
        // What is null was taken away: it is as if it had never been there.
        merged.retain(|name, value| {
            !value.is_null() || matches!(name.as_str(), "imageOptimization" | "canTransformImage")
        });
        serde_json::from_value(Value::Object(merged))
    }
}

fn replace(merged: &mut Map<String, Value>, name: &str, value: &Value) {
    match (merged.get_mut(name), value) {
        (Some(Value::Object(design)), Value::Object(changes)) if name == "design" => {
            design.extend(changes.clone());
        }
        _ => {
            merged.insert(name.to_owned(), value.clone());
        }
    }
}
