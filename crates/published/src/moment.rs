//! A point in time, with the text by which the site shows it.

use std::fmt;
use std::str;

use jiff::Timestamp;
use jiff::tz::Offset;
use serde::{Serialize, Serializer};

const LENGTH: usize = "2024-01-05T10:00:00.000+00:00".len();

/// A point in time to the millisecond, and its text in the site's zone, written once.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct Moment {
    millisecond: i64,
    text: [u8; LENGTH],
}

impl Moment {
    /// The moment `millisecond` milliseconds after 1970 began in UTC, shown `offset` seconds east of
    /// UTC (whole minutes; what lies outside of the years 0 to 9999 is shown as the nearest within).
    pub fn new(millisecond: i64, offset: i32) -> Self {
        Self { millisecond, text: text(millisecond, offset) }
    }

    /// Milliseconds since 1970 began in UTC.
    pub const fn millisecond(&self) -> i64 {
        self.millisecond
    }

    /// As Ghost's Content API writes it: `2024-01-05T10:00:00.000+00:00`.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.text).unwrap_or_default()
    }
}

impl Default for Moment {
    fn default() -> Self {
        Self::new(0, 0)
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.millisecond.cmp(&other.millisecond).then_with(|| self.text.cmp(&other.text))
    }
}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Written digit by digit: a page of 25 stories shows 75 moments.
fn text(millisecond: i64, offset: i32) -> [u8; LENGTH] {
    const FIRST: i64 = -62_167_219_200_000;
    const LAST: i64 = 253_402_300_799_999;
    let offset = Offset::from_seconds(offset).unwrap_or(Offset::UTC);
    let east = i64::from(offset.seconds()) * 1000;
    let shown = millisecond.clamp(FIRST.saturating_sub(east).max(FIRST), LAST.saturating_sub(east).min(LAST));
    let local = offset.to_datetime(Timestamp::from_millisecond(shown).unwrap_or(Timestamp::UNIX_EPOCH));

    let mut text = *b"0000-00-00T00:00:00.000+00:00";
    let minutes = offset.seconds().unsigned_abs() / 60;
    let sign = if offset.is_negative() { b'-' } else { b'+' };
    let parts = [
        (0, 4, u32::from(local.year().unsigned_abs())),
        (5, 2, u32::from(local.month().unsigned_abs())),
        (8, 2, u32::from(local.day().unsigned_abs())),
        (11, 2, u32::from(local.hour().unsigned_abs())),
        (14, 2, u32::from(local.minute().unsigned_abs())),
        (17, 2, u32::from(local.second().unsigned_abs())),
        (20, 3, u32::from(local.millisecond().unsigned_abs())),
        (24, 2, minutes / 60),
        (27, 2, minutes % 60),
    ];
    for (at, width, number) in parts {
        write_digits(&mut text, at, width, number);
    }
    if let Some(place) = text.get_mut(23) {
        *place = sign;
    }
    text
}

fn write_digits(text: &mut [u8], at: usize, width: usize, mut number: u32) {
    for place in text.iter_mut().skip(at).take(width).rev() {
        *place = b'0' + (number % 10) as u8;
        number /= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;
    use proptest::prelude::*;

    #[test]
    fn a_moment_is_written_as_ghost_writes_it() {
        assert_eq!(Moment::new(1_704_448_800_000, 0).as_str(), "2024-01-05T10:00:00.000+00:00");
        assert_eq!(Moment::new(1_704_448_800_123, 2 * 3600).as_str(), "2024-01-05T12:00:00.123+02:00");
        assert_eq!(Moment::new(0, -(3 * 3600 + 1800)).as_str(), "1969-12-31T20:30:00.000-03:30");
    }

    proptest! {
        #[test]
        fn any_number_is_a_moment(millisecond: i64, offset: i32) {
            prop_assert_eq!(Moment::new(millisecond, offset).as_str().len(), 29);
        }

        #[test]
        fn the_text_is_the_same_moment(second in -60_000_000_000_i64..250_000_000_000, minutes in -720_i32..=720) {
            let moment = Moment::new(second * 1000, minutes * 60);
            let read: jiff::Timestamp = moment.as_str().parse().unwrap();
            prop_assert_eq!(read.as_millisecond(), moment.millisecond());
        }
    }
}
