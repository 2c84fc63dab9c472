//! How much a rule set may hold. Real usage is that of the project's own rules; each limit leaves room for
//! several times as much, and keeps what hostile files can cost within seconds and some hundred megabytes.
//! `docs/limits.md` lists all limits of the project; a test compares.

use crate::diagnostic::{Code, Faults};
use crate::source::{Place, Sources};

/// Bytes of one rule file. Real files have up to 28 kB; a file of this size compiles within seconds.
pub const MAX_FILE: usize = 4 * 1024 * 1024;

/// Things of one kind: questions (really 112), criteria (89), clauses (167). Every answer evaluates all
/// criteria, and the first load carries all texts.
pub const MAX_THINGS: usize = 2000;

/// Choices of one question; really 40, the regions. More cannot be read through on a screen.
pub const MAX_CHOICES: usize = 200;

/// Characters of one text in a rule file; really up to 721, a condition.
pub const MAX_TEXT: usize = 10_000;

/// Rows of one table; really 200. Conditions look at every row, and a row of a comparison has 40 cells.
pub const MAX_ROWS: u32 = 1000;

/// Reports a file that is too large; such a file is not read.
pub(crate) fn is_too_large(sources: &Sources, file: usize, faults: &Faults) -> bool {
    let size = sources.text(file).len();
    if size <= MAX_FILE {
        return false;
    }
    let place = Place {
        file,
        start: 0,
        end: 0,
    };
    let message = format!("文件有 {size} 个字节，最多 {MAX_FILE} 个");
    faults.error(place, Code::TooComplex, message, "拆成几个文件。");
    true
}
