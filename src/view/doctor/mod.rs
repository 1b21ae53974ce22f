//! The doctor's report as plain data: what was recorded in a range of time, counted. Nothing is interpolated; voices are never combined,
//! nor are entries logged at the time and entries recalled later.

mod changes;
mod doses;
mod flares;
mod hours;
mod life;
mod numbers;

#[cfg(test)]
mod tests;

pub use changes::{Changed, changes};
pub use doses::{HeldSum, ReliefSum, relief_sums};
pub use flares::{Flares, flares};
pub use hours::{HourSum, Silence, by_hour, silence};
pub use life::{Bowels, LevelSum, bowels, first_noticed, levels};
pub use numbers::{Numbers, Range, numbers, range};

use chrono::{Days, NaiveDate, NaiveTime};

use crate::domain::link::{AFTER_MIN_MAX, BEFORE_MIN_MAX, NearbyEntries, Said};
use crate::domain::vocabulary::{LEAST_OF_DAY, WORST_OF_DAY};
use crate::domain::{
    Body, Call, Code, DayPart, Diary, Dose, Entry, Moment, Record, RecordId, Speaker, SpeakerRef, Topic, Word, sort_by_key,
};

/// Days the page looks back on when no visit took place yet.
pub const DAYS_WITHOUT_VISIT: u16 = 14;

/// The most that the clocks of two places differ: UTC-12 and UTC+14, in minutes.
const ZONES_REACH_MIN: i64 = 26 * 60;

/// The range of time that a report covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResolvedRange {
    /// Start of the range. Earlier records are not in the report.
    pub from: Moment,
    /// End of the range: when the report is, or was, made, or the end of its last day.
    pub to: Moment,
    /// True when the range starts at the end of the previous visit.
    pub since_visit: bool,
    /// Set when the range was chosen as calendar days (first, last, both included), by the local date of each record.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// When the report is, or was, made. Records dated ahead of it are in no range.
    pub now: Moment,
}

impl ResolvedRange {
    /// Since the last visit that was over before `to`; without one, the last 14 days.
    #[must_use]
    pub fn since_visit(diary: &Diary, to: Moment) -> Self {
        let last = diary.last_visit(to);
        last.map_or_else(|| Self::days(to, DAYS_WITHOUT_VISIT), |(_, from)| Self { since_visit: true, ..Self::new(from, to) })
    }

    /// The last `days` times 24 hours before `to`.
    #[must_use]
    pub fn days(to: Moment, days: u16) -> Self {
        let from = to.local().checked_sub_days(Days::new(days.into())).and_then(|from| Moment::from_local(from, to.offset_east_min()).ok());
        Self::new(from.unwrap_or(to), to)
    }

    /// From one calendar day to another, in either order, cut off at `now`.
    #[must_use]
    pub fn between(one: NaiveDate, other: NaiveDate, now: Moment) -> Self {
        let (first, last) = (one.min(other).min(now.day()), one.max(other).min(now.day()));
        let midnight = |day: NaiveDate| Moment::from_local(day.and_time(NaiveTime::MIN), now.offset_east_min()).unwrap_or(now);
        let to = last.succ_opt().map_or(now, midnight).min(now);
        Self { days: Some((first, last)), now, ..Self::new(midnight(first).min(to), to) }
    }

    const fn new(from: Moment, to: Moment) -> Self {
        Self { from, to, since_visit: false, days: None, now: to }
    }

    /// From the oldest entry to `to`.
    #[must_use]
    pub fn all(diary: &Diary, to: Moment) -> Self {
        Self::new(diary.oldest_entry_at().map_or(to, |first| first.min(to)), to)
    }

    fn holds(&self, at: Moment) -> bool {
        let is_within = match self.days {
            Some((first, last)) => (first..=last).contains(&at.day()),
            None => at.unix_ms() >= self.from.unix_ms(),
        };
        is_within && !at.is_ahead_of(self.now)
    }

    /// First and last calendar day of the range.
    fn lived(&self) -> (NaiveDate, NaiveDate) {
        self.days.unwrap_or_else(|| (self.from.day(), self.to.day()))
    }

    fn is_about(&self, at: Moment) -> bool {
        if self.holds(at) {
            return true;
        }
        // The limits are midnights of one time zone; a dose of these local days can lie this far outside them.
        let reach_min = if self.days.is_some() { ZONES_REACH_MIN } else { 0 };
        let (after_from_s, after_to_s) = (at.since(self.from).num_seconds(), at.since(self.to).num_seconds());
        !at.is_ahead_of(self.now) && after_from_s >= -(reach_min + BEFORE_MIN_MAX) * 60 && after_to_s <= (reach_min + AFTER_MIN_MAX) * 60
    }
}

/// An entry and its speaker.
#[derive(Clone, Debug)]
pub struct ReportEntry<'a> {
    /// Its record.
    pub id: RecordId,
    /// The entry.
    pub entry: &'a Entry,
    /// The speaker.
    pub voice: Speaker,
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
    pub voice: Speaker,
}

/// All records that a report counts.
#[derive(Debug)]
pub struct ReportData<'a> {
    /// The range.
    pub span: ResolvedRange,
    /// Entries, oldest first, with a margin of some hours on both sides: the pain before and after a dose near either end is looked up
    /// here.
    about: Vec<ReportEntry<'a>>,
    /// The part of `about` that lies in the range. A range of calendar days has its own list, `lived`: where two time zones meet, entries
    /// of other days can lie between its first and last.
    within: std::ops::Range<usize>,
    lived: Option<Vec<ReportEntry<'a>>>,
    /// Doses taken or skipped, oldest first.
    pub doses: Vec<ReportDose<'a>>,
    /// Times at which a medicine was taken, in milliseconds since 1970, ascending, with the same margin.
    taken_ms: Vec<i64>,
    /// Parts of the notes of days, oldest day first.
    pub days: Vec<(RecordId, &'a DayPart, Speaker)>,
    /// Calls, oldest first.
    pub calls: Vec<(RecordId, &'a Call)>,
    /// Voices of the entries, the patient first.
    pub voices: Vec<Speaker>,
    /// Number of entries dated ahead of `now`; they are not in the report.
    pub ahead: usize,
}

impl<'a> ReportData<'a> {
    /// Collects the records of the range in one pass over the diary.
    #[must_use]
    pub fn of(diary: &'a Diary, span: ResolvedRange) -> Self {
        let (mut about, mut doses, mut taken_ms, mut days, mut calls) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (first, last) = span.lived();
        let mut resolver = VoiceResolver { diary, known: Vec::new() };
        let mut ahead = 0;
        for record in diary.records().filter(|record| !record.current().deleted) {
            let id = record.id();
            match &record.current().body {
                Body::Entry(entry) if entry.at.is_ahead_of(span.now) => ahead += 1,
                Body::Entry(entry) if span.is_about(entry.at) => about.push(resolver.entry(record, entry)),
                Body::Dose(dose) => {
                    if dose.skipped.is_none() && span.is_about(dose.at) && diary.is_medicine(dose.relief) {
                        taken_ms.push(dose.at.unix_ms());
                    }
                    if span.holds(dose.at) {
                        doses.push(resolver.dose(record, dose));
                    }
                }
                Body::Day(part) if (first..=last).contains(&part.day) => {
                    days.push((id, part, resolver.voice(record, &part.who).0));
                }
                Body::Call(call) if span.holds(call.at) => calls.push((id, call)),
                _ => {}
            }
        }
        let about = sort_by_key(about, |item: &ReportEntry<'_>| item.entry.at.unix_ms());
        let is_within = |item: &ReportEntry<'_>| span.holds(item.entry.at);
        let start = about.iter().position(is_within).unwrap_or_default();
        let within = start..about.iter().rposition(is_within).map_or(start, |last| last + 1);
        let lived = span.days.map(|_| about.iter().filter(|item| is_within(item)).cloned().collect());
        let doses = sort_by_key(doses, |item: &ReportDose<'_>| item.dose.at.unix_ms());
        let days =
            sort_by_key(days, |(_, part, _): &(RecordId, &DayPart, Speaker)| i64::from(chrono::Datelike::num_days_from_ce(&part.day)));
        let calls = sort_by_key(calls, |(_, call): &(RecordId, &Call)| call.at.unix_ms());
        let taken_ms = sort_by_key(taken_ms, |at_ms| *at_ms);
        let mut data = Self { span, about, within, lived, doses, taken_ms, days, calls, voices: Vec::new(), ahead };
        data.voices = distinct(data.entries().iter().map(|item| &item.voice));
        data
    }

    /// Voices of the entries, of the notes about days and of the doses, the patient first.
    #[must_use]
    pub fn speakers(&self) -> Vec<Speaker> {
        let days = self.days.iter().map(|(_, _, voice)| voice);
        distinct(self.voices.iter().chain(days).chain(self.doses.iter().map(|item| &item.voice)))
    }

    /// Entries, oldest first.
    #[must_use]
    pub fn entries(&self) -> &[ReportEntry<'a>] {
        self.lived.as_deref().unwrap_or_else(|| self.about.get(self.within.clone()).unwrap_or_default())
    }

    /// The entries of a voice.
    pub fn of_voice<'b>(&'b self, voice: &'b Speaker) -> impl Iterator<Item = &'b ReportEntry<'a>> {
        self.entries().iter().filter(move |item| item.voice == *voice)
    }

    /// Entries and doses for the rule about the pain before and after a dose.
    #[must_use]
    pub fn around(&self) -> NearbyEntries<'a> {
        let moments = self.about.iter().filter(|item| item.is_moment());
        let said = moments.map(|item| Said { id: item.id, entry: item.entry, voice: item.voice.clone() }).collect();
        NearbyEntries::new(said, self.taken_ms.clone())
    }

    /// Ids of the entries that fit, newest first: the records listed under a number.
    #[must_use]
    pub fn ids(&self, fits: impl Fn(&ReportEntry<'_>) -> bool) -> Vec<RecordId> {
        self.entries().iter().rev().filter(|item| fits(item)).map(|item| item.id).collect()
    }

    /// How often a voice said each word of a topic, most said first.
    #[must_use]
    pub fn words(&self, voice: &Speaker, topic: Topic) -> Vec<Tally<&'a Word>> {
        self.tally(voice, |entry| entry.details().words(topic))
    }

    /// How often a voice drew each path along which the pain spreads, most often first.
    #[must_use]
    pub fn paths(&self, voice: &Speaker) -> Vec<Tally<&'a Vec<Code>>> {
        self.tally(voice, |entry| &entry.details().spread)
    }

    /// How often a voice said something, and the newest entry that does; `None` when none does.
    #[must_use]
    pub fn count(&self, voice: &Speaker, says: impl Fn(&Entry) -> bool) -> Option<Tally<&'a Entry>> {
        let mut tally: Option<Tally<&'a Entry>> = None;
        for item in self.of_voice(voice).filter(|item| says(item.entry)) {
            let known = tally.get_or_insert(Tally { what: item.entry, count: 0, recalled: 0 });
            known.add(item);
            known.what = item.entry;
        }
        tally
    }

    /// Counts each value that a voice mentions, most frequent first.
    fn tally<T: PartialEq>(&self, voice: &Speaker, said: impl Fn(&'a Entry) -> &'a [T]) -> Vec<Tally<&'a T>> {
        let mut tallies: Vec<Tally<&'a T>> = Vec::new();
        for item in self.of_voice(voice) {
            for what in said(item.entry) {
                match tallies.iter_mut().find(|known| known.what == what) {
                    Some(known) => known.add(item),
                    None => {
                        let mut tally = Tally { what, count: 0, recalled: 0 };
                        tally.add(item);
                        tallies.push(tally);
                    }
                }
            }
        }
        sort_by_key(tallies, |tally| -i64::try_from(tally.count).unwrap_or(i64::MAX))
    }
}

fn distinct<'v>(voices: impl Iterator<Item = &'v Speaker>) -> Vec<Speaker> {
    let mut found: Vec<Speaker> = Vec::new();
    for voice in voices {
        if !found.contains(voice) {
            found.push(voice.clone());
        }
    }
    crate::domain::sort(&mut found);
    found
}

/// A count of mentions, and how many of them were recalled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally<T> {
    /// The value.
    pub what: T,
    /// Number of mentions.
    pub count: usize,
    /// How many of them are in an entry that was recalled.
    pub recalled: usize,
}

impl<T> Tally<T> {
    fn add(&mut self, item: &ReportEntry<'_>) {
        self.count += 1;
        self.recalled += usize::from(item.recalled);
    }
}

/// Speaker as written, typist, browser profile: on these the voice depends.
type Hand = (SpeakerRef, Option<SpeakerRef>, u32);

/// Resolves speaker and typist once for each combination: ten years hold tens of thousands of entries.
struct VoiceResolver<'a> {
    diary: &'a Diary,
    known: Vec<(Hand, (Speaker, bool))>,
}

impl VoiceResolver<'_> {
    fn entry<'b>(&mut self, record: &Record, entry: &'b Entry) -> ReportEntry<'b> {
        let (voice, typed_by_another) = self.voice(record, &entry.who);
        ReportEntry { id: record.id(), entry, voice, recalled: entry.is_recalled(record.id()), typed_by_another }
    }

    fn dose<'b>(&mut self, record: &Record, dose: &'b Dose) -> ReportDose<'b> {
        ReportDose { id: record.id(), dose, voice: self.voice(record, &dose.who).0 }
    }

    /// The voice, and whether somebody else typed it.
    fn voice(&mut self, record: &Record, who: &SpeakerRef) -> (Speaker, bool) {
        let version = record.current();
        let profile = version.stamp.device().profile();
        let is_known = |((said, typed, of), _): &&(Hand, _)| said == who && *typed == version.typed && *of == profile;
        if let Some((_, resolved)) = self.known.iter().find(is_known) {
            return resolved.clone();
        }
        let voice = self.diary.voice_in(who, version);
        let by_another = self.diary.typist(version).is_some_and(|typist| typist != voice);
        self.known.push(((who.clone(), version.typed.clone(), profile), (voice.clone(), by_another)));
        (voice, by_another)
    }
}
