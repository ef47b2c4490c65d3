//! Quotes.

use super::super::letters::is_space;
use super::super::token::{Kind, Token};
use super::{Ending, Line, Parent, State};

impl State<'_> {
    pub(super) fn is_quote(&self, line: usize) -> bool {
        !self.is_code_indent(line) && self.byte(self.at(line).text_start()) == b'>'
    }

    pub(super) fn quote(&mut self, start: usize, end: usize) -> bool {
        if !self.is_quote(start) {
            return false;
        }
        let parent = std::mem::replace(&mut self.parent, Parent::Other);
        let line_end = self.line_end;
        let mut before = Vec::new();
        let next = self.cut_marks(start, end, &mut before);
        let indent = std::mem::replace(&mut self.indent, 0);
        self.push(Token::new(Kind::Open, "blockquote"));
        self.read(start, next);
        self.push(Token::new(Kind::Close, "blockquote"));
        self.line_end = line_end;
        self.parent = parent;
        for (line, before) in (start..).zip(before) {
            self.change(line, |line| *line = before);
        }
        self.indent = indent;
        true
    }

    /// Cuts the marks off the lines of a quote. Keeps how the lines were, and returns the first one behind the quote.
    fn cut_marks(&mut self, start: usize, end: usize, before: &mut Vec<Line>) -> usize {
        let mut is_last_empty = false;
        for next in start..end {
            let line = self.at(next);
            if line.is_empty() {
                return next;
            }
            if self.byte(line.text_start()) == b'>' && line.indent >= self.indent {
                before.push(line);
                let cut = self.without_mark(line);
                is_last_empty = cut.is_empty();
                self.change(next, |line| *line = cut);
                continue;
            }
            if is_last_empty {
                return next;
            }
            if self.ends(Ending::Quote, next, end) {
                self.line_end = next;
                if self.indent != 0 {
                    before.push(line);
                    let indent = self.indent;
                    self.change(next, |line| line.indent -= indent);
                }
                return next;
            }
            before.push(line);
            self.change(next, |line| line.indent = -1);
        }
        end
    }

    fn without_mark(&self, line: Line) -> Line {
        let mut at = line.text_start() + 1;
        let mut initial = line.indent + 1;
        let mut is_tab_split = false;
        let has_space = is_space(self.byte(at));
        match self.byte(at) {
            b' ' => {
                at += 1;
                initial += 1;
            }
            b'\t' if (line.cut + initial) % 4 == 3 => {
                at += 1;
                initial += 1;
            }
            // The tab is wider than the space that belongs to the mark.
            b'\t' => is_tab_split = true,
            _ => {}
        }
        let begin = at;
        let mut offset = initial;
        while at < line.end && is_space(self.byte(at)) {
            if self.byte(at) == b'\t' {
                offset += 4 - (offset + line.cut + isize::from(is_tab_split)) % 4;
            } else {
                offset += 1;
            }
            at += 1;
        }
        Line {
            begin,
            end: line.end,
            indent_bytes: at - begin,
            indent: offset - initial,
            cut: line.indent + 1 + isize::from(has_space),
        }
    }
}
