//! What is true: stories, tags, authors, settings, and what may happen to them.
//!
//! [`Newsroom`] is the one way to the database. [`Newsroom::read`] lends a [`Reader`], whose answers all come from the
//! same state; [`Newsroom::write`] lends a [`Writer`], whose acts are all done or none. One folder per thing, with the same file names in each: `mod` (what it is), `store` (its rows), `read` (what
//! may be asked of it), and one file per act.

mod address;
mod audit;
mod authors;
mod changes;
mod error;
mod find;
mod ghost;
mod happened;
mod id;
mod invites;
mod jobs;
mod keys;
mod map;
pub mod may;
mod media;
mod moment;
mod newsletters;
mod newsroom;
mod offers;
mod posts;
mod reader;
mod recommendations;
mod routing;
mod secret;
mod sessions;
mod settings;
mod shared;
mod slug;
mod snippets;
mod staff;
mod tags;
mod tiers;
mod webhooks;
mod writer;

pub use ::store::query::{Ask, QueryError};
pub use ::store::{Access, Location, Record};
pub use address::Address;
pub use changes::{Changes, Marks, Reads, Thing, Validity};
pub use error::NewsroomError;
pub use find::{Found, Listed, Texts};
pub use ghost::{ExportError, Import, ImportError, ImportReport, Media, Progress, Skipped, TableReport};
pub use happened::{Event, Happened, Signal};
pub use jobs::{ATTEMPTS, Job, Kind, LEASE, Letter, Work};
pub use keys::{AdminKey, Integration, Keys};
pub use map::{Map, Mapped};
pub use media::{Adopted, Copy, MediaError, Purpose, Shelf, Sort, Taken, Upload, copies_of};
pub use newsroom::Newsroom;
pub use offers::Offer;
pub use picture::Refused;
pub use posts::{
    Body, ContentCheck, Cursor, Differing, Direction, Filed, List, Manuscript, Picture, Revision, Saving,
    Span, WorkingCopy,
};
pub use reader::Reader;
pub use routing::{RoutingError, check_routes};
pub use sessions::{Account, Device, FactorSetup, IDLE_DAYS, Session, SignIn, SignedIn, code_at};
pub use settings::Setting;
pub use staff::{NewPerson, PasswordCheck, Person, ROLES, check_password, hash_password};
pub use tags::NewTag;
pub use writer::Writer;
