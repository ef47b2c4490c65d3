//! Pictures: the widths in which a site offers them, and the sizes at which they are shown.

use crate::{
    json::{format_number, round},
    options::ImageOptimization,
    render::Context,
};

/// Pictures in e-mails are this wide, in pixels, and loaded at twice the width for dense screens.
const EMAIL_WIDTH: f64 = 600.0;

/// A picture by its address and its size in pixels; NaN where it is not known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Picture<'a> {
    pub(super) src: &'a str,
    pub(super) width: f64,
    pub(super) height: f64,
    /// Whether the width was given as a number, and not as text.
    pub(super) is_exact: bool,
}

/// A width in which a picture is offered, in pixels.
#[derive(Debug, Clone, Copy)]
struct Offer {
    width: f64,
    /// Whether it is the picture's own width, so that it is offered as it is stored.
    is_own: bool,
}

impl Picture<'_> {
    /// Whether the site's store has the picture and can resize it.
    pub(super) fn is_resizable(&self, context: &Context<'_>) -> bool {
        self.is_stored(context) && context.options.can_transform_image == Some(true) && has_pixels(self.src)
    }

    /// Whether the picture is at the photo service Unsplash, which resizes by parameters of the address.
    pub(super) fn is_at_unsplash(&self) -> bool {
        self.src.contains("images.unsplash.com")
    }

    /// The address of an Unsplash picture at this width.
    pub(super) fn unsplash_src(&self, width: f64, format: Option<&str>) -> Option<String> {
        let mut url = url::Url::parse(self.src).ok()?;
        set_parameter(&mut url, "w", &format_number(width));
        if let Some(format) = format {
            set_parameter(&mut url, "fm", format);
        }
        Some(url.into())
    }

    fn is_stored(&self, context: &Context<'_>) -> bool {
        let options = context.options;
        let path = self.src.replacen(options.site_url.strip_suffix('/').unwrap_or(&options.site_url), "", 1);
        let is_local = match path.strip_prefix("__GHOST_URL__") {
            Some(behind) => behind.strip_prefix('/').unwrap_or(behind).starts_with("content/images/"),
            None => path.strip_prefix('/').is_some_and(|behind| behind.contains("content/images/")),
        };
        let base = &options.image_base_url;
        let on_base = || {
            let path = self.src.replacen(base.strip_suffix('/').unwrap_or(base), "", 1);
            path.strip_prefix('/').unwrap_or(&path).starts_with("content/images/")
        };
        is_local || (!base.is_empty() && on_base())
    }

    /// The `srcset` of the picture: all widths in which it is offered, in one format if any is asked for.
    pub(super) fn srcset(&self, format: Option<&str>, context: &Context<'_>) -> Option<String> {
        let optimization = context.options.image_optimization.as_ref()?;
        if optimization.srcsets == Some(false) || self.width.is_nan() || self.width == 0.0 {
            return None;
        }
        let offers = self.offers(optimization)?;
        let is_stored = self.is_stored(context);
        if is_stored && (context.options.can_transform_image == Some(false) || self.is_left_alone(context)) {
            return None;
        }
        if is_stored {
            let candidates: Vec<_> =
                offers.iter().filter_map(|offer| self.stored_candidate(*offer, format)).collect();
            if !candidates.is_empty() {
                return Some(candidates.join(", "));
            }
        }
        if !self.is_at_unsplash() {
            return None;
        }
        let candidates: Option<Vec<_>> = offers
            .iter()
            .map(|offer| {
                Some(format!("{} {}w", self.unsplash_src(offer.width, format)?, format_number(offer.width)))
            })
            .collect();
        candidates.filter(|candidates| !candidates.is_empty()).map(|candidates| candidates.join(", "))
    }

    fn is_left_alone(&self, context: &Context<'_>) -> bool {
        context.options.can_transform_image == Some(true) && !has_pixels(self.src)
    }

    fn stored_candidate(&self, Offer { width, is_own }: Offer, format: Option<&str>) -> Option<String> {
        let number = format_number(width);
        let (folder, name) = self.stored_parts()?;
        match format {
            Some(format) if width <= self.width => {
                Some(format!("{folder}/size/w{number}/format/{format}/{name} {number}w"))
            }
            None if is_own => Some(format!("{} {number}w", self.src)),
            None if width <= self.width => Some(format!("{folder}/size/w{number}/{name} {number}w")),
            _ => None,
        }
    }

    /// The address up to the folder of pictures, and what is behind it.
    pub(super) fn stored_parts(&self) -> Option<(&str, &str)> {
        let at = self.src.rfind("/content/images/")? + "/content/images".len();
        Some((self.src.get(..at)?, self.src.get(at + 1..)?))
    }

    /// The widths in which the picture is offered: those of the site up to its own, and its own.
    fn offers(&self, optimization: &ImageOptimization) -> Option<Vec<Offer>> {
        let sizes = optimization.content_image_sizes.as_ref()?;
        let mut widths: Vec<f64> = sizes.values().filter_map(|size| size.width).collect();
        widths.sort_by(f64::total_cmp);
        let widest = widths.last().copied();
        widths.retain(|width| *width <= self.width);
        let is_between = widths.last().is_some_and(|last| self.width > *last)
            && widest.is_some_and(|widest| self.width < widest);
        let mut offers: Vec<Offer> = widths
            .into_iter()
            .map(|width| Offer { width, is_own: self.is_exact && width.total_cmp(&self.width).is_eq() })
            .collect();
        if is_between {
            offers.push(Offer { width: self.width, is_own: true });
        }
        Some(offers)
    }

    /// The size at which the picture is stored, if it is wider than the site stores pictures.
    pub(super) fn stored_size(&self, context: &Context<'_>) -> Option<(f64, f64)> {
        let widest =
            context.options.image_optimization.as_ref()?.default_max_width.filter(|width| *width != 0.0)?;
        (self.width > widest && self.is_resizable(context)).then(|| self.at_width(widest))
    }

    /// The size at which e-mails show the picture.
    pub(super) fn email_size(&self) -> (f64, f64) {
        if self.width >= EMAIL_WIDTH { self.at_width(EMAIL_WIDTH) } else { (self.width, self.height) }
    }

    /// The address e-mails load the picture from, if it is another one.
    pub(super) fn email_src(&self, context: &Context<'_>) -> Option<String> {
        let offers = self.offers(context.options.image_optimization.as_ref()?)?;
        if !self.is_resizable(context) {
            return None;
        }
        let offer = offers
            .into_iter()
            .find(|offer| offer.width >= 2.0 * EMAIL_WIDTH)
            .filter(|offer| !offer.is_own)?;
        let (folder, name) = self.stored_parts()?;
        Some(format!("{folder}/size/w{}/{name}", format_number(offer.width)))
    }

    /// The size the picture has at this width.
    pub(super) fn at_width(&self, width: f64) -> (f64, f64) {
        (width, round(width / (self.width / self.height)))
    }
}

/// Whether the file is made of pixels, going by its name: drawings and icons are not resized.
fn has_pixels(src: &str) -> bool {
    let name = src.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let extension = name.rfind('.').filter(|at| *at > 0).and_then(|at| name.get(at..));
    !matches!(extension, Some(".ico" | ".svg" | ".svgz"))
}

/// Sets a parameter as `URLSearchParams` does: in its first place, or at the end.
fn set_parameter(url: &mut url::Url, name: &str, value: &str) {
    let mut is_set = false;
    let mut pairs: Vec<(String, String)> = Vec::new();
    for (key, old) in url.query_pairs() {
        if key != name {
            pairs.push((key.into_owned(), old.into_owned()));
        } else if !is_set {
            pairs.push((name.to_owned(), value.to_owned()));
            is_set = true;
        }
    }
    if !is_set {
        pairs.push((name.to_owned(), value.to_owned()));
    }
    url.query_pairs_mut().clear().extend_pairs(pairs);
}
