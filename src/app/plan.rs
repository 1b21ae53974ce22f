//! What an import would change in the diary, computed slice by slice before anything is written.

use super::Refusals;
use super::import_counts::{ImportCounts, ImportOutcome};
use crate::domain::agreement::names;
use crate::domain::{Admitted, Body, Diary, Record, RecordId, Stamp, Version};
use crate::format::{RecordError, RejectedRecord, fits_whole};

/// Records compared with the diary before yielding to the screen.
const SLICE: usize = 1_000;

/// A record of the file that the preview lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Its index among the readable records of the file.
    index: usize,
    /// What the import would do with it.
    pub outcome: ImportOutcome,
    /// The stamp of its current version in the diary, if it is there.
    before: Option<Stamp>,
}

/// Most authors that the preview names.
const AUTHORS_MAX: usize = 20;

/// The author of versions that would replace versions in the diary: one person, as far as known, on one phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Author {
    /// How many records these versions would replace.
    pub count: usize,
    /// Index of the record with the newest of them.
    newest: usize,
}

/// The preview of an import.
#[derive(Debug, Default)]
pub struct Plan {
    /// How many records would change, and how.
    pub counts: ImportCounts,
    /// Rejected records, with reasons.
    pub refused: Refusals,
    /// Changes of contacts, of emergency numbers and of the rule when to call, new ones too: always listed in full.
    pub named: Vec<Planned>,
    /// All others that would be changed, replaced or deleted.
    pub altered: Vec<Planned>,
    /// The authors of replacing versions, at most [`AUTHORS_MAX`].
    pub replaced_by: Vec<Author>,
    /// Records that versions of further authors would replace.
    pub replaced_by_others: usize,
    /// True if the diary was changed between the first preview and its confirmation, so that this one differs.
    pub is_anew: bool,
    records: Vec<Record>,
    /// The position of each record in the file, counted from 1.
    positions: Vec<usize>,
    /// For each record compared so far: whether it would change the diary.
    changes_diary: Vec<bool>,
    /// Records refused while the file was read.
    unread: Refusals,
}

impl Plan {
    /// The record of the file.
    #[must_use]
    pub fn record(&self, planned: &Planned) -> Option<&Record> {
        self.records.get(planned.index)
    }

    /// The newest replacing version of this author.
    #[must_use]
    pub fn newest_of(&self, author: &Author) -> Option<&Version> {
        self.records.get(author.newest).map(Record::current)
    }

    /// True if both previews show the same changes.
    fn is_like(&self, other: &Self) -> bool {
        self.counts == other.counts && self.named == other.named && self.altered == other.altered
    }

    /// The records that would change the diary.
    fn into_records(self) -> Vec<Record> {
        self.records.into_iter().zip(self.changes_diary).filter_map(|(record, changes_diary)| changes_diary.then_some(record)).collect()
    }
}

/// A file that is being compared with the diary.
#[derive(Debug)]
pub struct Comparing {
    plan: Plan,
    /// The revision of the diary that it is compared with.
    revision: u64,
    /// The preview that the user confirmed; `None` before that.
    agreed: Option<Box<Plan>>,
}

/// The result of comparing one slice.
#[derive(Debug)]
pub(super) enum Compared {
    /// Not finished yet.
    Unfinished(Comparing),
    /// Finished: the preview to show.
    Show(Plan),
    /// Finished and as confirmed: the records to write.
    Do(ImportCounts, Vec<Record>),
}

impl Comparing {
    /// Starts with the records of a file, their positions in it, and what was refused.
    pub(super) fn new(records: Vec<Record>, positions: Vec<usize>, refused: Refusals, revision: u64) -> Self {
        let mut plan = Plan { records, positions, unread: refused, ..Plan::default() };
        plan.begin();
        Self { plan, revision, agreed: None }
    }

    /// Starts again after the user has confirmed a preview, since the diary may have been changed meanwhile.
    pub(super) fn again(mut agreed: Plan, revision: u64) -> Self {
        let (records, positions) = (std::mem::take(&mut agreed.records), std::mem::take(&mut agreed.positions));
        let mut plan = Plan { records, positions, unread: std::mem::take(&mut agreed.unread), ..Plan::default() };
        plan.begin();
        Self { plan, revision, agreed: Some(Box::new(agreed)) }
    }

    /// Records compared, and records in total.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.plan.changes_diary.len(), self.plan.records.len())
    }

    /// Compares the next slice; starts over if the diary was changed meanwhile.
    pub(super) fn step(mut self, diary: &Diary, revision: u64) -> Compared {
        if self.revision != revision {
            self.revision = revision;
            self.plan.begin();
        }
        let first = self.plan.changes_diary.len();
        for index in first..self.plan.records.len().min(first + SLICE) {
            self.plan.compare(index, diary);
        }
        if self.plan.changes_diary.len() < self.plan.records.len() {
            return Compared::Unfinished(self);
        }
        match self.agreed {
            None => Compared::Show(self.plan),
            Some(agreed) if agreed.is_like(&self.plan) => Compared::Do(self.plan.counts, self.plan.into_records()),
            Some(_) => Compared::Show(Plan { is_anew: true, ..self.plan }),
        }
    }
}

impl Plan {
    /// Resets the results of comparing.
    fn begin(&mut self) {
        self.changes_diary.clear();
        self.named.clear();
        self.altered.clear();
        self.replaced_by.clear();
        self.replaced_by_others = 0;
        self.counts = ImportCounts { refused: self.unread.count(), ..ImportCounts::default() };
        self.refused.clone_from(&self.unread);
    }

    fn compare(&mut self, index: usize, diary: &Diary) {
        let Some(record) = self.records.get_mut(index) else { return };
        let Admitted { arrival, record: admitted } = match admit(diary, record.clone()) {
            Ok(admitted) => admitted,
            Err(reason) => {
                self.changes_diary.push(false);
                self.counts.refused += 1;
                let index = self.positions.get(index).copied().unwrap_or(index + 1);
                self.refused.add(RejectedRecord { index, reason });
                return;
            }
        };
        // A deleted record that the diary does not have is new too.
        let is_here = diary.record(admitted.id()).is_some();
        let outcome = if is_here { ImportOutcome::from(arrival) } else { ImportOutcome::New };
        self.counts.add(outcome);
        self.counts.unknown += usize::from(outcome != ImportOutcome::Same && matches!(admitted.current().body, Body::Unknown(_)));
        self.changes_diary.push(outcome != ImportOutcome::Same);
        let before = diary.record(admitted.id()).map(|known| known.current().stamp);
        let planned = Planned { index, outcome, before };
        match outcome {
            ImportOutcome::Same => {}
            _ if is_named(&admitted, diary) => self.named.push(planned),
            ImportOutcome::New => {}
            ImportOutcome::Changed | ImportOutcome::Replaced | ImportOutcome::Deleted => self.altered.push(planned),
        }
        // What of it there is room for, and what of the diary's must be kept beside it.
        *record = admitted;
        if outcome == ImportOutcome::Replaced {
            self.count_author(index);
        }
    }

    fn count_author(&mut self, index: usize) {
        let Some(version) = self.records.get(index).map(Record::current) else { return };
        for author in &mut self.replaced_by {
            let Some(newest) = self.records.get(author.newest).map(Record::current) else { continue };
            if newest.typed == version.typed && newest.stamp.device().profile() == version.stamp.device().profile() {
                author.count += 1;
                if newest.stamp < version.stamp {
                    author.newest = index;
                }
                return;
            }
        }
        if self.replaced_by.len() < AUTHORS_MAX {
            self.replaced_by.push(Author { count: 1, newest: index });
        } else {
            self.replaced_by_others += 1;
        }
    }
}

/// True for a contact, an emergency number or the rule when to call, in the file or in the diary.
fn is_named(record: &Record, diary: &Diary) -> bool {
    let is_rule = |what: &str| {
        [names::EMERGENCY, names::CRISIS, names::RULE_WORDS, names::RULE_PAIN, names::RULE_HOURS, names::RULE_FROM].contains(&what)
    };
    let of_body = |body: &Body| match body {
        Body::Contact(_) => true,
        Body::Agreement(agreed) => is_rule(agreed.what.as_str()),
        _ => false,
    };
    of_body(&record.current().body) || known_body(diary, record.id()).is_some_and(of_body)
}

fn known_body(diary: &Diary, id: RecordId) -> Option<&Body> {
    Some(&diary.record(id)?.current().body)
}

/// The effect of a record from a file on the diary, and what has to be stored.
///
/// # Errors
/// The reason for refusing it; see [`Diary::admit`].
fn admit(diary: &Diary, record: Record) -> Result<Admitted, RecordError> {
    let admitted = diary.admit(record)?;
    // A row that grows too large would lose its oldest versions, so the size is checked before.
    let fits = diary.record(admitted.record.id()).is_none_or(|known| {
        let mut after = known.clone();
        after.join(&admitted.record);
        after.older().len() <= ALWAYS_FIT || fits_whole(&after)
    });
    if fits { Ok(admitted) } else { Err(RecordError::HistoryFull) }
}

/// This many older versions always fit into a row, whatever their size.
const ALWAYS_FIT: usize = 20;
