//! Tokens signed with keys.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use newsroom::may::Role;
use serde_json::{Value, json};
use sha2::{Sha256, Sha512};

use crate::client::{Client, now};

struct Key {
    client: Client,
    id: String,
    secret: String,
    content: String,
}

fn key() -> Key {
    let client = Client::staffed();
    let keys = client.newsroom.write(now(), |writer| writer.create_keys("Importer")).unwrap();
    let (id, secret) = keys.admin.split_once(':').unwrap();
    Key { client, id: id.to_owned(), secret: secret.to_owned(), content: keys.content }
}

fn from_hex(text: &str) -> Vec<u8> {
    (0..text.len() / 2).map(|at| u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).unwrap()).collect()
}

fn part(json: &str) -> String {
    URL_SAFE_NO_PAD.encode(json)
}

fn signed(head: &str, claims: &str, secret: &[u8]) -> String {
    let message = format!("{}.{}", part(head), part(claims));
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).unwrap();
    mac.update(message.as_bytes());
    format!("{message}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
}

impl Key {
    fn ask(&self, path: &str, authorization: &str) -> (u16, Value) {
        let reply = self.client.send("GET", path, None, &[("authorization", authorization)]);
        (reply.status.as_u16(), serde_json::from_str(&reply.body).unwrap_or_default())
    }

    fn head(&self) -> Value {
        json!({"alg": "HS256", "typ": "JWT", "kid": self.id})
    }

    #[expect(clippy::unused_self, reason = "reads like the head")]
    fn claims(&self) -> Value {
        json!({"iat": now() / 1000, "exp": now() / 1000 + 300, "aud": "/admin/"})
    }

    fn token(&self, head: &Value, claims: &Value) -> String {
        signed(&head.to_string(), &claims.to_string(), &from_hex(&self.secret))
    }
}

#[test]
fn a_token_that_the_key_has_signed_opens_what_keys_open() {
    let key = key();
    let token = key.token(&key.head(), &key.claims());
    assert_eq!(key.ask("/users/", &format!("Ghost {token}")).0, 200);
    assert_eq!(key.ask("/config/", &format!("ghost {token}")).0, 200);
    for audience in ["admin", "/admin", "/v5/admin/", "https://news.example/ghost/api/admin/"] {
        let mut claims = key.claims();
        claims["aud"] = json!(audience);
        assert_eq!(
            key.ask("/users/", &format!("Ghost {}", key.token(&key.head(), &claims))).0,
            200,
            "{audience}"
        );
    }
    // Doors that are for people, under every spelling.
    for path in ["/users/me/", "/users/me", "/session/all/", "/session/all"] {
        assert_eq!(key.ask(path, &format!("Ghost {token}")).0, 403, "{path}");
    }
    for path in ["//session/all/", "/SESSION/all/", "/session%2fall/", "/session/all;x/", "/session/all.json"]
    {
        assert!([403, 404].contains(&key.ask(path, &format!("Ghost {token}")).0), "{path}");
    }
    key.client.newsroom.write(now(), |writer| writer.revoke_keys("Importer")).unwrap();
    assert_eq!(key.ask("/users/", &format!("Ghost {token}")).0, 401);
}

#[test]
fn everything_else_is_refused() {
    let key = key();
    let (head, claims, secret) = (key.head(), key.claims(), from_hex(&key.secret));
    let seconds = now() / 1000;
    let with = |of: &Value, name: &str, value: Value| {
        let mut changed = of.clone();
        changed[name] = value;
        changed
    };
    let without = |of: &Value, name: &str| {
        let mut changed = of.clone();
        changed.as_object_mut().unwrap().remove(name);
        changed
    };
    let mut tokens: Vec<(String, String)> = Vec::new();
    for alg in ["none", "None", "hs256", "HS384", "HS512", "RS256", "ES256", ""] {
        tokens.push((format!("alg {alg}"), key.token(&with(&head, "alg", json!(alg)), &claims)));
    }
    let unsigned =
        format!("{}.{}.", part(&with(&head, "alg", json!("none")).to_string()), part(&claims.to_string()));
    tokens.push(("no signature".into(), unsigned.clone()));
    tokens.push(("no third part".into(), unsigned.trim_end_matches('.').to_owned()));
    for kid in ["", "../etc", "' or 1=1 --", "000000000000000000000000", &key.id.to_uppercase()] {
        if kid != key.id {
            tokens.push((format!("kid {kid}"), key.token(&with(&head, "kid", json!(kid)), &claims)));
        }
    }
    tokens.push(("kid as a list".into(), key.token(&with(&head, "kid", json!([key.id])), &claims)));
    tokens.push(("crit".into(), key.token(&with(&head, "crit", json!(["exp"])), &claims)));
    for (name, value) in [
        ("exp", json!(seconds)),
        ("exp", json!(seconds + 301)),
        ("exp", json!((seconds + 60).to_string())),
        ("exp", json!(null)),
        ("exp", serde_json::from_str(&format!("{}.5", seconds + 60)).unwrap()),
        ("exp", json!(1e18)),
        ("iat", json!(seconds + 60)),
        ("iat", json!(seconds - 301)),
        ("iat", json!("now")),
        ("iat", json!(null)),
        ("nbf", json!(seconds + 60)),
        ("nbf", json!("0")),
        ("aud", json!("/content/")),
        ("aud", json!("/notadmin/")),
        ("aud", json!(["/admin/"])),
        ("aud", json!("/admin/x")),
    ] {
        tokens.push((format!("{name} {value}"), key.token(&head, &with(&claims, name, value.clone()))));
    }
    for name in ["exp", "iat", "aud"] {
        tokens.push((format!("without {name}"), key.token(&head, &without(&claims, name))));
    }
    let twice = claims.to_string().replacen('{', &format!("{{\"exp\":{},", seconds + 200), 1);
    tokens.push(("exp twice".into(), signed(&head.to_string(), &twice, &secret)));
    let mut sha512 = Hmac::<Sha512>::new_from_slice(&secret).unwrap();
    let message = format!("{}.{}", part(&head.to_string()), part(&claims.to_string()));
    sha512.update(message.as_bytes());
    tokens.push((
        "SHA-512".into(),
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(sha512.finalize().into_bytes())),
    ));
    tokens.push((
        "the secret as text".into(),
        signed(&head.to_string(), &claims.to_string(), key.secret.as_bytes()),
    ));
    tokens.push(("no secret".into(), signed(&head.to_string(), &claims.to_string(), b"")));
    let content = from_hex(&key.content);
    tokens.push(("a content key".into(), signed(&head.to_string(), &claims.to_string(), &content)));
    let good = key.token(&head, &claims);
    tokens.push(("padding".into(), format!("{good}=")));
    tokens.push(("a fourth part".into(), format!("{good}.e30")));
    tokens.push(("other claims".into(), {
        let parts: Vec<&str> = good.split('.').collect();
        format!("{}.{}.{}", parts[0], part(&with(&claims, "exp", json!(seconds + 299)).to_string()), parts[2])
    }));
    tokens.push(("a megabyte".into(), key.token(&with(&head, "x", json!("x".repeat(50_000))), &claims)));
    for (what, token) in &tokens {
        let (status, document) = key.ask("/users/", &format!("Ghost {token}"));
        assert!([400, 401].contains(&status), "{what}: {status} {document}");
        assert_eq!(document["errors"].as_array().map(Vec::len), Some(1), "{what}");
    }
    for header in ["", "Ghost", "Ghost ", "Bearer x", &format!("Bearer {good}"), &good] {
        assert_eq!(key.ask("/users/", header).0, 401, "{header}");
    }
    assert_eq!(key.ask("/users/", &format!("Ghost {good}")).0, 200);
}

#[test]
fn a_bad_token_is_not_made_good_by_a_cookie() {
    let key = key();
    let client = key.client.signed_in(Role::Owner);
    assert_eq!(client.send("GET", "/users/", None, &[("authorization", "Ghost x.y.z")]).status, 401);
}
