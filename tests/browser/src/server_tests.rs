use super::*;
use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;
use tempfile::TempDir;
use xtask::headers;

fn site() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let long = "let pain = 7;\n".repeat(100);
    for (name, text) in [
        ("index.html", "<!doctype html><title>Pain Diary</title>"),
        ("app-0123456789abcdef.js", &long),
        ("a_bg.wasm", "wasm"),
        ("manifest.webmanifest", "{}"),
        ("icon.svg", "<svg/>"),
    ] {
        std::fs::write(dir.path().join(name), text).unwrap();
    }
    xtask::compress::folder(dir.path()).unwrap();
    dir
}

fn connect(port: u16) -> std::io::Result<TcpStream> {
    let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    Ok(stream)
}

/// Head in lower case, and body.
fn get(port: u16, path: &str, accept: &str) -> (String, Vec<u8>) {
    let mut stream = connect(port).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nhost: x\r\naccept-encoding: {accept}\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let end = answer.windows(4).position(|w| w == b"\r\n\r\n").unwrap();
    let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
    (head, answer[end + 4..].to_vec())
}

#[test]
fn files_come_with_their_type_caching_and_the_safety_headers() {
    let site = site();
    let server = start(site.path(), 0).unwrap();
    for (path, kind, caching) in [
        ("/", "text/html", "no-cache"),
        ("/a_bg.wasm", "application/wasm", "no-cache"),
        ("/manifest.webmanifest", "application/manifest+json", "no-cache"),
        ("/icon.svg", "image/svg+xml", "no-cache"),
        ("/app-0123456789abcdef.js?x=1", "text/javascript", "immutable"),
    ] {
        let (head, _) = get(server.port(), path, "identity");
        assert!(head.starts_with("http/1.1 200"), "{path}: {head}");
        assert!(head.contains(&format!("content-type: {kind}")), "{path}: {head}");
        assert!(head.lines().any(|l| l.starts_with("cache-control:") && l.ends_with(caching)), "{path}: {head}");
        for (name, value) in headers::ALWAYS {
            assert!(head.contains(&format!("{name}: {}", value.to_lowercase())), "{path} lacks {name}");
        }
    }
    let (head, _) = get(server.port(), "/gone-0123456789abcdef.js", "identity");
    assert!(head.starts_with("http/1.1 404") && head.contains("cache-control: no-store"), "{head}");
    assert_eq!(server.requests()[0], "/");
    assert_eq!(server.requests()[4], "/app-0123456789abcdef.js");
    server.clear_requests();
    assert!(server.requests().is_empty());
}

#[test]
fn the_best_compression_the_client_knows_is_used() {
    let site = site();
    let server = start(site.path(), 0).unwrap();
    let path = "/app-0123456789abcdef.js";
    let plain = std::fs::read(site.path().join(&path[1..])).unwrap();
    for (accept, sent) in [("gzip, deflate, br", "br"), ("gzip", "gzip")] {
        let (head, body) = get(server.port(), path, accept);
        assert!(head.contains(&format!("content-encoding: {sent}")), "{head}");
        assert!(head.contains("content-type: text/javascript"), "{head}");
        assert!(body.len() < plain.len() / 4);
    }
    let (head, body) = get(server.port(), path, "identity");
    assert!(!head.contains("content-encoding"));
    assert_eq!(body, plain);
}

#[test]
fn a_half_deploy_and_damaged_files_can_be_played() {
    let site = site();
    let server = start(site.path(), 0).unwrap();
    let whole = std::fs::read(site.path().join("index.html")).unwrap();
    server.missing(&["/icon.svg"]);
    server.truncated(&["/"]);
    server.corrupted(&["/a_bg.wasm"]);
    assert!(get(server.port(), "/icon.svg", "br").0.starts_with("http/1.1 404"));
    assert_eq!(get(server.port(), "/", "br").1, whole[..whole.len() / 2]);
    let (head, body) = get(server.port(), "/a_bg.wasm", "br");
    assert!(head.starts_with("http/1.1 200"));
    assert_eq!(body.len(), 4);
    assert_ne!(body, b"wasm");
    server.missing(&[]);
    server.truncated(&[]);
    assert!(get(server.port(), "/icon.svg", "br").0.starts_with("http/1.1 200"));
    assert_eq!(get(server.port(), "/", "identity").1, whole);
}

#[test]
fn a_deploy_swaps_the_folder() {
    let (old, new) = (site(), site());
    std::fs::write(new.path().join("index.html"), "new").unwrap();
    let server = start(old.path(), 0).unwrap();
    let (head, body) = get(server.port(), "/", "identity\r\nif-modified-since: Fri, 01 Jan 2100 00:00:00 GMT");
    assert!(head.starts_with("http/1.1 200") && !head.contains("last-modified"), "dates do not tell builds apart: {head}");
    assert_ne!(body, b"new");
    server.serve_dir(new.path());
    assert_eq!(get(server.port(), "/", "identity").1, b"new");
}

#[test]
fn a_black_hole_takes_the_request_and_says_nothing() {
    let site = site();
    let server = start(site.path(), 0).unwrap();
    server.black_hole(true);
    let mut stream = connect(server.port()).unwrap();
    stream.set_read_timeout(Some(Duration::from_millis(300))).unwrap();
    write!(stream, "GET /sw.js HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").unwrap();
    let kind = stream.read(&mut [0; 1]).unwrap_err().kind();
    assert!(matches!(kind, ErrorKind::WouldBlock | ErrorKind::TimedOut), "{kind:?}");
    assert_eq!(server.requests(), ["/sw.js"]);
    server.black_hole(false);
    let mut answer = String::new();
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
    assert!(get(server.port(), "/", "br").0.starts_with("http/1.1 200"));
}

#[test]
fn stop_closes_everything_and_the_port_can_be_taken_again() {
    let site = site();
    let server = start(site.path(), 0).unwrap();
    let port = server.port();
    let mut kept = connect(port).unwrap();
    write!(kept, "GET /a_bg.wasm HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
    assert_ne!(kept.read(&mut [0; 4096]).unwrap(), 0);
    server.stop();
    // Data in transit may still arrive; then the connection is closed.
    let end = kept.read_to_end(&mut Vec::new());
    assert!(end.is_ok() || end.is_err_and(|e| e.kind() == ErrorKind::ConnectionReset));
    assert!(connect(port).is_err());
    let again = start(site.path(), port).unwrap();
    assert_eq!(again.port(), port);
    assert!(get(port, "/", "br").0.starts_with("http/1.1 200"));
    assert!(start(site.path(), port).is_err(), "a port is used by one server");
}

#[test]
fn serve_gives_the_same_answers_without_the_faults() {
    let site = site();
    let plain = server::start(server::files(site.path()), 0).unwrap();
    let faulty = start(site.path(), 0).unwrap();
    for path in ["/", "/app-0123456789abcdef.js", "/gone.js"] {
        let without_date = |port| {
            let (head, body) = get(port, path, "br");
            (head.lines().filter(|line| !line.starts_with("date:")).map(str::to_owned).collect::<Vec<_>>(), body)
        };
        assert_eq!(without_date(plain.port()), without_date(faulty.port()), "{path}");
    }
}
