//! Who may use an address. Every route declares it; [`crate::router`] takes no route without.

/// Who may use an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Everyone, without saying who they are; what is not published is never shown.
    Anyone,
    /// Whoever has the address, which cannot be guessed: the preview of a draft.
    LinkHolder,
    /// Whoever names a Content API key.
    ContentKey,
}
