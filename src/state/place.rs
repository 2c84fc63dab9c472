//! Where a reader can be.

use santong_rules::{Level, RuleSet};

/// One screen of the widget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// What this is, where answers are kept, open a file.
    Start,
    /// A page of questions, about the enterprise or about the product at a position.
    Page {
        /// Position in [`RuleSet::pages`].
        page: usize,
        /// Position of the product.
        product: Option<usize>,
    },
    /// All answers at a glance, and what is still missing.
    Review,
    /// The checklist.
    Checklist,
    /// The declaration of the product at a position.
    Declaration(usize),
}

impl Place {
    /// The place as it is written into the browser's history.
    #[must_use]
    pub fn to_token(self) -> String {
        match self {
            Self::Start => "start".into(),
            Self::Page { page, product: None } => format!("page/{page}"),
            Self::Page { page, product: Some(product) } => format!("page/{page}/{product}"),
            Self::Review => "review".into(),
            Self::Checklist => "checklist".into(),
            Self::Declaration(product) => format!("declaration/{product}"),
        }
    }

    /// Reads what [`to_token`](Self::to_token) wrote.
    #[must_use]
    pub fn from_token(token: &str) -> Option<Self> {
        let mut parts = token.split('/');
        let name = parts.next()?;
        let mut number = || parts.next().map(str::parse).transpose().ok();
        match name {
            "start" => Some(Self::Start),
            "page" => Some(Self::Page { page: number()??, product: number()? }),
            "review" => Some(Self::Review),
            "checklist" => Some(Self::Checklist),
            "declaration" => Some(Self::Declaration(number()??)),
            _ => None,
        }
    }
}

/// All places in order. Pages about products that follow each other are gone through product by product.
pub(super) fn places(rules: &RuleSet, products: usize) -> Vec<Place> {
    let mut places = vec![Place::Start];
    let pages: Vec<_> = rules.pages.iter().enumerate().collect();
    for run in pages.chunk_by(|(_, a), (_, b)| a.level == b.level) {
        let scopes: Vec<Option<usize>> = match run.first() {
            Some((_, page)) if page.level == Level::Product => (0..products).map(Some).collect(),
            _ => vec![None],
        };
        for product in scopes {
            places.extend(run.iter().map(|(page, _)| Place::Page { page: *page, product }));
        }
    }
    places.extend([Place::Review, Place::Checklist]);
    places.extend((0..products).map(Place::Declaration));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_read_back() {
        for place in [
            Place::Start,
            Place::Page { page: 3, product: None },
            Place::Page { page: 0, product: Some(12) },
            Place::Review,
            Place::Checklist,
            Place::Declaration(2),
        ] {
            assert_eq!(Place::from_token(&place.to_token()), Some(place));
        }
        for token in ["", "page", "page/x", "page/1/y", "declaration", "elsewhere"] {
            assert_eq!(Place::from_token(token), None, "{token}");
        }
    }
}
