//! The register of evidence: what the enterprise keeps for a criterion. It never decides a verdict.

use serde::Serialize;

use crate::{Answers, Date, typed::read_date};

/// A report, certificate or record, exactly as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The criterion it is for, by its stable name.
    pub criterion: String,
    /// The product it covers, by [`Product::id`](crate::Product::id); `None` covers all of them.
    pub product: Option<String>,
    /// The side it covers: empty for all, `home`, or the id of a market's choice.
    pub market: String,
    /// What it is called.
    pub title: String,
    /// Its number.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// Day of issue.
    pub date: String,
    /// Last day on which it counts.
    pub valid_until: String,
    /// Where it is kept.
    pub place: String,
}

/// Whether a piece of evidence still counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "describe", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum EvidenceState {
    /// It counts, the last day included.
    Valid,
    /// Its last day is over.
    Expired,
    /// No last day is given: many reports have none by law.
    NoDate,
    /// A date is given that cannot be read.
    UnreadableDate,
}

impl EvidenceState {
    /// Stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Expired => "expired",
            Self::NoDate => "no_date",
            Self::UnreadableDate => "unreadable_date",
        }
    }
}

/// What is written for a last day that there is none of.
const NEVER: [&str; 2] = ["长期", "长期有效"];
/// What is written where a document has no last day.
const NONE: [&str; 4] = ["", "无", "—", "-"];

impl Evidence {
    /// Most pieces of evidence in one file: twenty for each of a hundred products.
    pub const MAX_COUNT: usize = 2000;
    /// Longest text of one part, in bytes.
    pub const MAX_TEXT: usize = 2000;

    /// The names of the parts in a file, in alphabetical order.
    pub(crate) const PARTS: [&'static str; 9] = [
        "criterion",
        "date",
        "issuer",
        "market",
        "number",
        "place",
        "product",
        "title",
        "valid_until",
    ];

    /// The parts as they are written, in alphabetical order of their names.
    pub fn parts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let parts: [&str; 9] = [
            &self.criterion,
            &self.date,
            &self.issuer,
            &self.market,
            &self.number,
            &self.place,
            self.product.as_deref().unwrap_or_default(),
            &self.title,
            &self.valid_until,
        ];
        Self::PARTS.into_iter().zip(parts)
    }

    /// Sets the part of a name; there is none of any other name.
    pub(crate) fn set(&mut self, name: &str, text: String) {
        match name {
            "criterion" => self.criterion = text,
            "date" => self.date = text,
            "issuer" => self.issuer = text,
            "market" => self.market = text,
            "number" => self.number = text,
            "place" => self.place = text,
            "product" => self.product = Some(text).filter(|id| !id.is_empty()),
            "title" => self.title = text,
            "valid_until" => self.valid_until = text,
            _ => {}
        }
    }

    /// Whether it still counts on a day.
    #[must_use]
    pub fn state(&self, as_of: Date) -> EvidenceState {
        let until = self.valid_until.trim();
        let issued = self.date.trim();
        let unreadable = |text: &str| !NONE.contains(&text) && read_date(text).is_none();
        match read_date(until) {
            Some(until) if until < as_of => EvidenceState::Expired,
            _ if unreadable(issued) => EvidenceState::UnreadableDate,
            Some(_) => EvidenceState::Valid,
            None if NEVER.contains(&until) => EvidenceState::Valid,
            None if NONE.contains(&until) => EvidenceState::NoDate,
            None => EvidenceState::UnreadableDate,
        }
    }

    /// Whether it is there for a product; what names no product is there for all.
    #[must_use]
    pub fn covers(&self, product: &str) -> bool {
        self.product.as_deref().is_none_or(|own| own == product)
    }
}

impl Answers {
    /// The evidence for a criterion with its position in [`Answers::evidence`]: what is there for a
    /// product, or with `None` all of it.
    pub fn evidence_of<'a>(
        &'a self,
        criterion: &'a str,
        product: Option<&'a str>,
    ) -> impl Iterator<Item = (usize, &'a Evidence)> {
        let own = move |evidence: &Evidence| {
            evidence.criterion == criterion
                && product.is_none_or(|product| evidence.covers(product))
        };
        self.evidence
            .iter()
            .enumerate()
            .filter(move |(_, evidence)| own(evidence))
    }

    /// Removes the product at a position, and the evidence that is there for it alone.
    pub fn remove_product(&mut self, index: usize) {
        if index < self.products.len() {
            let removed = self.products.remove(index);
            self.evidence
                .retain(|evidence| evidence.product.as_ref() != Some(&removed.id));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Product;

    #[test]
    fn the_last_day_still_counts() {
        let check = |date: &str, valid_until: &str, expected| {
            let evidence = Evidence {
                date: date.into(),
                valid_until: valid_until.into(),
                ..Evidence::default()
            };
            let as_of = Date::new(2026, 11, 22).unwrap();
            assert_eq!(evidence.state(as_of), expected, "{date} {valid_until}");
        };
        check("2025-01-02", "2026-11-22", EvidenceState::Valid);
        check("", "２０２６年１１月２３日", EvidenceState::Valid);
        check("", "长期", EvidenceState::Valid);
        check("2025-01-02", "2026/11/21", EvidenceState::Expired);
        check("去年", "2026-11-21", EvidenceState::Expired);
        check("2025-01-02", " ", EvidenceState::NoDate);
        check("", "无", EvidenceState::NoDate);
        check("", "2026-02-30", EvidenceState::UnreadableDate);
        check("2025-01-02", "三年", EvidenceState::UnreadableDate);
        check("去年", "", EvidenceState::UnreadableDate);
        check("去年", "2026-11-23", EvidenceState::UnreadableDate);
    }

    #[test]
    fn evidence_goes_with_its_product() {
        let product = |id: &str| Product {
            id: id.into(),
            ..Product::default()
        };
        let evidence = |criterion: &str, product: Option<&str>| Evidence {
            criterion: criterion.into(),
            product: product.map(str::to_owned),
            ..Evidence::default()
        };
        let mut answers = Answers {
            products: vec![product("p1"), product("p2")],
            evidence: vec![
                evidence("a", None),
                evidence("a", Some("p1")),
                evidence("a", Some("p2")),
                evidence("b", Some("p2")),
            ],
            ..Answers::default()
        };
        let check = |answers: &Answers, criterion, product, expected: &[usize]| {
            let found: Vec<_> = answers
                .evidence_of(criterion, product)
                .map(|(position, _)| position)
                .collect();
            assert_eq!(found, expected, "{criterion} {product:?}");
        };
        check(&answers, "a", Some("p1"), &[0, 1]);
        check(&answers, "a", None, &[0, 1, 2]);
        check(&answers, "b", Some("p1"), &[]);
        answers.remove_product(7);
        answers.remove_product(1);
        check(&answers, "a", None, &[0, 1]);
        check(&answers, "b", None, &[]);
        assert_eq!(answers.products, [product("p1")]);
    }
}
