//! Staff: the people of the newsroom, their roles and passwords.

mod add;
mod password;
mod read;
mod store;

pub use add::{NewPerson, ROLES};
pub use read::Person;

pub(crate) use store::{first_id, id_of};
