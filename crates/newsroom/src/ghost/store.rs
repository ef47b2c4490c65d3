//! The rows of an import that are not plainly the export's: its progress, and what stands in a row's way.

use ::store::{StoreError, Tx, Value};

/// Columns whose values no two rows of a table share, and how to find who has them.
pub(super) struct Unique {
    pub(super) table: &'static str,
    pub(super) columns: &'static [&'static str],
    taken_by_another: &'static str,
}

/// What the schema keeps unique and an import must not break.
pub(super) const UNIQUE: &[Unique] = &[
    Unique {
        table: "posts",
        columns: &["slug", "type"],
        taken_by_another: "select id from posts where slug = $2 and type = $3 and id <> $1",
    },
    Unique {
        table: "tags",
        columns: &["slug"],
        taken_by_another: "select id from tags where slug = $2 and id <> $1",
    },
    Unique {
        table: "users",
        columns: &["slug"],
        taken_by_another: "select id from users where slug = $2 and id <> $1",
    },
    Unique {
        table: "users",
        columns: &["email"],
        taken_by_another: "select id from users where email = $2 and id <> $1",
    },
    Unique {
        table: "newsletters",
        columns: &["slug"],
        taken_by_another: "select id from newsletters where slug = $2 and id <> $1",
    },
    Unique {
        table: "newsletters",
        columns: &["name"],
        taken_by_another: "select id from newsletters where name = $2 and id <> $1",
    },
    Unique {
        table: "newsletters",
        columns: &["uuid"],
        taken_by_another: "select id from newsletters where uuid = $2 and id <> $1",
    },
    Unique {
        table: "products",
        columns: &["slug"],
        taken_by_another: "select id from products where slug = $2 and id <> $1",
    },
    Unique {
        table: "benefits",
        columns: &["slug"],
        taken_by_another: "select id from benefits where slug = $2 and id <> $1",
    },
    Unique {
        table: "offers",
        columns: &["name"],
        taken_by_another: "select id from offers where name = $2 and id <> $1",
    },
    Unique {
        table: "offers",
        columns: &["code"],
        taken_by_another: "select id from offers where code = $2 and id <> $1",
    },
    Unique {
        table: "snippets",
        columns: &["name"],
        taken_by_another: "select id from snippets where name = $2 and id <> $1",
    },
    Unique {
        table: "stripe_products",
        columns: &["stripe_product_id"],
        taken_by_another: "select id from stripe_products where stripe_product_id = $2 and id <> $1",
    },
    Unique {
        table: "stripe_prices",
        columns: &["stripe_price_id"],
        taken_by_another: "select id from stripe_prices where stripe_price_id = $2 and id <> $1",
    },
    Unique {
        table: "posts_meta",
        columns: &["post_id"],
        taken_by_another: "select id from posts_meta where post_id = $2 and id <> $1",
    },
    Unique {
        table: "custom_theme_settings",
        columns: &["theme", "key"],
        taken_by_another: "select id from custom_theme_settings where theme = $2 and key = $3 and id <> $1",
    },
    // The next two are replaced by the import, not refused: see `make_room`.
    Unique {
        table: "roles",
        columns: &["name"],
        taken_by_another: "select id from roles where name = $2 and id <> $1 and false",
    },
    Unique {
        table: "settings",
        columns: &["key"],
        taken_by_another: "select id from settings where key = $2 and id <> $1 and false",
    },
];

impl Unique {
    /// Whether a row with another id has these values already.
    pub(super) fn is_taken(&self, tx: &mut Tx<'_>, id: &str, values: &[String]) -> Result<bool, StoreError> {
        let mut args = vec![Value::Text(id)];
        args.extend(values.iter().map(Value::from));
        Ok(tx.first(self.taken_by_another, &args, |row| row.text())?.is_some())
    }
}

/// Takes away the settings and roles that Courant made itself where the export brings its own.
pub(super) fn make_room(tx: &mut Tx<'_>, table: &str, id: &str, name: &str) -> Result<(), StoreError> {
    let args = [id.into(), name.into()];
    match table {
        "settings" => {
            tx.execute("delete from settings where key = $2 and id <> $1", &args)?;
        }
        "roles" => {
            tx.execute(
                "update roles_users set role_id = $1 where role_id in (select id from roles where name = $2 and id <> $1)",
                &args,
            )?;
            tx.execute("delete from roles where name = $2 and id <> $1", &args)?;
        }
        _ => {}
    }
    Ok(())
}

/// Whether a row with this id is here already.
pub(super) fn has(tx: &mut Tx<'_>, table: &str, id: &str) -> Result<bool, StoreError> {
    let sql = match table {
        "posts" => "select id from posts where id = $1",
        "tags" => "select id from tags where id = $1",
        "users" => "select id from users where id = $1",
        "newsletters" => "select id from newsletters where id = $1",
        "products" => "select id from products where id = $1",
        "benefits" => "select id from benefits where id = $1",
        "offers" => "select id from offers where id = $1",
        "roles" => "select id from roles where id = $1",
        _ => return Ok(false),
    };
    Ok(tx.first(sql, &[id.into()], |row| row.text())?.is_some())
}

/// How many rows of the export with this digest an interrupted run has written.
pub(super) fn rows_done(tx: &mut Tx<'_>, digest: &str) -> Result<u64, StoreError> {
    let done =
        tx.first("select rows_done from imports where digest = $1", &[digest.into()], |row| row.number())?;
    Ok(done.and_then(|rows| u64::try_from(rows).ok()).unwrap_or(0))
}

/// Remembers how far the import has come, in the transaction that brought it there.
pub(super) fn remember(tx: &mut Tx<'_>, digest: &str, rows: u64) -> Result<(), StoreError> {
    tx.execute(
        "insert into imports (digest, rows_done) values ($1, $2)
         on conflict (digest) do update set rows_done = excluded.rows_done",
        &[digest.into(), i64::try_from(rows).unwrap_or(i64::MAX).into()],
    )
    .map(drop)
}

/// Forgets the progress of an import that is whole, so that the next run writes everything anew.
pub(super) fn forget(tx: &mut Tx<'_>, digest: &str) -> Result<(), StoreError> {
    tx.execute("delete from imports where digest = $1", &[digest.into()]).map(drop)
}
