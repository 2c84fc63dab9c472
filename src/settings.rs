//! How the reader wants the widget to look: kept in the browser, and no answer.

/// The language of the widget's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// 中文.
    Chinese,
    /// English.
    English,
}

impl Lang {
    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// The language of a tag, as far as the widget speaks it.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split('-').next() {
            Some("zh") => Some(Self::Chinese),
            Some("en") => Some(Self::English),
            _ => None,
        }
    }
}

/// What the reader has set; it stays until the data of this browser are cleared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Large text or not, where the reader has chosen.
    pub large: Option<bool>,
    /// High contrast.
    pub contrast: bool,
    /// The language, where the reader has chosen one.
    pub lang: Option<Lang>,
}

/// What the host page proposes; the reader's own choice goes before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Presets {
    /// The language.
    pub lang: Lang,
    /// Large text.
    pub large: bool,
}

const LARGE: &str = "large";
const NORMAL: &str = "normal";
const CONTRAST: &str = "contrast";

impl Settings {
    /// The settings as they are kept: words with spaces between.
    #[must_use]
    pub fn to_text(self) -> String {
        let mut text = String::new();
        for (set, word) in [
            (self.large == Some(true), LARGE),
            (self.large == Some(false), NORMAL),
            (self.contrast, CONTRAST),
            (self.lang.is_some(), self.lang.map_or("", Lang::tag)),
        ] {
            if set {
                text.push_str(word);
                text.push(' ');
            }
        }
        text
    }

    /// Reads what [`to_text`](Self::to_text) wrote; what it does not know is passed over.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let mut settings = Self::default();
        for word in text.split_whitespace() {
            match word {
                LARGE => settings.large = Some(true),
                NORMAL => settings.large = Some(false),
                CONTRAST => settings.contrast = true,
                tag => settings.lang = Lang::from_tag(tag).or(settings.lang),
            }
        }
        settings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_read_back() {
        for large in [None, Some(false), Some(true)] {
            for contrast in [false, true] {
                for lang in [None, Some(Lang::Chinese), Some(Lang::English)] {
                    let settings = Settings {
                        large,
                        contrast,
                        lang,
                    };
                    assert_eq!(Settings::from_text(&settings.to_text()), settings);
                }
            }
        }
    }

    #[test]
    fn what_is_not_known_is_passed_over() {
        let check = |text: &str, expected: Settings| {
            assert_eq!(Settings::from_text(text), expected, "{text}");
        };
        let (large, lang) = (Some(true), Some(Lang::English));
        check("", Settings::default());
        check("{\"large\":1}", Settings::default());
        check(
            "fr large huge",
            Settings {
                large,
                ..Settings::default()
            },
        );
        check(
            "en-GB de",
            Settings {
                lang,
                ..Settings::default()
            },
        );
    }
}
