//! Snippets, integrations, webhooks, invitations, tokens.

use newsroom::Event;
use newsroom::may::Role;
use serde_json::{Value, json};

use crate::client::{Client, PASSWORD, email, pass};

fn made(client: &Client, path: &str, name: &str, thing: Value) -> Value {
    let mut body = json!({});
    body[name] = json!([thing]);
    let reply = client.post(path, &body);
    assert_eq!(reply.status, 201, "{reply:?}");
    reply.json()[name][0].clone()
}

#[test]
fn snippets_are_kept_by_editors_and_read_by_authors() {
    let desk = Client::staffed();
    let (editor, author) = (desk.signed_in(Role::Editor), desk.signed_in(Role::Author));
    let snippet = made(
        &editor,
        "/snippets/",
        "snippets",
        json!({"name": "Note", "lexical": "{\"root\":{}}", "mobiledoc": "{}"}),
    );
    let path = format!("/snippets/{}/", snippet["id"].as_str().unwrap());
    assert_eq!(author.get(&path).json()["snippets"][0], snippet);
    assert_eq!(author.put(&path, &json!({"snippets": [{"name": "x"}]})).status, 403);
    let again = json!({"snippets": [{"name": "Note", "lexical": "{}"}]});
    assert_eq!(editor.post("/snippets/", &again).status, 422);
    for bad in
        [json!({"name": ""}), json!({"lexical": "["}), json!({"name": 1}), json!({"lexical": {"root": 1}})]
    {
        assert_eq!(editor.put(&path, &json!({"snippets": [bad]})).status, 422, "{bad}");
    }
    assert_eq!(editor.delete(&path).status, 204);
    assert_eq!(editor.get(&path).status, 404);
}

#[test]
fn an_integration_has_keys_that_can_be_renewed() {
    let desk = Client::staffed();
    let owner = desk.signed_in(Role::Owner);
    let integration = made(
        &owner,
        "/integrations/?include=api_keys,webhooks",
        "integrations",
        json!({"name": "CI", "type": "internal", "slug": "x"}),
    );
    assert_eq!((integration["type"].as_str(), integration["slug"].as_str()), (Some("custom"), Some("ci")));
    let keys = integration["api_keys"].as_array().unwrap();
    assert_eq!(keys.len(), 2);
    let admin = keys.iter().find(|key| key["type"] == "admin").unwrap();
    let secret = admin["secret"].as_str().unwrap();
    assert!(
        secret.starts_with(&format!("{}:", admin["id"].as_str().unwrap())) && secret.len() == 24 + 1 + 64
    );
    let (id, key) = (integration["id"].as_str().unwrap(), admin["id"].as_str().unwrap());
    let renewed =
        owner.post(&format!("/integrations/{id}/api_key/{key}/refresh/?include=api_keys"), &json!({}));
    assert!(renewed.status == 200 && !renewed.body.contains(secret), "{renewed:?}");
    for role in [Role::SuperEditor, Role::Editor, Role::Author, Role::Contributor] {
        assert_eq!(desk.signed_in(role).get("/integrations/?include=api_keys").status, 403);
    }
    assert_eq!(owner.delete(&format!("/integrations/{id}/")).status, 204);
    assert_eq!(owner.get("/integrations/").json()["meta"]["pagination"]["total"], 0);
}

#[test]
fn what_the_program_uses_itself_is_not_removed() {
    let desk = Client::staffed();
    desk.newsroom.frontend_key(crate::client::now()).unwrap();
    let owner = desk.signed_in(Role::Owner);
    let id = owner.get("/integrations/").json()["integrations"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(owner.delete(&format!("/integrations/{id}/")).status, 404);
    assert_eq!(
        owner.put(&format!("/integrations/{id}/"), &json!({"integrations": [{"name": "x"}]})).status,
        404
    );
}

#[test]
fn a_webhook_names_an_event_and_an_address() {
    let desk = Client::staffed();
    let owner = desk.signed_in(Role::Owner);
    let integration = made(&owner, "/integrations/", "integrations", json!({"name": "CI"}));
    let hook = json!({"event": "post.published", "target_url": "https://hooks.example/a", "integration_id": integration["id"], "secret": "s"});
    let webhook = made(&owner, "/webhooks/", "webhooks", hook.clone());
    assert_eq!(owner.post("/webhooks/", &json!({"webhooks": [hook]})).status, 422);
    let path = format!("/webhooks/{}/", webhook["id"].as_str().unwrap());
    for bad in [
        json!({"event": "post.exploded"}),
        json!({"event": "staff.password_reset"}),
        json!({"event": "staff.invited"}),
        json!({"target_url": "file:///etc/passwd"}),
        json!({"target_url": "gopher://x"}),
        json!({"target_url": "x"}),
        json!({"target_url": null}),
    ] {
        assert_eq!(owner.put(&path, &json!({"webhooks": [bad]})).status, 422, "{bad}");
    }
    assert_eq!(
        owner.put(&path, &json!({"webhooks": [{"event": "post.edited"}]})).json()["webhooks"][0]["event"],
        "post.edited"
    );
    let id = webhook["id"].as_str().unwrap();
    assert!(desk.newsroom.read(|reader| reader.webhook_record(id)).unwrap().is_some());
    // It goes with its integration.
    owner.delete(&format!("/integrations/{}/", integration["id"].as_str().unwrap()));
    assert!(desk.newsroom.read(|reader| reader.webhook_record(id)).unwrap().is_none());
}

/// Invites somebody; the status, and the token of the mail.
fn invite(client: &Client, address: &str, role: &Value) -> (u16, Option<String>) {
    let before = client.newsroom.read(|reader| reader.last_happened()).unwrap();
    let reply = client.post("/invites/", &json!({"invites": [{"email": address, "role_id": role}]}));
    let told = client.newsroom.happened_after(before, 10).unwrap();
    let letter = told.into_iter().find(|happened| happened.event == Event::StaffInvited);
    let token = letter.map(|letter| {
        let link = letter.current["link"].as_str().unwrap().to_owned();
        let token =
            link.strip_prefix("https://news.example/ghost/signup/").unwrap().trim_end_matches('/').to_owned();
        assert!(!reply.body.contains(&token));
        token
    });
    (reply.status.as_u16(), token)
}

fn role_id(client: &Client, role: Role) -> Value {
    let roles = client.get("/roles/").json()["roles"].clone();
    roles.as_array().unwrap().iter().find(|one| one["name"] == role.name()).unwrap()["id"].clone()
}

#[test]
fn an_invitation_lets_in_whom_it_was_mailed_to_once() {
    let desk = Client::staffed();
    let editor = desk.signed_in(Role::Editor);
    let (status, token) = invite(&editor, "new@news.example", &role_id(&editor, Role::Author));
    assert_eq!(status, 201);
    let token = token.unwrap();
    let accept = |token: &Value| {
        let body = json!({"invitation": [{"token": token, "name": "New", "password": PASSWORD, "email": "x@evil.example", "role": "Owner"}]});
        desk.other().post("/authentication/invitation/", &body)
    };
    for wrong in [json!(null), json!([token]), json!(""), json!("x")] {
        assert_eq!(accept(&wrong).status, 422, "{wrong}");
    }
    let mut joined = desk.other();
    let reply = accept(&json!(token));
    assert_eq!(reply.status, 200, "{reply:?}");
    joined.keep_cookie(&reply);
    let me = joined.get("/users/me/?include=roles").json()["users"][0].clone();
    assert_eq!((&me["email"], &me["roles"][0]["name"]), (&json!("new@news.example"), &json!("Author")));
    assert_eq!(accept(&json!(token)).status, 422);
    assert_eq!(editor.get("/invites/").json()["meta"]["pagination"]["total"], 0);
}

#[test]
fn nobody_invites_above_themselves_and_no_invitation_is_good_for_ever() {
    let desk = Client::staffed();
    let owner = desk.signed_in(Role::Owner);
    for role in Role::ALL {
        let client = desk.signed_in(role);
        for asked in Role::ALL {
            let (status, token) = invite(&client, "new@news.example", &role_id(&owner, asked));
            let may = role.may_assign(asked);
            assert_eq!(status == 201, may, "{role:?} invited {asked:?}: {status}");
            assert_eq!(token.is_some(), may);
        }
    }
    assert_eq!(invite(&owner, &email(Role::Author), &role_id(&owner, Role::Author)).0, 422);
    assert_eq!(invite(&owner, "no address", &role_id(&owner, Role::Author)).0, 422);
    let (_, first) = invite(&owner, "new@news.example", &role_id(&owner, Role::Author));
    let (_, second) = invite(&owner, "new@news.example", &role_id(&owner, Role::Author));
    let accept = |token: &str| {
        let body = json!({"invitation": [{"token": token, "name": "New", "password": PASSWORD}]});
        desk.post("/authentication/invitation/", &body).status.as_u16()
    };
    assert_eq!(accept(&first.unwrap()), 422);
    pass(7 * 24 * 60 * 60 * 1000 + 1000);
    assert_eq!(accept(&second.unwrap()), 422);
    // Nobody is told who was invited.
    let asked = |address: &str| desk.get(&format!("/authentication/invitation/?email={address}")).body;
    assert_eq!(asked("new@news.example"), asked("nobody@news.example"));
}

#[test]
fn a_right_that_has_ended_ends_within_the_act() {
    let desk = Client::staffed();
    let actor = newsroom::may::Actor {
        id: desk.id(Role::Editor),
        standing: newsroom::may::Standing::Staff(Role::Editor),
        address: None,
    };
    let act = || desk.newsroom.act(crate::client::now(), &actor, |_| Ok(()));
    act().unwrap();
    let owner = desk.signed_in(Role::Owner);
    let path = format!("/users/{}/", desk.id(Role::Editor));
    let before = desk.signed_in(Role::Editor);
    assert_eq!(owner.put(&path, &json!({"users": [{"roles": ["Author"]}]})).status, 200);
    assert!(act().is_err(), "the role of before still counts");
    assert_eq!(owner.put(&path, &json!({"users": [{"roles": ["Editor"]}]})).status, 200);
    act().unwrap();
    assert_eq!(before.get("/users/me/").status, 403, "a session came back with the role");
    let before = desk.signed_in(Role::Editor);
    crate::client::suspend(&desk, &desk.id(Role::Editor));
    assert!(act().is_err());
    assert_eq!(owner.put(&path, &json!({"users": [{"status": "active"}]})).status, 200);
    assert_eq!(before.get("/users/me/").status, 403, "a session came back with its owner");
}

#[test]
fn ones_token_is_ones_own() {
    let desk = Client::staffed();
    let author = desk.signed_in(Role::Author);
    assert_eq!(author.get("/users/me/token/").status, 404);
    let first = author.put("/users/me/token/", &json!({})).json()["apiKey"].clone();
    let second = author.put("/users/me/token/", &json!({})).json()["apiKey"].clone();
    assert_eq!(first["id"], second["id"]);
    assert_ne!(first["secret"], second["secret"]);
    let path = format!("/users/{}/token/", desk.id(Role::Author));
    assert_eq!(author.get(&path).status, 200);
    assert_eq!(desk.signed_in(Role::Owner).get(&path).status, 403);
    assert_eq!(desk.signed_in(Role::Owner).put(&path, &json!({})).status, 403);
}
