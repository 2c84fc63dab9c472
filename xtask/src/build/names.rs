//! File names that bear a hash of the content, so that caches never mix two builds.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::stamps;

/// Hexadecimal digits of the hash in a name: 40 bits.
const DIGITS: usize = 10;

/// Plain names and the names with a hash that stand for them in this build.
#[derive(Default)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// Gives a file its name with a hash.
    pub fn add(&mut self, plain: &str, content: &[u8]) -> String {
        let hash: String = stamps::hex(&Sha256::digest(content))
            .chars()
            .take(DIGITS)
            .collect();
        let hashed = match plain.rsplit_once('.') {
            Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
            None => format!("{plain}.{hash}"),
        };
        self.0.insert(plain.to_owned(), hashed.clone());
        hashed
    }

    /// Puts the names with a hash in where a text has the plain ones between double quotes.
    pub fn put_into(&self, text: &str) -> String {
        self.0
            .iter()
            .fold(text.to_owned(), |text, (plain, hashed)| {
                text.replace(&format!("\"{plain}\""), &format!("\"{hashed}\""))
            })
    }

    /// The plain names that a text does not mention between double quotes.
    pub fn not_in<'a>(&'a self, text: &str) -> Vec<&'a str> {
        let absent = |plain: &&String| !text.contains(&format!("\"{plain}\""));
        self.0.keys().filter(absent).map(String::as_str).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_put_in_between_quotes_only() {
        let mut names = Names::default();
        let hashed = names.add("widget.js", b"content");
        assert_eq!(hashed, "widget.ed7002b439.js");
        let text = r#"{glue:"widget.js"} // widget.js"#;
        assert_eq!(
            names.put_into(text),
            r#"{glue:"widget.ed7002b439.js"} // widget.js"#
        );
        assert_eq!(names.not_in(text), Vec::<&str>::new());
        assert_eq!(names.not_in("widget.js"), ["widget.js"]);
    }
}
