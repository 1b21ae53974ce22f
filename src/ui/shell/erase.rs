//! Erases the diary: this window deletes it, the others stop writing first, and in the end each restarts.

use leptos::task::spawn_local;

use super::context::Shell;
use crate::app::{Erase, StoreFault};
use crate::platform::tabs::TabMessage;
use crate::platform::{pause, settings, worker};

/// Time that the other windows get to close the store, in milliseconds.
const OTHERS_MS: u32 = 500;
/// Another window restarts after this time without a message, in milliseconds: the window that erases may have been closed.
const RESTART_MS_MAX: u32 = 15_000;

impl Shell {
    pub(super) fn erase(self) {
        let Some(store) = self.store() else { return self.dispatch(Erase::Failed(StoreFault::Broken)) };
        self.tell_tabs(&TabMessage::Erasing);
        spawn_local(async move {
            pause::sleep(OTHERS_MS).await;
            settings::note_erasing(true);
            let erased = store.erase().await;
            if erased.is_ok() {
                settings::erase();
                worker::set_diary_marker(false).await;
                worker::forget_folder().await;
                // A file that was shared belongs to what is gone: nothing can open it if it is sealed.
                drop(worker::take_file().await);
            } else {
                settings::note_erasing(false);
            }
            self.tell_tabs(&TabMessage::Restart);
            match erased {
                Ok(()) => worker::restart(),
                Err(fault) => self.dispatch(Erase::Failed(fault)),
            }
        });
    }

    pub(super) fn erased_elsewhere(self) {
        self.dispatch(Erase::Elsewhere);
        if let Some(store) = self.store() {
            store.close();
        }
        spawn_local(async {
            pause::sleep(RESTART_MS_MAX).await;
            worker::restart();
        });
    }
}
