//! TLS: the certificate that is shown to clients, read from files and read again when they change.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::{CryptoProvider, ring};
use tokio_rustls::rustls::pki_types::pem::{self, PemObject};
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::server::{ClientHello, ResolvesServerCert};
use tokio_rustls::rustls::sign::CertifiedKey;
use tokio_rustls::rustls::{self, ServerConfig};

/// How often the files are looked at.
const LOOK: Duration = Duration::from_secs(30);

/// Why there is no certificate to show.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file can't be read.
    #[error("{} can't be read", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file is not what it should be.
    #[error("{} has no {what} in PEM", file.display())]
    Pem {
        /// The file.
        file: PathBuf,
        /// What was looked for.
        what: &'static str,
        /// Why it was not found.
        source: pem::Error,
    },
    /// The two don't belong together, or can't be used.
    #[error("the certificate and its key can't be used")]
    Unusable(#[from] rustls::Error),
}

/// A certificate with its key, from two files in PEM.
pub struct Certificates {
    certificate: PathBuf,
    key: PathBuf,
    shown: RwLock<Arc<CertifiedKey>>,
    /// When the files were written that are shown.
    written: Mutex<[Option<SystemTime>; 2]>,
}

impl Certificates {
    /// Reads a chain of certificates, the server's own first, and its key.
    pub fn read(certificate: &Path, key: &Path) -> Result<Arc<Self>, TlsError> {
        let written = [written(certificate), written(key)];
        Ok(Arc::new(Self {
            shown: RwLock::new(Arc::new(certified(certificate, key)?)),
            certificate: certificate.to_owned(),
            key: key.to_owned(),
            written: Mutex::new(written),
        }))
    }

    /// Reads the files again if they were written since; returns whether they were. What is shown stays where they
    /// can't be used.
    pub fn look(&self) -> Result<bool, TlsError> {
        let now = [written(&self.certificate), written(&self.key)];
        let mut known = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        if *known == now {
            return Ok(false);
        }
        let certified = certified(&self.certificate, &self.key)?;
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(certified);
        *known = now;
        Ok(true)
    }

    /// Looks at the files again and again, for as long as anyone shows this certificate.
    pub(super) fn keep_looking(self: &Arc<Self>) {
        let certificates = Arc::downgrade(self);
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(LOOK).await;
                let Some(certificates) = certificates.upgrade() else { return };
                match tokio::task::spawn_blocking(move || certificates.look()).await {
                    Ok(Ok(true)) => tracing::info!("a new certificate is shown"),
                    Ok(Err(error)) => tracing::error!(
                        error = &error as &dyn std::error::Error,
                        "the new certificate can't be used: the old one stays"
                    ),
                    Ok(Ok(false)) | Err(_) => {}
                }
            }
        });
    }

    /// What takes connections over TLS: 1.2 and 1.3, HTTP/2 before HTTP/1.1.
    pub(super) fn acceptor(self: &Arc<Self>) -> Result<TlsAcceptor, TlsError> {
        let resolver: Arc<dyn ResolvesServerCert> = Arc::<Self>::clone(self);
        let mut config = ServerConfig::builder_with_provider(provider())
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_cert_resolver(resolver);
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(TlsAcceptor::from(Arc::new(config)))
    }
}

impl fmt::Debug for Certificates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Certificates").field("certificate", &self.certificate).finish_non_exhaustive()
    }
}

impl ResolvesServerCert for Certificates {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.shown.read().unwrap_or_else(PoisonError::into_inner)))
    }
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}

fn certified(certificate: &Path, key: &Path) -> Result<CertifiedKey, TlsError> {
    let chain = CertificateDer::pem_slice_iter(&contents(certificate)?)
        .collect::<Result<Vec<_>, _>>()
        .and_then(|chain| if chain.is_empty() { Err(pem::Error::NoItemsFound) } else { Ok(chain) })
        .map_err(|source| TlsError::Pem { file: certificate.to_owned(), what: "certificate", source })?;
    let private = PrivateKeyDer::from_pem_slice(&contents(key)?).map_err(|source| TlsError::Pem {
        file: key.to_owned(),
        what: "private key",
        source,
    })?;
    Ok(CertifiedKey::from_der(chain, private, &provider())?)
}

fn contents(file: &Path) -> Result<Vec<u8>, TlsError> {
    std::fs::read(file).map_err(|source| TlsError::File { file: file.to_owned(), source })
}

fn written(file: &Path) -> Option<SystemTime> {
    std::fs::metadata(file).and_then(|about| about.modified()).ok()
}
