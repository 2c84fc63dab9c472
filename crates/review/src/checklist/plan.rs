//! Which criterion stands where: what concerns every product by group, then what concerns only some
//! industries or some regions. Read off the conditions, for the rule set says it nowhere else.

use std::collections::BTreeSet;

use santong_documents::ZH;
use santong_rules::{
    Choice, Comparison, Condition, Criterion, Group, Kind, Measure, QuestionId, RuleSet,
};

/// The question after the industry of a product.
const INDUSTRY: &str = "product.industry";

/// The question after the region of an enterprise.
const REGION: &str = "enterprise.region";

/// The heading over what several industries share.
pub const SHARED: &str = "几个行业共有的要求";

/// Where something stands, in the order of the page; choices are told by their positions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// It concerns every product.
    Group(Group),
    /// It concerns several industries.
    Shared,
    /// It concerns one industry.
    Industry(usize),
    /// It concerns some regions.
    Region(Vec<usize>),
}

/// Criteria under one heading.
pub struct Part<'a> {
    /// Where it stands.
    pub place: Place,
    /// The heading.
    pub title: String,
    /// The criteria with their numbers on paper.
    pub criteria: Vec<(usize, &'a Criterion)>,
}

impl Part<'_> {
    /// Whether nobody has to look at it for a declaration: what an enterprise is capable of.
    pub fn is_optional(&self) -> bool {
        matches!(
            self.place,
            Place::Group(
                Group::Brand
                    | Group::Channel
                    | Group::Digital
                    | Group::Service
                    | Group::Finance
                    | Group::Innovation
            )
        )
    }
}

/// What there is about one industry.
pub struct Industry {
    /// Its name.
    pub title: String,
    /// Position of its own part in [`Plan::parts`].
    pub own: Option<usize>,
    /// Numbers of the criteria that it shares with other industries.
    pub shared: Vec<usize>,
}

/// All criteria, each in one part.
pub struct Plan<'a> {
    /// The parts in the order of their places.
    pub parts: Vec<Part<'a>>,
    /// The industries about which there is something, in the order of the rule set.
    pub industries: Vec<Industry>,
}

impl<'a> Plan<'a> {
    /// Gives every criterion its place and its number.
    pub fn new(rules: &'a RuleSet) -> Self {
        let places = Places::new(rules);
        let placed = rules.criteria.iter().map(|one| (places.of(one), one));
        let mut placed: Vec<(Place, &Criterion)> = placed.collect();
        placed.sort_by(|(a, one), (b, other)| (a, one.group).cmp(&(b, other.group)));
        let mut parts: Vec<Part<'_>> = Vec::new();
        for (number, (place, criterion)) in (1..).zip(placed) {
            match parts.last_mut().filter(|part| part.place == place) {
                Some(part) => part.criteria.push((number, criterion)),
                None => parts.push(Part {
                    title: places.title(&place),
                    criteria: vec![(number, criterion)],
                    place,
                }),
            }
        }
        let industries = places.industries(&parts);
        Self { parts, industries }
    }
}

/// The measures that concern every region, then those of some regions under their names.
pub fn measures_by_region(rules: &RuleSet) -> Vec<(String, Vec<&Measure>)> {
    let places = Places::new(rules);
    let of = |one: &Measure| places.region.within(one.relevant_when.as_ref());
    let mut measures: Vec<&Measure> = rules.measures.iter().collect();
    measures.sort_by_key(|one| of(one));
    let parts = measures.chunk_by(|a, b| of(a) == of(b));
    let titled = parts.map(|part| {
        let named = part.first().map(|one| of(one)).unwrap_or_default();
        (places.region.titles(&named), part.to_vec())
    });
    titled.collect()
}

/// The two questions by which things are placed.
struct Places<'a> {
    industry: Sorting<'a>,
    region: Sorting<'a>,
}

impl<'a> Places<'a> {
    fn new(rules: &'a RuleSet) -> Self {
        Self {
            industry: Sorting::new(rules, INDUSTRY),
            region: Sorting::new(rules, REGION),
        }
    }

    fn of(&self, criterion: &Criterion) -> Place {
        let applies = criterion.applies_when.as_ref();
        let regions = self.region.within(applies);
        if !regions.is_empty() {
            return Place::Region(regions);
        }
        match self.industry.within(applies).as_slice() {
            [] => Place::Group(criterion.group),
            [only] => Place::Industry(*only),
            _ => Place::Shared,
        }
    }

    fn title(&self, place: &Place) -> String {
        match place {
            Place::Group(group) => ZH.group(*group).to_owned(),
            Place::Shared => SHARED.to_owned(),
            Place::Industry(position) => self.industry.titles(&[*position]),
            Place::Region(positions) => self.region.titles(positions),
        }
    }

    fn industries(&self, parts: &[Part<'_>]) -> Vec<Industry> {
        let shared = parts.iter().filter(|part| part.place == Place::Shared);
        let shared: Vec<_> = shared.flat_map(|part| &part.criteria).collect();
        let all = self.industry.choices.iter().enumerate();
        let told = all.map(|(position, choice)| Industry {
            title: choice.label.clone(),
            own: parts
                .iter()
                .position(|part| part.place == Place::Industry(position)),
            shared: shared
                .iter()
                .filter(|(_, one)| {
                    let within = self.industry.within(one.applies_when.as_ref());
                    within.contains(&position)
                })
                .map(|(number, _)| *number)
                .collect(),
        });
        told.filter(|one| one.own.is_some() || !one.shared.is_empty())
            .collect()
    }
}

/// A question with choices by which things are sorted; without one, nothing is.
struct Sorting<'a> {
    question: Option<QuestionId>,
    choices: &'a [Choice],
}

impl<'a> Sorting<'a> {
    fn new(rules: &'a RuleSet, question: &str) -> Self {
        let question = rules.find_question(question);
        let choices: &[Choice] = match question.and_then(|id| rules.question(id)) {
            Some(found) => match &found.kind {
                Kind::Choice(choices) => choices,
                _ => &[],
            },
            None => &[],
        };
        Self { question, choices }
    }

    /// Positions of the choices outside of which a condition cannot be true; empty for no limit.
    fn within(&self, condition: Option<&Condition>) -> Vec<usize> {
        let limit = self.question.zip(condition);
        let Some(limit) = limit.and_then(|(question, condition)| limit_of(condition, question))
        else {
            return Vec::new();
        };
        let all = self.choices.iter().enumerate();
        all.filter(|(_, choice)| limit.contains(choice.id.as_str()))
            .map(|(position, _)| position)
            .collect()
    }

    fn titles(&self, positions: &[usize]) -> String {
        let found = positions.iter().filter_map(|one| self.choices.get(*one));
        let titles: Vec<&str> = found.map(|choice| choice.label.as_str()).collect();
        titles.join("、")
    }
}

/// The choices of a question outside of which a condition cannot be true; `None` for no limit.
fn limit_of(condition: &Condition, question: QuestionId) -> Option<BTreeSet<&str>> {
    let asked = Condition::Answer(question);
    match condition {
        Condition::And(a, b) => match (limit_of(a, question), limit_of(b, question)) {
            (Some(a), Some(b)) => Some(&a & &b),
            (a, b) => a.or(b),
        },
        Condition::Or(a, b) => Some(&limit_of(a, question)? | &limit_of(b, question)?),
        Condition::Compare(Comparison::Equal, a, b) if **a == asked => named([&**b]),
        Condition::Compare(Comparison::Equal, a, b) if **b == asked => named([&**a]),
        Condition::In(a, list) if **a == asked => match &**list {
            Condition::List(items) => named(items),
            _ => None,
        },
        _ => None,
    }
}

fn named<'c>(items: impl IntoIterator<Item = &'c Condition>) -> Option<BTreeSet<&'c str>> {
    let names = items.into_iter().map(|item| match item {
        Condition::Text(name) => Some(name.as_str()),
        _ => None,
    });
    names.collect()
}
