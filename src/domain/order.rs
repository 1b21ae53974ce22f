//! Putting things in order with one sort for all of them: each kind sorted by itself would bring a sort of its own (5 kB to load).

/// The things in rising order of their keys; equal ones stay as they were.
#[must_use]
pub fn by_key<T>(things: Vec<T>, key: impl Fn(&T) -> i64) -> Vec<T> {
    let order = order(things.iter().map(key).collect());
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    order.into_iter().filter_map(|place| things.get_mut(place).and_then(Option::take)).collect()
}

/// Their places, in rising order of the keys.
fn order(keys: Vec<i64>) -> Vec<usize> {
    let mut placed: Vec<(i64, usize)> = keys.into_iter().enumerate().map(|(place, key)| (key, place)).collect();
    placed.sort_unstable();
    placed.into_iter().map(|(_, place)| place).collect()
}

/// How often something was said or used, sorted by what. Nothing is kept for what no longer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts<K>(Vec<(K, usize)>);

impl<K> Default for Counts<K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord> Counts<K> {
    fn place(&self, key: &K) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.cmp(key))
    }

    /// How often.
    #[must_use]
    pub fn get(&self, key: &K) -> usize {
        let known = self.place(key).ok().and_then(|place| self.0.get(place));
        known.map_or(0, |(_, count)| *count)
    }

    /// All of them with how often.
    pub fn iter(&self) -> impl Iterator<Item = (&K, usize)> {
        self.0.iter().map(|(key, count)| (key, *count))
    }

    /// Once more.
    pub(super) fn add(&mut self, key: K) {
        match self.place(&key) {
            Ok(place) => self.0.iter_mut().skip(place).take(1).for_each(|(_, count)| *count += 1),
            Err(place) => self.0.insert(place, (key, 1)),
        }
    }

    /// Once less.
    pub(super) fn take(&mut self, key: &K) {
        let Ok(place) = self.place(key) else { return };
        match self.0.get_mut(place) {
            Some((_, count)) if *count > 1 => *count -= 1,
            _ => drop(self.0.remove(place)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_stay_as_they_were() {
        assert_eq!(
            by_key(vec!["ccc", "a", "bb", "aa", "b"], |text| i64::try_from(text.len()).expect("short")),
            ["a", "b", "bb", "aa", "ccc"]
        );
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
