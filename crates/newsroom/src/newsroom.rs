//! The newsroom itself: an open database, and the state that all of its readers share.

use std::sync::{Arc, PoisonError, RwLock};

use ::store::{Access, Db, Location, StoreError, Tx};

use crate::changes::{self, Changes, Glances};
use crate::settings::Settings;
use crate::shared::Shared;
use crate::{Address, NewsroomError, Reader, posts};

/// An open newsroom. Everything that is read or written goes through it.
pub struct Newsroom {
    db: Db,
    address: Address,
    pub(crate) changes: Changes,
    pub(crate) glances: Glances,
    shared: RwLock<Option<Arc<Shared>>>,
}

impl Newsroom {
    /// Opens the newsroom at `location` for the site at `address`.
    pub fn open(location: &Location, access: Access, address: Address) -> Result<Self, NewsroomError> {
        let db = Db::open(location, access)?;
        if db.read(posts::is_unmarked)? {
            db.write(posts::settle_unmarked)?;
        }
        let changes = Changes::default();
        changes.begin(db.read(changes::generation)?);
        Ok(Newsroom { db, address, changes, glances: Glances::default(), shared: RwLock::default() })
    }

    /// Lends a reader whose answers all come from the same state.
    pub fn read<T, E: From<NewsroomError>>(
        &self,
        ask: impl FnOnce(&mut Reader<'_, '_>) -> Result<T, E>,
    ) -> Result<T, E> {
        struct Wrapped<E>(E);
        impl<E: From<NewsroomError>> From<StoreError> for Wrapped<E> {
            fn from(error: StoreError) -> Self {
                Wrapped(E::from(NewsroomError::Store(error)))
            }
        }
        self.db
            .read(|tx| {
                let shared = self.shared(tx).map_err(|error| Wrapped(E::from(error)))?;
                ask(&mut Reader::new(tx, &self.address, &shared)).map_err(Wrapped)
            })
            .map_err(|Wrapped(error)| error)
    }

    /// Where the site is.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Folds the write-ahead log into the database file, as at a clean stop.
    pub fn checkpoint(&self) -> Result<(), NewsroomError> {
        Ok(self.db.checkpoint()?)
    }

    pub(crate) fn db(&self) -> &Db {
        &self.db
    }

    /// What readers share as of this transaction; begun anew when something has changed, here or in another process.
    fn shared(&self, tx: &mut Tx<'_>) -> Result<Arc<Shared>, NewsroomError> {
        let generation = changes::generation(tx)?;
        let known = self.shared.read().unwrap_or_else(PoisonError::into_inner).clone();
        let known = match known {
            Some(shared) if shared.settings.generation == generation => return Ok(shared),
            known => known,
        };
        let settings = Settings::load(tx, &self.address, known.as_ref().map(|known| &known.settings))?;
        let shared = Arc::new(Shared::new(settings));
        *self.shared.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&shared));
        Ok(shared)
    }
}
