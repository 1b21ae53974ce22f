//! Connects the core to the browser: dispatches commands, carries out effects, notifies the components.

mod backup;
mod effects;
mod erase;
mod host;
mod import;
mod loading;
mod page_effects;
mod share;
mod view;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use super::components::App;
use crate::app::{Command, CommitInput, Effect as Asked, Env, Model, Navigate, Pad, PlatformEvent, PlatformStatus, Queue, Route, update};
use crate::domain::Score;
use crate::platform::files::Prepared;
use crate::platform::store::Store;
use crate::platform::tabs::{self, Tabs};
use crate::platform::{clock, intl::BrowserIntl, minute, settings, worker};
use crate::screen::{Cache, LazyScreens, Viewport};
use crate::text::{Language, Text};

/// The address of the shortcut "Too much: call" (`public/manifest.webmanifest`); `public/early.js` takes it before the program runs.
const TOO_MUCH: &str = "#/too-much";

/// The state of the app and the only way to change it, provided to the components by context.
#[derive(Clone, Copy)]
pub struct Shell {
    model: RwSignal<Model>,
    text: RwSignal<Rc<Text>, LocalStorage>,
    /// The `page_revision` at which all panels were last painted again because of foreign nodes.
    repaired: RwSignal<u64>,
    inner: StoredValue<Rc<Inner>, LocalStorage>,
}

/// State of the shell that no screen shows.
#[derive(Default)]
struct Inner {
    /// Commands dispatched while another ran or the screen was being painted.
    queue: Queue<Command>,
    /// The later screens, once loaded.
    later: Cell<Option<LazyScreens>>,
    /// True while they are being loaded.
    loading_later: Cell<bool>,
    store: RefCell<Option<Store>>,
    /// When this window opened it, in milliseconds since 1970, UTC.
    opened_ms: Cell<i64>,
    tabs: RefCell<Option<Tabs>>,
    /// A backup made before the tap, with the revision of the diary that it contains.
    prepared: RefCell<Option<(u64, Prepared)>>,
    /// Revision of the diary of which a backup is being made.
    preparing: Cell<Option<u64>>,
    diary_scroll_px: Cell<f64>,
    viewport: Cell<Viewport>,
    /// True while a new screen is painted but its position is not restored yet: scrolling is not recorded meanwhile.
    arriving: Cell<bool>,
    compacting: Cell<bool>,
    /// Number of the last file opened.
    reading: Cell<u32>,
    /// Number of running reads of the store.
    reads: Cell<u32>,
    /// True when one of them has failed.
    missed: Cell<bool>,
    cache: Cache,
    /// The words of the doctor's page, if it is in another language.
    other: RefCell<Option<Rc<Text>>>,
    /// The screen that was painted last.
    painted: Cell<Option<Route>>,
    /// Recently focused elements, the last one last.
    recent_focus: RefCell<Vec<web_sys::HtmlElement>>,
    /// The words on the pad's switch that are stored for the static shell.
    voices: RefCell<Option<[String; 2]>>,
}

/// Starts the app: replaces the static shell, then opens the store while the pad already takes taps.
pub fn start() {
    std::panic::set_hook(Box::new(|info| worker::rescue(&info.to_string())));
    let mut model = Model::default();
    model.settings = settings::load();
    model.route = current_route();
    settings::apply(&model.settings);
    // The browser would restore the scroll position too early; see `view::arrive`.
    worker::restore_scroll_by_hand();
    model.platform = PlatformStatus {
        build: worker::build_id(),
        update_ready: worker::update_ready(),
        can_install: worker::can_install(),
        is_standalone: worker::is_standalone(),
        is_ios: worker::is_ios(),
        ..PlatformStatus::default()
    };
    let text = Rc::new(text_for(&model, None));
    let shell = Shell {
        model: RwSignal::new(model),
        text: RwSignal::new_local(text),
        repaired: RwSignal::new(0),
        inner: StoredValue::new_local(Rc::new(Inner::default())),
    };
    worker::on_update(move || shell.dispatch(PlatformEvent::UpdateReady));
    worker::on_installable(move || shell.dispatch(PlatformEvent::CanInstall(worker::can_install())));
    worker::take_over(move || {
        mount(shell);
        worker::set_ready();
        shell.take_early_taps();
        shell.open_store();
        shell.load_later();
    });
}

fn mount(shell: Shell) {
    let root = document().get_element_by_id("app").and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok());
    let Some(root) = root else { return worker::rescue("index.html has no #app") };
    let app = leptos::mount::mount_to(root.clone(), move || {
        provide_context(shell);
        host::provide(shell, root.into());
        shell.listen();
        view! { <App/> }
    });
    // The app lives as long as the page.
    app.forget();
}

fn current_route() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}

fn text_for(model: &Model, later: Option<LazyScreens>) -> Text {
    text_in(settings::language(&model.settings), later)
}

/// The words of a language, without those of the later part until it is loaded.
fn text_in(tag: &str, later: Option<LazyScreens>) -> Text {
    Text::with(Language::preferred([tag]), Box::new(BrowserIntl::new(tag)), later.map(|later| later.words))
}

impl Shell {
    /// Applies a command and carries out its effects.
    #[inline]
    pub fn dispatch(self, command: impl Into<Command>) {
        self.dispatch_command(command.into());
    }

    #[inline(never)]
    fn dispatch_command(self, command: Command) {
        if self.inner().queue.run(command, |command| self.carry_out(command)) {
            // Painting comes last: the store writes in the meantime.
            self.model.notify();
        }
    }

    /// Runs the commands dispatched during the paint.
    fn dispatch_waiting(self) {
        if self.inner().queue.drain(|command| self.carry_out(command)) {
            self.model.notify();
        }
    }

    fn carry_out(self, command: Command) {
        let mut random = clock::random10;
        let mut env = Env { unix_ms: clock::now_unix_ms(), now: clock::now(), random: &mut random, offset_min: &clock::offset_east_min };
        let effects: Option<Vec<Asked>> = self.model.try_update_untracked(|model| update(model, command, &mut env));
        let Some(effects) = effects else { return worker::rescue("a command ran while the model was being read") };
        for effect in effects {
            self.run(effect);
        }
    }

    /// Reads the model and subscribes to it.
    pub(super) fn read<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        self.model.with(read)
    }

    /// Reads the model without subscribing.
    fn peek<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        self.model.with_untracked(read)
    }

    /// Calls `then` with the words of the current language.
    fn with_text<T>(self, then: impl FnOnce(&Text) -> T) -> T {
        then(&self.text.get_untracked())
    }

    fn inner(self) -> Rc<Inner> {
        self.inner.get_value()
    }

    fn store(self) -> Option<Store> {
        self.inner().store.borrow().clone()
    }

    /// Handles a change of the address. The shortcut of the home screen is a tap, not a screen; its address is replaced, so that going back
    /// does not repeat the tap.
    fn route_changed(self) {
        let location = window().location();
        if location.hash().is_ok_and(|hash| hash == TOO_MUCH) {
            // Fails only in a document that is being unloaded.
            drop(location.replace(&Route::Now.to_string()));
            return self.dispatch(Pad::Tap(Score::TooMuch));
        }
        self.dispatch(Navigate::Went(current_route()));
    }

    /// Adds listeners that stay for the life of the page.
    fn listen(self) {
        let listeners = [
            window_event_listener_untyped("hashchange", move |_| self.route_changed()),
            window_event_listener_untyped("focusin", move |_| self.note_focus()),
            window_event_listener_untyped("scroll", move |_| self.measure()),
            window_event_listener_untyped("resize", move |_| {
                self.measure_lines();
                self.measure();
            }),
        ];
        on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
        tabs::on_leave(move || self.dispatch(CommitInput::Now));
        minute::on_minute(move || self.dispatch(PlatformEvent::Minute));
    }
}
