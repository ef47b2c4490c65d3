//! What of a story a reader without a membership may read, as Ghost 6.65.

use published::Post;

/// Where an editor ends what everyone may read.
const PAYWALL: &str = "<!--members-only-->";

/// Where a passage begins that only some may read.
const BLOCK_BEGIN: &str = "<!--kg-gated-block:begin ";

/// Where such a passage ends.
const BLOCK_END: &str = "<!--kg-gated-block:end-->";

/// Cuts `post` to what an anonymous reader may see.
pub(super) fn for_anyone(post: &mut Post) {
    post.access = post.visibility == "public";
    if !post.access {
        cut_at_paywall(post);
    }
    if let Some(html) = post.html.as_deref().filter(|html| has_gated_blocks(html)) {
        post.html = Some(without_gated_blocks(html));
        renew_texts(post);
    }
}

fn cut_at_paywall(post: &mut Post) {
    let open_part =
        post.html.as_deref().and_then(|html| html.split_once(PAYWALL)).map(|(open, _)| open.to_owned());
    if open_part.is_some() {
        post.html = open_part;
        renew_texts(post);
    } else {
        // A list does not carry the text, but what is closed there is closed here.
        for text in [&mut post.html, &mut post.plaintext, &mut post.excerpt] {
            if text.is_some() {
                *text = Some(String::new());
            }
        }
    }
    post.teaser = post.excerpt.clone().filter(|excerpt| !excerpt.is_empty());
}

/// The texts that are made of the HTML follow what is left of it.
fn renew_texts(post: &mut Post) {
    let plaintext = lexical::plaintext(post.html.as_deref().unwrap_or_default());
    if post.custom_excerpt.is_none() && post.excerpt.is_some() {
        post.excerpt = Some(lexical::excerpt(&plaintext));
    }
    if post.html.as_deref().is_some_and(|html| !html.is_empty()) {
        post.plaintext = Some(plaintext);
        post.is_cut = true;
    }
}

/// Whether some passages of `html` are only for some.
pub(super) fn has_gated_blocks(html: &str) -> bool {
    html.contains(BLOCK_BEGIN)
}

/// Leaves out the passages that are not for people without a membership, and the marks of the others.
pub(super) fn without_gated_blocks(html: &str) -> String {
    let mut open = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, block)) = rest.split_once(BLOCK_BEGIN) {
        open.push_str(before);
        let Some((parameters, after)) = block.split_once("-->") else {
            open.extend([BLOCK_BEGIN, block]);
            return open;
        };
        let Some((content, after)) = after.split_once(BLOCK_END) else {
            open.extend([BLOCK_BEGIN, block]);
            return open;
        };
        if parameters
            .split_whitespace()
            .any(|parameter| matches!(parameter, "nonMember:true" | "nonMember:\"true\""))
        {
            open.push_str(content);
        }
        rest = after;
    }
    open.push_str(rest);
    open
}

#[cfg(test)]
mod tests {
    use published::Post;

    use super::{for_anyone, without_gated_blocks};

    fn post(visibility: &str, html: &str) -> Post {
        Post {
            visibility: visibility.into(),
            html: Some(html.into()),
            plaintext: Some("secret".into()),
            excerpt: Some("secret".into()),
            teaser: Some("secret".into()),
            ..Post::default()
        }
    }

    #[test]
    fn a_closed_story_without_a_paywall_shows_nothing() {
        let mut closed = post("members", "<p>secret</p>");
        for_anyone(&mut closed);
        assert!(!closed.access);
        assert!(!format!("{closed:?}").contains("secret"), "{closed:?}");
    }

    #[test]
    fn a_closed_story_shows_what_stands_before_its_paywall() {
        let mut closed = post("paid", "<p>Open.</p><!--members-only--><p>secret</p>");
        for_anyone(&mut closed);
        assert_eq!(closed.html.as_deref(), Some("<p>Open.</p>"));
        assert_eq!(closed.excerpt.as_deref(), Some("Open."));
        assert!(!format!("{closed:?}").contains("secret"), "{closed:?}");
    }

    #[test]
    fn gated_passages_are_for_those_whom_they_name() {
        let html = "a<!--kg-gated-block:begin nonMember:false memberSegment:\"status:free\" -->secret<!--kg-gated-block:end-->b\
                    <!--kg-gated-block:begin nonMember:true memberSegment:\"\" -->open<!--kg-gated-block:end-->c";
        assert_eq!(without_gated_blocks(html), "abopenc");
    }
}
