//! Who may use an address. Every route declares it; [`crate::router`] takes no route without.

/// Who may use an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Everyone, without saying who they are; what is not published is never shown. On a site behind a password, those
    /// who know it.
    Anyone,
    /// Everyone, even on a site behind a password: the door itself, and what says nothing of the site's content.
    Always,
    /// Whoever has the address, which cannot be guessed: the preview of a draft.
    LinkHolder,
    /// Whoever names a Content API key.
    ContentKey,
}
