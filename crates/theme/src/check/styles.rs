//! What a theme's style sheets must have a style for.

use super::{Findings, Level};
use crate::files::Files;

/// Classes that every story's pictures may have.
const WIDTHS: [(&str, &str); 2] =
    [("GS050-CSS-KGWW", ".kg-width-wide"), ("GS050-CSS-KGWF", ".kg-width-full")];
/// The fonts that the editors may choose.
const FONTS: [&str; 2] = ["--gh-font-heading", "--gh-font-body"];

pub(super) fn check(files: &Files, findings: &mut Findings) {
    let is_styled = |path: &str| [".css", ".hbs"].iter().any(|ending| path.ends_with(ending));
    let texts: Vec<_> = files
        .iter()
        .filter(|(path, _)| is_styled(path))
        .map(|(_, content)| String::from_utf8_lossy(content))
        .collect();
    let has = |text: &str| texts.iter().any(|content| content.contains(text));
    for (code, class) in WIDTHS {
        if !has(class) {
            findings.add(Level::Error, code, "styles", None, format!("no style for {class}"));
        }
    }
    for font in FONTS {
        if !has(font) {
            let message = format!("{font}, the font that the editors chose, is not used");
            findings.add(Level::Recommendation, "GS051-CUSTOM-FONTS", "styles", None, message);
        }
    }
}
