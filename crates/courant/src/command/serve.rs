//! `courant serve`: the site on its address until told to stop.

use anyhow::Context;
use clap::Args;
use site::Site;
use site::server::{self, Limits};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::config::Config;
use crate::{log, output};

/// Serve the site until interrupted (SIGINT or SIGTERM); requests under way are finished first.
#[derive(Debug, Args)]
pub(crate) struct Serve {}

impl Serve {
    pub(crate) fn run(self, config: &Config) -> anyhow::Result<()> {
        log::start(&config.log)?;
        serve(config)
    }
}

/// Serves the newsroom in the data folder.
pub(crate) fn serve(config: &Config) -> anyhow::Result<()> {
    let site = Site::new(config.address(), config.data.join("content"));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("the server's threads can't be started")?;
    runtime.block_on(async {
        let listener = listen(config).await?;
        output::say(&format!("Courant is at {}", config.address()))?;
        server::serve(listener, site.router(), Limits::default(), told_to_stop()?).await;
        tracing::info!("stopped");
        Ok(())
    })
}

async fn listen(config: &Config) -> anyhow::Result<TcpListener> {
    TcpListener::bind(config.listen).await.with_context(|| {
        format!(
            "{} can't be listened on (another program may have it; --listen names another)",
            config.listen
        )
    })
}

fn told_to_stop() -> anyhow::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
