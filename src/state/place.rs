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
    /// The list of products.
    Products,
    /// All answers at a glance, and what is still missing.
    Review,
    /// Where everything stands, in pictures and in one table.
    Overview,
    /// The checklist.
    Checklist,
    /// The declaration of the product at a position.
    Declaration(usize),
    /// The documents and clauses that the rules rest on.
    Clauses,
}

impl Place {
    /// The product it is about.
    #[must_use]
    pub fn product(self) -> Option<usize> {
        match self {
            Self::Page { product, .. } => product,
            Self::Declaration(product) => Some(product),
            _ => None,
        }
    }

    /// Whether it is a page of questions.
    #[must_use]
    pub fn has_questions(self) -> bool {
        matches!(self, Self::Page { .. })
    }

    /// Whether it is made of what comes after the first screen: texts of the rule set, and code.
    #[must_use]
    pub fn comes_later(self) -> bool {
        self != Self::Start
    }

    /// The place as it is written into the browser's history.
    #[must_use]
    pub fn to_token(self) -> String {
        match self {
            Self::Start => "start".into(),
            Self::Page {
                page,
                product: None,
            } => format!("page/{page}"),
            Self::Page {
                page,
                product: Some(product),
            } => format!("page/{page}/{product}"),
            Self::Products => "products".into(),
            Self::Review => "review".into(),
            Self::Overview => "overview".into(),
            Self::Checklist => "checklist".into(),
            Self::Declaration(product) => format!("declaration/{product}"),
            Self::Clauses => "clauses".into(),
        }
    }

    /// Reads what [`to_token`](Self::to_token) wrote.
    #[must_use]
    pub fn from_token(token: &str) -> Option<Self> {
        let mut parts = token.split('/');
        let name = parts.next()?;
        let first = parts.next().map(str::parse);
        let second = parts.next().map(str::parse);
        match (name, first, second) {
            ("start", ..) => Some(Self::Start),
            ("page", Some(Ok(page)), None) => Some(Self::Page {
                page,
                product: None,
            }),
            ("page", Some(Ok(page)), Some(Ok(product))) => Some(Self::Page {
                page,
                product: Some(product),
            }),
            ("products", ..) => Some(Self::Products),
            ("review", ..) => Some(Self::Review),
            ("overview", ..) => Some(Self::Overview),
            ("checklist", ..) => Some(Self::Checklist),
            ("clauses", ..) => Some(Self::Clauses),
            ("declaration", Some(Ok(product)), _) => Some(Self::Declaration(product)),
            _ => None,
        }
    }
}

/// All places in order. Pages about products that follow each other are gone through product by product.
pub(super) fn places(rules: &RuleSet, products: usize) -> Vec<Place> {
    let mut places = vec![Place::Start];
    let mut page = 0;
    for run in rules.pages.chunk_by(|a, b| a.level == b.level) {
        let about_products = run.iter().any(|page| page.level == Level::Product);
        let times = if about_products { products } else { 1 };
        if about_products && !places.contains(&Place::Products) {
            places.push(Place::Products);
        }
        for product in 0..times {
            for offset in 0..run.len() {
                places.push(Place::Page {
                    page: page + offset,
                    product: about_products.then_some(product),
                });
            }
        }
        page += run.len();
    }
    places.push(Place::Review);
    places.push(Place::Overview);
    places.push(Place::Checklist);
    for product in 0..products {
        places.push(Place::Declaration(product));
    }
    places.push(Place::Clauses);
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_read_back() {
        for place in [
            Place::Start,
            Place::Page {
                page: 3,
                product: None,
            },
            Place::Page {
                page: 0,
                product: Some(12),
            },
            Place::Products,
            Place::Review,
            Place::Overview,
            Place::Checklist,
            Place::Declaration(2),
            Place::Clauses,
        ] {
            assert_eq!(Place::from_token(&place.to_token()), Some(place));
        }
        for token in ["", "page", "page/x", "page/1/y", "declaration", "elsewhere"] {
            assert_eq!(Place::from_token(token), None, "{token}");
        }
    }
}
