//! A PostgreSQL of the test's own: a cluster in a temporary folder, run as an ordinary user, gone with the test.

use std::fs;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::skip;

/// A running cluster that listens on a socket in its own folder only.
pub struct Cluster {
    folder: tempfile::TempDir,
    server: Child,
    programs: PathBuf,
}

impl Cluster {
    /// Starts a cluster, or says why there is none and returns `None`.
    pub fn start() -> Option<Cluster> {
        let Some(programs) = programs() else {
            skip("PostgreSQL's initdb is not installed");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let user = ordinary_user();
        if let Some((uid, gid)) = user {
            chown(folder.path(), Some(uid), Some(gid)).unwrap();
        }
        let made = as_user(Command::new(programs.join("initdb")), user)
            .args([
                "--username=courant",
                "--auth=trust",
                "--no-sync",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--pgdata",
            ])
            .arg(&data)
            .stdout(Stdio::null())
            .status()
            .unwrap();
        assert!(made.success(), "initdb failed");
        let server = as_user(Command::new(programs.join("postgres")), user)
            .args(["-c", "listen_addresses=", "-c", "fsync=off", "-k"])
            .arg(folder.path())
            .arg("-D")
            .arg(&data)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let cluster = Cluster { folder, server, programs };
        cluster.wait();
        Some(cluster)
    }

    /// How to connect to the cluster's database.
    pub fn url(&self) -> String {
        format!("host={} user=courant dbname=postgres", self.folder.path().display())
    }

    /// Makes an empty database in the cluster and says how to connect to it.
    pub fn database(&self, name: &str) -> String {
        // PostgreSQL cuts longer names.
        let name: String = name.chars().take(60).collect();
        let made = Command::new(self.programs.join("createdb"))
            .args(["-U", "courant", "-h"])
            .arg(self.folder.path())
            .arg(&name)
            .status()
            .unwrap();
        assert!(made.success(), "createdb {name} failed");
        format!("host={} user=courant dbname={name}", self.folder.path().display())
    }

    fn wait(&self) {
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(30) {
            let ready = Command::new(self.programs.join("pg_isready"))
                .arg("-h")
                .arg(self.folder.path())
                .stdout(Stdio::null())
                .status()
                .unwrap();
            if ready.success() {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("PostgreSQL did not start within 30 seconds");
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn programs() -> Option<PathBuf> {
    let mut versions: Vec<PathBuf> =
        fs::read_dir("/usr/lib/postgresql").ok()?.flatten().map(|entry| entry.path().join("bin")).collect();
    versions.sort();
    versions.into_iter().rev().find(|bin| bin.join("initdb").is_file())
}

/// PostgreSQL refuses to run as root; root lends it the user `nobody`.
fn ordinary_user() -> Option<(u32, u32)> {
    let root =
        fs::metadata("/proc/self").ok().is_some_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0);
    root.then_some((65534, 65534))
}

fn as_user(mut command: Command, user: Option<(u32, u32)>) -> Command {
    if let Some((uid, gid)) = user {
        command.uid(uid).gid(gid).current_dir("/");
    }
    command
}
