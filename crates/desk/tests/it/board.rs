//! The board, what Courant keeps of a story beside Ghost's fields, and the Desk's pages.

use newsroom::may::Role;
use serde_json::{Value, json};

use crate::client::Client;

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
