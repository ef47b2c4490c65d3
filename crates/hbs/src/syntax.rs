//! A template as it is written, for who checks templates and does not render them.

use std::sync::Arc;

pub use crate::ast::{Block, BlockKind, Call, Content, Expression, Node, Path, Program, Strip};
use crate::error::Error;
pub use crate::error::Spot;
pub use crate::layout::declared as layout;
use crate::parse;

/// Reads a template; an error names `file` and the place.
pub fn read<'s>(source: &'s str, file: &str) -> Result<Program<'s>, Error> {
    parse::parse(source, &Arc::from(file))
}
