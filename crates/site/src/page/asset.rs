//! The theme's own files: style sheets, scripts, fonts, pictures.

use crate::answer::{Answer, Keep};
use crate::asked::Asked;
use crate::files::media_type;
use crate::{Refusal, Site};

/// `/assets/…`: the address changes with the content (`?v=`), so it may be kept for a year.
pub(crate) fn show(site: &Site, asked: &Asked) -> Result<Answer, Refusal> {
    let name = asked.name("name");
    asked.read(site, |reader| {
        let stage = site.stages().of(reader);
        let found = stage.theme.asset(name);
        Ok(found.map_or_else(
            || Answer::missing("File not found"),
            |(bytes, _)| Answer::new(media_type::of(name), Keep::Year, bytes.to_vec()),
        ))
    })
}

/// A file of the theme that lies beside `assets/`, such as a `robots.txt` of its own; as Ghost 6.65 none that is only
/// of use to the theme's makers.
pub(crate) fn at_the_root(site: &Site, asked: &Asked) -> Option<Answer> {
    const FOR_MAKERS: [&str; 2] = ["gulpfile.js", "gruntfile.js"];
    let name = asked.path.trim_start_matches('/');
    if FOR_MAKERS.contains(&name) {
        return None;
    }
    let stage = asked.read(site, |reader| Ok::<_, Refusal>(site.stages().of(reader))).ok()?;
    let bytes = stage.theme.file(name)?;
    Some(Answer::new(media_type::of(name), Keep::Year, bytes.to_vec()))
}
