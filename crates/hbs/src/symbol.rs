//! Names as numbers, so that a field is found by comparing integers.

/// A field's name, and its number if the engine knows it.
#[derive(Clone, Copy, Debug)]
pub struct Key<'k> {
    /// The number of the name; equal names of one engine have equal numbers.
    pub symbol: u32,
    /// The name as the template writes it.
    pub name: &'k str,
}
