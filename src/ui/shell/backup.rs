//! Makes the backup file; before the tap where possible, because a share sheet opens only during the tap.

use leptos::task::spawn_local;

use super::context::Shell;
use crate::app::{BackupCommand, SealCommand, SealOf, Sealing};
use crate::domain::{CollectVec, Record, RecordId};
use crate::format::{Tally, begin_backup, end_backup, file_name, push_record};
use crate::platform::files::{self, Prepared, SaveOutcome};
use crate::platform::{clock, pause};

/// Records written before yielding to the browser.
const SLICE: usize = 500;

impl Shell {
    /// Makes the file before the tap, because a share sheet opens only during it. Cancelled when the diary changes.
    pub(super) fn prepare_backup(self) {
        let (revision, can) = self.peek(|model| (model.revision, model.loading.is_fully_loaded && model.backup.is_none()));
        let inner = self.inner();
        let is_made = inner.prepared.borrow().as_ref().is_some_and(|(of, _)| *of == revision);
        if !can || is_made || inner.preparing.replace(Some(revision)) == Some(revision) {
            return;
        }
        spawn_local(async move {
            if let Some(prepared) = self.prepare(Some(revision)).await {
                self.inner().prepared.replace(Some((revision, prepared)));
            }
            self.inner().preparing.set(None);
        });
    }

    pub(super) fn save_backup(self) {
        let revision = self.peek(|model| model.revision);
        let prepared = self.inner().prepared.take().filter(|(of, _)| *of == revision);
        spawn_local(async move {
            let prepared = match prepared {
                Some((_, prepared)) => Some(prepared),
                None => self.prepare(None).await,
            };
            match prepared {
                None => self.dispatch(BackupCommand::NotSaved { failed: self.peek(|model| model.backup.is_some()) }),
                Some(prepared) => self.hand_over(prepared).await,
            }
        });
    }

    /// Hands over the sealed file that is ready. Must be called during a tap.
    pub(super) fn hand_over_sealed(self, of: SealOf) {
        let prepared = self.inner().ready_sealed.borrow().clone();
        if let Some(prepared) = prepared {
            spawn_local(self.hand_over_as(of, prepared));
        }
    }

    pub(super) async fn hand_over_as(self, of: SealOf, prepared: Prepared) {
        if of == SealOf::Backup {
            return self.hand_over(prepared).await;
        }
        match prepared.hand_over().await {
            SaveOutcome::Shared | SaveOutcome::Downloaded => self.dispatch(SealCommand::Given),
            // It stays ready.
            outcome => self.gift_handed_over(outcome),
        }
    }

    async fn hand_over(self, prepared: Prepared) {
        let failed = match prepared.hand_over().await {
            SaveOutcome::Shared | SaveOutcome::Downloaded => return self.dispatch(BackupCommand::Saved),
            // A sealed file stays ready.
            SaveOutcome::Cancelled if self.peek(|model| model.sealing) == Some(Sealing { of: SealOf::Backup, is_ready: true }) => return,
            SaveOutcome::Cancelled => false,
            SaveOutcome::Failed => true,
        };
        self.dispatch(BackupCommand::NotSaved { failed });
    }

    async fn prepare(self, only_of: Option<u64>) -> Option<Prepared> {
        let file = self.make_backup(only_of).await?;
        Some(files::prepare(&file_name(clock::now().day()), &file))
    }

    /// The file; `None` when it was cancelled, could not be written, or (made before the tap) is outdated.
    pub(super) async fn make_backup(self, only_of: Option<u64>) -> Option<Vec<u8>> {
        let ids: Vec<RecordId> = self.peek(|model| model.diary.records().map(Record::id).collect_vec());
        let mut file = begin_backup(clock::now());
        // Without the later part of the program the file does not say what this phone holds.
        let steps = self.inner().later.get().map(|later| (later.outgoing)());
        let mut tally = Tally::default();
        for (slice, chunk) in ids.chunks(SLICE).enumerate() {
            let wanted = self.peek(|model| match only_of {
                Some(revision) => model.revision == revision && model.loading.is_fully_loaded,
                None => model.backup.is_some(),
            });
            if !wanted {
                return None;
            }
            let mut push = |record: &Record| {
                steps.map_or(Ok(()), |steps| (steps.tally)(&mut tally, record))?;
                push_record(&mut file, record)
            };
            self.peek(|model| chunk.iter().filter_map(|id| model.diary.record(*id)).try_for_each(&mut push)).ok()?;
            if ids.len() > SLICE {
                if only_of.is_none() {
                    self.dispatch(BackupCommand::Progress((slice * SLICE).min(ids.len()), ids.len()));
                }
                pause::pause().await;
            }
        }
        match steps.zip(self.peek(|model| model.device)) {
            Some((steps, device)) => (steps.end)(&mut file, device.profile(), tally),
            None => end_backup(&mut file),
        }
        Some(file)
    }

    /// Exports the stored rows that could not be read, unchanged.
    pub(super) fn save_damaged(self) {
        let Some(store) = self.store() else { return };
        spawn_local(async move {
            let saved = match store.raw_damaged().await {
                Ok(bytes) => files::save_json(&format!("pain-diary-damaged-{}.json", clock::now().day()), &bytes).await,
                Err(_) => SaveOutcome::Failed,
            };
            if matches!(saved, SaveOutcome::Failed) {
                self.dispatch(BackupCommand::NotSaved { failed: true });
            }
        });
    }
}
