//! What a template may look at: values borrowed from typed structs through two small traits.

use crate::symbol::Key;

/// A value as a template sees it; as small as a fat pointer and free to copy.
#[derive(Clone, Copy, Default)]
pub enum Value<'a> {
    /// Nothing by that name.
    #[default]
    Undefined,
    /// JavaScript's `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// JavaScript's only number type.
    Number(f64),
    /// Text that is escaped when it is written with `{{ }}`.
    Text(&'a str),
    /// Trusted HTML (handlebars.js: `SafeString`), written as it is.
    Html(&'a str),
    /// An array.
    List(&'a (dyn List + 'a)),
    /// An object.
    Object(&'a (dyn Object + 'a)),
}

/// Something with named fields.
pub trait Object {
    /// The field's value, `Value::Undefined` where there is none.
    fn get<'a>(&'a self, key: Key<'_>) -> Value<'a>;

    /// Calls `visit` for each field in order, for `{{#each object}}` and `{{json}}`.
    fn each<'a>(&'a self, _visit: &mut dyn FnMut(&'a str, Value<'a>)) {}
}

/// Something that can be counted and indexed.
pub trait List {
    /// How many items.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The item at `index`, `Value::Undefined` past the end.
    fn at<'a>(&'a self, index: usize) -> Value<'a>;
}
