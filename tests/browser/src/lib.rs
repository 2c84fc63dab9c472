//! Helpers for driving the widget in real browsers.
