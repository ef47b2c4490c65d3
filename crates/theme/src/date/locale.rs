//! The words and orders of a date in each language that dates can be written in.

use jiff::civil::Weekday;

use super::languages::{ENGLISH, LOCALES};
use super::number;

/// How a language writes dates.
pub(crate) struct Locale {
    pub(super) code: &'static str,
    pub(super) months: [&'static str; 12],
    /// Where a month after a day is another word.
    pub(super) months_after_day: Option<[&'static str; 12]>,
    pub(super) months_short: [&'static str; 12],
    pub(super) months_short_after_day: Option<[&'static str; 12]>,
    /// Sunday first.
    pub(super) weekdays: [&'static str; 7],
    pub(super) weekdays_short: [&'static str; 7],
    pub(super) weekdays_least: [&'static str; 7],
    /// LT, LTS, L, LL, LLL, LLLL.
    pub(super) long_formats: [&'static str; 6],
    /// What follows a number that counts what the token stands for: `D`, `M`, `Q`, `DDD`, `d`, `w`, `W`.
    pub(super) ordinal: fn(i64, &str) -> &'static str,
    pub(super) meridiem: fn(i64, bool) -> &'static str,
    /// On which day a week begins; Sunday is 0.
    pub(super) first_weekday: i64,
    /// Which day of January is always in the first week.
    pub(super) first_week_day: i64,
    pub(super) relative: Relative,
}

/// The words for how long ago something was; each with the forms for different numbers.
pub(super) struct Relative {
    pub(super) future: &'static str,
    pub(super) past: &'static str,
    pub(super) seconds: &'static [&'static str],
    pub(super) minute: &'static [&'static str],
    pub(super) minutes: &'static [&'static str],
    pub(super) hour: &'static [&'static str],
    pub(super) hours: &'static [&'static str],
    pub(super) day: &'static [&'static str],
    pub(super) days: &'static [&'static str],
    pub(super) month: &'static [&'static str],
    pub(super) months: &'static [&'static str],
    pub(super) year: &'static [&'static str],
    pub(super) years: &'static [&'static str],
    /// Which of the forms a number takes.
    pub(super) form: fn(u64) -> usize,
}

impl Locale {
    /// The language by its BCP 47 tag; its first part counts if the whole is not known, and English if
    /// that is not known either.
    pub(crate) fn of(tag: &str) -> &'static Self {
        let tag = tag.to_ascii_lowercase().replace('_', "-");
        let language = tag.split('-').next().unwrap_or_default();
        let by_code = |code: &str| LOCALES.iter().copied().find(|locale| locale.code == code);
        by_code(&tag).or_else(|| by_code(language)).unwrap_or(&ENGLISH)
    }

    pub(super) fn month(&self, month: i8, format: &str) -> &'static str {
        let names = if after_day(format) { self.months_after_day.as_ref() } else { None };
        name(names.unwrap_or(&self.months), month)
    }

    pub(super) fn month_short(&self, month: i8, format: &str) -> &'static str {
        let names = if after_day(format) { self.months_short_after_day.as_ref() } else { None };
        name(names.unwrap_or(&self.months_short), month)
    }

    pub(super) fn weekday(&self, weekday: Weekday, _format: &str) -> &'static str {
        self.weekdays.get(number(weekday)).copied().unwrap_or_default()
    }

    pub(super) fn weekday_short(&self, weekday: Weekday) -> &'static str {
        self.weekdays_short.get(number(weekday)).copied().unwrap_or_default()
    }

    pub(super) fn weekday_least(&self, weekday: Weekday) -> &'static str {
        self.weekdays_least.get(number(weekday)).copied().unwrap_or_default()
    }

    pub(super) fn ordinal(&self, number: i64, of: &str) -> String {
        format!("{number}{}", (self.ordinal)(number, of))
    }

    pub(super) fn meridiem(&self, hour: i64, _minute: i64, lower: bool) -> &'static str {
        (self.meridiem)(hour, lower)
    }

    /// What `L`, `LT`, `ll` and so on stand for.
    pub(super) fn long_format(&self, token: &str) -> Option<String> {
        let index = ["LT", "LTS", "L", "LL", "LLL", "LLLL"]
            .iter()
            .position(|long| long.eq_ignore_ascii_case(token))?;
        let long = self.long_formats.get(index)?;
        if token.starts_with('L') {
            return Some((*long).to_owned());
        }
        // The lower-case ones are the same with short names and without leading zeros.
        Some(
            long.replace("MMMM", "MMM")
                .replace("dddd", "ddd")
                .replace("DD", "D")
                .replace(one_month(long), "M"),
        )
    }
}

/// `MM` where it is not part of a longer token, else something that does not occur.
fn one_month(format: &str) -> &'static str {
    if format.contains("MM") && !format.contains("MMM") { "MM" } else { "\u{0}" }
}

fn name(names: &[&'static str; 12], month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|index| names.get(index)).copied().unwrap_or_default()
}

/// Whether the format writes a day right before the month.
fn after_day(format: &str) -> bool {
    let Some((before, _)) = format.split_once("MMM") else { return false };
    let mut before = before.trim_end();
    while let Some(start) = before.strip_suffix(']').and_then(|before| before.rfind('[')) {
        before = before.get(..start).unwrap_or_default().trim_end();
    }
    before.ends_with('D') || before.ends_with("Do")
}
