//! What follows on the page as a whole when the screen has changed: the title, the focus and the scrolling, the heights of lines, the
//! words that are kept for the shell, a backup made ahead. Each effect does one of these.

use leptos::prelude::*;

use super::Shell;
use crate::app::Route;
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
            (page, Self::measure_diary),
            (page, Self::keep_voice_words),
            (page, Self::prepare_backup_on_its_page),
        ];
        // One closure type for all of them: each further one would be compiled anew.
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

    /// Another screen is on the page: once it is laid out, the focus and the scrolling go to their places.
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

    /// True until the screen one has gone to stands in its place. Opening the diary's filters is no other screen: the list and the
    /// focus stay where they are.
    pub(super) fn arrives(self) -> bool {
        let inner = self.inner();
        let route = self.peek(|model| model.route);
        let is_other = |before: Route| before != route && !(before.is_diary() && route.is_diary());
        inner.arriving.get() || inner.painted.get().is_some_and(is_other)
    }

    fn measure_diary(self) {
        if self.peek(|model| model.route).is_diary() {
            request_animation_frame(move || {
                self.measure_lines();
                self.measure();
            });
        }
    }

    /// Keeps the words on the pad's switch for the shell that stands there before the program does.
    fn keep_voice_words(self) {
        let text = self.text.get();
        let words = |screen: &Screen<'_>| {
            let settings = &screen.model.settings;
            let both = [SpeakerRef::Patient, settings.carer.clone()];
            settings.two_voices.then(|| both.map(|speaker| screen.switch_words(&speaker)))
        };
        let voices = self.peek(|model| self.with_screen(model, &text, words));
        let inner = self.inner();
        if *inner.voices.borrow() != voices {
            settings::keep_voice_words(voices.as_ref());
            inner.voices.replace(voices);
        }
    }

    fn prepare_backup_on_its_page(self) {
        if self.peek(|model| model.route) == Route::Backup {
            self.prepare_backup();
        }
    }
}
