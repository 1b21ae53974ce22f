//! Records not reported to the team: signs first, then skipped doses with a reason, then entries.

use chrono::{Datelike, NaiveDate};

use super::last_report::LastReport;
use super::ticks::TOLD_MAX;
use super::vocabulary::TELLING_SIGNS;
use super::{
    Body, Code, CollectVec, DayPart, Diary, Moment, Pain, RecordId, RowKey, Score, Slot, Speaker, Version, is_ahead_ms, sort_by_key,
};

/// Records of this many days are listed individually; older ones are only counted. This bounds the work of every screen when calls are
/// rare.
pub const UNREPORTED_DAYS: i64 = 30;

/// Records that were reported at no call or visit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unreported {
    /// Parts of days with a warning sign, newest day first. In every list, records dated ahead come last.
    pub signs: Vec<RecordId>,
    /// Skipped doses with a reason, newest first.
    pub skipped: Vec<RecordId>,
    /// Entries, newest first.
    pub entries: Vec<RecordId>,
    /// Records older than [`UNREPORTED_DAYS`] of all these kinds, newest first; at most [`TOLD_MAX`], as many as one call can list.
    pub older: Vec<RecordId>,
    /// Summary of the entries for each speaker, the patient first.
    pub speakers: Vec<VoiceSummary>,
    /// Time of the oldest of the entries and doses.
    pub since: Option<Moment>,
    /// Number of records made after the last report, the older ones included.
    pub written_since: usize,
}

/// Summary of one speaker's unreported entries.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct VoiceSummary {
    /// The speaker.
    pub speaker: Speaker,
    /// The worst number recorded.
    pub worst: Option<Pain>,
    /// Number of entries "too much".
    pub too_much: usize,
}

/// One warning sign that one speaker noted on one or more days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    /// The part of the day; one of [`TELLING_SIGNS`].
    pub part: Code,
    /// Who noted it.
    pub speaker: Speaker,
    /// The level noted last.
    pub value: Option<Code>,
    /// The first day: as typed, else the first of the days.
    pub first: NaiveDate,
    /// The last of the days.
    pub last: NaiveDate,
    /// The records, newest day first.
    pub ids: Vec<RecordId>,
}

/// A record that can be reported.
struct Reportable {
    id: RecordId,
    kind: Kind,
    /// Its time; `None` for a sign, of which only the day is known.
    at: Option<Moment>,
    /// When it was recorded, in milliseconds since 1970, UTC, by the clock of that phone.
    made_ms: i64,
    /// The day it is about.
    day: NaiveDate,
}

enum Kind {
    Sign,
    Skipped,
    Entry(Score, Speaker),
}

impl Unreported {
    /// All of it, signs first.
    pub fn all(&self) -> impl Iterator<Item = RecordId> {
        [&self.signs, &self.skipped, &self.entries, &self.older].into_iter().flatten().copied()
    }

    /// Number of records, the older ones included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.recent() + self.older.len()
    }

    /// Number of records not older than [`UNREPORTED_DAYS`].
    #[must_use]
    pub fn recent(&self) -> usize {
        self.signs.len() + self.skipped.len() + self.entries.len()
    }

    /// True when there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// True when the list of older records is full, so that there may be more.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.older.len() == TOLD_MAX
    }

    fn take(&mut self, reportable: Reportable, today: NaiveDate) {
        if today.signed_duration_since(reportable.day).num_days() >= UNREPORTED_DAYS {
            self.older.push(reportable.id);
            return;
        }
        self.since = self.since.into_iter().chain(reportable.at).min();
        match reportable.kind {
            Kind::Sign => self.signs.push(reportable.id),
            Kind::Skipped => self.skipped.push(reportable.id),
            Kind::Entry(score, speaker) => {
                self.entries.push(reportable.id);
                self.add_to_speaker(speaker, score);
            }
        }
    }

    fn add_to_speaker(&mut self, speaker: Speaker, score: Score) {
        if !self.speakers.iter().any(|summary| summary.speaker == speaker) {
            self.speakers.push(VoiceSummary { speaker: speaker.clone(), worst: None, too_much: 0 });
            super::order::sort(&mut self.speakers);
        }
        for summary in self.speakers.iter_mut().filter(|summary| summary.speaker == speaker) {
            match score {
                Score::Number(pain) => summary.worst = summary.worst.max(Some(pain)),
                Score::TooMuch => summary.too_much += 1,
            }
        }
    }
}

impl DayPart {
    /// True for a sign that is present: a level other than "no" and "none", or a day on which it was first noticed.
    #[must_use]
    pub fn is_sign(&self) -> bool {
        let is_there = self.value.as_ref().map_or(self.since.is_some(), |value| !["no", "none"].contains(&value.as_str()));
        is_there && TELLING_SIGNS.contains(&self.part.as_str())
    }
}

impl Reportable {
    /// True when a call or visit that reports everything before it includes this record. A time later than the time of recording is wrong:
    /// then the time of recording counts.
    fn is_reported_by(&self, all: LastReport) -> bool {
        let Some(at) = self.at else { return self.day < all.at.day() || self.made_ms <= all.at.unix_ms() };
        let at_ms = if is_ahead_ms(at.unix_ms(), self.made_ms) { self.made_ms } else { at.unix_ms() };
        (at_ms, self.id) <= (all.at.unix_ms(), all.by)
    }
}

impl Diary {
    /// Records that were marked at no call or visit and precede none that reports everything before it.
    #[must_use]
    pub fn unreported(&self, now: Moment) -> Unreported {
        let told = self.reported_elsewhere(None);
        let last = self.last_report(now);
        let mut unreported = Unreported::default();
        self.reportables(now, &mut |reportable| {
            if told.contains(&reportable.id) {
                return true;
            }
            unreported.written_since += usize::from(last.is_none_or(|last| !last.is_after(reportable.id, reportable.made_ms)));
            unreported.take(reportable, now.day());
            !unreported.is_cut()
        });
        self.in_order(unreported, now)
    }

    /// Records that can be marked at a call or visit: those marked there, and those marked nowhere else whose time is before its end.
    /// Records dated ahead of now are included, so that they can be marked.
    #[must_use]
    pub fn reportable_at(&self, id: RecordId, now: Moment) -> Unreported {
        let visit_at = || self.visit(id).map(|visit| visit.over.unwrap_or(visit.at));
        let Some(at) = self.call(id).map(|call| call.at).or_else(visit_at) else { return Unreported::default() };
        let (here, elsewhere) = (self.told_at(id).unwrap_or_default(), self.reported_elsewhere(Some(id)));
        let here = super::order::set(here.iter().copied());
        let mut unreported = Unreported::default();
        self.reportables(now, &mut |reportable| {
            let was_before = match reportable.at {
                None => reportable.day <= at.day() || reportable.day > now.newest_day(),
                Some(was) => !was.is_ahead_of(at) || was.is_ahead_of(now),
            };
            if here.contains(&reportable.id) || (was_before && !elsewhere.contains(&reportable.id)) {
                unreported.take(reportable, now.day());
            }
            !unreported.is_cut()
        });
        self.in_order(unreported, now)
    }

    /// Sorts newest first by instant, signs by day; records dated ahead of now come last.
    fn in_order(&self, mut unreported: Unreported, now: Moment) -> Unreported {
        let at = |id: &RecordId| self.entry(*id).map(|entry| entry.at).or_else(|| Some(self.dose(*id)?.at));
        for list in [&mut unreported.skipped, &mut unreported.entries] {
            let newest_first = sort_by_key(std::mem::take(list), |id| at(id).map_or(0, |at| -at.unix_ms()));
            *list = sort_by_key(newest_first, |id| i64::from(at(id).is_some_and(|at| at.is_ahead_of(now))));
        }
        unreported.signs = self.days_in_order(unreported.signs, now);
        unreported
    }

    /// Sorts parts of days, the newest day first; those dated ahead of now come last.
    fn days_in_order(&self, ids: Vec<RecordId>, now: Moment) -> Vec<RecordId> {
        let newest = now.newest_day();
        let day = |id: &RecordId| match &self.live(*id)?.body {
            Body::Day(part) => Some(part.day),
            _ => None,
        };
        let newest_first = sort_by_key(ids, |id| day(id).map_or(0, |day| -i64::from(day.num_days_from_ce())));
        sort_by_key(newest_first, |id| i64::from(day(id).is_some_and(|day| day > newest)))
    }

    /// Calls `go_on` with each record, newest first, that no call or visit reporting everything covers, until it returns false.
    fn reportables(&self, now: Moment, go_on: &mut dyn FnMut(Reportable) -> bool) {
        let all = self.reported_all_until(now);
        for row in self.rows() {
            // Rows are sorted by local day, so an instant may be out of order, but by no more than two days.
            if all.is_some_and(|all| all.at.day().signed_duration_since(row.day).num_days() > 2) {
                break;
            }
            for reportable in self.reportables_of(row) {
                if !all.is_some_and(|all| reportable.is_reported_by(all)) && !go_on(reportable) {
                    return;
                }
            }
        }
    }

    fn reportables_of(&self, row: &RowKey) -> Vec<Reportable> {
        let ids: Vec<RecordId> = match row.slot {
            Slot::Note => self.day(row.day).into_iter().map(|(id, _)| id).collect_vec(),
            Slot::At(_) => vec![row.id],
        };
        ids.into_iter().filter_map(|id| self.reportable(id, self.live(id)?, row.day)).collect_vec()
    }

    fn reportable(&self, id: RecordId, version: &Version, day: NaiveDate) -> Option<Reportable> {
        let noted_ms = version.stamp.unix_ms();
        let timed = |at: Moment, kind| Reportable { id, kind, at: Some(at), made_ms: id.unix_ms().unwrap_or(noted_ms), day };
        match &version.body {
            Body::Entry(entry) => Some(timed(entry.at, Kind::Entry(entry.score, self.speaker_in(version)?))),
            Body::Dose(dose) => dose.skipped.as_ref().filter(|reason| !reason.is_empty()).map(|_| timed(dose.at, Kind::Skipped)),
            // The id of a day's part is derived from the day, so the time of recording comes from its stamp.
            Body::Day(part) => part.is_sign().then_some(Reportable { id, kind: Kind::Sign, at: None, made_ms: noted_ms, day }),
            _ => None,
        }
    }

    /// Groups parts of days, in any order, into signs: each sign of each speaker once, in the order of [`TELLING_SIGNS`], with the level of the
    /// newest day. A day ahead of now is the last one only if there is no other.
    #[must_use]
    pub fn signs(&self, ids: &[RecordId], now: Moment) -> Vec<Sign> {
        let ids = self.days_in_order(ids.to_vec(), now);
        let mut signs: Vec<Sign> = Vec::new();
        for listed in TELLING_SIGNS {
            for id in &ids {
                let Some((Version { body: Body::Day(part), .. }, speaker)) = self.said(*id) else { continue };
                if part.part.as_str() != listed {
                    continue;
                }
                let first = part.since.unwrap_or(part.day);
                match signs.iter_mut().find(|sign| sign.part == part.part && sign.speaker == speaker) {
                    Some(sign) => {
                        sign.first = sign.first.min(first);
                        sign.ids.push(*id);
                    }
                    None => {
                        let (part, value, last) = (part.part.clone(), part.value.clone(), part.day);
                        signs.push(Sign { part, speaker, value, first, last, ids: vec![*id] });
                    }
                }
            }
        }
        signs
    }
}

#[cfg(test)]
#[path = "unreported_tests.rs"]
mod tests;
