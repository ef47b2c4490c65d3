//! Why another host was not asked, or its answer not taken.

use std::io;
use std::net::IpAddr;
use std::time::Duration;

use crate::AddressError;

/// Why another host was not asked, or its answer not taken.
#[derive(Debug, thiserror::Error)]
pub enum OutsideError {
    /// The address is none that is asked.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// The host stands for an address that is not public.
    #[error("{host} is at {ip}, which is not public")]
    NotPublic {
        /// The host as the address names it.
        host: String,
        /// The first of its addresses that is not public.
        ip: IpAddr,
    },
    /// Nobody knows the host.
    #[error("{0} is not known")]
    Unknown(String),
    /// The host can't be connected to, or its certificate is not its own.
    #[error("{host} can't be connected to")]
    Connect {
        /// The host as the address names it.
        host: String,
        /// What the system or TLS said.
        #[source]
        source: io::Error,
    },
    /// It took longer than it may.
    #[error("{host} took longer than {} seconds", .limit.as_secs_f32())]
    Time {
        /// The host as the address names it.
        host: String,
        /// How long it may take.
        limit: Duration,
    },
    /// The answer breaks HTTP.
    #[error("the answer is not understood")]
    Http(#[source] hyper::Error),
    /// What was to be asked can't be said in HTTP.
    #[error("the question can't be asked")]
    Question(#[source] http::Error),
    /// The answer is larger than it may be, as sent or unpacked.
    #[error("the answer is larger than {0} bytes")]
    TooLarge(usize),
    /// One redirect led to the next.
    #[error("more than {0} redirects")]
    Redirects(usize),
    /// The answer is of a type that was not asked for.
    #[error("the answer is of type {0:?}, which was not asked for")]
    Type(String),
    /// The answer is packed in a way that was not asked for, or broken.
    #[error("the answer is packed as {0:?} and can't be unpacked")]
    Packing(String),
}
