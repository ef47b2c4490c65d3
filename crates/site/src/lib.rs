//! The reader's door: every public address, pages, feeds and the Content API.
