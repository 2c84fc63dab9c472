//! Regular expressions: validated here, and compiled to the small automata that run in the browser.

use regex_automata::dfa::StartKind;
use regex_automata::dfa::dense;
use regex_automata::util::syntax;
use regex_automata::{MatchKind, nfa::thompson};
use santong_rules::{Pattern, PatternMode};

/// Largest automaton of one pattern, in bytes. Real ones have one to two thousand.
const MAX_AUTOMATON: usize = 64 * 1024;

/// Longest pattern in characters.
const MAX_PATTERN: usize = 400;

/// Why a pattern cannot be used.
pub(crate) struct PatternFault {
    pub message: String,
    pub hint: String,
}

/// All patterns of a rule set, each once.
#[derive(Default)]
pub(crate) struct Patterns {
    pub compiled: Vec<Pattern>,
}

impl Patterns {
    /// The position of a pattern, compiled when it is new.
    pub fn intern(&mut self, source: &str, mode: PatternMode) -> Result<u16, PatternFault> {
        let known = self
            .compiled
            .iter()
            .position(|pattern| pattern.mode == mode && pattern.source == source);
        if let Some(index) = known.and_then(|index| u16::try_from(index).ok()) {
            return Ok(index);
        }
        let index = u16::try_from(self.compiled.len()).map_err(|_| PatternFault {
            message: "正则表达式太多".to_owned(),
            hint: String::new(),
        })?;
        self.compiled.push(compile(source, mode)?);
        Ok(index)
    }
}

fn compile(source: &str, mode: PatternMode) -> Result<Pattern, PatternFault> {
    if source.chars().count() > MAX_PATTERN {
        let message = format!("正则表达式超过 {MAX_PATTERN} 个字符");
        return Err(PatternFault {
            message,
            hint: "写得短一些。".to_owned(),
        });
    }
    match regex::Regex::new(source) {
        Ok(_) => {}
        Err(regex::Error::CompiledTooBig(_)) => return Err(too_large()),
        Err(error) => return Err(explain(&error)),
    }
    // A search may begin anywhere; a whole match begins and ends with the text.
    let anchored = match mode {
        PatternMode::Whole => format!("^(?:{source})$"),
        PatternMode::Search => format!("(?s:.*?)(?:{source})"),
    };
    let automaton = dense::Builder::new()
        .configure(
            dense::Config::new()
                .start_kind(StartKind::Anchored)
                .match_kind(MatchKind::All)
                .minimize(true)
                .accelerate(false)
                .dfa_size_limit(Some(16 * MAX_AUTOMATON))
                .determinize_size_limit(Some(64 * MAX_AUTOMATON)),
        )
        .syntax(syntax::Config::new())
        .thompson(thompson::Config::new())
        .build(&anchored)
        .map_err(|_| too_large())?
        .to_sparse()
        .map_err(|_| too_large())?
        .to_bytes_little_endian();
    if automaton.len() > MAX_AUTOMATON {
        return Err(too_large());
    }
    Ok(Pattern::new(source.to_owned(), mode, automaton))
}

fn too_large() -> PatternFault {
    PatternFault {
        message: "正则表达式太复杂".to_owned(),
        hint: "用 [0-9]、[A-Za-z] 代替 \\d、\\w；不用 \\b；减小 {…} 里的次数。".to_owned(),
    }
}

fn explain(error: &regex::Error) -> PatternFault {
    let text = error.to_string();
    let detail = text
        .lines()
        .last()
        .unwrap_or("")
        .trim_start_matches("error: ")
        .to_owned();
    let known = MESSAGES
        .iter()
        .find(|(english, _)| detail.starts_with(english));
    let message = match known {
        Some((_, chinese)) => format!("正则表达式写错了：{chinese}"),
        None => format!("正则表达式写错了（{detail}）"),
    };
    PatternFault {
        message,
        hint: "用 RE2 的写法；没有环视和反向引用。".to_owned(),
    }
}

const MESSAGES: &[(&str, &str)] = &[
    ("unclosed group", "括号没有闭合"),
    ("unopened group", "多了一个右括号"),
    ("unclosed character class", "方括号没有闭合"),
    ("invalid character class range", "方括号里的范围前后颠倒"),
    (
        "repetition operator missing expression",
        "*、+、? 前面没有内容",
    ),
    ("unclosed counted repetition", "花括号没有闭合"),
    ("invalid repetition count range", "花括号里的次数前后颠倒"),
    (
        "repetition quantifier expects a valid decimal",
        "花括号里应当是次数",
    ),
    ("unrecognized escape sequence", "反斜杠后面的字符不是转义符"),
    ("incomplete escape sequence", "末尾多了一个反斜杠"),
    ("look-around", "不能用环视"),
    ("backreferences are not supported", "不能用反向引用"),
    ("Unicode property not found", "没有这个 Unicode 属性"),
];

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use santong_rules::PatternMode;

    use super::compile;
    use crate::source::SourceFile;

    const TEXTS: &[&str] = &[
        "",
        "a",
        "b",
        "ab",
        "abc",
        "aab",
        "xaby",
        "a\nb",
        "\n",
        " ",
        "A1",
        "A-1",
        "2026-01-31",
        "12.5",
        "-3",
        "1,000",
        "GB 4706.1-2024",
        "GB/T 27050.1—2006",
        "中文",
        "中文a",
        "三同",
        "３同",
        "é",
        "😀",
        "00000000000000000000",
        "2026010717000123",
        "8516797100",
        "https://a.cn/?q=1",
        "a@b.cn",
        "ABCDEFGH",
    ];

    const PATTERNS: &[&str] = &[
        "",
        "a",
        "^a",
        "a$",
        "^a$",
        "^$",
        "a|b",
        "(?i)AB",
        "a+b?",
        "a{2,3}",
        "[^a]",
        ".",
        "(?s)a.b",
        ".*",
        "[一-龥]+",
        "[0-9]{4}-[0-9]{2}-[0-9]{2}",
        "^(GB|GB/T) ?[0-9.]+[-—][0-9]{4}$",
        "^ab|c$",
        "\\S+",
        "(a|ab)(c|bcd)?",
        "x*",
    ];

    /// The automaton and the `regex` crate say the same of every text.
    fn check(source: &str, mode: PatternMode, texts: &[String]) {
        let Ok(pattern) = compile(source, mode) else {
            panic!("{source} does not compile")
        };
        let oracle = match mode {
            PatternMode::Whole => format!("^(?:{source})$"),
            PatternMode::Search => source.to_owned(),
        };
        let oracle = regex::Regex::new(&oracle).unwrap();
        for text in texts {
            assert_eq!(
                pattern.matches(text),
                Some(oracle.is_match(text)),
                "{source:?} {mode:?} {text:?}"
            );
        }
    }

    fn samples() -> Vec<String> {
        TEXTS.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn automata_agree_with_regex() {
        for source in PATTERNS {
            check(source, PatternMode::Whole, &samples());
            check(source, PatternMode::Search, &samples());
        }
    }

    /// Every pattern of the real rules, on every text of their examples and a list of odd ones.
    #[test]
    fn automata_agree_with_regex_on_the_rules() {
        let mut files: Vec<SourceFile> = Vec::new();
        let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    files.push(SourceFile {
                        name: path.to_string_lossy().into_owned(),
                        text: fs::read_to_string(path).unwrap(),
                    });
                }
            }
        }
        files.sort_by(|a, b| a.name.cmp(&b.name));
        let mut texts = samples();
        let quoted = regex::Regex::new("\"([^\"\n]*)\"").unwrap();
        for file in &files {
            texts.extend(
                quoted
                    .captures_iter(&file.text)
                    .map(|text| text[1].to_owned()),
            );
        }
        let (rules, _) = crate::compile(&files);
        for pattern in rules.unwrap().patterns {
            check(&pattern.source, pattern.mode, &texts);
        }
    }
}
