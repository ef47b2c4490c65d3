//! Where temporaries of one render live.

use std::any::Any;

use bumpalo::Bump;
use elsa::FrozenVec;

use crate::symbol::Key;
use crate::value::{List, Object, Value};

/// Memory for the strings, lists and objects that helpers make while a page is rendered; freed as a whole.
#[derive(Default)]
pub struct Arena {
    bump: Bump,
    kept: FrozenVec<Box<dyn Any>>,
}

impl Arena {
    /// An empty arena.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many bytes the arena has taken, but for what is kept as owned values.
    pub fn size(&self) -> usize {
        self.bump.allocated_bytes()
    }

    /// A copy of `text` that lives as long as the arena.
    pub fn text(&self, text: &str) -> &str {
        self.bump.alloc_str(text)
    }

    /// A value that lives as long as the arena; for types without a destructor, which is checked when compiled.
    pub fn alloc<T>(&self, value: T) -> &T {
        const { assert!(!std::mem::needs_drop::<T>(), "the arena runs no destructors: use `keep`") };
        self.bump.alloc(value)
    }

    /// A copy of `items` that lives as long as the arena.
    pub fn slice<T: Copy>(&self, items: &[T]) -> &[T] {
        self.bump.alloc_slice_copy(items)
    }

    /// A list of `items` that lives as long as the arena.
    pub fn list<'a>(&'a self, items: &[Value<'a>]) -> Value<'a> {
        let items: &'a [Value<'a>] = self.slice(items);
        Value::List(self.bump.alloc(items))
    }

    /// An object with these fields, in this order, that lives as long as the arena.
    pub fn object<'a>(&'a self, fields: &[(&'a str, Value<'a>)]) -> Value<'a> {
        let fields =
            self.bump.alloc_slice_fill_iter(fields.iter().map(|(name, value)| (Key::new(name), *value)));
        Value::Object(self.bump.alloc(Fields(fields)))
    }

    /// Keeps an owned value, such as what a query gave, until the arena is dropped.
    pub fn keep<T: Any>(&self, value: T) -> Option<&T> {
        self.kept.push_get(Box::new(value)).downcast_ref()
    }

    /// Keeps an owned object until the arena is dropped.
    pub fn keep_object<T: Object + Any>(&self, value: T) -> Value<'_> {
        self.keep(value).map_or(Value::Undefined, |kept| Value::Object(kept))
    }

    /// Keeps an owned list until the arena is dropped.
    pub fn keep_list<T: List + Any>(&self, value: T) -> Value<'_> {
        self.keep(value).map_or(Value::Undefined, |kept| Value::List(kept))
    }
}

/// A few named values.
struct Fields<'a>(&'a [(Key<'a>, Value<'a>)]);

impl Object for Fields<'_> {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        self.0.iter().find(|(name, _)| *name == key).map_or(Value::Undefined, |(_, value)| *value)
    }

    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, Value<'a>)) {
        for (key, value) in self.0 {
            visit(key.name, *value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_lives_until_the_arena_goes() {
        let arena = Arena::new();
        let names = arena.keep_list(vec!["a".to_owned(), "b".to_owned()]);
        let other = arena.keep_list(vec!["c".to_owned()]);
        assert_eq!(names.field("1").text(), Some("b"));
        assert_eq!(other.field("0").text(), Some("c"));
    }

    #[test]
    fn an_object_in_the_arena_answers_by_name() {
        let arena = Arena::new();
        let object = arena.object(&[("title", Value::Text("T")), ("odd name", Value::Number(1.0))]);
        assert_eq!(object.field("title").text(), Some("T"));
        assert!(matches!(object.field("odd name"), Value::Number(1.0)));
        assert!(matches!(object.field("none"), Value::Undefined));
    }
}
