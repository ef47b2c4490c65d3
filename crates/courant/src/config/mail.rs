//! How mail leaves: Ghost's names, with a folder where nothing is configured.

use std::path::PathBuf;
use std::str::FromStr;

use anyhow::Context;
use outside::mail::{Encryption, Mailer, Sender, Smtp};
use serde::{Deserialize, Deserializer, de};

use super::Config;

/// Mail hosts by the names under which Ghost knows them: host, port, and whether TLS is spoken from the first byte.
const SERVICES: [(&str, &str, u16, bool); 5] = [
    ("Mailgun", "smtp.mailgun.org", 465, true),
    ("SendGrid", "smtp.sendgrid.net", 587, false),
    ("SES", "email-smtp.us-east-1.amazonaws.com", 465, true),
    ("Gmail", "smtp.gmail.com", 465, true),
    ("Postmark", "smtp.postmarkapp.com", 2525, false),
];

/// How mail leaves. Without a host letters are put into a folder, where whoever sets the site up finds them.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Mail {
    /// `smtp` or `folder`; as a host is named or not where it is not said.
    transport: Option<String>,
    /// Who letters are from.
    from: Option<String>,
    /// The folder; `mail` in the data folder where it is not said.
    folder: Option<PathBuf>,
    options: Options,
}

/// The mail host.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Options {
    host: Option<String>,
    service: Option<String>,
    #[serde(deserialize_with = "read")]
    port: Option<u16>,
    /// Whether TLS is spoken from the first byte; else STARTTLS.
    #[serde(deserialize_with = "read")]
    secure: Option<bool>,
    auth: Auth,
}

#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Auth {
    user: Option<String>,
    pass: Option<String>,
}

/// A value, or the text of one, as the environment has it.
fn read<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: FromStr<Err: std::fmt::Display> + Deserialize<'de>,
    D: Deserializer<'de>,
{
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written<T> {
        Value(T),
        Text(String),
    }
    match Written::deserialize(deserializer)? {
        Written::Value(value) => Ok(Some(value)),
        Written::Text(text) => {
            text.trim().parse().map(Some).map_err(|error| de::Error::custom(format!("{text:?}: {error}")))
        }
    }
}

impl Config {
    /// Who carries letters.
    pub(crate) fn mailer(&self) -> anyhow::Result<Mailer> {
        let Some(smtp) = self.mail_host()? else { return Ok(Mailer::to_folder(self.mail_folder())) };
        Mailer::by_smtp(smtp).context("mail can't be sent (mail.options)")
    }

    /// Who letters are from, if that is configured.
    pub(crate) fn sender(&self) -> anyhow::Result<Option<Sender>> {
        let from = self.mail.from.as_deref();
        from.map(|from| Sender::read(from).context("mail.from is not understood")).transpose()
    }

    /// Where letters go, in words.
    pub(crate) fn mail_place(&self) -> String {
        match self.mail_host() {
            Ok(Some(smtp)) => format!("{}:{}", smtp.host, smtp.port),
            Ok(None) => self.mail_folder().display().to_string(),
            Err(_) => String::new(),
        }
    }

    /// Whether letters leave the house.
    pub(crate) fn mail_leaves(&self) -> anyhow::Result<bool> {
        Ok(self.mail_host()?.is_some())
    }

    fn mail_folder(&self) -> PathBuf {
        self.mail.folder.clone().unwrap_or_else(|| self.data.join("mail"))
    }

    /// The mail host; none where letters go into a folder.
    fn mail_host(&self) -> anyhow::Result<Option<Smtp>> {
        let options = &self.mail.options;
        let is_named = options.host.is_some() || options.service.is_some();
        match self.mail.transport.as_deref().map(str::to_ascii_lowercase).as_deref() {
            Some("folder") => Ok(None),
            None if !is_named => Ok(None),
            None | Some("smtp") => self.smtp().map(Some),
            Some(_) => anyhow::bail!(
                "mail.transport is {:?}; Courant sends mail by \"smtp\" or puts it into a \"folder\"",
                self.mail.transport.as_deref().unwrap_or_default()
            ),
        }
    }

    fn smtp(&self) -> anyhow::Result<Smtp> {
        let options = &self.mail.options;
        let service = options.service.as_deref().map(service).transpose()?;
        let host = options.host.clone().or(service.map(|(host, ..)| host.to_owned()));
        let host = host.context("mail.options.host is missing: the host that takes mail")?;
        let is_secure = options.secure.or(service.map(|(.., is_secure)| is_secure));
        let is_secure = is_secure.unwrap_or(options.port == Some(465));
        let port = options.port.or(service.map(|(_, port, _)| port));
        let port = port.unwrap_or(if is_secure { 465 } else { 587 });
        let credentials = match (&options.auth.user, &options.auth.pass) {
            (Some(user), Some(pass)) => Some((user.clone(), pass.clone())),
            (None, None) => None,
            _ => anyhow::bail!("a mail host wants both mail.options.auth.user and mail.options.auth.pass"),
        };
        let is_here = ["localhost", "127.0.0.1", "::1"].contains(&host.as_str());
        let encryption = match (is_secure, &credentials) {
            (true, _) => Encryption::Always,
            // A password never goes over the net for everybody to read.
            (false, Some(_)) if !is_here => Encryption::Required,
            (false, _) => Encryption::Offered,
        };
        let address = newsroom::Address::new(&self.address())?;
        let hello = address.host().split(':').next().unwrap_or_default().to_owned();
        Ok(Smtp { host, port, encryption, credentials, hello })
    }
}

fn service(name: &str) -> anyhow::Result<(&'static str, u16, bool)> {
    let found = SERVICES.iter().find(|(known, ..)| known.eq_ignore_ascii_case(name));
    let found = found.with_context(|| {
        format!("mail.options.service is {name:?}, which is not known: set mail.options.host")
    });
    found.map(|(_, host, port, is_secure)| (*host, *port, *is_secure))
}

impl std::fmt::Debug for Mail {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Mail").field("from", &self.from).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: &str) -> Config {
        toml::from_str(text).unwrap()
    }

    fn smtp(text: &str) -> Smtp {
        config(text).mail_host().unwrap().unwrap()
    }

    #[test]
    fn without_a_host_letters_go_into_a_folder() {
        assert!(!config("").mail_leaves().unwrap());
        assert_eq!(config("data = 'd'").mail_place(), "d/mail");
        assert_eq!(
            config("[mail]\ntransport = 'folder'\nfolder = 'm'\noptions.host = 'h'").mail_place(),
            "m"
        );
    }

    #[test]
    fn a_password_is_never_sent_in_the_clear_over_the_net() {
        let plain = smtp("[mail.options]\nhost = 'mx.example'");
        assert_eq!((plain.port, plain.encryption), (587, Encryption::Offered));
        let auth = "auth.user = 'u'\nauth.pass = 'p'";
        let starting = smtp(&format!("[mail.options]\nhost = 'mx.example'\nport = '2525'\n{auth}"));
        assert_eq!((starting.port, starting.encryption), (2525, Encryption::Required));
        let always = smtp(&format!(
            "[mail]\ntransport = 'SMTP'\n[mail.options]\nhost = 'mx.example'\nsecure = 'true'\n{auth}"
        ));
        assert_eq!((always.port, always.encryption), (465, Encryption::Always));
        assert!(!format!("{always:?}").contains("'p'"));
        let here = smtp(&format!("[mail.options]\nhost = 'localhost'\nport = 1025\n{auth}"));
        assert_eq!(here.encryption, Encryption::Offered);
    }

    #[test]
    fn a_service_is_its_host() {
        let mailgun = smtp("[mail.options]\nservice = 'Mailgun'\nauth = { user = 'u', pass = 'p' }");
        assert_eq!((mailgun.host.as_str(), mailgun.port), ("smtp.mailgun.org", 465));
        assert_eq!(mailgun.encryption, Encryption::Always);
    }

    #[test]
    fn what_can_not_be_is_refused_by_name() {
        for (wrong, name) in [
            ("[mail]\ntransport = 'Direct'", "Direct"),
            ("[mail]\ntransport = 'smtp'", "mail.options.host"),
            ("[mail.options]\nservice = 'Pigeon'", "Pigeon"),
            ("[mail.options]\nhost = 'h'\nauth.user = 'u'", "auth.pass"),
        ] {
            let refused = config(wrong).mailer().err().unwrap().to_string();
            assert!(refused.contains(name), "{refused}");
        }
        assert!(config("[mail]\nfrom = \"a@b.example\\nBcc: c@d.example\"").sender().is_err());
        assert!(config("[mail]\nfrom = 'nobody'").sender().is_err());
        assert!(config("[mail]\nfrom = 'Harbour News <news@harbour.example>'").sender().unwrap().is_some());
    }
}
