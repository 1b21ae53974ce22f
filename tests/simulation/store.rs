//! A store like IndexedDB: values under keys, each call atomic, persistent across restarts.

use std::collections::{BTreeMap, BTreeSet};

use pain_diary::app::{ImportSummary, Imports, LastBackup, PastImport, Tap, Undoing};
use pain_diary::domain::{Diary, Record, RecordId};
use pain_diary::format::{encode_packs, read_pack, write_record};

use crate::common::rng::Rng;

#[derive(Default)]
pub struct Store {
    rows: BTreeMap<RecordId, Vec<u8>>,
    packs: BTreeMap<String, Vec<u8>>,
    last_pack: u64,
    pub unbacked: BTreeSet<RecordId>,
    pub last_backup: Option<LastBackup>,
    pub imports: Imports,
    /// Taps made before the program ran, in localStorage.
    pub early: Vec<Tap>,
}

impl Store {
    /// Joins versions to the stored ones.
    pub fn persist(&mut self, records: &[Record]) {
        for record in records {
            let mut joined = record.clone();
            if let Some(row) = self.rows.get(&record.id()) {
                let known = read_pack(row);
                assert!(known.damaged.is_empty(), "{:?}", known.damaged);
                for known in &known.records {
                    joined.join(known);
                }
            }
            let mut row = Vec::new();
            write_record(&mut row, &joined).expect("can be written");
            self.rows.insert(record.id(), row);
            self.unbacked.insert(record.id());
        }
    }

    /// The browser has deleted the database.
    pub fn wipe(&mut self) {
        self.rows.clear();
        self.packs.clear();
        self.unbacked.clear();
        self.last_backup = None;
        self.imports = Imports::default();
    }

    pub fn note_backup(&mut self, last: LastBackup, covers: &[RecordId]) {
        self.unbacked.retain(|id| !covers.contains(id));
        self.last_backup = Some(last);
    }

    pub fn import(&mut self, records: &[Record], at: String, summary: ImportSummary) -> Imports {
        let packs = self.add_packs(records);
        self.imports.add(PastImport { at, records: records.len(), packs, summary: Some(summary) });
        self.imports.clone()
    }

    pub fn undo_import(&mut self, import: &PastImport) -> Undoing {
        let outcome = self.imports.undo(import);
        if outcome == Undoing::Done {
            self.packs.retain(|key, _| !import.packs.contains(key));
        }
        outcome
    }

    /// Moves rows into a pack and merges packs, except those of undoable imports.
    pub fn compact(&mut self) {
        let mut moved = Diary::default();
        moved.join_all(std::mem::take(&mut self.rows).into_values().flat_map(|row| read_pack(&row).records));
        let (kept, merged) = std::mem::take(&mut self.packs).into_iter().partition(|(key, _)| self.imports.holds(key));
        self.packs = kept;
        moved.join_all(merged.into_values().flat_map(|pack: Vec<u8>| read_pack(&pack).records));
        self.add_packs(&moved.records().cloned().collect::<Vec<_>>());
    }

    /// Everything that is stored, in slices in random order.
    pub fn load(&self, rng: &mut Rng) -> Vec<Vec<Record>> {
        let mut slices: Vec<Vec<Record>> = self
            .packs
            .values()
            .chain(self.rows.values())
            .map(|value| {
                let rows = read_pack(value);
                assert!(rows.damaged.is_empty(), "{:?}", rows.damaged);
                rows.records
            })
            .collect();
        rng.shuffle(&mut slices);
        slices
    }

    /// The diary as it would open now.
    pub fn diary(&self) -> Diary {
        let mut diary = Diary::default();
        diary.join_all(self.load(&mut Rng::new(0)).concat());
        diary
    }

    fn add_packs(&mut self, records: &[Record]) -> Vec<String> {
        let mut keys = Vec::new();
        for pack in encode_packs(records).expect("can be written") {
            self.last_pack += 1;
            keys.push(format!("{:08}", self.last_pack));
            let under = self.packs.insert(format!("{:08}", self.last_pack), pack);
            assert!(under.is_none(), "a pack is never put over another");
        }
        keys
    }
}
