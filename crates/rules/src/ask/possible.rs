//! What further answers can make of a condition.

use crate::{Condition, Fact, Outcome, QuestionId, Scope, Shown, Value, evaluate};

/// Whether something can still become true, or false. 还不清楚 stays as it is, so what hangs on it can
/// become neither. It may say that something can be where it cannot, never the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Possible {
    holds: bool,
    fails: bool,
}

/// Most questions in a chain of which each shows the next; a circle in a damaged rule set ends there.
const LONGEST_CHAIN: usize = 32;

/// Whether a question can come to make sense where it stands.
pub(super) fn can_be_shown(scope: &Scope<'_>, id: QuestionId) -> bool {
    shown(scope, id, LONGEST_CHAIN)
}

fn shown(scope: &Scope<'_>, id: QuestionId, chain: usize) -> bool {
    match (scope.shown(id), scope.rules().question(id)) {
        (Shown::Yes, _) => true,
        (Shown::No, _) | (_, None) => false,
        (Shown::Unknown(_), Some(question)) => match (&question.shown_when, chain) {
            (Some(condition), 1..) => possible(scope, condition, chain - 1).holds,
            _ => true,
        },
    }
}

fn possible(scope: &Scope<'_>, condition: &Condition, chain: usize) -> Possible {
    let both = |a, b| (possible(scope, a, chain), possible(scope, b, chain));
    match condition {
        Condition::Not(a) => {
            let Possible { holds, fails } = possible(scope, a, chain);
            Possible {
                holds: fails,
                fails: holds,
            }
        }
        Condition::And(a, b) => {
            let (a, b) = both(a, b);
            Possible {
                holds: a.holds && b.holds,
                fails: a.fails || b.fails,
            }
        }
        Condition::Or(a, b) => {
            let (a, b) = both(a, b);
            Possible {
                holds: a.holds || b.holds,
                fails: a.fails && b.fails,
            }
        }
        whole => of_whole(scope, whole, chain),
    }
}

/// A part that is looked at as a whole: settled by what is known, stuck where all that is missing stays
/// missing, or open to anything.
fn of_whole(scope: &Scope<'_>, condition: &Condition, chain: usize) -> Possible {
    let is_stuck = |id| *scope.fact(id) == Fact::Unsure || !shown(scope, id, chain);
    let (holds, fails) = match evaluate(condition, scope) {
        Outcome::Known(Value::Bool(holds), ()) => (holds, !holds),
        Outcome::Unknown(causes) => {
            let open = !causes.iter().all(is_stuck);
            (open, open)
        }
        _ => (false, false),
    };
    Possible { holds, fails }
}
