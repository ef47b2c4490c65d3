//! Staff: the people of the newsroom, their roles and passwords.

mod add;
mod edit;
mod password;
mod read;
mod record;
mod set_up;
mod store;

pub use add::{NewPerson, ROLES};
pub use password::{PasswordCheck, hash as hash_password};
pub use read::Person;
pub use set_up::check_password;

pub(crate) use add::is_email;
pub(crate) use store::{first_id, id_of, name_of};
