//! The theme's own files: style sheets, scripts, fonts, pictures.

use crate::answer::{Answer, Keep};
use crate::asked::Asked;
use crate::files::media_type;
use crate::{Refusal, Site};

/// `/assets/…`: the address changes with the content (`?v=`), so it may be kept for a year.
pub(crate) fn show(site: &Site, asked: &Asked) -> Result<Answer, Refusal> {
    let name = asked.name("name");
    site.newsroom().read(|reader| {
        let stage = site.stages().of(reader);
        let found = stage.theme.asset(name);
        Ok(found.map_or_else(
            || Answer::missing("File not found"),
            |(bytes, _)| Answer::new(media_type::of(name), Keep::Year, bytes.to_vec()),
        ))
    })
}
