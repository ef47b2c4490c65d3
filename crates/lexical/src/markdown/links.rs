//! Making links of addresses in the plain text of a line.

use super::inline::{closes_link, opens_link};
use super::token::{Kind, Token};
use super::{address, linkify};

/// The tokens with links around the addresses that are in their texts, but for those that are in links already.
pub(super) fn make(tokens: Vec<Token>) -> Vec<Token> {
    let can_be_linked = can_be_linked(&tokens);
    let mut out = Vec::with_capacity(tokens.len());
    let mut is_after_escape = false;
    for (token, can_be_linked) in tokens.into_iter().zip(can_be_linked) {
        let after_escape = std::mem::replace(&mut is_after_escape, token.kind == Kind::Escaped);
        if can_be_linked && token.kind == Kind::Text {
            split(&token, after_escape, &mut out);
        } else {
            out.push(token);
        }
    }
    out
}

/// Which tokens are neither in a link nor between the tags of an HTML link. Links are looked for from the end, as in
/// markdown-it, where a closing tag without an opening one excludes all before it.
fn can_be_linked(tokens: &[Token]) -> Vec<bool> {
    let mut all = vec![true; tokens.len()];
    let (mut html_level, mut link_level) = (0_usize, 0_usize);
    for (token, can_be_linked) in tokens.iter().zip(all.iter_mut()).rev() {
        if token.is_close("a") {
            link_level += 1;
        }
        if link_level == 0 && token.kind == Kind::HtmlInline {
            if opens_link(&token.content) {
                html_level = html_level.saturating_sub(1);
            }
            html_level += usize::from(closes_link(&token.content));
        }
        *can_be_linked = link_level == 0 && html_level == 0;
        if token.is_open("a") {
            link_level = link_level.saturating_sub(1);
        }
    }
    all
}

fn split(token: &Token, is_after_escape: bool, out: &mut Vec<Token>) {
    let text = &token.content;
    let mut end = 0;
    for found in linkify::find(text) {
        // Right behind an escape the address would be only the rest of one.
        if found.start == 0 && is_after_escape {
            continue;
        }
        let Some(shown) = text.get(found.start..found.end) else { continue };
        let has_scheme = shown.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("mailto:"));
        let target = if found.is_mail && !has_scheme { format!("mailto:{shown}") } else { shown.to_owned() };
        let href = address::encode(&target);
        if !address::is_allowed(&href) {
            continue;
        }
        let shown = address::decode(shown);
        if found.start > end {
            out.push(Token::text(text.get(end..found.start).unwrap_or_default()));
        }
        out.push(Token::new(Kind::Open, "a").with_attribute("href", href));
        out.push(Token::text(shown));
        out.push(Token::new(Kind::Close, "a"));
        end = found.end;
    }
    if end < text.len() {
        out.push(Token::text(text.get(end..).unwrap_or_default()));
    }
}
