//! The languages that dates can be written in.

mod germanic;
mod romance;
mod slavic;

use super::locale::Locale;

pub(super) use germanic::ENGLISH;

pub(super) const LOCALES: [&Locale; 10] = [
    &germanic::ENGLISH,
    &germanic::GERMAN,
    &germanic::DUTCH,
    &romance::FRENCH,
    &romance::SPANISH,
    &romance::ITALIAN,
    &romance::PORTUGUESE,
    &slavic::UKRAINIAN,
    &slavic::POLISH,
    &slavic::RUSSIAN,
];

fn dot(_: i64, _: &str) -> &'static str {
    "."
}

fn one_or_more(number: u64) -> usize {
    usize::from(number != 1)
}

fn english_meridiem(hour: i64, lower: bool) -> &'static str {
    match (hour < 12, lower) {
        (true, true) => "am",
        (true, false) => "AM",
        (false, true) => "pm",
        (false, false) => "PM",
    }
}
