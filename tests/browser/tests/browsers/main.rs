//! The widget in real browsers. Run by `cargo xtask test`, which builds the site and finds the browsers.

mod support;
mod whole_way;
