//! `{{total_members}}` and `{{total_paid_members}}`: how many members there are, rounded down.

use hbs::Value;

use super::{Answer, Call, html};

pub(super) fn total_members<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    count(call, "total", |counts| counts.total)
}

pub(super) fn total_paid_members<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    count(call, "paid", |counts| counts.paid)
}

fn count<'r>(
    call: &mut Call<'_, 'r>,
    field: &str,
    of: fn(&crate::source::MemberCounts) -> i64,
) -> Answer<'r> {
    let view = call.state();
    #[expect(clippy::cast_possible_truncation, reason = "a count of people")]
    let count = match call.this().field(field) {
        Value::Number(given) if given > 0.0 => given as i64,
        _ => {
            view.reads.borrow_mut().member_counts = true;
            of(&view.source.member_counts())
        }
    };
    html(call, &rounded(count.max(0)))
}

/// As Ghost 6.65 rounds: the larger, the coarser.
fn rounded(count: i64) -> String {
    let step = match count {
        ..=50 => return count.to_string(),
        51..=100 => 10,
        101..=1000 => 50,
        1001..=10_000 => 100,
        10_001..=100_000 => 1000,
        100_001..=1_000_000 => 10_000,
        _ => 100_000,
    };
    let count = count / step * step;
    match count {
        ..=999 => format!("{count}+"),
        1000..=100_000 => format!("{},{:03}+", count / 1000, count % 1000),
        100_001..=999_999 => format!("{}k+", count / 1000),
        _ => format!("{}m+", in_millions(count)),
    }
}

fn in_millions(count: i64) -> String {
    let tenths = count / 100_000;
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn the_more_members_the_coarser() {
        let counts = [7, 68, 456, 7_891, 67_890, 456_789, 1_234_567].map(rounded);
        assert_eq!(counts, ["7", "60+", "450+", "7,800+", "67,000+", "450k+", "1.2m+"]);
    }
}
