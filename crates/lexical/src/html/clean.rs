//! Cleaning of HTML that came in a card's field: what would run a program is taken out, all else stays as it is.

use super::{
    as_text,
    escape::push_text,
    tree::{Content, NodeId, Tree},
};

/// The HTML of a field as a whole of its own: balanced, and without scripts, event handlers or dangerous addresses.
pub(crate) fn safe_fragment(source: &str) -> String {
    if !source.contains(['<', '&', '\r', '\0']) {
        let mut out = String::with_capacity(source.len());
        push_text(&mut out, source);
        return out;
    }
    let Some(mut tree) = Tree::parse(source, "div") else { return as_text(source) };
    clean(&mut tree);
    tree.inner_html(tree.root())
}

/// Takes out of the tree what would run a program.
pub(crate) fn clean(tree: &mut Tree) {
    for id in tree.descendants(tree.root()) {
        if is_dangerous_element(tree, id) {
            tree.remove(id);
            continue;
        }
        let shows_pictures = matches!(tree.html_name(id), Some("img" | "source" | "video"));
        if let Some(attributes) = tree.attributes_mut(id) {
            attributes.retain(|attribute| {
                !is_dangerous_attribute(&attribute.name.local, &attribute.value, shows_pictures)
            });
        }
    }
}

fn is_dangerous_element(tree: &Tree, id: NodeId) -> bool {
    // By local name in any namespace: svg has scripts too, and animations that set attributes.
    let Content::Element { name, .. } = tree.content(id) else { return false };
    matches!(
        &*name.local.to_ascii_lowercase(),
        "script" | "base" | "meta" | "link" | "animate" | "animatemotion" | "animatetransform" | "set"
    )
}

fn is_dangerous_attribute(name: &str, value: &str, shows_pictures: bool) -> bool {
    let name = name.to_ascii_lowercase();
    // A prefix is part of the name where an svg attribute stands on another element.
    let name = name.rsplit(':').next().unwrap_or_default();
    match name {
        "srcdoc" => true,
        "href" | "src" | "action" | "formaction" | "data" | "poster" | "background" | "cite" | "longdesc"
        | "codebase" | "classid" | "dynsrc" | "lowsrc" | "ping" | "manifest" | "icon" | "profile"
        | "usemap" | "archive" => is_dangerous_url(value, shows_pictures),
        "srcset" => value.split(',').any(|candidate| is_dangerous_url(candidate, true)),
        // A bookmark's picture hides where it can't be loaded.
        "onerror" => value != "this.style.display='none'",
        "style" => {
            let style: String =
                value.to_ascii_lowercase().chars().filter(|character| !character.is_whitespace()).collect();
            style.contains("javascript:") || style.contains("expression(") || style.contains("vbscript:")
        }
        _ => name.starts_with("on"),
    }
}

/// Whether opening the address runs a program: javascript:, vbscript:, and data: but for pictures where
/// `pictures` may be shown.
pub(crate) fn is_dangerous_url(url: &str, pictures: bool) -> bool {
    // Browsers read over control characters and spaces in front of the scheme, and over tabs and line ends in it.
    let mut scheme = String::new();
    for character in url
        .chars()
        .filter(|character| !character.is_ascii_control())
        .skip_while(|character| *character == ' ')
    {
        if scheme.len() > 32 {
            break;
        }
        scheme.push(character.to_ascii_lowercase());
    }
    if let Some(rest) = scheme.strip_prefix("data:") {
        return !(pictures && rest.starts_with("image/"));
    }
    scheme.starts_with("javascript:") || scheme.starts_with("vbscript:")
}
