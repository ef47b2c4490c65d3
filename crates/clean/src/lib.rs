//! The one way by which HTML that we did not make becomes HTML that we send.
//!
//! What counts as HTML that may be written into a page as it is has a type, [`Html`]. Text becomes [`Html`] by
//! [`Html::escaped`], markup of uncertain origin by [`Html::inline`]; only the story format's renderer and the html
//! card, whose author answers for it, hand out markup as [`Html::authored`].

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::LazyLock;

use ammonia::Builder;

/// HTML that may be written into a page as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(String);

/// What a caption or a notice may contain: words, their emphasis, and links.
static INLINE: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(HashSet::from([
            "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "em", "i", "ins", "mark", "q", "s",
            "small", "span", "strong", "sub", "sup", "time", "u",
        ]))
        .clean_content_tags(HashSet::from(["script", "style"]))
        .generic_attributes(HashSet::from(["dir", "lang", "title"]))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href", "rel", "target"])),
            ("time", HashSet::from(["datetime"])),
            ("span", HashSet::from(["class"])),
        ]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .link_rel(None);
    builder
});

impl Html {
    /// Text, with everything escaped that means something in HTML.
    pub fn escaped(text: &str) -> Self {
        let mut html = String::with_capacity(text.len() + 8);
        for letter in text.chars() {
            match letter {
                '&' => html.push_str("&amp;"),
                '<' => html.push_str("&lt;"),
                '>' => html.push_str("&gt;"),
                '"' => html.push_str("&quot;"),
                '\'' => html.push_str("&#x27;"),
                other => html.push(other),
            }
        }
        Html(html)
    }

    /// Markup of a line of text, such as a caption: emphasis and links stay, all else goes.
    pub fn inline(markup: &str) -> Self {
        if markup.contains(['<', '&']) {
            Html(INLINE.clean(markup).to_string())
        } else {
            Html(markup.to_owned())
        }
    }

    /// The first frame of foreign markup, if what it shows is one of these hosts' over TLS; nothing else of the markup.
    pub fn frame(markup: &str, hosts: &[&str]) -> Option<Self> {
        let hosts: Vec<String> = hosts.iter().map(|host| format!("https://{host}/")).collect();
        let mut builder = Builder::empty();
        builder
            .tags(HashSet::from(["iframe"]))
            .clean_content_tags(HashSet::from(["script", "style"]))
            .tag_attributes(HashMap::from([(
                "iframe",
                HashSet::from(["src", "width", "height", "title", "allow", "allowfullscreen", "frameborder"]),
            )]))
            .url_schemes(HashSet::from(["https"]))
            .attribute_filter(move |_, name, value| {
                let may = name != "src" || hosts.iter().any(|host| value.starts_with(host.as_str()));
                may.then(|| value.into())
            });
        let clean = builder.clean(markup).to_string();
        let begin = clean.find("<iframe")?;
        let end = clean.find("</iframe>")? + "</iframe>".len();
        let frame = clean.get(begin..end)?;
        frame.contains(" src=\"").then(|| Html(frame.to_owned()))
    }

    /// Markup that an author answers for, as it is: a rendered story, an html card, code injection.
    pub fn authored(markup: String) -> Self {
        Html(markup)
    }

    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The HTML, given away.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl fmt::Display for Html {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Html;

    #[test]
    fn a_caption_keeps_its_emphasis_and_links() {
        let caption = r#"Photo: <b>Bea</b>, <a href="https://a.example/?x=1&amp;y=2" target="_blank">Lantern</a> — 5 &lt; 6"#;
        assert_eq!(Html::inline(caption).as_str(), caption);
    }

    #[test]
    fn what_could_run_does_not_pass() {
        for hostile in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<a href=\" java\tscript:alert(1)\">x</a>",
            "<b onclick=alert(1)>x</b>",
            "<svg><script>alert(1)</script></svg>",
            "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
            "<style>@import 'x'</style>",
            "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        ] {
            let clean = Html::inline(hostile).into_string().to_lowercase();
            for wrong in
                ["<script", "onerror", "javascript:", "onclick", "<svg", "<math", "<style", "<iframe"]
            {
                assert!(!clean.contains(wrong), "{hostile} became {clean}");
            }
        }
    }

    proptest! {
        #[test]
        fn escaped_text_has_no_markup(text in ".{0,100}") {
            let html = Html::escaped(&text).into_string();
            prop_assert!(!html.contains(['<', '>', '"', '\'']));
        }

        #[test]
        fn cleaning_twice_is_cleaning_once(markup in "[<>a-z =\"'/&;]{0,80}") {
            let once = Html::inline(&markup).into_string();
            prop_assert_eq!(Html::inline(&once).into_string(), once);
        }
    }

    #[test]
    fn of_foreign_markup_only_the_frame_of_a_known_host_stays() {
        let frame = |markup: &str| Html::frame(markup, &["player.example"]).map(Html::into_string);
        let wanted = r#"<iframe src="https://player.example/1?a=b" width="200"></iframe>"#;
        let markup = r#"<p>x</p><script>1</script><iframe src="https://player.example/1?a=b" width=200 onload=alert(1)
            srcdoc="<script>1</script>" style="position:fixed"><b>no</b></iframe><iframe src="https://evil.example/"></iframe>"#;
        let found = frame(markup).unwrap();
        assert!(found.starts_with(wanted.strip_suffix("</iframe>").unwrap()), "{found}");
        for word in ["script", "onload", "srcdoc", "style", "evil"] {
            assert!(!found.contains(word), "{found}");
        }
        for refused in [
            r#"<iframe src="https://player.example.evil.example/"></iframe>"#,
            r#"<iframe src="https://player.example@evil.example/"></iframe>"#,
            r#"<iframe src="http://player.example/"></iframe>"#,
            r#"<iframe src="javascript:alert(1)//https://player.example/"></iframe>"#,
            r#"<iframe src="//player.example/"></iframe>"#,
            "<iframe></iframe>",
            "<blockquote>x</blockquote><script src=https://player.example/x.js></script>",
            "",
        ] {
            assert_eq!(frame(refused), None, "{refused}");
        }
    }
}
