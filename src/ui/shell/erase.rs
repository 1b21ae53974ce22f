//! Erasing the diary: this window does it, the others stop writing first, and in the end each begins anew.

use leptos::task::spawn_local;

use super::Shell;
use crate::app::{Erase, StoreFault};
use crate::platform::tabs::TabMessage;
use crate::platform::{pause, settings, worker};

/// The other windows get so long to hear of it and to let go of the store, in milliseconds.
const OTHERS_MS: u32 = 500;
/// A window that hears no more of it begins anew after this, in milliseconds: the one that erased may have been closed.
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
