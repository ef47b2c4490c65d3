//! Placeholders in e-mail cards, such as `{first_name, "reader"}`, which the sending of mails fills in.

use crate::{
    html::{self, Tree},
    json::{is_space, trim},
};

/// Marks every placeholder with `%%` on both sides, so that the sender tells it from code in braces.
pub(super) fn wrap(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    // Up to here no quoted default ends: looking again and again would take quadratic time.
    let mut unclosed_until = 0;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let offset = html.len() - from.len();
        if let Some(length) = placeholder_length(from, offset, &mut unclosed_until) {
            let (token, behind) = from.split_at(length);
            let is_wrapped =
                html.get(..offset).is_some_and(|before| before.ends_with("%%")) && behind.starts_with("%%");
            let mark = if is_wrapped { "" } else { "%%" };
            out.push_str(mark);
            out.push_str(token);
            out.push_str(mark);
            rest = behind;
        } else {
            out.push('{');
            rest = from.strip_prefix('{').unwrap_or_default();
        }
    }
    out.push_str(rest);
    out
}

/// How long the placeholder is that begins with the text, in bytes. It is a name in braces, and may have a default
/// in quotes behind the name.
fn placeholder_length(text: &str, offset: usize, unclosed_until: &mut usize) -> Option<usize> {
    let behind_name = text
        .strip_prefix('{')?
        .trim_start_matches(|character: char| character.is_ascii_alphanumeric() || character == '_');
    if let Some(behind) = behind_name.strip_prefix('}') {
        return Some(text.len() - behind.len());
    }
    let default =
        behind_name.strip_prefix(',').unwrap_or(behind_name).trim_start_matches(' ').strip_prefix('"')?;
    let start = offset + text.len() - default.len();
    if start < *unclosed_until {
        return None;
    }
    let line = default.split(['\n', '\r', '\u{2028}', '\u{2029}']).next().unwrap_or_default();
    let end = line.find("\"}");
    if end.is_none() {
        *unclosed_until = start + line.len();
    }
    end.map(|end| text.len() - default.len() + end + 2)
}

/// One space for every run of white space, and none at the ends.
pub(super) fn with_single_spaces(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for word in trim(html).split(is_space).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Takes `code` elements away from around placeholders, and reads the HTML as a browser does.
pub(super) fn without_code_wrappers(html: &str) -> String {
    let Some(mut tree) = Tree::parse(html, "div") else { return html::as_text(html) };
    let mut unwrapped: Vec<html::NodeId> = Vec::new();
    for id in tree.descendants(tree.root()) {
        let is_code = tree.html_name(id) == Some("code") && has_placeholder(&tree.text(id));
        let is_inside =
            std::iter::successors(tree.parent(id), |at| tree.parent(*at)).any(|at| unwrapped.contains(&at));
        if is_code && !is_inside {
            unwrapped.push(id);
        }
    }
    for id in unwrapped {
        tree.unwrap(id);
    }
    tree.inner_html(tree.root())
}

fn has_placeholder(text: &str) -> bool {
    text.split(['\n', '\r', '\u{2028}', '\u{2029}'])
        .any(|line| line.split_once('{').is_some_and(|(_, behind)| behind.contains('}')))
}
