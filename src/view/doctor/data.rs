//! All records that a report counts, and counts of their contents.

use super::entry::{ReportDose, ReportEntry, Resolver};
use super::range::ResolvedRange;
use crate::domain::link::{NearbyEntries, ResolvedEntry};
use crate::domain::{
    Body, Call, Code, CollectVec, DayPart, Diary, Entry, RecordId, Speaker, Topic, Word, is_ahead_ms, sort_by, sort_by_key,
};

/// All records that a report counts.
#[derive(Debug)]
pub struct ReportData<'a> {
    /// The range.
    pub span: ResolvedRange,
    /// Entries, oldest first, with a margin of some hours on both sides: the pain before and after a dose near either end is looked up
    /// here.
    about: Vec<ReportEntry<'a>>,
    /// The part of `about` that lies in the range. A range of calendar days has its own list, `local_days`: where two time zones meet, entries
    /// of other days can lie between its first and last.
    within: std::ops::Range<usize>,
    local_days: Option<Vec<ReportEntry<'a>>>,
    /// Doses taken or skipped, oldest first.
    pub doses: Vec<ReportDose<'a>>,
    /// Times at which a medicine was taken, in milliseconds since 1970, ascending, with the same margin.
    taken_ms: Vec<i64>,
    /// Parts of the notes of days, oldest day first.
    pub days: Vec<(RecordId, &'a DayPart, Speaker)>,
    /// Calls, oldest first.
    pub calls: Vec<(RecordId, &'a Call)>,
    /// Speakers of the entries, the patient first.
    pub speakers: Vec<Speaker>,
    /// The entries of each of them.
    by_speaker: Vec<OfSpeaker>,
    /// Number of entries dated ahead of `now`; they are not in the report.
    pub ahead: usize,
}

/// The entries of one speaker, as indices into the entries, oldest first. Separate lists keep scans short: most entries have no details and
/// are about a moment.
#[derive(Debug, Default)]
struct OfSpeaker {
    all: Vec<usize>,
    /// Those with details.
    detailed: Vec<usize>,
    /// Those about a whole day.
    of_days: Vec<usize>,
}

impl<'a> ReportData<'a> {
    /// Collects the records of the range in one pass over the diary.
    #[must_use]
    pub fn of(diary: &'a Diary, span: ResolvedRange) -> Self {
        let (mut about, mut doses, mut taken_ms, mut days, mut calls) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (first, last) = span.local_days();
        let mut resolver = Resolver::new(diary);
        let mut ahead = 0;
        let (first_ms, now_ms) = (span.first_ms(), span.now.unix_ms());
        for record in diary.records_from(span.first_day()).into_iter().filter(|record| !record.current().deleted) {
            let id = record.id();
            match &record.current().body {
                Body::Entry(entry) => match entry.at.unix_ms() {
                    at_ms if at_ms < first_ms => {}
                    at_ms if is_ahead_ms(at_ms, now_ms) => ahead += 1,
                    _ if span.is_about(entry.at) => about.push(resolver.entry(record, entry)),
                    _ => {}
                },
                Body::Dose(dose) if dose.at.unix_ms() >= first_ms && !is_ahead_ms(dose.at.unix_ms(), now_ms) => {
                    if dose.skipped.is_none() && span.is_about(dose.at) && resolver.relief(dose.relief).is_medicine {
                        taken_ms.push(dose.at.unix_ms());
                    }
                    if span.holds(dose.at) {
                        doses.push(resolver.dose(record, dose));
                    }
                }
                Body::Day(part) if (first..=last).contains(&part.day) => {
                    days.push((id, part, resolver.resolve(record, &part.who).0));
                }
                Body::Call(call) if span.holds(call.at) => calls.push((id, call)),
                _ => {}
            }
        }
        let about = sort_by_key(about, |item: &ReportEntry<'_>| item.at_ms);
        let is_within = |item: &ReportEntry<'_>| span.holds(item.entry.at);
        let start = about.iter().position(is_within).unwrap_or_default();
        let within = start..about.iter().rposition(is_within).map_or(start, |last| last + 1);
        let local_days = span.days.map(|_| about.iter().filter(|item| is_within(item)).cloned().collect_vec());
        let doses = sort_by_key(doses, |item: &ReportDose<'_>| item.dose.at.unix_ms());
        let days =
            sort_by_key(days, |(_, part, _): &(RecordId, &DayPart, Speaker)| i64::from(chrono::Datelike::num_days_from_ce(&part.day)));
        let calls = sort_by_key(calls, |(_, call): &(RecordId, &Call)| call.at.unix_ms());
        let taken_ms = sort_by_key(taken_ms, |at_ms| *at_ms);
        let mut data =
            Self { span, about, within, local_days, doses, taken_ms, days, calls, speakers: Vec::new(), by_speaker: Vec::new(), ahead };
        (data.speakers, data.by_speaker) = by_speaker(data.entries());
        data
    }

    /// Speakers of the entries, of the notes about days and of the doses, the patient first.
    #[must_use]
    pub fn all_speakers(&self) -> Vec<Speaker> {
        let days = self.days.iter().map(|(_, _, speaker)| speaker);
        distinct(self.speakers.iter().chain(days).chain(self.doses.iter().map(|item| &item.speaker)))
    }

    /// Entries, oldest first.
    #[must_use]
    pub fn entries(&self) -> &[ReportEntry<'a>] {
        self.local_days.as_deref().unwrap_or_else(|| self.about.get(self.within.clone()).unwrap_or_default())
    }

    /// The entries of a speaker, oldest first.
    pub fn of_speaker(&self, speaker: &Speaker) -> impl Iterator<Item = &ReportEntry<'a>> {
        self.said(speaker, |of| &of.all)
    }

    /// Those with details.
    pub fn detailed_of(&self, speaker: &Speaker) -> impl Iterator<Item = &ReportEntry<'a>> {
        self.said(speaker, |of| &of.detailed)
    }

    /// Those about a whole day.
    pub fn of_days(&self, speaker: &Speaker) -> impl Iterator<Item = &ReportEntry<'a>> {
        self.said(speaker, |of| &of.of_days)
    }

    fn said(&self, speaker: &Speaker, which: fn(&OfSpeaker) -> &Vec<usize>) -> impl Iterator<Item = &ReportEntry<'a>> {
        let of = self.speakers.iter().position(|known| known == speaker).and_then(|index| self.by_speaker.get(index));
        let entries = self.entries();
        of.map(which).into_iter().flatten().filter_map(|index| entries.get(*index))
    }

    /// Entries and doses for the rule about the pain before and after a dose.
    #[must_use]
    pub fn around(&self) -> NearbyEntries<'a> {
        let moments = self.about.iter().filter(|item| item.is_moment());
        let said = moments.map(|item| ResolvedEntry { id: item.id, entry: item.entry, speaker: item.speaker.clone() }).collect_vec();
        NearbyEntries::new(said, self.taken_ms.clone())
    }

    /// Ids of the entries that fit, newest first: the records listed under a number.
    #[must_use]
    pub fn ids(&self, fits: impl Fn(&ReportEntry<'_>) -> bool) -> Vec<RecordId> {
        self.entries().iter().rev().filter(|item| fits(item)).map(|item| item.id).collect_vec()
    }

    /// How often a speaker recorded each word of a topic, most frequent first.
    #[must_use]
    pub fn words(&self, speaker: &Speaker, topic: Topic) -> Vec<Tally<&'a Word>> {
        self.tally(speaker, |entry| entry.details().words(topic))
    }

    /// How often a speaker drew each path along which the pain spreads, most often first.
    #[must_use]
    pub fn paths(&self, speaker: &Speaker) -> Vec<Tally<&'a Vec<Code>>> {
        self.tally(speaker, |entry| &entry.details().spread)
    }

    /// How many entries with details of a speaker fit, and the newest of them; `None` if there is none.
    #[must_use]
    pub fn count(&self, speaker: &Speaker, says: impl Fn(&Entry) -> bool) -> Option<Tally<&'a Entry>> {
        let mut tally: Option<Tally<&'a Entry>> = None;
        for item in self.detailed_of(speaker).filter(|item| says(item.entry)) {
            let known = tally.get_or_insert(Tally { what: item.entry, count: 0, recalled: 0 });
            known.add(item.recalled);
            known.what = item.entry;
        }
        tally
    }

    fn tally<T: PartialEq>(&self, speaker: &Speaker, said: impl Fn(&'a Entry) -> &'a [T]) -> Vec<Tally<&'a T>> {
        tally(self.detailed_of(speaker).map(|item| (item.entry, item.recalled)), said)
    }
}

/// Counts each value that entries mention in their details, most frequent first. With each entry: true when it was recalled.
pub fn tally<'a, T: PartialEq>(entries: impl Iterator<Item = (&'a Entry, bool)>, said: impl Fn(&'a Entry) -> &'a [T]) -> Vec<Tally<&'a T>> {
    let mut tallies: Vec<Tally<&'a T>> = Vec::new();
    for (entry, recalled) in entries {
        for what in said(entry) {
            match tallies.iter_mut().find(|known| known.what == what) {
                Some(known) => known.add(recalled),
                None => tallies.push(Tally { what, count: 1, recalled: usize::from(recalled) }),
            }
        }
    }
    sort_by_key(tallies, |tally| -i64::try_from(tally.count).unwrap_or(i64::MAX))
}

/// The speakers of entries, the patient first, with the entries of each.
fn by_speaker(entries: &[ReportEntry<'_>]) -> (Vec<Speaker>, Vec<OfSpeaker>) {
    let mut found: Vec<(Speaker, OfSpeaker)> = Vec::new();
    for (index, item) in entries.iter().enumerate() {
        let known = found.iter().position(|(speaker, _)| *speaker == item.speaker).unwrap_or_else(|| {
            found.push((item.speaker.clone(), OfSpeaker::default()));
            found.len() - 1
        });
        let Some((_, of)) = found.get_mut(known) else { continue };
        of.all.push(index);
        of.detailed.extend(item.entry.has_details().then_some(index));
        of.of_days.extend((!item.is_moment()).then_some(index));
    }
    sort_by(&mut found, |(one, _), (other, _)| one.cmp(other));
    found.into_iter().unzip()
}

pub(super) fn distinct<'v>(speakers: impl Iterator<Item = &'v Speaker>) -> Vec<Speaker> {
    let mut found: Vec<Speaker> = Vec::new();
    for speaker in speakers {
        if !found.contains(speaker) {
            found.push(speaker.clone());
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
    fn add(&mut self, recalled: bool) {
        self.count += 1;
        self.recalled += usize::from(recalled);
    }
}
