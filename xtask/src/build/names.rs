//! File names that bear a hash of the content, so that caches never mix two builds, and the hashes by
//! which browsers check what they load.

use std::collections::BTreeMap;

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use crate::stamps;

/// Hexadecimal digits of the hash in a name: 40 bits.
const DIGITS: usize = 10;

/// A file as others refer to it.
struct Reference {
    /// Its name with a hash.
    name: String,
    /// The hash in the form that `integrity` attributes take.
    integrity: String,
}

/// Plain names and what stands for them in this build.
#[derive(Default)]
pub struct Names(BTreeMap<String, Reference>);

impl Names {
    /// Gives a file its name with a hash.
    pub fn add(&mut self, plain: &str, content: &[u8]) -> String {
        let digest = Sha256::digest(content);
        let hash: String = stamps::hex(&digest).chars().take(DIGITS).collect();
        let name = match plain.rsplit_once('.') {
            Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
            None => format!("{plain}.{hash}"),
        };
        self.refer(plain, &name, &digest);
        name
    }

    /// Lets a file keep its plain name, with the hash of its content beside it.
    pub fn add_plain(&mut self, plain: &str, content: &[u8]) {
        self.refer(plain, plain, &Sha256::digest(content));
    }

    fn refer(&mut self, plain: &str, name: &str, digest: &[u8]) {
        let reference = Reference {
            name: name.to_owned(),
            integrity: format!("sha256-{}", BASE64_STANDARD.encode(digest)),
        };
        self.0.insert(plain.to_owned(), reference);
    }

    /// Puts the names with a hash in where a script has the plain ones between double quotes, each
    /// followed by `#` and what `www/load.js` compares the content with.
    pub fn put_into_script(&self, text: &str) -> String {
        self.replace(text, |file| format!("\"{}#{}\"", file.name, file.integrity))
    }

    /// The same in the attributes of a page's `<link>`s, one a line, which get an `integrity` each; but
    /// for what is preloaded for `www/requests.js`, where Chromium 80 takes none.
    pub fn put_into_page(&self, text: &str) -> String {
        let lines = text.split_inclusive('\n').map(|line| {
            self.replace(line, |file| {
                if line.contains("as=\"fetch\"") {
                    format!("\"{}\"", file.name)
                } else {
                    format!("\"{}\" integrity=\"{}\"", file.name, file.integrity)
                }
            })
        });
        lines.collect()
    }

    fn replace(&self, text: &str, with: impl Fn(&Reference) -> String) -> String {
        self.0
            .iter()
            .fold(text.to_owned(), |text, (plain, reference)| {
                text.replace(&format!("\"{plain}\""), &with(reference))
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
        let integrity = "sha256-7XACtDnprIRfIjV9giusFERzD722AW0+yUMil7nsn3M=";
        let text = r#"{glue:"widget.js"} // widget.js"#;
        assert_eq!(
            names.put_into_script(text),
            format!(r#"{{glue:"widget.ed7002b439.js#{integrity}"}} // widget.js"#)
        );
        assert_eq!(
            names.put_into_page(r#"<link href="widget.js" crossorigin>"#),
            format!(r#"<link href="widget.ed7002b439.js" integrity="{integrity}" crossorigin>"#)
        );
        assert_eq!(
            names.put_into_page(r#"<link href="widget.js" as="fetch">"#),
            r#"<link href="widget.ed7002b439.js" as="fetch">"#
        );
        assert_eq!(names.not_in(text), Vec::<&str>::new());
        assert_eq!(names.not_in("widget.js"), ["widget.js"]);
    }
}
