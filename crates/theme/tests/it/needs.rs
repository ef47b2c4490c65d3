//! What a theme needs to be given, and what it can do without.

use theme::{Files, Theme};

use crate::site::{Newsroom, theme};

#[test]
fn a_theme_whose_lists_show_texts_says_so() {
    assert!(!theme(&[("index.hbs", "{{#foreach posts}}{{excerpt}}{{/foreach}}")]).lists_show_texts());
    assert!(!theme(&[("post.hbs", "{{content}}"), ("custom-wide.hbs", "{{content}}")]).lists_show_texts());
    assert!(
        theme(&[("tag.hbs", "{{#foreach posts}}{{content words=\"9\"}}{{/foreach}}")]).lists_show_texts()
    );
    assert!(
        theme(&[("index.hbs", "{{> card}}"), ("partials/card.hbs", "{{#if html}}x{{/if}}")])
            .lists_show_texts()
    );
}

#[test]
fn a_question_asks_for_texts_where_its_answer_shows_them() {
    let newsroom = Newsroom::new();
    let render =
        |template: &str| newsroom.render(&theme(&[("post.hbs", template)]), &newsroom.story("first")).html;
    let asked = "{{content}}|{{#get \"posts\" limit=\"1\"}}{{#foreach posts}}{{title}}{{/foreach}}{{/get}}";
    assert!(render(asked).ends_with("|The first &lt;story&gt;"));
    let shown = "{{#get \"posts\" limit=\"1\"}}{{#foreach posts}}{{content}}{{/foreach}}{{/get}}";
    assert_eq!(render(shown), "<p>Text of the first</p>");
}

#[test]
fn a_story_in_a_list_has_its_reading_time_without_its_text() {
    let mut newsroom = Newsroom::new();
    let times = [(Some(0), None), (Some(0), Some("")), (None, None)];
    for (post, (time, html)) in newsroom.posts.iter_mut().zip(times) {
        (post.reading_time, post.html) = (time, html.map(str::to_owned));
    }
    let theme = theme(&[("index.hbs", "{{#foreach posts}}[{{reading_time}}]{{/foreach}}")]);
    assert_eq!(newsroom.render(&theme, &newsroom.front_page()).html, "[1 min read][][]");
}

#[test]
fn pages_and_stories_that_were_asked_for_have_neighbours_too() {
    let mut newsroom = Newsroom::new();
    newsroom.posts[1].is_page = true;
    let render = |slug: &str, template: &str| {
        newsroom.render(&theme(&[("post.hbs", template)]), &newsroom.story(slug)).html
    };
    assert_eq!(render("second", "{{#post}}{{#next_post}}{{slug}}{{/next_post}}{{/post}}"), "first");
    let asked = "{{#get \"posts\" slug=\"second\"}}{{#foreach posts}}{{#prev_post}}{{slug}}{{/prev_post}}{{/foreach}}{{/get}}";
    assert_eq!(render("first", asked), "third");
}

#[test]
fn partials_count_only_in_a_theme_that_names_one() {
    let newsroom = Newsroom::new();
    let own = ("partials/navigation.hbs", "ours");
    let unnamed = theme(&[("index.hbs", "{{navigation}}"), own]);
    assert!(newsroom.render(&unnamed, &newsroom.front_page()).html.contains("<ul class=\"nav\">"));
    let named = theme(&[("index.hbs", "{{navigation}}{{> end}}"), ("partials/end.hbs", ""), own]);
    assert_eq!(newsroom.render(&named, &newsroom.front_page()).html, "ours");
}

#[test]
fn a_broken_partial_that_nothing_names_is_left_out() {
    let load = |index: &str| {
        let mut files = Files::default();
        let broken = ("partials/icons/up.hbs", "{{#if a}}");
        for (path, text) in [("package.json", "{}"), ("index.hbs", index), ("post.hbs", ""), broken] {
            files.insert(path, text).unwrap();
        }
        Theme::load(files).is_ok()
    };
    assert!(load("words {{> \"icons/down\"}}") && load("words"));
    assert!(!load("{{> \"icons/up\"}}") && !load("{{> (concat \"icons/up\" \"\")}}"));
}

#[test]
fn files_beside_the_assets_are_handed_out_but_not_what_the_theme_is_made_of() {
    let theme = theme(&[("robots.txt", "User-agent: *"), ("README.md", "words"), ("data.json", "{}")]);
    assert_eq!(theme.file("robots.txt"), Some(b"User-agent: *".as_slice()));
    for hidden in ["README.md", "data.json", "package.json", "index.hbs", "none.txt"] {
        assert!(theme.file(hidden).is_none(), "{hidden}");
    }
}

#[test]
fn a_themes_icon_gives_way_to_the_sites_own() {
    let mut newsroom = Newsroom::new();
    let theme = theme(&[("index.hbs", "{{asset \"images/favicon.png\"}} {{asset \"my-favicon.ico\"}}")]);
    assert_eq!(newsroom.render(&theme, &newsroom.front_page()).html, "/favicon.ico /favicon.ico");
    newsroom.site.icon = Some("https://lantern.example/content/images/2024/icon.png".into());
    let html = newsroom.render(&theme, &newsroom.front_page()).html;
    let sized = "https://lantern.example/content/images/size/w256h256/2024/icon.png";
    assert_eq!(html, format!("{sized} {sized}"));
}
