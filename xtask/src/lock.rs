//! Keeps two runs in one repository from provisioning or building at the same time.

use std::fs::{self, File, TryLockError};

use anyhow::{Context, Result};

use crate::layout;

/// Waits until no other `cargo xtask` is at work here; the lock is held until the file is dropped.
pub fn take() -> Result<File> {
    let folder = layout::target();
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let file = File::create(folder.join("xtask.lock")).context("cannot create the lock file")?;
    match file.try_lock() {
        Ok(()) => return Ok(file),
        Err(TryLockError::WouldBlock) => eprintln!("waiting for another `cargo xtask` to end"),
        Err(TryLockError::Error(fault)) => {
            return Err(fault).context("cannot lock the target folder");
        }
    }
    file.lock().context("cannot lock the target folder")?;
    Ok(file)
}
