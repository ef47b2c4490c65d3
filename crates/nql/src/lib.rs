//! Ghost's filter language: text to tree and back, and what a tree says of a record.
//!
//! The language (as nql-lang 0.7, which Ghost 6.65 uses), spaces allowed between any two tokens:
//!
//! ```text
//! filter    = every ("," every)*                      any of them holds
//! every     = term ("+" term)*                        all of them hold; binds tighter than ","
//! term      = "(" filter ")" | field condition
//! condition = value                                   equals
//!           | "-" value                               differs from
//!           | (">" | ">=" | "<" | "<=") value         compares
//!           | "[" value ("," value)* "]"              is one of these
//!           | "-[" value ("," value)* "]"             is none of these
//!           | "[" value ("+" value)+ "]"              is each of these, where a field has many values
//!           | "-"? ("~" | "~^" | "~$") quoted         contains, starts with, ends with; letter case aside
//! value     = "null" | "true" | "false" | number | relative | literal | quoted
//! field     = letter or "_", then letters, digits, "_" and ".", then ":"
//! number    = digits ("." digits)?                    the fraction is dropped
//! relative  = "now" ("-" | "+") digits unit           unit: s m h d w M y
//! literal   = text without spaces and '"+,()><=[]~    not begun by "-"; one letter alone only before " + end
//! quoted    = "'" text "'"                            \' and \" inside stand for the quotes
//! ```
//!
//! Three things differ from Ghost, on purpose: doubled parentheses around a term are groups (Ghost then
//! ignores the term), a text past the limits of [`parse`] is an error, and so is one with a NUL in it.

mod evaluate;
mod lex;
mod moment;
mod order;
mod parse;
mod print;
mod together;
mod tree;

pub use evaluate::{Fact, Record};
pub use moment::{Relative, Unit, instant};
pub use order::{Direction, Order, order};
pub use parse::{Error, MAX_DEPTH, MAX_LENGTH, MAX_TESTS, MAX_VALUES, parse};
pub use together::together;
pub use tree::{Condition, Filter, Operator, Pattern, Place, Test, Value};
