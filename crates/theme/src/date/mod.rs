//! Dates as themes write them: the tokens of moment.js, which is what Ghost 6.65 formats dates with.

mod languages;
mod locale;

use std::fmt::Write;

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, Zoned};

pub(crate) use locale::Locale;

/// A moment in the site's zone, and the words to say it with.
pub(crate) struct Shown {
    when: Zoned,
    locale: &'static Locale,
}

/// Reads the date that a template gives; as JavaScript reads an ISO date, one without an offset is in UTC.
pub(crate) fn read(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(timestamp) = text.parse::<Timestamp>() {
        return Some(timestamp);
    }
    let civil = text.parse::<jiff::civil::DateTime>().ok().or_else(|| {
        let date = text.parse::<Date>().ok()?;
        Some(date.at(0, 0, 0, 0))
    })?;
    civil.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

impl Shown {
    /// `timestamp` in the zone with that IANA name (UTC if there is none such) and in that language.
    pub(crate) fn new(timestamp: Timestamp, zone: &str, language: &str) -> Self {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        Self { when: timestamp.to_zoned(zone), locale: Locale::of(language) }
    }

    /// The date by a format of moment.js.
    pub(crate) fn format(&self, format: &str) -> String {
        let mut out = String::with_capacity(format.len() + 16);
        self.write(format, &mut out, 0);
        out
    }

    /// How long before or after `now` it is, in words: `3 days ago`.
    pub(crate) fn ago(&self, now: Timestamp) -> String {
        let words = &self.locale.relative;
        let now = now.to_zoned(self.when.time_zone().clone());
        let is_to_come = self.when > now;
        let amount =
            if is_to_come { duration(&now, &self.when, words) } else { duration(&self.when, &now, words) };
        let frame = if is_to_come { words.future } else { words.past };
        frame.replacen("%s", &amount, 1)
    }

    fn write(&self, format: &str, out: &mut String, depth: usize) {
        let mut rest = format;
        while let Some(first) = rest.chars().next() {
            if let Some((literal, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
                out.push_str(literal);
                rest = after;
                continue;
            }
            if let Some(after) = rest.strip_prefix('\\') {
                let mut characters = after.chars();
                out.extend(characters.next());
                rest = characters.as_str();
                continue;
            }
            let token = token(rest);
            let (token, after) = rest.split_at(token);
            if token.is_empty() {
                out.push(first);
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
                continue;
            }
            match self.locale.long_format(token) {
                Some(long) if depth == 0 => self.write(&long, out, depth + 1),
                _ => self.write_token(token, format, out),
            }
            rest = after;
        }
    }

    fn write_token(&self, token: &str, format: &str, out: &mut String) {
        let (when, locale) = (&self.when, self.locale);
        let (year, month, day) = (i64::from(when.year()), i64::from(when.month()), i64::from(when.day()));
        let (hour, minute, second) =
            (i64::from(when.hour()), i64::from(when.minute()), i64::from(when.second()));
        let weekday = i64::from(when.weekday().to_sunday_zero_offset());
        let yearday = i64::from(when.day_of_year());
        let hour12 = if hour % 12 == 0 { 12 } else { hour % 12 };
        let thousandth = i64::from(when.millisecond());
        let mut digits = |number: i64, width: usize| {
            // Writing to a String cannot fail.
            let _ = write!(out, "{number:0width$}");
        };
        match token {
            "M" => digits(month, 1),
            "MM" => digits(month, 2),
            "D" => digits(day, 1),
            "DD" => digits(day, 2),
            "DDD" => digits(yearday, 1),
            "DDDD" => digits(yearday, 3),
            "d" => digits(weekday, 1),
            "e" => digits((weekday + 7 - locale.first_weekday) % 7, 1),
            "E" => digits(if weekday == 0 { 7 } else { weekday }, 1),
            "Q" => digits((month - 1) / 3 + 1, 1),
            "YY" => digits(year.rem_euclid(100), 2),
            "YYYY" => digits(year, 4),
            "YYYYY" => digits(year, 5),
            "Y" => digits(year, if year > 9999 { 5 } else { 4 }),
            "H" => digits(hour, 1),
            "HH" => digits(hour, 2),
            "h" => digits(hour12, 1),
            "hh" => digits(hour12, 2),
            "k" => digits(if hour == 0 { 24 } else { hour }, 1),
            "kk" => digits(if hour == 0 { 24 } else { hour }, 2),
            "m" => digits(minute, 1),
            "mm" => digits(minute, 2),
            "s" => digits(second, 1),
            "ss" => digits(second, 2),
            "S" => digits(thousandth / 100, 1),
            "SS" => digits(thousandth / 10, 2),
            "SSS" => digits(thousandth, 3),
            "w" => digits(self.local_week().1, 1),
            "ww" => digits(self.local_week().1, 2),
            "W" => digits(i64::from(when.date().iso_week_date().week()), 1),
            "WW" => digits(i64::from(when.date().iso_week_date().week()), 2),
            "gg" => digits(self.local_week().0.rem_euclid(100), 2),
            "gggg" => digits(self.local_week().0, 4),
            "GG" => digits(i64::from(when.date().iso_week_date().year()).rem_euclid(100), 2),
            "GGGG" => digits(i64::from(when.date().iso_week_date().year()), 4),
            "X" => digits(when.timestamp().as_second(), 1),
            "x" => digits(when.timestamp().as_millisecond(), 1),
            "Mo" => out.push_str(&locale.ordinal(month, "M")),
            "Do" => out.push_str(&locale.ordinal(day, "D")),
            "DDDo" => out.push_str(&locale.ordinal(yearday, "DDD")),
            "do" => out.push_str(&locale.ordinal(weekday, "d")),
            "Qo" => out.push_str(&locale.ordinal((month - 1) / 3 + 1, "Q")),
            "wo" => out.push_str(&locale.ordinal(self.local_week().1, "w")),
            "Wo" => out.push_str(&locale.ordinal(i64::from(when.date().iso_week_date().week()), "W")),
            "MMM" => out.push_str(locale.month_short(when.month(), format)),
            "MMMM" => out.push_str(locale.month(when.month(), format)),
            "dd" => out.push_str(locale.weekday_least(when.weekday())),
            "ddd" => out.push_str(locale.weekday_short(when.weekday())),
            "dddd" => out.push_str(locale.weekday(when.weekday(), format)),
            "a" => out.push_str(locale.meridiem(hour, minute, true)),
            "A" => out.push_str(locale.meridiem(hour, minute, false)),
            "Z" => out.push_str(&self.offset(":")),
            "ZZ" => out.push_str(&self.offset("")),
            "z" | "zz" => out.push_str(&when.strftime("%Z").to_string()),
            other => out.push_str(other),
        }
    }

    fn offset(&self, between: &str) -> String {
        let seconds = self.when.offset().seconds();
        let minutes = seconds.abs() / 60;
        format!("{}{:02}{between}{:02}", if seconds < 0 { '-' } else { '+' }, minutes / 60, minutes % 60)
    }

    /// The week and its year by the locale's rule: on which day it begins, and which day of January
    /// is always in the first one.
    fn local_week(&self) -> (i64, i64) {
        let date = self.when.date();
        let year = i64::from(date.year());
        let start = |year: i64| first_week(year, self.locale.first_weekday, self.locale.first_week_day);
        let today = ordinal_day(date);
        let in_year = if today < start(year) {
            year - 1
        } else if today >= start(year + 1) {
            year + 1
        } else {
            year
        };
        (in_year, (today - start(in_year)) / 7 + 1)
    }
}

/// Days since a fixed day.
fn ordinal_day(date: Date) -> i64 {
    date.to_zoned(TimeZone::UTC).map_or(0, |zoned| zoned.timestamp().as_second().div_euclid(86_400))
}

/// The day on which the first week of `year` begins.
fn first_week(year: i64, first_weekday: i64, january: i64) -> i64 {
    let Ok(day) = i16::try_from(year).map_err(drop).and_then(|year| Date::new(year, 1, 1).map_err(drop))
    else {
        return i64::MAX / 2;
    };
    let always_in = ordinal_day(day) + january - 1;
    let weekday = (4 + always_in).rem_euclid(7);
    always_in - (weekday + 7 - first_weekday) % 7
}

/// How many bytes the token is long that `text` begins with; 0 if it begins with none.
fn token(text: &str) -> usize {
    const TOKENS: [&str; 70] = [
        "YYYYY", "YYYY", "gggg", "GGGG", "DDDo", "DDDD", "MMMM", "dddd", "LLLL", "llll", "LTS", "MMM", "DDD",
        "ddd", "LLL", "lll", "SSS", "YY", "gg", "GG", "Mo", "MM", "Do", "DD", "do", "dd", "Qo", "wo", "ww",
        "Wo", "WW", "HH", "hh", "kk", "mm", "ss", "SS", "ZZ", "zz", "LT", "LL", "ll", "M", "D", "d", "e",
        "E", "Q", "Y", "w", "W", "H", "h", "k", "m", "s", "S", "a", "A", "Z", "z", "X", "x", "L", "l", "N",
        "NN", "NNN", "NNNN", "y",
    ];
    TOKENS.iter().find(|token| text.starts_with(**token)).map_or(0, |token| token.len())
}

/// How long it is from one moment to a later one. As moment.js counts: whole months of the calendar, and what is left
/// of the time; where both must be one unit, by the average month.
fn duration(from: &Zoned, to: &Zoned, words: &locale::Relative) -> String {
    let whole_months = months_between(from, to);
    let rest = after_months(from, whole_months).map_or(0, |from| milliseconds(&from, to));
    let whole_days = (whole_months * 146_097 + 2_400) / 4_800;
    let length = whole_days * MILLISECONDS_OF_DAY + rest;
    let seconds = rounded(length, 1_000);
    let minutes = rounded(length, 60_000);
    let hours = rounded(length, 3_600_000);
    let days = rounded(length, MILLISECONDS_OF_DAY);
    let average_month = MILLISECONDS_OF_DAY * 146_097;
    let months = rounded(whole_months * average_month + rest * 4_800, average_month);
    let years = rounded(whole_months * average_month + rest * 4_800, average_month * 12);
    let (text, number) = if seconds < 45 {
        (words.seconds, seconds)
    } else if minutes <= 1 {
        (words.minute, 1)
    } else if minutes < 45 {
        (words.minutes, minutes)
    } else if hours <= 1 {
        (words.hour, 1)
    } else if hours < 22 {
        (words.hours, hours)
    } else if days <= 1 {
        (words.day, 1)
    } else if days < 26 {
        (words.days, days)
    } else if months <= 1 {
        (words.month, 1)
    } else if months < 11 {
        (words.months, months)
    } else if years <= 1 {
        (words.year, 1)
    } else {
        (words.years, years)
    };
    let form = (words.form)(number);
    let text = text.get(form).or(text.first()).copied().unwrap_or_default();
    text.replacen("%d", &number.to_string(), 1)
}

const MILLISECONDS_OF_DAY: u64 = 86_400_000;

/// The nearest number of units, the higher one where two are as near.
fn rounded(length: u64, unit: u64) -> u64 {
    (length + unit / 2) / unit
}

fn milliseconds(from: &Zoned, to: &Zoned) -> u64 {
    let length = to.timestamp().as_millisecond() - from.timestamp().as_millisecond();
    u64::try_from(length).unwrap_or(0)
}

/// The months of the calendar that are over between two moments.
fn months_between(from: &Zoned, to: &Zoned) -> u64 {
    let years = i64::from(to.year()) - i64::from(from.year());
    let months = years * 12 + i64::from(to.month()) - i64::from(from.month());
    let months = u64::try_from(months).unwrap_or(0);
    let is_over = after_months(from, months).is_none_or(|end| end <= *to);
    if is_over { months } else { months.saturating_sub(1) }
}

fn after_months(from: &Zoned, months: u64) -> Option<Zoned> {
    from.checked_add(Span::new().try_months(i64::try_from(months).ok()?).ok()?).ok()
}

/// Sunday is 0.
fn number(weekday: Weekday) -> usize {
    usize::from(weekday.to_sunday_zero_offset().unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::{Shown, read};
    use proptest::prelude::*;

    fn shown(text: &str, zone: &str, language: &str) -> Shown {
        Shown::new(read(text).unwrap(), zone, language)
    }

    #[test]
    fn dates_are_written_by_moments_tokens() {
        let date = shown("2024-01-05T10:07:09.045+00:00", "Europe/Kyiv", "en");
        assert_eq!(date.format("ll"), "Jan 5, 2024");
        assert_eq!(date.format("D MMM YYYY"), "5 Jan 2024");
        assert_eq!(date.format("dddd, MMMM Do YYYY, h:mm:ss a"), "Friday, January 5th 2024, 12:07:09 pm");
        assert_eq!(date.format("YYYY-MM-DDTHH:mm:ssZ"), "2024-01-05T12:07:09+02:00");
        assert_eq!(date.format("[on] YY [at] H.mm"), "on 24 at 12.07");
        assert_eq!(date.format("LLLL"), "Friday, January 5, 2024 12:07 PM");
        assert_eq!(date.format("w W gggg DDD"), "1 1 2024 5");
    }

    #[test]
    fn a_month_bends_after_a_day_where_the_language_bends_it() {
        let date = shown("2024-01-05T10:07:09.045+00:00", "UTC", "uk");
        assert_eq!(date.format("D MMMM YYYY"), "5 січня 2024");
        assert_eq!(date.format("MMMM YYYY"), "січень 2024");
    }

    #[test]
    fn a_number_that_counts_agrees_with_what_it_counts() {
        let date = |language| shown("2024-11-01T10:07:09.045+00:00", "UTC", language);
        assert_eq!(date("uk").format("MMMM Do, Mo Qo wo"), "листопад 1-го, 11-й 4 44-й");
        assert_eq!(date("ru").format("Do Mo Qo Wo"), "1-го 11-й 4 44-я");
        assert_eq!(date("fr").format("Do Mo wo"), "1er 11e 44e");
    }

    #[test]
    fn how_long_ago_is_said_in_words() {
        let now = read("2024-01-05T10:00:00Z").unwrap();
        assert_eq!(shown("2024-01-05T09:59:40Z", "UTC", "en").ago(now), "a few seconds ago");
        assert_eq!(shown("2024-01-02T09:00:00Z", "UTC", "en").ago(now), "3 days ago");
        assert_eq!(shown("2022-01-05T09:00:00Z", "UTC", "en").ago(now), "2 years ago");
        assert_eq!(shown("2024-01-05T12:00:00Z", "UTC", "en").ago(now), "in 2 hours");
        assert_eq!(shown("2024-01-02T09:00:00Z", "UTC", "uk").ago(now), "3 дні тому");
    }

    #[test]
    fn months_are_those_of_the_calendar_and_a_rest() {
        let now = read("2026-11-25T04:17:00Z").unwrap();
        assert_eq!(shown("2026-05-09T20:00:00Z", "UTC", "en").ago(now), "7 months ago");
        assert_eq!(shown("2026-05-11T20:00:00Z", "UTC", "en").ago(now), "6 months ago");
        assert_eq!(shown("2026-10-30T04:17:00Z", "UTC", "en").ago(now), "a month ago");
        assert_eq!(shown("2025-05-26T04:17:00Z", "UTC", "en").ago(now), "a year ago");
        assert_eq!(shown("2025-05-20T04:17:00Z", "UTC", "en").ago(now), "2 years ago");
    }

    #[test]
    fn a_date_without_an_offset_is_in_utc() {
        assert_eq!(read("2024-01-05").unwrap().to_string(), "2024-01-05T00:00:00Z");
        assert_eq!(read("2024-01-05T10:00:00").unwrap().to_string(), "2024-01-05T10:00:00Z");
        assert!(read("soon").is_none());
    }

    proptest! {
        #[test]
        fn any_format_can_be_written(format in "[A-Za-z\\[\\] \\\\:,]{0,40}", second in -60_000_000_000_i64..250_000_000_000) {
            let when = jiff::Timestamp::from_second(second).unwrap();
            Shown::new(when, "Europe/Kyiv", "uk").format(&format);
        }
    }
}
