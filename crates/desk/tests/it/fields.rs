//! What a story's fields take, what a question can't reach, and what is written down.

use newsroom::NewsroomError;
use newsroom::may::Role;
use serde_json::json;

use crate::client::{Client, now};
use crate::posts::{add, document, edit, path};

/// Every byte as an address writes it.
fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

#[test]
fn only_fields_of_a_story_change() {
    let client = Client::staffed().signed_in(Role::Owner);
    let story = add(&client, json!({"title": "One", "lexical": document("a"), "tags": ["Harbour"]}));
    let whole = |client: &Client| {
        client.get(&format!("{}?formats=html,lexical,mobiledoc,plaintext", path(&story))).json()["posts"][0]
            .clone()
    };
    let before = whole(&client);
    let tag = client.get("/tags/").json()["tags"][0].clone();
    let forged = json!({
        "id": "000000000000000000000001", "uuid": "00000000-0000-4000-8000-000000000000", "comment_id": "x", "type": "page",
        "created_at": "1999-01-01T00:00:00Z", "html": "<p>forged</p>", "plaintext": "forged", "published_by": "x", "excerpt": "forged",
        "reading_time": 99, "url": "https://evil.example", "locale": "../x", "count": {"clicks": 9}, "newsletter_id": "x",
        "email_recipient_filter": "none", "kind": "video", "teaser": "forged", "primary_tag": {"name": "forged"},
        "title": "Two",
        "tags": [{"id": tag["id"], "name": "Forged", "slug": "forged", "description": "forged"}],
        "authors": [{"id": before["authors"][0]["id"], "name": "Forged", "password": "x", "email": "x@evil.example", "roles": ["Owner"]}],
        "tiers": [{"id": "x", "name": "forged"}],
    });
    assert_eq!(edit(&client, &story, forged).status, 200);
    let mut after = whole(&client);
    assert_eq!(after["title"], "Two");
    for changed in ["title", "updated_at"] {
        after[changed] = before[changed].clone();
    }
    assert_eq!(after, before);
    for (name, value) in [
        ("canonical_url", json!("javascript:alert(1)")),
        ("feature_image", json!("data:text/html,x")),
        ("custom_template", json!("../../secret")),
        ("visibility", json!("anything")),
        ("status", json!("gone")),
        ("status", json!("sent")),
        ("featured", json!("yes")),
        ("title", json!(["x"])),
        ("title", json!("x".repeat(2001))),
        ("slug", json!({"a": 1})),
        ("meta_title", json!("nul\u{0}")),
        ("authors", json!([{"id": "nobody"}])),
        ("tags", json!([{}])),
        ("tags", json!("x")),
    ] {
        let mut change = json!({});
        change[name] = value.clone();
        let last = client.get(&path(&story)).json()["posts"][0].clone();
        assert_eq!(edit(&client, &last, change).status, 422, "{name} {value}");
    }
}

#[test]
fn no_text_becomes_a_statement() {
    let client = Client::staffed().signed_in(Role::Owner);
    let attacks = [
        "'; drop table posts; --",
        "\" or 1=1 --",
        "$1",
        "{{x}}",
        "%00",
        "\\",
        "' || (select password from users) || '",
    ];
    for attack in attacks {
        let story = add(
            &client,
            json!({
                "title": attack, "custom_excerpt": attack, "meta_title": attack, "tags": [attack], "lexical": document(attack),
            }),
        );
        assert_eq!(story["title"], attack.trim());
        assert!(!story.to_string().contains("argon2"));
        let encoded = encoded(attack);
        for query in ["filter", "order", "limit", "page", "include", "fields", "formats"] {
            for resource in ["posts", "pages", "tags", "users"] {
                let reply = client.get(&format!("/{resource}/?{query}={encoded}"));
                assert!(
                    [200, 400, 422].contains(&reply.status.as_u16()),
                    "{resource} {query} {attack}: {reply:?}"
                );
            }
        }
        for resource in ["posts", "tags", "users"] {
            assert!(client.get(&format!("/{resource}/{encoded}/")).status.is_client_error());
            assert_eq!(client.get(&format!("/{resource}/slug/{encoded}/")).status, 404);
        }
    }
    assert_eq!(client.get("/posts/").json()["meta"]["pagination"]["total"], attacks.len());
}

#[test]
fn the_filter_reaches_nothing_that_is_hidden() {
    let client = Client::staffed().signed_in(Role::Owner);
    add(&client, json!({"title": "One", "lexical": document("a")}));
    for column in [
        "password",
        "authors.password",
        "authors.email",
        "author.password",
        "primary_author.password",
        "users.password",
        "lexical",
        "html",
        "plaintext",
        "tags.secret",
        "published_by",
        "roles.name",
        "posts.password",
    ] {
        for test in ["~^'$'", "'x'", "-null"] {
            let encoded = encoded(&format!("{column}:{test}"));
            assert_eq!(client.get(&format!("/posts/?filter={encoded}")).status, 400, "{column}:{test}");
        }
    }
    assert_eq!(client.get("/posts/?filter=status:draft%2Btag:-x").status, 200);
}

#[test]
fn every_act_is_written_down() {
    let desk = Client::staffed();
    let client = desk.signed_in(Role::Editor);
    let story = add(&client, json!({"title": "One", "lexical": document("a")}));
    edit(&client, &story, json!({"title": "Two"}));
    client.delete(&path(&story));
    let tag = client.post("/tags/", &json!({"tags": [{"name": "Harbour"}]})).json()["tags"][0].clone();
    client.put(&format!("/tags/{}/", tag["id"].as_str().unwrap()), &json!({"tags": [{"description": "x"}]}));
    client.delete(&format!("/tags/{}/", tag["id"].as_str().unwrap()));
    let owner = desk.signed_in(Role::Owner);
    let actions = owner.get("/actions/?limit=all&order=id%20asc").json()["actions"].clone();
    let told: Vec<String> = actions
        .as_array()
        .unwrap()
        .iter()
        .map(|act| format!("{} {}", act["event"].as_str().unwrap(), act["resource_type"].as_str().unwrap()))
        .collect();
    for act in ["added post", "edited post", "deleted post", "added tag", "edited tag", "deleted tag"] {
        assert_eq!(told.iter().filter(|told| *told == act).count(), 1, "{act}: {told:?}");
    }
    assert!(actions.as_array().unwrap().iter().all(|act| act["actor_id"] == json!(desk.id(Role::Editor))));
    assert_eq!(desk.signed_in(Role::Editor).get("/actions/").status, 403);
    let refused: Result<(), NewsroomError> = desk.newsroom.write(now(), |_| Err(NewsroomError::Forbidden));
    assert!(refused.is_err());
}
