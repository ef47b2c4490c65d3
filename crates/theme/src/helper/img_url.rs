//! `{{img_url feature_image size="m"}}`: the address of a picture at one of the theme's sizes.

use std::borrow::Cow;

use hbs::Value;

use super::{Answer, Call, is_on, string, text};
use crate::manifest::PictureSize;
use crate::view::View;

pub(super) fn img_url<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let image = call.param(0);
    if image.is_nothing() {
        return Ok(Value::Undefined);
    }
    let view = call.state();
    let (image, size) = (string(image), string(call.named("size")));
    let size = view.theme.manifest().image_sizes.get(&*size).copied().unwrap_or_default();
    let format = string(call.named("format"));
    if !is_ours(view, &image) {
        return text(call, &from_unsplash(&image, size, &format));
    }
    let sized = sized(&image, size, &format);
    let url = if is_on(call.named("absolute")) {
        if sized.starts_with("/content/images") { view.urls.absolute(&sized) } else { Cow::Borrowed(&*sized) }
    } else {
        Cow::Borrowed(view.urls.relative(&sized))
    };
    text(call, &url)
}

fn is_ours(view: &View<'_>, image: &str) -> bool {
    if image.contains("http://") || image.contains("https://") {
        return image.starts_with(&view.urls.home());
    }
    !image.starts_with("//") && !crate::urls::has_scheme(image)
}

/// `/content/images/size/w600h400/format/webp/2024/01/name.jpg`
fn sized<'i>(image: &'i str, size: PictureSize, format: &str) -> Cow<'i, str> {
    const FOLDER: &str = "content/images";
    const FORMATS: [&str; 6] = ["gif", "jpg", "jpeg", "png", "webp", "avif"];
    let Some((before, name)) = image.split_once(FOLDER).filter(|(_, name)| !name.is_empty()) else {
        return Cow::Borrowed(image);
    };
    let part = |letter: &str, length: Option<u32>| {
        length.map_or(String::new(), |length| format!("{letter}{length}"))
    };
    let folder = format!("{}{}", part("w", size.width), part("h", size.height));
    if folder.is_empty() {
        return Cow::Borrowed(image);
    }
    let format = if FORMATS.contains(&format) { format!("/format/{format}") } else { String::new() };
    Cow::Owned(format!("{before}{FOLDER}/size/{folder}{format}{name}"))
}

/// Unsplash makes the sizes of its pictures itself; other hosts' addresses stay as they are.
fn from_unsplash<'i>(image: &'i str, size: PictureSize, format: &str) -> Cow<'i, str> {
    if !image.contains("images.unsplash.com") {
        return Cow::Borrowed(image);
    }
    let (address, query) = image.split_once('?').unwrap_or((image, ""));
    let has_size = size.width.is_some() || size.height.is_some();
    let format = match format {
        "jpeg" => Some("jpg"),
        "avif" | "gif" | "jpg" | "png" | "webp" => Some(format),
        _ => None,
    };
    let mut parameters: Vec<(&str, Cow<'_, str>)> = query
        .split('&')
        .filter(|parameter| !parameter.is_empty())
        .map(|parameter| parameter.split_once('=').unwrap_or((parameter, "")))
        .filter(|(name, _)| !(has_size && matches!(*name, "w" | "h")))
        .map(|(name, value)| (name, Cow::Borrowed(value)))
        .collect();
    if let Some(format) = format {
        match parameters.iter_mut().find(|(name, _)| *name == "fm") {
            Some((_, value)) => *value = Cow::Borrowed(format),
            None => parameters.push(("fm", Cow::Borrowed(format))),
        }
    }
    parameters.extend(size.width.map(|width| ("w", Cow::Owned(width.to_string()))));
    parameters.extend(size.height.map(|height| ("h", Cow::Owned(height.to_string()))));
    let query: Vec<_> = parameters.iter().map(|(name, value)| format!("{name}={value}")).collect();
    if query.is_empty() { Cow::Borrowed(image) } else { Cow::Owned(format!("{address}?{}", query.join("&"))) }
}

#[cfg(test)]
mod tests {
    use super::{from_unsplash, sized};
    use crate::manifest::PictureSize;

    const SMALL: PictureSize = PictureSize { width: Some(300), height: None };

    #[test]
    fn a_picture_of_ours_is_asked_for_by_its_size() {
        assert_eq!(sized("/content/images/2024/a.jpg", SMALL, ""), "/content/images/size/w300/2024/a.jpg");
        assert_eq!(
            sized("http://x.example/content/images/a.jpg", SMALL, "webp"),
            "http://x.example/content/images/size/w300/format/webp/a.jpg"
        );
        assert_eq!(sized("/content/images/a.jpg", PictureSize::default(), ""), "/content/images/a.jpg");
        assert_eq!(sized("/elsewhere/a.jpg", SMALL, ""), "/elsewhere/a.jpg");
    }

    #[test]
    fn unsplash_is_asked_in_its_own_way() {
        let url = from_unsplash("https://images.unsplash.com/photo-1?q=80&w=2000", SMALL, "webp");
        assert_eq!(url, "https://images.unsplash.com/photo-1?q=80&fm=webp&w=300");
        assert_eq!(from_unsplash("https://other.example/a.jpg", SMALL, ""), "https://other.example/a.jpg");
    }
}
