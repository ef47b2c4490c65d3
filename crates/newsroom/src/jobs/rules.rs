//! How long a job may take, and when it is tried again.

/// Milliseconds for which whoever takes a job has it to themselves; it is somebody else's afterwards, done or not.
pub const LEASE: i64 = 30_000;

/// Pauses after the first failure, the second…, in milliseconds. A host that was restarted is back after the first ones,
/// one that somebody must mend after the last.
const PAUSES: [i64; 7] = [2_000, 15_000, 120_000, 900_000, 3_600_000, 14_400_000, 43_200_000];

/// How often a job is tried in all.
pub const ATTEMPTS: i64 = 8;

/// Milliseconds for which a dead job's error can be looked at.
pub(super) const REMEMBERED: i64 = 30 * 24 * 60 * 60 * 1000;

/// The pause after so many attempts; none where it was the last.
pub(super) fn pause(attempts: i64) -> Option<i64> {
    let index = usize::try_from(attempts - 1).ok()?;
    PAUSES.get(index).copied()
}

#[cfg(test)]
mod tests {
    use super::{ATTEMPTS, pause};

    #[test]
    fn pauses_grow_and_end_with_the_last_attempt() {
        let pauses: Vec<_> = (1..=ATTEMPTS).map(pause).collect();
        let (last, pauses) = pauses.split_last().unwrap();
        assert!(last.is_none() && pauses.iter().all(Option::is_some));
        assert!(pauses.is_sorted());
    }
}
