//! Effects on the page as a whole after a change: title, focus and scrolling, row heights, the words stored for the static shell, a backup
//! made before the tap. Each effect does one of these.

use leptos::prelude::*;

use super::context::Shell;
use super::late::Late;
use crate::app::{LockStatus, Route};
use crate::domain::SpeakerRef;
use crate::platform::settings;
use crate::screen::{Inputs, Panel, Screen};

impl Shell {
    /// Starts the effects. They live as long as the current owner.
    pub fn follow(self) {
        let route = Memo::new(move |_| self.read(|model| Inputs::Route(model.route)));
        let page = Memo::new(move |_| self.inputs(Panel::Page));
        let effects = [
            (route, Self::set_title as fn(Self)),
            (route, Self::begin_to_arrive),
            (page, Self::measure_page),
            (page, Self::keep_voice_words),
            (page, Self::prepare_backup_on_its_page),
            (page, Self::show_stream_on_its_page),
        ];
        // One closure type for all: each further type would be compiled anew.
        for (inputs, effect) in effects {
            Effect::new(move |_| {
                inputs.with(|_| ());
                effect(self);
            });
        }
    }

    fn set_title(self) {
        let route = self.peek(|model| model.route);
        document().set_title(&self.text.get().window_title(route));
    }

    /// After a change of screen: sets focus and scroll position once it is laid out.
    fn begin_to_arrive(self) {
        let arrives = self.arrives();
        let inner = self.inner();
        let route = self.peek(|model| model.route);
        inner.painted.set(Some(route));
        if arrives {
            inner.arriving.set(true);
            request_animation_frame(move || self.arrive(route));
        }
    }

    /// True until the position of the new screen is restored. Opening the diary's filters does not count as a new screen: list and focus
    /// stay.
    pub(super) fn arrives(self) -> bool {
        let inner = self.inner();
        let route = self.peek(|model| model.route);
        let is_other = |before: Route| before != route && !(before.is_diary() && route.is_diary());
        inner.arriving.get() || inner.painted.get().is_some_and(is_other)
    }

    /// Measures the diary's list, and the column of the first page, before a page with plots is drawn.
    fn measure_page(self) {
        let is_known = self.inner().viewport.get().page.width_px > 0;
        if !is_known || self.peek(|model| model.route).is_diary() {
            request_animation_frame(move || {
                self.measure_lines();
                self.measure();
            });
        }
    }

    /// Stores the words on the pad's switch for the static shell of the next start.
    fn keep_voice_words(self) {
        let text = self.text.get();
        let words = |screen: &Screen<'_>| {
            let settings = &screen.model.settings;
            let both = [SpeakerRef::Patient, settings.carer.clone()];
            // With a lock no name is kept beside the store.
            (settings.two_voices && screen.model.lock.status == LockStatus::Off).then(|| both.map(|speaker| screen.switch_words(&speaker)))
        };
        let voices = self.peek(|model| self.with_screen(model, &text, words));
        let inner = self.inner();
        if *inner.voices.borrow() != voices {
            settings::keep_voice_words(voices.as_ref());
            inner.voices.replace(voices);
        }
    }

    fn prepare_backup_on_its_page(self) {
        match self.peek(|model| model.route) {
            Route::Backup => self.prepare_backup(),
            // Once the later part is there, the page is drawn again.
            route if route.has_gifts() && self.inner().later.get().is_some() => self.run_late(Late::Gifts),
            _ => {}
        }
    }
}
