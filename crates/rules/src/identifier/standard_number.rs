//! Numbers of standards. Those of this country have forms that are checked; of all others only the
//! spacing is put right.

mod abroad;

use super::{Identified, IdentifierFault, IdentifierHint, characters};

/// Marks of national standards, and of those that the ministries of defence, health and metrology give.
const NATIONAL: [&str; 5] = ["GB", "GBZ", "GJB", "JJF", "JJG"];
/// Marks of the industries' standards.
const INDUSTRIES: [&str; 69] = [
    "AQ", "BB", "CB", "CH", "CJ", "CY", "DA", "DL", "DY", "DZ", "EJ", "FZ", "GA", "GC", "GD", "GH",
    "GM", "GY", "HB", "HG", "HJ", "HS", "HY", "JB", "JC", "JG", "JR", "JT", "JY", "KA", "LB", "LD",
    "LS", "LY", "MH", "MR", "MT", "MZ", "NB", "NY", "QB", "QC", "QJ", "QX", "RB", "SB", "SC", "SF",
    "SH", "SJ", "SL", "SN", "SW", "SY", "TB", "TD", "TY", "WB", "WH", "WM", "WS", "WW", "XF", "YB",
    "YC", "YD", "YS", "YY", "YZ",
];

/// Reads the number of a standard.
pub fn read(typed: &str) -> Result<Identified, IdentifierFault> {
    let text = spaced(typed);
    let upper = text.to_ascii_uppercase();
    let letters = upper.len()
        - upper
            .trim_start_matches(|c: char| c.is_ascii_alphabetic())
            .len();
    let (mark, rest) = upper.split_at(letters);
    let read = match mark {
        "Q" | "T" if rest.starts_with('/') => loose(mark, rest),
        "DB" | "DBS" if rest.trim_start().starts_with(|c: char| c.is_ascii_digit()) => {
            local(mark, rest.trim_start())
        }
        _ => {
            let slashed = rest.starts_with("/T") || rest.starts_with("/Z");
            let short = mark.strip_suffix('T');
            match short.filter(|short| is_home(short)) {
                // GBT and QBT are typed for GB/T and QB/T.
                Some(short) if !is_home(mark) => numbered(&[short, "/T"].concat(), rest),
                _ if NATIONAL.contains(&mark) || (slashed && is_home(mark)) => {
                    let (recommended, number) = rest.split_at(if slashed { 2 } else { 0 });
                    numbered(&[mark, recommended].concat(), number)
                }
                // Marks of other countries can look like those of industries.
                _ if is_home(mark) => numbered(mark, rest).or_else(|| abroad::read(&text)),
                _ => abroad::read(&text),
            }
        }
    };
    read.ok_or(IdentifierFault::Form)
}

fn is_home(mark: &str) -> bool {
    NATIONAL.contains(&mark) || INDUSTRIES.contains(&mark)
}

/// Plain characters, one space between words, none around signs.
fn spaced(typed: &str) -> String {
    let mut text = String::new();
    let mut space = false;
    for character in typed.chars().filter(|c| !characters::is_invisible(*c)) {
        let character = match characters::narrow(character) {
            '\u{2215}' | '\u{2044}' => '/',
            other => other,
        };
        if character.is_whitespace() {
            space = !text.is_empty();
            continue;
        }
        let sign = |c| matches!(c, ':' | '-' | '/' | '+');
        if space && !sign(character) && !text.ends_with(sign) {
            text.push(' ');
        }
        space = false;
        text.push(character);
    }
    text
}

/// `mark number-year`, where the number is digits in groups with dots between them.
fn numbered(mark: &str, rest: &str) -> Option<Identified> {
    let rest = rest.trim_start().replace(':', "-");
    // A sheet of amendments: GB 4706.1-2005/XG1-2014.
    let (main, amended) = match rest.split_once("/XG") {
        Some((main, sheet)) => (main, Some(sheet)),
        None => (rest.as_str(), None),
    };
    if let Some(sheet) = amended {
        let (position, year) = sheet.split_once('-')?;
        if !is_digits(position) || !is_year(year) {
            return None;
        }
    }
    let (number, year) = match main.split_once('-') {
        Some((number, year)) => (number, Some(year)),
        None => (main, None),
    };
    // Before 1993 a year had two digits.
    let old = |year: &str| year.len() == 2 && is_digits(year) && year > "50";
    if !number.split('.').all(is_digits) || !year.is_none_or(|year| is_year(year) || old(year)) {
        return None;
    }
    Some(Identified {
        text: [mark, " ", &rest].concat(),
        hint: year.is_none().then_some(IdentifierHint::YearMissing),
    })
}

/// `DB33/T 2034-2017`, of a province or with four or six digits of a city.
fn local(mark: &str, rest: &str) -> Option<Identified> {
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (region, rest) = rest.split_at(digits);
    if !matches!(digits, 2 | 4 | 6) {
        return None;
    }
    let mark = [mark, region].concat();
    match rest.strip_prefix('/') {
        Some(rest) => match rest.strip_prefix(['T', 'Z']) {
            Some(number) => numbered(&[&mark, "/", rest.get(..1)?].concat(), number),
            // Binding ones have nothing behind the stroke.
            None => numbered("", rest).map(|read| Identified {
                text: [&mark, "/", read.text.trim_start()].concat(),
                hint: read.hint,
            }),
        },
        None => numbered(&mark, rest),
    }
}

/// `T/CAS 115-2021` of a society, `Q/GREE 001-2020` of an enterprise: who gives the numbers is free
/// to form them.
fn loose(mark: &str, rest: &str) -> Option<Identified> {
    let body = rest.trim_start_matches('/').replace(':', "-");
    let fits =
        |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | '/' | '-' | '(' | ')' | '&');
    let named = body.starts_with(|c: char| c.is_alphanumeric());
    let letters = body.len()
        - body
            .trim_start_matches(|c: char| c.is_ascii_alphabetic())
            .len();
    let (society, number) = body.split_at(letters);
    if !named || !body.chars().all(fits) || !number.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let apart = mark == "T" && number.starts_with(|c: char| c.is_ascii_digit());
    let year = body.rsplit_once('-').is_some_and(|(_, year)| is_year(year));
    Some(Identified {
        text: [mark, "/", society, if apart { " " } else { "" }, number].concat(),
        hint: (!year).then_some(IdentifierHint::YearMissing),
    })
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && is_digits(text) && (text.starts_with("19") || text.starts_with("20"))
}
