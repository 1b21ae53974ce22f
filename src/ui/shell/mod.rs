//! Connects the core to the browser: dispatches commands, carries out effects, notifies the components.

mod backup;
mod beside;
mod context;
mod copies;
mod effects;
mod erase;
mod exchange;
mod import;
mod late;
mod loading;
mod lock;
mod page_effects;
mod seal;
mod share;
mod stream;
mod view;

use std::rc::Rc;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::app::{Command, CommitInput, Effect as Asked, Env, Model, Navigate, Pad, PlatformEvent, PlatformStatus, Route, update};
use crate::domain::Score;
use crate::platform::{clock, minute, settings, tabs, worker};

pub use context::Shell;
use context::{current_route, text_for};

/// The address of the shortcut "Too much: call" (`public/manifest.webmanifest`); `public/early.js` takes it before the program runs.
const TOO_MUCH: &str = "#/too-much";

/// Starts the app: replaces the static shell, then opens the store while the pad already takes taps.
pub fn start(mount: fn(Shell, web_sys::HtmlElement)) {
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
        has_folders: worker::has_folders(),
        ..PlatformStatus::default()
    };
    let text = Rc::new(text_for(&model, None));
    let shell = Shell::new(model, text);
    worker::on_update(move || shell.dispatch(PlatformEvent::UpdateReady));
    worker::on_file(move || shell.open_from_outside());
    worker::on_installable(move || shell.dispatch(PlatformEvent::CanInstall(worker::can_install())));
    worker::take_over(move || {
        let root = document().get_element_by_id("app").and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok());
        match root {
            Some(root) => mount(shell, root),
            None => worker::rescue("index.html has no #app"),
        }
        worker::set_ready();
        shell.take_early_taps();
        shell.open_store();
        shell.load_later();
    });
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
    pub fn listen(self) {
        let listeners = [
            window_event_listener_untyped("hashchange", move |_| self.route_changed()),
            window_event_listener_untyped("focusin", move |_| self.note_focus()),
            window_event_listener_untyped("beforeprint", move |_| self.draw_for_print()),
            window_event_listener_untyped("scroll", move |_| self.measure()),
            window_event_listener_untyped("resize", move |_| {
                self.measure_lines();
                self.measure();
            }),
        ];
        on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
        self.listen_to_stream();
        tabs::on_leave(move || self.dispatch(CommitInput::Now));
        minute::on_minute(move || self.dispatch(PlatformEvent::Minute));
    }
}
