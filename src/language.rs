//! The languages of the widget and of its rules: Chinese is there, English is fetched when it is wanted.

use std::rc::Rc;

use santong_documents::catalogue_texts;
use wasm_bindgen_futures::spawn_local;

use crate::{
    host::Host,
    later,
    settings::Lang,
    widget::{Message, Screen, Widget},
    words::{self, Words},
};

/// What stands in the file of English words before the texts of the rules.
const RULES: &str = "\n= rules ";

/// The words of documents to print and to keep: in the language the rules are published in, whatever the
/// widget speaks.
pub const PAPER: &santong_documents::Words = &santong_documents::ZH;

/// All words of one language.
#[derive(Clone, Copy)]
pub struct Language {
    /// The widget's own.
    pub words: &'static Words,
    /// Those of the sentences that it shows: verdicts, reasons.
    pub documents: &'static santong_documents::Words,
}

impl Language {
    /// What is compiled in.
    pub const CHINESE: Self = Self {
        words: &words::ZH,
        documents: &santong_documents::ZH,
    };

    /// Reads a file of words. Everything refers to words for as long as the page lives, so the text
    /// is never given back; each element reads it once.
    fn read(file: &str) -> Option<Self> {
        let mut texts = catalogue_texts(file.to_owned().leak());
        let words = Words::read(&mut texts)?;
        let documents = santong_documents::Words::read(&mut texts)?;
        Some(Self {
            words: Box::leak(Box::new(words)),
            documents: Box::leak(Box::new(documents)),
        })
    }
}

/// A language that was fetched, for the widget and for the rules.
#[derive(Clone)]
pub struct Fetched {
    language: Language,
    /// The file of the translated rules; it is read behind the door, with the rules themselves.
    rules: Rc<str>,
}

impl Fetched {
    fn read(file: &str) -> Option<Self> {
        let (words, rules) = file.split_once(RULES)?;
        Some(Self {
            language: Language::read(words)?,
            rules: rules.into(),
        })
    }
}

/// English, once it was fetched.
#[derive(Default)]
pub struct Languages {
    english: Option<Fetched>,
}

impl Languages {
    /// Speaks as the reader wants, else as the page around proposes, or sends for the words.
    pub fn speak(&self, screen: &mut Screen, host: &Rc<Host>) {
        match screen.state.settings.lang.unwrap_or(screen.presets.lang) {
            Lang::Chinese => speak(screen, host, Language::CHINESE, None),
            Lang::English => match &self.english {
                Some(english) => speak(screen, host, english.language, Some(english.rules.clone())),
                None => fetch(&screen.widget, host.clone()),
            },
        }
    }

    /// Takes the words that were sent for.
    pub fn learn(&mut self, english: Fetched) {
        self.english = Some(english);
    }
}

fn speak(screen: &mut Screen, host: &Host, language: Language, translation: Option<Rc<str>>) {
    screen.translation = translation;
    // What is there before the rules are is too little to be worth it.
    if screen.widget.paper.is_whole() {
        let rules = later::translated(screen, screen.widget.paper.clone());
        screen.widget.rules = rules.clone();
        screen.state.rules = rules;
    }
    screen.widget.words = language.words;
    screen.widget.documents = language.documents;
    screen.state.documents = language.documents;
    host.say_language(language.words.lang);
}

fn fetch(widget: &Widget, host: Rc<Host>) {
    let send = widget.send.clone();
    spawn_local(async move {
        let file = host.english_words().await;
        let read = file.and_then(|file| Fetched::read(&file));
        send.emit(Message::English(read));
    });
}
