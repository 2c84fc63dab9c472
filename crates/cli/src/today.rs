//! The only clock of the program.

use jiff::{Timestamp, tz};
use santong_rules::Date;

/// Today in Asia/Shanghai, which is eight hours ahead of UTC all year.
pub fn today() -> Option<Date> {
    let shanghai = Timestamp::now().to_zoned(tz::TimeZone::fixed(tz::offset(8)));
    let year = u16::try_from(shanghai.year()).ok()?;
    Date::new(
        year,
        u8::try_from(shanghai.month()).ok()?,
        u8::try_from(shanghai.day()).ok()?,
    )
}
