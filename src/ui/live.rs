//! What changes on screen, in one type for each kind: the program then holds the machinery once, not once per use.

use std::hash::{Hash, Hasher};

use leptos::prelude::*;

use super::shell::App;
use crate::app::Model;

/// Something that is worked out again when what it reads changes.
pub type Live<T> = Box<dyn FnMut() -> T + Send>;

/// Makes a closure of any type one of a single type.
pub fn live<T>(work_out: impl FnMut() -> T + Send + 'static) -> Live<T> {
    Box::new(work_out)
}

/// A part of the page that comes and goes.
pub fn live_view<V: IntoView + 'static>(mut part: impl FnMut() -> Option<V> + Send + 'static) -> Live<Option<AnyView>> {
    live(move || part().map(IntoAny::into_any))
}

/// A value out of the model that tells only of its own changes.
#[derive(Clone, Copy)]
pub struct Watch<F> {
    app: App,
    changed: Memo<u64>,
    read: F,
}

impl<F> Watch<F> {
    /// Watches what `read` takes out of the model.
    pub fn new<T: Hash>(app: App, read: F) -> Self
    where
        F: Fn(&Model) -> T + Copy + Send + Sync + 'static,
    {
        let hash = move |model: &Model| {
            let mut hasher = Fnv(0xcbf2_9ce4_8422_2325);
            read(model).hash(&mut hasher);
            hasher.finish()
        };
        let boxed: Box<dyn Fn(&Model) -> u64 + Send + Sync> = Box::new(hash);
        Self { app, changed: memo(app, boxed), read }
    }

    /// The value; the caller runs again when it changes.
    pub fn get<T>(self) -> T
    where
        F: Fn(&Model) -> T,
    {
        self.changed.get();
        self.app.peek(self.read)
    }
}

/// FNV-1a, 64 bits: nobody attacks these values, and std's hasher is unrolled into every watch (1 kB less to load).
struct Fnv(u64);

impl Hasher for Fnv {
    #[inline(never)]
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

fn memo(app: App, hash: Box<dyn Fn(&Model) -> u64 + Send + Sync>) -> Memo<u64> {
    Memo::new(move |_| app.read(&hash))
}
