//! What a site behind a password needs beside it.

use crate::{Newsroom, NewsroomError};

/// Ghost's names and groups, and how many hexadecimal digits each has.
const NEEDED: [(&str, &str, usize); 2] =
    [("core", "theme_session_secret", 64), ("private", "public_hash", 30)];

impl Newsroom {
    /// Makes what is not there yet of the secrets by which readers are let in and feeds are read.
    pub fn ready_private_site(&self, now: i64) -> Result<(), NewsroomError> {
        let missing = self.read(|reader| {
            let is_missing = |(_, key, _): &(&str, &str, usize)| reader.setting(key).is_none();
            Ok::<_, NewsroomError>(NEEDED.into_iter().filter(is_missing).collect::<Vec<_>>())
        })?;
        if missing.is_empty() {
            return Ok(());
        }
        self.write(now, |writer| {
            for (group, key, digits) in missing {
                writer.set(group, key, Some(&crate::keys::secret(digits)?))?;
            }
            Ok(())
        })
    }
}
