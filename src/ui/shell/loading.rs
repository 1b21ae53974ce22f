//! Opens the store and reads the diary, slice by slice, newest first.

use leptos::task::spawn_local;

use super::context::Shell;
use super::late::Late;
use crate::app::{BackupCommand, Imports, LockCommand, Pad, StoreEvent, StoreFault, Undoing};
use crate::format::{LockHeader, LockHeaderError, LockPass, PackRows};
use crate::platform::settings::LockSign;
use crate::platform::store::{Opened, Store};
use crate::platform::tabs::{self, TabMessage, Tabs};
use crate::platform::{clock, lock, pause, settings, worker};

/// Interval between two commands with what was read, in milliseconds.
const BATCH_MS: f64 = 1000.0;
/// Delay between attempts to read what is new, in milliseconds.
const RETRY_MS: u32 = 5_000;

/// Collects what is read: each command draws the page anew. The first, with the newest records, is dispatched at once.
struct Batch {
    rows: PackRows,
    since_ms: f64,
}

impl Batch {
    fn begin() -> Self {
        Self { rows: PackRows::default(), since_ms: f64::NEG_INFINITY }
    }

    /// True when it is time to dispatch what was collected.
    fn add(&mut self, rows: PackRows) -> bool {
        self.rows.records.extend(rows.records);
        self.rows.damaged.extend(rows.damaged);
        !self.rows.records.is_empty() && clock::monotonic_ms() - self.since_ms >= BATCH_MS
    }

    fn take(&mut self) -> PackRows {
        self.since_ms = clock::monotonic_ms();
        std::mem::take(&mut self.rows)
    }
}

impl Shell {
    /// Dispatches the taps made before the program ran, with their own times.
    pub(super) fn take_early_taps(self) {
        for tap in settings::take_early_taps() {
            self.dispatch(Pad::Record(tap));
        }
    }

    pub(super) fn open_store(self) {
        spawn_local(async move {
            loop {
                match Store::open().await {
                    Ok((store, opened)) => {
                        self.opened(store, opened);
                        return;
                    }
                    Err(fault @ StoreFault::Blocked) => self.dispatch(StoreEvent::Waits(fault)),
                    Err(fault) => return self.dispatch(StoreEvent::Failed(fault)),
                }
            }
        });
    }

    fn opened(self, store: Store, opened: Opened) {
        let inner = self.inner();
        store.on_emptied(move || self.store_emptied());
        store.on_lock_changed(move || self.restart_when_stored());
        inner.opened_ms.set(clock::now_unix_ms());
        inner.store.replace(Some(store.clone()));
        inner.tabs.replace(Some(Tabs::open(move |message| self.handle_tab_message(message))));
        tabs::on_return(move || self.load_new());
        inner.window.set(clock::random_u64());
        let Some(locked) = &opened.locked else {
            settings::note_lock(LockSign::None);
            return self.read_store(opened);
        };
        match LockHeader::read(&locked.header) {
            Ok(header) => {
                let is_set = header.pass != LockPass::Opening;
                settings::note_lock(if is_set { LockSign::Set(&header.public) } else { LockSign::None });
                self.dispatch(LockCommand::Found(header, locked.outside.clone()));
            }
            Err(LockHeaderError::Newer) => return self.dispatch(StoreEvent::Failed(StoreFault::Newer)),
            Err(LockHeaderError::Damaged) => return self.dispatch(StoreEvent::Failed(StoreFault::Broken)),
        }
        self.tell_opened(opened);
        self.run_late(Late::SealLeft);
        spawn_local(async move {
            store.prepare_shut().await;
            lock::get_ready();
        });
    }

    /// Reads the diary; its values can be read.
    pub(super) fn read_store(self, opened: Opened) {
        self.tell_opened(opened);
        self.load_all(true);
        self.open_from_outside();
    }

    fn tell_opened(self, opened: Opened) {
        self.dispatch(StoreEvent::Opened {
            device: opened.device.with_window(self.inner().window.get()),
            last_backup: opened.last_backup,
            imports: opened.imports,
            peers: opened.peers,
            unbacked: opened.unbacked,
        });
    }

    /// Writes everything back, unless the user has erased the diary in another window.
    fn store_emptied(self) {
        // What stays readable is written back too.
        self.inner().outside.take();
        if settings::erased_since(self.inner().opened_ms.get()) {
            worker::restart();
        } else {
            self.dispatch(StoreEvent::Emptied);
        }
    }

    /// After the first read: sets the marker that there is a diary, or reports a diary that is gone although the marker exists.
    async fn check_diary_marker(self, is_empty: bool) {
        if !is_empty {
            worker::set_diary_marker(true).await;
        } else if worker::had_diary().await {
            self.dispatch(StoreEvent::DiaryGone);
        }
    }

    fn handle_tab_message(self, message: TabMessage) {
        if self.is_locked() && !matches!(message, TabMessage::Erasing | TabMessage::Restart) {
            return;
        }
        match message {
            TabMessage::Lock => self.dispatch(LockCommand::Elsewhere),
            TabMessage::Records(records) => self.dispatch(StoreEvent::OtherTab(records)),
            TabMessage::LoadNew => self.load_new(),
            TabMessage::Reread => spawn_local(self.undone_elsewhere()),
            TabMessage::Backup(last) => self.dispatch(BackupCommand::OtherTabSaved(last)),
            TabMessage::Erasing => self.erased_elsewhere(),
            TabMessage::Restart => worker::restart(),
        }
    }

    /// A read that started earlier may still return the undone records, so it must end before the diary on screen is emptied.
    pub(super) async fn import_undone(self, outcome: Undoing, imports: Imports) {
        while self.inner().reads.get() > 0 {
            pause::sleep(20).await;
        }
        self.dispatch(StoreEvent::ImportUndone(outcome, imports));
    }

    async fn undone_elsewhere(self) {
        let Some(store) = self.store() else { return };
        // Without the list the diary is still read again; the next undo asks the store.
        let imports = store.imports().await.unwrap_or_else(|_| self.peek(|model| model.imports.clone()));
        self.import_undone(Undoing::Done, imports).await;
    }

    pub(super) fn load_all(self, is_first: bool) {
        let Some(store) = self.store() else { return };
        spawn_local(async move {
            self.begin_to_read();
            let mut is_empty = true;
            let mut batch = Batch::begin();
            let read = store
                .load(|rows| {
                    is_empty &= rows.records.is_empty() && rows.damaged.is_empty();
                    if batch.add(rows) {
                        self.loaded(batch.take());
                    }
                })
                .await;
            self.loaded(batch.take());
            self.end_of_a_read(read.is_ok());
            match read {
                Ok(()) => {
                    if is_first {
                        self.check_diary_marker(is_empty).await;
                        self.run_late(Late::TakeDrafts);
                    }
                    self.run_late(Late::Compact);
                }
                Err(fault) => self.dispatch(StoreEvent::Failed(fault)),
            }
        });
    }

    fn is_locked(self) -> bool {
        self.peek(|model| model.lock.is_locked())
    }

    pub(super) fn load_new(self) {
        let Some(store) = self.store().filter(|_| !self.is_locked()) else { return };
        spawn_local(async move {
            // If this read fails, what is on screen stays valid.
            self.begin_to_read();
            let read = store.load_new(|| self.dispatch(StoreEvent::LoadStarted), |rows| self.loaded(rows)).await;
            self.end_of_a_read(read.is_ok());
            // A failure here is reported when one of them is to be undone.
            if let Ok(imports) = store.imports().await {
                self.dispatch(StoreEvent::Imports(imports));
            }
            if read.is_err() {
                leptos::logging::warn!("what other windows wrote could not be read yet");
                pause::sleep(RETRY_MS).await;
                self.load_new();
            }
        });
    }

    fn begin_to_read(self) {
        let inner = self.inner();
        if inner.reads.get() == 0 {
            inner.read_failed.set(false);
        }
        inner.reads.set(inner.reads.get() + 1);
    }

    /// The diary is complete once no read is running and none has failed.
    fn end_of_a_read(self, all: bool) {
        let inner = self.inner();
        inner.reads.set(inner.reads.get() - 1);
        inner.read_failed.set(inner.read_failed.get() || !all);
        if inner.reads.get() == 0 && !inner.read_failed.get() && !self.peek(|model| model.loading.is_fully_loaded) {
            self.dispatch(StoreEvent::LoadFinished);
            self.outside_may_have_changed();
        }
    }

    fn loaded(self, rows: PackRows) {
        if !rows.records.is_empty() || !rows.damaged.is_empty() {
            self.dispatch(StoreEvent::Loaded { records: rows.records, damaged: rows.damaged.len() });
        }
    }

    /// Compacts the store when idle. A failure leaves it unchanged.
    pub(super) fn compact(self) {
        let inner = self.inner();
        let Some(store) = self.store().filter(|_| !inner.compacting.replace(true)) else { return };
        spawn_local(async move {
            pause::sleep(3_000).await;
            if store.compact().await.is_err() {
                leptos::logging::warn!("the store was not tidied");
            }
            inner.compacting.set(false);
        });
    }
}
