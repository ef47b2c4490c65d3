//! Makes the two keys of an integration, and takes them back.

use super::store;
use crate::{Newsroom, NewsroomError, Thing, Writer, secret, slug};

/// The keys of a new integration; the admin key is `id:secret`, as Ghost's clients want it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Keys {
    /// The integration's name.
    pub name: String,
    /// 26 hexadecimal digits.
    pub content: String,
    /// 24 hexadecimal digits, a colon, 64 hexadecimal digits.
    pub admin: String,
}

/// The slug of the integration that the site's own pages ask the Content API as.
const FRONTEND: &str = "ghost-internal-frontend";

impl Newsroom {
    /// The content key that stands in the site's own pages, for their scripts; made when it is first asked for.
    pub fn frontend_key(&self, now: i64) -> Result<String, NewsroomError> {
        if let Some(key) =
            self.read(|reader| Ok::<_, NewsroomError>(store::content_key_of(reader.tx, FRONTEND)?))?
        {
            return Ok(key);
        }
        self.write(now, |writer| {
            let (id, key_id, time, key) = (writer.new_id(), writer.new_id(), writer.time(), secret(26)?);
            writer.noted.gained(Thing::Keys);
            store::add_integration(writer.tx, &id, "internal", "Ghost Internal Frontend", FRONTEND, &time)?;
            store::add_key(writer.tx, &key_id, "content", &key, &id, &time)?;
            Ok(key)
        })
    }
}

impl Writer<'_, '_> {
    /// Makes an integration with a content key and an admin key.
    pub fn create_keys(&mut self, name: &str) -> Result<Keys, NewsroomError> {
        if name.trim().is_empty() {
            return Err(NewsroomError::Person("keys need a name".to_owned()));
        }
        let slug = slug::free(&slug::slug(name), |candidate| store::is_taken(self.tx, candidate))?;
        let (id, time) = (self.new_id(), self.time());
        self.noted.gained(Thing::Keys);
        store::add_integration(self.tx, &id, "custom", name.trim(), &slug, &time)?;
        let (content_id, content) = (self.new_id(), secret(26)?);
        store::add_key(self.tx, &content_id, "content", &content, &id, &time)?;
        let (admin_id, admin) = (self.new_id(), secret(64)?);
        store::add_key(self.tx, &admin_id, "admin", &admin, &id, &time)?;
        Ok(Keys { name: name.trim().to_owned(), content, admin: format!("{admin_id}:{admin}") })
    }

    /// Takes back the keys of the integration with this name or slug; whether there was one.
    pub fn revoke_keys(&mut self, name: &str) -> Result<bool, NewsroomError> {
        self.noted.changed(Thing::Keys);
        Ok(store::remove(self.tx, name)? > 0)
    }
}

/// `digits` random hexadecimal digits, for what nobody may guess.
pub(crate) fn secret(digits: usize) -> Result<String, NewsroomError> {
    secret::random(digits / 2)
}
