//! Giving way: long work is cut into slices, and between them the browser may paint and take taps.

use std::cell::RefCell;
use std::collections::VecDeque;

use futures::channel::oneshot;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessageChannel;

/// A message to oneself is a task of its own, at once: `setTimeout` waits 4 ms or more when it is nested, and up to a second in a
/// tab in the background.
struct Turns {
    channel: MessageChannel,
    _heard: Closure<dyn FnMut()>,
}

thread_local! {
    static WAITING: RefCell<VecDeque<oneshot::Sender<()>>> = const { RefCell::new(VecDeque::new()) };
    static TURNS: Option<Turns> = turns();
}

fn turns() -> Option<Turns> {
    let channel = MessageChannel::new().ok()?;
    let heard = Closure::<dyn FnMut()>::new(|| {
        if let Some(next) = WAITING.with_borrow_mut(VecDeque::pop_front) {
            // Nobody waits any more: nothing to do.
            next.send(()).ok();
        }
    });
    channel.port1().set_onmessage(Some(heard.as_ref().unchecked_ref()));
    Some(Turns { channel, _heard: heard })
}

/// Lets the event loop have a turn.
pub async fn pause() {
    let (sender, receiver) = oneshot::channel();
    let asked = TURNS.with(|turns| turns.as_ref().is_some_and(|turns| turns.channel.port2().post_message(&JsValue::NULL).is_ok()));
    if asked {
        WAITING.with_borrow_mut(|waiting| waiting.push_back(sender));
        receiver.await.ok();
    } else {
        sleep(0).await;
    }
}

/// Waits this many milliseconds.
pub async fn sleep(ms: u32) {
    gloo_timers::future::TimeoutFuture::new(ms).await;
}
