//! The Content API in the hands of clients, and of people who mean harm.

use serde_json::Value;

use crate::live::Live;

fn slugs(answer: &Value, name: &str) -> Vec<String> {
    answer[name].as_array().unwrap().iter().map(|item| item["slug"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_walk_by_cursor_meets_every_story_once() {
    let Some(live) = Live::site() else { return };
    let all: Vec<String> = (1..=10)
        .flat_map(|page| slugs(&live.json(&format!("/posts/?limit=100&fields=slug&page={page}")), "posts"))
        .collect();
    assert_eq!(all.len(), 999);
    let mut walked: Vec<String> = Vec::new();
    let mut after = String::new();
    loop {
        let page = live.json(&format!("/posts/?limit=100&fields=id,slug&after={after}"));
        let Some(last) = page["posts"].as_array().unwrap().last() else { break };
        after = last["id"].as_str().unwrap().to_owned();
        walked.extend(slugs(&page, "posts"));
    }
    assert_eq!(walked, all);
    assert_eq!(live.get("/posts/?after=nothing").status, 400);
}

#[test]
fn bad_input_is_refused_and_never_an_error_of_ours() {
    let Some(live) = Live::site() else { return };
    let deep = format!("/posts/?filter={}title:x{}", "(".repeat(10_000), ")".repeat(10_000));
    let wide = format!("/posts/?filter={}", vec!["a1:1"; 6_000].join(","));
    let pattern = format!("/posts/?filter=title:~%27{}%27", "%25_".repeat(1_100));
    for (address, status) in [
        (deep.as_str(), 400),
        (wide.as_str(), 400),
        (pattern.as_str(), 400),
        ("/posts/?filter=%ff%fe", 400),
        ("/posts/?filter=title:%00", 400),
        ("/posts/?filter=id:[]", 400),
        ("/posts/?filter=nothing:1", 400),
        ("/posts/?filter=featured:true&filter=featured:false", 400),
        ("/posts/?limit=-1", 422),
        ("/posts/?limit=1.5", 422),
        ("/posts/?page=x", 422),
        ("/posts/?page=99999999999999999999", 404),
        ("/posts/?page=1000000000", 200),
        ("/posts/?order=(select+1)", 422),
        ("/posts/?fields=title;drop", 422),
        ("/posts/?unknown=1&limit=1", 200),
        ("/posts/'or'1'='1/", 422),
        ("/posts/slug/'or'1'='1/", 422),
        ("/posts/slug/%2e%2e%2fetc/", 422),
        ("/nothing/", 404),
        ("/posts/a/b/c/", 404),
    ] {
        let begun = std::time::Instant::now();
        let answered = live.get(address);
        let shown = address.get(..60).unwrap_or(address);
        assert_eq!(answered.status, status, "{shown}: {}", answered.body);
        assert!(begun.elapsed().as_millis() < 1_000, "{shown}");
        if status >= 400 {
            let error: Value = serde_json::from_str(&answered.body).unwrap();
            assert!(error["errors"][0]["message"].is_string(), "{shown}");
        }
    }
}

#[test]
fn a_filter_of_a_megabyte_is_turned_away() {
    let Some(live) = Live::site() else { return };
    let answered = live.get(&format!("/posts/?filter={}", "a".repeat(1 << 20)));
    assert!((400..500).contains(&answered.status) || answered.status == 0, "{}", answered.status);
}

#[test]
fn what_is_not_published_is_under_no_name() {
    let Some(live) = Live::site() else { return };
    for query in [
        "?status=draft",
        "?filter=status:draft",
        "?filter=status:[draft,published,scheduled]",
        "?filter=slug:a-draft",
        "?filter=slug:a-draft,status:draft",
        "?filter=type:page",
        "?preview=1&static=1",
        "?formats=lexical,mobiledoc",
        "?fields=lexical,mobiledoc,status,email_recipient_filter,newsletter_id",
        "?include=email,newsletter,authors.roles,posts_meta,count.clicks",
    ] {
        let answered = live.get(&format!("/posts/{query}&limit=100"));
        assert_eq!(answered.status, 200, "{query}");
        for hidden in ["a-draft", "\"lexical\"", "\"mobiledoc\"", "\"status\"", "newsletter_id", "recipient"]
        {
            assert!(!answered.body.contains(hidden), "{query} shows {hidden}");
        }
    }
    assert_eq!(live.get("/posts/slug/a-draft/").status, 404);
}

#[test]
fn no_field_of_a_person_is_shown_that_is_not_public() {
    let Some(live) = Live::site() else { return };
    let asked = "&limit=100&fields=id,password,email,status,last_seen,roles,locale,name";
    for address in
        ["/authors/?", "/authors/?include=count.posts,roles,permissions", "/posts/?include=authors"]
    {
        for asked in [asked, "&limit=100"] {
            let body = live.get(&format!("{address}{asked}")).body;
            for hidden in ["password", "$2a$", "$2b$", "\"email\"", "last_seen", "\"roles\"", "\"status\""] {
                assert!(!body.contains(hidden), "{address}{asked} shows {hidden}");
            }
        }
    }
}

#[test]
fn a_right_guess_of_a_secret_and_a_wrong_one_have_the_same_answer() {
    let Some(live) = Live::site() else { return };
    for resource in ["posts", "pages", "authors", "tags"] {
        for field in
            ["password", "authors.password", "Authors.Password", "users.email", "author.email", "email"]
        {
            let [right, wrong] = ["$2", "zz"].map(|guess| {
                let answered = live.get(&format!("/{resource}/?fields=id&filter={field}:~%5E'{guess}'"));
                let errors: Option<Value> = serde_json::from_str(&answered.body).ok();
                let context = errors.and_then(|errors| errors["errors"][0].get("context").cloned());
                (answered.status, context.map_or(answered.body, |context| context.to_string()))
            });
            assert_eq!(right, wrong, "{resource} {field}");
        }
    }
}

#[test]
fn closed_stories_show_only_what_everyone_may_read() {
    let Some(live) = Live::site() else { return };
    for query in ["?formats=html,plaintext", "?fields=html,plaintext,excerpt,access", "?include=tiers"] {
        let post = &live.json(&format!("/posts/slug/members-only/{query}"))["posts"][0];
        for text in ["html", "plaintext", "excerpt"] {
            assert!(matches!(post[text].as_str(), None | Some("")), "{query} {text}: {}", post[text]);
        }
    }
    let found = live.json("/posts/?filter=visibility:-public&limit=100&formats=html,plaintext");
    for post in found["posts"].as_array().unwrap() {
        assert_eq!(post["access"], false, "{}", post["slug"]);
        assert!(!post["html"].as_str().unwrap().contains("members-only-->"));
    }
}

#[test]
fn answers_are_compressed_kept_and_asked_for_in_every_way() {
    let Some(live) = Live::site() else { return };
    let send = |method: &str, headers: &str| {
        let path = format!("/ghost/api/content/posts/?limit=5&key={}", live.key);
        live.send(&format!("{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n"))
    };
    let plain = send("GET", "");
    let head = send("HEAD", "");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert_eq!(head.header("content-length"), Some(plain.body.len().to_string().as_str()));

    let tag = plain.header("etag").unwrap();
    let known = send("GET", &format!("If-None-Match: {tag}\r\n"));
    assert_eq!((known.status, known.body.as_str()), (304, ""));
    for (accepted, encoding) in [("gzip", "gzip"), ("gzip, br", "br")] {
        let packed = send("GET", &format!("Accept-Encoding: {accepted}\r\n"));
        assert_eq!(packed.header("content-encoding"), Some(encoding));
    }

    let preflight = send("OPTIONS", "Origin: https://example.org\r\nAccess-Control-Request-Method: GET\r\n");
    assert_eq!(preflight.status, 204);
    assert_eq!(preflight.header("access-control-allow-origin"), Some("*"));
    for method in ["POST", "PUT", "DELETE", "PATCH"] {
        assert_eq!(send(method, "Content-Length: 0\r\n").status, 405, "{method}");
    }
}

#[test]
fn the_openapi_document_names_every_address() {
    let Some(live) = Live::site() else { return };
    let document = live.json("/openapi.json");
    let paths = document["paths"].as_object().unwrap();
    assert_eq!(paths.len(), 20);
    for path in paths.keys() {
        let path = path.replace("{id}", "000000000000000000000000").replace("{slug}", "nothing");
        let status = live.get(&path).status;
        assert!(matches!(status, 200 | 404), "{path}: {status}");
    }
}

#[test]
fn addresses_of_older_versions_lead_to_the_same_and_say_so() {
    let Some(live) = Live::site() else { return };
    for version in ["v2", "v3", "v4", "canary"] {
        let answer = live.ask(&format!("/ghost/api/{version}/content/settings/?key={}", live.key), "");
        assert_eq!(answer.status, 200, "{version}");
        let said = if version == "canary" { "v4" } else { version };
        assert_eq!(answer.header("deprecation"), Some(format!("version=\"{said}\"").as_str()));
        assert!(
            answer.header("link").unwrap().contains("/ghost/api/content/settings/?key="),
            "{}",
            answer.head
        );
    }
    assert_eq!(live.ask(&format!("/ghost/api/v5/content/settings/?key={}", live.key), "").status, 404);
}

#[test]
fn who_asks_for_what_is_not_there_learns_whether_its_version_is_why() {
    let Some(live) = Live::site() else { return };
    for (version, status, code) in [
        ("", 404, ""),
        ("v6.65", 404, ""),
        ("v5.0", 406, "UPDATE_CLIENT"),
        ("v7", 406, "UPDATE_GHOST"),
        ("newest", 400, ""),
    ] {
        let path = format!("/ghost/api/content/nothing/?key={}", live.key);
        let answer = live.ask(&path, &format!("Accept-Version: {version}\r\n"));
        let document: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(answer.status, status, "{version}");
        assert_eq!(document["errors"][0]["code"].as_str().unwrap_or(""), code, "{version}");
    }
}

#[test]
fn scripts_of_pages_learn_that_nobody_is_signed_in() {
    let Some(live) = Live::site() else { return };
    let member = live.ask("/members/api/member/", "");
    assert_eq!((member.status, member.body.as_str()), (204, ""));
    assert!(member.header("cache-control").unwrap().contains("private"));
    assert_eq!((member.header("etag"), member.header("content-type")), (None, None));
    let counts = live.ask("/members/api/comments/counts/?ids=a,b", "");
    assert_eq!(counts.body, "{\"a\":0,\"b\":0}");
    assert_eq!(live.ask("/ghost/api/", "").header("content-type"), Some("application/json; charset=utf-8"));
}
