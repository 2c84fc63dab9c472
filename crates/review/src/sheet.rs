//! The sheet as blocks, before any output format. All texts are plain.

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Title.
    pub title: String,
    /// Contents in order.
    pub blocks: Vec<Block>,
}

/// One part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 to 3.
        level: u8,
        /// Names it within the document.
        anchor: String,
        /// What it says.
        text: String,
    },
    /// Verbatim words of a document.
    Quote(String),
    /// A paragraph.
    Paragraph(String),
    /// A remark in smaller type.
    Note(String),
    /// Labels, each with items.
    Fields(Vec<(String, Vec<Item>)>),
    /// A table; every row has as many cells as the head.
    Table {
        /// Headings of the columns.
        head: Vec<String>,
        /// Cells, row by row.
        rows: Vec<Vec<String>>,
    },
}

/// An item of a list, and what stands below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it says.
    pub text: String,
    /// What stands below it.
    pub items: Vec<Item>,
}

impl Item {
    /// An item without anything below.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            items: Vec::new(),
        }
    }
}
