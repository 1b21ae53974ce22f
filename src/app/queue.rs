//! Runs commands one after the other. Painting or an effect can make the browser fire an event at once (an element that is removed loses
//! the focus); its command must neither be lost nor run inside another one.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

/// Items in order of arrival.
#[derive(Debug)]
pub struct Queue<T> {
    waiting: RefCell<VecDeque<T>>,
    busy: Cell<bool>,
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Self { waiting: RefCell::default(), busy: Cell::new(false) }
    }
}

impl<T> Queue<T> {
    /// Runs `next` on the item and on all items added meanwhile. Returns false when called from within [`Queue::run`] or [`Queue::hold`]:
    /// then the running call processes it.
    pub fn run(&self, item: T, next: impl FnMut(T)) -> bool {
        self.waiting.borrow_mut().push_back(item);
        self.drain(next)
    }

    /// Runs `work` while no item may run; items added meanwhile wait for the next [`Queue::drain`].
    pub fn hold<R>(&self, work: impl FnOnce() -> R) -> R {
        let was_busy = self.busy.replace(true);
        let done = work();
        self.busy.set(was_busy);
        done
    }

    /// True when an item waits.
    pub fn waits(&self) -> bool {
        !self.waiting.borrow().is_empty()
    }

    /// Runs `next` on the waiting items. Returns true when there were any and no other call was running.
    pub fn drain(&self, mut next: impl FnMut(T)) -> bool {
        if self.busy.get() || self.waiting.borrow().is_empty() {
            return false;
        }
        self.hold(|| {
            loop {
                // The borrow ends here, since `next` may add to the queue.
                let item = self.waiting.borrow_mut().pop_front();
                let Some(item) = item else { break };
                next(item);
            }
        });
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_while_something_runs_is_run_after_it_in_its_order() {
        let (queue, log) = (Queue::default(), RefCell::new(Vec::new()));
        let ran = queue.run(1, |number| {
            log.borrow_mut().push(format!("{number} begins"));
            if number == 1 {
                assert!(!queue.run(2, |_| panic!("it is not run here")));
                assert!(!queue.run(3, |_| panic!("nor here")));
            }
            log.borrow_mut().push(format!("{number} ends"));
        });
        assert!(ran);
        assert_eq!(*log.borrow(), ["1 begins", "1 ends", "2 begins", "2 ends", "3 begins", "3 ends"]);
    }

    #[test]
    fn what_comes_while_the_screen_is_painted_waits_for_its_end() {
        let (queue, log) = (Queue::default(), RefCell::new(Vec::new()));
        let painted = queue.hold(|| {
            assert!(!queue.run("left the field", |_| panic!("in the middle of painting")));
            assert!(!queue.drain(|_| panic!("nor now")));
            true
        });
        assert!(painted && queue.waits() && log.borrow().is_empty());
        assert!(queue.drain(|command| log.borrow_mut().push(command)));
        assert!(!queue.waits() && !queue.drain(|command| log.borrow_mut().push(command)), "once");
        assert_eq!(*log.borrow(), ["left the field"]);
    }
}
