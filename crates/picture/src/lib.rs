//! Pictures, sound and film on their way to readers: what they are, what must not go out with them, other sizes.
//!
//! [`clean`] makes of an editor's picture the one that readers get: upright, with its colour profile and nothing else
//! that is not seen. What it can copy as it is, it copies; what must be turned or is too wide is made anew. [`film`]
//! does the same for sound and film, without reading them into memory. [`resize`] makes the sizes that themes ask for.
//!
//! What a file is follows from what is in it, never from its name. Every form of file has a module that knows it part
//! by part and keeps only the parts that it can name; whatever else is in it stays behind.

mod bounds;
mod clean;
mod credit;
mod cursor;
pub mod film;
mod form;
mod kind;
mod pixels;
mod refused;
mod resize;
mod svg;

pub use bounds::{Bounds, WIDEST};
pub use clean::{Cleaned, Wish, clean, inspect};
pub use credit::Credit;
pub use kind::Kind;
pub use refused::Refused;
pub use resize::{Format, Size, resize};
