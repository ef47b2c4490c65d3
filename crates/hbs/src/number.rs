//! Numbers as JavaScript prints them.

use std::fmt::Write;

/// Writes `number` as JavaScript's `String(number)` does.
pub fn write_number(number: f64, out: &mut String) {
    let size = number.abs();
    // Writing to a String does not fail.
    let _ = if let Some(whole) = whole(number) {
        out.write_str(itoa::Buffer::new().format(whole))
    } else if number.is_nan() {
        out.write_str("NaN")
    } else if number.is_infinite() {
        out.write_str(if number > 0.0 { "Infinity" } else { "-Infinity" })
    } else if (1e-6..1e21).contains(&size) {
        write!(out, "{number}")
    } else {
        let scientific = format!("{number:e}");
        match scientific.split_once('e') {
            Some((digits, power)) if !power.starts_with('-') => write!(out, "{digits}e+{power}"),
            _ => out.write_str(&scientific),
        }
    };
}

/// The number as a whole one, if it is small enough to print without an exponent.
fn whole(number: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "compared with what it came from")]
    let whole = number as i64;
    #[expect(clippy::cast_precision_loss, clippy::float_cmp, reason = "small enough to be exact")]
    let exact = whole.unsigned_abs() < 1 << 53 && whole as f64 == number;
    exact.then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_print_as_in_javascript() {
        let cases = [
            (2.0, "2"),
            (0.1, "0.1"),
            (-0.0, "0"),
            (12_345_678_901.0, "12345678901"),
            (1e21, "1e+21"),
            (1e20, "100000000000000000000"),
            (1e-7, "1e-7"),
            (1.5e-6, "0.0000015"),
            (-1.25e30, "-1.25e+30"),
            (f64::NAN, "NaN"),
            (f64::NEG_INFINITY, "-Infinity"),
        ];
        for (number, expected) in cases {
            let mut out = String::new();
            write_number(number, &mut out);
            assert_eq!(out, expected);
        }
    }
}
