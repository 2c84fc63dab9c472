//! A document as a list of blocks, before any output format.

/// A document: what the screen, the printer and the files show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Title.
    pub title: String,
    /// What stands across the document, for example 草稿，不得发布.
    pub mark: Option<String>,
    /// Contents in order.
    pub blocks: Vec<Block>,
}

/// One part of a document. All texts are plain text; a line feed in one is a line break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading below the title.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// Labels with values.
    Fields(Vec<(String, String)>),
    /// Items of equal rank.
    List(Vec<String>),
    /// A table; every row has as many cells as the head.
    Table {
        /// Headings of the columns.
        head: Vec<String>,
        /// Cells, row by row.
        rows: Vec<Vec<String>>,
    },
    /// A remark in smaller type.
    Note(String),
    /// Labels with values and places to sign, where the value is empty.
    Signature(Vec<(String, String)>),
}
