//! What an act says that it changed, held against the tables that it wrote to: an act that says nothing about one of
//! them may have changed everything. So a forgotten note costs speed and never shows an old page.

use std::collections::BTreeMap;

use super::{Change, Thing};

/// What one act has changed, as far as readers may see it.
#[derive(Debug, Default)]
pub(crate) struct Noted {
    /// Each thing, and whether it only gained.
    things: BTreeMap<Thing, bool>,
    /// Whether an act accounted for the stories that it wrote, whether or not readers see them.
    stories: bool,
}

impl Noted {
    /// Notes that a thing has changed.
    pub(crate) fn changed(&mut self, thing: Thing) {
        self.things.insert(thing, false);
    }

    /// Notes that a thing is new or has only gained something.
    pub(crate) fn gained(&mut self, thing: Thing) {
        self.things.entry(thing).or_insert(true);
    }

    /// Notes a thing in the one way or the other.
    pub(crate) fn note(&mut self, thing: Thing, gained: bool) {
        if gained { self.gained(thing) } else { self.changed(thing) }
    }

    /// Says that whatever was written to a story is noted, or is nothing that readers see.
    pub(crate) fn account_for_stories(&mut self) {
        self.stories = true;
    }

    /// What changed for readers, given the tables that were written to.
    pub(crate) fn finish(mut self, written: impl Iterator<Item = &'static str>) -> Vec<Change> {
        for table in written {
            if !self.accounts_for(table) {
                tracing::debug!(table, "an act did not say what it changed");
                self.changed(Thing::Everything);
            }
        }
        self.things.into_iter().map(|(thing, gained)| Change { thing, gained }).collect()
    }

    fn accounts_for(&self, table: &str) -> bool {
        let has = |thing: &Thing| self.things.contains_key(thing);
        match table {
            "posts" | "posts_meta" | "posts_tags" | "posts_authors" | "posts_products" | "listings"
            | "listing_counts" | "listing_marks" => self.stories,
            "tags" => has(&Thing::Tags),
            "users" | "roles" | "roles_users" => has(&Thing::Authors),
            "products" | "benefits" | "products_benefits" | "offers" | "newsletters" => {
                has(&Thing::Memberships)
            }
            "integrations" | "api_keys" => has(&Thing::Keys),
            "settings" => has(&Thing::Settings),
            "custom_theme_settings" => has(&Thing::ThemeSettings),
            table => NEVER_SEEN.contains(&table),
        }
    }
}

/// Tables that readers never see anything of.
const NEVER_SEEN: [&str; 15] = [
    "actions",
    "changes",
    "generations",
    "imports",
    "invites",
    "migrations",
    "outbox",
    "password_resets",
    "post_revisions",
    "recovery_codes",
    "second_factors",
    "sessions",
    "sign_ins",
    "snippets",
    "webhooks",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn things(noted: Noted, written: &[&'static str]) -> Vec<Thing> {
        noted.finish(written.iter().copied()).into_iter().map(|change| change.thing).collect()
    }

    #[test]
    fn an_act_that_forgets_to_say_what_it_changed_has_changed_everything() {
        assert_eq!(things(Noted::default(), &["posts"]), [Thing::Everything]);
        assert_eq!(things(Noted::default(), &["a_table_of_a_later_version"]), [Thing::Everything]);
        let mut noted = Noted::default();
        noted.changed(Thing::Tags);
        assert_eq!(things(noted, &["tags", "settings"]), [Thing::Everything, Thing::Tags]);
    }

    #[test]
    fn an_act_that_readers_see_nothing_of_changes_nothing() {
        let mut noted = Noted::default();
        noted.account_for_stories();
        assert!(things(noted, &["posts", "posts_tags", "imports"]).is_empty());
    }

    #[test]
    fn a_thing_that_changed_is_not_said_to_have_only_gained() {
        let mut noted = Noted::default();
        noted.changed(Thing::Lists);
        noted.gained(Thing::Lists);
        assert_eq!(noted.finish(std::iter::empty()), [Change { thing: Thing::Lists, gained: false }]);
    }
}
