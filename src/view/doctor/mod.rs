//! The doctor's page as plain data: what was said in a stretch of time, counted. Nothing is interpolated, no two voices are joined, and
//! what was logged at once stands apart from what was remembered.

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
use crate::domain::{Body, Call, Code, DayPart, Diary, Dose, Entry, Moment, Record, RecordId, Speaker, Topic, Voice, Word, sort_by_key};

/// Days the page looks back on when no visit took place yet.
pub const DAYS_WITHOUT_VISIT: u16 = 14;

/// The most that the clocks of two places differ: UTC-12 and UTC+14, in minutes.
const ZONES_REACH_MIN: i64 = 26 * 60;

/// From a moment to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResolvedRange {
    /// What was before is not on the page.
    pub from: Moment,
    /// When the page is made, or was.
    pub to: Moment,
    /// It begins with the visit before.
    pub since_visit: bool,
    /// It is these days and all between them, as lived.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// When the page is made, or was; what lies ahead of it is dated ahead and in no stretch.
    pub now: Moment,
}

impl ResolvedRange {
    /// Since the last visit that was over before `to`; without one, the last 14 days.
    #[must_use]
    pub fn since_visit(diary: &Diary, to: Moment) -> Self {
        let last = diary.last_visit(to);
        last.map_or_else(|| Self::days(to, DAYS_WITHOUT_VISIT), |(_, from)| Self { since_visit: true, ..Self::new(from, to) })
    }

    /// So many days.
    #[must_use]
    pub fn days(to: Moment, days: u16) -> Self {
        let from = to.local().checked_sub_days(Days::new(days.into())).and_then(|from| Moment::from_local(from, to.offset_east_min()).ok());
        Self::new(from.unwrap_or(to), to)
    }

    /// From one day to another, whichever is first; not further than `now`.
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

    /// Everything.
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

    /// The first and the last of its days.
    fn lived(&self) -> (NaiveDate, NaiveDate) {
        self.days.unwrap_or_else(|| (self.from.day(), self.to.day()))
    }

    fn is_about(&self, at: Moment) -> bool {
        if self.holds(at) {
            return true;
        }
        // The midnights are those of one place; a dose of these days as lived can lie this far outside them.
        let reach_min = if self.days.is_some() { ZONES_REACH_MIN } else { 0 };
        let (after_from_s, after_to_s) = (at.since(self.from).num_seconds(), at.since(self.to).num_seconds());
        !at.is_ahead_of(self.now) && after_from_s >= -(reach_min + BEFORE_MIN_MAX) * 60 && after_to_s <= (reach_min + AFTER_MIN_MAX) * 60
    }
}

/// An entry with who says it.
#[derive(Clone, Debug)]
pub struct ReportEntry<'a> {
    /// Its record.
    pub id: RecordId,
    /// What it says.
    pub entry: &'a Entry,
    /// Who says it.
    pub voice: Voice,
    /// It was written down later than it was.
    pub recalled: bool,
    /// Somebody else wrote it down.
    pub typed_by_another: bool,
}

impl ReportEntry<'_> {
    /// It is about a moment, not about a day.
    #[must_use]
    pub const fn is_moment(&self) -> bool {
        self.entry.span.is_none()
    }

    /// The worst or the least of a day, as remembered.
    #[must_use]
    pub fn span(&self) -> Option<&'static str> {
        match self.entry.span.as_ref().map(Code::as_str) {
            Some(WORST_OF_DAY) => Some(WORST_OF_DAY),
            Some(LEAST_OF_DAY) => Some(LEAST_OF_DAY),
            _ => None,
        }
    }
}

/// A dose with who says it.
#[derive(Clone, Debug)]
pub struct ReportDose<'a> {
    /// Its record.
    pub id: RecordId,
    /// What it says.
    pub dose: &'a Dose,
    /// Who says it.
    pub voice: Voice,
}

/// Everything that was said in a stretch of time.
#[derive(Debug)]
pub struct ReportData<'a> {
    /// Which.
    pub span: ResolvedRange,
    /// Entries, oldest first, with some hours more on both sides: what doses near the ends are held against.
    about: Vec<ReportEntry<'a>>,
    /// Which of them lie in the stretch; of days as lived, these themselves: where two zones meet, others can lie between them.
    within: std::ops::Range<usize>,
    lived: Option<Vec<ReportEntry<'a>>>,
    /// Doses taken or skipped, oldest first.
    pub doses: Vec<ReportDose<'a>>,
    /// When medicine was taken, in milliseconds since 1970, rising; with some hours more on both sides.
    taken_ms: Vec<i64>,
    /// Parts of the notes of days, oldest day first.
    pub days: Vec<(RecordId, &'a DayPart, Voice)>,
    /// Calls, oldest first.
    pub calls: Vec<(RecordId, &'a Call)>,
    /// Who says something in an entry: the patient first.
    pub voices: Vec<Voice>,
    /// Entries that a wrong clock dated ahead: they are in no stretch.
    pub ahead: usize,
}

impl<'a> ReportData<'a> {
    /// Out of a diary.
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
        let days = sort_by_key(days, |(_, part, _): &(RecordId, &DayPart, Voice)| i64::from(chrono::Datelike::num_days_from_ce(&part.day)));
        let calls = sort_by_key(calls, |(_, call): &(RecordId, &Call)| call.at.unix_ms());
        let taken_ms = sort_by_key(taken_ms, |at_ms| *at_ms);
        let mut data = Self { span, about, within, lived, doses, taken_ms, days, calls, voices: Vec::new(), ahead };
        data.voices = distinct(data.entries().iter().map(|item| &item.voice));
        data
    }

    /// Whoever says anything, in an entry, about a day, or of a dose: the patient first.
    #[must_use]
    pub fn speakers(&self) -> Vec<Voice> {
        let days = self.days.iter().map(|(_, _, voice)| voice);
        distinct(self.voices.iter().chain(days).chain(self.doses.iter().map(|item| &item.voice)))
    }

    /// Entries, oldest first.
    #[must_use]
    pub fn entries(&self) -> &[ReportEntry<'a>] {
        self.lived.as_deref().unwrap_or_else(|| self.about.get(self.within.clone()).unwrap_or_default())
    }

    /// The entries of a voice.
    pub fn of_voice<'b>(&'b self, voice: &'b Voice) -> impl Iterator<Item = &'b ReportEntry<'a>> {
        self.entries().iter().filter(move |item| item.voice == *voice)
    }

    /// What the doses are held against.
    #[must_use]
    pub fn around(&self) -> NearbyEntries<'a> {
        let moments = self.about.iter().filter(|item| item.is_moment());
        let said = moments.map(|item| Said { id: item.id, entry: item.entry, voice: item.voice.clone() }).collect();
        NearbyEntries::new(said, self.taken_ms.clone())
    }

    /// The ids of the entries that fit, newest first: what stands behind a number.
    #[must_use]
    pub fn ids(&self, fits: impl Fn(&ReportEntry<'_>) -> bool) -> Vec<RecordId> {
        self.entries().iter().rev().filter(|item| fits(item)).map(|item| item.id).collect()
    }

    /// How often a voice said each word of a topic, most said first.
    #[must_use]
    pub fn words(&self, voice: &Voice, topic: Topic) -> Vec<Tally<&'a Word>> {
        self.tally(voice, |entry| entry.details().words(topic))
    }

    /// How often a voice drew each path along which the pain spreads, most often first.
    #[must_use]
    pub fn paths(&self, voice: &Voice) -> Vec<Tally<&'a Vec<Code>>> {
        self.tally(voice, |entry| &entry.details().spread)
    }

    /// How often a voice said something, and the newest entry that does; `None` when none does.
    #[must_use]
    pub fn count(&self, voice: &Voice, says: impl Fn(&Entry) -> bool) -> Option<Tally<&'a Entry>> {
        let mut tally: Option<Tally<&'a Entry>> = None;
        for item in self.of_voice(voice).filter(|item| says(item.entry)) {
            let known = tally.get_or_insert(Tally { what: item.entry, count: 0, recalled: 0 });
            known.add(item);
            known.what = item.entry;
        }
        tally
    }

    /// How often each is said by a voice, the most often first.
    fn tally<T: PartialEq>(&self, voice: &Voice, said: impl Fn(&'a Entry) -> &'a [T]) -> Vec<Tally<&'a T>> {
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

fn distinct<'v>(voices: impl Iterator<Item = &'v Voice>) -> Vec<Voice> {
    let mut found: Vec<Voice> = Vec::new();
    for voice in voices {
        if !found.contains(voice) {
            found.push(voice.clone());
        }
    }
    crate::domain::sort(&mut found);
    found
}

/// How often something was said, and how often of that as remembered later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally<T> {
    /// What.
    pub what: T,
    /// How often.
    pub count: usize,
    /// How often of these in an entry that was recalled.
    pub recalled: usize,
}

impl<T> Tally<T> {
    fn add(&mut self, item: &ReportEntry<'_>) {
        self.count += 1;
        self.recalled += usize::from(item.recalled);
    }
}

/// Who says it, who typed it, on which phone.
type Hand = (Speaker, Option<Speaker>, u32);

/// Who speaks and who types, looked up once for each speaker and phone: in ten years there are tens of thousands of entries.
struct VoiceResolver<'a> {
    diary: &'a Diary,
    known: Vec<(Hand, (Voice, bool))>,
}

impl VoiceResolver<'_> {
    fn entry<'b>(&mut self, record: &Record, entry: &'b Entry) -> ReportEntry<'b> {
        let (voice, typed_by_another) = self.voice(record, &entry.who);
        ReportEntry { id: record.id(), entry, voice, recalled: entry.is_recalled(record.id()), typed_by_another }
    }

    fn dose<'b>(&mut self, record: &Record, dose: &'b Dose) -> ReportDose<'b> {
        ReportDose { id: record.id(), dose, voice: self.voice(record, &dose.who).0 }
    }

    /// Who says it, and whether somebody else wrote it down.
    fn voice(&mut self, record: &Record, who: &Speaker) -> (Voice, bool) {
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
