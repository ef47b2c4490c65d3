//! A story's document as the HTML that is stored beside it, and whether what is stored is still that.

use lexical::{Document, Manner, Options, Target};

use super::store;
use crate::{Address, NewsroomError, Reader};

/// The site that a story is of.
pub(super) struct Of<'s> {
    pub(super) address: &'s Address,
    /// Podcasts are told it.
    pub(super) site_uuid: Option<&'s str>,
}

/// The HTML of a stored document, as it is stored: with the site's own address left open.
pub(super) fn html_of(document: &str, of: &Of<'_>) -> Result<String, NewsroomError> {
    rendered(document, of, Manner::Safe)
}

fn rendered(document: &str, of: &Of<'_>, manner: Manner) -> Result<String, NewsroomError> {
    let document = Document::parse(&of.address.fill(document.to_owned()))
        .map_err(|error| NewsroomError::Manuscript(error.to_string()))?;
    let options = Options {
        site_uuid: of.site_uuid.map(str::to_owned),
        site_url: format!("{}/", of.address.as_str()),
        manner,
        ..Options::default()
    };
    Ok(of.address.store(&lexical::render(&document, &options, Target::Web).html))
}

/// A story whose document gives other HTML than is stored.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Differing {
    /// The story's slug.
    pub slug: String,
    /// Where the two begin to differ, in bytes of the stored HTML.
    pub place: usize,
    /// What is stored from there on, shortened.
    pub stored: String,
    /// What the document gives from there on, shortened.
    pub rendered: String,
}

/// What rendering every stored document anew has shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct ContentCheck {
    /// Documents rendered.
    pub documents: u64,
    /// Those that give other HTML than is stored.
    pub differing: Vec<Differing>,
    /// Those whose stored HTML is Ghost's own, but unsafe or short of the author's words: the next save mends it.
    pub mended: Vec<String>,
    /// Those that can't be read, by slug and why.
    pub unreadable: Vec<(String, String)>,
}

impl Reader<'_, '_> {
    /// Renders every stored document anew and compares it with the HTML stored beside it. Nothing is changed.
    pub fn check_content(&mut self) -> Result<ContentCheck, NewsroomError> {
        let mut check = ContentCheck::default();
        let of = Of { address: self.address, site_uuid: self.setting("site_uuid") };
        store::each_document(self.tx, |document| {
            check.documents += 1;
            match html_of(&document.lexical, &of) {
                Ok(html) if html == document.html => {}
                Ok(_) if is_ghosts_own(&document, &of) => check.mended.push(document.slug),
                Ok(html) => check.differing.push(differing(document.slug, &document.html, &html)),
                Err(error) => check.unreadable.push((document.slug, error.to_string())),
            }
        })?;
        Ok(check)
    }
}

fn is_ghosts_own(document: &store::DocumentRow, of: &Of<'_>) -> bool {
    rendered(&document.lexical, of, Manner::AsGhost).is_ok_and(|html| html == document.html)
}

fn differing(slug: String, stored: &str, rendered: &str) -> Differing {
    let same = stored.bytes().zip(rendered.bytes()).take_while(|(one, other)| one == other).count();
    let from = |html: &str| {
        let start = html.floor_char_boundary(same.saturating_sub(20));
        html.get(start..).unwrap_or_default().chars().take(80).collect()
    };
    Differing { slug, place: same, stored: from(stored), rendered: from(rendered) }
}
