//! Ids as Ghost makes them: 24 hexadecimal digits that sort by the second in which they were made.

use std::sync::atomic::{AtomicU32, Ordering};

/// Distinguishes ids of the same second and process.
static COUNTER: AtomicU32 = AtomicU32::new(0);

/// A new id for something made at `now` (milliseconds since 1970): seconds, then 8 random bytes mixed with a counter.
pub(crate) fn new(now: i64) -> String {
    let seconds = u32::try_from(now / 1000).unwrap_or(u32::MAX);
    let count = COUNTER.fetch_add(1, Ordering::Relaxed) & 0x00ff_ffff;
    let random = uuid::Uuid::new_v4().as_u128() & 0xff_ffff_ffff;
    format!("{seconds:08x}{random:010x}{count:06x}")
}

/// A new uuid, as Ghost gives one to each story beside its id.
pub(crate) fn new_uuid() -> String {
    uuid::Uuid::new_v4().to_string()
}

#[cfg(test)]
mod tests {
    #[test]
    fn ids_are_24_digits_and_sort_by_time() {
        let (early, late) = (super::new(1_700_000_000_000), super::new(1_800_000_000_000));
        assert!(early.len() == 24 && early.bytes().all(|byte| byte.is_ascii_hexdigit()));
        assert!(early < late);
        assert_ne!(super::new(0), super::new(0));
    }
}
