//! Tokens to HTML.

use super::entity::unescape;
use super::slug::slug;
use super::token::{Kind, Token};

/// Writes all tokens.
pub(super) fn render(tokens: &[Token]) -> String {
    let mut out = String::new();
    for (at, token) in tokens.iter().enumerate() {
        if token.kind == Kind::Inline {
            for (at, child) in token.children.iter().enumerate() {
                write(child, at, &token.children, &mut out);
            }
        } else {
            write(token, at, tokens, &mut out);
        }
    }
    out
}

fn write(token: &Token, at: usize, all: &[Token], out: &mut String) {
    let (number, reference) = note_names(token.note);
    match &token.kind {
        Kind::Open | Kind::Close | Kind::Single => tag(token, at, all, out),
        Kind::Image => image(token, out),
        Kind::Text | Kind::Escaped => escape(&token.content, out),
        Kind::CodeInline => {
            out.push_str("<code>");
            escape(&token.content, out);
            out.push_str("</code>");
        }
        Kind::CodeBlock => code(&token.content, "", out),
        Kind::Fence(info) => {
            let info = unescape(info);
            code(&token.content, info.split_whitespace().next().unwrap_or_default(), out);
        }
        Kind::HtmlBlock | Kind::HtmlInline => out.push_str(&token.content),
        Kind::SoftBreak | Kind::HardBreak => out.push_str("<br>\n"),
        Kind::FootnoteReference => {
            let parts = [
                "<sup class=\"footnote-ref\"><a href=\"#fn",
                &number,
                "\" id=\"fnref",
                &reference,
                "\">[",
                &reference,
            ];
            out.extend(parts);
            out.push_str("]</a></sup>");
        }
        Kind::FootnotesOpen => {
            out.push_str("<hr class=\"footnotes-sep\">\n<section class=\"footnotes\">\n<ol class=\"footnotes-list\">\n");
        }
        Kind::FootnotesClose => out.push_str("</ol>\n</section>\n"),
        Kind::FootnoteOpen => out.extend(["<li id=\"fn", &number, "\" class=\"footnote-item\">"]),
        Kind::FootnoteClose => out.push_str("</li>\n"),
        Kind::FootnoteBack => {
            out.extend([
                " <a href=\"#fnref",
                &reference,
                "\" class=\"footnote-backref\">\u{21a9}\u{fe0e}</a>",
            ]);
        }
        Kind::Inline | Kind::FootnoteDefinitionOpen | Kind::FootnoteDefinitionClose => {}
    }
}

/// The number of a footnote, and that of a reference to it: `2`, and from the second reference on `2:1`.
fn note_names((note, reference): (usize, usize)) -> (String, String) {
    let number = (note + 1).to_string();
    let reference = if reference > 0 { format!("{number}:{reference}") } else { number.clone() };
    (number, reference)
}

/// A tag, with line breaks around blocks.
fn tag(token: &Token, at: usize, all: &[Token], out: &mut String) {
    if token.is_hidden {
        return;
    }
    let is_closing = token.kind == Kind::Close;
    if token.is_block
        && !is_closing
        && at.checked_sub(1).and_then(|before| all.get(before)).is_some_and(|before| before.is_hidden)
    {
        out.push('\n');
    }
    out.push_str(if is_closing { "</" } else { "<" });
    out.push_str(token.tag);
    attributes(token, out);
    let next = all.get(at + 1);
    if token.kind == Kind::Open
        && matches!(token.tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
        && let Some(heading) = next
    {
        let title: String = heading.children.iter().map(|child| child.content.as_str()).collect();
        attribute("id", &slug(&title), out);
    }
    out.push('>');
    let keeps_line = token.kind == Kind::Open
        && next.is_some_and(|next| next.kind == Kind::Inline || next.is_hidden || next.is_close(token.tag));
    if token.is_block && !keeps_line {
        out.push('\n');
    }
}

fn image(token: &Token, out: &mut String) {
    out.push_str("<img");
    for (name, value) in &token.attributes {
        if *name == "alt" {
            let mut text = String::new();
            plain(&token.children, &mut text);
            attribute("alt", &text, out);
        } else {
            attribute(name, value, out);
        }
    }
    out.push_str(" loading=\"lazy\">");
}

/// The text of a line without its formats.
pub(super) fn plain(tokens: &[Token], out: &mut String) {
    for token in tokens {
        match token.kind {
            Kind::Text | Kind::HtmlInline => out.push_str(&token.content),
            Kind::Image => plain(&token.children, out),
            Kind::SoftBreak | Kind::HardBreak => out.push('\n'),
            _ => {}
        }
    }
}

fn code(content: &str, language: &str, out: &mut String) {
    out.push_str("<pre><code");
    if !language.is_empty() {
        attribute("class", &format!("language-{language}"), out);
    }
    out.push('>');
    escape(content, out);
    out.push_str("</code></pre>\n");
}

fn attributes(token: &Token, out: &mut String) {
    for (name, value) in &token.attributes {
        attribute(name, value, out);
    }
}

fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(value, out);
    out.push('"');
}

fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter => out.push(letter),
        }
    }
}
