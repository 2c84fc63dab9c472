//! Where the things of a rule set stand in its files, and what its authors gave as examples.

use santong_rules::{Answers, Example, Promise, QuestionId, RuleSet, Translation};

use crate::draft::Draft;
use crate::ids::Ids;
use crate::schema::{self, Expected};
use crate::source::Sources;

/// A place in a rule file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// Name of the file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Length of the name in characters.
    pub width: usize,
}

/// What a rule set does not say of itself once it is compiled.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    criteria: Vec<Location>,
    measures: Vec<Location>,
    questions: Vec<Location>,
    /// All examples, in the author's order.
    pub examples: Vec<Example>,
    /// Questions for all of whose choices a product can be ready, and the choices that are excepted.
    pub cover: Vec<(QuestionId, Vec<String>)>,
}

impl Origins {
    /// The answers of all examples.
    #[must_use]
    pub fn example_answers(&self) -> Vec<Answers> {
        let examples = self.examples.iter();
        examples.map(|example| example.answers.clone()).collect()
    }

    pub(crate) fn new(draft: &Draft<'_>) -> Self {
        let sources = draft.cx.sources;
        let cover = draft.header.iter().flat_map(|header| &header.cover);
        Self {
            criteria: locations(sources, &draft.criterion_ids, draft.criteria.len()),
            measures: locations(sources, &draft.measure_ids, draft.measures.len()),
            questions: locations(sources, &draft.question_ids, draft.questions.len()),
            examples: draft.examples.iter().map(told).collect(),
            cover: cover
                .filter_map(|cover| {
                    let id = draft.question_ids.resolve(draft.cx, &cover.question)?;
                    Some((QuestionId(id), cover.except.clone()))
                })
                .collect(),
        }
    }

    /// Where a criterion stands, by its position.
    #[must_use]
    pub fn criterion(&self, position: u16) -> Location {
        at(&self.criteria, position)
    }

    /// Where a measure stands, by its position.
    #[must_use]
    pub fn measure(&self, position: u16) -> Location {
        at(&self.measures, position)
    }

    /// Where a question stands, by its position.
    #[must_use]
    pub fn question(&self, position: u16) -> Location {
        at(&self.questions, position)
    }
}

/// A rule set with where it comes from.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The rule set.
    pub rules: RuleSet,
    /// Its texts in other languages; of overlays alone where only they say any.
    pub translations: Vec<Translation>,
    /// Where it comes from.
    pub origins: Origins,
}

/// An example as it is told to others.
fn told(example: &schema::Example) -> Example {
    let promise = match example.expected {
        Expected::Verdict {
            criterion, verdict, ..
        } => Promise::Verdict(criterion, verdict),
        Expected::Relevance { measure, relevance } => Promise::Relevance(measure, relevance),
    };
    Example {
        answers: example.answers.clone(),
        as_of: example.as_of,
        promise,
    }
}

fn at(locations: &[Location], position: u16) -> Location {
    locations
        .get(usize::from(position))
        .cloned()
        .unwrap_or_default()
}

fn locations(sources: &Sources, ids: &Ids, number: usize) -> Vec<Location> {
    let located = |index: usize| {
        let place = ids.place(index)?;
        let position = sources.position(place);
        Some(Location {
            file: sources.name(place.file).to_owned(),
            line: position.line,
            column: position.column,
            width: position.width,
        })
    };
    (0..number)
        .map(|index| located(index).unwrap_or_default())
        .collect()
}
