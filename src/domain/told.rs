//! What the team has been told.

use super::{Diary, Moment, Pain, RecordId, Score, Voice};

/// Up to when the team has been told: the last call that was answered, or the last visit that took place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// When.
    pub at: Moment,
    /// The record of the call or the visit.
    pub by: RecordId,
}

impl Told {
    /// True for what was said before. Times are whole seconds; within one, ids tell which record was made first.
    fn knows(self, id: RecordId, at: Moment) -> bool {
        (at.unix_ms(), id) <= (self.at.unix_ms(), self.by)
    }
}

/// What the team has not been told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Untold {
    /// Its entries, newest first.
    pub entries: Vec<RecordId>,
    /// What each voice says, the patient's first.
    pub heard: Vec<Heard>,
    /// How many of the entries were recalled.
    pub recalled: usize,
    /// When the first of them was.
    pub since: Option<Moment>,
    /// There are more, from longer ago than [`UNTOLD_DAYS`].
    pub and_older: bool,
}

/// What one voice says in the entries that the team has not been told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Heard {
    /// Whose.
    pub voice: Voice,
    /// The worst number said.
    pub worst: Option<Pain>,
    /// Entries that said it was too much for a number.
    pub too_much: usize,
}

impl Untold {
    fn hears(&mut self, voice: Voice, score: Score) {
        if !self.heard.iter().any(|heard| heard.voice == voice) {
            self.heard.push(Heard { voice: voice.clone(), worst: None, too_much: 0 });
            self.heard.sort();
        }
        for heard in self.heard.iter_mut().filter(|heard| heard.voice == voice) {
            match score {
                Score::Number(pain) => heard.worst = heard.worst.max(Some(pain)),
                Score::TooMuch => heard.too_much += 1,
            }
        }
    }
}

/// Days that are looked through for what the team has not been told: every screen asks, and who never calls has all of a diary untold.
pub const UNTOLD_DAYS: i64 = 30;

impl Diary {
    /// Up to when the team has been told.
    #[must_use]
    pub fn told(&self, now: Moment) -> Option<Told> {
        let calls = self.calls().filter(|(_, call)| call.is_answered()).map(|(id, call)| Told { at: call.at, by: id });
        let visits = self.visits().filter_map(|(id, visit)| Some(Told { at: visit.over?, by: id }));
        // What a wrong clock dated ahead must not silence what is said until then.
        calls.chain(visits).filter(|told| !told.at.is_ahead_of(now)).max_by_key(|told| (told.at, told.by))
    }

    /// What the team has not been told since.
    #[must_use]
    pub fn untold(&self, now: Moment) -> Untold {
        let told = self.told(now);
        let mut untold = Untold::default();
        for row in self.rows() {
            // Lines go by day as lived, so an instant may be a little out of their order, but not by more than a day or two.
            if told.is_some_and(|told| told.at.day().signed_duration_since(row.day).num_days() > 2) {
                break;
            }
            let Some(entry) = self.entry(row.id).filter(|entry| !told.is_some_and(|told| told.knows(row.id, entry.at))) else {
                continue;
            };
            if now.day().signed_duration_since(row.day).num_days() >= UNTOLD_DAYS {
                untold.and_older = true;
                break;
            }
            untold.entries.push(row.id);
            untold.recalled += usize::from(entry.is_recalled(row.id));
            let voice = self.record(row.id).map(|record| self.voice_in(&entry.who, record.current()));
            voice.into_iter().for_each(|voice| untold.hears(voice, entry.score));
            untold.since = Some(untold.since.map_or(entry.at, |since| since.min(entry.at)));
        }
        untold
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Body, Call, DeviceId, Entry, Record, Speaker, Version, Visit};

    const NOON_MS: i64 = 1_795_435_200_000;

    fn id(minute: i64) -> RecordId {
        RecordId::new(NOON_MS + minute * 60_000, &[1; 10])
    }

    fn at(minute: i64) -> Moment {
        Moment::from_clock(NOON_MS + minute * 60_000, 60)
    }

    fn put(diary: &mut Diary, id: RecordId, body: Body) {
        diary.join(Record::new(id, Version::first(NOON_MS, DeviceId::new(1), body)));
    }

    fn said(diary: &mut Diary, numbers: &[(i64, Option<u8>, Speaker)]) {
        for (minute, number, who) in numbers {
            let score = number.map_or(Score::TooMuch, |number| Score::Number(Pain::new(number).expect("0 to 10")));
            put(diary, id(*minute), Body::Entry(Entry::tapped(at(*minute), score, who.clone())));
        }
    }

    const P: Speaker = Speaker::Patient;

    #[test]
    fn the_team_knows_what_came_before_the_last_call_that_was_answered_or_visit_that_took_place() {
        let mut diary = Diary::default();
        said(&mut diary, &[(0, Some(7), P), (10, None, P), (20, Some(4), Speaker::Carer)]);
        assert_eq!(diary.told(at(60)), None);
        let heard = |voice, worst, too_much| Heard { voice, worst: Pain::new(worst), too_much };
        let heard = vec![heard(Voice::Patient, 7, 1), heard(Voice::SomeCarer, 4, 0)];
        let entries = vec![id(20), id(10), id(0)];
        let expected = Untold { entries, heard, recalled: 0, since: Some(at(0)), and_older: false };
        assert_eq!(diary.untold(at(60)), expected);
        put(&mut diary, id(101), Body::Call(Call::new(at(15), P, false)));
        put(&mut diary, id(102), Body::Visit(Visit::at(at(30))));
        assert_eq!(diary.untold(at(60)).entries.len(), 3, "no answer, and a visit that nobody says took place");
        put(&mut diary, id(103), Body::Call(Call::new(at(15), P, true)));
        assert_eq!((diary.told(at(60)).map(|told| told.by), diary.untold(at(60)).entries), (Some(id(103)), vec![id(20)]));
        put(&mut diary, id(105), Body::Call(Call::new(at(60 * 24), P, true)));
        assert_eq!(diary.untold(at(60)).entries, vec![id(20)], "a call dated ahead by a wrong clock");
        said(&mut diary, &[(15, Some(5), P)]);
        assert_eq!(diary.untold(at(60)).entries, vec![id(20)], "in the second of the call, but made before it");
        let after = RecordId::new(NOON_MS + 103 * 60_000 + 500, &[1; 10]);
        put(&mut diary, after, Body::Entry(Entry::tapped(at(15), Score::TooMuch, P)));
        assert_eq!(diary.untold(at(60)).entries, vec![id(20), after], "in the second of the call, and made after it");
        put(&mut diary, id(104), Body::Visit(Visit { over: Some(at(40)), ..Visit::at(at(30)) }));
        assert_eq!((diary.told(at(60)).map(|told| told.by), diary.untold(at(60))), (Some(id(104)), Untold::default()));
    }

    #[test]
    fn who_never_calls_is_not_counted_back_to_the_first_day() {
        let mut diary = Diary::default();
        said(&mut diary, &[(0, Some(7), P), (-60 * 24 * 29, Some(3), P), (-60 * 24 * 30, Some(10), P)]);
        let untold = diary.untold(at(60));
        assert_eq!((untold.entries.len(), untold.heard.len(), untold.and_older), (2, 1, true));
        let mut old = Diary::default();
        said(&mut old, &[(-60 * 24 * 40, Some(9), P)]);
        assert_eq!(old.untold(at(60)), Untold { and_older: true, ..Untold::default() }, "untold, and not in the last days");
        put(&mut old, id(1), Body::Call(Call::new(at(-60 * 24 * 39), P, true)));
        assert_eq!(old.untold(at(60)), Untold::default(), "that was told");
    }
}
