//! What pages are made of, as far as changes of it are told apart.

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Something that pages read and that acts change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    /// Everything at once, as after an import.
    Everything,
    /// The story or page with this id: its row, its tags, its authors.
    Post(String),
    /// Which story or page has this slug.
    Slug(String),
    /// Which stories are in this list, and in what order.
    List(String),
    /// Which stories are in any list.
    Lists,
    /// Any published story or page.
    Posts,
    /// The tag with this id.
    Tag(String),
    /// Any tag.
    Tags,
    /// The author with this id.
    Author(String),
    /// Any author.
    Authors,
    /// Tiers, benefits, offers, newsletters.
    Memberships,
    /// The keys of integrations.
    Keys,
    /// The settings of the site, among them which theme is on stage.
    Settings,
    /// The values of themes' own settings.
    ThemeSettings,
}

impl Thing {
    /// Reads what [`Display`](fmt::Display) has written; what is not known may be anything.
    pub(crate) fn parse(text: &str) -> Self {
        let (name, id) = text.split_once('/').unwrap_or((text, ""));
        let id = id.to_owned();
        match name {
            "post" => Self::Post(id),
            "slug" => Self::Slug(id),
            "list" => Self::List(id),
            "lists" => Self::Lists,
            "posts" => Self::Posts,
            "tag" => Self::Tag(id),
            "tags" => Self::Tags,
            "author" => Self::Author(id),
            "authors" => Self::Authors,
            "memberships" => Self::Memberships,
            "keys" => Self::Keys,
            "settings" => Self::Settings,
            "theme-settings" => Self::ThemeSettings,
            _ => Self::Everything,
        }
    }

    /// Stands for the thing where many are kept; two things may share a mark, and are then taken for one.
    pub(crate) fn mark(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }
}

impl fmt::Display for Thing {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everything => out.write_str("everything"),
            Self::Post(id) => write!(out, "post/{id}"),
            Self::Slug(slug) => write!(out, "slug/{slug}"),
            Self::List(name) => write!(out, "list/{name}"),
            Self::Lists => out.write_str("lists"),
            Self::Posts => out.write_str("posts"),
            Self::Tag(id) => write!(out, "tag/{id}"),
            Self::Tags => out.write_str("tags"),
            Self::Author(id) => write!(out, "author/{id}"),
            Self::Authors => out.write_str("authors"),
            Self::Memberships => out.write_str("memberships"),
            Self::Keys => out.write_str("keys"),
            Self::Settings => out.write_str("settings"),
            Self::ThemeSettings => out.write_str("theme-settings"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Thing;

    #[test]
    fn a_thing_survives_its_text() {
        for thing in [
            Thing::Everything,
            Thing::Post("6b02d1ba2605791a245145d6".into()),
            Thing::Slug("a-story".into()),
            Thing::List("tag/6b02d1ba2605791a245145d6".into()),
            Thing::Lists,
            Thing::Posts,
            Thing::Tag("1".into()),
            Thing::Tags,
            Thing::Author("1".into()),
            Thing::Authors,
            Thing::Memberships,
            Thing::Keys,
            Thing::Settings,
            Thing::ThemeSettings,
        ] {
            assert_eq!(Thing::parse(&thing.to_string()), thing);
        }
        assert_eq!(Thing::parse("of a later version"), Thing::Everything);
    }
}
