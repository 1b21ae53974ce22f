//! A static server on this computer with the headers the app is meant to have, and the faults tests ask for.

use crate::headers;
use anyhow::{Context, Result};
use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use std::collections::HashSet;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;
use tokio::sync::watch;
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// A running server; it ends with `stop` or when dropped.
pub struct Server {
    port: u16,
    shared: Arc<Mutex<Shared>>,
    runtime: Option<tokio::runtime::Runtime>,
}

#[derive(Default)]
struct Shared {
    dist: PathBuf,
    missing: HashSet<String>,
    truncated: HashSet<String>,
    corrupted: HashSet<String>,
    /// Some while the black hole is on; dropping the sender lets the waiting requests go.
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

/// Serves a folder on 127.0.0.1; port 0 takes any free one. The port can be taken again at once after `stop`.
pub fn start(dist: &Path, port: u16) -> Result<Server> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let listener = {
        let _inside = runtime.enter();
        let socket = tokio::net::TcpSocket::new_v4()?;
        socket.set_reuseaddr(true)?;
        socket
            .bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))
            .and_then(|()| socket.listen(1024))
            .with_context(|| format!("127.0.0.1:{port} cannot be used; is it taken? Choose another with --port"))?
    };
    let port = listener.local_addr()?.port();
    let shared = Arc::new(Mutex::new(Shared { dist: dist.to_path_buf(), ..Shared::default() }));
    let app = Router::new().fallback(answer).with_state(shared.clone());
    runtime.spawn(async move { axum::serve(listener, app).await });
    Ok(Server { port, shared, runtime: Some(runtime) })
}

impl Server {
    pub fn port(&self) -> u16 {
        self.port
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
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

    /// While on, connections and requests are taken and never answered. Turning it off ends those that wait with an error, as a
    /// network does that comes back.
    pub fn black_hole(&self, on: bool) {
        lock(&self.shared).black_hole = on.then(|| watch::channel(()).0);
    }

    /// The paths asked for so far, in order, without their queries.
    pub fn requests(&self) -> Vec<String> {
        lock(&self.shared).requests.clone()
    }

    pub fn clear_requests(&self) {
        lock(&self.shared).requests.clear();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Ending the runtime drops the listener and all connections; nothing is left half open.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_timeout(Duration::from_secs(2));
        }
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

async fn answer(State(shared): State<Arc<Mutex<Shared>>>, mut request: Request) -> Response {
    // Dates say nothing about which build a file is from: after a swap of folders an older one may be the new one.
    request.headers_mut().remove(header::IF_MODIFIED_SINCE);
    let path = request.uri().path().to_string();
    let (fate, dist) = {
        let mut shared = lock(&shared);
        (fate(&mut shared, &path), shared.dist.clone())
    };
    let mut response = match fate {
        Fate::Silence(mut end) => {
            while end.changed().await.is_ok() {}
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
        Fate::Missing => StatusCode::NOT_FOUND.into_response(),
        Fate::Serve => file(&dist, request, true).await,
        Fate::Damage(damage) => damaged(file(&dist, request, false).await, damage).await,
    };
    let found = response.status().is_success();
    let headers = response.headers_mut();
    headers.remove(header::LAST_MODIFIED);
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    for (name, value) in headers::always() {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    // A file that is missing today, in the middle of a deploy, must not be missing for a year.
    let caching = if found { headers::cache_control(&path) } else { "no-store" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    response
}

async fn file(dist: &Path, request: Request, packed: bool) -> Response {
    let mut service = ServeDir::new(dist);
    if packed {
        service = service.precompressed_br().precompressed_gzip();
    }
    match service.oneshot(request).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    }
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
