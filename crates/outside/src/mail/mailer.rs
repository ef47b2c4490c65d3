//! Who carries letters.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use files::{Name, Root};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use super::{Mail, MailError, Sender};

/// How long a host may take for one step, and for one letter.
const STEP: Duration = Duration::from_secs(8);
const LETTER: Duration = Duration::from_secs(25);

/// The most bytes of a letter.
const LARGEST: u64 = 10 * 1024 * 1024;

/// How a connection to a mail host is kept secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encryption {
    /// TLS from the first byte, mostly on port 465.
    Always,
    /// STARTTLS, or no letter leaves.
    Required,
    /// STARTTLS where the host offers it.
    Offered,
}

/// A host that takes mail.
#[derive(Clone)]
pub struct Smtp {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is kept secret.
    pub encryption: Encryption,
    /// Name and password.
    pub credentials: Option<(String, String)>,
    /// The name by which this program greets it.
    pub hello: String,
}

/// Who carries letters.
#[derive(Clone)]
pub struct Mailer(Way);

#[derive(Clone)]
enum Way {
    Folder(Root),
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

impl Mailer {
    /// Puts letters into a folder, each as a file that every mail program opens.
    pub fn to_folder(folder: impl Into<PathBuf>) -> Self {
        Mailer(Way::Folder(Root::private(folder)))
    }

    /// Sends letters to a host that takes them.
    pub fn by_smtp(smtp: Smtp) -> Result<Self, MailError> {
        let tls = || TlsParameters::new(smtp.host.clone()).map_err(MailError::Smtp);
        let tls = match smtp.encryption {
            Encryption::Always => Tls::Wrapper(tls()?),
            Encryption::Required => Tls::Required(tls()?),
            Encryption::Offered => Tls::Opportunistic(tls()?),
        };
        let mut transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(smtp.host)
            .port(smtp.port)
            .tls(tls)
            .hello_name(ClientId::Domain(smtp.hello))
            .timeout(Some(STEP));
        if let Some((name, password)) = smtp.credentials {
            transport = transport.credentials(Credentials::new(name, password));
        }
        Ok(Mailer(Way::Smtp(transport.build())))
    }

    /// Sends a letter; it is out of the house when this returns.
    pub async fn send(&self, sender: &Sender, mail: &Mail) -> Result<(), MailError> {
        let message = mail.message(sender)?;
        match &self.0 {
            Way::Folder(root) => {
                let (root, id) = (root.clone(), mail.id.clone());
                let put = tokio::task::spawn_blocking(move || put(&root, &id, &message)).await;
                put.map_err(|error| MailError::Folder(error.into()))?
            }
            Way::Smtp(transport) => {
                let sent = tokio::time::timeout(LETTER, transport.send(message)).await;
                sent.map_err(|_| MailError::Time)?.map(drop).map_err(MailError::Smtp)
            }
        }
    }
}

fn put(root: &Root, id: &str, message: &Message) -> Result<(), MailError> {
    let name = Name::new(&format!("{id}.eml")).map_err(|error| MailError::Folder(error.into()))?;
    let written = root.write(&name, &mut message.formatted().as_slice(), LARGEST);
    written.map(drop).map_err(|error| MailError::Folder(error.into()))
}

impl fmt::Debug for Smtp {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Smtp").field("host", &self.host).field("port", &self.port).finish_non_exhaustive()
    }
}
