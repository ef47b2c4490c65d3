//! Changing the theme of a site that is being read.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::http::request;
use crate::test_site::TestSite;

#[test]
fn a_theme_changes_under_load_without_one_failed_request() {
    let site = TestSite::demo();
    let red = site.small_theme("red", &[("index.hbs", "red"), ("post.hbs", "red")]);
    let blue = site.small_theme("blue", &[("index.hbs", "blue"), ("post.hbs", "blue")]);
    site.courant(&["theme", "use", red.to_str().unwrap()]).succeeded();
    let (port, stop, asked) = (site.port(), AtomicBool::new(false), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    while !stop.load(Ordering::Relaxed) {
                        let answer = request(port, "GET", "/", &[]);
                        let text = answer.text();
                        assert_eq!(answer.status, 200);
                        assert!(text == "red" || text == "blue", "{text}");
                        asked.fetch_add(1, Ordering::Relaxed);
                    }
                })
            })
            .collect();
        for turn in 0..6 {
            let (theme, color) = if turn % 2 == 0 { (&blue, "blue") } else { (&red, "red") };
            site.courant(&["theme", "use", theme.to_str().unwrap()]).succeeded();
            assert_eq!(site.get("/").text(), color, "the next page is in the new theme");
        }
        stop.store(true, Ordering::Relaxed);
        for reader in readers {
            reader.join().unwrap();
        }
    });
    assert!(asked.load(Ordering::Relaxed) > 20);
    let broken = site.small_theme("broken", &[("index.hbs", "{{#if}")]);
    let complaint = site.courant(&["theme", "use", broken.to_str().unwrap()]);
    assert!(!complaint.0.status.success());
    assert!(String::from_utf8_lossy(&complaint.0.stderr).contains("index.hbs"));
    assert_eq!(site.get("/").text(), "red", "a broken theme leaves the old one");
}

#[test]
fn a_theme_that_an_import_names_and_that_is_not_there_is_told_of_and_the_default_one_serves() {
    let mut site = TestSite::demo();
    assert!(site.stop());
    let database = rusqlite::Connection::open(site.data().join("courant.db")).unwrap();
    let sql = "insert into settings (id, \"group\", \"key\", value, type, created_at)
         values ('t', 'theme', 'active_theme', 'edition', 'string', '')
         on conflict (\"key\") do update set value = excluded.value";
    database.execute(sql, ()).unwrap();
    database.execute("update generations set number = number + 1", ()).unwrap();
    drop(database);
    let said = String::from_utf8(site.courant(&["check"]).0.stdout).unwrap();
    assert!(said.contains("edition") && said.contains("not installed: the default theme serves"), "{said}");
    site.start("serve", &[]);
    let front = site.get("/");
    assert_eq!(front.status, 200);
    assert!(front.has("/assets/css/screen.css"), "{}", front.text());
}

#[test]
fn a_template_that_fails_is_told_of_by_the_themes_page_for_errors_and_the_rest_is_shown() {
    let site = TestSite::demo();
    site.use_small_theme(&[("tag.hbs", "{{plural}}"), ("error.hbs", "{{statusCode}}: {{message}}")]);
    let answer = site.get("/tag/news-feed/");
    assert_eq!(answer.status, 400);
    assert!(answer.text().starts_with("400: tag.hbs:1:3: plural: "), "{}", answer.text());
    assert!(answer.header("cache-control").starts_with("no-cache, private"));
    assert_eq!(site.get("/about/").status, 200);
    site.use_small_theme(&[("tag.hbs", "{{plural}}"), ("error.hbs", "{{plural}}")]);
    assert_eq!(site.get("/tag/news-feed/").status, 500, "where that fails too, it is the server's own");
}

#[test]
fn a_theme_that_an_import_has_set_up_keeps_its_name_and_its_pictures() {
    let mut site = TestSite::demo();
    assert!(site.stop());
    let database = rusqlite::Connection::open(site.data().join("courant.db")).unwrap();
    let sql = "insert into custom_theme_settings (id, theme, \"key\", type, value)
         values ('t', 'theme-small', 'logo', 'image', '__GHOST_URL__/content/images/logo.png')";
    database.execute(sql, ()).unwrap();
    drop(database);
    site.start("serve", &[]);
    let package = r#"{"name": "small", "config": {"custom": {"logo": {"type": "image"}}}}"#;
    let more = [("package.json", package), ("index.hbs", "{{@custom.logo}}")];
    site.use_small_theme(&more);
    assert!(site.courant(&["theme", "list"]).succeeded().contains("* theme-small"));
    assert_eq!(site.get("/").text(), format!("http://localhost:{}/content/images/logo.png", site.port()));
}

#[test]
fn a_check_names_what_is_wrong_by_its_rule_with_file_and_line() {
    let site = TestSite::new();
    let folder = site
        .small_theme("checked", &[("tag.hbs", "{{> \"list\"}}\n{{#get \"posts\" limit=\"all\"}}{{/get}}")]);
    let said = site.courant(&["theme", "check", folder.to_str().unwrap()]).succeeded();
    assert!(
        said.contains("warning tag.hbs:2: ") && said.contains("(GS090-NO-LIMIT-ALL-IN-GET-HELPER)"),
        "{said}"
    );
    std::os::unix::fs::symlink("/etc/passwd", folder.join("assets.css")).unwrap();
    let checked = site.courant(&["theme", "check", folder.to_str().unwrap()]);
    assert!(!checked.0.status.success());
    assert!(
        String::from_utf8_lossy(&checked.0.stdout)
            .contains("fatal assets.css: a symbolic link (GS030-ASSET-SYM)")
    );
}
