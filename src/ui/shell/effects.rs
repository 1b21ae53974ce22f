//! Carries out the effects of the core, one arm each.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;

use super::context::{Shell, text_for};
use super::late::Late;
use crate::app::{
    Command, CommitInput, Effect, Field, ImportCommand, ImportSummary, LastBackup, LockEffect, LockStatus, PastImport, PlatformEvent,
    PlatformRequest, StoreEvent, StoreFault, Ticket, Undoing,
};
use crate::domain::{Record, RecordId};
use crate::platform::tabs::TabMessage;
use crate::platform::{clock, lock, pause, persistence, settings, worker};

/// Interval of checking whether the diary is fully read, in milliseconds.
const UNREAD_MS: u32 = 50;

/// True for what opens a share sheet or asks for the camera: on some phones that hides the page for a while.
const fn opens_dialog(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::SaveBackup
            | Effect::Give(_)
            | Effect::HandOverSealed(_)
            | Effect::Stream(_)
            | Effect::Request(
                PlatformRequest::Share | PlatformRequest::SaveDamaged | PlatformRequest::Calendar(_) | PlatformRequest::Install
            )
    )
}

impl Shell {
    #[inline(never)]
    pub(super) fn run(self, effect: Effect) {
        if opens_dialog(&effect) && self.has_lock() {
            lock::expect_dialog();
        }
        match effect {
            Effect::Persist(ticket, records) => self.persist(ticket, records),
            Effect::RetryAfter(ticket, wait_ms) => self.later(wait_ms, Command::Store(StoreEvent::Retry(ticket))),
            Effect::CommitInputAfter(rest, wait_ms) => self.later(wait_ms, Command::Commit(CommitInput::AfterRest(rest))),
            // With a lock nothing readable is kept beside the store; what is there already goes once the store has it.
            Effect::KeepDraft(_, Some(_)) if self.keeps_nothing_beside() => {}
            Effect::KeepDraft(field, text) => settings::keep_draft(&field, text.as_deref()),
            Effect::StoreDraft(field, text) => self.run_late(Late::StoreDraft(field, text)),
            Effect::Copy(text) => self.copy(&text),
            Effect::Request(request) => self.request(request),
            Effect::AskPersistence => spawn_local(async {
                worker::set_diary_marker(true).await;
                // A refusal needs no handling: the Storage page asks the browser for the current state.
                if persistence::persisted().await == Some(false) {
                    persistence::request().await;
                }
            }),
            Effect::ClearDiaryMarker => spawn_local(worker::set_diary_marker(false)),
            Effect::TellTabs(records) => self.tell_tabs(&TabMessage::Records(records)),
            Effect::Go(route) => self.go(route),
            Effect::KeepSettings => self.keep_settings(),
            Effect::ForgetEarlyTaps(ids) => {
                settings::forget_early_taps(&ids);
            }
            Effect::SaveBackup => self.save_backup(),
            Effect::Give(peer) => self.give(peer),
            Effect::KeepPeer(peer) => self.run_late(Late::KeepPeer(peer)),
            Effect::Stream(job) => self.run_stream(job),
            Effect::Seal(effect) => self.run_late(Late::Seal(effect)),
            Effect::Lock(effect) => self.run_late(Late::Lock(effect)),
            Effect::Copies(job) => self.run_late(Late::Copies(job)),
            Effect::HandOverSealed(of) => self.hand_over_sealed(of),
            Effect::NoteBackup(last, covers) => self.note_backup(last, covers),
            Effect::CompareImport => spawn_local(async move {
                if self.peek(|model| model.loading.is_fully_loaded) {
                    pause::pause().await;
                } else {
                    pause::sleep(UNREAD_MS).await;
                }
                self.dispatch(ImportCommand::Compare);
            }),
            Effect::Import(records, summary) => self.run_late(Late::Import(records, summary)),
            Effect::UndoImport(import) => self.run_late(Late::UndoImport(import)),
            Effect::LoadNew => self.load_new(),
            Effect::Reread => self.load_all(false),
            Effect::Erase => self.erase(),
            Effect::Rescue(fault) => {
                let why = self.with_text(|text| text.fault(fault));
                if fault == StoreFault::Newer {
                    worker::rescue_says(&why);
                }
                worker::rescue(&why);
            }
        }
    }

    fn has_lock(self) -> bool {
        self.store().is_some_and(|store| store.has_lock())
    }

    /// True when a lock is set, or being set, by any window: then nothing readable is kept beside the store.
    fn keeps_nothing_beside(self) -> bool {
        self.has_lock() || settings::has_lock()
    }

    /// The team's numbers stay readable while locked.
    pub(super) fn outside_may_have_changed(self) {
        if self.peek(|model| model.lock.status == LockStatus::Open) {
            self.run_late(Late::Lock(LockEffect::Outside));
        }
    }

    fn later(self, wait_ms: u32, command: Command) {
        spawn_local(async move {
            pause::sleep(wait_ms).await;
            self.dispatch(command);
        });
    }

    /// Carries out a request.
    fn request(self, request: PlatformRequest) {
        match request {
            PlatformRequest::ChooseFile => {
                if let Some(input) =
                    document().get_element_by_id("backup-file").and_then(|input| input.dyn_into::<web_sys::HtmlElement>().ok())
                {
                    input.click();
                }
            }
            PlatformRequest::SaveDamaged => self.run_late(Late::SaveDamaged),
            PlatformRequest::Keep => spawn_local(async move {
                let granted = persistence::request().await;
                self.dispatch(PlatformEvent::IsKept(granted));
            }),
            PlatformRequest::LookAtStorage => spawn_local(async move {
                let known = persistence::persisted().await;
                self.dispatch(PlatformEvent::IsKept(known));
                if let Some(space) = persistence::estimate().await {
                    self.dispatch(PlatformEvent::Space(space.usage_bytes, space.quota_bytes));
                }
            }),
            PlatformRequest::Install => spawn_local(async move {
                worker::prompt_install().await;
                self.dispatch(PlatformEvent::CanInstall(worker::can_install()));
            }),
            // What is in this window alone is not thrown away, unless only the update can store it.
            PlatformRequest::Update => spawn_local(async move {
                if self.is_stored_soon().await || self.peek(|model| model.outbox.fault == Some(StoreFault::Newer)) {
                    worker::apply_update();
                }
            }),
            PlatformRequest::LoadLater => self.load_later(),
            PlatformRequest::Print => self.print(),
            PlatformRequest::Back => worker::back(),
            PlatformRequest::Share => self.share(),
            PlatformRequest::Calendar(id) => self.save_for_calendar(id),
        }
    }

    pub(super) fn tell_tabs(self, message: &TabMessage) {
        if let Some(tabs) = self.inner().tabs.borrow().as_ref() {
            tabs.send(message);
        }
    }

    fn persist(self, ticket: Ticket, records: Vec<Record>) {
        let Some(store) = self.store() else { return self.dispatch(StoreEvent::PersistFailed(ticket, StoreFault::Broken)) };
        spawn_local(async move {
            self.dispatch(match store.persist(&records).await {
                Ok(()) => {
                    self.outside_may_have_changed();
                    Command::Store(StoreEvent::Persisted(ticket))
                }
                Err(fault) => Command::Store(StoreEvent::PersistFailed(ticket, fault)),
            });
        });
    }

    pub(super) fn store_draft(self, field: Field, text: Option<String>) {
        let Some(store) = self.store() else { return };
        let inner = self.inner();
        inner.storing_drafts.set(inner.storing_drafts.get() + 1);
        spawn_local(async move {
            let kept = store.keep_draft(&field, text.as_deref()).await;
            if kept.is_ok() && self.keeps_nothing_beside() {
                settings::keep_draft(&field, None);
            }
            match kept {
                Ok(()) if self.peek(|model| model.has_failed_draft(&field)) => self.dispatch(StoreEvent::DraftStored(field)),
                Ok(()) => {}
                Err(fault) if text.is_some() && self.keeps_nothing_beside() => self.dispatch(StoreEvent::DraftNotStored(field, fault)),
                // It is also in localStorage, and the next letter tries again.
                Err(_) => leptos::logging::warn!("a draft was not stored"),
            }
            inner.storing_drafts.set(inner.storing_drafts.get() - 1);
        });
    }

    fn keep_settings(self) {
        let spoken = self.with_text(|text| text.language.tag());
        let wanted = self.peek(|model| {
            settings::keep(&model.settings);
            settings::apply(&model.settings);
            settings::language(&model.settings)
        });
        if wanted != spoken {
            let later = self.inner().later.get();
            let text = self.peek(|model| text_for(model, later));
            self.text.set(std::rc::Rc::new(text));
        }
        self.measure_lines();
    }

    fn note_backup(self, last: LastBackup, covers: Vec<RecordId>) {
        self.tell_tabs(&TabMessage::Backup(last.clone()));
        let Some(store) = self.store() else { return };
        spawn_local(async move {
            // The file is saved. If this fails, its entries only count as not backed up again.
            if store.note_backup(&last, &covers).await.is_err() {
                leptos::logging::warn!("the note of the backup was not kept");
            }
        });
    }

    pub(super) fn import(self, records: Vec<Record>, summary: ImportSummary) {
        let Some(store) = self.store() else { return self.dispatch(ImportCommand::Failed(StoreFault::Broken)) };
        spawn_local(async move {
            self.dispatch(match store.import(records, clock::now().to_string(), summary).await {
                Ok(imports) => {
                    self.tell_tabs(&TabMessage::LoadNew);
                    Command::Import(ImportCommand::Applied(imports))
                }
                Err(fault) => Command::Import(ImportCommand::Failed(fault)),
            });
        });
    }

    pub(super) fn undo_import(self, import: PastImport) {
        let Some(store) = self.store() else { return self.dispatch(ImportCommand::NotUndone(StoreFault::Broken)) };
        spawn_local(async move {
            match store.undo_import(&import).await {
                Ok((outcome, imports)) => {
                    if outcome == Undoing::Done {
                        self.tell_tabs(&TabMessage::Reread);
                    }
                    self.import_undone(outcome, imports).await;
                }
                Err(fault) => self.dispatch(ImportCommand::NotUndone(fault)),
            }
        });
    }
}
