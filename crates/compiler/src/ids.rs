//! Stable names: their form, that each is given once, and what refers to them.

use std::collections::BTreeMap;

use crate::diagnostic::Code;
use crate::limits::MAX_THINGS;
use crate::nearest;
use crate::source::Place;
use crate::toml_reader::{Context, Text};

/// The things of one kind by name, with their positions.
pub(crate) struct Ids {
    /// What they are called in messages: 问题.
    what: &'static str,
    by_name: BTreeMap<String, (u16, Place)>,
    places: Vec<Place>,
}

impl Ids {
    pub fn new(what: &'static str) -> Self {
        Self {
            what,
            by_name: BTreeMap::new(),
            places: Vec::new(),
        }
    }

    /// Takes the next position for a name; a second thing of that name is reported and has none.
    pub fn add(&mut self, cx: Context<'_>, name: &Text) -> Option<u16> {
        if let Some((_, first)) = self.by_name.get(&name.value) {
            let first = cx.sources.position(*first).line;
            let message = format!("{}“{}”重复", self.what, name.value);
            let hint = match self.by_name.get(&name.value) {
                Some((_, place)) if place.file != name.place.file => {
                    let there = format!("{} 第 {first} 行已经有了。", cx.sources.name(place.file));
                    match cx.sources.overlay(name.place.file) {
                        Some(_) => there + "附加规则不能改动已有的，换一个名称。",
                        None => there,
                    }
                }
                _ => format!("第 {first} 行已经有了。"),
            };
            cx.faults.error(name.place, Code::Duplicate, message, hint);
            return None;
        }
        let position = u16::try_from(self.places.len()).ok();
        let Some(position) = position.filter(|position| usize::from(*position) < MAX_THINGS) else {
            let message = format!("{}太多，最多 {MAX_THINGS} 个", self.what);
            let hint = "合并说的是同一件事的，或者分成几个规则集。";
            cx.faults.error(name.place, Code::TooComplex, message, hint);
            return None;
        };
        self.by_name
            .insert(name.value.clone(), (position, name.place));
        self.places.push(name.place);
        Some(position)
    }

    pub fn get(&self, name: &str) -> Option<u16> {
        self.by_name.get(name).map(|(position, _)| *position)
    }

    /// The position of something that a rule file refers to; reports a name that nothing has.
    pub fn resolve(&self, cx: Context<'_>, name: &Text) -> Option<u16> {
        let found = self.get(&name.value);
        if found.is_none() && !cx.sources.may_have_lost(&name.value) {
            let hint = nearest::hint(&name.value, self.names());
            cx.faults.error(
                name.place,
                Code::UnknownId,
                format!("没有{}“{}”", self.what, name.value),
                hint,
            );
        }
        found
    }

    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.by_name.keys().map(String::as_str)
    }

    /// Where the name of the thing at a position was given.
    pub fn place(&self, position: usize) -> Option<Place> {
        self.places.get(position).copied()
    }
}

/// Reports a name that is not made of lower-case words, digits and the separators given.
pub(crate) fn check_form(cx: Context<'_>, name: &Text, separators: &[char]) -> bool {
    let fits = name.value.split(separators).all(|word| {
        !word.is_empty()
            && word
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    });
    if !fits {
        let message = format!("“{}”不能作名称", name.value);
        let separators: String = separators.iter().map(|c| format!(" {c}")).collect();
        let hint = format!("只用小写英文字母和数字，之间可以用{separators}。");
        cx.faults.error(name.place, Code::BadValue, message, hint);
    }
    fits
}
