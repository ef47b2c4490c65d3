//! Times as the database keeps them (UTC text to the second) and as readers see them.

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};
use published::Moment;

/// `2026-01-31 09:05:00` as milliseconds since 1970; text that is no time is 1970.
pub(crate) fn millisecond(text: &str) -> i64 {
    let part = |from: usize, to: usize| {
        text.get(from..to).and_then(|digits| digits.parse::<i16>().ok()).unwrap_or(0)
    };
    let small = |from, to| i8::try_from(part(from, to)).unwrap_or(0);
    civil::DateTime::new(
        part(0, 4),
        small(5, 7),
        small(8, 10),
        small(11, 13),
        small(14, 16),
        small(17, 19),
        0,
    )
    .ok()
    .and_then(|moment| moment.to_zoned(TimeZone::UTC).ok())
    .map_or(0, |moment| moment.timestamp().as_millisecond())
}

/// Milliseconds since 1970 as the database keeps them.
pub(crate) fn text(millisecond: i64) -> String {
    let moment = Timestamp::from_millisecond(millisecond).unwrap_or(Timestamp::UNIX_EPOCH);
    moment.to_zoned(TimeZone::UTC).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// Milliseconds since 1970 as the Admin API writes them: to the second, as they are stored.
pub(crate) fn shown_utc(millisecond: i64) -> String {
    format!("{}.000Z", text(millisecond).replacen(' ', "T", 1))
}

/// A time as the Admin API takes it, in milliseconds since 1970; text that is no time, or none of this age, is none.
pub(crate) fn from_utc(text: &str) -> Option<i64> {
    let moment = text.parse::<Timestamp>().ok()?.as_millisecond();
    (0..=253_402_300_799_000).contains(&moment).then_some(moment)
}

/// A stored time as readers in `zone` see it.
pub(crate) fn shown(text: &str, zone: &TimeZone) -> Moment {
    let millisecond = millisecond(text);
    let moment = Timestamp::from_millisecond(millisecond).unwrap_or(Timestamp::UNIX_EPOCH);
    Moment::new(millisecond, zone.to_offset(moment).seconds())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{millisecond, text};

    proptest! {
        #[test]
        fn what_is_stored_is_read_back(seconds in -30_000_000_000_i64..250_000_000_000) {
            prop_assert_eq!(millisecond(&text(seconds * 1000)), seconds * 1000);
        }

        #[test]
        fn any_text_is_some_time(text in ".{0,30}") {
            let _ = millisecond(&text);
        }
    }
}
