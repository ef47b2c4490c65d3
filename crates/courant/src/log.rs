//! The log: one line per event on standard error, as text for people or JSON for machines.

use serde::Deserialize;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt;

/// The form of the log's lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Format {
    /// For people.
    #[default]
    Text,
    /// For machines.
    Json,
}

/// What is logged, and how.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Log {
    /// The form of the lines.
    pub(crate) format: Format,
    /// A level (`warn`), or levels by room (`info,site=debug`).
    pub(crate) level: Option<String>,
}

/// Starts the log.
pub(crate) fn start(log: &Log) -> anyhow::Result<()> {
    let level = log.level.as_deref().unwrap_or("info");
    let filter = EnvFilter::try_new(level)
        .map_err(|error| anyhow::anyhow!("log.level is {level:?}, which is no level: {error}"))?;
    let lines = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = match log.format {
        Format::Text => lines.with_target(false).try_init(),
        Format::Json => lines.json().flatten_event(true).try_init(),
    };
    started.map_err(|error| anyhow::anyhow!("the log does not start: {error}"))
}
