//! A small server for the finished site, on this machine only.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::{Result, anyhow, bail};
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

/// How many ports are tried when one is taken.
const ATTEMPTS: u16 = 20;
const WORKERS: usize = 4;

/// Serves a folder until the program is stopped; takes the next free port from `port` on.
pub fn serve(folder: &Path, port: u16, policy: Option<&str>) -> Result<()> {
    let (server, port) = open(port)?;
    println!("http://127.0.0.1:{port}/");
    println!("Content-Security-Policy: {}", policy.unwrap_or("(none)"));
    println!("Ctrl+C ends");
    let server = Arc::new(server);
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            let server = Arc::clone(&server);
            scope.spawn(move || {
                for request in server.incoming_requests() {
                    // A browser that hangs up before it has everything is no fault of ours.
                    let _ = answer(request, folder, policy);
                }
            });
        }
    });
    Ok(())
}

fn open(port: u16) -> Result<(Server, u16)> {
    for candidate in port..=port.saturating_add(ATTEMPTS) {
        match Server::http(("127.0.0.1", candidate)) {
            Ok(server) => return Ok((server, candidate)),
            Err(fault) if candidate == port.saturating_add(ATTEMPTS) => {
                return Err(anyhow!("ports {port} to {candidate} are taken: {fault}"));
            }
            Err(_) => {}
        }
    }
    bail!("no port to try")
}

fn answer(request: Request, folder: &Path, policy: Option<&str>) -> Result<()> {
    let readable = matches!(request.method(), Method::Get | Method::Head);
    let found = local_path(request.url()).map(|path| folder.join(path));
    let content = found
        .as_deref()
        .filter(|_| readable)
        .and_then(|path| fs::read(path).ok());
    let (status, content, kind) = match (content, found) {
        (Some(content), Some(path)) => (200, content, media_type(&path)),
        _ => (404, b"404\n".to_vec(), "text/plain; charset=utf-8"),
    };
    let mut response = Response::from_data(content).with_status_code(StatusCode(status));
    let mut headers = vec![
        ("Content-Type", kind),
        ("Cache-Control", "no-cache"),
        // A connection kept open occupies a thread of the server, and the next one may wait for it.
        ("Connection", "close"),
        ("X-Content-Type-Options", "nosniff"),
    ];
    headers.extend(policy.map(|policy| ("Content-Security-Policy", policy)));
    for (name, value) in headers {
        let header = Header::from_bytes(name, value).map_err(|()| anyhow!("bad header {name}"))?;
        response.add_header(header);
    }
    Ok(request.respond(response)?)
}

/// The path below the served folder that an address asks for, unless it leads out of it.
fn local_path(address: &str) -> Option<PathBuf> {
    let path = address.split(['?', '#']).next()?.trim_start_matches('/');
    let path = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.into()
    };
    let path = PathBuf::from(path);
    let inside = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    inside.then_some(path)
}

fn media_type(path: &Path) -> &'static str {
    match path
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "bin" => "application/octet-stream",
        _ => "text/plain; charset=utf-8",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_stay_inside() {
        let check = |address: &str, expected: Option<&str>| {
            assert_eq!(
                local_path(address),
                expected.map(PathBuf::from),
                "{address}"
            );
        };
        check("/", Some("index.html"));
        check("/samples/", Some("samples/index.html"));
        check("/widget.js?1", Some("widget.js"));
        check("//etc/passwd", Some("etc/passwd"));
        check("/../Cargo.toml", None);
        check("/samples/../../Cargo.toml", None);
    }
}
