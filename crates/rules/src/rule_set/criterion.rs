//! What is checked.

use serde::{Deserialize, Serialize};

use super::{ClauseId, Level, QuestionId};
use crate::{Condition, Date};

/// How much depends on a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "describe", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Strength {
    /// 阻断: market access and law.
    Gate,
    /// 必需: 三同 itself.
    Required,
    /// 建议.
    Advised,
    /// 能力: integration, by dimension.
    Capability,
    /// 警示.
    Caution,
}

/// The heading under which a criterion stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "describe", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Group {
    /// 主体.
    Subject,
    /// 产品.
    Product,
    /// 准入.
    Access,
    /// 同线.
    SameLine,
    /// 同标.
    SameStandard,
    /// 同质.
    SameQuality,
    /// 合规.
    Compliance,
    /// 声明.
    Declaration,
    /// 能力·品牌.
    Brand,
    /// 能力·渠道.
    Channel,
    /// 能力·数字化.
    Digital,
    /// 能力·服务.
    Service,
    /// 能力·信用与金融.
    Finance,
    /// 能力·创新与人才.
    Innovation,
}

impl Group {
    /// 同线, 同标 and 同质 are the core: a product is ready only when all of their required criteria are met.
    #[must_use]
    pub fn is_core(self) -> bool {
        matches!(
            self,
            Self::SameLine | Self::SameStandard | Self::SameQuality
        )
    }
}

/// One thing that is checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Criterion {
    /// Stable name, for example `same-line.production`.
    pub id: String,
    /// Once for the enterprise or for each product; by the questions its conditions use.
    pub level: Level,
    /// Heading it stands under.
    pub group: Group,
    /// How much depends on it.
    pub strength: Strength,
    /// What is required, as a short statement.
    pub title: String,
    /// Why the policy asks for it, in plain words; may be empty.
    pub why: String,
    /// Where it applies; `None` means always.
    pub applies_when: Option<Condition>,
    /// When it is met.
    pub met_when: Condition,
    /// What to do when it is not.
    pub remedy: String,
    /// Evidence wanted.
    pub evidence: Vec<String>,
    /// Legal basis.
    pub clauses: Vec<ClauseId>,
    /// Position in [`RuleSet::overlays`] of the overlay that added it.
    pub origin: Option<u16>,
    /// On which days it is in force; outside it does not apply.
    pub window: Window,
}

impl Criterion {
    /// When it applies, where that is limited, and when it is met.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.applies_when.iter().chain([&self.met_when])
    }

    /// Whether its verdict rests on a question.
    #[must_use]
    pub fn reads(&self, question: QuestionId) -> bool {
        self.conditions().any(|condition| condition.reads(question))
    }
}

/// The days on which something is in force, both of them included; in China's time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

impl Window {
    /// Whether a day lies in it.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}
