//! What is true: stories, tags, authors, staff, settings, and what may happen to them.
