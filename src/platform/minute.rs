//! A callback at every full minute of the wall clock while the page is visible.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;

use super::clock;
use super::tabs::{is_visible, on_sight};

const MINUTE_MS: i64 = 60_000;

/// Calls at the start of each minute while the page is visible, and at once when it becomes visible. No timer runs while it is hidden.
pub fn on_minute(then: impl Fn() + 'static) {
    let minutes = Rc::new(Minutes { then: Box::new(then), timer: RefCell::new(None) });
    if is_visible() {
        wait(&minutes);
    }
    on_sight(move |visible| {
        if visible {
            (minutes.then)();
            wait(&minutes);
        } else {
            minutes.timer.replace(None);
        }
    });
}

struct Minutes {
    then: Box<dyn Fn()>,
    /// Dropping it cancels it.
    timer: RefCell<Option<Timeout>>,
}

/// Sets the timer for the next full minute. A timer may fire early because the browser rounds: then it waits for the rest.
fn wait(minutes: &Rc<Minutes>) {
    let now_ms = clock::now_unix_ms();
    let (minute, rest_ms) = (now_ms.div_euclid(MINUTE_MS), MINUTE_MS - now_ms.rem_euclid(MINUTE_MS));
    let later = minutes.clone();
    let timer = Timeout::new(u32::try_from(rest_ms).unwrap_or(1), move || {
        if clock::now_unix_ms().div_euclid(MINUTE_MS) != minute {
            (later.then)();
        }
        wait(&later);
    });
    minutes.timer.replace(Some(timer));
}
