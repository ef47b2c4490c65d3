//! Writing, publishing, correcting and removing stories.

use newsroom::may::Role;
use newsroom::{Event, List, Span};
use serde_json::{Value, json};

use crate::client::{Client, now, pass};

/// A document of one paragraph.
pub(crate) fn document(text: &str) -> String {
    json!({"root": {
        "children": [{"children": [{"detail": 0, "format": 0, "mode": "normal", "style": "", "text": text, "type": "extended-text", "version": 1}],
            "direction": "ltr", "format": "", "indent": 0, "type": "paragraph", "version": 1}],
        "direction": "ltr", "format": "", "indent": 0, "type": "root", "version": 1,
    }})
    .to_string()
}

pub(crate) fn add(client: &Client, story: Value) -> Value {
    let reply = client.post("/posts/", &json!({"posts": [story]}));
    assert_eq!(reply.status, 201, "{reply:?}");
    reply.json()["posts"][0].clone()
}

pub(crate) fn path(story: &Value) -> String {
    format!("/posts/{}/", story["id"].as_str().unwrap())
}

pub(crate) fn edit(client: &Client, story: &Value, mut changes: Value) -> crate::client::Reply {
    if changes.get("updated_at").is_none() {
        changes["updated_at"] = story["updated_at"].clone();
    }
    client.put(&path(story), &json!({"posts": [changes]}))
}

/// The titles that readers see.
fn shown(client: &Client) -> Vec<String> {
    let posts =
        client.newsroom.read(|reader| reader.posts(&List::Posts, &Span::Page { number: 1, limit: 50 }));
    posts.unwrap().into_iter().map(|post| post.title).collect()
}

fn events(client: &Client, after: i64) -> Vec<Event> {
    let happened = client.newsroom.happened_after(after, 100).unwrap();
    happened.into_iter().map(|happened| happened.event).filter(|event| *event != Event::SiteChanged).collect()
}

fn last(client: &Client) -> i64 {
    client.newsroom.read(|reader| reader.last_happened()).unwrap()
}

#[test]
fn a_story_is_written_published_corrected_and_taken_back() {
    whole_life(&Client::staffed().signed_in(Role::Editor));
}

#[test]
fn it_is_the_same_in_postgres() {
    let Some(cluster) = testing::Cluster::start() else { return };
    let mut client = Client::staffed_at(&newsroom::Location::Url(cluster.database("desk")));
    whole_life(&client.signed_in(Role::Editor));
    assert_eq!(client.sign_in(&crate::client::email(Role::Editor), crate::client::PASSWORD).status, 201);
    assert_eq!(
        client.get("/users/?filter=name:~%27Editor%27&include=roles").json()["meta"]["pagination"]["total"],
        2
    );
    assert_eq!(client.get("/posts/?filter=status:draft&order=title%20asc").status, 200);
}

fn whole_life(client: &Client) {
    let from = last(client);
    let story = add(
        client,
        json!({"title": "Ferry sails", "lexical": document("At noon."), "tags": [{"name": "Harbour"}, "Ferries"]}),
    );
    assert_eq!((story["status"].as_str(), story["slug"].as_str()), (Some("draft"), Some("ferry-sails")));
    assert_eq!(story["url"], format!("https://news.example/p/{}/", story["uuid"].as_str().unwrap()));
    assert!(shown(client).is_empty());
    assert_eq!(events(client, from), [Event::PostAdded, Event::PostTagAttached]);

    let from = last(client);
    let story = edit(client, &story, json!({"status": "published"})).json()["posts"][0].clone();
    assert_eq!(story["url"], "https://news.example/ferry-sails/");
    assert!(story["published_at"].is_string());
    assert_eq!(shown(client), ["Ferry sails"]);
    assert_eq!(events(client, from), [Event::PostEdited, Event::PostPublished]);

    let from = last(client);
    let story = edit(client, &story, json!({"title": "Ferry sailed", "tags": []})).json()["posts"][0].clone();
    assert_eq!(story["slug"], "ferry-sails");
    assert_eq!(shown(client), ["Ferry sailed"]);
    assert_eq!(events(client, from), [Event::PostEdited, Event::PublishedPostEdited, Event::PostTagDetached]);
    let told = client.newsroom.happened_after(from, 100).unwrap();
    let told = told.iter().find(|happened| happened.event == Event::PublishedPostEdited).unwrap();
    assert_eq!(
        (&told.current["title"], &told.previous["title"]),
        (&json!("Ferry sailed"), &json!("Ferry sails"))
    );
    assert!(told.previous.get("lexical").is_none());

    let from = last(client);
    let story = edit(client, &story, json!({"status": "draft"})).json()["posts"][0].clone();
    assert!(shown(client).is_empty());
    assert_eq!(events(client, from), [Event::PostEdited, Event::PostUnpublished]);

    let from = last(client);
    assert_eq!(client.delete(&path(&story)).status, 204);
    assert_eq!(client.get(&path(&story)).status, 404);
    assert_eq!(events(client, from), [Event::PostDeleted]);
}

#[test]
fn whoever_has_not_seen_the_last_state_changes_nothing() {
    let client = Client::staffed().signed_in(Role::Editor);
    let story = add(&client, json!({"title": "One", "lexical": document("a")}));
    // Within the same second.
    assert_eq!(edit(&client, &story, json!({"title": "Two"})).status, 200);
    let late = edit(&client, &story, json!({"title": "Three"}));
    assert_eq!((late.status.as_u16(), late.error()["type"].as_str()), (409, Some("UpdateCollisionError")));
    assert_eq!(late.error()["code"], "UPDATE_COLLISION");
    let stays = client.get(&path(&story)).json()["posts"][0].clone();
    assert_eq!(stays["title"], "Two");
    // Nothing that would change is no collision, as in Ghost; without a state nothing is changed.
    assert_eq!(edit(&client, &story, json!({"title": "Two"})).status, 200);
    let blind = client.put(&path(&story), &json!({"posts": [{"title": "Four"}]}));
    assert_eq!(blind.status, 422);
}

#[test]
fn of_many_who_save_at_once_one_succeeds_and_none_is_lost() {
    let desk = Client::staffed();
    let client = desk.signed_in(Role::Editor);
    let story = add(&client, json!({"title": "Start", "lexical": document("a")}));
    let mut version = story.clone();
    for round in 0..5 {
        // So that every round is among the revisions.
        pass(61_000);
        let saved: Vec<String> = std::thread::scope(|scope| {
            let saves: Vec<_> = (0..8)
                .map(|number| {
                    let (client, version) = (desk.signed_in(Role::Editor), version.clone());
                    scope.spawn(move || {
                        let title = format!("Round {round} of {number}");
                        (edit(&client, &version, json!({"title": title})).status == 200).then_some(title)
                    })
                })
                .collect();
            saves.into_iter().filter_map(|save| save.join().unwrap()).collect()
        });
        assert_eq!(saved.len(), 1, "round {round}");
        version = client.get(&path(&story)).json()["posts"][0].clone();
        assert_eq!(version["title"], saved[0]);
    }
    let revisions = client.get(&format!("{}revisions/", path(&story))).json()["post_revisions"].clone();
    assert_eq!(revisions.as_array().unwrap().len(), 6);
}

#[test]
fn a_story_comes_out_at_its_second() {
    let client = Client::staffed().signed_in(Role::Editor);
    let at = |seconds: i64| jiff::Timestamp::from_millisecond(now() + seconds * 1000).unwrap().to_string();
    let story = add(&client, json!({"title": "Embargo", "lexical": document("a")}));
    assert_eq!(edit(&client, &story, json!({"status": "scheduled"})).status, 422);
    assert_eq!(edit(&client, &story, json!({"status": "scheduled", "published_at": at(-5)})).status, 422);
    assert_eq!(edit(&client, &story, json!({"status": "scheduled", "published_at": "soon"})).status, 422);
    // In whichever zone it is said.
    let zoned = jiff::Timestamp::from_millisecond(now() + 90_000)
        .unwrap()
        .to_zoned(jiff::tz::offset(2).to_time_zone());
    let zoned = zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
    let from = last(&client);
    let story = edit(&client, &story, json!({"status": "scheduled", "published_at": zoned})).json()["posts"]
        [0]
    .clone();
    assert_eq!(story["status"], "scheduled");
    let story = edit(&client, &story, json!({"published_at": at(60)})).json()["posts"][0].clone();
    assert_eq!(
        events(&client, from),
        [Event::PostEdited, Event::PostScheduled, Event::PostEdited, Event::PostRescheduled]
    );
    let release = || client.newsroom.write(now(), |writer| writer.release_due()).unwrap().len();
    pass(59_000);
    assert_eq!((release(), shown(&client).len()), (0, 0));
    pass(1000);
    let from = last(&client);
    assert_eq!((release(), shown(&client).len()), (1, 1));
    assert_eq!(events(&client, from), [Event::PostEdited, Event::PostPublished]);
    // What is to be out at a time to come is not out before.
    let early = add(
        &client,
        json!({"title": "Later", "status": "published", "published_at": at(60), "lexical": document("a")}),
    );
    assert_eq!(early["status"], "scheduled");
    let back = edit(&client, &early, json!({"status": "published", "published_at": null})).json()["posts"][0]
        .clone();
    assert_eq!(back["status"], "published");
    drop(story);
}

#[test]
fn a_story_may_be_given_as_html_and_only_then() {
    let client = Client::staffed().signed_in(Role::Editor);
    let html = "<p>At <strong>noon</strong>.</p><script>alert(1)</script>";
    let ignored = add(&client, json!({"title": "A", "html": html}));
    let read = client.get(&format!("{}?formats=html,lexical", path(&ignored))).json()["posts"][0].clone();
    assert_eq!(read["html"], Value::Null);
    let reply = client.post(
        "/posts/?source=html&formats=html,plaintext",
        &json!({"posts": [{"title": "B", "html": html}]}),
    );
    let story = reply.json()["posts"][0].clone();
    assert!(story["html"].as_str().unwrap().contains("<strong>noon</strong>"), "{story}");
    assert_eq!(story["plaintext"].as_str().unwrap().trim(), "At noon.");
    assert!(story.get("lexical").is_none());
    assert_eq!(client.post("/posts/", &json!({"posts": [{"title": "C", "lexical": "{"}]})).status, 422);
    assert_eq!(client.post("/posts/", &json!({"posts": [{"title": "C", "mobiledoc": "[]"}]})).status, 422);
}

#[test]
fn a_page_is_no_post() {
    let client = Client::staffed().signed_in(Role::Editor);
    let page =
        client.post("/pages/", &json!({"pages": [{"title": "About", "lexical": document("a")}]})).json();
    let page = page["pages"][0].clone();
    assert!(page.get("email_only").is_none() && page["show_title_and_feature_image"] == json!(true));
    let id = page["id"].as_str().unwrap();
    assert_eq!(client.get(&format!("/posts/{id}/")).status, 404);
    assert_eq!(client.delete(&format!("/posts/{id}/")).status, 404);
    assert_eq!(client.get("/posts/").json()["meta"]["pagination"]["total"], 0);
    assert_eq!(client.get("/pages/").json()["meta"]["pagination"]["total"], 1);
    assert_eq!(client.get("/pages/slug/about/").status, 200);
    // One address is one thing's.
    assert_eq!(add(&client, json!({"title": "About"}))["slug"], "about-2");
}

#[test]
fn a_copy_is_a_draft_of_its_own() {
    let client = Client::staffed().signed_in(Role::Editor);
    let story = add(
        &client,
        json!({
            "title": "Ferry", "status": "published", "lexical": document("At noon."), "tags": ["Harbour"], "og_title": "O",
        }),
    );
    let copy = client.post(&format!("{}copy/", path(&story)), &json!({})).json()["posts"][0].clone();
    assert_eq!((&copy["title"], &copy["status"]), (&json!("Ferry (Copy)"), &json!("draft")));
    assert_eq!((&copy["lexical"], &copy["og_title"]), (&story["lexical"], &story["og_title"]));
    assert_ne!((&copy["id"], &copy["uuid"]), (&story["id"], &story["uuid"]));
    assert_eq!(copy["tags"].as_array().unwrap().len(), 1);
    assert_eq!(copy["published_at"], Value::Null);
}

#[test]
fn authors_write_their_own_and_contributors_drafts() {
    let desk = Client::staffed();
    let (editor, author, contributor) =
        (desk.signed_in(Role::Editor), desk.signed_in(Role::Author), desk.signed_in(Role::Contributor));
    let draft =
        add(&editor, json!({"title": "Secret draft", "lexical": document("CANARY"), "slug": "secret"}));
    let out = add(&editor, json!({"title": "Out", "status": "published", "lexical": document("x")}));
    for client in [&author, &contributor] {
        // Another's draft is not there: not to be read, changed, copied, removed, found or counted.
        for reply in [
            client.get(&path(&draft)),
            client.get("/posts/slug/secret/"),
            edit(client, &draft, json!({"title": "Mine"})),
            client.delete(&path(&draft)),
            client.post(&format!("{}copy/", path(&draft)), &json!({})),
            client.get(&format!("{}revisions/", path(&draft))),
        ] {
            assert_eq!(reply.status, 404, "{reply:?}");
        }
        for filter in
            ["", "&filter=status:draft", "&filter=title:~'Secret'", "&filter=status:draft,status:published"]
        {
            let list = client.get(
                &format!("/posts/?limit=all&formats=html,lexical,plaintext{filter}").replace('\'', "%27"),
            );
            assert_eq!(list.status, 200, "{list:?}");
            assert!(!list.body.contains("CANARY") && !list.body.contains("Secret"), "{}", list.body);
        }
        assert_eq!(client.get(&path(&out)).status, 200);
        assert_eq!(edit(client, &out, json!({"title": "Mine"})).status, 403);
        assert_eq!(client.delete(&path(&out)).status, 403);
        assert_eq!(client.post(&format!("{}copy/", path(&out)), &json!({})).status, 404);
        let other = json!({"posts": [{"title": "x", "authors": [{"id": desk.id(Role::Owner)}]}]});
        assert_eq!(client.post("/posts/", &other).status, 403);
    }
    let own = add(&author, json!({"title": "Mine", "lexical": document("a")}));
    assert_eq!(own["authors"][0]["id"], desk.id(Role::Author));
    let own = edit(&author, &own, json!({"status": "published"})).json()["posts"][0].clone();
    assert_eq!(own["status"], "published");
    assert_eq!(edit(&author, &own, json!({"visibility": "paid"})).status, 403);
    assert_eq!(edit(&author, &own, json!({"authors": [{"id": desk.id(Role::Owner)}]})).status, 403);
    assert_eq!(author.delete(&path(&own)).status, 204);

    assert_eq!(
        contributor.post("/posts/", &json!({"posts": [{"title": "x", "status": "published"}]})).status,
        403
    );
    let own = add(&contributor, json!({"title": "Draft", "tags": ["Made up"]}));
    assert_eq!(own["tags"], json!([]));
    for status in ["published", "scheduled", "sent"] {
        let reply =
            edit(&contributor, &own, json!({"status": status, "published_at": "2040-01-01T00:00:00Z"}));
        assert_eq!(reply.status, 403, "{status}");
    }
    let own = edit(&contributor, &own, json!({"title": "Better"})).json()["posts"][0].clone();
    let own = edit(&editor, &own, json!({"status": "published"})).json()["posts"][0].clone();
    assert_eq!(edit(&contributor, &own, json!({"title": "After"})).status, 403);
    assert_eq!(contributor.delete(&path(&own)).status, 403);
}
