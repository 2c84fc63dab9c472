//! The browser's own storage. Reading the property itself may throw (blocked storage, opaque frames),
//! so every step is asked for and none is taken for granted.

use web_sys::Storage;

use super::{Store, StoreFault};

/// `localStorage` or `sessionStorage`.
#[derive(Clone, Copy, Debug)]
pub enum BrowserStore {
    /// `localStorage`.
    Local,
    /// `sessionStorage`.
    Session,
}

impl BrowserStore {
    fn open(self) -> Result<Storage, StoreFault> {
        let window = web_sys::window().ok_or(StoreFault)?;
        let storage = match self {
            Self::Local => window.local_storage(),
            Self::Session => window.session_storage(),
        };
        storage.ok().flatten().ok_or(StoreFault)
    }
}

impl Store for BrowserStore {
    fn read(&self, key: &str) -> Result<Option<String>, StoreFault> {
        self.open()?.get_item(key).map_err(|_| StoreFault)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StoreFault> {
        self.open()?.set_item(key, text).map_err(|_| StoreFault)
    }

    fn remove(&self, key: &str) {
        if let Ok(storage) = self.open() {
            // A store that cannot remove cannot be helped from here.
            let _ = storage.remove_item(key);
        }
    }

    fn keys(&self) -> Vec<String> {
        let Ok(storage) = self.open() else {
            return Vec::new();
        };
        let length = storage.length().unwrap_or(0);
        (0..length)
            .filter_map(|index| storage.key(index).ok().flatten())
            .collect()
    }
}
