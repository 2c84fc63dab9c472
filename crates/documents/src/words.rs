//! Every word that this crate says, one value per language.

use santong_rules::{Group, Readiness, Strength, Verdict};

/// The words of one language. A missing translation is a missing field, which does not compile.
pub struct Words {
    unanswered: &'static str,
}

/// Chinese.
pub static ZH: Words = Words {
    unanswered: "还没有回答",
};

impl Words {
    /// The name of a verdict.
    #[must_use]
    pub fn verdict(&self, _verdict: Verdict) -> &'static str {
        self.unanswered
    }
    /// The name of a strength.
    #[must_use]
    pub fn strength(&self, _strength: Strength) -> &'static str {
        self.unanswered
    }
    /// The name of a group.
    #[must_use]
    pub fn group(&self, _group: Group) -> &'static str {
        self.unanswered
    }
    /// The name of a readiness.
    #[must_use]
    pub fn readiness(&self, _readiness: Readiness) -> &'static str {
        self.unanswered
    }
    /// What a readiness means and what to do.
    #[must_use]
    pub fn readiness_hint(&self, _readiness: Readiness) -> &'static str {
        self.unanswered
    }
}

/// The shape of a verdict in text, so that it is never told by colour alone.
#[must_use]
pub fn shape(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "●",
        Verdict::Unmet => "◆",
        Verdict::Open => "○",
        Verdict::NotApplicable => "–",
    }
}
