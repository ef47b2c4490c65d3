//! How a list of things is described to the query compiler.

use crate::Kind;

/// Things of one sort, and everything that a filter or an order may name of them.
#[derive(Debug)]
pub struct Resource {
    /// Their table; a filter may put its name before its own fields (`posts.title`).
    pub(crate) table: &'static str,
    /// Which of the table's rows there are at all, whatever the filter says.
    pub(crate) only: &'static [Only],
    /// Their own fields.
    pub(crate) fields: &'static [Field],
    /// What stands beside them.
    pub(crate) relations: &'static [Relation],
    /// Names that stand for a relation's field.
    pub(crate) aliases: &'static [Alias],
    /// Names, as any part between dots and in any case, whose tests are left out of a filter, as Ghost does.
    /// They are never looked up; a name that is in no table is an error.
    pub(crate) withheld: &'static [&'static str],
    /// What begins the name of the list that counts a row's posts, for the order `count.posts`.
    pub(crate) counts: Option<&'static str>,
    /// In which order rows come that an order leaves equal, as Ghost's SQLite finds them.
    pub(crate) ties: &'static [(&'static str, nql::Direction)],
    /// The order where none is asked for.
    pub(crate) order: &'static [(&'static str, nql::Direction)],
}

/// A condition that always holds.
#[derive(Debug)]
pub(crate) enum Only {
    /// The column has this text.
    Text(&'static str, &'static str),
    /// The flag is set.
    Flag(&'static str),
    /// A published post or page is joined to it.
    WithPosts { table: &'static str, key: &'static str },
}

/// One name that may be used.
#[derive(Debug)]
pub(crate) struct Field {
    /// The name, and the column's.
    pub(crate) name: &'static str,
    /// What the column holds.
    pub(crate) kind: Kind,
    /// Whether it may be null.
    pub(crate) nullable: bool,
}

/// Rows of another table that belong to a row.
#[derive(Debug)]
pub(crate) struct Relation {
    /// The name before the dot.
    pub(crate) name: &'static str,
    /// Where the rows are.
    pub(crate) table: &'static str,
    /// How they are found.
    pub(crate) way: Way,
    /// What may be named of them.
    pub(crate) fields: &'static [Field],
}

/// How related rows are found.
#[derive(Debug)]
pub(crate) enum Way {
    /// Through a table between: its column that has our id, and the one that has theirs.
    Many { between: &'static str, ours: &'static str, theirs: &'static str, first_only: bool },
    /// At most one row with our id in this column; where there is none, all its fields are null.
    One { ours: &'static str },
}

/// A name that stands for others.
#[derive(Debug)]
pub(crate) struct Alias {
    /// What a filter says.
    pub(crate) name: &'static str,
    /// The relation and field it means.
    pub(crate) means: &'static str,
    /// A further field and its text that must hold too, whatever is asked.
    pub(crate) and: Option<(&'static str, &'static str)>,
}

pub(crate) const fn always(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, nullable: false }
}

pub(crate) const fn maybe(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, nullable: true }
}

pub(crate) const fn alias(name: &'static str, means: &'static str) -> Alias {
    Alias { name, means, and: None }
}

impl Resource {
    /// What tells it from every other resource: its table, and which of its rows there are.
    pub fn name(&self) -> String {
        format!("{} {:?}", self.table, self.only)
    }

    /// Whether a name is passed over without a word.
    pub(crate) fn withholds(&self, name: &str) -> bool {
        name.split('.').any(|part| self.withheld.iter().any(|withheld| part.eq_ignore_ascii_case(withheld)))
    }

    pub(crate) fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    pub(crate) fn relation(&self, name: &str) -> Option<&'static Relation> {
        self.relations.iter().find(|relation| relation.name == name)
    }

    pub(crate) fn alias(&self, name: &str) -> Option<&'static Alias> {
        self.aliases.iter().find(|alias| alias.name == name)
    }
}

impl Relation {
    pub(crate) fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}
