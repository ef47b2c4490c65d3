//! A site with a routes.yaml of its own: collections, channels, routes, taxonomies, as Ghost 6.65 has them.

use crate::test_site::TestSite;

const ROUTES: &str = "\
routes:
  /about-us/:
    template: about
    data: page.about
  /team/:
    template: team
    data:
      newest:
        type: browse
        resource: posts
        limit: 2
        filter: tag:sea
  /all.xml/:
    template: feed
    content_type: text/xml
  /live/:
    controller: channel
    filter: featured:false+tag:[sea,land]
    order: published_at asc
    limit: 2
  /by/:slug/:
    controller: channel
    filter: primary_tag:%s
    data: tag.%s
    rss: false
  /lost/: nowhere
collections:
  /news/:
    permalink: /news/{year}/{month}/{slug}/
    filter: primary_tag:news
    template: news
  /:
    permalink: /{primary_tag}/{slug}/
    template: index
    data:
      desk: tag.land
taxonomies:
  tag: /topic/{slug}/
  author: /people/{slug}/
";

/// Where the site is for its readers, as commands that are run beside the server know it too.
const ADDRESS: &[&str] = &["--url", "http://localhost:2368"];

/// Four stories of news, two of the sea, one of land; `sea-1` belongs to news and is of the sea too.
fn site() -> TestSite {
    let mut site = TestSite::new();
    site.start("serve", ADDRESS);
    site.courant(&["user", "add", "--name", "Maren Lisk", "--email", "maren@news.example"]).succeeded();
    site.use_small_theme(&[]);
    for (slug, day, tags) in [
        ("news-1", "01-05", "News"),
        ("news-2", "02-06", "News"),
        ("news-3", "03-07", "News"),
        ("sea-1", "04-08", "News, Sea"),
        ("sea-2", "05-09", "Sea"),
        ("land-1", "06-10", "Land"),
    ] {
        site.story(slug, day, tags);
    }
    site.publish("---\ntitle: About\nslug: about\npage: true\n---\nUs.\n").succeeded();
    let routes = site.file("routes.yaml", ROUTES);
    site.courant(&["routes", "use", routes.to_str().unwrap()]).succeeded();
    site
}

fn moved(site: &TestSite, path: &str) -> String {
    let answer = site.get(path);
    assert_eq!(answer.status, 301, "{path}: {}", answer.text());
    answer.header("location").to_owned()
}

#[test]
fn collections_list_their_own_and_posts_are_where_their_collection_says() {
    let site = site();
    let news = site.get("/news/").text();
    assert!(news.starts_with("news list <"), "{news}");
    assert!(news.contains("</news/2026/04/sea-1/></news/2026/03/news-3/></news/2026/02/news-2/>"), "{news}");
    assert!(news.contains("part 1 of 2, 4 in all, 3 on each; next /news/page/2/; kinds news;"), "{news}");
    assert!(site.get("/news/page/2/").has("</news/2026/01/news-1/> part 2 of 2"));
    assert_eq!(site.get("/news/page/3/").status, 404);
    assert_eq!(moved(&site, "/news/page/1/"), "/news/");
    // As Ghost: what belongs elsewhere is counted and not shown.
    let front = site.get("/").text();
    assert!(front.contains("list </land/land-1/></sea/sea-2/> part 1 of 2, 6 in all"), "{front}");
    assert!(front.contains("kinds home index;"), "{front}");
    let story = site.get("/news/2026/04/sea-1/");
    assert!(story.has("post sea-1 at http://localhost:2368/news/2026/04/sea-1/"), "{}", story.text());
    assert!(story.has("before </news/2026/03/news-3/>"), "{}", story.text());
    assert_eq!(moved(&site, "/news/2025/04/sea-1/?a=1"), "/news/2026/04/sea-1/?a=1");
    assert_eq!(moved(&site, "/sea/sea-1/"), "/news/2026/04/sea-1/");
    assert_eq!(site.get("/sea-2/").status, 404);
    assert!(site.get("/sea/sea-2.md").has("# The sea-2"));
    assert_eq!(site.get("/sea/sea-2/edit/").status, 302);
}

#[test]
fn every_address_of_a_post_follows_its_collection() {
    let site = site();
    site.publish(
        "---\ntitle: Linked\nslug: linked\ntags: [News]\npublish: 2026-07-01T12:00:00Z\n---\nSee.\n",
    )
    .succeeded();
    let feed = site.get("/rss/");
    assert!(feed.has("<link>http://localhost:2368/sea/sea-2/</link>"), "{}", feed.text());
    assert!(feed.has("<link>http://localhost:2368/news/2026/04/sea-1/</link>"), "{}", feed.text());
    let news = site.get("/news/rss/");
    assert!(news.has("/news/2026/04/sea-1/</link>") && !news.has("sea-2"), "{}", news.text());
    assert_eq!(moved(&site, "/news/feed/"), "/news/rss/");
    assert!(site.get("/topic/sea/rss/").has("/news/2026/04/sea-1/</link>"));
    let map = site.get("/sitemap-posts.xml");
    assert!(map.has("<loc>http://localhost:2368/news/2026/01/news-1/</loc>"), "{}", map.text());
    assert!(map.has("<loc>http://localhost:2368/land/land-1/</loc>"));
    assert!(site.get("/sitemap-tags.xml").has("<loc>http://localhost:2368/topic/sea/</loc>"));
    assert!(
        site.get("/sitemap-authors.xml").has("/people/") || site.get("/sitemap-authors.xml").status == 404
    );
    let pages = site.get("/sitemap-pages.xml");
    for path in ["/about/", "/about-us/", "/news/", "/live/", "/"] {
        assert!(pages.has(&format!("<loc>http://localhost:2368{path}</loc>")), "{path}: {}", pages.text());
    }
    assert!(!pages.has("/by/"));
    assert!(site.get("/llms.txt").has("http://localhost:2368/news/2026/04/sea-1.md"));
    let xml = site.get("/all.xml/");
    assert!(xml.has("<post>/news/2026/07/linked/</post><post>/land/land-1/</post>"), "{}", xml.text());
    let keys = site.courant(&["key", "create", "--name", "Test"]).succeeded();
    let key =
        keys.split_whitespace().find(|word| word.len() == 26 && word.chars().all(|c| c.is_ascii_hexdigit()));
    let key = key.unwrap_or_else(|| panic!("{keys}"));
    let posts = site.get(&format!("/ghost/api/content/posts/?key={key}&fields=url,slug")).text();
    assert!(posts.contains("http://localhost:2368/news/2026/04/sea-1/"), "{posts}");
    let tags = site.get(&format!("/ghost/api/content/tags/?key={key}&fields=url")).text();
    assert!(tags.contains("http://localhost:2368/topic/sea/"), "{tags}");
    let said = site.publish("---\ntitle: Filed\nslug: filed\ntags: [Sea]\n---\nNow.\n").succeeded();
    assert!(said.contains("/sea/filed/"), "{said}");
}

#[test]
fn channels_routes_and_taxonomies_are_served() {
    let site = site();
    let live = site.get("/live/").text();
    assert!(
        live.contains("list </news/2026/04/sea-1/></sea/sea-2/> part 1 of 2, 3 in all, 2 on each"),
        "{live}"
    );
    assert!(site.get("/live/page/2/").has("list </land/land-1/> part 2 of 2"));
    let feed = site.get("/live/rss/").text();
    assert!(feed.find("sea-1").unwrap() < feed.find("land-1").unwrap(), "{feed}");
    let by = site.get("/by/sea/").text();
    assert!(by.contains("list </sea/sea-2/> part 1 of 1, 1 in all"), "{by}");
    assert!(by.contains("tag Sea;"), "{by}");
    assert_eq!(site.get("/by/sea/rss/").status, 404);
    assert_eq!(site.get("/by/nothing/").status, 404);
    let about = site.get("/about-us/").text();
    assert!(about.starts_with("about About is a page with its title"), "{about}");
    assert_eq!(moved(&site, "/about/?a=1"), "/about-us/?a=1");
    assert!(site.get("/team/").text().starts_with("team</sea/sea-2/></news/2026/04/sea-1/> 2 ++"));
    let xml = site.get("/all.xml/");
    assert_eq!((xml.status, xml.header("content-type")), (200, "text/xml; charset=utf-8"));
    let lost = site.get("/lost/");
    assert_eq!(lost.status, 400);
    assert!(site.get("/topic/sea/").has("list </sea/sea-2/></news/2026/04/sea-1/> part 1 of 1"));
    assert!(site.get("/topic/sea/").has("kinds tag;"));
    for gone in ["/tag/sea/", "/tag/sea/rss/", "/author/maren-lisk/"] {
        assert_eq!(site.get(gone).status, 404, "{gone}");
    }
    // The front collection reads this tag as its own.
    assert_eq!(moved(&site, "/topic/land/rss/"), "/rss/");
}

#[test]
fn a_link_card_follows_the_story_to_its_new_address() {
    let mut site = TestSite::new();
    site.start("serve", ADDRESS);
    site.use_small_theme(&[]);
    site.story("sea-2", "05-09", "Sea");
    let card = "<figure class=\"kg-card kg-bookmark-card\"><a class=\"kg-bookmark-container\" \
        href=\"http://localhost:2368/sea-2/?x=1\"><div class=\"kg-bookmark-content\"><div class=\"kg-bookmark-title\">Old\
        </div></div></a></figure>";
    site.publish(&format!("---\ntitle: Linking\nslug: linking\ntags: [Sea]\n---\n\n{card}\n")).succeeded();
    assert!(
        site.get("/linking/").has("href=\"http://localhost:2368/sea-2/?x=1\""),
        "{}",
        site.get("/linking/").text()
    );
    let routes = site.file("routes.yaml", "collections:\n  /:\n    permalink: /{primary_tag}/{slug}/\n");
    site.courant(&["routes", "use", routes.to_str().unwrap()]).succeeded();
    let page = site.get("/sea/linking/");
    assert!(page.has("href=\"http://localhost:2368/sea/sea-2/?x=1\""), "{}", page.text());
    assert!(page.has("The sea-2"), "{}", page.text());
}

#[test]
fn a_broken_file_is_refused_with_its_line_and_the_routes_in_use_stay() {
    let mut site = site();
    for (text, line) in [
        ("routes:\n  /a/: a\n  b/: b\n", "line 3"),
        ("collections:\n  /:\n    permalink: /{slug}/\n    filter: secret:x\n", "line 4"),
        ("collections:\n  /:\n    permalink: /{slug}/\n    filter: 'tag:['\n", "line 4"),
        ("routes: [", "line 1"),
    ] {
        let file = site.file("broken.yaml", text);
        for act in ["check", "use"] {
            let complaint = site.courant(&["routes", act, file.to_str().unwrap()]).failed();
            assert!(complaint.contains("broken.yaml") && complaint.contains(line), "{complaint}");
        }
        assert!(site.get("/news/").text().starts_with("news list"));
    }
    // The file in the data folder is looked at while the site is served, and when it starts.
    let own = site.data().join("content/settings/routes.yaml");
    assert_eq!(std::fs::read_to_string(&own).unwrap(), ROUTES);
    std::fs::write(&own, "routes: [").unwrap();
    assert!(site.stop());
    site.start("serve", &[]);
    assert!(site.get("/news/").text().starts_with("news list"));
    std::fs::write(&own, "collections:\n  /blog/:\n    permalink: /blog/{slug}/\n").unwrap();
    site.wait_for("/blog/", |answer| answer.status == 200);
    assert!(site.get("/blog/sea-2/").has("post sea-2"));
    assert_eq!(site.get("/").status, 404);
    site.courant(&["routes", "use", "default"]).succeeded();
    assert!(site.get("/sea-2/").has("post sea-2") && !own.exists());
}

#[test]
fn a_post_that_no_collection_has_is_nowhere() {
    let site = site();
    let routes = site
        .file("routes.yaml", "collections:\n  /news/:\n    permalink: /news/{slug}/\n    filter: tag:news\n");
    site.courant(&["routes", "use", routes.to_str().unwrap()]).succeeded();
    assert!(site.get("/news/news-1/").has("post news-1"));
    assert_eq!(moved(&site, "/news/land-1/"), "/404/");
    assert_eq!(site.get("/404/").status, 404);
    assert!(!site.get("/sitemap-posts.xml").has("land-1"));
    assert_eq!(site.get("/").status, 404);
    assert!(site.get("/about/").has("page about at /about/"));
}

#[test]
fn a_channel_with_a_story_beside_it_is_the_storys_page_too() {
    let site = site();
    let routes = "routes:\n  /live/:\n    controller: channel\n    filter: tag:sea\n    data: post.land-1\n\
                  collections:\n  /:\n    permalink: /{slug}/\n";
    let routes = site.file("channel.yaml", routes);
    site.courant(&["routes", "use", routes.to_str().unwrap()]).succeeded();
    site.use_small_theme(&[(
        "index.hbs",
        "{{#foreach posts}}<{{slug}}>{{/foreach}} {{post.slug}}{{#is \"post\"}} too{{/is}}",
    )]);
    assert_eq!(site.get("/live/").text(), "<sea-2><sea-1> land-1 too");
}
