//! What a host's name stands for.

use std::future::Future;
use std::io;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;

type Answer = Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send>>;

/// Who is asked what a host's name stands for: the system, or in tests somebody who may lie.
#[derive(Clone)]
pub struct Resolver(Arc<dyn Fn(String) -> Answer + Send + Sync>);

impl Resolver {
    /// The system's resolver.
    pub fn system() -> Self {
        Resolver(Arc::new(|host| {
            Box::pin(async move {
                Ok(tokio::net::lookup_host((host, 0)).await?.map(|found| found.ip()).collect())
            })
        }))
    }

    /// One that answers with `answer(host)`.
    pub fn fixed(answer: impl Fn(&str) -> Vec<IpAddr> + Send + Sync + 'static) -> Self {
        Resolver(Arc::new(move |host| {
            let found = answer(&host);
            Box::pin(async move { Ok(found) })
        }))
    }

    pub(crate) async fn ask(&self, host: &str) -> io::Result<Vec<IpAddr>> {
        (self.0)(host.to_owned()).await
    }
}

impl std::fmt::Debug for Resolver {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Resolver")
    }
}
