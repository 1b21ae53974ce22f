//! The built app behind the project's own server, which tests stop, restart and make faulty.

use crate::server::{self, Server};
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};

/// One address that several browsers of a journey share. It stays the same when the server is stopped and started again.
#[derive(Clone)]
pub struct Site {
    held: Arc<Mutex<Held>>,
    port: u16,
}

struct Held {
    server: Option<Server>,
    dist: PathBuf,
}

impl Drop for Held {
    fn drop(&mut self) {
        end(self.server.take());
    }
}

/// The server owns a runtime, which must not be dropped inside another one: a thread of its own ends it.
fn end(server: Option<Server>) {
    if let Some(server) = server {
        let _ = std::thread::spawn(move || server.stop()).join();
    }
}

/// The app as `cargo xtask build` makes it; built once for a whole run.
pub fn dist() -> Result<&'static Path> {
    static DIST: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    DIST.get_or_init(|| xtask::build::dist_or_build().map_err(|error| format!("{error:#}")))
        .as_deref()
        .map_err(|error| anyhow::anyhow!("{error}"))
}

impl Site {
    /// On a port that none had before in this process: two journeys in one browser have nothing in common then.
    pub fn start(dist: &Path) -> Result<Site> {
        static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
        let server = loop {
            let server = server::start(dist, 0)?;
            if USED.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).insert(server.port()) {
                break server;
            }
            end(Some(server));
        };
        let port = server.port();
        let held = Held { server: Some(server), dist: dist.to_path_buf() };
        Ok(Site { held: Arc::new(Mutex::new(held)), port })
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Offline as the app sees it: nobody listens any more, open connections are closed.
    pub fn stop(&self) {
        end(self.lock().server.take());
    }

    /// Back on the same address.
    pub fn start_again(&self) -> Result<()> {
        let mut held = self.lock();
        end(held.server.take());
        held.server = Some(server::start(&held.dist, self.port)?);
        Ok(())
    }

    /// Serves another folder from now on.
    pub fn deploy(&self, dist: &Path) {
        let mut held = self.lock();
        held.dist = dist.to_path_buf();
        if let Some(server) = &held.server {
            server.serve_dir(dist);
        }
    }

    /// Calls `ask` with the running server; an error if it is stopped.
    pub fn server<T>(&self, ask: impl FnOnce(&Server) -> T) -> Result<T> {
        self.lock().server.as_ref().map(ask).context("the server is stopped")
    }

    fn lock(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}
