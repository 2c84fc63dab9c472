//! `[[document]]` and `[[document.clause]]`: policies, laws, standards and their numbered places.

use santong_rules::{Clause, Document, Source};

use crate::diagnostic::Code;
use crate::draft::Draft;
use crate::ids;
use crate::toml_reader::{Table, Text};

const SOURCES: &[(&str, Source)] = &[
    ("original", Source::Original),
    ("reprint", Source::Reprint),
    ("summary", Source::Summary),
];

pub(super) fn read<'a>(draft: &mut Draft<'a>, tables: Vec<Table<'a>>) {
    for mut table in tables {
        let clauses = table.tables("clause", "条款");
        let id = table.required_text("id");
        let document = read_document(draft, &mut table, id.as_ref());
        let position = id
            .as_ref()
            .and_then(|id| draft.document_ids.add(draft.cx, id));
        if position.is_some() {
            draft.documents.push(document);
        }
        for clause in clauses {
            read_clause(draft, clause, id.as_ref(), position);
        }
        table.finish(&[]);
    }
}

fn read_document(draft: &Draft<'_>, table: &mut Table<'_>, id: Option<&Text>) -> Document {
    if let Some(id) = id {
        ids::check_form(draft.cx, id, &['-', '_']);
    }
    let title = table.required_words("title");
    let short = table
        .text("short")
        .map_or_else(|| title.clone(), |short| short.value);
    let source = table.one_of("source", SOURCES).unwrap_or(Source::Original);
    let via = table.words("via");
    if source != Source::Original && via.is_empty() && !table.has("via") {
        table.missing("via");
    }
    Document {
        id: id.map(|id| id.value.clone()).unwrap_or_default(),
        title,
        described: table.boolean("described").unwrap_or(false),
        short,
        number: table.words("number"),
        issuer: table.required_words("issuer"),
        issued: table.date("issued"),
        scope: scope(table),
        source,
        via,
        stored: table.date("stored"),
        origin: draft.origin(table.place),
    }
}

fn scope(table: &mut Table<'_>) -> String {
    let Some(scope) = table.required_text("scope") else {
        return String::new();
    };
    let region = scope.value.len() == 6 && scope.value.bytes().all(|b| b.is_ascii_digit());
    if scope.value != "national" && !region {
        let message = format!("“scope”不能是“{}”", scope.value);
        table.error(
            scope.place,
            Code::BadValue,
            message,
            "全国写 \"national\"，地方写六位行政区划代码，如 \"140000\"。",
        );
    }
    scope.value
}

fn read_clause(
    draft: &mut Draft<'_>,
    mut table: Table<'_>,
    document: Option<&Text>,
    position: Option<u16>,
) {
    let number = table.required_text("number");
    let (quote, gist) = (table.text("quote"), table.text("gist"));
    match (&quote, &gist) {
        (Some(_), Some(gist)) => {
            table.error(
                gist.place,
                Code::BadValue,
                "“quote”和“gist”只能写一个",
                "有原文写 quote，没有存原文写 gist。",
            );
        }
        (None, None) if !table.has("quote") && !table.has("gist") => table.missing("quote"),
        _ => {}
    }
    if let Some(quote) = &quote {
        check_length(draft, quote);
    }
    if let (Some(document), Some(position), Some(number)) = (document, position, &number) {
        let name = Text {
            value: format!("{} {}", document.value, number.value),
            place: number.place,
        };
        if draft.clause_ids.add(draft.cx, &name).is_some() {
            draft
                .quote_places
                .push(quote.as_ref().map(|quote| quote.place));
            draft.clauses.push(Clause {
                document: position,
                number: number.value.clone(),
                quote: quote.map(|quote| quote.value).unwrap_or_default(),
                gist: gist.map(|gist| gist.value).unwrap_or_default(),
            });
        }
    }
    table.finish(&[]);
}

/// A quotation long enough to be found and short enough to be read.
fn check_length(draft: &Draft<'_>, quote: &Text) {
    let length = quote.value.chars().filter(|c| !c.is_whitespace()).count();
    if !(6..=40).contains(&length) {
        let message = format!("引文有 {length} 个字，应当是 6 到 40 个字");
        draft.cx.faults.error(
            quote.place,
            Code::Quote,
            message,
            "截取能说明要求的一句，一字不改。",
        );
    }
    let half_width = quote.value.char_indices().find(|(at, c)| {
        let before = quote
            .value
            .get(..*at)
            .and_then(|before| before.chars().next_back());
        matches!(c, ',' | ';' | ':' | '(' | ')' | '?' | '!')
            && before.is_some_and(|c| !c.is_ascii())
    });
    if let Some((at, c)) = half_width {
        let place = quote.place_of(draft.cx.sources, at, at + c.len_utf8());
        let message = format!("引文里的“{c}”是半角标点");
        draft.cx.faults.warning(
            place,
            Code::Quote,
            message,
            "核对原文；公文一般用全角标点。",
        );
    }
}
