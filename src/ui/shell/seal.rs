//! Saves a sealed file, and opens one.

use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;

use super::context::Shell;
use crate::app::{ImportCommand, LockFault, Passphrase, SealCommand, SealEffect, SealFault, SealOf};
use crate::format::{is_sealed, sealed_gift_name, sealed_name};
use crate::platform::files::{self, Prepared, Sharing};
use crate::platform::{clock, lock, seal};

/// The MIME type of a sealed file.
const SEALED: &str = "application/octet-stream";

impl Shell {
    pub(super) fn seal_here(self, effect: SealEffect) {
        match effect {
            SealEffect::Save(of, passphrase) => self.save_sealed(of, passphrase),
            SealEffect::Suggest(of) => self.suggest(of),
            SealEffect::Open(number, passphrase) => self.open_sealed(number, passphrase),
        }
    }

    /// Makes the file, seals it, and downloads it; where it is shared, another tap must follow.
    fn save_sealed(self, of: SealOf, passphrase: Passphrase) {
        let number = self.inner().sealing.get() + 1;
        self.inner().sealing.set(number);
        spawn_local(async move {
            let sealed = self.make_sealed(of, &passphrase).await;
            // Cancelled meanwhile.
            if self.inner().sealing.get() != number || self.peek(|model| model.sealing.is_none()) {
                return;
            }
            match sealed {
                Ok((prepared, Sharing::No)) => self.hand_over_as(of, prepared).await,
                Ok((prepared, _)) => {
                    self.inner().ready_sealed.replace(Some(prepared));
                    self.dispatch(SealCommand::Sealed);
                }
                Err(fault) => self.dispatch(SealCommand::Failed(fault)),
            }
        });
    }

    async fn make_sealed(self, of: SealOf, passphrase: &Passphrase) -> Result<(Prepared, Sharing), SealFault> {
        let (file, name) = match of {
            SealOf::Backup => (self.make_backup(None).await.map(|file| Uint8Array::from(&*file)), sealed_name(clock::now().day())),
            SealOf::Gift(peer) => (self.gift(peer).ok_or(SealFault::Failed)?.bytes().await, sealed_gift_name(clock::now().day())),
        };
        let sharing = files::sharing(&name, SEALED);
        let sealed = seal::seal(&file.ok_or(SealFault::Failed)?, passphrase, sharing == Sharing::AsText).await?;
        Ok((files::prepare_js(&name, SEALED, &sealed), sharing))
    }

    /// Puts suggested words into both fields of a new passphrase.
    fn suggest(self, of: SealOf) {
        spawn_local(async move {
            match seal::suggest().await {
                Ok(words) => {
                    fill(of, &words);
                    self.dispatch(SealCommand::Suggested(of));
                }
                Err(fault) => self.dispatch(SealCommand::NotSuggested(of, fault)),
            }
        });
    }

    /// Opens the sealed file that was chosen, and reads what it contains.
    fn open_sealed(self, number: u32, passphrase: Passphrase) {
        let sealed = self.inner().sealed_file.borrow().clone();
        spawn_local(async move {
            // A diary that was locked is opened with its passcode or its ten words.
            let opened = if is_sealed(&sealed) {
                seal::open(&sealed, &passphrase).await
            } else {
                lock::open_file(&sealed, passphrase.as_str()).await.map_err(seal_fault)
            };
            match opened {
                Ok(file) => {
                    self.dispatch(ImportCommand::Opened(number));
                    if self.peek(|model| model.is_reading(number)) {
                        self.inner().sealed_file.take();
                        self.read_opened(&file, number).await;
                    }
                }
                Err(fault) => self.dispatch(ImportCommand::NotOpened(number, fault)),
            }
        });
    }
}

const fn seal_fault(fault: LockFault) -> SealFault {
    match fault {
        LockFault::Wrong => SealFault::WrongPassphrase,
        LockFault::Damaged => SealFault::Damaged,
        LockFault::Newer => SealFault::Newer,
        LockFault::NotLoaded => SealFault::NotLoaded,
        _ => SealFault::Failed,
    }
}

/// Writes into the fields of a new passphrase. Their screen may be gone.
fn fill(of: SealOf, words: &str) {
    let Some(form) = document().query_selector(&format!("[data-new={}]", of.key())).ok().flatten() else { return };
    let fields = form.get_elements_by_tag_name("input");
    for field in (0..fields.length()).filter_map(|index| fields.item(index)?.dyn_into::<web_sys::HtmlInputElement>().ok()) {
        field.set_value(words);
    }
}
