//! A site out of a Ghost export, as far as its public pages need it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use published::{Author, Moment, NavigationItem, Post, Site, Tag, Tier};
use serde_json::Value;
use theme::{Config, CustomSettings};

/// The site of the recordings.
pub(crate) const URL: &str = "http://127.0.0.1:2368";

/// A site out of a Ghost export.
pub(crate) struct Export {
    pub(crate) site: Site,
    pub(crate) config: Config,
    pub(crate) custom: CustomSettings,
    /// Published, the newest first.
    pub(crate) posts: Vec<Post>,
    pub(crate) pages: Vec<Post>,
    pub(crate) tags: Vec<Tag>,
    pub(crate) authors: Vec<Author>,
    pub(crate) tiers: Vec<Tier>,
    /// Where the pictures are.
    pub(crate) images: PathBuf,
}

impl Export {
    pub(crate) fn read(file: &Path, images: &Path) -> Self {
        let json: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
        let data = &json["db"][0]["data"];
        let rows = |table: &str| data[table].as_array().cloned().unwrap_or_default();
        let tags: Vec<_> = rows("tags").iter().map(tag).collect();
        let authors: Vec<_> = rows("users").iter().map(author).collect();
        let tiers: Vec<_> = rows("products").iter().map(tier).collect();
        let metas: HashMap<_, _> =
            rows("posts_meta").into_iter().map(|row| (text(&row, "post_id"), row)).collect();
        let mut all: Vec<_> = rows("posts")
            .iter()
            .filter(|row| row["status"] == "published")
            .map(|row| {
                let mut post = post(row, metas.get(&text(row, "id")).unwrap_or(&Value::Null));
                post.tags = related(&rows("posts_tags"), &post.id, "tag_id", &tags, |tag| &tag.id);
                post.authors =
                    related(&rows("posts_authors"), &post.id, "author_id", &authors, |author| &author.id);
                let opens = |tier: &&Tier| post.visibility != "paid" || tier.tier_type == "paid";
                post.tiers = tiers.iter().filter(opens).cloned().collect();
                post
            })
            .collect();
        all.sort_by(|a, b| (&b.published_at, &b.id).cmp(&(&a.published_at, &a.id)));
        let (pages, posts) = all.into_iter().partition(|post: &Post| post.is_page);
        let site = site(&rows("settings"));
        let custom = CustomSettings::new();
        Self { site, config: config(), custom, posts, pages, tags, authors, tiers, images: images.to_owned() }
    }

    /// Takes the text of stories from recorded answers of the Content API: there it is cut to what the
    /// reader may see, and its links are tagged, which is not the theme's work.
    pub(crate) fn take_texts(&mut self, folder: &Path) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let file = entry.unwrap().path();
            if file.is_dir() {
                self.take_texts(&file);
            }
            let Ok(json) = serde_json::from_slice::<Value>(&std::fs::read(&file).unwrap_or_default()) else {
                continue;
            };
            let recorded = json["posts"].as_array().into_iter().chain(json["pages"].as_array()).flatten();
            for row in recorded.filter(|row| row["html"].is_string() && row["excerpt"] != Value::Null) {
                let all = self.posts.iter_mut().chain(&mut self.pages);
                for post in all.filter(|post| row["id"] == post.id.as_str()) {
                    post.html = row["html"].as_str().map(str::to_owned);
                    post.excerpt = row["excerpt"].as_str().map(str::to_owned);
                    post.reading_time = row["reading_time"].as_i64();
                }
            }
        }
    }
}

fn text(row: &Value, name: &str) -> String {
    row[name].as_str().unwrap_or_default().to_owned()
}

/// A text that may be missing; the site's address stands in it as a placeholder.
fn option(row: &Value, name: &str) -> Option<String> {
    row[name].as_str().filter(|text| !text.is_empty()).map(|text| text.replace("__GHOST_URL__", URL))
}

fn is_on(row: &Value, name: &str) -> bool {
    row[name] == true || row[name] == 1
}

fn moment(row: &Value, name: &str) -> Option<Moment> {
    let at: Timestamp = format!("{}Z", row[name].as_str()?.trim_end_matches('Z')).parse().ok()?;
    Some(Moment::new(at.as_millisecond(), 0))
}

fn related<T: Clone>(rows: &[Value], post: &str, column: &str, things: &[T], id: fn(&T) -> &str) -> Vec<T> {
    let mut rows: Vec<_> = rows.iter().filter(|row| row["post_id"] == post).collect();
    rows.sort_by_key(|row| row["sort_order"].as_i64());
    rows.iter().filter_map(|row| things.iter().find(|thing| row[column] == id(thing))).cloned().collect()
}

fn tag(row: &Value) -> Tag {
    let slug = text(row, "slug");
    Tag {
        id: text(row, "id"),
        name: text(row, "name"),
        url: if row["visibility"] == "public" { format!("{URL}/tag/{slug}/") } else { format!("{URL}/404/") },
        slug,
        description: option(row, "description"),
        feature_image: option(row, "feature_image"),
        visibility: text(row, "visibility"),
        meta_title: option(row, "meta_title"),
        meta_description: option(row, "meta_description"),
        accent_color: option(row, "accent_color"),
        ..Tag::default()
    }
}

fn author(row: &Value) -> Author {
    let slug = text(row, "slug");
    Author {
        id: text(row, "id"),
        name: text(row, "name"),
        url: format!("{URL}/author/{slug}/"),
        slug,
        profile_image: option(row, "profile_image"),
        cover_image: option(row, "cover_image"),
        bio: option(row, "bio"),
        website: option(row, "website"),
        location: option(row, "location"),
        facebook: option(row, "facebook"),
        twitter: option(row, "twitter"),
        ..Author::default()
    }
}

fn tier(row: &Value) -> Tier {
    Tier {
        id: text(row, "id"),
        name: text(row, "name"),
        slug: text(row, "slug"),
        tier_type: text(row, "type"),
        currency: option(row, "currency"),
        monthly_price: row["monthly_price"].as_i64(),
        yearly_price: row["yearly_price"].as_i64(),
        ..Tier::default()
    }
}

fn post(row: &Value, meta: &Value) -> Post {
    let is_page = row["type"] == "page";
    let slug = text(row, "slug");
    let visibility = text(row, "visibility");
    let access = visibility == "public";
    let html = option(row, "html").unwrap_or_default();
    let feature_image = option(row, "feature_image");
    let plaintext = option(row, "plaintext").unwrap_or_default();
    let beginning: Vec<u16> = plaintext.encode_utf16().take(500).collect();
    let beginning = Some(String::from_utf16_lossy(&beginning)).filter(|text| !text.is_empty());
    let seen = if access {
        Some(html.as_str())
    } else {
        html.split_once("<!--members-only-->").map(|(seen, _)| seen)
    };
    Post {
        id: text(row, "id"),
        uuid: text(row, "uuid"),
        title: text(row, "title"),
        url: format!("{URL}/{slug}/"),
        slug,
        reading_time: (!html.is_empty()).then(|| minutes(&html, feature_image.is_some())),
        html: Some(seen.unwrap_or_default().to_owned()),
        comment_id: option(row, "comment_id"),
        feature_image,
        featured: is_on(row, "featured"),
        visibility,
        created_at: moment(row, "created_at").unwrap_or_default(),
        updated_at: moment(row, "updated_at"),
        published_at: moment(row, "published_at"),
        excerpt: option(row, "custom_excerpt").or(beginning).filter(|_| access || seen.is_some()),
        custom_excerpt: option(row, "custom_excerpt"),
        codeinjection_head: option(row, "codeinjection_head"),
        codeinjection_foot: option(row, "codeinjection_foot"),
        custom_template: option(row, "custom_template"),
        canonical_url: option(row, "canonical_url"),
        show_title_and_feature_image: is_page.then(|| is_on(row, "show_title_and_feature_image")),
        access,
        comments: access,
        og_image: option(meta, "og_image"),
        og_title: option(meta, "og_title"),
        og_description: option(meta, "og_description"),
        twitter_image: option(meta, "twitter_image"),
        twitter_title: option(meta, "twitter_title"),
        twitter_description: option(meta, "twitter_description"),
        meta_title: option(meta, "meta_title"),
        meta_description: option(meta, "meta_description"),
        feature_image_alt: option(meta, "feature_image_alt"),
        feature_image_caption: option(meta, "feature_image_caption"),
        is_page,
        ..Post::default()
    }
}

/// How long it takes to read: 275 words a minute, and some seconds for each picture.
fn minutes(html: &str, has_feature_image: bool) -> i64 {
    let mut words = 0_u32;
    let (mut in_tag, mut in_word, mut quote) = (false, false, None);
    for character in html.chars() {
        match (in_tag, quote, character) {
            (false, _, '<') => in_tag = true,
            (true, None, '>') => in_tag = false,
            (true, None, '"') => quote = Some(character),
            (true, Some(open), _) if open == character => quote = None,
            _ => {}
        }
        let is_letter = matches!(character, 'À'..='ÿ' | '\u{392}'..='\u{3c9}' | '\u{410}'..='\u{4f9}');
        let is_word = !in_tag && (is_letter || character.is_ascii_alphanumeric() || character == '_');
        words += u32::from(is_word && !in_word);
        in_word = is_word;
    }
    let pictures = html.matches("<img").count() + usize::from(has_feature_image);
    let looking: u32 =
        (0..pictures).map(|nth| 12_u32.saturating_sub(u32::try_from(nth).unwrap()).max(3)).sum();
    let seconds = f64::from(words) / (275.0 / 60.0) + f64::from(looking);
    (0..1000).rfind(|minutes| f64::from(*minutes) - 0.5 <= seconds / 60.0).map_or(0, i64::from)
}

fn site(rows: &[Value]) -> Site {
    let value = |key: &str| rows.iter().find(|row| row["key"] == key).and_then(|row| row["value"].as_str());
    let option = |key: &str| value(key).filter(|text| !text.is_empty()).map(str::to_owned);
    let menu = |key: &str| -> Vec<NavigationItem> {
        let items: Value = serde_json::from_str(value(key).unwrap_or("[]")).unwrap();
        let item = |item: &Value| NavigationItem {
            label: text(item, "label"),
            url: text(item, "url"),
            ..NavigationItem::default()
        };
        items.as_array().unwrap().iter().map(item).collect()
    };
    Site {
        title: option("title").unwrap_or_default(),
        description: option("description"),
        cover_image: option("cover_image"),
        accent_color: option("accent_color"),
        facebook: option("facebook"),
        twitter: option("twitter"),
        locale: option("locale").unwrap_or_default(),
        timezone: option("timezone").unwrap_or_default(),
        navigation: menu("navigation"),
        secondary_navigation: menu("secondary_navigation"),
        members_support_address: option("members_support_address"),
        members_enabled: true,
        members_signup_access: "all".into(),
        allow_self_signup: true,
        comments_enabled: "all".into(),
        llms_enabled: true,
        url: URL.into(),
        admin_url: Some(format!("{URL}/ghost/")),
        signup_url: Some("#/portal".into()),
        ..Site::default()
    }
}

/// The recorded Ghost's own addresses.
fn config() -> Config {
    let script = |name: &str| Some(format!("https://cdn.jsdelivr.net/ghost/{name}"));
    let assets = ["cards.min.js", "cards.min.css", "comment-counts.min.js", "member-attribution.min.js"];
    Config {
        portal_url: script("portal@~2.71/umd/portal.min.js"),
        search_url: script("sodo-search@~1.8/umd/sodo-search.min.js"),
        search_styles: script("sodo-search@~1.8/umd/main.css"),
        announcement_bar_url: script("announcement-bar@~1.1/umd/announcement-bar.min.js"),
        comments_url: script("comments-ui@~1.6/umd/comments-ui.min.js"),
        content_api_key: "36ce1024c215185b2ee8b57f7e".into(),
        generator: "Ghost 6.65".into(),
        public_assets: assets.into_iter().map(|name| (name.to_owned(), "0".to_owned())).collect(),
        ..Config::default()
    }
}
