//! More readers than pages can be made for: some are told to come back, nobody is left waiting, and it ends.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::http::request;
use crate::test_site::TestSite;

/// Readers who each ask again as soon as they are answered.
const READERS: usize = 200;

#[test]
fn a_surge_of_readers_is_refused_in_part_and_holds_nothing_else_up() {
    let site = TestSite::demo();
    let (port, over) = (site.port(), AtomicBool::new(false));
    let (asked, served, refused) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..READERS {
            scope.spawn(|| {
                while !over.load(Ordering::Relaxed) {
                    // The page that says that there is nothing is made anew for each address.
                    let number = asked.fetch_add(1, Ordering::Relaxed);
                    let answer = request(port, "GET", &format!("/nothing-{number}/"), &[]);
                    match answer.status {
                        404 => served.fetch_add(1, Ordering::Relaxed),
                        503 => {
                            assert!(!answer.header("retry-after").is_empty());
                            assert!(answer.header("cache-control").contains("no-store"));
                            refused.fetch_add(1, Ordering::Relaxed)
                        }
                        other => panic!("a reader was answered with {other}"),
                    };
                }
            });
        }
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_mins(1)
            && (served.load(Ordering::Relaxed) < 50 || refused.load(Ordering::Relaxed) < 50)
        {
            assert_eq!(request(port, "GET", "/health", &[]).status, 200, "health is never refused");
        }
        over.store(true, Ordering::Relaxed);
    });
    let (served, refused) = (served.into_inner(), refused.into_inner());
    assert!(served >= 50 && refused >= 50, "{served} served, {refused} refused");
    let ended = Instant::now();
    site.wait_for("/", |answer| answer.status == 200);
    assert!(ended.elapsed() < Duration::from_secs(5), "over after {:?}", ended.elapsed());
}
