//! The site's icon in browsers' tabs.

use crate::answer::{Answer, Keep};
use crate::asked::Asked;
use crate::{Refusal, Site};

const NAME: &str = "/favicon.ico";

/// A white C on blue, for sites that have no icon of their own.
const DEFAULT: &[u8] = include_bytes!("icon.ico");

/// `/favicon.ico`: the editors' icon, else the default one; its other names lead there.
pub(crate) fn show(site: &Site, asked: &Asked) -> Result<Answer, Refusal> {
    asked.read(site, |reader| {
        Ok(match &reader.site().icon {
            Some(icon) => Answer::found(icon),
            None if asked.path != NAME => {
                Answer::found(&format!("{}{NAME}", site.newsroom().address().path()))
            }
            None => Answer::new("image/x-icon", Keep::Day, DEFAULT),
        })
    })
}
