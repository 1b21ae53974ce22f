//! A static local server with the headers of a real host. `serve` uses it as it is; the tests add faults.

use crate::headers;
use anyhow::{Context, Result};
use axum::{
    Router,
    body::Body,
    extract::Request,
    http::{HeaderValue, header},
    response::Response,
};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// A running server. Dropping it closes the listener and every open connection.
pub struct Server {
    port: u16,
    _runtime: tokio::runtime::Runtime,
}

/// Serves on 127.0.0.1; port 0 takes any free one. The port can be taken again at once after the server is dropped.
pub fn start(app: Router, port: u16) -> Result<Server> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let inside = runtime.enter();
    let socket = tokio::net::TcpSocket::new_v4()?;
    socket.set_reuseaddr(true)?;
    let listener = socket
        .bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))
        .and_then(|()| socket.listen(1024))
        .with_context(|| format!("127.0.0.1:{port} cannot be used; is it taken? Choose another with --port"))?;
    let port = listener.local_addr()?.port();
    tokio::spawn(async move { axum::serve(listener, app).await });
    drop(inside);
    Ok(Server { port, _runtime: runtime })
}

impl Server {
    pub fn port(&self) -> u16 {
        self.port
    }
}

/// The files of a folder, with the headers.
pub fn files(dist: &Path) -> Router {
    let dist = dist.to_path_buf();
    Router::new().fallback(move |request: Request| async move {
        let path = request.uri().path().to_owned();
        with_headers(&path, file(&dist, request, true).await)
    })
}

/// One file of a folder; `packed`: as its compressed twin where the client takes that.
pub async fn file(dist: &Path, mut request: Request, packed: bool) -> Response {
    // Modification times do not identify a build: after a swap of folders an older file may be the new one.
    request.headers_mut().remove(header::IF_MODIFIED_SINCE);
    let mut service = ServeDir::new(dist);
    if packed {
        service = service.precompressed_br().precompressed_gzip();
    }
    match service.oneshot(request).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    }
}

/// The answer to a path with the headers of [`headers`].
pub fn with_headers(path: &str, mut response: Response) -> Response {
    // A file that is missing during a deploy must not be cached as missing.
    let caching = if response.status().is_success() { headers::cache_control(path) } else { "no-store" };
    let headers = response.headers_mut();
    headers.remove(header::LAST_MODIFIED);
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    for (name, value) in headers::ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
