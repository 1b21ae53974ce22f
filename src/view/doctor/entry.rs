//! An entry or a dose of a report, with its speaker.

use crate::domain::vocabulary::{LEAST_OF_DAY, WORST_OF_DAY};
use crate::domain::{Code, Diary, Dose, Entry, Record, RecordId, Speaker, SpeakerRef};

/// An entry and its speaker.
#[derive(Clone, Debug)]
pub struct ReportEntry<'a> {
    /// Its record.
    pub id: RecordId,
    /// The entry.
    pub entry: &'a Entry,
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
}

/// Speaker as written, typist, browser profile: on these the speaker depends.
type SpeakerKey = (SpeakerRef, Option<SpeakerRef>, u32);

/// Resolves speaker and typist once for each combination: ten years hold tens of thousands of entries.
pub(super) struct SpeakerResolver<'a> {
    diary: &'a Diary,
    known: Vec<(SpeakerKey, (Speaker, bool))>,
}

impl<'a> SpeakerResolver<'a> {
    pub const fn new(diary: &'a Diary) -> Self {
        Self { diary, known: Vec::new() }
    }

    pub fn entry<'b>(&mut self, record: &Record, entry: &'b Entry) -> ReportEntry<'b> {
        let (speaker, typed_by_another) = self.resolve(record, &entry.who);
        ReportEntry { id: record.id(), entry, speaker, recalled: entry.is_recalled(record.id()), typed_by_another }
    }

    pub fn dose<'b>(&mut self, record: &Record, dose: &'b Dose) -> ReportDose<'b> {
        ReportDose { id: record.id(), dose, speaker: self.resolve(record, &dose.who).0 }
    }

    /// The speaker, and whether somebody else typed it.
    pub fn resolve(&mut self, record: &Record, who: &SpeakerRef) -> (Speaker, bool) {
        let version = record.current();
        let profile = version.stamp.device().profile();
        let is_known = |((said, typed, of), _): &&(SpeakerKey, _)| said == who && *typed == version.typed && *of == profile;
        if let Some((_, resolved)) = self.known.iter().find(is_known) {
            return resolved.clone();
        }
        let speaker = self.diary.resolve_speaker(who, profile);
        let by_another = self.diary.typist(version).is_some_and(|typist| typist != speaker);
        self.known.push(((who.clone(), version.typed.clone(), profile), (speaker.clone(), by_another)));
        (speaker, by_another)
    }
}
