//! The rooms and the arrows between them are those of ARCHITECTURE.md.

use std::collections::{BTreeMap, BTreeSet};

use crate::workspace::{entries, metadata, read, root};

/// The table of ARCHITECTURE.md: each room, and which rooms it may know.
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let text = read(&root().join("ARCHITECTURE.md"));
    let rows = text.lines().skip_while(|line| !line.starts_with("| room |")).skip(2);
    let rows = rows.take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let room = cells[0].trim_matches('`').to_owned();
        (room, names(cells.last().unwrap()))
    })
    .collect()
}

/// The words of a cell that stand between backticks.
fn names(cell: &str) -> BTreeSet<String> {
    if cell == "every room" {
        return rooms();
    }
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The rooms that there are.
fn rooms() -> BTreeSet<String> {
    let folders = entries(&root().join("crates"));
    folders.iter().map(|folder| folder.file_name().unwrap().to_str().unwrap().to_owned()).collect()
}

#[test]
fn the_rooms_are_those_of_the_map() {
    let drawn: BTreeSet<String> = table().into_keys().collect();
    assert_eq!(drawn, rooms());
}

#[test]
fn no_room_knows_more_than_the_map_allows() {
    let (table, rooms) = (table(), rooms());
    let mut unknown = Vec::new();
    for package in metadata()["packages"].as_array().unwrap() {
        let room = package["name"].as_str().unwrap();
        let Some(may_know) = table.get(room).filter(|_| package["source"].is_null()) else { continue };
        for dependency in package["dependencies"].as_array().unwrap() {
            let name = dependency["name"].as_str().unwrap();
            let is_arrow = rooms.contains(name) && dependency["kind"].is_null();
            if is_arrow && !may_know.contains(name) {
                unknown.push(format!("{room} knows {name}"));
            }
        }
    }
    assert!(unknown.is_empty(), "not on the map:\n{}", unknown.join("\n"));
}
