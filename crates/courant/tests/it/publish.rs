//! What an editor files is what readers get, at once or at its minute.

use jiff::{SignedDuration, Timestamp};

use crate::test_site::TestSite;

#[test]
fn a_story_is_out_when_the_command_returns_and_changes_with_the_next() {
    let site = TestSite::demo();
    let said =
        site.publish("---\ntitle: Ferry sails\ntags: [Harbour, '#brief']\n---\nAt **seven**.\n").succeeded();
    assert!(said.starts_with("published ") && said.trim().ends_with("/ferry-sails/"), "{said}");
    assert!(site.get("/ferry-sails/").has("<strong>seven</strong>"));
    assert!(site.get("/").has("Ferry sails") || site.get("/newsfeed/").has("Ferry sails"));
    assert!(site.get("/rss/").has("Ferry sails"));
    assert!(site.get("/sitemap-posts.xml").has("/ferry-sails/"));
    assert!(!site.get("/tag/harbour/").has("#brief"));
    site.publish("---\ntitle: Ferry sails at last\nslug: ferry-sails\n---\nAt eight.\n").succeeded();
    let page = site.get("/ferry-sails/");
    assert!(page.has("Ferry sails at last") && page.has("At eight.") && !page.has("seven"));
}

#[test]
fn a_draft_is_seen_by_nobody() {
    let site = TestSite::demo();
    site.publish("---\ntitle: Not yet seen\n---\nSecret.\n").succeeded();
    assert_eq!(site.get("/not-yet-seen/").status, 200);
    site.publish("---\ntitle: Not yet seen\ndraft: true\n---\nSecret.\n").succeeded();
    assert_eq!(site.get("/not-yet-seen/").status, 404);
    for path in ["/", "/newsfeed/", "/rss/", "/sitemap-posts.xml"] {
        assert!(!site.get(path).has("ot yet seen") && !site.get(path).has("not-yet-seen"), "{path}");
    }
}

#[test]
fn a_scheduled_story_comes_out_at_its_minute() {
    let site = TestSite::demo();
    let soon = (Timestamp::now() + SignedDuration::from_secs(3)).strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let said =
        site.publish(&format!("---\ntitle: At its minute\npublish: '{soon}'\n---\nNow.\n")).succeeded();
    assert!(said.starts_with("scheduled "), "{said}");
    assert_eq!(site.get("/at-its-minute/").status, 404);
    assert!(!site.get("/rss/").has("At its minute"));
    site.wait_for("/at-its-minute/", |answer| answer.status == 200);
    assert!(Timestamp::now() >= soon.parse::<Timestamp>().unwrap());
    assert!(site.get("/rss/").has("At its minute"));
}

#[test]
fn every_script_and_emoji_survives() {
    let site = TestSite::demo();
    for (title, tag) in [("Тарифи на електроенергію зросли 📈", "Економіка"), ("عنوان بالعربية ١٢٣", "أخبار")]
    {
        let said =
            site.publish(&format!("---\ntitle: \"{title}\"\ntags: [\"{tag}\"]\n---\n{title}.\n")).succeeded();
        let path = said.trim().strip_prefix("published http://localhost:2368").unwrap().to_owned();
        let page = site.get(&path);
        assert_eq!(page.status, 200, "{path}");
        assert!(page.has(title) && page.has(tag), "{path}");
        assert!(site.get("/rss/").has(title));
    }
}

#[test]
fn hostile_words_stay_words() {
    let site = TestSite::demo();
    let title = "</title><script>alert(1)</script>";
    site.publish(&format!(
        "---\ntitle: '{title}'\nslug: hostile\nkicker: '{title}'\nexcerpt: '{title}'\n---\nText.\n"
    ))
    .succeeded();
    for path in ["/hostile/", "/", "/newsfeed/"] {
        assert!(!site.get(path).has("<script>alert(1)"), "{path}");
    }
}

#[test]
fn keys_are_given_listed_and_taken_back() {
    let site = TestSite::demo();
    let keys = site.courant(&["key", "create", "--name", "App", "--json"]).succeeded();
    let keys: serde_json::Value = serde_json::from_str(&keys).unwrap();
    assert_eq!(keys["name"], "App");
    assert_eq!(keys["content"].as_str().unwrap().len(), 26);
    let (id, secret) = keys["admin"].as_str().unwrap().split_once(':').unwrap();
    assert_eq!((id.len(), secret.len()), (24, 64));
    assert!(site.courant(&["key", "list"]).succeeded().contains("App"));
    site.courant(&["key", "revoke", "App"]).succeeded();
    assert!(site.courant(&["key", "revoke", "App"]).failed().contains("App"));
}

#[test]
fn people_join_and_get_new_passwords() {
    let site = TestSite::demo();
    let add = ["user", "add", "--name", "Ann Bee", "--email", "ann@news.example", "--title", "News Editor"];
    let said = site.courant(&add).succeeded();
    assert!(said.contains("password"));
    let again = site.courant(&["user", "reset", "ann@news.example"]).succeeded();
    assert_ne!(said.lines().last(), again.lines().last());
    assert!(site.courant(&["user", "reset", "nobody@news.example"]).failed().contains("nobody@news.example"));
    site.publish("---\ntitle: Hers\nauthors: [ann-bee]\n---\nText.\n").succeeded();
    let page = site.get("/author/ann-bee/");
    assert!(page.has("Ann Bee") && page.has("News Editor"));
    assert!(!page.has("ann@news.example"), "an e-mail address is nobody's business");
}

/// A theme that says its name.
const PLAIN: &str = "<h1>{{@site.title}} in plain</h1>";

#[test]
fn a_theme_is_used_without_a_restart_and_a_broken_one_is_refused() {
    let site = TestSite::demo();
    let theme = site.data().with_file_name("plain");
    std::fs::create_dir_all(&theme).unwrap();
    std::fs::write(theme.join("package.json"), r#"{"name": "plain", "version": "1.0.0"}"#).unwrap();
    std::fs::write(theme.join("index.hbs"), PLAIN).unwrap();
    std::fs::write(theme.join("post.hbs"), "{{#post}}<h1>{{title}}</h1>{{/post}}").unwrap();
    let folder = theme.to_str().unwrap().to_owned();
    assert!(site.courant(&["theme", "check", &folder]).succeeded().contains("plain 1.0.0"));
    site.courant(&["theme", "use", &folder]).succeeded();
    assert!(site.get("/").has("in plain</h1>"));
    assert!(site.courant(&["theme", "list"]).succeeded().contains("* plain"));

    std::fs::write(theme.join("index.hbs"), PLAIN.replace("plain", "other words")).unwrap();
    site.courant(&["theme", "use", &folder]).succeeded();
    assert!(site.get("/").has("in other words</h1>"));

    std::fs::write(theme.join("index.hbs"), "{{#if}}").unwrap();
    let complaint = site.courant(&["theme", "use", &folder]).failed();
    assert!(complaint.contains("index.hbs"), "{complaint}");
    assert!(site.get("/").has("in other words</h1>"), "the one in use stays");
}
