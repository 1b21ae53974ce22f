//! Progress on a phone: the store answers, the diary is read, windows receive messages.

use crate::common::rng::Rng;
use crate::device::{Device, Message};
use crate::store::Store;
use pain_diary::app::{BackupCommand, Command, CommitInput, ImportCommand, StoreEvent, StoreFault, Undoing};

impl Device {
    /// Continues one pending operation; false if there is none.
    pub fn go_on(&mut self, tab: usize, healthy: bool, rng: &mut Rng) -> bool {
        type Way = fn(&mut Device, usize, bool, &mut Rng) -> bool;
        let ways: [Way; 7] =
            [Self::read_on, Self::answer_write, Self::retry, Self::hear, Self::finish_import, Self::finish_backup, Self::rest];
        let first = rng.below(ways.len());
        (0..ways.len()).any(|way| ways[(first + way) % ways.len()](self, tab, healthy, rng))
    }

    /// Opens the store, then reads the diary slice by slice.
    fn read_on(&mut self, tab: usize, _: bool, rng: &mut Rng) -> bool {
        if self.tabs[tab].model.device.is_none() {
            let Store { unbacked, last_backup, imports, .. } = &self.store;
            let (unbacked, last_backup, imports) = (unbacked.iter().copied().collect(), last_backup.clone(), imports.clone());
            self.tabs[tab].loading = Some(self.store.load(rng).into());
            let device = self.id.with_window(self.tabs[tab].window);
            self.send(tab, StoreEvent::Opened { device, last_backup, imports, peers: pain_diary::app::Peers::default(), unbacked }, rng);
            return true;
        }
        let Some(loading) = &mut self.tabs[tab].loading else { return false };
        let command = match loading.pop_front() {
            Some(records) => Command::Store(StoreEvent::Loaded { records, damaged: 0 }),
            None => {
                self.tabs[tab].loading = None;
                Command::Store(StoreEvent::LoadFinished)
            }
        };
        self.send(tab, command, rng);
        true
    }

    fn answer_write(&mut self, tab: usize, healthy: bool, rng: &mut Rng) -> bool {
        if self.tabs[tab].in_flight.is_empty() {
            return false;
        }
        let index = rng.below(self.tabs[tab].in_flight.len());
        let (ticket, records) = self.tabs[tab].in_flight.remove(index);
        if healthy || !rng.one_in(3) {
            self.store.persist(&records);
            self.acknowledged.join_all(records);
            self.send(tab, StoreEvent::Persisted(ticket), rng);
        } else {
            // A connection can be lost after the commit, before its answer.
            if rng.one_in(3) {
                self.store.persist(&records);
            }
            let fault = rng.pick(&[StoreFault::Full, StoreFault::Unavailable, StoreFault::Blocked, StoreFault::Newer, StoreFault::Broken]);
            self.send(tab, StoreEvent::PersistFailed(ticket, fault), rng);
        }
        true
    }

    fn retry(&mut self, tab: usize, _: bool, rng: &mut Rng) -> bool {
        let Some(ticket) = self.tabs[tab].to_retry.pop() else { return false };
        self.send(tab, StoreEvent::Retry(ticket), rng);
        true
    }

    fn rest(&mut self, tab: usize, _: bool, rng: &mut Rng) -> bool {
        let Some(rest) = self.tabs[tab].rests.take() else { return false };
        self.send(tab, CommitInput::AfterRest(rest), rng);
        true
    }

    fn hear(&mut self, tab: usize, _: bool, rng: &mut Rng) -> bool {
        let Some(message) = self.tabs[tab].inbox.pop_front() else { return false };
        match message {
            Message::Records(records) => self.send(tab, StoreEvent::OtherTab(records), rng),
            Message::LoadNew => self.load_new(tab, rng),
            Message::Reread => self.send(tab, StoreEvent::ImportUndone(Undoing::Done, self.store.imports.clone()), rng),
            Message::Backup(last) => self.send(tab, BackupCommand::OtherTabSaved(last), rng),
        }
        true
    }

    fn finish_import(&mut self, tab: usize, healthy: bool, rng: &mut Rng) -> bool {
        let Some((records, summary)) = self.tabs[tab].importing.take() else { return false };
        let command = if healthy || !rng.one_in(4) {
            let imports = self.store.import(&records, self.now().to_string(), summary);
            self.tell_others(tab, &Message::LoadNew);
            Command::Import(ImportCommand::Applied(imports))
        } else {
            // Committed, but the reply was lost at each attempt.
            if rng.one_in(3) {
                self.store.import(&records, self.now().to_string(), summary);
            }
            Command::Import(ImportCommand::Failed(StoreFault::Full))
        };
        self.send(tab, command, rng);
        true
    }

    fn finish_backup(&mut self, tab: usize, healthy: bool, rng: &mut Rng) -> bool {
        let Some(file) = self.tabs[tab].making.take() else { return false };
        if healthy || !rng.one_in(4) {
            self.files.push(file);
            self.send(tab, BackupCommand::Saved, rng);
        } else {
            self.send(tab, BackupCommand::NotSaved { failed: rng.one_in(2) }, rng);
        }
        true
    }
}
