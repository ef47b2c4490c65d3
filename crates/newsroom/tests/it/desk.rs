//! Newsrooms to test with.

use std::path::{Path, PathBuf};

use newsroom::{Access, Address, Import, ImportError, ImportReport, Location, Newsroom};

/// The address that the recorded Ghost had.
pub(crate) const ADDRESS: &str = "http://127.0.0.1:2368";

/// An empty newsroom in a folder of its own.
pub(crate) fn newsroom(folder: &Path) -> Newsroom {
    open(&Location::File(folder.join("courant.db")))
}

pub(crate) fn open(location: &Location) -> Newsroom {
    Newsroom::open(location, Access::Create, Address::new(ADDRESS).unwrap()).unwrap()
}

/// The export of a running Ghost, where the shared folder is.
pub(crate) fn real_export() -> Option<PathBuf> {
    testing::shared().map(|shared| shared.join("data/ghost-export-1000.json"))
}

pub(crate) fn import(newsroom: &Newsroom, export: &Path) -> Result<ImportReport, ImportError> {
    newsroom.import(&Import { export, media: None }, &mut |_| ())
}

/// The newsroom's export as JSON, each table sorted by id.
pub(crate) fn exported(newsroom: &Newsroom) -> serde_json::Value {
    let mut bytes = Vec::new();
    newsroom.export(1_795_348_291_998, &mut bytes).unwrap();
    sorted(serde_json::from_slice(&bytes).unwrap())
}

/// An export with each table sorted by id.
pub(crate) fn sorted(mut export: serde_json::Value) -> serde_json::Value {
    for rows in export["db"][0]["data"].as_object_mut().unwrap().values_mut() {
        rows.as_array_mut().unwrap().sort_by_key(|row| row["id"].as_str().unwrap().to_owned());
    }
    export
}
