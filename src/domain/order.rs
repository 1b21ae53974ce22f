//! Sorting with one shared sort: every further sorted type would add a sort of its own (5 kB to load).

use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Sorts ascending by key; stable.
#[must_use]
pub fn sort_by_key<T>(mut things: Vec<T>, key: impl Fn(&T) -> i64) -> Vec<T> {
    let keys: Vec<i64> = things.iter().map(key).collect();
    swap_all(&mut things, swaps_by_key(&keys));
    things
}

/// Sorts ascending; stable.
pub fn sort_by<T>(things: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    if !things.is_sorted_by(|a, b| compare(a, b).is_le()) {
        let at = |a: usize, b: usize| things.get(a).zip(things.get(b)).map_or(Ordering::Equal, |(a, b)| compare(a, b));
        let swaps = swaps(things.len(), &at);
        swap_all(things, swaps);
    }
}

/// Sorts by the type's own order; stable.
pub fn sort<T: Ord>(things: &mut [T]) {
    sort_by(things, T::cmp);
}

/// Builds a set by inserting: `collect` would compile a sort for each type.
pub fn set<T: Ord>(things: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(things);
    set
}

fn swaps_by_key(keys: &[i64]) -> Vec<(usize, usize)> {
    swaps(keys.len(), &|a, b| keys.get(a).cmp(&keys.get(b)))
}

/// The swaps that sort `count` elements, in order; `compare` compares by index.
fn swaps(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    // The element that belongs at each index.
    let mut order = order(count, compare);
    let mut swaps = Vec::new();
    for start in 0..count {
        // Follows one cycle of the permutation: each swap moves one element to its final index.
        let mut index = start;
        while let Some(from) = order.get_mut(index).map(|from| std::mem::replace(from, index)).filter(|from| ![start, index].contains(from))
        {
            swaps.push((index, from));
            index = from;
        }
    }
    swaps
}

/// The indices in sorted order. Most lists are almost sorted, with records noted later in between: those that come after a greater one are
/// sorted alone and then merged with the others.
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let (mut rising, mut late): (Vec<usize>, Vec<usize>) = (Vec::with_capacity(count), Vec::new());
    for index in 0..count {
        let is_late = rising.last().is_some_and(|last| compare(*last, index).is_gt());
        if is_late { late.push(index) } else { rising.push(index) }
    }
    if late.is_empty() {
        return rising;
    }
    late.sort_by(|a, b| compare(*a, *b));
    let mut order = Vec::with_capacity(count);
    let mut late = late.into_iter().peekable();
    for index in rising {
        // Of two equal ones the earlier comes first.
        while let Some(earlier) = late.next_if(|late| compare(*late, index).then(late.cmp(&index)).is_lt()) {
            order.push(earlier);
        }
        order.push(index);
    }
    order.extend(late);
    order
}

fn swap_all<T>(things: &mut [T], swaps: Vec<(usize, usize)>) {
    for (a, b) in swaps {
        things.swap(a, b);
    }
}

/// Counts by key, sorted by key. Keys with count 0 are removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts<K>(Vec<(K, usize)>);

impl<K> Default for Counts<K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord> Counts<K> {
    fn index_of(&self, key: &K) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.cmp(key))
    }

    /// The count of a key.
    #[must_use]
    pub fn get(&self, key: &K) -> usize {
        let known = self.index_of(key).ok().and_then(|index| self.0.get(index));
        known.map_or(0, |(_, count)| *count)
    }

    /// All keys with their counts.
    pub fn iter(&self) -> impl Iterator<Item = (&K, usize)> {
        self.0.iter().map(|(key, count)| (key, *count))
    }

    /// Adds one.
    pub(super) fn add(&mut self, key: K) {
        match self.index_of(&key) {
            Ok(index) => self.0.iter_mut().skip(index).take(1).for_each(|(_, count)| *count += 1),
            Err(index) => self.0.insert(index, (key, 1)),
        }
    }

    /// Subtracts one.
    pub(super) fn take(&mut self, key: &K) {
        let Ok(index) = self.index_of(key) else { return };
        match self.0.get_mut(index) {
            Some((_, count)) if *count > 1 => *count -= 1,
            _ => drop(self.0.remove(index)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_stay_as_they_were() {
        assert_eq!(
            sort_by_key(vec!["ccc", "a", "bb", "aa", "b"], |text| i64::try_from(text.len()).expect("short")),
            ["a", "b", "bb", "aa", "ccc"]
        );
    }

    #[test]
    fn every_order_of_six_is_put_in_order_and_equal_ones_stay_as_they_were() {
        // All sequences of six keys 0, 1 and 2, each with its index, which tells equal keys apart.
        for number in 0..3_usize.pow(6) {
            let things: Vec<(usize, u32)> = (0..6).map(|index| (number / 3_usize.pow(index) % 3, index)).collect();
            let mut expected = things.clone();
            expected.sort_by_key(|(key, _)| *key);
            let mut sorted = things.clone();
            sort_by(&mut sorted, |a, b| a.0.cmp(&b.0));
            assert_eq!(sorted, expected, "{things:?}");
            assert_eq!(sort_by_key(things, |(key, _)| i64::try_from(*key).expect("small")), expected);
        }
        let mut random = 7_u64;
        let almost = (0..2_000_u64).map(|index| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (if random >> 60 == 0 { index / 7 + (random >> 40) % 300 } else { index / 7 }, index)
        });
        let mut almost: Vec<(u64, u64)> = almost.collect();
        let mut expected = almost.clone();
        expected.sort_by_key(|(key, _)| *key);
        sort_by(&mut almost, |a, b| a.0.cmp(&b.0));
        assert_eq!(almost, expected, "some out of place, many equal");
        let mut rotated: Vec<usize> = (1..1000).chain([0]).collect();
        sort(&mut rotated);
        assert!(rotated.is_sorted());
    }

    #[test]
    fn what_is_taken_as_often_as_it_was_added_is_gone() {
        let mut counts = Counts::default();
        for word in ["b", "a", "b"] {
            counts.add(word);
        }
        assert_eq!(counts.iter().collect::<Vec<_>>(), [(&"a", 1), (&"b", 2)]);
        for word in ["b", "b", "b", "c"] {
            counts.take(&word);
        }
        assert_eq!((counts.get(&"a"), counts.get(&"b"), counts.iter().count()), (1, 0, 1));
    }
}
