//! Every public address, and who may use it.

use crate::feed::robots;
use crate::files::Folder;
use crate::page;
use crate::policy::Policy::Anyone;
use crate::table::Table;

/// The addresses of a site. Whatever is not here is looked for among the theme's own files, and else not found.
pub(crate) fn addresses() -> Table {
    Table::new()
        .words("/health", Anyone, page::health::show)
        .words("/robots.txt", Anyone, robots::show)
        .folder("/content/images/{*name}", Anyone, Folder::Images)
        .folder("/content/media/{*name}", Anyone, Folder::Media)
        .folder("/content/files/{*name}", Anyone, Folder::Files)
        .otherwise(page::otherwise)
}
