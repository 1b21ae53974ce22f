//! Yielding: long work is cut into slices, between which the browser can paint and handle taps.

use std::cell::RefCell;
use std::collections::VecDeque;

use futures::channel::oneshot;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessageChannel;

/// A `MessageChannel` to this window: its message is a task of its own without delay. A nested `setTimeout` waits at least 4 ms, and up to
/// 1 s in a background tab.
struct TaskChannel {
    channel: MessageChannel,
    _listener: Closure<dyn FnMut()>,
}

thread_local! {
    static WAITING: RefCell<VecDeque<oneshot::Sender<()>>> = const { RefCell::new(VecDeque::new()) };
    static TURNS: Option<TaskChannel> = turns();
}

fn turns() -> Option<TaskChannel> {
    let channel = MessageChannel::new().ok()?;
    let listener = Closure::<dyn FnMut()>::new(|| {
        if let Some(next) = WAITING.with_borrow_mut(VecDeque::pop_front) {
            // Fails only when the waiting future was dropped.
            next.send(()).ok();
        }
    });
    channel.port1().set_onmessage(Some(listener.as_ref().unchecked_ref()));
    Some(TaskChannel { channel, _listener: listener })
}

/// Yields to the event loop once.
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
