//! Moments in filters: `now-30d`, and dates as people write them.

use jiff::{Span, Timestamp, civil::DateTime, tz::TimeZone};

/// A moment told from now, as in `now-30d`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relative {
    /// After now (`+`) rather than before it (`-`).
    pub ahead: bool,
    /// How many units away.
    pub amount: u32,
    /// The unit.
    pub unit: Unit,
}

/// A unit of time, named by one letter in the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// `s`
    Seconds,
    /// `m`
    Minutes,
    /// `h`
    Hours,
    /// `d`
    Days,
    /// `w`
    Weeks,
    /// `M`
    Months,
    /// `y`
    Years,
}

impl Unit {
    /// The unit that the letter names.
    pub(crate) fn from_letter(letter: char) -> Option<Unit> {
        Some(match letter {
            's' => Unit::Seconds,
            'm' => Unit::Minutes,
            'h' => Unit::Hours,
            'd' => Unit::Days,
            'w' => Unit::Weeks,
            'M' => Unit::Months,
            'y' => Unit::Years,
            _ => return None,
        })
    }

    /// The letter that names the unit.
    pub(crate) fn letter(self) -> char {
        match self {
            Unit::Seconds => 's',
            Unit::Minutes => 'm',
            Unit::Hours => 'h',
            Unit::Days => 'd',
            Unit::Weeks => 'w',
            Unit::Months => 'M',
            Unit::Years => 'y',
        }
    }
}

impl Relative {
    /// The moment, by the calendar of UTC; the earliest or latest there is where it would lie outside.
    pub fn from(self, now: Timestamp) -> Timestamp {
        let outside = if self.ahead { Timestamp::MAX } else { Timestamp::MIN };
        self.within(now).unwrap_or(outside)
    }

    fn within(self, now: Timestamp) -> Option<Timestamp> {
        let (span, amount) = (Span::new(), i64::from(self.amount));
        let span = match self.unit {
            Unit::Seconds => span.try_seconds(amount),
            Unit::Minutes => span.try_minutes(amount),
            Unit::Hours => span.try_hours(amount),
            Unit::Days => span.try_days(amount),
            Unit::Weeks => span.try_weeks(amount),
            Unit::Months => span.try_months(amount),
            Unit::Years => span.try_years(amount),
        };
        let span = if self.ahead { span.ok()? } else { span.ok()?.negate() };
        now.to_zoned(TimeZone::UTC).checked_add(span).ok().map(|moment| moment.timestamp())
    }
}

/// The moment that a text names: a date, or a date and a time, in UTC unless it gives an offset.
pub fn instant(text: &str) -> Option<Timestamp> {
    let in_utc = |moment: DateTime| moment.to_zoned(TimeZone::UTC).ok().map(|moment| moment.timestamp());
    text.parse().ok().or_else(|| text.parse().ok().and_then(in_utc))
}
