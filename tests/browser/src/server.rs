//! A server for the finished site that remembers every request and can be told to answer badly.

use std::{
    collections::BTreeMap,
    convert::Infallible,
    fs,
    net::{SocketAddr, TcpListener},
    path::{Component, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
};

use anyhow::Result;
use http_body_util::{BodyExt, Full};
use hyper::{Response, body::Bytes, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::sync::{oneshot, watch};

use crate::{
    plan::{Plan, Policy, Reply},
    setup::{self, Package},
};

const HOOK: &str = include_str!("hook.js");
/// The hook's file name; not one of the package's files.
pub const HOOK_NAME: &str = "test-hook.js";

/// A name that Chromium is told to find on this machine.
pub const PLAIN_HOST: &str = "plain.test";

/// A request that reached the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// HTTP method.
    pub method: String,
    /// Path with query, as it was asked for.
    pub address: String,
    /// Bytes of the body.
    pub body: usize,
}

/// A running server.
pub struct Site {
    at: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
    requests: Arc<Mutex<Vec<Request>>>,
    released: watch::Sender<bool>,
    mended: Arc<AtomicBool>,
    late: Arc<Mutex<BTreeMap<String, Reply>>>,
    folder: String,
}

impl Site {
    /// Serves the finished site on a free port of this machine.
    ///
    /// # Errors
    /// When the site was not built.
    pub fn serve(plan: Plan) -> Result<Self> {
        let dist = setup::path("SANTONG_DIST")?;
        let policy = Package::read()?.policy;
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        listener.set_nonblocking(true)?;
        let at = listener.local_addr()?;
        let requests = Arc::new(Mutex::new(Vec::new()));
        let folder = plan.folder.clone();
        let (released, waiting) = watch::channel(false);
        let mended = Arc::new(AtomicBool::new(false));
        let late = Arc::new(Mutex::new(BTreeMap::new()));
        let answerer = Arc::new(Answerer {
            at,
            dist,
            policy,
            plan,
            waiting,
            mended: mended.clone(),
            late: late.clone(),
            requests: requests.clone(),
        });
        let (stop, stopped) = oneshot::channel();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let thread = thread::spawn(move || {
            runtime.block_on(async {
                let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
                    return;
                };
                let accepting = async {
                    while let Ok((stream, _)) = listener.accept().await {
                        let answerer = answerer.clone();
                        let service = service_fn(move |request| answerer.clone().answer(request));
                        // A browser that hangs up before it has everything is no fault of ours.
                        tokio::spawn(
                            http1::Builder::new().serve_connection(TokioIo::new(stream), service),
                        );
                    }
                };
                futures_util::future::select(Box::pin(accepting), stopped).await;
            });
        });
        Ok(Self {
            at,
            stop: Some(stop),
            thread: Some(thread),
            requests,
            released,
            mended,
            late,
            folder,
        })
    }

    /// Sends what was held back, and holds nothing back any more.
    pub fn release(&self) {
        self.released.send_replace(true);
    }

    /// Answers a path (below the folder) in another way from now on.
    pub fn answer(&self, path: &str, reply: Reply) {
        let mut late = self.late.lock().unwrap_or_else(PoisonError::into_inner);
        late.insert(path.into(), reply);
    }

    /// From now on every path is answered with the file itself.
    pub fn mend(&self) {
        self.mended.store(true, Ordering::SeqCst);
    }

    /// The address of a path below the site's folder.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        format!("http://{}{}{path}", self.at, self.folder)
    }

    /// The same by a name that browsers do not take for this machine's, so that the page is one
    /// over plain http, where what needs a secure context is missing (Chromium only).
    #[must_use]
    pub fn plain_address(&self, path: &str) -> String {
        let (port, folder) = (self.at.port(), &self.folder);
        format!("http://{PLAIN_HOST}:{port}{folder}{path}")
    }

    /// All requests so far but those of the test's own files.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        let requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        requests
            .iter()
            .filter(|request| !request.address.ends_with(HOOK_NAME))
            .cloned()
            .collect()
    }

    /// Forgets the requests so far.
    pub fn forget(&self) {
        self.requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // A server that has ended already needs no word.
        let _ = self.stop.take().map(|stop| stop.send(()));
        if let Some(thread) = self.thread.take() {
            // A thread that ended badly has said so on standard error.
            let _ = thread.join();
        }
    }
}

struct Answerer {
    at: SocketAddr,
    dist: PathBuf,
    policy: String,
    plan: Plan,
    waiting: watch::Receiver<bool>,
    mended: Arc<AtomicBool>,
    late: Arc<Mutex<BTreeMap<String, Reply>>>,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Answerer {
    async fn answer(
        self: Arc<Self>,
        request: hyper::Request<Incoming>,
    ) -> Result<Response<Full<Bytes>>, Infallible> {
        let (method, address) = (request.method().to_string(), request.uri().to_string());
        let body = request
            .into_body()
            .collect()
            .await
            .map_or(0, |body| body.to_bytes().len());
        let noted = Request {
            method,
            address: address.clone(),
            body,
        };
        self.requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(noted);
        if self
            .path(&address)
            .is_some_and(|path| self.plan.held.contains(path))
        {
            // A site that has ended releases nothing; then nobody waits for the answer either.
            let _ = self.waiting.clone().wait_for(|released| *released).await;
        }
        let reply = self.reply(&address);
        let mut response = Response::builder()
            .status(reply.status)
            .header("Content-Type", reply.kind)
            .header("Cache-Control", "no-cache")
            .header("X-Content-Type-Options", "nosniff");
        if self.plan.shared {
            response = response.header("Access-Control-Allow-Origin", "*");
        }
        if let Some(policy) = self.policy() {
            response = response.header("Content-Security-Policy", policy);
        }
        let content = Full::new(Bytes::from(reply.content.unwrap_or_default()));
        // Only a header that is no header could go wrong here; then an empty answer shows it.
        Ok(response.body(content).unwrap_or_default())
    }

    fn policy(&self) -> Option<String> {
        match self.plan.policy {
            Policy::Design => Some(self.policy.clone()),
            Policy::Named => {
                let server = format!("http://{}", self.at);
                Some(self.policy.replace("'self'", &server))
            }
            Policy::Absent => None,
        }
    }

    /// What an address names below the site's folder.
    fn path<'a>(&self, address: &'a str) -> Option<&'a str> {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let path = path.strip_prefix(&self.plan.folder)?;
        Some(if path.is_empty() { "index.html" } else { path })
    }

    fn reply(&self, address: &str) -> Reply {
        let Some(path) = self.path(address) else {
            return Reply::absent();
        };
        if path == HOOK_NAME {
            let script = format!("{HOOK}\n{}", self.plan.script);
            return Reply {
                status: 200,
                kind: "text/javascript".into(),
                content: Some(script.into()),
            };
        }
        let mended = self.mended.load(Ordering::SeqCst);
        let late = self.late.lock().unwrap_or_else(PoisonError::into_inner);
        let planned = self.plan.replies.get(path).filter(|_| !mended);
        let mut reply = match late.get(path).or(planned) {
            Some(Reply {
                content: None,
                status,
                kind,
            }) => Reply {
                status: *status,
                kind: kind.clone(),
                content: self.file(path).content,
            },
            Some(reply) => reply.clone(),
            None => self.file(path),
        };
        if reply.kind.starts_with("text/html") {
            let page = String::from_utf8_lossy(&reply.content.unwrap_or_default()).into_owned();
            let hooked = page.replacen(
                "<head>",
                &format!("<head><script src=\"{HOOK_NAME}\"></script>"),
                1,
            );
            reply.content = Some(hooked.into_bytes());
        }
        reply
    }

    fn file(&self, path: &str) -> Reply {
        let inside = PathBuf::from(path)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        match fs::read(self.dist.join(path)).ok().filter(|_| inside) {
            Some(content) => Reply {
                status: 200,
                kind: media_type(path).into(),
                content: Some(content),
            },
            None => Reply::absent(),
        }
    }
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}
