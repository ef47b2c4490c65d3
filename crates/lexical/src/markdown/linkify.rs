//! Finding addresses in plain text: those with a scheme, and addresses of mail.

use super::letters::{ends_address, is_separator_or_control};

/// An address in a text, by its bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it is of mail; `mailto:` need not be written.
    pub(super) is_mail: bool,
}

/// All addresses in a text, in their order, none within another.
pub(super) fn find(text: &str) -> Vec<Found> {
    let mut all = with_scheme(text);
    all.extend(of_mail(text));
    all.sort_by_key(|found| (found.start, std::cmp::Reverse(found.end)));
    let mut end = 0;
    all.retain(|found| {
        let is_free = found.start >= end;
        if is_free {
            end = found.end;
        }
        is_free
    });
    all
}

const SCHEMES: [&str; 5] = ["http:", "https:", "ftp:", "//", "mailto:"];

fn scheme_at(text: &str) -> Option<&'static str> {
    let has =
        |scheme: &&str| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    SCHEMES.into_iter().find(has)
}

/// The address with a scheme at the very start of a text.
pub(super) fn at_start(text: &str) -> Option<usize> {
    let scheme = scheme_at(text)?;
    Some(scheme.len() + after_scheme(text, scheme, scheme.len())?)
}

fn with_scheme(text: &str) -> Vec<Found> {
    let mut all = Vec::new();
    let (mut after_scheme_end, mut found_end) = (0, 0);
    let mut before = None;
    for (at, letter) in text.char_indices() {
        let is_boundary =
            before.is_none_or(|before| before != '_' && (is_separator(before) || ends_address(before)));
        before = Some(letter);
        // What is before a scheme must not itself be part of one.
        let is_used = after_scheme_end > 0 && at <= after_scheme_end;
        if is_used || at < found_end || !is_boundary {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let Some(scheme) = scheme_at(rest) else { continue };
        after_scheme_end = at + scheme.len();
        if let Some(length) = after_scheme(text, scheme, after_scheme_end) {
            found_end = after_scheme_end + length;
            all.push(Found { start: at, end: found_end, is_mail: scheme == "mailto:" });
        }
    }
    all
}

fn is_separator(letter: char) -> bool {
    matches!(letter, '>' | '<' | '\u{ff5c}')
}

/// The length of what follows a scheme, if it makes an address.
fn after_scheme(text: &str, scheme: &str, from: usize) -> Option<usize> {
    let tail = text.get(from..)?;
    match scheme {
        "mailto:" => {
            let name = mail_name(tail)?;
            let host = host(tail.get(name + 1..)?)?;
            Some(name + 1 + host.length).filter(|end| is_terminated(tail.get(*end..).unwrap_or_default()))
        }
        "//" => {
            let before = from.checked_sub(3).and_then(|at| text.as_bytes().get(at));
            if matches!(before, Some(b':' | b'/')) {
                return None;
            }
            site(tail, |host, name| {
                name.eq_ignore_ascii_case("localhost") || host.labels > 1 && !host.last_has_dash
            })
        }
        _ => site(tail.strip_prefix("//")?, |_, _| true).map(|length| length + 2),
    }
}

/// User, host, port and path.
fn site(tail: &str, is_host: impl Fn(&Host, &str) -> bool) -> Option<usize> {
    let user = user(tail);
    let starts = [user, Some(0)].into_iter().flatten();
    let mut ends = starts.filter_map(|start| {
        let rest = tail.get(start..)?;
        let host = host(rest).filter(|host| is_host(host, rest.get(..host.length).unwrap_or_default()))?;
        let after_host = start + host.length;
        let with_port = after_host + port(tail.get(after_host..)?);
        let end = [with_port, after_host]
            .into_iter()
            .find(|end| is_terminated(tail.get(*end..).unwrap_or_default()))?;
        Some(end + path(tail.get(end..)?))
    });
    ends.next()
}

/// `name:password@`, at most 50 characters.
fn user(tail: &str) -> Option<usize> {
    let (at, letter) = tail
        .char_indices()
        .take(51)
        .find(|(_, letter)| "@/[]()".contains(*letter) || is_separator_or_control(*letter))?;
    (letter == '@' && at > 0).then_some(at + 1)
}

struct Host {
    length: usize,
    labels: usize,
    last_has_dash: bool,
}

/// What letters are made of in a host: all but separators, punctuation and controls.
fn is_letter(letter: char) -> bool {
    !is_separator(letter) && !ends_address(letter)
}

/// Labels with dots between them.
fn host(text: &str) -> Option<Host> {
    let mut host = Host { length: 0, labels: 0, last_has_dash: false };
    loop {
        let rest = text.get(host.length..)?;
        let start = usize::from(host.labels > 0);
        if start == 1 && !rest.starts_with('.') {
            break;
        }
        let Some(length) = label(rest.get(start..)?) else { break };
        host.last_has_dash = rest.get(start..start + length)?.contains('-');
        host.length += start + length;
        host.labels += 1;
    }
    (host.labels > 0).then_some(host)
}

/// Letters and dashes, with letters at both ends; at most 63.
fn label(text: &str) -> Option<usize> {
    let mut end = 0;
    for (count, (at, letter)) in text.char_indices().enumerate() {
        if is_letter(letter) {
            if count >= 63 {
                return None;
            }
            end = at + letter.len_utf8();
        } else if letter != '-' || count == 0 {
            break;
        }
    }
    (end > 0).then_some(end)
}

fn port(text: &str) -> usize {
    let digits = text.strip_prefix(':').map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    let number: Option<u32> = text.get(1..=digits).and_then(|digits| digits.parse().ok());
    if digits <= 5 && number.is_some_and(|port| port <= 65_535) { digits + 1 } else { 0 }
}

/// Whether a host (and port) can end before this.
fn is_terminated(rest: &str) -> bool {
    let mut letters = rest.chars();
    let Some(letter) = letters.next() else { return true };
    let next = letters.next();
    match letter {
        '-' | '_' => false,
        ':' => !next.is_some_and(|next| next.is_ascii_digit()),
        '.' => next.is_none_or(|next| next != '-' && ends_address(next)),
        letter => is_separator(letter) || ends_address(letter),
    }
}

/// The length of path, query and fragment.
fn path(text: &str) -> usize {
    if !text.starts_with(['/', '?', '#']) {
        return 0;
    }
    let mut end = 1;
    while let Some(length) = path_part(text.get(end..).unwrap_or_default()) {
        end += length;
    }
    if end > 1 || text.starts_with('/') { end } else { 0 }
}

/// One character of a path, or what belongs together: brackets and quotes with what is in them, runs of punctuation
/// that do not end a sentence.
fn path_part(text: &str) -> Option<usize> {
    let letter = text.chars().next()?;
    let rest = text.get(letter.len_utf8()..)?;
    let next = rest.chars().next();
    let goes_on = |not: &str| next.is_some_and(|next| !is_separator_or_control(next) && !not.contains(next));
    match letter {
        '[' => closed(rest, ']', true),
        '(' => closed(rest, ')', true),
        '{' => closed(rest, '}', true),
        '"' => closed(rest, '"', false),
        '\'' => closed(rest, '\'', false)
            .or_else(|| next.filter(|next| is_letter(*next) || *next == '-').map(|_| 1)),
        '.' if next == Some('.') => {
            let dots = text.len() - text.trim_start_matches('.').len();
            let after = text.as_bytes().get(dots)?;
            (after.is_ascii_alphanumeric() || matches!(after, b'%' | b'/' | b'&')).then_some(dots + 1)
        }
        '.' => goes_on(".").then_some(1),
        '-' => Some(text.len() - text.trim_start_matches('-').len()),
        ',' | ';' => goes_on("").then_some(1),
        '!' => {
            let marks = text.len() - text.trim_start_matches('!').len();
            let next = text.get(marks..)?.chars().next()?;
            (!is_separator_or_control(next)).then_some(marks)
        }
        '?' => goes_on("?").then_some(1),
        ')' | ']' | '}' => None,
        letter => (!is_separator_or_control(letter) && !is_separator(letter)).then_some(letter.len_utf8()),
    }
}

/// How far the end of brackets in an address is looked for.
const LONGEST_BRACKETS: usize = 2_000;

fn closed(rest: &str, close: char, may_be_empty: bool) -> Option<usize> {
    let end = rest
        .char_indices()
        .take(LONGEST_BRACKETS)
        .find(|(_, letter)| *letter == close || is_separator_or_control(*letter))?;
    (end.1 == close && (may_be_empty || end.0 > 0)).then_some(end.0 + 2)
}

fn is_mail_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-;:&=+$,._".contains(&byte)
}

/// The length of the name before `@`: at most 64 characters.
fn mail_name(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    bytes.first().filter(|first| is_mail_letter(**first))?;
    let length = bytes.iter().take_while(|byte| is_mail_letter(**byte) || **byte == b'"').count();
    (length <= 64 && bytes.get(length) == Some(&b'@')).then_some(length)
}

/// Addresses of mail without a scheme. Their hosts end in a known top-level domain, or are numbers.
fn of_mail(text: &str) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let from = all.last().map_or(0, |found| found.end);
        let end = text.get(at + 1..).and_then(mail_host).map(|length| at + 1 + length);
        if let (Some(start), Some(end)) = (mail_start(text, from, at), end) {
            all.push(Found { start, end, is_mail: true });
        }
    }
    all
}

/// The first place from which on all is part of the name before the `@`.
fn mail_start(text: &str, from: usize, at: usize) -> Option<usize> {
    let before = text.get(..at)?.as_bytes();
    let longest =
        before.iter().rev().take(64).take_while(|byte| is_mail_letter(**byte) || **byte == b'"').count();
    let first = (at - longest).max(from);
    (first..at).find(|start| {
        let can_begin = before.get(*start).is_some_and(|byte| is_mail_letter(*byte));
        let previous = text.get(..*start).and_then(|before| before.chars().next_back());
        let is_free = previous.is_none_or(|letter| {
            matches!(letter, '"' | '(') || is_separator(letter) || is_separator_or_control(letter)
        });
        can_begin && is_free
    })
}

fn mail_host(text: &str) -> Option<usize> {
    let host = host(text)?;
    let name = text.get(..host.length)?;
    let is_known = name.rsplit_once('.').is_some_and(|(_, last)| is_top_level(last)) || is_number(name);
    (is_known && is_terminated(text.get(host.length..)?)).then_some(host.length)
}

fn is_number(name: &str) -> bool {
    name.split('.').count() == 4 && name.split('.').all(|part| part.len() <= 3 && part.parse::<u8>().is_ok())
}

/// Top-level domains with two letters: the first letter, then all that can follow it.
const COUNTRIES: [&str; 25] = [
    "acdefgilmnoqrstuwxz",
    "babdefghijmnorstvwyz",
    "cacdfghiklmnoruvwxyz",
    "dejkmoz",
    "ecegrstu",
    "fijkmor",
    "gabdefghilmnpqrstuwy",
    "hkmnrtu",
    "idelmnoqrst",
    "jemop",
    "keghimnprwyz",
    "labcikrstuvy",
    "macdeghklmnopqrstuvwxyz",
    "nacefgilopruz",
    "om",
    "paefghklmnrstwy",
    "qa",
    "reosuw",
    "sabcdeghijklmnortuvxyz",
    "tcdfghjklmnortvwz",
    "uagksyz",
    "vaceginu",
    "wfs",
    "yet",
    "zamw",
];

fn is_top_level(label: &str) -> bool {
    let label = label.to_lowercase();
    let generic = "biz com edu gov net org pro web xxx aero asia coop info museum name shop рф";
    if generic.split(' ').any(|known| known == label)
        || label.strip_prefix("xn--").is_some_and(|rest| !rest.is_empty())
    {
        return true;
    }
    let mut letters = label.chars();
    let (Some(first), Some(second), None) = (letters.next(), letters.next(), letters.next()) else {
        return false;
    };
    COUNTRIES
        .iter()
        .any(|country| country.starts_with(first) && country.chars().skip(1).any(|known| known == second))
}
