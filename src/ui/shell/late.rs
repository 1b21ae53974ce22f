//! Effects that the later part of the program carries out.

use leptos::task::spawn_local;

use super::context::Shell;
use crate::app::{CopiesJob, Field, ImportSummary, LockEffect, PastImport, Peer, SealEffect};
use crate::domain::Record;
use crate::platform::pause;

/// Interval of checking whether the later part is loaded, in milliseconds.
const LATER_MS: u32 = 50;

/// Such an effect.
pub(super) enum Late {
    Seal(SealEffect),
    Lock(LockEffect),
    Import(Vec<Record>, ImportSummary),
    UndoImport(PastImport),
    StoreDraft(Field, Option<String>),
    KeepPeer(Peer),
    SaveDamaged,
    /// Restore the drafts of an earlier run.
    TakeDrafts,
    /// Seal what windows have left beside the store; the diary is locked.
    SealLeft,
    /// Compact the store when idle.
    Compact,
    Copies(CopiesJob),
    /// Make the files for other phones.
    Gifts,
    /// Show one of them as codes.
    ShowCodes,
}

/// Carries out an effect. Everything reachable only from this function is in the later part, as in `ui/later.rs`.
#[cfg(split)]
#[allow(unsafe_code, reason = "the macro's own, for the call from one module into the other")]
#[wasm_split_helpers::wasm_split(later, fallible)]
fn carry_out(shell: Shell, effect: Late) -> Result<(), wasm_split_helpers::SplitLoaderError> {
    shell.run_here(effect);
    Ok(())
}

/// Carries out an effect.
#[cfg(not(split))]
async fn carry_out(shell: Shell, effect: Late) -> Result<(), std::convert::Infallible> {
    std::future::ready(()).await;
    shell.run_here(effect);
    Ok(())
}

impl Shell {
    /// Carries it out once the later part is loaded.
    pub(super) fn run_late(self, effect: Late) {
        spawn_local(async move {
            while self.inner().later.get().is_none() {
                pause::sleep(LATER_MS).await;
            }
            if carry_out(self, effect).await.is_err() {
                leptos::logging::warn!("the later part was not loaded");
            }
        });
    }

    fn run_here(self, effect: Late) {
        match effect {
            Late::Seal(effect) => self.seal_here(effect),
            Late::Lock(effect) => self.lock_here(effect),
            Late::Import(records, summary) => self.import(records, summary),
            Late::UndoImport(import) => self.undo_import(import),
            Late::StoreDraft(field, text) => self.store_draft(field, text),
            Late::KeepPeer(peer) => self.keep_peer(peer),
            Late::SaveDamaged => self.save_damaged(),
            Late::TakeDrafts => self.take_drafts(),
            Late::SealLeft => self.seal_left_here(),
            Late::Compact => self.compact(),
            Late::Copies(job) => self.copies_here(job),
            Late::Gifts => self.prepare_gifts(),
            Late::ShowCodes => self.show_codes(),
        }
    }
}
