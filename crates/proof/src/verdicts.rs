//! Verdicts for all possible answers at once.

use std::collections::BTreeMap;

use biodivine_lib_bdd::Bdd;
use santong_rules::{Criterion, QuestionId};

use crate::symbolic::{Symbolic, Undecided};

/// For which answers a criterion comes to each verdict.
pub struct Verdicts {
    /// Met.
    pub met: Bdd,
    /// Unmet.
    pub unmet: Bdd,
    /// Open.
    pub open: Bdd,
    /// Not applicable.
    pub not_applicable: Bdd,
    /// For which answers each question keeps it open.
    pub causes: BTreeMap<QuestionId, Bdd>,
}

impl Verdicts {
    /// Of a criterion.
    ///
    /// # Errors
    /// [`Undecided`] where a condition cannot be looked at for all answers.
    pub fn new(symbolic: &Symbolic<'_, '_>, criterion: &Criterion) -> Result<Self, Undecided> {
        let mut verdicts = Self::in_force(symbolic, criterion)?;
        let out_of_force = symbolic.space.days_outside(criterion.window);
        for set in [&mut verdicts.met, &mut verdicts.unmet, &mut verdicts.open] {
            *set = set.and_not(&out_of_force);
        }
        for cause in verdicts.causes.values_mut() {
            *cause = cause.and_not(&out_of_force);
        }
        verdicts.not_applicable = verdicts.not_applicable.or(&out_of_force);
        Ok(verdicts)
    }

    fn in_force(symbolic: &Symbolic<'_, '_>, criterion: &Criterion) -> Result<Self, Undecided> {
        let met = symbolic.truth(&criterion.met_when)?;
        let Some(applies) = &criterion.applies_when else {
            return Ok(Self {
                met: met.holds,
                unmet: met.fails,
                open: met.unknown,
                not_applicable: symbolic.space.never(),
                causes: met.causes,
            });
        };
        let applies = symbolic.truth(applies)?;
        let mut causes = applies.causes;
        for (id, cause) in &met.causes {
            let cause = cause.and(&applies.holds);
            let sum = causes
                .get(id)
                .map_or(cause.clone(), |other| other.or(&cause));
            causes.insert(*id, sum);
        }
        Ok(Self {
            met: applies.holds.and(&met.holds),
            unmet: applies.holds.and(&met.fails),
            open: applies.unknown.or(&applies.holds.and(&met.unknown)),
            not_applicable: applies.fails,
            causes,
        })
    }
}
