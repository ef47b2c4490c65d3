//! The fonts that the editors chose for headings and text.

use crate::head::escaped;
use crate::head::title::filled;
use crate::slug::slug;
use crate::view::View;

/// The fonts that may be chosen, by their names at the service that has them, with their weights; as Ghost 6.65.
const FONTS: [(&str, &str); 21] = [
    ("Cardo", "400,700"),
    ("Chakra Petch", "400"),
    ("Fira Mono", "400,700"),
    ("Fira Sans", "400,500,600"),
    ("IBM Plex Serif", "400,500,600"),
    ("Inter", "400,500,600"),
    ("JetBrains Mono", "400,700"),
    ("Libre Baskerville", "700"),
    ("Lora", "400,700"),
    ("Manrope", "300,500,700"),
    ("Merriweather", "300,700"),
    ("Noto Sans", "400,700"),
    ("Noto Serif", "400,700"),
    ("Nunito", "400,600,700"),
    ("Old Standard TT", "400,700"),
    ("Poppins", "400,500,600"),
    ("Roboto", "400,500,700"),
    ("Rufina", "400,500,700"),
    ("Space Grotesk", "700"),
    ("Space Mono", "400,700"),
    ("Tenor Sans", "400"),
];

/// The fonts for headings and for text, each if it is one of those that may be chosen.
fn chosen<'v>(view: &View<'v>) -> [Option<&'v str>; 2] {
    let site = view.page.site;
    [site.heading_font.as_ref(), site.body_font.as_ref()].map(|font| {
        let font = filled(font)?;
        FONTS.iter().any(|(name, _)| *name == font).then_some(font)
    })
}

/// The classes by which the body says which fonts it has; nothing where none is chosen.
pub(crate) fn classes(view: &View<'_>) -> String {
    let [heading, body] = chosen(view);
    let class = |place: &str, font: Option<&str>| font.map(|font| format!("gh-font-{place}-{}", slug(font)));
    let classes: Vec<_> = class("heading", heading).into_iter().chain(class("body", body)).collect();
    classes.join(" ")
}

/// The fonts for style sheets, and where they come from if the installation names a service.
pub(super) fn style(view: &View<'_>) -> Option<String> {
    let [heading, body] = chosen(view);
    if heading.is_none() && body.is_none() {
        return None;
    }
    let property = |name: &str, font: Option<&str>| {
        font.map_or(String::new(), |font| format!("--gh-font-{name}: {font};"))
    };
    let style =
        format!("<style>:root {{{}{}}}</style>", property("heading", heading), property("body", body));
    let Some(service) = filled(view.page.config.fonts_url.as_ref()) else { return Some(style) };
    let service = escaped(service.trim_end_matches('/'));
    let body = body.filter(|body| heading != Some(*body));
    let families: Vec<_> = [heading, body].into_iter().flatten().map(family).collect();
    Some(format!(
        r#"<link rel="preconnect" href="{service}"><link rel="stylesheet" href="{service}/css?family={}">{style}"#,
        families.join("|")
    ))
}

fn family(font: &str) -> String {
    let weights = FONTS.iter().find(|(name, _)| *name == font).map_or("400", |(_, weights)| weights);
    format!("{}:{weights}", slug(font))
}
