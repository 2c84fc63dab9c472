//! Small tools for sentences.

use crate::Words;

/// A template with its places `{1}` to `{9}` filled. What is put in is never read as a template.
pub fn fill(template: &str, parts: &[&str]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (place, behind) = after.split_once('}').unwrap_or((after, ""));
        let index = place.parse::<usize>().unwrap_or(0).wrapping_sub(1);
        text.push_str(parts.get(index).unwrap_or(&""));
        rest = behind;
    }
    text.push_str(rest);
    text
}

/// Typed text as it may be shown: at most `limit` characters, then …; control characters become
/// spaces, and marks that turn the direction of the text around them are dropped, for they could
/// make a document read differently from what is stored. Line breaks stay where `lines` says so.
pub fn clean(typed: &str, limit: usize, lines: bool) -> String {
    let mut text = String::new();
    let mut length = 0;
    for character in typed.trim().chars() {
        let character = match character {
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => continue,
            '\n' if lines => '\n',
            '\r' if lines => continue,
            other if other.is_control() || other == '\u{2028}' || other == '\u{2029}' => ' ',
            other => other,
        };
        if length == limit {
            text.push('…');
            break;
        }
        text.push(character);
        length += 1;
    }
    text
}

/// Text in quotation marks; quotation marks inside become single ones.
pub fn quoted(text: &str, words: &Words) -> String {
    fill(words.quoted, &[&text.replace('“', "‘").replace('”', "’")])
}

/// At most `most` of the items, joined; where some are left out, `more` says how many there are.
pub fn list(items: &[String], most: usize, separator: &str, more: &str) -> String {
    let shown = items.get(..most).unwrap_or(items).join(separator);
    if items.len() > most {
        fill(more, &[&shown, &items.len().to_string()])
    } else {
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ZH;

    #[test]
    fn what_is_filled_in_is_not_read_again() {
        assert_eq!(fill("{2}：{1}。", &["{2}", "甲"]), "甲：{2}。");
        assert_eq!(fill("{1}{9}{x}{", &["甲"]), "甲");
        assert_eq!(fill("没有位置", &["甲"]), "没有位置");
    }

    #[test]
    fn typed_text_is_cut_and_stays_in_its_direction() {
        let check = |typed: &str, limit, lines, shown: &str| {
            assert_eq!(clean(typed, limit, lines), shown, "{typed:?}");
        };
        check("  甲\t乙\u{0}丙\n丁 ", 20, false, "甲 乙 丙 丁");
        check("甲\r\n乙", 20, true, "甲\n乙");
        check("甲\u{202e}乙\u{2066}丙", 20, false, "甲乙丙");
        check("一二三四", 4, false, "一二三四");
        check("一二三四五", 4, false, "一二三四…");
        check("شركة 😀", 20, false, "شركة 😀");
        check(&"大".repeat(1_000_000), 3, false, "大大大…");
    }

    #[test]
    fn quotation_marks_nest() {
        assert_eq!(quoted("采信“三同”结果", &ZH), "“采信‘三同’结果”");
    }

    #[test]
    fn long_lists_say_how_long() {
        let items = ["甲", "乙", "丙"].map(str::to_owned);
        assert_eq!(list(&items, 3, "、", "{1}等 {2} 项"), "甲、乙、丙");
        assert_eq!(list(&items, 2, "、", "{1}等 {2} 项"), "甲、乙等 3 项");
        assert_eq!(list(&[], 2, "、", "{1}等 {2} 项"), "");
    }
}
