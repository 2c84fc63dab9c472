//! The top level of a rule file.

use toml::de::DeTable;

use super::overlay;
use crate::source::Place;
use crate::toml_reader::{Context, Table};

/// All tables of all files by kind, in the order of the files.
#[derive(Default)]
pub(crate) struct Sections<'a> {
    pub headers: Vec<Table<'a>>,
    pub overlays: Vec<Table<'a>>,
    pub documents: Vec<Table<'a>>,
    pub backgrounds: Vec<Table<'a>>,
    pub pages: Vec<Table<'a>>,
    pub regions: Vec<Table<'a>>,
    pub questions: Vec<Table<'a>>,
    pub prepared: Vec<Table<'a>>,
    pub criteria: Vec<Table<'a>>,
    pub measures: Vec<Table<'a>>,
    pub shares: Vec<Table<'a>>,
    pub declarations: Vec<Table<'a>>,
    pub retired: Vec<Table<'a>>,
    pub translations: Vec<Table<'a>>,
}

impl<'a> Sections<'a> {
    /// Sorts the tables of one file.
    pub fn add(&mut self, cx: Context<'a>, file: usize, entries: &'a DeTable<'a>) {
        let mut root = Table::new(
            cx,
            "规则文件",
            Place {
                file,
                start: 0,
                end: 0,
            },
            entries,
        );
        // For editors, which look up there what may be written.
        root.text("$schema");
        let overlay = cx.sources.overlay(file).is_some();
        overlay::check_sections(&root, overlay);
        let headers = root.table("ruleset", "规则集");
        let regions = root.tables("region", "地区");
        let shares = root.tables("share", "占比");
        let declarations = root.table("declaration", "声明");
        let retired = root.tables("retired", "停用的名称");
        if !overlay {
            self.headers.extend(headers);
            self.regions.extend(regions);
            self.shares.extend(shares);
            self.declarations.extend(declarations);
            self.retired.extend(retired);
        }
        self.overlays.extend(root.table("overlay", "附加规则"));
        self.documents.extend(root.tables("document", "文件条目"));
        self.backgrounds
            .extend(root.tables("background", "背景条款"));
        self.pages.extend(root.tables("page", "页面"));
        self.questions.extend(root.tables("question", "问题"));
        self.prepared.extend(root.tables("prepared", "备选行"));
        self.criteria.extend(root.tables("criterion", "检查项"));
        self.measures.extend(root.tables("measure", "支持措施"));
        self.translations
            .extend(root.table("translation", "译文表"));
        root.finish(&[]);
    }
}
