//! The project's server with the faults that tests ask for.

use anyhow::Result;
use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use tokio::sync::watch;
use xtask::server::{self, file, with_headers};

/// A running server; it ends with `stop` or when dropped.
pub struct Server {
    server: server::Server,
    shared: Arc<Mutex<Shared>>,
}

#[derive(Default)]
struct Shared {
    dist: PathBuf,
    missing: HashSet<String>,
    truncated: HashSet<String>,
    corrupted: HashSet<String>,
    /// `Some` while the black hole is on; dropping the sender ends the waiting requests.
    black_hole: Option<watch::Sender<()>>,
    requests: Vec<String>,
}

/// What happens to one request.
enum Fate {
    Serve,
    Missing,
    Silence(watch::Receiver<()>),
    Damage(fn(Bytes) -> Bytes),
}

/// Serves a folder on 127.0.0.1; port 0 takes any free one.
pub fn start(dist: &Path, port: u16) -> Result<Server> {
    let shared = Arc::new(Mutex::new(Shared { dist: dist.to_path_buf(), ..Shared::default() }));
    let app = Router::new().fallback(answer).with_state(shared.clone());
    Ok(Server { server: server::start(app, port)?, shared })
}

impl Server {
    pub fn port(&self) -> u16 {
        self.server.port()
    }

    /// Closes the listener and every open connection.
    pub fn stop(self) {
        drop(self);
    }

    /// Serves another folder from now on.
    pub fn serve_dir(&self, dist: &Path) {
        lock(&self.shared).dist = dist.to_path_buf();
    }

    /// These paths ("/", "/sw.js") answer 404 from now on, and no others.
    pub fn missing(&self, paths: &[&str]) {
        lock(&self.shared).missing = set(paths);
    }

    /// These paths answer 200 with the first half of the file.
    pub fn truncated(&self, paths: &[&str]) {
        lock(&self.shared).truncated = set(paths);
    }

    /// These paths answer 200 with one byte changed.
    pub fn corrupted(&self, paths: &[&str]) {
        lock(&self.shared).corrupted = set(paths);
    }

    /// While on, connections and requests are accepted and never answered. Turning it off ends the waiting ones with an error, as when a
    /// network comes back.
    pub fn black_hole(&self, on: bool) {
        lock(&self.shared).black_hole = on.then(|| watch::channel(()).0);
    }

    /// The paths requested so far, in order, without their queries.
    pub fn requests(&self) -> Vec<String> {
        lock(&self.shared).requests.clone()
    }

    pub fn clear_requests(&self) {
        lock(&self.shared).requests.clear();
    }
}

fn lock(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    shared.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

fn set(paths: &[&str]) -> HashSet<String> {
    paths.iter().map(ToString::to_string).collect()
}

fn fate(shared: &mut Shared, path: &str) -> Fate {
    shared.requests.push(path.to_string());
    if let Some(hole) = &shared.black_hole {
        Fate::Silence(hole.subscribe())
    } else if shared.missing.contains(path) {
        Fate::Missing
    } else if shared.truncated.contains(path) {
        Fate::Damage(|bytes| bytes.slice(..bytes.len() / 2))
    } else if shared.corrupted.contains(path) {
        Fate::Damage(flip_one_byte)
    } else {
        Fate::Serve
    }
}

fn flip_one_byte(bytes: Bytes) -> Bytes {
    let mut bytes = bytes.to_vec();
    let middle = bytes.len() / 2;
    if let Some(byte) = bytes.get_mut(middle) {
        *byte ^= 1;
    }
    bytes.into()
}

async fn answer(State(shared): State<Arc<Mutex<Shared>>>, request: Request) -> Response {
    let path = request.uri().path().to_string();
    let (fate, dist) = {
        let mut shared = lock(&shared);
        (fate(&mut shared, &path), shared.dist.clone())
    };
    let response = match fate {
        Fate::Silence(mut end) => {
            while end.changed().await.is_ok() {}
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
        Fate::Missing => StatusCode::NOT_FOUND.into_response(),
        Fate::Serve => file(&dist, request, true).await,
        Fate::Damage(damage) => damaged(file(&dist, request, false).await, damage).await,
    };
    with_headers(&path, response)
}

async fn damaged(response: Response, damage: fn(Bytes) -> Bytes) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = axum::body::to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(damage(bytes)))
}

#[cfg(test)]
#[path = "server_tests.rs"]
mod tests;
