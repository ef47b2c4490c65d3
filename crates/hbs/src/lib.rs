//! Handlebars as Ghost themes use it: compiled once, rendered from typed values.

mod arena;
mod error;
mod escape;
mod lists;
mod number;
pub mod symbol;
mod value;

pub use arena::Arena;
pub use error::{Error, Place, Problem};
pub use escape::escape;
pub use number::write_number;
pub use symbol::{Key, Symbol};
pub use value::{List, Object, Value};
