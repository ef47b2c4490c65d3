//! Signing in and out, sessions, origins, guessing.

use std::time::{Duration, Instant};

use newsroom::may::Role;
use serde_json::json;

use crate::client::{Client, PASSWORD, SITE, email, pass, suspend};

#[test]
fn a_session_begins_with_a_password_and_ends_with_signing_out() {
    let mut client = Client::staffed();
    assert_eq!(client.get("/users/me/").status, 403);
    let reply = client.sign_in(&email(Role::Editor), PASSWORD);
    assert_eq!((reply.status.as_u16(), reply.body.as_str()), (201, "Created"));
    let cookie = reply.headers["set-cookie"].to_str().unwrap();
    for part in ["Path=/ghost", "HttpOnly", "SameSite=Lax", "Secure"] {
        assert!(cookie.contains(part), "{part} is missing: {cookie}");
    }
    let me = client.get("/users/me/?include=roles");
    assert_eq!(me.status, 200);
    assert_eq!(me.json()["users"][0]["roles"][0]["name"], "Editor");
    assert!(me.headers["cache-control"].to_str().unwrap().contains("no-store"));
    let token = client.cookie.clone();
    let reply = client.delete("/session/");
    assert_eq!(reply.status, 204);
    client.cookie = token;
    assert_eq!(client.get("/users/me/").status, 403);
}

#[test]
fn signing_in_gives_a_new_session_and_ends_the_one_that_was_brought_along() {
    let mut client = Client::staffed();
    client.cookie = Some("ab".repeat(32));
    client.sign_in(&email(Role::Author), PASSWORD);
    let first = client.cookie.clone();
    assert_ne!(first, Some("ab".repeat(32)));
    client.sign_in(&email(Role::Author), PASSWORD);
    assert_ne!(client.cookie, first);
    assert_eq!(client.get("/users/me/").status, 200);
    client.cookie = first;
    assert_eq!(client.get("/users/me/").status, 403);
}

#[test]
fn a_session_that_is_not_used_is_over_after_thirty_days() {
    let client = Client::staffed().signed_in(Role::Author);
    for _ in 0..3 {
        pass(29 * 24 * 60 * 60 * 1000);
        assert_eq!(client.get("/users/me/").status, 200);
    }
    pass(31 * 24 * 60 * 60 * 1000);
    assert_eq!(client.get("/users/me/").status, 403);
}

#[test]
fn ones_sessions_are_listed_and_can_be_ended_one_by_one() {
    let desk = Client::staffed();
    let (one, two, other) =
        (desk.signed_in(Role::Author), desk.signed_in(Role::Author), desk.signed_in(Role::Editor));
    let sessions = one.get("/session/all/").json()["sessions"].clone();
    assert_eq!(sessions.as_array().unwrap().len(), 2);
    assert!(!sessions.to_string().contains(&two.cookie.clone().unwrap()));
    for session in sessions.as_array().unwrap() {
        let path = format!("/session/all/{}/", session["id"].as_str().unwrap());
        assert_eq!(other.delete(&path).status, 404);
        assert_eq!(one.get("/users/me/").status, 200);
    }
    let ids: Vec<_> =
        sessions.as_array().unwrap().iter().map(|s| s["id"].as_str().unwrap().to_owned()).collect();
    let ended = ids.iter().filter(|id| one.delete(&format!("/session/all/{id}/")).status == 204).count();
    assert!(ended >= 1);
    assert!([&one, &two].iter().any(|client| client.get("/users/me/").status == 403));
}

#[test]
fn another_site_can_not_use_the_cookie() {
    let client = Client::staffed().signed_in(Role::Owner);
    let change = |headers: &[(&str, &str)]| {
        client.send("PUT", "/settings/", Some(json!({"settings": []}).to_string()), headers).status.as_u16()
    };
    assert_eq!(change(&[("origin", SITE)]), 200);
    assert_eq!(change(&[("referer", &format!("{SITE}/ghost/"))]), 200);
    for origin in [
        "null",
        "https://evil.example",
        "https://news.example.evil.example",
        "https://sub.news.example",
        "http://news.example",
        "https://news.example:8443",
        "nonsense",
    ] {
        assert_eq!(change(&[("origin", origin)]), 400, "{origin}");
        assert_eq!(change(&[("origin", origin), ("referer", SITE)]), 400, "{origin}");
        let asked = client.send("GET", "/users/me/", None, &[("origin", origin)]);
        assert_eq!(asked.status, 400, "{origin}");
        assert!(!asked.headers.contains_key("access-control-allow-credentials"));
        assert!(!asked.headers.contains_key("access-control-allow-origin"));
        let body = json!({"username": email(Role::Owner), "password": PASSWORD}).to_string();
        assert_eq!(client.send("POST", "/session/", Some(body), &[("origin", origin)]).status, 400);
    }
    assert_eq!(change(&[]), 400);
    assert_eq!(client.send("DELETE", "/session/", None, &[("origin", "https://evil.example")]).status, 400);
    assert_eq!(client.get("/users/me/").status, 200);
}

#[test]
fn a_form_of_another_site_is_no_json() {
    let client = Client::staffed();
    let body = json!({"username": email(Role::Owner), "password": PASSWORD}).to_string();
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "text/plain; application/json",
    ] {
        let reply = client.send_as(kind, "POST", "/session/", body.clone(), &[("origin", SITE)]);
        assert_eq!(reply.status, 400, "{kind}");
    }
    let reply =
        client.send_as("application/json; charset=utf-8", "POST", "/session/", body, &[("origin", SITE)]);
    assert_eq!(reply.status, 201);
}

#[test]
fn nobody_is_told_whether_an_account_exists() {
    let client = Client::staffed();
    let owner = client.id(Role::Contributor);
    suspend(&client, &owner);
    let refusal = |email: &str| {
        let begun = Instant::now();
        let reply = client.post("/session/", &json!({"username": email, "password": "not the password"}));
        assert!(
            begun.elapsed() >= Duration::from_millis(400),
            "{email} was refused in {:?}",
            begun.elapsed()
        );
        let mut error = reply.error();
        error["id"] = json!(null);
        let names: Vec<String> = reply.headers.keys().map(ToString::to_string).collect();
        (reply.status, error, names)
    };
    let unknown = refusal("nobody@news.example");
    assert_eq!(unknown.0, 422);
    assert_eq!(refusal(&email(Role::Owner)), unknown);
    assert_eq!(refusal(&email(Role::Contributor)), unknown);
    assert_eq!(refusal("öwner@news.example"), unknown);
    let right =
        client.post("/session/", &json!({"username": email(Role::Contributor), "password": PASSWORD}));
    let mut error = right.error();
    error["id"] = json!(null);
    assert_eq!(error, unknown.1);
}

#[test]
fn no_header_helps_to_guess_on() {
    let mut client = Client::staffed();
    let attempt = |client: &Client, number: usize, name: &str| {
        let body = json!({"username": name, "password": "not the password"}).to_string();
        let forwarded = format!("198.51.100.{number}");
        let headers =
            [("origin", SITE), ("x-forwarded-for", forwarded.as_str()), ("forwarded", "for=1.2.3.4")];
        client.send("POST", "/session/", Some(body), &headers).status.as_u16()
    };
    let spellings = ["owner@news.example", "OWNER@news.example", " owner@NEWS.example "];
    let tries: Vec<u16> = (0..8).map(|number| attempt(&client, number, spellings[number % 3])).collect();
    assert_eq!(tries, [422, 422, 422, 422, 422, 429, 429, 429]);
    // From another network it is the same account.
    client.peer = "192.0.2.99".parse().unwrap();
    let reply = client.post("/session/", &json!({"username": email(Role::Owner), "password": PASSWORD}));
    assert_eq!(reply.status, 429);
    assert!(reply.headers.contains_key("retry-after"));
    pass(10 * 60 * 1000);
    assert_eq!(
        client.post("/session/", &json!({"username": email(Role::Owner), "password": PASSWORD})).status,
        201
    );
}

#[test]
fn one_network_can_not_try_every_account() {
    let mut client = Client::staffed();
    let mut refused = 0;
    for number in 0..52_u16 {
        client.peer = std::net::Ipv6Addr::new(0x2001, 0xdb8, 1, 2, number, 0, 0, 1).into();
        // Too long to be compared: only the counting is looked at.
        let body = json!({"username": format!("a{number}@news.example"), "password": "x".repeat(2000)});
        refused += usize::from(client.post("/session/", &body).status == 429);
    }
    assert_eq!(refused, 2);
}

#[test]
fn nobody_fills_the_memory_before_they_are_known() {
    let client = Client::staffed();
    let large = json!({"username": "a", "password": "x".repeat(20_000)});
    assert_eq!(client.post("/session/", &large).status, 413);
    assert_eq!(client.put("/settings/", &large).status, 403);
}
