//! The whole widget: header, steps, the place the reader is at, the live result.

use std::rc::Rc;

use gloo_events::EventListener;
use santong_rules::RuleSet;
use wasm_bindgen::JsValue;
use yew::{Component, Context, Html, NodeRef, Properties};

use super::{
    element::{Element, element, text},
    header::header,
    notice::notice_bar,
    place::{focus, place},
    steps::steps,
};
use crate::{
    begin::begin,
    history,
    host::{Host, Setting},
    keeper::StorageChoice,
    language::{Language, Languages},
    later, service,
    state::{Action, Notice, Place},
    told::Told,
    widget::{Lead, Message, Screen, Widget},
    words::Words,
};

/// What the widget begins with.
#[derive(Properties)]
pub struct AppProps {
    /// The rule set.
    pub rules: Rc<RuleSet>,
    /// The page around.
    pub host: Rc<Host>,
}

impl PartialEq for AppProps {
    /// Both stay the same as long as the widget runs.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The whole widget.
pub struct App {
    screen: Screen,
    host: Rc<Host>,
    languages: Languages,
    /// Names the element in the browser's history.
    key: String,
    main: NodeRef,
    /// The rules are on their way.
    fetching: bool,
    /// What the page around was told last; nothing before the rules are there.
    told: Option<Told>,
    /// The host page has led somewhere by itself: then the focus stays where it is.
    quiet: bool,
    /// The place, and how often the focus was to be put on something, when the screen was last drawn.
    drawn: Option<(Place, usize)>,
    _back_and_forward: Option<EventListener>,
}

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(context: &Context<Self>) -> Self {
        let AppProps { rules, host } = context.props();
        let settings = host.settings();
        let key = settings.key;
        let send = context.link().callback(|message| message);
        let state = begin(rules.clone(), host);
        let widget = Widget {
            rules: rules.clone(),
            paper: rules.clone(),
            words: Language::CHINESE.words,
            documents: Language::CHINESE.documents,
            send: send.clone(),
        };
        let listener_key = key.clone();
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "popstate", move |_| {
                if let Some(place) = history::current(&listener_key) {
                    send.emit(Action::Go(place).into());
                }
            })
        });
        let mut screen = Screen {
            widget,
            state,
            translation: None,
            presets: settings.presets,
            hands_over: settings.handover,
        };
        service::fetch_rules(&screen, host.clone());
        let languages = Languages::default();
        languages.speak(&mut screen, host);
        Self {
            screen,
            host: host.clone(),
            languages,
            key,
            main: NodeRef::default(),
            fetching: true,
            told: None,
            quiet: false,
            drawn: None,
            _back_and_forward: listener,
        }
    }

    fn update(&mut self, _: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Act(action) => {
                if let Action::Choose(choice) = action {
                    self.host.remember(choice.name());
                }
                let speaks = matches!(action, Action::Set(_));
                let asks = !matches!(action, Action::Dismiss | Action::Show(_) | Action::Tell(_));
                self.screen.state.reduce(action);
                if speaks {
                    self.languages.speak(&mut self.screen, &self.host);
                }
                let wanted = self.screen.waits() || self.screen.state.is_held_up();
                if wanted && asks && !self.fetching {
                    self.fetching = true;
                    service::fetch_rules(&self.screen, self.host.clone());
                }
            }
            Message::Rules(rules) => {
                self.fetching = false;
                match rules {
                    // The host page has handed some in meanwhile.
                    Some(_) if self.screen.state.rules.is_whole() => {}
                    Some(rules) => later::take_rules(&mut self.screen, &rules, &self.host),
                    None => self.screen.state.reduce(Action::Tell(Notice::NoRules)),
                }
            }
            Message::NewRules(rules) => later::take_rules(&mut self.screen, &rules, &self.host),
            Message::English(Some(english)) => {
                self.languages.learn(english);
                self.languages.speak(&mut self.screen, &self.host);
            }
            Message::English(None) => self.screen.state.reduce(Action::Tell(Notice::NoEnglish)),
            Message::SaveAnswers => service::save_answers(&mut self.screen, &self.host),
            Message::SaveDossier => later::save_dossier(&self.screen, &self.host),
            Message::Print(title) => service::print(self.main.cast(), &title, &self.host),
            Message::OpenSample(name) => {
                service::open_sample(name, &self.screen, self.host.clone())
            }
            Message::OpenFile(file) => service::open_file(file, &self.screen),
            Message::Changed(setting) => self.set_anew(setting),
            Message::Lead(lead) => self.lead(&lead),
            Message::Then(done) => answer(&done, ""),
            Message::HandOver => {
                later::hand_over(&self.screen, &self.host);
                self.screen.state.reduce(Action::Tell(Notice::HandedOver));
            }
        }
        self.tell();
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let (screen, words) = (&self.screen, self.screen.widget.words);
        let settings = screen.state.settings;
        let mut looks = String::from("app");
        for (chosen, class) in [
            (screen.is_large(), " large"),
            (settings.contrast, " contrast"),
        ] {
            if chosen {
                looks.push_str(class);
            }
        }
        let columns = element("div").class("columns");
        let columns = columns
            .child(steps(screen))
            .child(place(screen, &self.main))
            .child(if screen.state.rules.is_whole() {
                later::live_result(screen)
            } else {
                no_result(words)
            });
        element("div")
            .class(&looks)
            .attr("lang", words.lang)
            .child(header(screen))
            .child(notice_bar(screen))
            .child(columns)
            .child(text("footer", "foot", words.footer).attr("part", "footer"))
            .build()
    }

    /// Keeps the browser's history in step with the place, and moves the focus: to the heading of a
    /// place that was entered, or to what was jumped to. Not when the widget appears, where it would
    /// pull the reader away from the page around, nor when a jump is over because the reader types.
    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        let state = &self.screen.state;
        let (place, target) = (state.place, state.target);
        let before = self.drawn.replace((place, state.aims));
        let entered = before.is_none_or(|(before, _)| before != place);
        if entered && history::current(&self.key) != Some(place) {
            let left = before.map(|(before, _)| before).filter(|_| !first);
            history::enter(&self.key, place, left);
        }
        let jumped = target.is_some() && before != self.drawn;
        let quiet = std::mem::take(&mut self.quiet);
        if !first && !quiet && (entered || jumped) {
            focus(&self.main, target);
        }
    }
}

impl App {
    /// Takes what the host page has set anew; what the reader has chosen goes before it.
    fn set_anew(&mut self, setting: Setting) {
        let settings = self.host.settings();
        match setting {
            Setting::Storage => {
                let choice = settings.storage.as_deref();
                let choice = choice.and_then(StorageChoice::from_name);
                if let Some(choice) = choice.filter(|_| choice != self.screen.state.storage) {
                    self.screen.state.reduce(Action::Choose(choice));
                }
            }
            Setting::Region if self.screen.state.rules.is_whole() => {
                later::propose_region(&mut self.screen.state, &self.host);
            }
            // It is asked for when the rules come.
            Setting::Region => {}
            Setting::Looks => {
                self.screen.presets = settings.presets;
                self.languages.speak(&mut self.screen, &self.host);
            }
            Setting::Handover => self.screen.hands_over = settings.handover,
        }
    }

    fn lead(&mut self, lead: &Lead) {
        self.quiet = lead.at_start;
        let state = &mut self.screen.state;
        let came = if state.rules.is_whole() {
            later::lead(state, lead)
        } else {
            "unknown"
        };
        answer(&lead.done, came);
    }

    /// Tells the page around how things stand, where that has changed.
    fn tell(&mut self) {
        if !self.screen.state.rules.is_whole() {
            return;
        }
        let told = later::told(&self.screen.state);
        let before = self.told.as_ref();
        if before.is_none_or(|before| before.rules != told.rules) {
            self.host.announce("ready", &told.rules);
        }
        if before.is_none_or(|before| before.progress != told.progress) {
            self.host.announce("progress", &told.progress);
        }
        if before.is_none_or(|before| before.assessment != told.assessment) {
            self.host.announce("assessment", &told.assessment);
        }
        self.told = Some(told);
    }
}

/// Tells the page what came of its call; what its function throws is its own affair.
fn answer(done: &js_sys::Function, came: &str) {
    let _ = done.call1(&JsValue::NULL, &JsValue::from_str(came));
}

/// Where the live result will be.
fn no_result(words: &Words) -> Element {
    element("aside")
        .class("result")
        .attr("part", "result")
        .attr("aria-label", words.result)
        .child(text("p", "", words.loading))
}
