//! The rule set comes, or another one takes its place.

use std::{
    mem::{replace, take},
    rc::Rc,
};

use santong_rules::{CriterionId, QuestionRef, RuleSet};

use super::{Notice, Place, State};

impl State {
    /// Goes on with a rule set: what has waited for the first one is done, and with another one
    /// everything stays where it is.
    pub fn take_rules(&mut self, rules: Rc<RuleSet>) {
        let before = replace(&mut self.rules, rules);
        let another = before.is_whole();
        if another {
            self.carry_over(&before);
        }
        let mut answers = take(&mut self.answers);
        let moved = self.carry(&mut answers);
        self.answers = answers;
        if !moved.is_empty() {
            self.notice = Some(Notice::Moved(moved));
        }
        self.assess();
        let on_page = take(&mut self.on_page);
        self.settle();
        if another {
            self.on_page = on_page;
            self.grow_page();
        }
        for action in take(&mut self.waiting) {
            self.reduce(action);
        }
    }

    /// Positions in the rule set before become positions in this one; what it lacks is let go. The
    /// answers need nothing, they go by names.
    fn carry_over(&mut self, before: &RuleSet) {
        let rules = self.rules.clone();
        let moved = |at: &QuestionRef| {
            let id = &before.question(at.question)?.id;
            Some(QuestionRef {
                question: rules.find_question(id)?,
                ..*at
            })
        };
        self.on_page = self.on_page.iter().filter_map(moved).collect();
        self.view.explained = self.view.explained.iter().filter_map(moved).collect();
        self.set_aside = take(&mut self.set_aside)
            .into_iter()
            .filter_map(|(at, answer)| Some((moved(&at)?, answer)))
            .collect();
        self.suggestion =
            take(&mut self.suggestion).and_then(|(at, answer)| Some((moved(&at)?, answer)));
        let moved = |criterion: CriterionId| {
            let id = &before.criterion(criterion)?.id;
            let mut criteria = rules.criteria_with_ids();
            Some(criteria.find(|(_, criterion)| criterion.id == *id)?.0)
        };
        self.view.criterion = self.view.criterion.and_then(moved);
        self.view.decided = take(&mut self.view.decided)
            .into_iter()
            .filter_map(|(product, criterion)| Some((product, moved(criterion)?)))
            .collect();
        self.view.remedied = take(&mut self.view.remedied)
            .into_iter()
            .filter_map(|(product, of)| match of {
                Some(criterion) => Some((product, Some(moved(criterion)?))),
                None => Some((product, None)),
            })
            .collect();
        self.target = None;
        // The host page says it again.
        self.first = None;
        if let Place::Page { page, product } = self.place {
            let same = before.pages.get(page).and_then(|left| {
                let mut pages = rules.pages.iter();
                pages.position(|page| page.id == left.id && page.level == left.level)
            });
            match same {
                Some(page) => self.place = Place::Page { page, product },
                None => self.go(Place::Start),
            }
        }
    }
}
