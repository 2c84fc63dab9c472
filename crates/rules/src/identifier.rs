//! Identifiers with a check of their own.

mod credit_code;

use serde::{Deserialize, Serialize};

pub use credit_code::{CreditCode, CreditCodeFault};

/// Which identifier a text question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IdentifierKind {
    /// 统一社会信用代码, GB 32100-2015.
    CreditCode,
}
