//! The newsroom itself: an open database, and the state that all of its readers share.

use std::sync::{Arc, PoisonError, RwLock};

use ::store::{Access, Db, Location, StoreError, Tx};

use crate::changes::{self, Changes};
use crate::settings::Settings;
use crate::{Address, NewsroomError, Reader};

/// An open newsroom. Everything that is read or written goes through it.
pub struct Newsroom {
    db: Db,
    address: Address,
    pub(crate) changes: Changes,
    settings: RwLock<Option<(i64, Arc<Settings>)>>,
}

impl Newsroom {
    /// Opens the newsroom at `location` for the site at `address`.
    pub fn open(location: &Location, access: Access, address: Address) -> Result<Self, NewsroomError> {
        let db = Db::open(location, access)?;
        let changes = Changes::default();
        changes.begin(db.read(changes::generation)?);
        Ok(Newsroom { db, address, changes, settings: RwLock::default() })
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
                let settings = self.settings(tx).map_err(|error| Wrapped(E::from(error)))?;
                ask(&mut Reader::new(tx, &self.address, &settings)).map_err(Wrapped)
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

    /// The settings as of this transaction; read anew only when something has changed, here or in another process.
    fn settings(&self, tx: &mut Tx<'_>) -> Result<Arc<Settings>, NewsroomError> {
        let generation = changes::generation(tx)?;
        let known = self.settings.read().unwrap_or_else(PoisonError::into_inner).clone();
        let known = match known {
            Some((number, settings)) if number == generation => return Ok(settings),
            known => known.map(|(_, settings)| settings),
        };
        let settings = Arc::new(Settings::load(tx, &self.address, known.as_deref())?);
        *self.settings.write().unwrap_or_else(PoisonError::into_inner) =
            Some((generation, Arc::clone(&settings)));
        Ok(settings)
    }
}
