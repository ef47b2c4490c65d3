//! Who may use which address, and what each can see.

use std::fmt::Write;

use desk::{Door, Policy, declared};
use newsroom::may::Role;
use serde_json::json;

use crate::client::{Client, PASSWORD, SITE, now};

/// An address of this route, with something in its places.
fn address(path: &str) -> String {
    path.replace("{id}", "5f0000000000000000000001")
        .replace("{slug}", "nobody")
        .replace("{email}", "nobody@news.example")
        .replace("{key}", "5f0000000000000000000001")
        .replace("{kind}", "post")
        .replace("{name}", "x")
}

#[test]
fn every_route_lets_in_whom_it_declares() {
    let desk = Client::staffed();
    let mut matrix = String::new();
    for (method, path, policy) in declared() {
        let asked = |client: &Client| {
            let body = (method != "GET").then(|| "{}".to_owned());
            client.send(method, &address(path), body, &[("origin", SITE)])
        };
        let nobody = asked(&desk.other());
        let is_shut = |reply: &crate::client::Reply| {
            reply.status == 403
                && ["Authorization failed", "You do not have permission to perform this action"]
                    .iter()
                    .any(|message| reply.error()["message"] == *message)
        };
        if policy != Policy::Anyone {
            assert!(is_shut(&nobody), "{method} {path} answered nobody: {nobody:?}");
        }
        let mut row = format!("{method:<6} {path}");
        for role in Role::ALL {
            // A session each: some of the routes end it.
            let reply = asked(&desk.signed_in(role));
            let admits = match policy {
                Policy::Anyone | Policy::SignedIn(_) => true,
                Policy::May(act, thing, _) => newsroom::may::Standing::Staff(role).may(act, thing),
            };
            assert!(reply.status.as_u16() < 500, "{method} {path} {role:?}: {reply:?}");
            if !admits {
                assert!(is_shut(&reply), "{method} {path} answered {role:?}: {reply:?}");
            }
            row.push_str(if admits { " +" } else { " -" });
        }
        let door = match policy {
            Policy::Anyone => "anyone",
            Policy::SignedIn(door) | Policy::May(_, _, door) => match door {
                Door::Any => "any",
                Door::Staff => "staff",
                Door::Session => "session",
            },
        };
        writeln!(matrix, "{row} {door}").unwrap();
    }
    insta::assert_snapshot!("matrix", matrix);
}

#[test]
fn nothing_that_is_hidden_can_be_asked_about() {
    let desk = Client::staffed();
    let columns = [
        "password",
        "users.password",
        "authors.password",
        "author.password",
        "roles.name",
        "secret",
        "api_keys.secret",
        "token_hash",
        "visibility",
        "locale",
        "sessions.token_hash",
        "second_factors.secret",
        "lexical",
        "html",
        "plaintext",
    ];
    for role in Role::ALL {
        let client = desk.signed_in(role);
        let plain = client.get("/users/?order=name%20asc").body;
        for column in columns {
            for column in [column.to_owned(), column.to_uppercase()] {
                for test in ["%3A~%5E%27%24%27", "%3A%27x%27", "%3A-null", "%3A%3E%27%24%27"] {
                    let reply = client.get(&format!("/users/?filter={column}{test}"));
                    assert_eq!(reply.status, 400, "{role:?} {column}{test}");
                    assert!(reply.error()["context"].as_str().is_none_or(|said| !said.contains("$argon")));
                }
                for direction in ["asc", "desc"] {
                    let ordered =
                        client.get(&format!("/users/?order={column}%20{direction},name%20asc")).body;
                    assert_eq!(ordered, plain, "{role:?} sorted by {column}");
                }
                let fields = client.get(&format!("/users/?fields=name,{column}"));
                assert!(!fields.body.contains("$argon2"), "{role:?} {column}");
            }
        }
    }
}

#[test]
fn what_nobody_may_see_is_seen_by_nobody() {
    let desk = Client::staffed();
    let owner = desk.signed_in(Role::Owner);
    let set = json!({"settings": [
        {"key": "password", "value": "CANARY-site-password"},
        {"key": "mailgun_api_key", "value": "CANARY-mailgun"},
        {"key": "slack_url", "value": "https://hooks.example/CANARY-slack"},
        {"key": "stripe_secret_key", "value": "CANARY-stripe"},
    ]});
    assert_eq!(owner.put("/settings/", &set).status, 200);
    let keys = desk.newsroom.write(now(), |writer| writer.create_keys("CI")).unwrap();
    let secret = keys.admin.split_once(':').unwrap().1.to_owned();
    let kept = desk.newsroom.read(|reader| reader.account("owner@news.example")).unwrap().unwrap().password;
    for role in Role::ALL {
        let client = desk.signed_in(role);
        let keys_of_programs = [secret.as_str(), keys.content.as_str()];
        let mut canaries = vec![kept.as_str(), PASSWORD, "$argon2", "CANARY-mailgun", "CANARY-stripe"];
        let runs_the_site = matches!(role, Role::Owner | Role::Administrator);
        if !runs_the_site {
            canaries.extend(["CANARY-site-password", "CANARY-slack"]);
        }
        let token = client.cookie.clone().unwrap();
        canaries.push(&token);
        for (_, path, _) in declared().into_iter().filter(|(method, _, _)| *method == "GET") {
            let path = address(path).replace("5f0000000000000000000001", &desk.id(Role::Owner));
            for query in ["", "?limit=all&include=roles,count.posts,api_keys&formats=html,plaintext,lexical"]
            {
                let reply = client.get(&format!("{path}{query}"));
                // Those who run the site take the keys from there to give them to programs.
                let shows_keys = runs_the_site && path == "/integrations/" && query.contains("api_keys");
                let of_programs = keys_of_programs.iter().filter(|_| !shows_keys);
                for canary in canaries.iter().chain(of_programs) {
                    assert!(!reply.body.contains(canary), "{role:?} saw {canary} at {path}{query}");
                }
            }
        }
    }
    // Sent back as it was shown, a secret stays what it is.
    let shown = owner.get("/settings/?group=email").json();
    assert_eq!(owner.put("/settings/", &shown).status, 200);
    let stored = desk.newsroom.read(|reader| {
        Ok::<_, newsroom::NewsroomError>(reader.setting("mailgun_api_key").map(str::to_owned))
    });
    assert_eq!(stored.unwrap().as_deref(), Some("CANARY-mailgun"));
}

#[test]
fn lists_are_cut_and_their_parameters_checked() {
    let client = Client::staffed().signed_in(Role::Owner);
    for (query, status) in [
        ("limit=all", 200),
        ("limit=1000000000", 200),
        ("limit=-1", 422),
        ("limit=x", 422),
        ("page=0", 422),
        ("page=1000000000000000000000", 422),
        ("filter=((((", 400),
        ("filter=name:~%27%25%27", 200),
        ("order=%27;drop", 200),
        ("filter=id:[]", 400),
    ] {
        let reply = client.get(&format!("/users/?{query}"));
        assert_eq!(reply.status, status, "{query}");
    }
    let nested = format!("/users/?filter={}name:x{}", "(".repeat(5000), ")".repeat(5000));
    assert_eq!(client.get(&nested).status, 400);
    assert_eq!(client.get("/users/?limit=2&page=2").json()["meta"]["pagination"]["prev"], 1);
}
