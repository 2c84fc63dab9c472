//! The widget driven in real browsers: a server for the finished site, drivers for the browsers, and
//! helpers that reach into the widget's shadow root.
//!
//! `cargo xtask test` builds the site, finds or installs the browsers, and tells by environment
//! variables where everything is; see [`setup`].

pub mod browser;
pub mod display;
pub mod old;
pub mod page;
pub mod paper;
pub mod plan;
pub mod run;
pub mod server;
pub mod setup;
pub mod walk;

pub use browser::{Browser, Engine, Look};
pub use page::Page;
pub use plan::{Plan, Policy, Reply};
pub use run::{run, run_with};
pub use server::Site;
