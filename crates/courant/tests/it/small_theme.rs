//! A theme of a few lines that says what it was given.

use std::path::PathBuf;

use crate::test_site::TestSite;

const PACKAGE: &str = r#"{"name": "small", "version": "1.0.0", "author": {"email": "a@news.example"},
    "engines": {"ghost": ">=5.0.0"}, "config": {"posts_per_page": 3}}"#;

const LIST: &str = "list {{#foreach posts}}<{{url}}>{{/foreach}} \
    part {{pagination.page}} of {{pagination.pages}}, {{pagination.total}} in all, {{@config.posts_per_page}} on each; \
    next {{page_url pagination.next}}; kinds{{#is \"home\"}} home{{/is}}{{#is \"paged\"}} paged{{/is}}{{#is \"tag\"}} tag{{/is}}\
    {{#is \"index\"}} index{{/is}}{{#is \"news\"}} news{{/is}};{{#if tag}} tag {{tag.name}};{{/if}}{{ghost_head}}";

const TEMPLATES: [(&str, &str); 8] = [
    ("index.hbs", LIST),
    ("news.hbs", "news {{> \"list\"}}"),
    ("partials/list.hbs", LIST),
    (
        "post.hbs",
        "{{#post}}post {{slug}} at {{url absolute=\"true\"}} {{content}}{{#prev_post}} before <{{url}}>{{/prev_post}}{{/post}}",
    ),
    ("page.hbs", "{{#post}}page {{slug}} at {{url}}{{/post}}"),
    (
        "about.hbs",
        "about {{#page}}{{title}}{{/page}} {{#is \"page\"}}is a page{{/is}} {{#if @page.show_title_and_feature_image}}with its title{{/if}}",
    ),
    (
        "team.hbs",
        "team{{#foreach newest}}<{{url}}>{{/foreach}} {{newest.pagination.total}} {{#foreach newest.posts}}+{{/foreach}}",
    ),
    (
        "feed.hbs",
        "<all>{{#get \"posts\" limit=\"2\"}}{{#foreach posts}}<post>{{url}}</post>{{/foreach}}{{/get}}</all>",
    ),
];

impl TestSite {
    /// Installs the small theme, with these templates beside or in place of its own.
    pub(crate) fn use_small_theme(&self, more: &[(&str, &str)]) {
        let folder = self.small_theme("small", more);
        self.courant(&["theme", "use", folder.to_str().unwrap()]).succeeded();
    }

    /// A folder with the small theme under a name of its own.
    pub(crate) fn small_theme(&self, name: &str, more: &[(&str, &str)]) -> PathBuf {
        let folder = self.file(".keep", "").parent().unwrap().join(format!("theme-{name}"));
        std::fs::create_dir_all(folder.join("partials")).unwrap();
        std::fs::write(folder.join("package.json"), PACKAGE.replace("small", name)).unwrap();
        for (file, text) in TEMPLATES.iter().chain(more) {
            std::fs::write(folder.join(file), text).unwrap();
        }
        folder
    }

    /// Publishes a story at `slug` on a day of 2026, with these tags.
    pub(crate) fn story(&self, slug: &str, day: &str, tags: &str) {
        let front = format!("title: The {slug}\nslug: {slug}\npublish: 2026-{day}T12:00:00Z\ntags: [{tags}]");
        self.publish(&format!("---\n{front}\n---\nText of {slug}.\n")).succeeded();
    }
}
