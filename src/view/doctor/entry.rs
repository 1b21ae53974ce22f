//! An entry or a dose of a report, with its speaker.

use chrono::NaiveDate;

use crate::domain::vocabulary::{LEAST_OF_DAY, WORST_OF_DAY};
use crate::domain::{Code, Diary, Dose, Eased, Entry, Record, RecordId, Speaker, SpeakerRef};

/// An entry and its speaker.
#[derive(Clone, Debug)]
pub struct ReportEntry<'a> {
    /// Its record.
    pub id: RecordId,
    /// The entry.
    pub entry: &'a Entry,
    /// Its time, in milliseconds since 1970: computed once, as a report looks at it many times.
    pub at_ms: i64,
    /// Its local day.
    pub day: NaiveDate,
    /// The speaker.
    pub speaker: Speaker,
    /// True when it was recorded later than the time it is about.
    pub recalled: bool,
    /// True when it was typed by somebody other than the speaker.
    pub typed_by_another: bool,
}

impl ReportEntry<'_> {
    /// True when the entry is about a moment, false when it is about a whole day.
    #[must_use]
    pub const fn is_moment(&self) -> bool {
        self.entry.span.is_none()
    }

    /// Which number of a day it is: the worst or the least, as recalled.
    #[must_use]
    pub fn span(&self) -> Option<&'static str> {
        match self.entry.span.as_ref().map(Code::as_str) {
            Some(WORST_OF_DAY) => Some(WORST_OF_DAY),
            Some(LEAST_OF_DAY) => Some(LEAST_OF_DAY),
            _ => None,
        }
    }

    /// Minutes from the beginning of the pain to its easing, where both were recorded and the first is not the later one.
    #[must_use]
    pub fn lasted_min(&self) -> Option<i64> {
        let details = self.entry.details();
        let Some(Eased::At(eased)) = details.eased else { return None };
        Some(eased.since(details.began?).num_minutes()).filter(|minutes| *minutes >= 0)
    }
}

/// A dose and who recorded it.
#[derive(Clone, Debug)]
pub struct ReportDose<'a> {
    /// Its record.
    pub id: RecordId,
    /// The dose.
    pub dose: &'a Dose,
    /// The speaker.
    pub speaker: Speaker,
    /// What was taken or done.
    pub relief: ReliefKind,
}

/// What a report needs to know of the relief of a dose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReliefKind {
    /// True for a medicine of any schedule.
    pub is_medicine: bool,
    /// True for a medicine taken when needed.
    pub is_when_needed: bool,
}

/// Cache key: everything the resolved speaker depends on. Speaker as written, typist, browser profile.
type SpeakerKey = (SpeakerRef, Option<SpeakerRef>, u32);

/// Resolves speaker and typist once for each combination, and each relief once: ten years hold tens of thousands of entries and doses.
pub(super) struct Resolver<'a> {
    diary: &'a Diary,
    known: Vec<(SpeakerKey, (Speaker, bool))>,
    reliefs: Vec<(RecordId, ReliefKind)>,
}

impl<'a> Resolver<'a> {
    pub const fn new(diary: &'a Diary) -> Self {
        Self { diary, known: Vec::new(), reliefs: Vec::new() }
    }

    pub fn relief(&mut self, id: RecordId) -> ReliefKind {
        if let Some((_, kind)) = self.reliefs.iter().find(|(known, _)| *known == id) {
            return *kind;
        }
        let kind = ReliefKind { is_medicine: self.diary.is_medicine(id), is_when_needed: self.diary.is_when_needed(id) };
        self.reliefs.push((id, kind));
        kind
    }

    pub fn entry<'b>(&mut self, record: &Record, entry: &'b Entry) -> ReportEntry<'b> {
        let (speaker, typed_by_another) = self.resolve(record, &entry.who);
        let (at_ms, day) = (entry.at.unix_ms(), entry.at.day());
        ReportEntry { id: record.id(), entry, at_ms, day, speaker, recalled: entry.is_recalled(record.id()), typed_by_another }
    }

    pub fn dose<'b>(&mut self, record: &Record, dose: &'b Dose) -> ReportDose<'b> {
        ReportDose { id: record.id(), dose, speaker: self.resolve(record, &dose.who).0, relief: self.relief(dose.relief) }
    }

    /// The speaker, and whether somebody else typed it.
    pub fn resolve(&mut self, record: &Record, who: &SpeakerRef) -> (Speaker, bool) {
        let version = record.current();
        let profile = version.stamp.device().profile();
        let is_known = |((said, typed, of), _): &&(SpeakerKey, _)| *of == profile && said == who && *typed == version.typed;
        if let Some((_, resolved)) = self.known.iter().find(is_known) {
            return resolved.clone();
        }
        let speaker = self.diary.resolve_speaker(who, profile);
        let by_another = self.diary.typist(version).is_some_and(|typist| typist != speaker);
        self.known.push(((who.clone(), version.typed.clone(), profile), (speaker.clone(), by_another)));
        (speaker, by_another)
    }
}
