//! Imports made on this phone. Each is stored in packs of its own, so that it can be undone as a whole, newest first.

use serde::Serialize;

use crate::format::Object;

/// How many records an import added, changed and deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct ImportSummary {
    /// Records new to the diary.
    pub new: usize,
    /// Records whose content or history changed.
    pub changed: usize,
    /// Records that were live and are deleted now.
    pub deleted: usize,
}

impl ImportSummary {
    fn read(kept: &Object<'_>) -> Option<Self> {
        Some(Self { new: kept.count("new")?, changed: kept.count("changed")?, deleted: kept.count("deleted")? })
    }
}

/// One import that can be undone. Its packs identify it: no two imports share a pack.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PastImport {
    /// When it was made: RFC 3339 with offset.
    pub at: String,
    /// Number of records in it.
    pub records: usize,
    /// Keys of the packs it wrote.
    pub packs: Vec<String>,
    /// What it changed; `None` when it was made by an earlier version of the app.
    #[serde(rename = "brought", skip_serializing_if = "Option::is_none")]
    pub summary: Option<ImportSummary>,
}

impl PastImport {
    /// Reads it from `meta`; `None` when a field is missing or has another type.
    #[must_use]
    pub fn read(kept: &Object<'_>) -> Option<Self> {
        let summary = kept.raw("brought").and_then(|value| ImportSummary::read(&Object::parse(value.get()).ok()?));
        Some(Self { at: kept.text("at")?, records: kept.count("records")?, packs: kept.texts("packs")?, summary })
    }
}

/// The imports that can be undone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Imports {
    /// Oldest first.
    pub list: Vec<PastImport>,
    /// Number of older imports, which can no longer be undone.
    pub kept: usize,
}

/// The result of undoing an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Undoing {
    /// It is undone.
    Done,
    /// It is not in the list: already undone, perhaps in another window.
    Already,
    /// A later import has to be undone first.
    NewerFirst,
}

impl Imports {
    /// Most imports that can be undone: their packs are not merged with small packs.
    pub const MAX: usize = 20;

    /// Reads the list from `meta`; `None` when one of them cannot be read.
    #[must_use]
    pub fn read(kept: &Object<'_>) -> Option<Self> {
        let list = kept.objects("list")?.iter().map(PastImport::read).collect::<Option<_>>()?;
        Some(Self { list, kept: kept.count("kept")? })
    }

    /// Reconciles the stored list (`all`, written by this version) with `last`, the only import that an earlier version records. The packs
    /// that exist show what an earlier version did meanwhile: it may have made an import, undone its last one, or merged the packs of
    /// others, which then can no longer be undone.
    #[must_use]
    pub fn known(all: Option<Self>, last: Option<PastImport>, is_there: impl Fn(&str) -> bool) -> Self {
        let mut imports = all.unwrap_or_default();
        if let Some(last) = last.filter(|last| imports.list.iter().all(|known| known.packs != last.packs)) {
            imports.list.push(last);
        }
        imports.list.retain(|import| import.packs.iter().all(|pack| is_there(pack)));
        imports
    }

    /// The newest, which is the next one to be undone.
    #[must_use]
    pub fn newest(&self) -> Option<&PastImport> {
        self.list.last()
    }

    /// True when the pack belongs to an import that can be undone, so it must not be merged.
    #[must_use]
    pub fn holds(&self, pack: &str) -> bool {
        self.list.iter().any(|import| import.packs.iter().any(|known| known == pack))
    }

    /// Adds an import. Beyond [`Imports::MAX`] the oldest can no longer be undone.
    pub fn add(&mut self, import: PastImport) {
        self.list.push(import);
        let over = self.list.len().saturating_sub(Self::MAX);
        self.list.drain(..over);
        self.kept += over;
    }

    /// Removes an import from the list, if it is the newest.
    pub fn undo(&mut self, import: &PastImport) -> Undoing {
        match self.list.iter().position(|known| known.packs == import.packs) {
            None => Undoing::Already,
            Some(index) if index + 1 < self.list.len() => Undoing::NewerFirst,
            Some(index) => {
                self.list.truncate(index);
                Undoing::Done
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn import(number: usize) -> PastImport {
        let summary = Some(ImportSummary { new: number, changed: 1, deleted: 0 });
        PastImport {
            at: format!("2026-11-23T14:{number:02}:00+01:00"),
            records: number + 1,
            packs: vec![format!("pack {number}")],
            summary,
        }
    }

    fn imports(numbers: std::ops::Range<usize>) -> Imports {
        let mut imports = Imports::default();
        numbers.for_each(|number| imports.add(import(number)));
        imports
    }

    fn written<T: Serialize>(value: &T) -> String {
        serde_json::to_string(value).expect("can be written")
    }

    #[test]
    fn the_list_is_read_as_it_was_written_and_an_earlier_version_reads_its_newest() {
        let all = Imports { kept: 3, ..imports(0..2) };
        let text = written(&all);
        assert_eq!(Imports::read(&Object::parse(&text).expect("an object")), Some(all.clone()));
        let text = written(all.newest().expect("two"));
        let kept = Object::parse(&text).expect("an object");
        // The three fields of the first release.
        assert_eq!((kept.text("at"), kept.count("records"), kept.texts("packs")), (Some(import(1).at), Some(2), Some(import(1).packs)));
        let damaged = Object::parse(r#"{"list":[{"at":7}],"kept":0}"#).expect("an object");
        assert_eq!(Imports::read(&damaged), None);
    }

    #[test]
    fn the_last_import_of_an_earlier_version_is_the_first_of_the_list() {
        let first = Object::parse(r#"{"at":"2026-11-23T14:03:07+01:00","records":3,"packs":["a"]}"#).expect("an object");
        let first = PastImport::read(&first).expect("as the first release wrote it");
        assert_eq!(first.summary, None);
        let known = Imports::known(None, Some(first.clone()), |_| true);
        assert_eq!(known.list, [first]);
    }

    #[test]
    fn what_an_earlier_version_did_meanwhile_is_seen() {
        let all = imports(0..3);
        let same = Imports::known(Some(all.clone()), Some(import(2)), |_| true);
        assert_eq!(same, all);
        let one_more = Imports::known(Some(all.clone()), Some(import(7)), |_| true);
        assert_eq!(one_more.list, [import(0), import(1), import(2), import(7)]);
        let last_undone = Imports::known(Some(all.clone()), None, |pack| pack != "pack 2");
        assert_eq!(last_undone.list, [import(0), import(1)]);
        let others_merged = Imports::known(Some(all), Some(import(2)), |pack| pack == "pack 2");
        assert_eq!(others_merged.list, [import(2)]);
    }

    #[test]
    fn they_are_undone_newest_first_and_each_once() {
        let mut all = imports(0..3);
        assert_eq!(all.undo(&import(0)), Undoing::NewerFirst);
        assert_eq!(all.undo(&import(2)), Undoing::Done);
        assert_eq!(all.undo(&import(2)), Undoing::Already);
        assert_eq!((all.undo(&import(1)), all.undo(&import(0)), all), (Undoing::Done, Undoing::Done, Imports::default()));
    }

    #[test]
    fn beyond_twenty_the_oldest_stay_for_good_and_are_counted() {
        let all = imports(0..23);
        assert_eq!((all.list.len(), all.kept, all.list.first()), (20, 3, Some(&import(3))));
        assert!(all.holds("pack 3") && !all.holds("pack 2"));
    }
}
