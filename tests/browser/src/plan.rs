//! How the test server is to answer.

use std::collections::{BTreeMap, BTreeSet};

/// The Content-Security-Policy that pages are sent with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// The one of `pkg.json`.
    Design,
    /// The same with the server's address in the place of `'self'`.
    Named,
    /// None.
    Absent,
}

/// What a path is answered with instead of the file.
#[derive(Clone, Debug)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// Media type.
    pub kind: String,
    /// Content; `None` takes the file's own.
    pub content: Option<Vec<u8>>,
}

impl Reply {
    /// A page.
    #[must_use]
    pub fn page(text: &str) -> Self {
        Self {
            status: 200,
            kind: "text/html; charset=utf-8".into(),
            content: Some(text.into()),
        }
    }

    /// Nothing there.
    #[must_use]
    pub fn absent() -> Self {
        Self {
            status: 404,
            kind: "text/plain".into(),
            content: Some(b"404".to_vec()),
        }
    }

    /// The file as another media type.
    #[must_use]
    pub fn as_kind(kind: &str) -> Self {
        Self {
            status: 200,
            kind: kind.into(),
            content: None,
        }
    }
}

/// How a site is served.
#[derive(Clone, Debug)]
pub struct Plan {
    pub(crate) policy: Policy,
    pub(crate) folder: String,
    pub(crate) replies: BTreeMap<String, Reply>,
    pub(crate) held: BTreeSet<String>,
    pub(crate) script: String,
    pub(crate) shared: bool,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            policy: Policy::Design,
            folder: "/".into(),
            replies: BTreeMap::new(),
            held: BTreeSet::new(),
            script: String::new(),
            shared: false,
        }
    }
}

impl Plan {
    /// Sends another policy.
    #[must_use]
    pub fn policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// Serves the site below a folder, given with slashes on both ends.
    #[must_use]
    pub fn folder(mut self, folder: &str) -> Self {
        self.folder = folder.into();
        self
    }

    /// Answers a path (below the folder) in another way, until [`Site::mend`](crate::Site::mend).
    #[must_use]
    pub fn reply(mut self, path: &str, reply: Reply) -> Self {
        self.replies.insert(path.into(), reply);
        self
    }

    /// Holds the answer to a path (below the folder) back until [`Site::release`](crate::Site::release).
    #[must_use]
    pub fn hold(mut self, path: &str) -> Self {
        self.held.insert(path.into());
        self
    }

    /// Lets scripts and pages of other origins read the files.
    #[must_use]
    pub fn shared(mut self) -> Self {
        self.shared = true;
        self
    }

    /// Runs a script in every page before anything else.
    #[must_use]
    pub fn script(mut self, script: &str) -> Self {
        self.script.push_str(script);
        self
    }
}
