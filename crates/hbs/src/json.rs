//! JSON as values, for tests and for what is only known as JSON.

use serde_json::{Map, Value as Json};

use crate::symbol::Key;
use crate::value::{List, Object, Value};

impl<'a> From<&'a Json> for Value<'a> {
    fn from(json: &'a Json) -> Self {
        match json {
            Json::Null => Self::Null,
            Json::Bool(truth) => Self::Bool(*truth),
            Json::Number(number) => Self::Number(number.as_f64().unwrap_or(f64::NAN)),
            Json::String(text) => Self::Text(text),
            Json::Array(items) => Self::List(items),
            Json::Object(fields) => Self::Object(fields),
        }
    }
}

impl Object for Map<String, Json> {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        Map::get(self, key.name).map_or(Value::Undefined, Value::from)
    }

    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, Value<'a>)) {
        for (name, value) in self {
            visit(name, value.into());
        }
    }
}

impl List for Vec<Json> {
    fn len(&self) -> usize {
        Vec::len(self)
    }

    fn at(&self, index: usize) -> Value<'_> {
        self.get(index).map_or(Value::Undefined, Value::from)
    }
}
