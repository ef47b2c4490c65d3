//! Lists and objects out of the standard library's containers.

use std::rc::Rc;
use std::sync::Arc;

use crate::symbol::Key;
use crate::value::{List, Object, Value};

macro_rules! forward {
    ($($pointer:ty),*) => { $(
        impl<T: Object + ?Sized> Object for $pointer {
            fn get(&self, key: Key<'_>) -> Value<'_> {
                (**self).get(key)
            }

            fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, Value<'a>)) {
                (**self).each(visit);
            }
        }
    )* };
}

forward!(&T, Box<T>, Rc<T>, Arc<T>);

impl<T: Object> List for Vec<T> {
    fn len(&self) -> usize {
        Vec::len(self)
    }

    fn at(&self, index: usize) -> Value<'_> {
        self.get(index).map_or(Value::Undefined, |item| Value::Object(item))
    }
}

impl<T: Object> List for &[T] {
    fn len(&self) -> usize {
        <[T]>::len(self)
    }

    fn at(&self, index: usize) -> Value<'_> {
        self.get(index).map_or(Value::Undefined, |item| Value::Object(item))
    }
}

impl List for Vec<String> {
    fn len(&self) -> usize {
        Vec::len(self)
    }

    fn at(&self, index: usize) -> Value<'_> {
        self.get(index).map_or(Value::Undefined, |item| Value::Text(item))
    }
}

impl List for &[&str] {
    fn len(&self) -> usize {
        <[&str]>::len(self)
    }

    fn at(&self, index: usize) -> Value<'_> {
        self.get(index).map_or(Value::Undefined, |item| Value::Text(item))
    }
}

impl List for &[Value<'_>] {
    fn len(&self) -> usize {
        <[Value<'_>]>::len(self)
    }

    fn at(&self, index: usize) -> Value<'_> {
        self.get(index).copied().unwrap_or_default()
    }
}
