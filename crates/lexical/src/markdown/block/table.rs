//! Tables.

use super::super::letters::is_space;
use super::super::token::{Kind, Token};
use super::{Ending, Parent, State};

/// Cells that may be added to short rows of a table, so that a small text does not make a huge table.
const MAXIMUM_ADDED_CELLS: usize = 0x1_0000;

impl State<'_> {
    pub(super) fn is_table(&self, line: usize, end: usize) -> bool {
        self.table_head(line, end).is_some()
    }

    /// The cells of the head and the alignments of the columns.
    fn table_head(&self, line: usize, end: usize) -> Option<(Vec<String>, Vec<&'static str>)> {
        if line + 2 > end || self.at(line + 1).indent < self.indent || self.is_code_indent(line + 1) {
            return None;
        }
        let alignments = alignments(self.text(line + 1))?;
        let head = self.text(line).trim();
        if !head.contains('|') || self.is_code_indent(line) {
            return None;
        }
        let cells = cells(head);
        (!cells.is_empty() && cells.len() == alignments.len()).then_some((cells, alignments))
    }

    pub(super) fn table(&mut self, start: usize, end: usize) -> bool {
        let Some((head, alignments)) = self.table_head(start, end) else { return false };
        let parent = std::mem::replace(&mut self.parent, Parent::Other);
        self.push(Token::new(Kind::Open, "table"));
        self.push(Token::new(Kind::Open, "thead"));
        self.row("th", &head, &alignments);
        self.push(Token::new(Kind::Close, "thead"));
        let mut next = start + 2;
        let mut added = 0;
        while next < end && self.at(next).indent >= self.indent && !self.ends(Ending::Quote, next, end) {
            let text = self.text(next).trim();
            if text.is_empty() || self.is_code_indent(next) {
                break;
            }
            let cells = cells(text);
            added += alignments.len().saturating_sub(cells.len());
            if added > MAXIMUM_ADDED_CELLS {
                break;
            }
            if next == start + 2 {
                self.push(Token::new(Kind::Open, "tbody"));
            }
            self.row("td", &cells, &alignments);
            next += 1;
        }
        if next > start + 2 {
            self.push(Token::new(Kind::Close, "tbody"));
        }
        self.push(Token::new(Kind::Close, "table"));
        self.parent = parent;
        self.line = next;
        true
    }

    fn row(&mut self, tag: &'static str, cells: &[String], alignments: &[&'static str]) {
        self.push(Token::new(Kind::Open, "tr"));
        for (column, alignment) in alignments.iter().enumerate() {
            let style = (!alignment.is_empty()).then(|| ("style", format!("text-align:{alignment}")));
            self.push(Token { attributes: style.into_iter().collect(), ..Token::new(Kind::Open, tag) });
            let text = cells.get(column).map(|cell| cell.trim().to_owned()).unwrap_or_default();
            self.push(Token::with_content(Kind::Inline, "", text));
            self.push(Token::new(Kind::Close, tag));
        }
        self.push(Token::new(Kind::Close, "tr"));
    }
}

/// The alignments that the line below the head gives.
fn alignments(line: &str) -> Option<Vec<&'static str>> {
    let is_mark = |byte: u8| matches!(byte, b'|' | b'-' | b':');
    let bytes = line.as_bytes();
    let (first, second) = (*bytes.first()?, *bytes.get(1)?);
    let is_item = first == b'-' && is_space(second);
    if !is_mark(first) || is_item || !bytes.iter().all(|byte| is_mark(*byte) || is_space(*byte)) {
        return None;
    }
    let columns: Vec<&str> = line.split('|').collect();
    let mut all = Vec::new();
    for (place, column) in columns.iter().enumerate() {
        let column = column.trim();
        if column.is_empty() {
            if place == 0 || place + 1 == columns.len() {
                continue;
            }
            return None;
        }
        let (left, right) = (column.starts_with(':'), column.ends_with(':'));
        let dashes = column.strip_prefix(':').unwrap_or(column);
        let dashes = dashes.strip_suffix(':').unwrap_or(dashes);
        if dashes.is_empty() || !dashes.bytes().all(|byte| byte == b'-') {
            return None;
        }
        all.push(match (left, right) {
            (true, true) => "center",
            (false, true) => "right",
            (true, false) => "left",
            (false, false) => "",
        });
    }
    Some(all)
}

/// Splits a row at bars; a bar with a backslash before it is part of a cell.
fn cells(row: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_escaped = false;
    for letter in row.chars() {
        if let Some(cell) = cells.last_mut() {
            match letter {
                '|' if is_escaped => {
                    cell.pop();
                    cell.push('|');
                }
                '|' => cells.push(String::new()),
                letter => cell.push(letter),
            }
        }
        is_escaped = letter == '\\';
    }
    if cells.first().is_some_and(String::is_empty) {
        cells.remove(0);
    }
    if cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    cells
}
