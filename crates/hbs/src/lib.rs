//! Handlebars as Ghost themes use it: compiled once, rendered from typed values.
//!
//! The semantics are those of handlebars.js 4.7 with `preventIndent`, to the byte, with the layouts of express-hbs.
//! A [`Builder`] takes helpers, templates and partials and gives an [`Engine`]; the engine renders a template from an
//! [`Input`] into one `String`, within [`Limits`]. Values are borrowed from typed structs through [`Object`] and
//! [`List`], looked up by [`Symbol`]; helpers are functions of a [`Call`], generic over an [`Environment`] that holds
//! what a render carries.

mod arena;
mod ast;
mod builtin;
mod compile;
mod engine;
mod error;
mod escape;
mod helper;
#[cfg(feature = "json")]
mod json;
mod layout;
mod lex;
mod limits;
mod lists;
mod mention;
mod merge;
mod name;
mod number;
mod parse;
mod partial;
mod program;
mod render;
mod scope;
mod standalone;
pub mod symbol;
pub mod syntax;
mod token;
mod value;

pub use arena::Arena;
pub use engine::{Builder, Engine, Input};
pub use error::{Error, Place, Problem};
pub use escape::escape;
pub use helper::{Call, Environment, Helper};
pub use limits::Limits;
pub use number::write_number;
pub use render::Inner;
pub use symbol::{Key, Symbol};
pub use value::{List, Object, Value};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
