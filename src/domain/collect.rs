//! Collects short lists. `Iterator::collect` is compiled again for every chain of adapters, including the growth of its vector; the screens
//! have some three hundred chains. Here only `next` is compiled for each chain, and the loop once for each type of item.

/// The next item of an iterator, whatever its type.
trait Next<T> {
    fn next_item(&mut self) -> Option<T>;
}

impl<I: Iterator> Next<I::Item> for I {
    fn next_item(&mut self) -> Option<I::Item> {
        self.next()
    }
}

/// For lists of what is shown or written. Where there may be thousands of items, [`Iterator::collect`] is faster: it reserves room for all of
/// them and makes no indirect call for each.
pub trait CollectVec: Iterator + Sized {
    /// All items, in order.
    fn collect_vec(mut self) -> Vec<Self::Item> {
        collect(&mut self)
    }

    /// All items in one text, separated by `between`.
    fn joined(mut self, between: &str) -> String
    where
        Self: Iterator<Item = String>,
    {
        collect(&mut self).join(between)
    }
}

impl<I: Iterator> CollectVec for I {}

#[inline(never)]
fn collect<T>(items: &mut dyn Next<T>) -> Vec<T> {
    let mut all = Vec::new();
    while let Some(item) = items.next_item() {
        all.push(item);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_keep_their_order() {
        assert_eq!([3, 1, 2].into_iter().filter(|number| *number != 1).collect_vec(), [3, 2]);
        assert!(std::iter::empty::<u8>().collect_vec().is_empty());
        let words = |words: &[&str]| words.iter().map(ToString::to_string).joined(", ");
        assert_eq!((words(&[]), words(&["a"]), words(&["a", "", "b"])), (String::new(), "a".into(), "a, , b".into()));
    }
}
