//! The link between the core and the browser: takes commands, runs the effects the core asks for.

mod backup;
mod effects;
mod import;
mod loading;

use std::cell::{Cell, RefCell};
use std::hash::Hash;
use std::rc::Rc;

use leptos::prelude::*;

use super::live::Watch;
use crate::app::{Command, Env, Model, Route, update};
use crate::domain::{Moment, RecordId};
use crate::platform::files::Prepared;
use crate::platform::store::Store;
use crate::platform::tabs::Tabs;
use crate::platform::{clock, intl::BrowserIntl, settings, worker};
use crate::text::{Language, Text};

pub use crate::platform::files::chosen_file;
pub use crate::platform::persistence::{self, Space};
pub use crate::platform::worker::{build_id, can_install, is_ios, is_standalone, on_installable, prompt_install};

/// The app as the screens know it: a model to read, words to say, one way to change anything.
#[derive(Clone, Copy)]
pub struct App {
    model: RwSignal<Model>,
    text: RwSignal<Rc<Text>, LocalStorage>,
    update_ready: RwSignal<bool>,
    inner: StoredValue<Rc<Inner>, LocalStorage>,
}

/// What the effects need and no screen shows.
#[derive(Default)]
struct Inner {
    store: RefCell<Option<Store>>,
    tabs: RefCell<Option<Tabs>>,
    /// A backup made ahead of the tap, and of which revision of the diary.
    prepared: RefCell<Option<(u64, Prepared)>>,
    diary_scroll_px: Cell<f64>,
    compacting: Cell<bool>,
}

/// Starts the app: takes over from the static shell, then opens the store behind a pad that is already taking taps.
pub fn start() {
    std::panic::set_hook(Box::new(|info| worker::rescue(&info.to_string())));
    let mut model = Model::default();
    model.settings = settings::load();
    model.route = current_route();
    settings::apply(&model.settings);
    let text = Rc::new(text_for(&model));
    let app = App {
        model: RwSignal::new(model),
        text: RwSignal::new_local(text),
        update_ready: RwSignal::new(worker::update_ready()),
        inner: StoredValue::new_local(Rc::new(Inner::default())),
    };
    worker::on_update(move || app.update_ready.set(true));
    worker::take_over(move || {
        mount_to_app(app);
        app.listen_to_the_address();
        worker::set_ready();
        app.take_early_taps();
        app.open_store();
    });
}

fn mount_to_app(app: App) {
    use leptos::wasm_bindgen::JsCast;
    let place = document().get_element_by_id("app").and_then(|place| place.dyn_into::<web_sys::HtmlElement>().ok());
    match place {
        Some(place) => mount_to(place, move || super::root::root(app)).forget(),
        None => worker::rescue("index.html has no #app"),
    }
}

fn current_route() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}

fn text_for(model: &Model) -> Text {
    let tag = settings::language(&model.settings);
    Text::new(Language::preferred([tag]), Box::new(BrowserIntl::new(tag)))
}

impl App {
    /// Changes something, then does what follows from it.
    #[inline(never)]
    pub fn dispatch(self, command: Command) {
        let mut random = clock::random10;
        let mut env = Env { unix_ms: clock::now_unix_ms(), now: clock::now(), random: &mut random };
        let effects = self.model.try_update(|model| update(model, command, &mut env)).unwrap_or_default();
        for effect in effects {
            self.run(effect);
        }
    }

    /// Reads the model; the caller runs again when it changes.
    pub fn read<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        self.model.with(read)
    }

    /// Reads the model once.
    pub fn peek<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        self.model.with_untracked(read)
    }

    /// A value out of the model that tells only of its own changes.
    pub fn watch<T: Hash, F: Fn(&Model) -> T + Copy + Send + Sync + 'static>(self, read: F) -> Watch<F> {
        Watch::new(self, read)
    }

    /// Words in the language of now.
    pub fn say<T>(self, say: impl FnOnce(&Text) -> T) -> T {
        say(&self.text.get_untracked())
    }

    /// The caller runs again when the language changes.
    pub fn follow_language(self) {
        self.text.track();
    }

    /// True once a newer version of the app has arrived.
    pub fn update_ready(self) -> bool {
        self.update_ready.get()
    }

    /// Now, as lived.
    pub fn now(self) -> Moment {
        clock::now()
    }

    /// The moment of a wall-clock time in this phone's zone.
    pub fn local(self, local: chrono::NaiveDateTime) -> Option<Moment> {
        Moment::from_local(local, clock::offset_for_local(local)).ok()
    }

    /// Keeps a half-typed note where a crash or an update cannot take it.
    pub fn keep_draft(self, id: RecordId, text: String) {
        settings::keep_draft(&settings::Draft { id, text });
    }

    /// Where the diary was scrolled to, in CSS pixels.
    pub fn diary_scroll_px(self) -> f64 {
        self.inner.with_value(|inner| inner.diary_scroll_px.get())
    }

    /// Remembers where the diary is scrolled to.
    pub fn set_diary_scroll_px(self, scroll_px: f64) {
        self.inner.with_value(|inner| inner.diary_scroll_px.set(scroll_px));
    }

    /// Puts the focus on the heading, where a screen begins and where it falls back to when what had it is gone.
    pub fn focus_heading(self) {
        self.focus("#app h1");
    }

    fn focus(self, selector: &str) {
        use leptos::wasm_bindgen::JsCast;
        let element =
            document().query_selector(selector).ok().flatten().and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // What cannot take the focus leaves it where it was.
        drop(element.map(|element| element.focus_with_options(&options)));
    }

    /// Goes to a screen.
    pub fn go(self, route: Route) {
        // Only a document that is being torn down refuses an address.
        drop(window().location().set_hash(&route.to_string()));
    }

    fn inner(self) -> Rc<Inner> {
        self.inner.get_value()
    }

    fn store(self) -> Option<Store> {
        self.inner().store.borrow().clone()
    }

    fn listen_to_the_address(self) {
        let handle = window_event_listener(leptos::ev::hashchange, move |_| self.dispatch(Command::Went(current_route())));
        // The listener lives as long as the page.
        std::mem::forget(handle);
    }
}
