//! How a table is described to code that moves whole rows: import, export, backup.

/// One table: its name and its columns in the order of Ghost's schema.
#[derive(Debug)]
pub struct Table {
    /// The table's name, Ghost's own.
    pub name: &'static str,
    /// Its columns; the first is the primary key.
    pub columns: &'static [Column],
}

/// One column.
#[derive(Debug)]
pub struct Column {
    /// The column's name, Ghost's own.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may be null.
    pub nullable: bool,
    /// The table whose id it holds.
    pub references: Option<&'static str>,
    /// What stands in a row that does not name the column, as text.
    pub default: Option<&'static str>,
}

/// A column of Courant's own beside Ghost's.
#[derive(Debug)]
pub struct Own {
    /// The column's name.
    pub name: &'static str,
    /// The flag that says that an editor chose its value, which then stays.
    pub unless: Option<&'static str>,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Any text without NUL.
    Text,
    /// A whole number of 64 bits.
    Number,
    /// True or false; Ghost's exports write 1 and 0.
    Flag,
    /// A moment in UTC, `YYYY-MM-DD HH:MM:SS`.
    Time,
}

/// A column that must have a value.
pub(crate) const fn column(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, nullable: false, references: None, default: None }
}

/// A column that may be null.
pub(crate) const fn nullable(name: &'static str, kind: Kind) -> Column {
    Column { nullable: true, ..column(name, kind) }
}

impl Column {
    pub(crate) const fn references(self, table: &'static str) -> Column {
        Column { references: Some(table), ..self }
    }

    pub(crate) const fn default(self, value: &'static str) -> Column {
        Column { default: Some(value), ..self }
    }
}

impl Table {
    /// The column of that name.
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// `insert … on conflict (id) do update`, with one argument per column in order, then one per further column of
    /// Courant's own.
    pub fn upsert(&self, own: &'static [Own]) -> crate::Statement {
        let mut names: Vec<String> =
            self.columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
        let mut updates: Vec<String> =
            names.iter().skip(1).map(|name| format!("{name} = excluded.{name}")).collect();
        for Own { name, unless } in own {
            let table = self.name;
            updates.push(match unless {
                None => format!("{name} = excluded.{name}"),
                Some(chosen) => {
                    format!(
                        "{name} = case when {table}.{chosen} then {table}.{name} else excluded.{name} end"
                    )
                }
            });
            names.push((*name).to_owned());
        }
        let places: Vec<String> = (1..=names.len()).map(|n| format!("${n}")).collect();
        crate::Statement::built(format!(
            "insert into {} ({}) values ({}) on conflict (id) do update set {}",
            self.name,
            names.join(", "),
            places.join(", "),
            updates.join(", ")
        ))
    }

    /// `select` of every column in order, sorted by id.
    pub fn select(&self) -> crate::Statement {
        let names: Vec<String> = self.columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
        crate::Statement::built(format!("select {} from {} order by id", names.join(", "), self.name))
    }
}
