//! Reads an export from its first byte to its last without ever holding more than one row of it.

use std::fmt;
use std::io::Read;

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::ImportError;

/// One row of an export as it stands there.
pub(crate) type JsonRow = Map<String, Value>;

/// What an export holds, in the order in which it holds it.
pub(crate) enum Item<'a> {
    /// The Ghost that wrote it.
    Version(String),
    /// A row of a table and its place there, from 0.
    Row { table: &'a str, index: u64, row: JsonRow },
}

/// Calls `see` for everything in the export that `json` holds.
///
/// Both forms that Ghost reads are understood: `{"db":[{"meta":…,"data":…}]}` and `{"meta":…,"data":…}`.
pub(crate) fn read(
    json: impl Read,
    file: &str,
    mut see: impl FnMut(Item<'_>) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let mut refusal = None;
    let mut deserializer = serde_json::Deserializer::from_reader(json);
    let outcome = Export { see: &mut see, refusal: &mut refusal }
        .deserialize(&mut deserializer)
        .and_then(|()| deserializer.end());
    match (refusal, outcome) {
        (Some(refusal), _) => Err(refusal),
        (None, Err(error)) => Err(ImportError::from_json(file, &error)),
        (None, Ok(())) => Ok(()),
    }
}

type See<'s> = dyn FnMut(Item<'_>) -> Result<(), ImportError> + 's;

/// Any object of the file's outer layers: `db`, `meta` and `data` are entered, all else is passed over.
struct Export<'r, 's> {
    see: &'r mut See<'s>,
    refusal: &'r mut Option<ImportError>,
}

impl Export<'_, '_> {
    fn tell<E: de::Error>(&mut self, item: Item<'_>) -> Result<(), E> {
        (self.see)(item).map_err(|refusal| {
            *self.refusal = Some(refusal);
            E::custom("refused")
        })
    }

    fn inner(&mut self) -> Export<'_, '_> {
        Export { see: self.see, refusal: self.refusal }
    }
}

impl<'de> DeserializeSeed<'de> for Export<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Export<'_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a Ghost export, an object with \"db\"")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        while items.next_element_seed(self.inner())?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut fields: A) -> Result<(), A::Error> {
        while let Some(key) = fields.next_key::<String>()? {
            match key.as_str() {
                "db" => fields.next_value_seed(self.inner())?,
                "meta" => {
                    let meta: Value = fields.next_value()?;
                    let version = meta.get("version").and_then(Value::as_str).unwrap_or_default().to_owned();
                    self.tell(Item::Version(version))?;
                }
                "data" => fields.next_value_seed(Tables(self.inner()))?,
                _ => drop(fields.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}

struct Tables<'r, 's>(Export<'r, 's>);

impl<'de> DeserializeSeed<'de> for Tables<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Tables<'_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the tables, an object of arrays")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut tables: A) -> Result<(), A::Error> {
        while let Some(table) = tables.next_key::<String>()? {
            tables.next_value_seed(Rows { export: self.0.inner(), table: &table })?;
        }
        Ok(())
    }
}

struct Rows<'r, 's, 't> {
    export: Export<'r, 's>,
    table: &'t str,
}

impl<'de> DeserializeSeed<'de> for Rows<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Rows<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the rows of {}, an array of objects", self.table)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut rows: A) -> Result<(), A::Error> {
        let mut index = 0;
        while let Some(row) = rows.next_element::<JsonRow>()? {
            self.export.tell(Item::Row { table: self.table, index, row })?;
            index += 1;
        }
        Ok(())
    }
}
