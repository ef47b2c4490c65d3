//! `courant serve`: the site on its address until told to stop.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

use anyhow::Context;
use clap::Args;
use desk::Desk;
use newsroom::{Access, Newsroom};
use night::Night;
use site::server;
use site::{Setup, Site};
use tokio::signal::unix::{SignalKind, signal};

use super::open;
use crate::config::Config;
use crate::routing_files::{RoutingFiles, Seen};
use crate::{default_theme, log, output, routing_files};

/// Serve the site until interrupted (SIGINT or SIGTERM); requests under way are finished first.
#[derive(Debug, Args)]
pub(crate) struct Serve {}

impl Serve {
    pub(crate) fn run(config: &Config) -> anyhow::Result<()> {
        log::start(&config.log)?;
        let (listener, config) = listen(config)?;
        let newsroom = open::newsroom(&config, Access::Create)?;
        serve(&config, listener, newsroom)
    }
}

/// Takes the port before anything is touched: where it is in use, the data folder stays as it was. Port 0 becomes the
/// one that the system gave.
pub(crate) fn listen(config: &Config) -> anyhow::Result<(TcpListener, Config)> {
    let listener = bind(config.listen)?;
    let listen = listener.local_addr()?;
    Ok((listener, Config { listen, ..config.clone() }))
}

fn bind(address: SocketAddr) -> anyhow::Result<TcpListener> {
    let listener = TcpListener::bind(address).with_context(|| {
        format!("{address} can't be listened on (is another program there? --listen takes another)")
    })?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Serves a newsroom.
pub(crate) fn serve(config: &Config, listener: TcpListener, newsroom: Newsroom) -> anyhow::Result<()> {
    let entrance = config.entrance()?;
    let plain = config.tls.redirect.map(bind).transpose()?;
    let newsroom = Arc::new(newsroom);
    let files = RoutingFiles::new(&config.data);
    let seen = files.adopt_changed(&newsroom, Seen::default(), open::now());
    newsroom.follow()?;
    newsroom.ready_private_site(open::now())?;
    let content_api_key = newsroom.frontend_key(open::now())?;
    let setup = Setup {
        data: config.data.clone(),
        theme: default_theme::files()?,
        config: theme::Config { content_api_key, ..config.of_pages() },
        clock: open::now,
        cache_bytes: config.cache.bytes,
    };
    let site = Site::new(Arc::clone(&newsroom), setup).context("the default theme can't be loaded")?;
    let client = config.client()?;
    let desk = desk::Setup { data: config.data.clone(), clock: open::now, client: client.clone() };
    let desk = Desk::new(Arc::clone(&newsroom), desk);
    let live = desk.live();
    let answers = site.answers(desk.router());
    let night = night::Setup { clock: open::now, client, mailer: config.mailer()?, sender: config.sender()? };
    let night = Night::new(Arc::clone(&newsroom), night);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("the server's threads can't be started")?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let (stop, stopping) = told_to_stop()?;
        if let Some(plain) = plain {
            let plain = tokio::net::TcpListener::from_std(plain)?;
            let sending = server::sending_to(config.address());
            tokio::spawn(server::serve(plain, sending, entrance.limits, stopping));
        }
        output::say(&format!("Courant is at {}, listening on {}", config.address(), config.listen))?;
        tokio::spawn(night.work());
        tokio::spawn(routing_files::keep_adopting(files, Arc::clone(&newsroom), seen, open::now));
        // What is told while it happens has no end of its own.
        let stop = async move {
            stop.await;
            live.end();
        };
        server::serve(listener, answers, entrance, stop).await;
        anyhow::Ok(())
    })?;
    drop(runtime);
    newsroom.checkpoint()?;
    tracing::info!("stopped");
    Ok(())
}

/// Ends when the program is told to stop; the second future, for whoever else wants to know, ends then too.
fn told_to_stop() -> anyhow::Result<(impl Future<Output = ()>, impl Future<Output = ()>)> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let (tell, told) = tokio::sync::oneshot::channel::<()>();
    let stop = async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        drop(tell);
    };
    Ok((stop, async { drop(told.await) }))
}
