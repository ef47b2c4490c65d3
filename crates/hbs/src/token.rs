//! The pieces that a template's text is cut into.

use std::borrow::Cow;

use crate::ast::Strip;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Token<'s> {
    Content(&'s str),
    Comment(Strip),
    /// `{{`, `{{&`, `{{*`
    Open {
        escaped: bool,
        decorator: bool,
        strip: bool,
    },
    /// `{{{`
    OpenUnescaped {
        strip: bool,
    },
    /// `{{#`, `{{#*`
    OpenBlock {
        decorator: bool,
        strip: bool,
    },
    /// `{{^name`
    OpenInverse {
        strip: bool,
    },
    /// `{{else name`
    OpenChain {
        strip: bool,
    },
    /// `{{^}}`, `{{else}}`
    Inverse(Strip),
    /// `{{/`
    OpenEnd {
        strip: bool,
    },
    /// `{{>`
    OpenPartial {
        strip: bool,
    },
    /// `{{#>`
    OpenPartialBlock {
        strip: bool,
    },
    /// `{{{{`
    OpenRaw,
    /// `}}}}`
    CloseRaw,
    /// `{{{{/name}}}}`
    EndRaw(&'s str),
    /// `}}`
    Close {
        strip: bool,
    },
    /// `}}}`
    CloseUnescaped {
        strip: bool,
    },
    OpenParenthesis,
    CloseParenthesis,
    Equals,
    /// A name, a dot, two dots, or a `[literal segment]`.
    Id {
        part: Cow<'s, str>,
        literal: bool,
    },
    Separator(char),
    Text(Cow<'s, str>),
    /// `@`
    Data,
    Bool(bool),
    Undefined,
    Null,
    Number(f64),
    /// `as |`
    OpenBlockParams,
    /// `|`
    CloseBlockParams,
    End,
}

/// A token in a sentence.
pub(crate) fn describe(token: &Token<'_>) -> String {
    let fixed = match token {
        Token::Id { part, .. } => return format!("\"{part}\""),
        Token::Text(text) => return format!("the string \"{text}\""),
        Token::Number(number) => return format!("the number {number}"),
        Token::Separator(separator) => return format!("\"{separator}\""),
        Token::Bool(truth) => return format!("\"{truth}\""),
        Token::End => "the end of the template",
        Token::Content(_) => "text",
        Token::Comment(_) => "a comment",
        Token::Open { .. } => "\"{{\"",
        Token::OpenUnescaped { .. } => "\"{{{\"",
        Token::OpenBlock { .. } => "\"{{#\"",
        Token::OpenInverse { .. } => "\"{{^\"",
        Token::OpenChain { .. } | Token::Inverse(_) => "\"{{else\"",
        Token::OpenEnd { .. } => "\"{{/\"",
        Token::OpenPartial { .. } => "\"{{>\"",
        Token::OpenPartialBlock { .. } => "\"{{#>\"",
        Token::OpenRaw => "\"{{{{\"",
        Token::CloseRaw => "\"}}}}\"",
        Token::EndRaw(_) => "the end of a raw block",
        Token::Close { .. } => "\"}}\"",
        Token::CloseUnescaped { .. } => "\"}}}\"",
        Token::OpenParenthesis => "\"(\"",
        Token::CloseParenthesis => "\")\"",
        Token::Equals => "\"=\"",
        Token::Data => "\"@\"",
        Token::Undefined => "\"undefined\"",
        Token::Null => "\"null\"",
        Token::OpenBlockParams => "\"as |\"",
        Token::CloseBlockParams => "\"|\"",
    };
    fixed.to_owned()
}
