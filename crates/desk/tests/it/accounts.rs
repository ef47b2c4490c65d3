//! Setting up, forgotten passwords, second factors, roles and suspensions.

use std::time::{Duration, Instant};

use newsroom::may::Role;
use newsroom::{Event, code_at};
use serde_json::{Value, json};

use crate::client::{Client, PASSWORD, email, now, pass, suspend};

fn owner() -> Value {
    json!({"setup": [{"name": "Olena", "email": "olena@news.example", "password": PASSWORD, "blogTitle": "Harbour News"}]})
}

#[test]
fn a_newsroom_is_set_up_once() {
    let mut client = Client::empty();
    assert_eq!(client.get("/authentication/setup/").json()["setup"][0]["status"], false);
    let reply = client.post("/authentication/setup/", &owner());
    assert_eq!(reply.status, 201, "{reply:?}");
    assert!(!reply.body.contains("argon2"));
    client.keep_cookie(&reply);
    let me = client.get("/users/me/?include=roles").json();
    assert_eq!(me["users"][0]["roles"][0]["name"], "Owner");
    assert_eq!(client.get("/site/").json()["site"]["title"], "Harbour News");
    assert_eq!(client.get("/authentication/setup/").json()["setup"][0]["status"], true);
    assert_eq!(client.other().post("/authentication/setup/", &owner()).status, 403);
    assert_eq!(client.get("/roles/").json()["roles"].as_array().unwrap().len(), 6);
}

#[test]
fn of_many_who_set_up_at_once_one_is_the_owner() {
    let client = Client::empty();
    let made: usize = std::thread::scope(|scope| {
        let tries: Vec<_> = (0..12)
            .map(|number| {
                let other = client.other();
                scope.spawn(move || {
                    let mut body = owner();
                    body["setup"][0]["email"] = json!(format!("owner{number}@news.example"));
                    usize::from(other.post("/authentication/setup/", &body).status == 201)
                })
            })
            .collect();
        tries.into_iter().map(|made| made.join().unwrap()).sum()
    });
    assert_eq!(made, 1);
    let people = client.newsroom.read(|reader| reader.people()).unwrap();
    assert_eq!(people.len(), 1);
}

/// Asks for a link and takes it out of the outbox; `None` where nobody is mailed.
fn link(client: &Client, email: &str, host: &str) -> Option<String> {
    let before = client.newsroom.read(|reader| reader.last_happened()).unwrap();
    let body = json!({"password_reset": [{"email": email}]}).to_string();
    let headers = [("origin", "https://news.example"), ("host", host), ("x-forwarded-host", host)];
    let reply = client.send("POST", "/authentication/password_reset/", Some(body), &headers);
    assert_eq!(
        reply.json(),
        json!({"password_reset": [{"message": "Check your email for further instructions."}]})
    );
    let events = client.newsroom.happened_after(before, 10).unwrap();
    let letter = events.into_iter().find(|happened| happened.event == Event::PasswordResetAsked)?.current;
    Some(letter["link"].as_str().unwrap().to_owned())
}

fn reset(client: &Client, token: &Value, password: &str) -> u16 {
    let body =
        json!({"password_reset": [{"token": token, "newPassword": password, "ne2Password": password}]});
    client.put("/authentication/password_reset/", &body).status.as_u16()
}

#[test]
fn a_link_gives_a_new_password_once() {
    let client = Client::staffed();
    let before = client.signed_in(Role::Editor);
    let link = link(&client, "EDITOR@news.example", "evil.example").unwrap();
    let token = link.strip_prefix("https://news.example/ghost/reset/").unwrap().trim_end_matches('/');
    for wrong in [json!(null), json!([token]), json!({"a": token}), json!(12), json!(""), json!(token[1..])] {
        assert_eq!(reset(&client, &wrong, "another long password"), 422, "{wrong}");
    }
    assert_eq!(reset(&client, &json!(token), "short"), 422);
    assert_eq!(reset(&client, &json!(token), "another long password"), 200);
    assert_eq!(before.get("/users/me/").status, 403);
    assert_eq!(reset(&client, &json!(token), "a third long password"), 422);
    let mut client = client.other();
    assert_eq!(client.sign_in(&email(Role::Editor), PASSWORD).status, 422);
    assert_eq!(client.sign_in(&email(Role::Editor), "another long password").status, 201);
}

#[test]
fn the_time_of_an_answer_tells_nobody_who_works_here() {
    let client = Client::staffed();
    for email in [email(Role::Editor), "nobody@news.example".to_owned()] {
        let begun = Instant::now();
        link(&client, &email, "news.example");
        assert!(begun.elapsed() >= Duration::from_millis(250), "{email}");
    }
}

#[test]
fn a_link_is_good_for_an_hour_and_for_whom_it_was_mailed() {
    let client = Client::staffed();
    assert_eq!(link(&client, "nobody@news.example", "news.example"), None);
    assert_eq!(link(&client, "édıtor@news.example", "news.example"), None);
    let late = link(&client, &email(Role::Author), "news.example").unwrap();
    pass(60 * 60 * 1000 + 1000);
    let token = late.trim_end_matches('/').rsplit('/').next().unwrap();
    assert_eq!(reset(&client, &json!(token), "another long password"), 422);
    let suspended = link(&client, &email(Role::Author), "news.example").unwrap();
    suspend(&client, &client.id(Role::Author));
    let token = suspended.trim_end_matches('/').rsplit('/').next().unwrap();
    assert_eq!(reset(&client, &json!(token), "another long password"), 422);
    assert_eq!(link(&client, &email(Role::Author), "news.example"), None);
}

#[test]
fn a_new_password_ends_every_other_session() {
    let desk = Client::staffed();
    let (mut here, elsewhere) = (desk.signed_in(Role::Author), desk.signed_in(Role::Author));
    let change = |old: &str| json!({"password": [{"oldPassword": old, "newPassword": "another long password", "ne2Password": "another long password"}]});
    assert_eq!(here.put("/users/password/", &change("not the password")).status, 422);
    let before = here.cookie.clone();
    let reply = here.put("/users/password/", &change(PASSWORD));
    assert_eq!(reply.status, 200, "{reply:?}");
    here.keep_cookie(&reply);
    assert_ne!(here.cookie, before);
    assert_eq!(here.get("/users/me/").status, 200);
    assert_eq!(elsewhere.get("/users/me/").status, 403);
    // Another's password is nobody's to change.
    let mut body = change("another long password");
    body["password"][0]["user_id"] = json!(desk.id(Role::Owner));
    assert_eq!(here.put("/users/password/", &body).status, 403);
}

#[test]
fn a_suspension_or_another_role_ends_what_somebody_had_begun() {
    let desk = Client::staffed();
    let owner = desk.signed_in(Role::Owner);
    let (author, contributor) = (desk.signed_in(Role::Author), desk.signed_in(Role::Contributor));
    let path = format!("/users/{}/", desk.id(Role::Author));
    assert_eq!(owner.put(&path, &json!({"users": [{"status": "inactive"}]})).status, 200);
    assert_eq!(author.get("/users/me/").status, 403);
    let path = format!("/users/{}/", desk.id(Role::Contributor));
    assert_eq!(owner.put(&path, &json!({"users": [{"roles": [{"name": "Author"}]}]})).status, 200);
    assert_eq!(contributor.get("/users/me/").status, 403);
}

#[test]
fn nobody_raises_themselves() {
    let desk = Client::staffed();
    for role in [Role::Administrator, Role::SuperEditor, Role::Editor, Role::Author, Role::Contributor] {
        let client = desk.signed_in(role);
        let own = format!("/users/{}/", desk.id(role));
        for raised in ["Owner", "Administrator"].iter().filter(|raised| **raised != role.name()) {
            let reply = client.put(&own, &json!({"users": [{"roles": [{"name": raised}]}]}));
            assert_eq!(reply.status, 403, "{role:?} made themselves {raised}");
        }
        let owner = format!("/users/{}/", desk.id(Role::Owner));
        for change in
            [json!({"name": "x"}), json!({"email": "x@news.example"}), json!({"status": "inactive"})]
        {
            assert_eq!(client.put(&owner, &json!({"users": [change]})).status, 403, "{role:?} {change}");
        }
        assert_eq!(client.put("/users/owner/", &json!({"owner": [{"id": desk.id(role)}]})).status, 403);
        assert!(client.get("/users/me/").status == 200, "{role:?} was signed out by what was refused");
    }
    let editor = desk.signed_in(Role::Editor);
    let author = format!("/users/{}/", desk.id(Role::Author));
    assert_eq!(editor.put(&author, &json!({"users": [{"bio": "Harbour and ferries."}]})).status, 200);
    assert_eq!(editor.put(&author, &json!({"users": [{"email": "mine@evil.example"}]})).status, 403);
    assert_eq!(editor.put(&author, &json!({"users": [{"roles": [{"name": "Editor"}]}]})).status, 403);
}

#[test]
fn only_what_may_be_changed_changes() {
    let desk = Client::staffed();
    let client = desk.signed_in(Role::Author);
    let before = client.get("/users/me/").json()["users"][0].clone();
    let path = format!("/users/{}/", desk.id(Role::Author));
    let forged = json!({"users": [{
        "id": "000000000000000000000001", "password": "$argon2id$x", "created_at": "1999-01-01T00:00:00.000Z",
        "last_seen": "1999-01-01T00:00:00.000Z", "visibility": "x", "locale": "../x", "url": "https://evil.example",
        "bio": "New.", "verified": true,
    }]});
    assert_eq!(client.put(&path, &forged).status, 200);
    let mut after = client.get("/users/me/").json()["users"][0].clone();
    assert_eq!(after["bio"], "New.");
    for changed in ["bio", "updated_at"] {
        after[changed] = before[changed].clone();
    }
    assert_eq!(after, before);
    for script in ["javascript:alert(1)", "data:text/html,x", "java\nscript:x", " javascript:x"] {
        assert_eq!(client.put(&path, &json!({"users": [{"website": script}]})).status, 422, "{script}");
    }
    let kept = client.newsroom.read(|reader| reader.account(&email(Role::Author))).unwrap().unwrap();
    assert!(kept.password.starts_with("$argon2id$v=19"));
}

#[test]
fn ownership_goes_to_an_administrator_alone() {
    let desk = Client::staffed();
    let owner = desk.signed_in(Role::Owner);
    let give = |id: String| owner.put("/users/owner/", &json!({"owner": [{"id": id}]})).status.as_u16();
    assert_eq!(give(desk.id(Role::Editor)), 422);
    assert_eq!(give(desk.id(Role::Administrator)), 200);
    assert_eq!(give(desk.id(Role::Administrator)), 403);
    let roles: Vec<_> =
        desk.newsroom.read(|reader| reader.people()).unwrap().into_iter().filter_map(|p| p.role).collect();
    assert_eq!(roles.iter().filter(|role| *role == "Owner").count(), 1);
}

/// Sets a second factor up; its secret and the recovery codes.
fn with_second_factor(client: &Client) -> (String, Vec<Value>) {
    let ask = json!({"second_factor": [{"password": PASSWORD}]});
    assert_eq!(
        client
            .post(
                "/authentication/second_factor/",
                &json!({"second_factor": [{"password": "wrong password"}]})
            )
            .status,
        422
    );
    let factor = client.post("/authentication/second_factor/", &ask).json();
    let secret = factor["second_factor"][0]["secret"].as_str().unwrap().to_owned();
    let confirm = |code: String| {
        client.put("/authentication/second_factor/", &json!({"second_factor": [{"code": code}]}))
    };
    assert_eq!(confirm("000000x".into()).status, 422);
    let codes = confirm(code_at(&secret, now()).unwrap()).json();
    (secret, codes["second_factor"][0]["recovery_codes"].as_array().unwrap().clone())
}

#[test]
fn a_second_factor_is_asked_for_and_used_once() {
    let desk = Client::staffed();
    let (secret, recovery) = with_second_factor(&desk.signed_in(Role::Owner));
    let mut client = desk.other();
    let reply = client.sign_in(&email(Role::Owner), PASSWORD);
    assert_eq!((reply.status.as_u16(), reply.error()["code"].as_str()), (403, Some("2FA_TOKEN_REQUIRED")));
    // The first step opens nothing, whatever else is sent.
    assert_eq!(client.get("/users/me/").status, 403);
    let forged = json!({"username": email(Role::Owner), "password": PASSWORD, "skipEmailVerification": true, "verified": true});
    assert_eq!(client.other().post("/session/", &forged).status, 403);
    pass(30_000);
    let code = code_at(&secret, now()).unwrap();
    // In another browser the code is worth nothing.
    let mut other = desk.other();
    other.cookie = Some("cd".repeat(32));
    assert_eq!(other.put("/session/verify/", &json!({"token": code})).status, 401);
    let before = client.cookie.clone();
    let reply = client.put("/session/verify/", &json!({"token": code}));
    assert_eq!(reply.status, 200);
    client.keep_cookie(&reply);
    assert_ne!(client.cookie, before);
    assert_eq!(client.get("/users/me/").status, 200);
    let mut again = desk.other();
    again.sign_in(&email(Role::Owner), PASSWORD);
    assert_eq!(again.put("/session/verify/", &json!({"token": code})).status, 401, "a code was used twice");
    assert_eq!(again.put("/session/verify/", &json!({"token": recovery[0]})).status, 200);
    again.sign_in(&email(Role::Owner), PASSWORD);
    assert_eq!(again.put("/session/verify/", &json!({"token": recovery[0]})).status, 401);
}

#[test]
fn codes_are_not_to_be_guessed_and_come_too_late() {
    let desk = Client::staffed();
    let (secret, _) = with_second_factor(&desk.signed_in(Role::Owner));
    let mut client = desk.other();
    client.sign_in(&email(Role::Owner), PASSWORD);
    pass(60_000);
    for _ in 0..5 {
        assert_eq!(client.put("/session/verify/", &json!({"token": "000000"})).status, 401);
    }
    let code = |secret: &str| json!({"token": code_at(secret, now()).unwrap()});
    assert_eq!(client.put("/session/verify/", &code(&secret)).status, 401, "a sixth code was looked at");
    client.sign_in(&email(Role::Owner), PASSWORD);
    pass(5 * 60 * 1000 + 1000);
    assert_eq!(client.put("/session/verify/", &code(&secret)).status, 401);
}
