//! A lower bound on how many members it takes to have one of each of several sets.

use std::collections::BTreeSet;

/// How many of the sets, small ones first, share no member with those taken before: each of these needs a
/// member of its own.
pub(crate) fn count_disjoint<T: Ord>(sets: impl IntoIterator<Item = BTreeSet<T>>) -> usize {
    let mut sets: Vec<BTreeSet<T>> = sets.into_iter().collect();
    sets.sort_by_key(BTreeSet::len);
    let mut taken = BTreeSet::new();
    let mut count = 0;
    for set in sets {
        if set.is_disjoint(&taken) {
            taken.extend(set);
            count += 1;
        }
    }
    count
}
