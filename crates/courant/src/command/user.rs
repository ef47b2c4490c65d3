//! `courant user`: the people of the newsroom.

use clap::{Args, Subcommand};
use newsroom::{Access, NewPerson};

use super::open;
use crate::config::Config;
use crate::output::say;

/// Add and list the people of the newsroom, and give them new passwords.
#[derive(Debug, Args)]
pub(crate) struct User {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Add someone; their password is made and shown this once
    Add(Add),
    /// Who is in the newsroom
    List {
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Give someone a new password, which is shown this once
    Reset {
        /// The e-mail address by which they sign in
        email: String,
    },
}

#[derive(Debug, Args)]
struct Add {
    /// Full name
    #[arg(long)]
    name: String,
    /// The e-mail address by which they sign in
    #[arg(long)]
    email: String,
    /// What they may do
    #[arg(long, default_value = "Author", value_parser = newsroom::ROLES)]
    role: String,
    /// What stands under their name, such as "News Editor"
    #[arg(long)]
    title: Option<String>,
    /// Two or three sentences for their page
    #[arg(long)]
    bio: Option<String>,
    /// The last part of their page's address [default: made of the name]
    #[arg(long)]
    slug: Option<String>,
}

impl User {
    pub(crate) fn run(self, config: &Config) -> anyhow::Result<()> {
        let newsroom = open::newsroom(config, Access::Existing)?;
        match self.act {
            Act::Add(add) => {
                let person = add.person();
                let password = newsroom.write(open::now(), |writer| {
                    writer.add_person(&person)?;
                    writer.reset_password(&person.email)
                })?;
                say(&format!("added {} <{}>\npassword  {password}", person.name, person.email))?;
            }
            Act::List { json } => {
                let people = newsroom.read(|reader| reader.people())?;
                if json {
                    return Ok(say(&serde_json::to_string(&people)?)?);
                }
                for person in people {
                    let role = person.role.unwrap_or_default();
                    say(&format!("{:<14} {:<9} {} <{}>", role, person.status, person.name, person.email))?;
                }
            }
            Act::Reset { email } => {
                let password = newsroom.write(open::now(), |writer| writer.reset_password(&email))?;
                say(&format!("password  {password}"))?;
            }
        }
        Ok(())
    }
}

impl Add {
    fn person(self) -> NewPerson {
        NewPerson {
            name: self.name,
            email: self.email,
            role: self.role,
            title: self.title,
            bio: self.bio,
            slug: self.slug,
            ..NewPerson::default()
        }
    }
}
