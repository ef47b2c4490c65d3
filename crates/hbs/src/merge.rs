//! The context of a partial that is called with named values: `{{> card size="l"}}`.

use crate::symbol::{self, Key};
use crate::value::{Object, Value};

/// Named values laid over the fields of another value.
pub(crate) struct Merged<'r> {
    pub(crate) over: &'r [(Key<'r>, Value<'r>)],
    pub(crate) base: Value<'r>,
}

impl Merged<'_> {
    fn given(&self, key: Key<'_>) -> Option<Value<'_>> {
        self.over.iter().find(|(name, _)| *name == key).map(|(_, value)| *value)
    }
}

impl Object for Merged<'_> {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        if let Some(value) = self.given(key) {
            return value;
        }
        match self.base {
            Value::Object(base) => base.get(key),
            // The items of a list and the characters of a text become fields; their length does not.
            base if key.symbol != symbol::LENGTH => base.get(key),
            _ => Value::Undefined,
        }
    }

    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, Value<'a>)) {
        if let Value::Object(base) = self.base {
            base.each(&mut |name, value| visit(name, self.given(Key::new(name)).unwrap_or(value)));
        }
        for (key, value) in self.over {
            if !self.base_has(*key) {
                visit(key.name, *value);
            }
        }
    }
}

impl Merged<'_> {
    fn base_has(&self, key: Key<'_>) -> bool {
        let mut found = false;
        if let Value::Object(base) = self.base {
            base.each(&mut |name, _| found |= name == key.name);
        }
        found
    }
}
