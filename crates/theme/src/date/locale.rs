//! The words and orders of a date in each language that dates can be written in.

use jiff::civil::Weekday;

use super::number;

/// How a language writes dates.
pub(crate) struct Locale {
    code: &'static str,
    months: [&'static str; 12],
    /// Where a month after a day is another word.
    months_after_day: Option<[&'static str; 12]>,
    months_short: [&'static str; 12],
    months_short_after_day: Option<[&'static str; 12]>,
    /// Sunday first.
    weekdays: [&'static str; 7],
    weekdays_short: [&'static str; 7],
    weekdays_least: [&'static str; 7],
    /// LT, LTS, L, LL, LLL, LLLL.
    long_formats: [&'static str; 6],
    ordinal: fn(i64) -> &'static str,
    meridiem: fn(i64, bool) -> &'static str,
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

    pub(super) fn ordinal(&self, number: i64) -> String {
        format!("{number}{}", (self.ordinal)(number))
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

fn dot(_: i64) -> &'static str {
    "."
}

fn one_or_more(number: u64) -> usize {
    usize::from(number != 1)
}

fn slavic(number: u64) -> usize {
    match (number % 10, number % 100) {
        (1, hundredth) if hundredth != 11 => 0,
        (2..=4, hundredth) if !(12..=14).contains(&hundredth) => 1,
        _ => 2,
    }
}

fn english_meridiem(hour: i64, lower: bool) -> &'static str {
    match (hour < 12, lower) {
        (true, true) => "am",
        (true, false) => "AM",
        (false, true) => "pm",
        (false, false) => "PM",
    }
}

fn english_ordinal(number: i64) -> &'static str {
    match (number % 10, number % 100) {
        (1, hundredth) if hundredth != 11 => "st",
        (2, hundredth) if hundredth != 12 => "nd",
        (3, hundredth) if hundredth != 13 => "rd",
        _ => "th",
    }
}

fn ukrainian_meridiem(hour: i64, _: bool) -> &'static str {
    match hour {
        0..4 => "ночі",
        4..12 => "ранку",
        12..17 => "дня",
        _ => "вечора",
    }
}

const LOCALES: [&Locale; 3] = [&ENGLISH, &UKRAINIAN, &GERMAN];

static ENGLISH: Locale = Locale {
    code: "en",
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    months_after_day: None,
    months_short: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    months_short_after_day: None,
    weekdays: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    weekdays_short: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
    weekdays_least: ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"],
    long_formats: [
        "h:mm A",
        "h:mm:ss A",
        "MM/DD/YYYY",
        "MMMM D, YYYY",
        "MMMM D, YYYY h:mm A",
        "dddd, MMMM D, YYYY h:mm A",
    ],
    ordinal: english_ordinal,
    meridiem: english_meridiem,
    first_weekday: 0,
    first_week_day: 1,
    relative: Relative {
        future: "in %s",
        past: "%s ago",
        seconds: &["a few seconds"],
        minute: &["a minute"],
        minutes: &["%d minutes"],
        hour: &["an hour"],
        hours: &["%d hours"],
        day: &["a day"],
        days: &["%d days"],
        month: &["a month"],
        months: &["%d months"],
        year: &["a year"],
        years: &["%d years"],
        form: one_or_more,
    },
};

static UKRAINIAN: Locale = Locale {
    code: "uk",
    months: [
        "січень",
        "лютий",
        "березень",
        "квітень",
        "травень",
        "червень",
        "липень",
        "серпень",
        "вересень",
        "жовтень",
        "листопад",
        "грудень",
    ],
    months_after_day: Some([
        "січня",
        "лютого",
        "березня",
        "квітня",
        "травня",
        "червня",
        "липня",
        "серпня",
        "вересня",
        "жовтня",
        "листопада",
        "грудня",
    ]),
    months_short: ["січ", "лют", "бер", "квіт", "трав", "черв", "лип", "серп", "вер", "жовт", "лист", "груд"],
    months_short_after_day: None,
    weekdays: ["неділя", "понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота"],
    weekdays_short: ["нд", "пн", "вт", "ср", "чт", "пт", "сб"],
    weekdays_least: ["нд", "пн", "вт", "ср", "чт", "пт", "сб"],
    long_formats: [
        "HH:mm",
        "HH:mm:ss",
        "DD.MM.YYYY",
        "D MMMM YYYY р.",
        "D MMMM YYYY р., HH:mm",
        "dddd, D MMMM YYYY р., HH:mm",
    ],
    ordinal: |_| "-й",
    meridiem: ukrainian_meridiem,
    first_weekday: 1,
    first_week_day: 1,
    relative: Relative {
        future: "за %s",
        past: "%s тому",
        seconds: &["декілька секунд"],
        minute: &["хвилина"],
        minutes: &["%d хвилина", "%d хвилини", "%d хвилин"],
        hour: &["годину"],
        hours: &["%d година", "%d години", "%d годин"],
        day: &["день"],
        days: &["%d день", "%d дні", "%d днів"],
        month: &["місяць"],
        months: &["%d місяць", "%d місяці", "%d місяців"],
        year: &["рік"],
        years: &["%d рік", "%d роки", "%d років"],
        form: slavic,
    },
};

static GERMAN: Locale = Locale {
    code: "de",
    months: [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    months_after_day: None,
    months_short: [
        "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sep.", "Okt.", "Nov.", "Dez.",
    ],
    months_short_after_day: None,
    weekdays: ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"],
    weekdays_short: ["So.", "Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa."],
    weekdays_least: ["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"],
    long_formats: [
        "HH:mm",
        "HH:mm:ss",
        "DD.MM.YYYY",
        "D. MMMM YYYY",
        "D. MMMM YYYY HH:mm",
        "dddd, D. MMMM YYYY HH:mm",
    ],
    ordinal: dot,
    meridiem: english_meridiem,
    first_weekday: 1,
    first_week_day: 4,
    relative: Relative {
        future: "in %s",
        past: "vor %s",
        seconds: &["ein paar Sekunden"],
        minute: &["einer Minute"],
        minutes: &["%d Minuten"],
        hour: &["einer Stunde"],
        hours: &["%d Stunden"],
        day: &["einem Tag"],
        days: &["%d Tagen"],
        month: &["einem Monat"],
        months: &["%d Monaten"],
        year: &["einem Jahr"],
        years: &["%d Jahren"],
        form: one_or_more,
    },
};
