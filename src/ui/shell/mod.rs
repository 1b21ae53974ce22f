//! The link between the core and the browser: takes commands, runs the effects the core asks for, tells the components what has changed.

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

/// The state of the app and the one way to change it. The components find it in their context.
#[derive(Clone, Copy)]
pub struct Shell {
    model: RwSignal<Model>,
    text: RwSignal<Rc<Text>, LocalStorage>,
    inner: StoredValue<Rc<Inner>, LocalStorage>,
}

/// What the effects need and no screen shows.
#[derive(Default)]
struct Inner {
    /// Commands that came while another ran or the screen was being painted.
    queue: Queue<Command>,
    /// The screens after the first, once they are there.
    later: Cell<Option<LazyScreens>>,
    /// They are being loaded.
    loading_later: Cell<bool>,
    store: RefCell<Option<Store>>,
    /// When this window has opened it, in milliseconds since 1970, UTC.
    opened_ms: Cell<i64>,
    tabs: RefCell<Option<Tabs>>,
    /// A backup made ahead of the tap, and of which revision of the diary.
    prepared: RefCell<Option<(u64, Prepared)>>,
    /// The revision a backup is being made of.
    preparing: Cell<Option<u64>>,
    diary_scroll_px: Cell<f64>,
    viewport: Cell<Viewport>,
    /// Another screen is painted and not scrolled to its place yet: until then no place is noted.
    arriving: Cell<bool>,
    compacting: Cell<bool>,
    /// The number of the file that was opened last.
    reading: Cell<u32>,
    /// How many reads of the store are under way.
    reads: Cell<u32>,
    /// One of them has failed.
    missed: Cell<bool>,
    cache: Cache,
    /// The words of the doctor's page, where it is in another language.
    other: RefCell<Option<Rc<Text>>>,
    /// The screen that was painted last.
    painted: Cell<Option<Route>>,
    /// What had the focus, the last one last.
    recent_focus: RefCell<Vec<web_sys::HtmlElement>>,
    /// The words on the pad's switch, as they were kept for the shell.
    voices: RefCell<Option<[String; 2]>>,
}

/// Starts the app: takes over from the static shell, then opens the store behind a pad that is already taking taps.
pub fn start() {
    std::panic::set_hook(Box::new(|info| worker::rescue(&info.to_string())));
    let mut model = Model::default();
    model.settings = settings::load();
    model.route = current_route();
    settings::apply(&model.settings);
    // The browser restores the place on the screen that is left, and too early; see `view::arrive`.
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
    let shell =
        Shell { model: RwSignal::new(model), text: RwSignal::new_local(text), inner: StoredValue::new_local(Rc::new(Inner::default())) };
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
    // It lives as long as the page does.
    app.forget();
}

fn current_route() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}

fn text_for(model: &Model, later: Option<LazyScreens>) -> Text {
    text_in(settings::language(&model.settings), later)
}

/// The words of a language, as many as are there.
fn text_in(tag: &str, later: Option<LazyScreens>) -> Text {
    Text::with(Language::preferred([tag]), Box::new(BrowserIntl::new(tag)), later.map(|later| later.words))
}

impl Shell {
    /// Changes something, then does what follows from it.
    #[inline]
    pub fn dispatch(self, command: impl Into<Command>) {
        self.dispatch_command(command.into());
    }

    #[inline(never)]
    fn dispatch_command(self, command: Command) {
        if self.inner().queue.run(command, |command| self.carry_out(command)) {
            // Painting comes last: the store writes meanwhile.
            self.model.notify();
        }
    }

    /// What came while the screen was being painted.
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

    /// Reads the model, and again whenever it has changed.
    pub(super) fn read<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        self.model.with(read)
    }

    /// Reads the model once.
    fn peek<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        self.model.with_untracked(read)
    }

    /// Words in the language of now.
    fn with_text<T>(self, then: impl FnOnce(&Text) -> T) -> T {
        then(&self.text.get_untracked())
    }

    fn inner(self) -> Rc<Inner> {
        self.inner.get_value()
    }

    fn store(self) -> Option<Store> {
        self.inner().store.borrow().clone()
    }

    /// The address changed. The shortcut of the home screen is no screen but a tap; its address is replaced, so that going back to it
    /// is no second one.
    fn route_changed(self) {
        let location = window().location();
        if location.hash().is_ok_and(|hash| hash == TOO_MUCH) {
            // Only a document that is being torn down refuses an address.
            drop(location.replace(&Route::Now.to_string()));
            return self.dispatch(Pad::Tap(Score::TooMuch));
        }
        self.dispatch(Navigate::Went(current_route()));
    }

    /// Listens as long as the page lives.
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
