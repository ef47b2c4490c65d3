//! Invitations and forgotten passwords, from the request over the mail to the new sign-in.

use serde_json::{Value, json};
use testing::wait_for_letters;

use crate::editor::Editor;
use crate::test_site::TestSite;

/// The token of the letter's link.
fn token(letter: &testing::Caught, beginning: &str) -> String {
    letter.link(beginning).trim_end_matches('/').rsplit('/').next().unwrap().to_owned()
}

#[test]
fn somebody_who_is_invited_by_mail_joins_once() {
    let site = TestSite::empty();
    let owner = Editor::of(&site, "Owner");
    let roles = owner.done("GET", "/roles/", &json!({}));
    let role = roles["roles"].as_array().unwrap().iter().find(|role| role["name"] == "Author").unwrap();
    let invite = json!({"invites": [{"email": "maren@news.example", "role_id": role["id"]}]});
    owner.done("POST", "/invites/", &invite);
    let letters = wait_for_letters(&site.data().join("mail"), 1);
    assert_eq!(letters[0].header("to"), "maren@news.example");
    let token = token(&letters[0], &format!("http://localhost:{}/ghost/signup/", site.port()));
    let accept = json!({"invitation": [{"token": token, "name": "Maren", "email": "maren@news.example",
                        "password": "seven harbour lamps"}]});
    let visitor = Editor::visitor(&site);
    visitor.done("POST", "/authentication/invitation/", &accept);
    assert_eq!(visitor.send("POST", "/authentication/invitation/", &accept).unwrap().status, 422);
    let maren = Editor::signed_in(&site, "maren@news.example", "seven harbour lamps").unwrap();
    assert_eq!(maren.done("GET", "/users/me/", &json!({}))["users"][0]["name"], "Maren");
}

#[test]
fn a_forgotten_password_is_replaced_by_mail() {
    let site = TestSite::empty();
    let editor = Editor::of(&site, "Editor");
    let visitor = Editor::visitor(&site);
    let ask = |email: &str| -> Value {
        visitor.done(
            "POST",
            "/authentication/password_reset/",
            &json!({"password_reset": [{"email": email}]}),
        )
    };
    assert_eq!(ask("nobody@news.example"), ask("editor@news.example"));
    let letters = wait_for_letters(&site.data().join("mail"), 1);
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].header("to"), "editor@news.example");
    let token = token(&letters[0], &format!("http://localhost:{}/ghost/reset/", site.port()));
    let reset = json!({"password_reset": [{"token": token, "newPassword": "another long password",
                       "ne2Password": "another long password"}]});
    visitor.done("PUT", "/authentication/password_reset/", &reset);
    assert_eq!(visitor.send("PUT", "/authentication/password_reset/", &reset).unwrap().status, 422);
    assert_eq!(editor.send("GET", "/users/me/", &json!({})).unwrap().status, 403, "old sessions are over");
    assert!(Editor::signed_in(&site, "editor@news.example", "another long password").is_some());
}

#[test]
fn check_says_where_mail_goes() {
    let site = TestSite::empty();
    let said = site.courant(&["check"]).succeeded();
    assert!(said.contains("mail.options.host"), "{said}");
    let said = site.command(&["check"]).env("mail__transport", "Direct").output().unwrap();
    assert!(!said.status.success());
    let said = String::from_utf8(said.stdout).unwrap();
    assert!(said.contains("Direct"), "{said}");
    let ghosts = [
        ("mail__transport", "SMTP"),
        ("mail__from", "'Harbour News' <news@harbour.example>"),
        ("mail__options__host", "mx.example"),
        ("mail__options__port", "465"),
        ("mail__options__secure", "true"),
        ("mail__options__auth__user", "postmaster"),
        ("mail__options__auth__pass", "a secret 1234"),
    ];
    let said = site.command(&["check"]).envs(ghosts).output().unwrap();
    assert!(said.status.success());
    let said = String::from_utf8(said.stdout).unwrap();
    assert!(said.contains("mx.example:465") && !said.contains("secret"), "{said}");
}
