//! What a page shows, and what its rendering read.

use published::Pagination;
use theme::{Fetched, Items, Member, MemberRead, PageKind, ThemeError};

use crate::site::{Newsroom, theme};

/// What a story's page shows with this template.
fn story(template: &str) -> String {
    let newsroom = Newsroom::new();
    newsroom.render(&theme(&[("post.hbs", template)]), &newsroom.story("second")).html
}

/// What the front page shows with this template.
fn front_page(template: &str) -> String {
    let newsroom = Newsroom::new();
    newsroom.render(&theme(&[("index.hbs", template)]), &newsroom.front_page()).html
}

#[test]
fn a_story_stands_in_its_layout() {
    let newsroom = Newsroom::new();
    let theme = theme(&[
        ("default.hbs", "<body class=\"{{body_class}}\">{{{body}}}</body>"),
        ("post.hbs", "{{!< default}}{{#post}}<h1>{{title}}</h1>{{content}}{{/post}}"),
    ]);
    assert_eq!(
        newsroom.render(&theme, &newsroom.story("second")).html,
        "<body class=\"post-template tag-war\"><h1>The second &lt;story&gt;</h1><p>Text of the second</p></body>"
    );
}

#[test]
fn a_list_shows_each_post_with_its_place() {
    let html = front_page(
        "{{#foreach posts limit=\"2\"}}{{@number}}:{{url}}{{#unless @last}}, {{/unless}}{{/foreach}}",
    );
    assert_eq!(html, "1:/first/, 2:/second/");
}

#[test]
fn dates_pictures_and_names_are_written_as_themes_ask() {
    assert_eq!(story("{{#post}}{{date format=\"D MMM YYYY\"}}{{/post}}"), "5 Jan 2024");
    assert_eq!(story("{{#post}}{{img_url feature_image}}{{/post}}"), "/content/images/2024/a.jpg");
    assert_eq!(
        story("{{#post}}{{tags}} {{authors autolink=\"false\"}}{{/post}}"),
        "<a href=\"/tag/war/\">War</a> Iryna Bondar"
    );
    assert_eq!(
        story("{{#post}}{{reading_time}}, {{excerpt words=\"4\"}}{{/post}}"),
        "3 min read, It began in the"
    );
}

#[test]
fn the_menu_marks_where_the_reader_is() {
    let html = front_page("{{navigation}}");
    assert!(
        html.contains(r#"<li class="nav-home nav-current"><a href="https://lantern.example/">Home</a></li>"#),
        "{html}"
    );
}

#[test]
fn the_way_to_the_next_page_is_shown() {
    let html = front_page("{{pagination}}");
    assert!(html.contains(r#"<a class="older-posts" href="/page/2/">"#), "{html}");
    assert!(html.contains("Page 1 of 2"), "{html}");
}

#[test]
fn what_was_asked_while_rendering_is_recorded() {
    let newsroom = Newsroom::new();
    let theme = theme(&[(
        "post.hbs",
        "{{#post}}{{#get \"posts\" filter=\"tag:[{{post.tags}}]+id:-{{id}}\" limit=\"3\" as |more|}}{{more.length}}{{/get}}{{/post}}",
    )]);
    let rendered = newsroom.render(&theme, &newsroom.story("second"));
    assert_eq!(rendered.html, "3");
    let query = rendered.reads.queries.first().unwrap();
    assert_eq!(query.filter.as_deref(), Some("tag:[]+id:-id-second"));
    assert_eq!(rendered.reads.posts.len(), 3);
    assert_eq!(rendered.reads.member, MemberRead::Nothing);
}

#[test]
fn an_unanswered_question_shows_the_else() {
    assert_eq!(story("{{#get \"posts\" slug=\"none\"}}found{{else}}nothing{{/get}}"), "nothing");
    assert_eq!(story("{{#get \"secrets\"}}found{{else}}nothing{{/get}}"), "nothing");
}

#[test]
fn neighbours_are_found_and_recorded() {
    assert_eq!(
        story("{{#post}}{{#prev_post}}{{slug}}{{/prev_post}} {{#next_post}}{{slug}}{{/next_post}}{{/post}}"),
        "third first"
    );
}

#[test]
fn a_page_that_names_the_member_is_for_that_member_alone() {
    let newsroom = Newsroom::new();
    let member = Member { name: Some("Oksana Lys".into()), status: "free".into(), ..Member::default() };
    let read = |template: &str| {
        let page = theme::Page { member: Some(&member), ..newsroom.story("second") };
        let rendered = newsroom.render(&theme(&[("post.hbs", template)]), &page);
        (rendered.html, rendered.reads.member)
    };
    assert_eq!(read("{{title}}").1, MemberRead::Nothing);
    assert_eq!(read("{{#if @member.paid}}thanks{{else}}join{{/if}}"), ("join".into(), MemberRead::Access));
    assert_eq!(read("{{@member.firstname}}"), ("Oksana".into(), MemberRead::Person));
}

#[test]
fn what_a_reader_may_not_see_is_cut_and_invites() {
    let mut newsroom = Newsroom::new();
    newsroom.posts[1].access = false;
    newsroom.posts[1].visibility = "members".into();
    let html = newsroom
        .render(&theme(&[("post.hbs", "{{#post}}{{content}}{{/post}}")]), &newsroom.story("second"))
        .html;
    assert!(
        html.starts_with("<p>Text of the second</p>") && html.contains("This post is for subscribers only"),
        "{html}"
    );
    assert!(!html.contains("paying"), "{html}");
}

#[test]
fn a_broken_template_is_refused_with_its_place() {
    let mut files = theme::Files::default();
    for (path, text) in [("package.json", "{}"), ("index.hbs", "one\n{{#if a}}"), ("post.hbs", "{{/each}}")] {
        files.insert(path, text).unwrap();
    }
    let Err(ThemeError::Templates(errors)) = theme::Theme::load(files) else { panic!("it was taken") };
    let places: Vec<_> = errors.iter().map(|error| error.place().unwrap().file.to_string()).collect();
    assert_eq!(places, ["index.hbs", "post.hbs"]);
}

#[test]
fn a_theme_without_a_template_for_errors_shows_a_plain_one() {
    let newsroom = Newsroom::new();
    let page = newsroom.page(
        PageKind::Error { status: 404, message: "Page not found".into(), instead_of: Vec::new() },
        "/none/",
    );
    let html = newsroom.render(&theme(&[]), &page).html;
    assert!(html.contains("<title>404 — Page not found</title>"), "{html}");
}

#[test]
fn a_route_without_its_template_is_told_of() {
    let newsroom = Newsroom::new();
    let page =
        newsroom.page(PageKind::Route { name: "route".into(), templates: vec!["none".into()] }, "/route/");
    // As Ghost 6.65: the list's template does not stand in for it.
    let refused = theme(&[("index.hbs", "front")]).render(&page, &newsroom).unwrap_err();
    assert_eq!(refused.to_string(), "the theme has none of the templates none");
}

#[test]
fn what_routes_yaml_has_fetched_is_there_under_its_name() {
    let newsroom = Newsroom::new();
    let posts = Items::Posts(newsroom.posts.clone());
    let list = Fetched { name: "newest".into(), items: posts, pagination: Some(Pagination::new(1, 2, 3)) };
    let one = Items::Posts(newsroom.posts[..1].to_vec());
    let data = vec![list, Fetched { name: "lead".into(), items: one, pagination: None }];
    let kind = PageKind::Route { name: "route".into(), templates: vec!["route".into()] };
    let page = theme::Page { data, ..newsroom.page(kind, "/route/") };
    let template = "{{#foreach newest}}{{slug}} {{/foreach}}{{newest.length}} of {{newest.pagination.total}} \
        {{#newest.posts}}+{{/newest.posts}} {{lead.slug}} {{#is \"route\"}}here{{/is}}";
    let html = newsroom.render(&theme(&[("route.hbs", template)]), &page).html;
    assert_eq!(html, "first second third 3 of 3 +++ first here");
}

#[test]
fn editors_code_scripts_and_notices_have_their_places() {
    let mut newsroom = Newsroom::new();
    newsroom.site.codeinjection_head = Some("<meta name=\"of-site\">".into());
    newsroom.site.codeinjection_foot = Some("<!-- foot of site -->".into());
    newsroom.posts[1].codeinjection_head = Some("<meta name=\"of-post\">".into());
    newsroom.posts[1].codeinjection_foot = Some("<!-- foot of post -->".into());
    newsroom.site.announcement_content = Some("<p>High water</p>".into());
    newsroom.site.announcement_visibility = vec!["visitors".into()];
    newsroom.site.members_enabled = true;
    newsroom.site.news_articles = true;
    let theme = theme(&[("post.hbs", "{{ghost_head}}|{{ghost_foot}}")]);
    let html = newsroom.render(&theme, &newsroom.story("second")).html;
    let (head, foot) = html.split_once('|').unwrap();
    assert!(head.find("of-site").unwrap() < head.find("of-post").unwrap(), "{head}");
    assert!(foot.contains("<!-- foot of site -->") && foot.contains("<!-- foot of post -->"), "{foot}");
    assert!(head.contains("\"@type\": \"NewsArticle\"") && !head.contains("\"Article\""), "{head}");
    assert!(!head.contains("data-announcement-bar") && !head.contains("data-ghost="), "{head}");
    newsroom.config.portal_url = Some("/portal.js".into());
    newsroom.config.announcement_bar_url = Some("/bar.js".into());
    newsroom.site.news_articles = false;
    let head = newsroom.render(&theme, &newsroom.story("second")).html;
    assert!(head.contains("src=\"/portal.js\"") && head.contains("src=\"/bar.js\""), "{head}");
    assert!(head.contains("\"@type\": \"Article\""), "{head}");
}

#[test]
fn the_fonts_that_the_editors_chose_are_named() {
    let mut newsroom = Newsroom::new();
    newsroom.site.heading_font = Some("Space Grotesk".into());
    newsroom.site.body_font = Some("A font from elsewhere".into());
    let theme = theme(&[("index.hbs", "{{ghost_head}}<body class=\"{{body_class}}\">")]);
    let html = newsroom.render(&theme, &newsroom.front_page()).html;
    assert!(html.contains("<style>:root {--gh-font-heading: Space Grotesk;}</style>"), "{html}");
    assert!(html.contains("<body class=\"home-template gh-font-heading-space-grotesk\">"), "{html}");
    assert!(!html.contains("https://fonts"), "{html}");
    newsroom.config.fonts_url = Some("https://fonts.bunny.net/".into());
    let html = newsroom.render(&theme, &newsroom.front_page()).html;
    assert!(html.contains("href=\"https://fonts.bunny.net/css?family=space-grotesk:700\""), "{html}");
}

#[test]
fn the_default_theme_stands_the_check() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../themes/courant");
    let found = theme::check(&theme::Files::from_dir(&folder).unwrap());
    let bad: Vec<_> = found.iter().filter(|finding| finding.level <= theme::Level::Error).collect();
    assert!(bad.is_empty(), "{bad:#?}");
}

#[test]
fn the_byte_order_mark_of_a_template_is_part_of_what_it_writes() {
    let newsroom = Newsroom::new();
    let theme = theme(&[
        ("default.hbs", "{{{body}}}{{> \"foot\"}}"),
        ("post.hbs", "\u{feff}{{!< default}}\n{{#post}}{{slug}}{{/post}}"),
        ("partials/foot.hbs", "\u{feff}|foot"),
        ("locales/en.json", "\u{feff}{}"),
    ]);
    assert_eq!(newsroom.render(&theme, &newsroom.story("second")).html, "\u{feff}second\u{feff}|foot");
}

#[test]
fn a_page_that_failed_is_of_its_kind_without_its_data() {
    let newsroom = Newsroom::new();
    let template =
        "{{statusCode}} {{message}}{{#is \"post\"}} post{{/is}}{{#if post}} data{{/if}} {{ghost_head}}";
    let theme = theme(&[("post.hbs", "{{pagination}}"), ("error.hbs", template)]);
    let refused = theme.render(&newsroom.story("second"), &newsroom).unwrap_err();
    let page = newsroom.story("second").failed(400, refused.to_string());
    let html = newsroom.render(&theme, &page).html;
    assert!(html.starts_with("400 post.hbs:1:3: pagination: "), "{html}");
    assert!(html.contains(" post <link rel=\"canonical\""), "{html}");
}

#[test]
fn a_theme_may_ask_whether_there_are_members() {
    let mut newsroom = Newsroom::new();
    let theme = theme(&[("post.hbs", "{{#if @labs.members}}yes{{else}}no{{/if}}")]);
    assert_eq!(newsroom.render(&theme, &newsroom.story("second")).html, "no");
    newsroom.site.members_enabled = true;
    assert_eq!(newsroom.render(&theme, &newsroom.story("second")).html, "yes");
}

#[test]
fn the_writers_address_is_known_where_the_page_is_the_storys_own() {
    let newsroom = Newsroom::new();
    let theme = theme(&[("post.hbs", "{{ghost_head}}"), ("about.hbs", "{{ghost_head}}")]);
    let own = newsroom.render(&theme, &newsroom.story("second")).html;
    assert!(own.contains("https://lantern.example/author/iryna/"), "{own}");
    // As Ghost 6.65: a route of routes.yaml with the story as its data is a route first.
    let route = PageKind::Route { name: "about".into(), templates: vec!["about".into()] };
    let page = theme::Page { kind: route, path: "/about/".into(), ..newsroom.story("second") };
    let elsewhere = newsroom.render(&theme, &page).html;
    assert!(
        elsewhere.contains("\"name\": \"Iryna Bondar\"") && !elsewhere.contains("author/iryna"),
        "{elsewhere}"
    );
}

#[test]
fn a_helper_that_ghost_once_had_fails_where_it_is_called_and_not_before() {
    let newsroom = Newsroom::new();
    let old = "{{lang}}{{#post}}{{slug}}{{amp_content}}{{/post}}{{#if none}}{{subscribe_form placeholder=\"you\"}}{{/if}}";
    let theme = theme(&[("post.hbs", old), ("page.hbs", "{{input_email class=\"x\"}}")]);
    assert_eq!(newsroom.render(&theme, &newsroom.story("second")).html, "second");
    let page = theme::Page { kind: PageKind::Page, ..newsroom.story("second") };
    let refused = theme.render(&page, &newsroom).unwrap_err();
    assert_eq!(refused.to_string(), "page.hbs:1:3: input_email: Ghost has no such helper any more");
}
