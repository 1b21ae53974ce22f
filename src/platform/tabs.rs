//! Messages between tabs and windows of the same browser profile, and the visibility of this page.

use serde::Serialize;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use super::dom::{listen, property};
use super::names::name;
use crate::app::LastBackup;
use crate::domain::Record;
use crate::format::{Object, encode_packs, read_pack};

/// A message from another tab. Messages are hints: whatever is missed is found by `Store::load_new`.
#[derive(Clone, Debug, PartialEq)]
pub enum TabMessage {
    /// These records were committed.
    Records(Vec<Record>),
    /// Many records were added to the store: read what is new.
    LoadNew,
    /// Records were removed from the store: read all of it again.
    Reread,
    /// A backup was saved.
    Backup(LastBackup),
    /// The windows lock.
    Lock,
    /// The diary is about to be erased: stop writing.
    Erasing,
    /// Erasing has ended: restart.
    Restart,
}

/// The message as JSON. A field unknown to the other tab's version is ignored there.
#[derive(Serialize, Default)]
struct Wire {
    kind: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    lines: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    at: String,
    records: usize,
}

type Listener = Closure<dyn FnMut(MessageEvent)>;

/// The `BroadcastChannel` to the other tabs, open until dropped.
#[derive(Debug)]
pub struct Tabs {
    open: Option<(BroadcastChannel, Listener)>,
}

impl Tabs {
    /// Opens the channel. Tabs of all versions share it, so its messages may only be extended. Without BroadcastChannel a tab reads the
    /// others' records when it becomes visible.
    pub fn open(on_message: impl Fn(TabMessage) + 'static) -> Self {
        let Ok(channel) = BroadcastChannel::new(&name()) else { return Self { open: None } };
        let listener = Listener::new(move |event: MessageEvent| {
            if let Some(message) = event.data().as_string().and_then(|text| read(&text)) {
                on_message(message);
            }
        });
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        Self { open: Some((channel, listener)) }
    }

    /// Sends to all other tabs; this one does not receive it.
    pub fn send(&self, message: &TabMessage) {
        let (Some((channel, _)), Some(text)) = (&self.open, write(message)) else { return };
        // A message that cannot be sent is not needed: the next read of the store finds the records.
        channel.post_message(&JsValue::from_str(&text)).unwrap_or_default();
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some((channel, _)) = &self.open {
            channel.set_onmessage(None);
            channel.close();
        }
    }
}

fn write(message: &TabMessage) -> Option<String> {
    let wire = |kind: &str| Wire { kind: kind.to_owned(), ..Wire::default() };
    let wire = match message {
        TabMessage::Records(records) => Wire { lines: String::from_utf8(encode_packs(records).ok()?.concat()).ok()?, ..wire("records") },
        TabMessage::LoadNew => wire("load-new"),
        TabMessage::Reread => wire("reread"),
        TabMessage::Lock => wire("lock"),
        TabMessage::Erasing => wire("erasing"),
        TabMessage::Restart => wire("restart"),
        TabMessage::Backup(LastBackup { at, records }) => Wire { at: at.clone(), records: *records, ..wire("backup") },
    };
    serde_json::to_string(&wire).ok()
}

fn read(text: &str) -> Option<TabMessage> {
    let wire = Object::parse(text).ok()?;
    Some(match wire.text("kind")?.as_str() {
        "records" => TabMessage::Records(read_pack(wire.text("lines")?.as_bytes()).records),
        "load-new" => TabMessage::LoadNew,
        "reread" => TabMessage::Reread,
        "lock" => TabMessage::Lock,
        "erasing" => TabMessage::Erasing,
        "restart" => TabMessage::Restart,
        "backup" => TabMessage::Backup(LastBackup::read(&wire)?),
        _ => return None,
    })
}

/// Calls when the page becomes visible again or is restored from the back/forward cache: messages may have been missed.
pub fn on_return(then: impl Fn() + 'static) {
    on_sight(move |visible| {
        if visible {
            then();
        }
    });
}

/// Calls when the page is hidden; it may be discarded without a further event.
pub fn on_leave(then: impl Fn() + 'static) {
    on_sight(move |visible| {
        if !visible {
            then();
        }
    });
}

/// Calls with the visibility of the page when it changes, or when the page is restored from the back/forward cache.
pub fn on_sight(then: impl Fn(bool) + 'static) {
    on_page(move |event, visible| {
        let persisted = property(event, "persisted").and_then(|persisted| persisted.as_bool()).unwrap_or_default();
        match event.type_().as_str() {
            "pagehide" => then(false),
            // The first `pageshow` after loading is not a return.
            "pageshow" if !persisted => {}
            _ => then(visible),
        }
    });
}

/// True while the page is visible.
#[must_use]
pub fn is_visible() -> bool {
    web_sys::window().and_then(|window| window.document()).is_none_or(|document| !document.hidden())
}

fn on_page(then: impl Fn(&web_sys::Event, bool) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    let then = std::rc::Rc::new(move |event: &web_sys::Event| {
        then(event, is_visible());
    });
    for (target, name) in [(document.as_ref(), "visibilitychange"), (window.as_ref(), "pageshow"), (window.as_ref(), "pagehide")] {
        let then = then.clone();
        listen(target, name, move |event| then(&event));
    }
}
