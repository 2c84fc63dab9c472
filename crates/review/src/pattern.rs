//! Regular expressions in words, as far as they are made of words, digits and alternatives; others
//! as they stand.

/// What a pattern that is looked for anywhere in a text stands for: `系列$|全部` is
/// 以“系列”结尾，或者含“全部”.
pub fn pattern_text(source: &str) -> String {
    let told: Option<Vec<String>> = split(source).into_iter().map(alternative).collect();
    match told {
        Some(told) => told.join("，或者"),
        None => format!("正则表达式 {source}"),
    }
}

/// The alternatives of a pattern; what stands in parentheses stays together.
fn split(source: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    source
        .split(move |character| {
            match character {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            character == '|' && depth == 0
        })
        .collect()
}

fn alternative(source: &str) -> Option<String> {
    let (begins, rest) = match source.strip_prefix('^') {
        Some(rest) => (true, rest),
        None => (false, source),
    };
    let (ends, rest) = match rest.strip_suffix('$') {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let named = pieces(rest)?.join("接");
    Some(match (begins, ends) {
        (true, true) => format!("就是{named}"),
        (true, false) => format!("以{named}开头"),
        (false, true) => format!("以{named}结尾"),
        (false, false) => format!("含{named}"),
    })
}

/// The pieces of a pattern in words: “GB”, 4位数字, 任意文字, “19”或“20”.
fn pieces(source: &str) -> Option<Vec<String>> {
    let mut pieces = Vec::new();
    let mut word = String::new();
    let mut rest = source;
    let end_word = |word: &mut String, pieces: &mut Vec<String>| {
        if !word.is_empty() {
            pieces.push(format!("“{}”", std::mem::take(word)));
        }
    };
    while let Some(character) = rest.chars().next() {
        if let Some(behind) = rest.strip_prefix(".*") {
            end_word(&mut word, &mut pieces);
            pieces.push("任意文字".to_owned());
            rest = behind;
        } else if let Some(behind) = rest.strip_prefix("[0-9]{") {
            let (count, behind) = behind.split_once('}')?;
            end_word(&mut word, &mut pieces);
            pieces.push(format!("{count}位数字"));
            rest = behind;
        } else if let Some(behind) = rest.strip_prefix('(') {
            let (inside, behind) = behind.split_once(')')?;
            end_word(&mut word, &mut pieces);
            let words = inside.split('|').map(pieces_of_group);
            pieces.push(words.collect::<Option<Vec<_>>>()?.join("或"));
            rest = behind;
        } else if let Some(behind) = rest.strip_prefix("\\.") {
            word.push('.');
            rest = behind;
        } else if r".*+?[]{}\^$)".contains(character) {
            return None;
        } else {
            word.push(character);
            rest = rest.get(character.len_utf8()..)?;
        }
    }
    end_word(&mut word, &mut pieces);
    (!pieces.is_empty()).then_some(pieces)
}

fn pieces_of_group(word: &str) -> Option<String> {
    let plain = !word.is_empty() && !word.contains(|c| r".*+?[]{}\^$(".contains(c));
    plain.then(|| format!("“{word}”"))
}

#[cfg(test)]
mod tests {
    use super::pattern_text;

    #[test]
    fn patterns_made_of_words_are_told() {
        let check = |source, told| assert_eq!(pattern_text(source), told);
        check("2719", "含“2719”");
        check("系列$|全部", "以“系列”结尾，或者含“全部”");
        check("^(无|没有)$", "就是“无”或“没有”");
        check("铅.*扁平", "含“铅”接任意文字接“扁平”");
        check(r"4806\.4-|4806\.4$", "含“4806.4-”，或者以“4806.4”结尾");
        check("(19|20)[0-9]{2}|CFR", "含“19”或“20”接2位数字，或者含“CFR”");
        check("[^0-9]", "正则表达式 [^0-9]");
        check("a+", "正则表达式 a+");
        check("(a", "正则表达式 (a");
    }
}
