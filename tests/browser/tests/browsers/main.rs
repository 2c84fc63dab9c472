//! The widget in real browsers. Run by `cargo xtask test`, which builds the site and finds the browsers.

#![allow(
    clippy::indexing_slicing,
    reason = "all of this is tests: answers and results are looked into by name"
)]

mod accessibility;
mod assessment;
mod bad_input;
mod broken;
mod clauses;
mod comparison;
mod evidence;
mod explained;
mod files;
mod frame;
mod frame_faults;
mod guest;
mod headless;
mod host;
mod hosts;
mod identifiers;
mod integrate;
mod integrity;
mod keyboard;
mod language;
mod later;
mod looks;
mod many;
mod network;
mod overlay;
mod pictures;
mod printing;
mod products;
mod regional;
mod risk;
mod samples;
mod screens;
mod sideways;
mod stillness;
mod storage;
mod support;
mod told;
mod trap;
mod typing;
mod whole_way;
mod workbench;
