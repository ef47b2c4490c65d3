//! A kill at any moment loses no save that the Admin API has acknowledged.

use std::collections::HashMap;
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use serde_json::{Value, json};

use crate::editor::Editor;
use crate::test_site::TestSite;

/// Kills in all.
const KILLS: u64 = 25;

/// The story of an answer, if the answer acknowledges a save.
fn saved(editor: &Editor, method: &str, path: &str, story: &Value) -> Option<Value> {
    let answer = editor.send(method, path, &json!({"posts": [story]}))?;
    let is_saved = matches!(answer.status, 200 | 201);
    let document: Value = serde_json::from_slice(&answer.body).ok().filter(|_| is_saved)?;
    Some(document["posts"][0].clone())
}

/// Writes and corrects stories until the server is gone; what was acknowledged last of each.
fn save_on(editor: &Editor, round: u64, begun: &Sender<()>) -> HashMap<String, String> {
    let mut acknowledged = HashMap::new();
    for number in 0.. {
        let title = format!("Save {round} {number}");
        let Some(story) = saved(editor, "POST", "/posts/", &json!({"title": title})) else { break };
        let id = story["id"].as_str().unwrap().to_owned();
        acknowledged.insert(id.clone(), title.clone());
        begun.send(()).ok();
        let better = format!("{title} corrected");
        let change = json!({"title": better, "updated_at": story["updated_at"]});
        // A correction that was sent and not acknowledged may be there or not: its title begins as the first one.
        if saved(editor, "PUT", &format!("/posts/{id}/"), &change).is_none() {
            break;
        }
        acknowledged.insert(id, better);
    }
    acknowledged
}

#[test]
fn no_acknowledged_save_is_lost_to_a_kill() {
    let mut site = TestSite::new();
    site.start("serve", &[]);
    let mut editor = Editor::of(&site, "Editor");
    let mut acknowledged = HashMap::new();
    for round in 0..KILLS {
        let wait = Duration::from_micros(round * 7_919 % 60_000);
        let (begun, is_begun) = channel();
        acknowledged.extend(std::thread::scope(|scope| {
            let saves = scope.spawn(|| save_on(&editor, round, &begun));
            is_begun.recv().unwrap();
            std::thread::sleep(wait);
            site.kill();
            saves.join().unwrap()
        }));
        site.start("serve", &[]);
        editor.port = site.port();
    }
    assert!(acknowledged.len() >= 25, "only {} saves", acknowledged.len());
    for (id, title) in &acknowledged {
        let answer = editor.send("GET", &format!("/posts/{id}/"), &json!({})).unwrap();
        assert_eq!(answer.status, 200, "{title} is lost");
        assert!(answer.has(title), "{title} is not what was acknowledged: {}", answer.text());
    }
}
