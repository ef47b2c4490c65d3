//! Markdown: to HTML as Ghost's markdown card renders it, and to and from Lexical documents.
//!
//! It is the Markdown of kg-markdown-html-renderer 7.2.4: markdown-it with line breaks, bare addresses and raw HTML,
//! and its additions for footnotes, headings without a space, marks, lazy images, ids of headings, sub- and
//! superscript. `block` finds the blocks, `inline` what is in their lines, `footnotes` moves the notes to the end,
//! `render` writes HTML.

mod address;
mod block;
mod entity;
mod footnotes;
mod from_lexical;
mod inline;
mod letters;
mod link;
mod linkify;
mod links;
mod render;
mod slug;
mod tags;
mod to_lexical;
mod token;

pub use from_lexical::from_lexical;
pub use to_lexical::to_lexical;

use inline::Environment;
use token::{Kind, Token};

/// Renders Markdown as the markdown card of Ghost 6.65 does.
///
/// HTML in the text stays as it is, as in Ghost; links never lead to scripts (`javascript:`, `vbscript:`, `file:`,
/// `data:` but for images). Blocks and formats nest at most 100 deep.
pub fn to_html(source: &str) -> String {
    render::render(&parse(source))
}

/// All tokens of a text, in the order in which they are written.
fn parse(source: &str) -> Vec<Token> {
    let source = source.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}");
    let blocks = block::read(&source);
    let are_defined = !blocks.footnotes.is_empty();
    let mut environment = Environment {
        references: blocks.references,
        longest_footnote: blocks.footnotes.keys().map(String::len).max().unwrap_or(0),
        footnotes: blocks.footnotes,
        notes: Vec::new(),
    };
    let mut tokens = blocks.tokens;
    for token in tokens.iter_mut().filter(|token| token.kind == Kind::Inline) {
        token.children = inline::read(&token.content, &mut environment);
    }
    let mut tokens = footnotes::move_to_end(tokens, environment.notes, are_defined);
    for token in tokens.iter_mut().filter(|token| token.kind == Kind::Inline) {
        let children = links::make(std::mem::take(&mut token.children));
        token.children = inline::join_escapes(children);
    }
    tokens
}
