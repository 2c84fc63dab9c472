//! The web build: from Rust to the files of the finished site.
//!
//! ```text
//! cargo ─► module.wasm ─► wasm-bindgen ─► widget_bg.wasm ─► split, wasm-opt ─► widget.<hash>.wasm
//!                               │                │                        └──► later.<hash>.wasm
//!                               │                └─► wasm-opt ─► wasm2js ────► twin.<hash>.js
//!                               └► widget.js ─► mended, bundled ─► widget.<hash>.js
//! santong compile ─► rules.<hash>.bin          www/ ─► lowered, names put in ─► dist/
//! ```
//!
//! The compiler of rule files goes the same way, in one part, to `compiler.<hash>.wasm`, its glue and
//! its twin; they are loaded only where rule files are read in the browser, as are the rule files
//! themselves (`rule-files.<hash>.json`). So does the headless module for scripts, to `headless.<hash>.wasm`; its glue
//! is part of `santong-api.js`.

pub mod classic;
mod compile;
mod draft;
pub mod glue;
pub mod module;
pub mod names;
pub mod package;
pub mod program;
mod regions;
pub mod script;
pub mod site;
mod sources;
pub mod split;
pub mod twin;
