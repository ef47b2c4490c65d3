//! Formats: emphasis, strong emphasis, strikethrough and marks, which begin and end with delimiters.

use super::super::letters::{is_punctuation, is_white_space};
use super::super::token::{Kind, Token};
use super::State;

/// A delimiter that may begin or end a format.
#[derive(Debug, Clone)]
pub(super) struct Delimiter {
    marker: u8,
    /// The length of the run it is in; 0 for those that always come in twos.
    length: usize,
    /// Its token.
    token: usize,
    /// The delimiter that ends what this one begins.
    end: Option<usize>,
    can_open: bool,
    can_close: bool,
}

/// A run of delimiters.
struct Run {
    length: usize,
    can_open: bool,
    can_close: bool,
}

impl State<'_, '_> {
    fn run(&self, splits_words: bool) -> Run {
        let marker = self.byte(self.at);
        let rest = self.text.as_bytes().get(self.at..self.end).unwrap_or_default();
        let length = rest.iter().take_while(|byte| **byte == marker).count();
        let before = self.slice(0, self.at).chars().next_back().unwrap_or(' ');
        let after = self.slice(self.at + length, self.end).chars().next().unwrap_or(' ');
        let (space_before, space_after) = (is_white_space(before), is_white_space(after));
        let (mark_before, mark_after) = (is_punctuation(before), is_punctuation(after));
        let is_left = !space_after && (!mark_after || space_before || mark_before);
        let is_right = !space_before && (!mark_before || space_after || mark_after);
        Run {
            length,
            can_open: is_left && (splits_words || !is_right || mark_before),
            can_close: is_right && (splits_words || !is_left || mark_after),
        }
    }

    fn push_delimiter(&mut self, marker: u8, length: usize, text: &str, run: &Run) {
        self.push(Token::text(text));
        let delimiter = Delimiter {
            marker,
            length,
            token: self.tokens.len() - 1,
            end: None,
            can_open: run.can_open,
            can_close: run.can_close,
        };
        if let Some(list) = self.delimiters.get_mut(self.current) {
            list.push(delimiter);
        }
    }

    pub(super) fn emphasis(&mut self) -> bool {
        let marker = self.byte(self.at);
        let run = self.run(marker == b'*');
        let text = self.letter();
        for _ in 0..run.length {
            self.push_delimiter(marker, run.length, text, &run);
        }
        self.at += run.length;
        true
    }

    /// Delimiters of two: `~~` and `==`.
    pub(super) fn delimiter_pairs(&mut self, marker: u8) -> bool {
        let run = self.run(true);
        if run.length < 2 {
            return false;
        }
        if run.length % 2 == 1 {
            self.push(Token::text(self.letter()));
        }
        let text = self.slice(self.at, self.at + 2);
        for _ in 0..run.length / 2 {
            if marker == b'=' && !run.can_open && !run.can_close {
                self.push(Token::text(text));
            } else {
                self.push_delimiter(marker, 0, text, &run);
            }
        }
        self.at += run.length;
        true
    }
}

/// Finds what begins and ends formats, and makes tags of their tokens.
pub(super) fn pair(lists: &mut [Vec<Delimiter>], tokens: &mut [Token]) {
    for list in lists.iter_mut() {
        find_ends(list);
    }
    for (marker, tag) in [(b'~', "s"), (b'=', "mark")] {
        for list in lists.iter() {
            make_pairs(list, marker, tag, tokens);
        }
    }
    for list in lists.iter() {
        make_emphasis(list, tokens);
    }
}

/// For every delimiter that can end a format, looks for the nearest before it that can begin one.
fn find_ends(list: &mut [Delimiter]) {
    let mut bottoms: std::collections::HashMap<(u8, bool, usize), usize> = std::collections::HashMap::new();
    let mut jumps: Vec<usize> = Vec::with_capacity(list.len());
    let (mut header, mut last_token) = (0_usize, None);
    for closer_at in 0..list.len() {
        jumps.push(0);
        let Some(closer) = list.get(closer_at).cloned() else { return };
        let is_same_run = list.get(header).is_some_and(|first| first.marker == closer.marker)
            && last_token == Some(closer.token);
        if !is_same_run {
            header = closer_at;
        }
        last_token = Some(closer.token + 1);
        if !closer.can_close {
            continue;
        }
        let class = |can_open: bool| (closer.marker, can_open, closer.length % 3);
        // Places are counted from 1 here, so that 0 is before the first.
        let bottom = bottoms.get(&class(closer.can_open)).copied().unwrap_or(0);
        let first = header - jumps.get(header).copied().unwrap_or(0).min(header);
        let opener = find_opener(list, &jumps, &closer, first, bottom);
        let Some(opener_at) = opener else {
            bottoms.insert(class(closer.can_open), first);
            continue;
        };
        let before = opener_at
            .checked_sub(1)
            .filter(|before| list.get(*before).is_some_and(|delimiter| !delimiter.can_open));
        let last_jump = before.map_or(0, |before| jumps.get(before).copied().unwrap_or(0) + 1);
        if let Some(jump) = jumps.get_mut(closer_at) {
            *jump = closer_at - opener_at + last_jump;
        }
        if let Some(jump) = jumps.get_mut(opener_at) {
            *jump = last_jump;
        }
        if let Some(closer) = list.get_mut(closer_at) {
            closer.can_open = false;
        }
        if let Some(opener) = list.get_mut(opener_at) {
            opener.end = Some(closer_at);
            opener.can_close = false;
        }
        last_token = None;
    }
}

/// The delimiter that a closer ends, looked for from before `first` down to `bottom`.
fn find_opener(
    list: &[Delimiter],
    jumps: &[usize],
    closer: &Delimiter,
    first: usize,
    bottom: usize,
) -> Option<usize> {
    let mut at = first;
    while at > bottom {
        let opener = list.get(at - 1)?;
        if opener.marker == closer.marker && opener.can_open && opener.end.is_none() {
            let is_both = opener.can_close || closer.can_open;
            let is_three = (opener.length + closer.length).is_multiple_of(3);
            let are_threes = opener.length.is_multiple_of(3) && closer.length.is_multiple_of(3);
            if !(is_both && is_three && !are_threes) {
                return Some(at - 1);
            }
        }
        at = at.saturating_sub(jumps.get(at - 1).copied().unwrap_or(0) + 1);
    }
    None
}

fn make_tag(tokens: &mut [Token], at: usize, kind: Kind, tag: &'static str) {
    if let Some(token) = tokens.get_mut(at) {
        *token = Token::new(kind, tag);
    }
}

fn make_pairs(list: &[Delimiter], marker: u8, tag: &'static str, tokens: &mut [Token]) {
    let mut lone = Vec::new();
    for delimiter in list.iter().filter(|delimiter| delimiter.marker == marker) {
        let Some(end) = delimiter.end.and_then(|end| list.get(end)) else { continue };
        make_tag(tokens, delimiter.token, Kind::Open, tag);
        make_tag(tokens, end.token, Kind::Close, tag);
        let before = end.token.wrapping_sub(1);
        let is_lone = |token: &Token| token.kind == Kind::Text && token.content.as_bytes() == [marker];
        if tokens.get(before).is_some_and(is_lone) {
            lone.push(before);
        }
    }
    // A single delimiter before the end of a format belongs behind it.
    for at in lone.into_iter().rev() {
        let closes = tokens.iter().skip(at + 1).take_while(|token| token.is_close(tag)).count();
        if closes > 0 && at + closes < tokens.len() {
            tokens.swap(at, at + closes);
        }
    }
}

fn make_emphasis(list: &[Delimiter], tokens: &mut [Token]) {
    let mut at = list.len();
    while let Some(index) = at.checked_sub(1) {
        at = index;
        let Some(start) = list.get(index).filter(|start| matches!(start.marker, b'_' | b'*')) else {
            continue;
        };
        let Some((end_at, end)) = start.end.and_then(|end| Some((end, list.get(end)?))) else { continue };
        let before = index.checked_sub(1).and_then(|before| list.get(before));
        let after = list.get(end_at + 1);
        let outer = before.zip(after).filter(|(before, after)| {
            before.end == Some(end_at + 1)
                && before.marker == start.marker
                && before.token + 1 == start.token
                && after.token == end.token + 1
        });
        let tag = if outer.is_some() { "strong" } else { "em" };
        make_tag(tokens, start.token, Kind::Open, tag);
        make_tag(tokens, end.token, Kind::Close, tag);
        if let Some((before, after)) = outer {
            make_tag(tokens, before.token, Kind::Text, "");
            make_tag(tokens, after.token, Kind::Text, "");
            at = index - 1;
        }
    }
}
