//! Exports a screen as text, and a visit as a calendar file.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::context::Shell;
use crate::app::PlatformEvent;
use crate::domain::RecordId;
use crate::platform::clock;
use crate::platform::files::{self, SaveOutcome, TextOutcome};

impl Shell {
    /// Exports the screen as text: by the share sheet, or the clipboard where there is none.
    pub(super) fn share(self) {
        let text = self.text.get_untracked();
        let Some(later) = self.inner().later.get() else { return };
        let words = self.peek(|model| self.with_screen(model, &text, |screen| (later.text)(screen)));
        let title = text.app_name();
        let sharing = files::share_text(&title, &words);
        spawn_local(async move {
            match sharing.await {
                TextOutcome::Shared | TextOutcome::Cancelled => {}
                TextOutcome::Copied => self.dispatch(PlatformEvent::HandedOver { copied: true }),
                TextOutcome::Failed => self.dispatch(PlatformEvent::HandedOver { copied: false }),
            }
        });
    }

    pub(super) fn copy(self, text: &str) {
        let copying = files::copy_text(text);
        spawn_local(async move { self.dispatch(PlatformEvent::HandedOver { copied: copying.await }) });
    }

    pub(super) fn save_for_calendar(self, id: RecordId) {
        let text = self.text.get_untracked();
        let Some(later) = self.inner().later.get() else { return };
        let file = self.peek(|model| self.with_screen(model, &text, |screen| (later.calendar)(screen, id)));
        let Some(file) = file else { return };
        let prepared = files::prepare_as(&format!("{}.ics", clock::now().day()), "text/calendar", file.as_bytes());
        spawn_local(async move {
            if matches!(prepared.hand_over().await, SaveOutcome::Failed) {
                self.dispatch(PlatformEvent::HandedOver { copied: false });
            }
        });
    }
}
