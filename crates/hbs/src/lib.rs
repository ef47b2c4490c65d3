//! Handlebars as Ghost themes use it: compiled once, rendered from typed values.

mod symbol;
mod value;

pub use symbol::Key;
pub use value::{List, Object, Value};
