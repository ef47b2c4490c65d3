//! Ghost's own templates, in our words: a theme may bring its own under the same names.

/// Each by its name.
pub(crate) const PARTIALS: [(&str, &str); 5] = [
    ("navigation", include_str!("navigation.hbs")),
    ("pagination", include_str!("pagination.hbs")),
    ("content-cta", include_str!("content-cta.hbs")),
    ("recommendations", include_str!("recommendations.hbs")),
    ("cancel_link", include_str!("cancel_link.hbs")),
];

/// The pages that a theme need not bring, each by its name.
pub(crate) const PAGES: [(&str, &str); 2] =
    [("error", include_str!("error.hbs")), ("private", include_str!("private.hbs"))];
