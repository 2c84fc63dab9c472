//! The widget in real browsers. Run by `cargo xtask test`, which builds the site and finds the browsers.

#![allow(
    clippy::indexing_slicing,
    reason = "all of this is tests: answers and results are looked into by name"
)]

mod accessibility;
mod assessment;
mod comparison;
mod files;
mod host;
mod keyboard;
mod many;
mod network;
mod printing;
mod products;
mod screens;
mod sideways;
mod stillness;
mod storage;
mod support;
mod trap;
mod typing;
mod whole_way;
