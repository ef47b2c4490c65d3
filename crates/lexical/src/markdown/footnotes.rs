//! Footnotes: their definitions are taken out of the text and put behind it, in the order of the references to them.

use std::collections::HashMap;

use super::inline::Note;
use super::token::{Kind, Token};

/// Moves the footnotes to the end.
pub(super) fn move_to_end(tokens: Vec<Token>, notes: Vec<Note>, are_defined: bool) -> Vec<Token> {
    if notes.is_empty() && !are_defined {
        return tokens;
    }
    let (mut text, definitions) = take_out(tokens);
    if notes.is_empty() {
        return text;
    }
    text.push(Token::new(Kind::FootnotesOpen, ""));
    for (number, note) in notes.into_iter().enumerate() {
        text.push(Token { note: (number, 0), ..Token::new(Kind::FootnoteOpen, "") });
        match &note.label {
            Some(label) => text.extend(definitions.get(label).cloned().unwrap_or_default()),
            None => text.extend(paragraph(note.tokens)),
        }
        let last_paragraph = text.pop_if(|last| last.is_close("p"));
        for reference in 0..note.count.max(1) {
            text.push(Token { note: (number, reference), ..Token::new(Kind::FootnoteBack, "") });
        }
        text.extend(last_paragraph);
        text.push(Token::new(Kind::FootnoteClose, ""));
    }
    text.push(Token::new(Kind::FootnotesClose, ""));
    text
}

fn paragraph(tokens: Vec<Token>) -> [Token; 3] {
    let tag = |kind| Token { is_block: true, ..Token::new(kind, "p") };
    [tag(Kind::Open), Token { children: tokens, ..Token::new(Kind::Inline, "") }, tag(Kind::Close)]
}

/// The text without the definitions, and what they define by their labels.
fn take_out(tokens: Vec<Token>) -> (Vec<Token>, HashMap<String, Vec<Token>>) {
    let mut text = Vec::with_capacity(tokens.len());
    let mut definitions = HashMap::new();
    let mut current: Option<(String, Vec<Token>)> = None;
    for token in tokens {
        match (&token.kind, &mut current) {
            (Kind::FootnoteDefinitionOpen, _) => current = Some((token.content, Vec::new())),
            (Kind::FootnoteDefinitionClose, _) => definitions.extend(current.take()),
            (_, Some((_, inside))) => inside.push(token),
            (_, None) => text.push(token),
        }
    }
    (text, definitions)
}
