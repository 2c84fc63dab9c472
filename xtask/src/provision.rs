//! Brings in what the machine lacks: the WebAssembly toolchain, npm tools, browsers and drivers.
//!
//! On Debian as root it installs Debian's packages; elsewhere it uses rustup and what is on the
//! search path. Where it can do neither it fails with the exact command to run.

pub mod browsers;
pub mod debian;
pub mod npm;
pub mod toolchain;
