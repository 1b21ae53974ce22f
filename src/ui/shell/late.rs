//! Effects that the later part of the program carries out.

use leptos::task::spawn_local;

use super::context::Shell;
use crate::app::{CopiesJob, Peer, SealEffect};

/// Such an effect.
pub(super) enum Late {
    Seal(SealEffect),
    Copies(CopiesJob),
    /// Make the files for other phones.
    Gifts,
    /// Show one of them as codes.
    ShowCodes,
    KeepPeer(Peer),
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
    pub(super) fn run_late(self, effect: Late) {
        spawn_local(async move {
            // The screens and the part of the core that ask for it are in the same part.
            if carry_out(self, effect).await.is_err() {
                leptos::logging::warn!("the later part was not loaded");
            }
        });
    }

    fn run_here(self, effect: Late) {
        match effect {
            Late::Seal(effect) => self.seal_here(effect),
            Late::Copies(job) => self.copies_here(job),
            Late::Gifts => self.prepare_gifts(),
            Late::ShowCodes => self.show_codes(),
            Late::KeepPeer(peer) => self.keep_peer(peer),
        }
    }
}
