//! Mail on its way out: by SMTP, or into a folder where whoever sets a site up finds it.
//!
//! A host for mail is named by the operator, not by editors, so it may be inside the house. What stands in a letter's
//! head is checked or encoded: nothing that an editor or a stranger wrote can end a line there.

mod envelope;
mod mailer;

pub use envelope::{Mail, Sender};
pub use mailer::{Encryption, Mailer, Smtp};

/// Why a letter did not leave.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// An address is none.
    #[error("{0:?} is no address for mail")]
    Address(String),
    /// The letter can't be written.
    #[error("the letter can't be written")]
    Letter(#[from] lettre::error::Error),
    /// The folder took no file.
    #[error("the letter can't be put into the folder")]
    Folder(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The host can't be spoken to, or refused.
    #[error("the mail host can't be reached or refused: {0}")]
    Smtp(#[source] lettre::transport::smtp::Error),
    /// It took longer than it may.
    #[error("the mail host took too long")]
    Time,
}

impl MailError {
    /// Whether the same letter would fail again: the host has said so, or it is none.
    pub fn is_final(&self) -> bool {
        match self {
            MailError::Address(_) | MailError::Letter(_) => true,
            MailError::Smtp(error) => error.is_permanent(),
            MailError::Folder(_) | MailError::Time => false,
        }
    }
}
