//! Webhooks of the running program.

use serde_json::{Value, json};
use testing::{Host, Reply};

use crate::editor::Editor;
use crate::test_site::TestSite;

/// A site whose webhooks may ask this host, served.
fn site(host: &Host) -> TestSite {
    let mut site = TestSite::new();
    let ports = format!("[outside]\nallow = ['127.0.0.1']\nports = [{}]\n", host.port());
    site.file("courant.toml", ports);
    site.start("serve", &[]);
    site
}

fn listen(editor: &Editor, event: &str, url: &str) -> Value {
    let made = editor.done("POST", "/integrations/", &json!({"integrations": [{"name": "Hooks"}]}));
    let id = &made["integrations"][0]["id"];
    let hook = json!({"event": event, "target_url": url, "integration_id": id});
    editor.done("POST", "/webhooks/", &json!({"webhooks": [hook]}))
}

#[test]
fn a_webhook_hears_of_a_story_though_its_host_fails_and_the_program_is_killed() {
    let host = Host::start(|number, _| Reply::status(if number == 0 { 503 } else { 200 }));
    let mut site = site(&host);
    let editor = Editor::of(&site, "Owner");
    listen(&editor, "post.published", &host.url("/hook"));
    editor.done("POST", "/posts/", &json!({"posts": [{"title": "Ferry sails", "status": "published"}]}));
    host.asked_times(1);
    site.kill();
    site.start("serve", &[]);
    let asked = host.asked_times(2);
    assert_eq!(asked[0].body, asked[1].body);
    let told: Value = serde_json::from_str(&asked[1].body).unwrap();
    assert_eq!(told["post"]["current"]["title"], "Ferry sails");
    assert_eq!(asked[1].path(), "/hook");
}

#[test]
fn a_webhook_hears_of_what_was_done_while_nobody_served() {
    let host = Host::start(|_, _| Reply::status(200));
    let mut site = site(&host);
    let editor = Editor::of(&site, "Owner");
    listen(&editor, "site.changed", &host.url("/hook"));
    assert!(site.stop());
    site.publish("---\ntitle: Bridge opens\n---\nIt does.\n").succeeded();
    assert_eq!(host.asked(), []);
    site.start("serve", &[]);
    assert_eq!(host.asked_times(1)[0].body, r#"{"event":"site.changed"}"#);
}
