//! Identifiers: codes and numbers with a form of their own.
//!
//! What cannot be right is a fault. What only may be wrong is a hint: the answer counts, and the
//! reader is asked to look at it again.

mod ccc_certificate;
mod characters;
mod credit_code;
mod customs_code;
mod food_licence;
mod hs_code;
mod production_licence;
mod standard_number;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

/// Which identifier a text asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "describe", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum IdentifierKind {
    /// 统一社会信用代码, GB 32100-2015.
    CreditCode,
    /// 食品生产许可证编号.
    FoodLicence,
    /// 强制性产品认证证书编号, or the number of a self-declaration in its place.
    CccCertificate,
    /// 海关注册编码 of ten characters.
    CustomsCode,
    /// 商品编码 of ten digits.
    HsCode,
    /// 工业产品生产许可证编号.
    ProductionLicence,
    /// 标准编号, of whatever country.
    StandardNumber,
}

impl IdentifierKind {
    /// All kinds by the names that rule files and commands use.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("credit-code", Self::CreditCode),
        ("food-licence", Self::FoodLicence),
        ("ccc-certificate", Self::CccCertificate),
        ("customs-code", Self::CustomsCode),
        ("hs-code", Self::HsCode),
        ("production-licence", Self::ProductionLicence),
        ("standard-number", Self::StandardNumber),
    ];

    /// Whether a question can say that there may be none: everybody has a credit code, while laws of
    /// other countries stand in lists of standards and have no number.
    #[must_use]
    pub fn may_be_none(self) -> bool {
        self != Self::CreditCode
    }
}

/// An identifier without fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identified {
    /// In its usual form, however it was typed.
    pub text: String,
    /// What may be wrong all the same.
    pub hint: Option<IdentifierHint>,
}

/// What may be wrong with an identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdentifierHint {
    /// The organisation code inside a credit code fails its own check (GB 11714); codes of before
    /// the reform may carry such a part.
    InnerCheck,
    /// The last digit is not the one computed; there are valid licences with such a digit.
    CheckDigit {
        /// As typed.
        found: char,
        /// As computed.
        expected: char,
    },
    /// These digits are not the code of a province (GB/T 2260).
    Region(String),
    /// There is no such chapter of the Harmonized System.
    Chapter(String),
    /// The number of a standard without its year.
    YearMissing,
}

/// Why a text is not the identifier asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdentifierFault {
    /// Too short or too long; the number of characters there are.
    Length(usize),
    /// A character that cannot stand there: its place from 1, and itself.
    Character(usize, char),
    /// The check character does not fit the others.
    Check {
        /// As typed.
        found: char,
        /// As computed.
        expected: char,
    },
    /// Does not begin as it must.
    Beginning,
    /// Digits that mean nothing at their place: the place of the first from 1, and themselves.
    Part(usize, String),
    /// Not in the form it must have.
    Form,
}

/// Reads an identifier: full-width characters, small letters and spaces are accepted.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn identify(kind: IdentifierKind, typed: &str) -> Result<Identified, IdentifierFault> {
    match kind {
        IdentifierKind::CreditCode => credit_code::read(typed),
        IdentifierKind::FoodLicence => food_licence::read(typed),
        IdentifierKind::CccCertificate => ccc_certificate::read(typed),
        IdentifierKind::CustomsCode => customs_code::read(typed),
        IdentifierKind::HsCode => hs_code::read(typed),
        IdentifierKind::ProductionLicence => production_licence::read(typed),
        IdentifierKind::StandardNumber => standard_number::read(typed),
    }
}

/// A text without a hint.
fn plain(text: String) -> Result<Identified, IdentifierFault> {
    Ok(Identified { text, hint: None })
}
