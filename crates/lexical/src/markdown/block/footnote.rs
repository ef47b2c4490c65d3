//! The definitions of footnotes.

use super::super::letters::is_space;
use super::super::token::{Kind, Token};
use super::{Parent, State};

impl State<'_> {
    /// The label of a footnote that is defined in a line, and the place behind the colon.
    pub(super) fn footnote_label(&self, line: usize) -> Option<(String, usize)> {
        let text = self.text(line);
        let label = text.strip_prefix("[^")?;
        let end = label.bytes().position(|byte| matches!(byte, b' ' | b']'))?;
        let (label, rest) = (label.get(..end)?, label.get(end..)?);
        let is_definition = text.len() >= 4 && !label.is_empty() && rest.starts_with("]:");
        is_definition.then(|| (label.to_owned(), self.at(line).text_start() + 2 + end + 2))
    }

    pub(super) fn footnote(&mut self, start: usize, end: usize) -> bool {
        let Some((label, after_colon)) = self.footnote_label(start) else { return false };
        self.blocks.footnotes.insert(label.clone(), None);
        self.push_mark(Kind::FootnoteDefinitionOpen, &label);
        self.level += 1;
        let line = self.at(start);
        let marked = isize::try_from(after_colon - line.text_start()).unwrap_or_default();
        let initial = line.indent + marked;
        let (mut at, mut offset) = (after_colon, initial);
        while at < line.end && is_space(self.byte(at)) {
            offset += if self.byte(at) == b'\t' { 4 - offset % 4 } else { 1 };
            at += 1;
        }
        self.indent += 4;
        let block_indent = self.indent;
        let parent = std::mem::replace(&mut self.parent, Parent::Other);
        self.change(start, |line| {
            line.begin = after_colon;
            line.indent_bytes = at - after_colon;
            line.indent = offset - initial;
            if line.indent < block_indent {
                line.indent += block_indent;
            }
        });
        self.read(start, end);
        self.parent = parent;
        self.indent -= 4;
        self.change(start, |changed| *changed = line);
        self.level -= 1;
        self.push_mark(Kind::FootnoteDefinitionClose, &label);
        true
    }

    fn push_mark(&mut self, kind: Kind, label: &str) {
        let mut token = Token::with_content(kind, "", label);
        token.level = self.level;
        self.blocks.tokens.push(token);
    }
}
