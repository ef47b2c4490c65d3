//! What kind of story it is, where no editor has said so.

use published::Kind;

/// The kind that an internal tag gives, by the tag's slug: `hash-video` is `#video`.
pub(crate) fn of_internal_tag(slug: &str) -> Option<Kind> {
    slug.strip_prefix("hash-")?.parse().ok()
}

/// The kind that the first card of a story gives it.
pub(crate) fn of_lead_card(html: &str) -> Option<Kind> {
    let start = html.trim_start();
    let lead = start.get(..start.floor_char_boundary(600)).unwrap_or(start);
    let card = lead.split('>').next().unwrap_or_default();
    let shows = |class: &str| card.contains(class);
    if shows("kg-video-card") || shows("kg-embed-card") && embeds_a_film(lead) {
        Some(Kind::Video)
    } else if shows("kg-audio-card") {
        Some(Kind::Audio)
    } else if shows("kg-gallery-card") {
        Some(Kind::Gallery)
    } else {
        None
    }
}

fn embeds_a_film(lead: &str) -> bool {
    ["youtube.com/embed", "youtube-nocookie.com/embed", "player.vimeo.com/video"]
        .iter()
        .any(|host| lead.contains(host))
}

#[cfg(test)]
mod tests {
    use published::Kind;

    use super::{of_internal_tag, of_lead_card};

    #[test]
    fn internal_tags_name_kinds() {
        assert_eq!(of_internal_tag("hash-video"), Some(Kind::Video));
        assert_eq!(of_internal_tag("hash-brief"), Some(Kind::Brief));
        assert_eq!(of_internal_tag("video"), None);
        assert_eq!(of_internal_tag("hash-no-ads"), None);
    }

    #[test]
    fn the_first_card_tells_the_kind_and_later_ones_do_not() {
        assert_eq!(
            of_lead_card(r#"<figure class="kg-card kg-video-card kg-width-wide">"#),
            Some(Kind::Video)
        );
        assert_eq!(of_lead_card(r#"<div class="kg-card kg-audio-card">"#), Some(Kind::Audio));
        assert_eq!(
            of_lead_card(r#"<figure class="kg-card kg-gallery-card kg-width-wide">"#),
            Some(Kind::Gallery)
        );
        assert_eq!(of_lead_card(r#"<p>Text</p><figure class="kg-card kg-video-card">"#), None);
        let film = r#"<figure class="kg-card kg-embed-card"><iframe src="https://www.youtube.com/embed/x"></iframe>"#;
        assert_eq!(of_lead_card(film), Some(Kind::Video));
        assert_eq!(of_lead_card(r#"<figure class="kg-card kg-embed-card"><blockquote>"#), None);
    }
}
