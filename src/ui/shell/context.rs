//! What the components get from their context: the shell with the state of the app.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;

use crate::app::{Command, Model, Queue, Route};
use crate::domain::Record;
use crate::platform::files::Prepared;
use crate::platform::intl::BrowserIntl;
use crate::platform::settings;
use crate::platform::store::Store;
use crate::platform::tabs::Tabs;
use crate::screen::{Cache, LazyScreens, Viewport};
use crate::text::{Language, Text};

/// The state of the app and the only way to change it, provided to the components by context.
#[derive(Clone, Copy)]
pub struct Shell {
    pub(super) model: RwSignal<Model>,
    pub(super) text: RwSignal<Rc<Text>, LocalStorage>,
    /// The `page_revision` at which all panels were last painted again because of foreign nodes.
    pub(super) repaired: RwSignal<u64>,
    /// How often the page was about to be printed.
    pub(super) printed: RwSignal<u32>,
    pub(super) inner: StoredValue<Rc<Inner>, LocalStorage>,
}

/// The files that wait for a tap, each for a phone.
pub(super) type Gifts = Vec<(Option<u32>, Prepared)>;

/// The header of a lock, or of new words, that is not stored yet.
#[derive(Clone)]
pub(super) struct NewLock {
    /// The header that it replaces, of new words.
    pub(super) expected: Option<String>,
    pub(super) header: String,
    /// Once it was tested.
    pub(super) vault: Option<crate::platform::lock::Vault>,
}

/// State of the shell that no screen shows.
#[derive(Default)]
pub(super) struct Inner {
    /// Commands dispatched while another ran or the screen was being painted.
    pub(super) queue: Queue<Command>,
    /// The later screens, once loaded.
    pub(super) later: Cell<Option<LazyScreens>>,
    /// True while they are being loaded.
    pub(super) loading_later: Cell<bool>,
    pub(super) store: RefCell<Option<Store>>,
    /// A number of this window, part of its device id.
    pub(super) window: Cell<u64>,
    /// When this window opened it, in milliseconds since 1970, UTC.
    pub(super) opened_ms: Cell<i64>,
    pub(super) tabs: RefCell<Option<Tabs>>,
    /// A backup made before the tap, with the revision of the diary that it contains.
    pub(super) prepared: RefCell<Option<(u64, Prepared)>>,
    /// Revision of the diary of which a backup is being made.
    pub(super) preparing: Cell<Option<u64>>,
    /// The files for other phones, made before the tap; `Model::exchange` says of which revision of the diary.
    pub(super) gifts: RefCell<Gifts>,
    /// Revision of the diary of which they are being made.
    pub(super) making_gifts: Cell<Option<u64>>,
    /// Number of the last sealing: one that was cancelled may end after the next has begun, with another passphrase.
    pub(super) sealing: Cell<u32>,
    /// The sealed file that waits for a tap.
    pub(super) ready_sealed: RefCell<Option<Prepared>>,
    /// The sealed file that waits for its passphrase.
    pub(super) sealed_file: RefCell<Rc<Vec<u8>>>,
    pub(super) diary_scroll_px: Cell<i32>,
    pub(super) viewport: Cell<Viewport>,
    /// True while a new screen is painted but its position is not restored yet: scrolling is not recorded meanwhile.
    pub(super) arriving: Cell<bool>,
    pub(super) compacting: Cell<bool>,
    /// Number of the last file opened.
    pub(super) reading: Cell<u32>,
    /// Number of running reads of the store.
    pub(super) reads: Cell<u32>,
    /// True when one of them has failed.
    pub(super) read_failed: Cell<bool>,
    pub(super) cache: Cache,
    /// The words of the doctor's page, if it is in another language.
    pub(super) other: RefCell<Option<Rc<Text>>>,
    /// The screen that was painted last.
    pub(super) painted: Cell<Option<Route>>,
    /// Recently focused elements, the last one last.
    pub(super) recent_focus: RefCell<Vec<web_sys::HtmlElement>>,
    /// The header of a lock, or of new words, that is not stored yet.
    pub(super) new_lock: RefCell<Option<NewLock>>,
    /// Number of drafts that are being stored.
    pub(super) storing_drafts: Cell<u32>,
    /// True while drafts beside the store are being sealed.
    pub(super) sealing_left: Cell<bool>,
    /// True once being out of sight is watched.
    pub(super) watches: Cell<bool>,
    /// The records stored as readable while locked.
    pub(super) outside: RefCell<Option<Vec<Record>>>,
    /// The words on the pad's switch that are stored for the static shell.
    pub(super) voices: RefCell<Option<[String; 2]>>,
}

impl Shell {
    /// A shell with the initial state.
    pub(super) fn new(model: Model, text: Rc<Text>) -> Self {
        Self {
            model: RwSignal::new(model),
            text: RwSignal::new_local(text),
            repaired: RwSignal::new(0),
            printed: RwSignal::new(0),
            inner: StoredValue::new_local(Rc::new(Inner::default())),
        }
    }

    /// Reads the model and subscribes to it.
    pub(super) fn read<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        self.model.with(read)
    }

    /// Reads the model without subscribing.
    pub(super) fn peek<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        self.model.with_untracked(read)
    }

    /// Calls `then` with the words of the current language.
    pub(super) fn with_text<T>(self, then: impl FnOnce(&Text) -> T) -> T {
        then(&self.text.get_untracked())
    }

    pub(super) fn inner(self) -> Rc<Inner> {
        self.inner.get_value()
    }

    pub(super) fn store(self) -> Option<Store> {
        self.inner().store.borrow().clone()
    }
}

pub(super) fn current_route() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}

pub(super) fn text_for(model: &Model, later: Option<LazyScreens>) -> Text {
    text_in(settings::language(&model.settings), later)
}

/// The words of a language, without those of the later part until it is loaded.
pub(super) fn text_in(tag: &str, later: Option<LazyScreens>) -> Text {
    Text::with(Language::preferred([tag]), Box::new(BrowserIntl::new(tag)), later.map(|later| later.words))
}
