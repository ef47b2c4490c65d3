//! A kill at any moment loses nothing that was acknowledged, and leaves a database that opens.

use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::test_site::TestSite;

/// Kills in all.
const KILLS: u32 = 50;
/// Of these, kills of an import; the others are of publishing.
const OF_IMPORTS: u32 = 15;
/// Stories of an import that is killed.
const STORIES: u64 = 300;

/// Waits until the process ends by itself or `after` has passed; then it is killed. Whether it ended well.
fn ended_within(process: &mut Child, after: Duration) -> bool {
    let started = Instant::now();
    while started.elapsed() < after {
        if let Some(status) = process.try_wait().unwrap() {
            return status.success();
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    process.kill().unwrap();
    process.wait().unwrap().success()
}

/// A number below `below`, of which each seed has its own.
fn chance(seed: u32, below: u32) -> u32 {
    seed.wrapping_mul(2_654_435_761).rotate_left(13).wrapping_add(seed) % below
}

fn is_sound(site: &TestSite) {
    let database = rusqlite::Connection::open(site.data().join("courant.db")).unwrap();
    let verdict: String = database.query_row("pragma integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok");
}

#[test]
fn no_acknowledged_story_is_lost_to_a_kill() {
    let mut site = TestSite::demo();
    assert!(site.stop());
    let took = {
        let started = Instant::now();
        site.publish("---\ntitle: How long it takes\n---\nText.\n").succeeded();
        started.elapsed()
    };
    let most = u32::try_from(took.as_micros()).unwrap() * 5 / 4;
    let mut acknowledged = Vec::new();
    for number in 0..KILLS - OF_IMPORTS {
        let file = site.file("story.md", format!("---\ntitle: Story {number}\n---\nText {number}.\n"));
        let mut process = site
            .command(&["publish", file.to_str().unwrap()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        if ended_within(&mut process, Duration::from_micros(chance(number, most).into())) {
            acknowledged.push(number);
        }
        is_sound(&site);
    }
    site.start("serve", &[]);
    for number in &acknowledged {
        assert!(
            site.get(&format!("/story-{number}/")).has(&format!("Text {number}.")),
            "story {number} is lost"
        );
    }
    for number in 0..KILLS - OF_IMPORTS {
        let page = site.get(&format!("/story-{number}/"));
        assert!(page.status == 404 || page.has(&format!("Text {number}.")), "story {number} is half there");
    }
}

#[test]
fn a_killed_import_goes_on_where_it_stopped() {
    let whole = TestSite::new();
    let mut text = Vec::new();
    demo::write_ghost_export(STORIES, &mut text).unwrap();
    let export = whole.file("export.json", text);
    let export = export.to_str().unwrap();
    let started = Instant::now();
    whole.courant(&["import", "ghost", export]).succeeded();
    let most = u32::try_from(started.elapsed().as_millis()).unwrap();
    let wanted = rows(&whole);
    let mut kills = 0;
    while kills < OF_IMPORTS {
        let site = TestSite::new();
        for _ in 0..3 {
            let mut process =
                site.command(&["import", "ghost", export]).stdout(Stdio::null()).spawn().unwrap();
            ended_within(&mut process, Duration::from_millis(chance(kills, most).into()));
            kills += 1;
            if site.data().join("courant.db").exists() {
                is_sound(&site);
            }
        }
        site.courant(&["import", "ghost", export]).succeeded();
        assert_eq!(rows(&site), wanted);
    }
}

/// How many rows an export of the site has, and their length.
fn rows(site: &TestSite) -> (usize, usize) {
    let export = site.courant(&["export", "ghost"]).succeeded();
    let export: serde_json::Value = serde_json::from_str(&export).unwrap();
    let tables = export["db"][0]["data"].as_object().unwrap();
    let rows = tables.values().map(|rows| rows.as_array().unwrap().len()).sum();
    (rows, serde_json::to_string(tables).unwrap().len())
}
