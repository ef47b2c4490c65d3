//! What is told while it happens.

use std::time::Duration;

use newsroom::may::Role;
use serde_json::json;

use crate::client::Client;

#[test]
fn whoever_listens_hears_what_changed_and_who_is_there_and_no_secret() {
    let client = Client::staffed().signed_in(Role::Editor);
    let owner = client.other().signed_in(Role::Owner);
    let story = owner.post("/posts/", &json!({"posts": [{"title": "Ferry"}]})).json()["posts"][0].clone();
    let id = story["id"].as_str().unwrap();
    let heard = client.hear(&format!("/desk/live/?story={id}"), Duration::from_secs(20), |so_far| {
        if so_far.contains("event: present") && !so_far.contains("event: changed") {
            owner.post("/invites/", &json!({"invites": [{"email": "new@news.example", "role_id": "x"}]}));
            owner.put(
                &format!("/posts/{id}/"),
                &json!({"posts": [{"title": "Ferry late", "updated_at": story["updated_at"]}]}),
            );
        }
        so_far.contains("post.edited")
    });
    assert!(heard.contains(&format!(r#""name":"The Editor","story":"{id}""#)), "{heard}");
    assert!(heard.contains(&format!(r#"{{"sort":"post","event":"post.edited","id":"{id}"}}"#)), "{heard}");
    assert!(!heard.contains("staff.") && !heard.contains("Ferry late"), "{heard}");
    assert_eq!(client.other().get("/desk/live/").status, 403);
}
