//! The default theme: what its pages show, and in which order.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it is wrong")]

use std::path::Path;

use published::{Author, Kind, Pagination, Post, Tag};
use theme::{Files, NewsFeed, Page, PageKind, Theme};

use crate::site::Newsroom;

/// The theme as it stands in the repository.
fn default_theme() -> Theme {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../themes/courant");
    Theme::load(Files::from_dir(&folder).unwrap()).unwrap()
}

fn newsroom() -> Newsroom {
    let mut newsroom = Newsroom::new();
    let author = Author {
        role: Some("News Editor".into()),
        bio: Some("Has reported from the harbour since 2009.".into()),
        profile_image: Some("https://lantern.example/content/images/iryna.jpg".into()),
        ..newsroom.posts[0].authors[0].clone()
    };
    for post in &mut newsroom.posts {
        post.authors = vec![author.clone()];
        post.teaser = Some(format!("What the {} story says first…", post.slug));
        post.reading_time = Some(1);
    }
    newsroom.posts[2].kind = Kind::Video;
    newsroom
}

fn news_feed(newsroom: &Newsroom) -> NewsFeed {
    NewsFeed { posts: newsroom.posts.clone(), more: Some("/newsfeed/?after=abc".into()) }
}

/// Fails unless the page shows these after one another.
fn assert_in_order(html: &str, wanted: &[&str]) {
    let mut rest = html;
    for text in wanted {
        let Some((_, after)) = rest.split_once(text) else {
            panic!("“{text}” is not where it should be in:\n{html}")
        };
        rest = after;
    }
}

#[test]
fn a_story_page_shows_what_readers_expect_in_its_order() {
    let newsroom = newsroom();
    let page = Page { newsfeed: Some(news_feed(&newsroom)), ..newsroom.story("second") };
    let html = newsroom.render(&default_theme(), &page).html;
    let (_, body) = html.split_once("<main").unwrap();
    assert_in_order(
        body,
        &[
            ">War</a>",
            "The second &lt;story&gt;</h1>",
            "1 min read",
            "<p>Text of the second</p>",
            "iryna.jpg",
            "Iryna Bondar</h2>",
            "News Editor",
            "Has reported from the harbour since 2009.",
            r#"<a href="/author/iryna/">Read more"#,
            "News Feed</h2>",
            "What the first story says first…",
            ">Video</span>",
            "What the third story says first…",
            r#"href="/newsfeed/?after&#x3D;abc""#,
            "Show More",
        ],
    );
    assert!(!body.contains("The first &lt;story&gt;"), "teasers stand without headlines:\n{body}");
}

#[test]
fn the_front_page_leads_with_a_story_and_shows_the_news_feed_with_times() {
    let newsroom = newsroom();
    let page = Page { newsfeed: Some(news_feed(&newsroom)), ..newsroom.front_page() };
    let rendered = newsroom.render(&default_theme(), &page);
    let (_, body) = rendered.html.split_once("<main").unwrap();
    assert_in_order(
        body,
        &[
            r#"<h3 dir="auto"><a href="/first/">"#,
            "What the first story",
            "News Feed</h2>",
            ">10:00</span>",
            "Show More",
        ],
    );
    let filters: Vec<_> = rendered.reads.queries.iter().filter_map(|query| query.filter.as_deref()).collect();
    assert!(filters.contains(&"kind:-brief") && filters.contains(&"kind:video"), "{filters:?}");
    assert!(filters.contains(&"id:[id-first,id-second,id-third]"), "{filters:?}");
}

#[test]
fn the_front_page_stands_when_nothing_more_can_be_asked_for() {
    let mut newsroom = newsroom();
    let page = Page { posts: std::mem::take(&mut newsroom.posts), ..newsroom.front_page() };
    let html = newsroom.render(&default_theme(), &page).html;
    assert_in_order(&html, &[r#"<a href="/first/">"#, r#"<a href="/third/">"#]);
}

#[test]
fn more_of_the_news_feed_follows_on_a_page_of_its_own() {
    let newsroom = newsroom();
    let kind = PageKind::Route { name: "newsfeed".into(), templates: vec!["newsfeed".into()] };
    let page = Page {
        posts: newsroom.posts.clone(),
        newsfeed: Some(news_feed(&newsroom)),
        ..newsroom.page(kind, "/newsfeed/")
    };
    let html = newsroom.render(&default_theme(), &page).html;
    assert_in_order(
        &html,
        &["News Feed</h1>", "The first &lt;story&gt;", "What the first story", "data-more"],
    );
}

#[test]
fn every_kind_of_page_has_one_headline() {
    let newsroom = newsroom();
    let theme = default_theme();
    let tag: Tag = newsroom.posts[0].tags[0].clone();
    let author: Author = newsroom.posts[0].authors[0].clone();
    let listed = |page: Page<'_>| newsroom.render(&theme, &with_posts(page, &newsroom.posts)).html;
    let error = PageKind::Error { status: 404, message: "Page not found".into(), instead_of: Vec::new() };
    let broken = PageKind::Error { status: 500, message: "It broke".into(), instead_of: Vec::new() };
    let pages = [
        listed(Page { tag: Some(tag), ..newsroom.page(PageKind::Tag, "/tag/war/") }),
        listed(Page { author: Some(author), ..newsroom.page(PageKind::Author, "/author/iryna/") }),
        listed(newsroom.front_page()),
        newsroom.render(&theme, &newsroom.story("first")).html,
        newsroom.render(&theme, &newsroom.page(error, "/none/")).html,
        newsroom.render(&theme, &newsroom.page(broken, "/")).html,
    ];
    for html in pages {
        assert_eq!(html.matches("<h1").count(), 1, "{html}");
    }
}

fn with_posts<'a>(page: Page<'a>, posts: &[Post]) -> Page<'a> {
    Page { posts: posts.to_vec(), pagination: Some(Pagination::new(1, 12, 3)), ..page }
}

#[test]
fn the_theme_speaks_the_sites_language() {
    let mut newsroom = newsroom();
    newsroom.site.locale = "uk".into();
    let page = Page { newsfeed: Some(news_feed(&newsroom)), ..newsroom.story("second") };
    let html = newsroom.render(&default_theme(), &page).html;
    assert_in_order(
        &html,
        &[r#"<html lang="uk""#, "1 хв читання", "Докладніше", "Стрічка новин", "Відео", "Показати ще"],
    );
}
