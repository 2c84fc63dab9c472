//! Catalogues of words: a list of keys with their Chinese texts makes the words of a crate.

/// Makes a `Words` with a text for each key, and `ZH`, the Chinese ones. Other languages are read
/// from a file when a reader wants them, so that nobody else loads them.
#[macro_export]
macro_rules! catalogue {
    ($field:vis, $($(#[doc = $about:literal])* $key:ident: $chinese:literal,)*) => {
        /// All words of one language.
        #[derive(Clone, Copy)]
        pub struct Words {
            $($(#[doc = $about])* $field $key: &'static str,)*
        }

        /// Chinese.
        pub static ZH: Words = Words {
            $($key: $chinese,)*
        };

        impl Words {
            /// All keys, each with its Chinese text.
            pub const KEYS: &[(&str, &str)] = &[$((stringify!($key), $chinese),)*];

            /// The words of another language from its texts in the order of the keys.
            pub fn read(texts: &mut dyn Iterator<Item = &'static str>) -> Option<Self> {
                let mut words = ZH;
                for word in [$(&mut words.$key,)*] {
                    *word = texts.next()?;
                }
                Some(words)
            }
        }
    };
}

/// The texts of a file with a line `key = text` for each word. A text that begins or ends with a
/// space stands in quotation marks.
pub fn catalogue_texts(file: &str) -> impl Iterator<Item = &str> {
    file.lines()
        .filter_map(|line| Some(line.split_once(" = ")?.1.trim_matches('"')))
}
