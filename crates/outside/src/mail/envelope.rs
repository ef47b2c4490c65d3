//! One letter: who it is from, whom it is for, what it says.

use std::time::{Duration, SystemTime};

use lettre::Message;
use lettre::message::{Mailbox, MultiPart, header};

use super::MailError;

/// Who letters are from: `Harbour News <news@harbour.example>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender(pub(super) Mailbox);

/// One letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// What tells it from every other; the same letter sent again has the same one.
    pub id: String,
    /// The address that it goes to.
    pub to: String,
    /// What it is about; controls in it become blanks.
    pub subject: String,
    /// What it says, as text.
    pub text: String,
    /// What it says, as HTML.
    pub html: String,
    /// When it was written, in milliseconds since 1970.
    pub at: i64,
}

impl Sender {
    /// Reads `news@harbour.example` or `Harbour News <news@harbour.example>`.
    pub fn read(text: &str) -> Result<Self, MailError> {
        let refused = || MailError::Address(text.to_owned());
        if text.chars().any(char::is_control) {
            return Err(refused());
        }
        let mut mailbox: Mailbox = text.trim().parse().map_err(|_| refused())?;
        // Ghost's own examples have single quotes around the name.
        mailbox.name = mailbox.name.map(|name| name.trim_matches('\'').to_owned());
        Ok(Sender(mailbox))
    }

    /// Whoever nobody can answer, where a site's own host makes no address.
    pub fn nobody() -> Self {
        Sender(Mailbox::new(None, lettre::Address::new_dangerous("noreply", "localhost")))
    }

    /// The same address, with a name where it has none.
    #[must_use]
    pub fn or_named(mut self, name: &str) -> Self {
        self.0.name = self.0.name.or_else(|| Some(one_line(name))).filter(|name| !name.is_empty());
        self
    }

    fn domain(&self) -> &str {
        self.0.email.domain()
    }
}

impl Mail {
    /// The letter as it is sent.
    pub(super) fn message(&self, sender: &Sender) -> Result<Message, MailError> {
        let to = self.to.parse().map_err(|_| MailError::Address(self.to.clone()))?;
        let written = SystemTime::UNIX_EPOCH + Duration::from_millis(u64::try_from(self.at).unwrap_or(0));
        let builder = Message::builder()
            .from(sender.0.clone())
            .to(Mailbox::new(None, to))
            .subject(one_line(&self.subject))
            .date(written)
            .message_id(Some(format!("<{}@{}>", one_line(&self.id), sender.domain())))
            // Nobody's absence is answered to a machine.
            .header(AutoSubmitted);
        Ok(builder.multipart(MultiPart::alternative_plain_html(self.text.clone(), self.html.clone()))?)
    }
}

/// RFC 3834.
#[derive(Clone)]
struct AutoSubmitted;

impl header::Header for AutoSubmitted {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(AutoSubmitted)
    }

    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// Text that stays on its line, whatever its writer meant it to do.
fn one_line(text: &str) -> String {
    let breaks = |letter: char| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}');
    text.split(breaks).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ").trim().to_owned()
}
