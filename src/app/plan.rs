//! What a file would do to the diary, worked out slice by slice before anything is done.

use super::import::admit;
use super::import_counts::{ImportCounts, ImportOutcome};
use super::{Model, Refusals};
use crate::domain::agreement::names;
use crate::domain::{Admitted, Body, Diary, Record, RecordId, Stamp, Version};
use crate::format::RejectedRecord;

/// Records held against the diary between two looks at the screen.
const SLICE: usize = 1_000;

/// A record that is named or can be looked at before it is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Where it stands among the readable records of the file.
    index: usize,
    /// What would be done with it.
    pub outcome: ImportOutcome,
    /// The stamp of what the diary says now, if it says anything.
    before: Option<Stamp>,
}

/// Most people, or phones, that are named as who wrote what replaces something.
const AUTHORS_MAX: usize = 20;

/// Somebody whose versions would replace what the diary says: one person, as far as that is known, at one phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Author {
    /// How many records.
    pub count: usize,
    /// The newest of them.
    newest: usize,
}

/// What a file would do.
#[derive(Debug, Default)]
pub struct Plan {
    /// In numbers.
    pub counts: ImportCounts,
    /// Rejected records, with reasons.
    pub refused: Refusals,
    /// Telephone numbers, the emergency number and the rule, of whatever fate: they are always named in full.
    pub named: Vec<Planned>,
    /// All others that would be changed, replaced or deleted.
    pub altered: Vec<Planned>,
    /// Who wrote what would replace something, at most [`AUTHORS_MAX`] of them.
    pub replaced_by: Vec<Author>,
    /// Records that others than those would replace.
    pub replaced_by_others: usize,
    /// The diary was changed after the person had seen what the file would do; this is what it would do now.
    pub is_anew: bool,
    records: Vec<Record>,
    /// Where each of them stands in the file, counted from 1.
    positions: Vec<usize>,
    /// For each of them: whether it brings something.
    brings: Vec<bool>,
    /// Those that were refused as they were read.
    unread: Refusals,
}

impl Plan {
    /// The record of the file.
    #[must_use]
    pub fn record(&self, planned: &Planned) -> Option<&Record> {
        self.records.get(planned.index)
    }

    /// The newest version by which somebody would replace something.
    #[must_use]
    pub fn newest_of(&self, author: &Author) -> Option<&Version> {
        self.records.get(author.newest).map(Record::current)
    }

    /// True when the two would do the same, as far as it was shown.
    fn is_like(&self, other: &Self) -> bool {
        self.counts == other.counts && self.named == other.named && self.altered == other.altered
    }

    /// What is to be written down.
    fn into_records(self) -> Vec<Record> {
        self.records.into_iter().zip(self.brings).filter_map(|(record, brings)| brings.then_some(record)).collect()
    }
}

/// A file that is being held against the diary.
#[derive(Debug)]
pub struct Comparing {
    plan: Plan,
    /// The diary it is held against.
    revision: u64,
    /// What the person has agreed to; none before they have seen anything.
    agreed: Option<Box<Plan>>,
}

/// How far it is.
#[derive(Debug)]
pub(super) enum Compared {
    /// Not at its end.
    Going(Comparing),
    /// To be shown.
    Show(Plan),
    /// To be done: the person has seen it.
    Do(ImportCounts, Vec<Record>),
}

impl Comparing {
    /// A file just read: its records, where each stands in the file, and those that could not be read.
    pub(super) fn new(records: Vec<Record>, positions: Vec<usize>, refused: Refusals, revision: u64) -> Self {
        let mut plan = Plan { records, positions, unread: refused, ..Plan::default() };
        plan.begin();
        Self { plan, revision, agreed: None }
    }

    /// The person has agreed to a plan: the diary may have been changed since, so it is made once more.
    pub(super) fn again(mut agreed: Plan, revision: u64) -> Self {
        let (records, positions) = (std::mem::take(&mut agreed.records), std::mem::take(&mut agreed.positions));
        let mut plan = Plan { records, positions, unread: std::mem::take(&mut agreed.unread), ..Plan::default() };
        plan.begin();
        Self { plan, revision, agreed: Some(Box::new(agreed)) }
    }

    /// Records done, of all.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.plan.brings.len(), self.plan.records.len())
    }

    /// Holds some more against the diary; from the beginning when it was changed meanwhile.
    pub(super) fn step(mut self, model: &Model) -> Compared {
        // While it is being read, the diary on the screen is a part of the stored one.
        if !model.loading.is_fully_loaded {
            return Compared::Going(self);
        }
        if self.revision != model.revision {
            self.revision = model.revision;
            self.plan.begin();
        }
        let first = self.plan.brings.len();
        for index in first..self.plan.records.len().min(first + SLICE) {
            self.plan.compare(index, &model.diary);
        }
        if self.plan.brings.len() < self.plan.records.len() {
            return Compared::Going(self);
        }
        match self.agreed {
            None => Compared::Show(self.plan),
            Some(agreed) if agreed.is_like(&self.plan) => Compared::Do(self.plan.counts, self.plan.into_records()),
            Some(_) => Compared::Show(Plan { is_anew: true, ..self.plan }),
        }
    }
}

impl Plan {
    /// Nothing has been held against the diary yet.
    fn begin(&mut self) {
        self.brings.clear();
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
                self.brings.push(false);
                self.counts.refused += 1;
                let index = self.positions.get(index).copied().unwrap_or(index + 1);
                self.refused.add(RejectedRecord { index, reason });
                return;
            }
        };
        // Something deleted that was never here is new as well.
        let is_here = diary.record(admitted.id()).is_some();
        let outcome = if is_here { ImportOutcome::from(arrival) } else { ImportOutcome::New };
        self.counts.add(outcome);
        self.counts.unknown += usize::from(outcome != ImportOutcome::Same && matches!(admitted.current().body, Body::Unknown(_)));
        self.brings.push(outcome != ImportOutcome::Same);
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

/// Telephone numbers, the emergency number and the rule in the team's words: here and in the file.
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
