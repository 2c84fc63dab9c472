//! The page around the widget, as `www/santong-check.js` hands it in.

use santong_rules::Date;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::settings::{Lang, Presets};

#[wasm_bindgen]
extern "C" {
    /// Services that the element offers to the program.
    pub type Host;

    /// Value of the `storage` attribute: `local`, `tab`, `none` or `ask`.
    #[wasm_bindgen(method, getter)]
    fn storage(this: &Host) -> Option<String>;

    /// Value of the `region` attribute.
    #[wasm_bindgen(method, getter)]
    fn region(this: &Host) -> Option<String>;

    /// Value of the `lang` attribute.
    #[wasm_bindgen(method, getter)]
    fn lang(this: &Host) -> Option<String>;

    /// Value of the `text-size` attribute: `normal` or `large`.
    #[wasm_bindgen(method, getter, js_name = textSize)]
    fn text_size(this: &Host) -> Option<String>;

    /// Whether the page takes what the reader hands over.
    #[wasm_bindgen(method, getter)]
    fn handover(this: &Host) -> bool;

    /// Names the element on its page; the same after a reload.
    #[wasm_bindgen(method, getter)]
    fn key(this: &Host) -> Option<String>;

    /// Answers to begin with, after the program stopped.
    #[wasm_bindgen(method, getter)]
    fn restore(this: &Host) -> Option<String>;

    /// Takes the latest answers, before anything is computed from them.
    #[wasm_bindgen(method)]
    fn journal(this: &Host, answers: &str);

    /// Takes the reader's choice of where answers are kept.
    #[wasm_bindgen(method)]
    fn chose(this: &Host, storage: &str);

    /// Takes the language that the program speaks from now on.
    #[wasm_bindgen(method)]
    fn speaks(this: &Host, lang: &str);

    /// Tells the page something in numbers and states: the name of an event and its detail as JSON.
    #[wasm_bindgen(method)]
    fn tell(this: &Host, event: &str, detail: &str);

    /// Hands the dossier over to the page, because the reader has said so.
    #[wasm_bindgen(method, js_name = handOver)]
    fn hand_over(this: &Host, dossier: &str);

    /// Offers a text as a file to save.
    #[wasm_bindgen(method)]
    fn save(this: &Host, name: &str, text: &str);

    /// Prints one element, alone, on A4.
    #[wasm_bindgen(method)]
    fn print(this: &Host, element: &web_sys::Element, title: &str);

    /// Fetches the rule set; the second part of the program comes with it.
    #[wasm_bindgen(method, catch)]
    async fn rules(this: &Host) -> Result<JsValue, JsValue>;

    /// Fetches the words of the widget in English.
    #[wasm_bindgen(method, catch)]
    async fn english(this: &Host) -> Result<JsValue, JsValue>;

    /// Fetches a file of the package, for example `samples/ready.json`.
    #[wasm_bindgen(method, catch)]
    async fn fetch(this: &Host, path: &str) -> Result<JsValue, JsValue>;
}

/// What the host page may set anew while the program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Where answers are kept.
    Storage,
    /// The region that is proposed.
    Region,
    /// The language, the size of the text.
    Looks,
    /// Whether something can be handed over.
    Handover,
}

impl Setting {
    /// The setting of an attribute's name.
    #[must_use]
    pub fn from_attribute(name: &str) -> Option<Self> {
        match name {
            "storage" => Some(Self::Storage),
            "region" => Some(Self::Region),
            "lang" | "text-size" => Some(Self::Looks),
            "handover" => Some(Self::Handover),
            _ => None,
        }
    }
}

/// What the host page set for this element.
pub struct Settings {
    /// Value of the `storage` attribute.
    pub storage: Option<String>,
    /// Value of the `region` attribute.
    pub region: Option<String>,
    /// What it proposes for language and text.
    pub presets: Presets,
    /// Whether it takes what the reader hands over.
    pub handover: bool,
    /// Names the element on its page.
    pub key: String,
    /// Answers to begin with, after the program stopped.
    pub restore: Option<String>,
}

impl Host {
    /// What the host page set.
    #[must_use]
    pub fn settings(&self) -> Settings {
        Settings {
            storage: self.storage(),
            region: self.region(),
            presets: Presets {
                lang: Lang::from_tag(&self.lang().unwrap_or_default()).unwrap_or(Lang::Chinese),
                large: self.text_size().as_deref() == Some("large"),
            },
            handover: self.handover(),
            key: self.key().unwrap_or_default(),
            restore: self.restore().filter(|text| !text.is_empty()),
        }
    }

    /// Hands the latest answers to the page.
    pub fn keep(&self, answers: &str) {
        self.journal(answers);
    }

    /// Tells the page where the reader wants answers to be kept.
    pub fn remember(&self, storage: &str) {
        self.chose(storage);
    }

    /// Tells the page which language the program speaks.
    pub fn say_language(&self, lang: &str) {
        self.speaks(lang);
    }

    /// Tells the page something in numbers and states.
    pub fn announce(&self, event: &str, detail: &str) {
        self.tell(event, detail);
    }

    /// Hands the dossier over to the page.
    pub fn give(&self, dossier: &str) {
        self.hand_over(dossier);
    }

    /// The file of English words; `None` when it cannot be had.
    pub async fn english_words(&self) -> Option<String> {
        self.english().await.ok()?.as_string()
    }

    /// Offers a text as a file to save.
    pub fn save_file(&self, name: &str, text: &str) {
        self.save(name, text);
    }

    /// Prints one element alone.
    pub fn print_element(&self, element: &web_sys::Element, title: &str) {
        self.print(element, title);
    }

    /// The bytes of the rule set; `None` when they, or the program's second part, cannot be had.
    pub async fn fetch_rules(&self) -> Option<Vec<u8>> {
        let rules = self.rules().await.ok()?;
        Some(js_sys::Uint8Array::new(&rules).to_vec())
    }

    /// Fetches a text file of the package; `None` when it cannot be had.
    pub async fn fetch_text(&self, path: &str) -> Option<String> {
        self.fetch(path).await.ok()?.as_string()
    }
}

/// Today in China, whatever the clock's time zone.
#[must_use]
pub fn today() -> Date {
    Date::in_china(js_sys::Date::now() as i64)
}
