//! What windows that ended have left beside the store, in localStorage: with a lock it is sealed and put into the store.

use leptos::task::spawn_local;

use super::context::Shell;
use crate::app::{Draft, Input, Pad};
use crate::format::{LockHeader, LockPass};
use crate::platform::store::{Store, StoredDrafts};
use crate::platform::{clock, lock, pause, settings};

/// Interval of looking whether another run has ended, in milliseconds.
const LOOK_MS: u32 = 20;

impl Shell {
    /// At a locked start. Taps were taken by [`Shell::take_early_taps`].
    pub(super) fn seal_left_here(self) {
        let Some(store) = self.store() else { return };
        spawn_local(async move {
            if !self.seal_left_drafts(&store).await {
                leptos::logging::warn!("drafts beside the store were not sealed");
            }
            let Ok(Some(header)) = store.lock_header().await else { return };
            // A lock that is being removed takes its keys with it. Where it fails the file stays as it is, until the diary is unlocked.
            let lasts = LockHeader::read(&header).is_ok_and(|header| header.pass != LockPass::Opening);
            if lasts && lock::seal_shared(&header).await.is_err() {
                leptos::logging::warn!("a shared file was not sealed");
            }
        });
    }

    /// The diary is unlocked: nothing readable stays beside the store. False when it does.
    pub(super) async fn seal_left(self, store: &Store) -> bool {
        let mut is_done = self.seal_left_drafts(store).await;
        let Some(vault) = store.open_vault() else { return is_done };
        match lock::left_taps(&vault).await {
            Ok(left) => {
                for tap in settings::left_taps(&left) {
                    // The browser may write localStorage to disk long after the store: then this one is in the diary already.
                    if self.peek(|model| model.diary.record(tap.id).is_some()) {
                        settings::forget_early_taps(&[tap.id]);
                    } else {
                        self.dispatch(Pad::Record(tap));
                    }
                }
            }
            Err(_) => is_done = false,
        }
        is_done
    }

    /// What cannot be stored stays where it is until the next start; then this is false.
    async fn seal_left_drafts(self, store: &Store) -> bool {
        let inner = self.inner();
        while inner.sealing_left.replace(true) {
            pause::sleep(LOOK_MS).await;
        }
        let left = settings::left_drafts();
        let at_ms = settings::drafts_at_ms().unwrap_or_else(clock::now_unix_ms);
        // While it is locked none of these can be read, so all that was left is stored too.
        let stored = if left.is_empty() { StoredDrafts::default() } else { store.drafts().await.unwrap_or_default() };
        let mut is_done = true;
        for draft in left {
            let is_known = |known: &Draft| known.field.draft_name().as_ref() == Some(&draft.name) && known.is_as_new(&draft.text, at_ms);
            if stored.drafts.iter().any(is_known) || store.keep_left_draft(&draft.name, &draft.text, at_ms).await.is_ok() {
                settings::forget_left(&draft);
            } else {
                is_done = false;
            }
        }
        settings::keep_voice_words(None);
        inner.sealing_left.set(false);
        is_done
    }

    /// Restores the drafts of an earlier run.
    pub(super) fn take_drafts(self) {
        let Some(store) = self.store() else { return };
        spawn_local(async move {
            if store.has_lock() && !self.seal_left(&store).await {
                leptos::logging::warn!("not all that is beside the store was sealed");
            }
            let mut drafts = settings::drafts();
            let stored = store.drafts().await.unwrap_or_else(|_| {
                // They stay in the store for the next start.
                leptos::logging::warn!("the store's drafts could not be read");
                StoredDrafts::default()
            });
            drafts.extend(stored.drafts);
            self.dispatch(Input::DraftsFound(drafts));
            // The newest of each field is stored in its place before those that were left are deleted.
            if !stored.left.is_empty() && self.is_stored_soon().await {
                for key in stored.left {
                    store.forget_draft(key).await.unwrap_or_default();
                }
            }
        });
    }
}
