//! The only clock of the program.

use std::time::{SystemTime, UNIX_EPOCH};

use santong_rules::Date;

/// Today in China; none where the clock is before 1970.
pub fn today() -> Option<Date> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    let milliseconds = i64::try_from(since.as_millis()).ok()?;
    Some(Date::in_china(milliseconds))
}
