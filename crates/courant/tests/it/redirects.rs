//! Old addresses, as Ghost's redirects.yaml and redirects.json have them.

use crate::test_site::TestSite;

#[test]
fn an_old_address_leads_to_its_new_one_for_everything_that_the_site_has() {
    let site = TestSite::demo();
    let file = site.file(
        "redirects.json",
        r#"[{"from": "/old/", "to": "/about/", "permanent": true},
            {"from": "^/archive/(\\d+)/(.*)$", "to": "/$2?year=$1#top"},
            {"from": "/^\\/Shop/i", "to": "https://shop.example/all?from=courant"},
            {"from": "^/content/images/old/(.*)$", "to": "https://pictures.example/$1"},
            {"from": "^/go/(.*)$", "to": "/$1"},
            {"from": "^/round/", "to": "/round/"}]"#,
    );
    site.courant(&["redirects", "use", file.to_str().unwrap()]).succeeded();
    for (path, status, location, keep) in [
        ("/old/?a=1", 301, "/about/?a=1", "public, max-age=31536000"),
        ("/old", 301, "/about/", "public, max-age=31536000"),
        ("/archive/2024/ferry/?a=b", 302, "/ferry/?a=b&year=2024#top", "public, max-age=0"),
        ("/SHOP/", 302, "https://shop.example/all?from=courant", "public, max-age=0"),
        ("/content/images/old/a.jpg", 302, "https://pictures.example/a.jpg", "public, max-age=0"),
        ("/go//evil.example/", 302, "/evil.example/", "public, max-age=0"),
        ("/go/%5C/evil.example/", 302, "/%5C/evil.example/", "public, max-age=0"),
    ] {
        let answer = site.get(path);
        assert_eq!((answer.status, answer.header("location")), (status, location), "{path}");
        assert_eq!(answer.header("cache-control"), keep, "{path}");
    }
    assert_eq!(site.get("/round/").status, 404);
    assert_eq!(site.ask("POST", "/old/", &[("Content-Length", "0")]).status, 404);
    assert_eq!(site.get("/content/images/demo/high-tide.jpg").status, 200);
    site.courant(&["redirects", "use", "none"]).succeeded();
    assert_eq!(site.get("/old/").status, 404);
    assert_eq!(site.get("/content/images/old/a.jpg").status, 404);
}

#[test]
fn broken_redirects_are_refused_with_their_line_and_those_in_use_stay() {
    let site = TestSite::demo();
    let good = site.file("good.yaml", "301:\n  /old/: /about/\n");
    site.courant(&["redirects", "use", good.to_str().unwrap()]).succeeded();
    let broken = site.file("broken.yaml", "301:\n  /old/: /gone/\n  ^/(?!new)/: /b/\n");
    for act in ["check", "use"] {
        let complaint = site.courant(&["redirects", act, broken.to_str().unwrap()]).failed();
        assert!(complaint.contains("broken.yaml") && complaint.contains("line 3"), "{complaint}");
    }
    assert_eq!(site.get("/old/").header("location"), "/about/");
    // Ghost's place for them: what is put there is taken while the site is served.
    let own = site.data().join("content/data/redirects.yaml");
    std::fs::write(&own, "302:\n  /old/: /newsfeed/\n").unwrap();
    site.wait_for("/old/", |answer| answer.status == 302);
    assert_eq!(site.get("/old/").header("location"), "/newsfeed/");
}
