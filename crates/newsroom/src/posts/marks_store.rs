//! The rows of the marks that lead into lists.

use std::ops::ControlFlow;

use ::store::{StoreError, Tx};

use super::marks::Key;

/// Calls `see` for the marks of a list below a place, the newest first, until it has seen enough.
pub(super) fn each_mark_below(
    tx: &mut Tx<'_>,
    list: &str,
    level: i64,
    above: &Key,
    mut see: impl FnMut(&str, &str, i64) -> ControlFlow<()>,
) -> Result<(), StoreError> {
    tx.walk(
        "select stories, moment, post_id from listing_marks
         where list = $1 and level = $2 and (moment, post_id) < ($3, $4) order by moment desc, post_id desc",
        &[list.into(), level.into(), (&above.moment).into(), (&above.post_id).into()],
        |row| {
            let stories = row.number()?;
            let (moment, post_id) = (row.text()?, row.text()?);
            Ok(see(&moment, &post_id, stories))
        },
    )
}

/// Changes the number of stories at the mark that a story stands under; says how many marks that were.
pub(super) fn grow(
    tx: &mut Tx<'_>,
    list: &str,
    level: i64,
    key: &Key,
    change: i64,
) -> Result<u64, StoreError> {
    tx.execute(
        "update listing_marks set stories = stories + $5 where list = $1 and level = $2 and (moment, post_id) =
            (select moment, post_id from listing_marks where list = $1 and level = $2
                and (moment, post_id) <= ($3, $4) order by moment desc, post_id desc limit 1)",
        &[list.into(), level.into(), (&key.moment).into(), (&key.post_id).into(), change.into()],
    )
}

/// Sets a mark.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    list: &str,
    level: i64,
    key: &Key,
    stories: i64,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into listing_marks (list, level, moment, post_id, stories) values ($1, $2, $3, $4, $5)",
        &[list.into(), level.into(), (&key.moment).into(), (&key.post_id).into(), stories.into()],
    )
    .map(drop)
}

/// Takes a mark away and says how many stories stood under it.
pub(super) fn take(tx: &mut Tx<'_>, list: &str, level: i64, key: &Key) -> Result<i64, StoreError> {
    let args = [list.into(), level.into(), (&key.moment).into(), (&key.post_id).into()];
    let stories = tx.first(
        "select stories from listing_marks where list = $1 and level = $2 and moment = $3 and post_id = $4",
        &args,
        |row| row.number(),
    )?;
    tx.execute(
        "delete from listing_marks where list = $1 and level = $2 and moment = $3 and post_id = $4",
        &args,
    )?;
    Ok(stories.unwrap_or(0))
}

/// The nearest mark above a place.
pub(super) fn next_mark(
    tx: &mut Tx<'_>,
    list: &str,
    level: i64,
    key: &Key,
) -> Result<Option<Key>, StoreError> {
    tx.first(
        "select moment, post_id from listing_marks
         where list = $1 and level = $2 and (moment, post_id) > ($3, $4) order by moment, post_id limit 1",
        &[list.into(), level.into(), (&key.moment).into(), (&key.post_id).into()],
        |row| Ok(Key { moment: row.text()?, post_id: row.text()? }),
    )
}

/// How many stories a list has from a place on, itself among them, until another.
pub(super) fn stories_between(
    tx: &mut Tx<'_>,
    list: &str,
    from: &Key,
    until: &Key,
) -> Result<i64, StoreError> {
    let stories = tx.first(
        "select count(*) from listings
         where list = $1 and (moment, post_id) >= ($2, $3) and (moment, post_id) < ($4, $5)",
        &[
            list.into(),
            (&from.moment).into(),
            (&from.post_id).into(),
            (&until.moment).into(),
            (&until.post_id).into(),
        ],
        |row| row.number(),
    )?;
    Ok(stories.unwrap_or(0))
}

/// The same by the marks of a level.
pub(super) fn marked_between(
    tx: &mut Tx<'_>,
    list: &str,
    level: i64,
    from: &Key,
    until: &Key,
) -> Result<i64, StoreError> {
    let stories = tx.first(
        "select cast(coalesce(sum(stories), 0) as bigint) from listing_marks
         where list = $1 and level = $2 and (moment, post_id) >= ($3, $4) and (moment, post_id) < ($5, $6)",
        &[
            list.into(),
            level.into(),
            (&from.moment).into(),
            (&from.post_id).into(),
            (&until.moment).into(),
            (&until.post_id).into(),
        ],
        |row| row.number(),
    )?;
    Ok(stories.unwrap_or(0))
}

/// Calls `see` for every story of a list, the oldest first.
pub(super) fn each_story(
    tx: &mut Tx<'_>,
    list: &str,
    mut see: impl FnMut(&str, &str),
) -> Result<(), StoreError> {
    tx.each(
        "select moment, post_id from listings where list = $1 order by moment, post_id",
        &[list.into()],
        |row| -> Result<(), StoreError> {
            let moment = row.text()?;
            see(&moment, row.maybe_str()?.unwrap_or_default());
            Ok(())
        },
    )
}
