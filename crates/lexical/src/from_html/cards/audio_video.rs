//! Audio and video cards.

use serde_json::{Value, json};

use super::super::clean::figure_caption;
use super::super::dom::{Dom, Id};
use super::super::script::{address, json_number, parse_int, to_number, trim};
use super::super::serialize;
use super::{or_default, without_data};

pub(super) fn audio(dom: &Dom, id: Id) -> Value {
    let inner =
        |class: &str| dom.find_class(id, class).map(|node| trim(&serialize::inner(dom, node)).to_owned());
    let audio = dom.find_in_class(id, "kg-audio-player-container", "audio");
    let thumbnail = dom.find_class(id, "kg-audio-thumbnail").filter(|node| has_source(dom, *node));
    let duration = inner("kg-audio-duration").filter(|text| !text.is_empty()).and_then(|text| seconds(&text));
    json!({
        "type": "audio",
        "version": 1,
        "duration": json_number(Some(duration.unwrap_or(0.0))),
        "mimeType": "",
        "src": audio.map(|audio| address(dom, audio, "src")).unwrap_or_default(),
        "title": inner("kg-audio-title").unwrap_or_default(),
        "thumbnailSrc": thumbnail.map(|image| address(dom, image, "src")).unwrap_or_default()
    })
}

fn has_source(dom: &Dom, id: Id) -> bool {
    ["img", "audio", "video", "iframe", "embed", "input", "source", "track"]
        .iter()
        .any(|name| dom.is(id, name))
}

/// `1:30` is 90; without a colon it is seconds.
fn seconds(text: &str) -> Option<f64> {
    let whole = |text: &str| to_number(text).filter(|number| number.is_finite() && number.fract() == 0.0);
    match text.split_once(':') {
        Some((minutes, rest)) => {
            let seconds = rest.split(':').next().unwrap_or_default();
            Some(whole(minutes)? * 60.0 + whole(seconds)?)
        }
        None => to_number(text).filter(|number| number.is_finite()),
    }
}

pub(super) fn video(dom: &Dom, id: Id) -> Option<Value> {
    let video = dom.find_in_class(id, "kg-video-container", "video")?;
    let source = Some(address(dom, video, "src")).filter(|source| !source.is_empty())?;
    let size = |name: &str| {
        let size = dom
            .attribute(video, name)
            .and_then(parse_int)
            .filter(|size| (1.0..=2_147_483_647.0).contains(size));
        json_number(size)
    };
    let width = ["full", "wide"].into_iter().find(|width| dom.has_class(id, &format!("kg-width-{width}")));
    let data = |name: &str| or_default(dom.attribute(id, name).map(str::to_owned), "");
    Some(json!({
        "type": "video",
        "version": 1,
        "src": without_data(source),
        "caption": figure_caption(dom, id).unwrap_or_default(),
        "fileName": "",
        "mimeType": "",
        "width": size("width"),
        "height": size("height"),
        "duration": json_number(Some(video_duration(dom, id).unwrap_or(0.0))),
        "thumbnailSrc": data("data-kg-thumbnail"),
        "customThumbnailSrc": data("data-kg-custom-thumbnail"),
        "thumbnailWidth": null,
        "thumbnailHeight": null,
        "cardWidth": width.unwrap_or("regular"),
        "loop": dom.attribute(video, "loop").is_some()
    }))
}

fn video_duration(dom: &Dom, id: Id) -> Option<f64> {
    let text = serialize::inner(dom, dom.find_class(id, "kg-video-duration")?);
    let text = trim(&text);
    if text.is_empty() {
        return None;
    }
    let mut parts = text.split(':');
    let minutes = parse_int(parts.next()?)?;
    let seconds = parse_int(parts.next().unwrap_or("0"))?;
    Some(minutes * 60.0 + seconds)
}
