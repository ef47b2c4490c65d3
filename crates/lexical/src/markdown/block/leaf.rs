//! Blocks that hold no blocks: paragraphs, headings, rules, code.

use super::super::letters::{is_space, trim};
use super::super::token::{Kind, Token, heading_tag};
use super::{Ending, Parent, State};

impl State<'_> {
    pub(super) fn paragraph(&mut self, line: usize, end: usize) {
        let parent = std::mem::replace(&mut self.parent, Parent::Paragraph);
        let mut next = line + 1;
        while next < end && !self.is_empty(next) && !self.ends_paragraph(next, end) {
            next += 1;
        }
        let text = self.text_of(line, next, self.indent, false);
        self.line = next;
        self.push_text_block("p", trim(&text));
        self.parent = parent;
    }

    /// Lines that are indented as code, or that go on lazily, never end a paragraph.
    fn ends_paragraph(&mut self, line: usize, end: usize) -> bool {
        let indent = self.at(line).indent;
        indent - self.indent <= 3 && indent >= 0 && self.ends(Ending::Paragraph, line, end)
    }

    /// The level of a heading that begins with `#`, and where its text begins. No space is needed.
    pub(super) fn heading_mark(&self, line: usize) -> Option<(usize, usize)> {
        let marks = self.text(line).bytes().take_while(|byte| *byte == b'#').count();
        (1..=6).contains(&marks).then(|| (marks, self.at(line).text_start() + marks))
    }

    pub(super) fn heading(&mut self, line: usize) -> bool {
        let Some((level, start)) = self.heading_mark(line) else { return false };
        let text = self.slice(start, self.at(line).end).trim_end_matches(' ');
        let without_marks = text.trim_end_matches('#');
        let text = if without_marks.ends_with(' ') { without_marks } else { text };
        self.line = line + 1;
        self.push_text_block(heading_tag(level), text.trim());
        true
    }

    /// A heading that is underlined by `===` or `---`.
    pub(super) fn underlined_heading(&mut self, line: usize, end: usize) -> bool {
        if self.is_code_indent(line) {
            return false;
        }
        let parent = std::mem::replace(&mut self.parent, Parent::Paragraph);
        let mut found = None;
        let mut next = line + 1;
        while next < end && !self.is_empty(next) {
            if !self.is_code_indent(next) {
                found = self.underline(next);
                if found.is_some() || self.ends_paragraph(next, end) {
                    break;
                }
            }
            next += 1;
        }
        if let Some(tag) = found {
            let text = self.text_of(line, next, self.indent, false);
            self.line = next + 1;
            self.push_text_block(tag, trim(&text));
        }
        self.parent = parent;
        found.is_some()
    }

    fn underline(&self, line: usize) -> Option<&'static str> {
        let text = self.text(line);
        let mark = text.chars().next().filter(|mark| matches!(mark, '-' | '='))?;
        let rest = text.trim_start_matches(mark);
        let is_underline = self.at(line).indent >= self.indent && rest.bytes().all(is_space);
        is_underline.then_some(if mark == '=' { "h1" } else { "h2" })
    }

    /// The mark of a rule: three or more of the same, with nothing else in the line.
    pub(super) fn rule_mark(&self, line: usize) -> Option<u8> {
        let text = self.text(line);
        let mark = text.bytes().next().filter(|mark| matches!(mark, b'*' | b'-' | b'_'))?;
        let marks = text.bytes().filter(|byte| *byte == mark).count();
        let is_rule = marks >= 3
            && text.bytes().all(|byte| byte == mark || is_space(byte))
            && !self.is_code_indent(line);
        is_rule.then_some(mark)
    }

    pub(super) fn rule(&mut self, line: usize) -> bool {
        let is_rule = self.rule_mark(line).is_some();
        if is_rule {
            self.line = line + 1;
            self.push(Token::new(Kind::Single, "hr"));
        }
        is_rule
    }

    /// Code that is indented.
    pub(super) fn code(&mut self, line: usize, end: usize) -> bool {
        if !self.is_code_indent(line) {
            return false;
        }
        let (mut next, mut last) = (line + 1, line + 1);
        while next < end && (self.is_empty(next) || self.is_code_indent(next)) {
            next += 1;
            if !self.is_empty(next - 1) {
                last = next;
            }
        }
        self.line = last;
        let code = self.text_of(line, last, 4 + self.indent, false) + "\n";
        self.push(Token::with_content(Kind::CodeBlock, "code", code));
        true
    }

    /// The mark of a fence, how long it is, and what is behind it.
    pub(super) fn fence_mark(&self, line: usize) -> Option<(char, usize, &str)> {
        let text = self.text(line);
        let mark = text.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
        let info = text.trim_start_matches(mark);
        let length = text.len() - info.len();
        let is_fence = length >= 3 && !(mark == '`' && info.contains('`')) && !self.is_code_indent(line);
        is_fence.then_some((mark, length, info))
    }

    pub(super) fn fence(&mut self, line: usize, end: usize) -> bool {
        let Some((mark, length, info)) = self.fence_mark(line) else { return false };
        let info = info.to_owned();
        let is_behind =
            |state: &Self, next: usize| !state.is_empty(next) && state.at(next).indent < state.indent;
        let closes = |state: &Self, next: usize| {
            let rest = state.text(next).trim_start_matches(mark);
            let marks = state.text(next).len() - rest.len();
            marks >= length && rest.bytes().all(is_space) && !state.is_code_indent(next)
        };
        let next = (line + 1..end).find(|next| is_behind(self, *next) || closes(self, *next)).unwrap_or(end);
        let is_closed = next < end && !is_behind(self, next);
        self.line = next + usize::from(is_closed);
        let code = self.text_of(line + 1, next, self.at(line).indent, true);
        self.push(Token::with_content(Kind::Fence(info), "code", code));
        true
    }
}
