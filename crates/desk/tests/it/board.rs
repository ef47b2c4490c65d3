//! The board, what Courant keeps of a story beside Ghost's fields, and the Desk's pages.

use newsroom::may::Role;
use serde_json::{Value, json};

use crate::client::{Client, pass};

fn draft(client: &Client, title: &str) -> Value {
    let reply = client.post("/posts/", &json!({"posts": [{"title": title, "tags": ["#hidden", "Harbour"]}]}));
    assert_eq!(reply.status, 201, "{reply:?}");
    reply.json()["posts"][0].clone()
}

fn change(client: &Client, story: &Value, courant: &Value) -> u16 {
    let path = format!("/posts/{}/", story["id"].as_str().unwrap());
    let last = client.get(&path).json()["posts"][0]["updated_at"].clone();
    client.put(&path, &json!({"posts": [{"courant": courant, "updated_at": last}]})).status.as_u16()
}

fn additions(client: &Client, story: &Value) -> Value {
    let path = format!("/posts/{}/?include=courant", story["id"].as_str().unwrap());
    client.get(&path).json()["posts"][0]["courant"].clone()
}

#[test]
fn the_board_has_a_line_for_each_story() {
    let client = Client::staffed().signed_in(Role::Owner);
    let story = draft(&client, "Ferry late");
    draft(&client, "Ferry on time");
    let board = client.get("/desk/board/?filter=title:~'late'").json();
    assert_eq!(board["meta"]["pagination"]["total"], 1);
    let line = &board["stories"][0];
    assert_eq!(line["id"], story["id"]);
    assert_eq!(line["review"], "draft");
    assert_eq!(line["kind"], "article");
    assert_eq!(line["authors"][0]["name"], "The Owner");
    assert_eq!(line["tag"]["name"], "Harbour");
    assert_eq!(line.get("lexical"), None);
}

#[test]
fn the_board_shows_nobody_what_they_may_not_see() {
    let owner = Client::staffed().signed_in(Role::Owner);
    draft(&owner, "Secret");
    let author = owner.other().signed_in(Role::Author);
    assert_eq!(author.get("/desk/board/").json()["meta"]["pagination"]["total"], 0);
    assert_eq!(owner.other().get("/desk/board/").status, 403);
}

#[test]
fn a_story_has_a_kind_a_kicker_and_a_review() {
    let client = Client::staffed().signed_in(Role::Owner);
    let story = draft(&client, "Ferry");
    assert_eq!(
        change(&client, &story, &json!({"kind": "brief", "kicker": " Harbour ", "review": "approved"})),
        200
    );
    let kept = json!({"kind": "brief", "kind_chosen": true, "kicker": "Harbour", "review": "approved"});
    assert_eq!(additions(&client, &story), kept);
    assert_eq!(change(&client, &story, &json!({"kind": null, "kicker": ""})), 200);
    let told = json!({"kind": "article", "kind_chosen": false, "kicker": null, "review": "approved"});
    assert_eq!(additions(&client, &story), told);
    for wrong in [
        json!({"kind": "x"}),
        json!({"kicker": "x".repeat(101)}),
        json!({"review": "out"}),
        json!({"kind": 1}),
    ] {
        assert_eq!(change(&client, &story, &wrong), 422, "{wrong}");
    }
    assert_eq!(additions(&client, &story), told);
}

#[test]
fn authors_hand_in_and_editors_approve() {
    let owner = Client::staffed().signed_in(Role::Owner);
    let author = owner.other().signed_in(Role::Author);
    let story = draft(&author, "Ferry");
    assert_eq!(change(&author, &story, &json!({"review": "ready"})), 200);
    assert_eq!(change(&author, &story, &json!({"review": "approved"})), 403);
    assert_eq!(additions(&author, &story)["review"], "ready");
    let editor = owner.other().signed_in(Role::Editor);
    assert_eq!(change(&editor, &story, &json!({"review": "approved"})), 200);
    assert_eq!(owner.get("/desk/board/?filter=review:approved").json()["meta"]["pagination"]["total"], 1);
}

#[test]
fn the_pages_are_guarded_and_kept_as_long_as_their_names_allow() {
    let client = Client::empty();
    let page = client.visit("/desk/");
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("default-src 'none'; script-src 'self';"), "{policy}");
    assert!(policy.contains("frame-ancestors 'none'"));
    if page.status == 503 {
        assert!(page.body.contains("built without Node"));
        return;
    }
    assert_eq!(page.body, client.visit("/desk/story/new").body, "every screen is the one page");
    assert!(!page.body.contains("<script>"), "no script stands in the page");
    let script = page.body.split("src=\"./").nth(1).unwrap().split('"').next().unwrap();
    let file = client.visit(&format!("/desk/{script}"));
    assert_eq!(file.headers["cache-control"], "public, max-age=31536000, immutable");
    assert_eq!(file.headers.get("content-encoding"), None, "nobody is sent what they did not say they take");
    assert!(file.body.contains("import"));
    assert_eq!(client.visit("/desk/assets/none.js").status, 404);
}

#[test]
fn links_of_mails_and_ghosts_address_lead_to_the_desk() {
    let client = Client::empty();
    for (from, to) in [
        ("/ghost/", "/desk/"),
        ("/desk", "/desk/"),
        ("/ghost/reset/abc/", "/desk/reset/abc"),
        ("/ghost/signup/abc/", "/desk/signup/abc"),
    ] {
        let reply = client.visit(from);
        assert_eq!(reply.status, 302);
        assert_eq!(reply.headers["location"], to);
    }
}

#[test]
fn everybody_has_a_working_copy_of_their_own() {
    let owner = Client::staffed().signed_in(Role::Owner);
    let story = draft(&owner, "Ferry");
    let path = format!("/desk/copies/{}/", story["id"].as_str().unwrap());
    let copy =
        json!({"working_copies": [{"fields": {"title": "Ferry late"}, "based_on": story["updated_at"]}]});
    assert_eq!(owner.get(&path).json()["working_copies"], json!([]));
    assert_eq!(owner.put(&path, &copy).status, 204);
    assert_eq!(owner.put(&path, &copy).status, 204);
    let kept = owner.get(&path).json()["working_copies"][0].clone();
    assert_eq!(kept["fields"], json!({"title": "Ferry late"}));
    assert_eq!(kept["based_on"], story["updated_at"]);
    let editor = owner.other().signed_in(Role::Editor);
    assert_eq!(editor.get(&path).json()["working_copies"], json!([]));
    let author = owner.other().signed_in(Role::Author);
    assert_eq!(author.put(&path, &copy).status, 404, "of a story that they may not see");
    assert_eq!(owner.put(&path, &json!({"working_copies": [{"fields": "x", "based_on": "y"}]})).status, 422);
    assert_eq!(owner.delete(&path).status, 204);
    assert_eq!(owner.get(&path).json()["working_copies"], json!([]));
}

#[test]
fn whoever_writes_fills_neither_the_history_nor_the_log() {
    let client = Client::staffed().signed_in(Role::Owner);
    let story = draft(&client, "Ferry");
    let path = format!("/posts/{}/", story["id"].as_str().unwrap());
    let save = |client: &Client, title: &str| {
        pass(2000);
        let last = client.get(&path).json()["posts"][0]["updated_at"].clone();
        let saved = client.put(&path, &json!({"posts": [{"title": title, "updated_at": last}]}));
        assert_eq!(saved.status, 200);
    };
    for number in 0..90 {
        save(&client, &format!("Ferry {number}"));
    }
    let editor = client.other().signed_in(Role::Editor);
    save(&editor, "By somebody else");
    save(&editor, "By somebody else again");
    let revisions = client.get(&format!("{path}revisions/")).json()["post_revisions"].clone();
    let titles: Vec<_> =
        revisions.as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap()).collect();
    assert!(titles.len() < 9, "three minutes of writing: {titles:?}");
    assert!(titles.contains(&"Ferry 89"), "the last words before somebody else's: {titles:?}");
    assert_eq!(titles[0], "By somebody else again");
    let log = client.get("/actions/?limit=100").json();
    let edits = log["actions"].as_array().unwrap().iter().filter(|act| act["event"] == "edited").count();
    assert!(edits < 9, "{edits} lines in the log");
}
