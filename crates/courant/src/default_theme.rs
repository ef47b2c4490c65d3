//! The theme that comes with the program.

use rust_embed::RustEmbed;
use theme::{Files, ThemeError};

/// The name by which it is chosen.
pub(crate) const NAME: &str = "courant";

#[derive(RustEmbed)]
#[folder = "../../themes/courant"]
struct Embedded;

/// The default theme's files.
pub(crate) fn files() -> Result<Files, ThemeError> {
    let mut files = Files::default();
    for name in Embedded::iter() {
        if let Some(file) = Embedded::get(&name) {
            files.insert(name.into_owned(), file.data.into_owned())?;
        }
    }
    Ok(files)
}
