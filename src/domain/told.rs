//! What the team has been told, and the family's own rule for calling. The rule is in the team's words; it is never guessed, and
//! nothing is made up between two numbers.

use chrono::{Days, TimeDelta};

use super::agreed::names;
use super::{Diary, Entry, Moment, Pain, RecordId, Score, Slot, Voice};

/// A run whose last number is older than this meets no rule.
const RULE_LOOKS_BACK: TimeDelta = TimeDelta::hours(24);
/// Most hours a rule can have.
const RULE_HOURS_MAX: f64 = 72.0;

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

/// The family's rule: call if so strong for so long.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// From this number on.
    pub pain: Pain,
    /// For so long.
    pub lasting: TimeDelta,
}

/// Two numbers of one voice that meet the rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// Whose.
    pub voice: Voice,
    /// The first of the numbers without a lower one after it.
    pub first: RecordId,
    /// The last one.
    pub last: RecordId,
}

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

    /// The rule, once both its numbers are typed.
    #[must_use]
    pub fn rule(&self) -> Option<Rule> {
        let pain = self.agreed_pain(names::RULE_PAIN)?;
        let hours: f64 = self.agreed(names::RULE_HOURS).trim().replace(',', ".").parse().ok()?;
        if !(0.0..=RULE_HOURS_MAX).contains(&hours) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "at most 72 hours")]
        Some(Rule { pain, lasting: TimeDelta::minutes((hours * 60.0).round() as i64) })
    }

    /// The numbers that meet the rule and that the team has not been told: a run of one voice's numbers, none of them below the rule's,
    /// from the first to the last at least as long as the rule says, the last of them within the last 24 hours.
    #[must_use]
    pub fn rule_met(&self, now: Moment) -> Option<Met> {
        let rule = self.rule()?;
        let told = self.told(now);
        let is_near = |at: Moment, reach: TimeDelta| (TimeDelta::zero()..=reach).contains(&now.since(at));
        let reach = RULE_LOOKS_BACK + rule.lasting;
        let mut voices: Vec<(Voice, Vec<(RecordId, &Entry)>)> = Vec::new();
        let (today, days) = (now.day(), u64::try_from(reach.num_days()).unwrap_or_default());
        // Two days more on both sides, as in `rows_about`: far enough for any offset from UTC.
        let [first, last] = [today.checked_sub_days(Days::new(days + 2)), today.checked_add_days(Days::new(2))];
        let near = self.rows_of(first.unwrap_or(today), last.unwrap_or(today)).iter().filter(|row| matches!(row.slot, Slot::At(_)));
        for row in near {
            let Some(record) = self.record(row.id) else { continue };
            let Some(entry) = self.entry(row.id).filter(|entry| is_near(entry.at, reach) && entry.span.is_none()) else { continue };
            let voice = self.voice_in(&entry.who, record.current());
            match voices.iter_mut().find(|(known, _)| *known == voice) {
                Some((_, said)) => said.push((row.id, entry)),
                None => voices.push((voice, vec![(row.id, entry)])),
            }
        }
        voices.into_iter().find_map(|(voice, said)| {
            let mut newest_first = super::by_key(said, |(_, entry)| -entry.at.unix_ms()).into_iter();
            let run: Vec<(RecordId, &Entry)> = newest_first.by_ref().take_while(|(_, entry)| reaches(entry.score, rule.pain)).collect();
            let ((last, newest), (first, oldest)) = (*run.first()?, *run.last()?);
            let is_untold = !told.is_some_and(|told| told.knows(last, newest.at));
            (is_untold && is_near(newest.at, RULE_LOOKS_BACK) && newest.at.since(oldest.at) >= rule.lasting).then_some(Met {
                voice,
                first,
                last,
            })
        })
    }
}

fn reaches(score: Score, pain: Pain) -> bool {
    match score {
        Score::Number(said) => said >= pain,
        // Beyond saying a number: whatever the rule's number is, this is not below it.
        Score::TooMuch => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Agreed, Body, Call, Code, DeviceId, Note, Record, Speaker, Version, Visit};

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

    fn agree(diary: &mut Diary, what: &'static str, value: &str) {
        put(diary, Agreed::id(what), Body::Agreed(Agreed { what: Code::listed(what), value: Note::new(value).expect("short") }));
    }

    const P: Speaker = Speaker::Patient;

    fn met(numbers: &[(i64, Option<u8>, Speaker)], now: i64) -> Option<(RecordId, RecordId)> {
        let mut diary = Diary::default();
        agree(&mut diary, names::RULE_PAIN, "7");
        agree(&mut diary, names::RULE_HOURS, "2");
        said(&mut diary, numbers);
        diary.rule_met(at(now)).map(|met| (met.first, met.last))
    }

    #[test]
    fn the_rule_is_met_by_numbers_that_were_said_and_by_nothing_between_them() {
        assert_eq!(met(&[(0, Some(7), P), (120, Some(9), P)], 121), Some((id(0), id(120))));
        assert_eq!(met(&[(0, Some(7), P), (119, Some(9), P)], 300), None, "not two hours yet, whatever the clock says");
        assert_eq!(met(&[(0, Some(7), P), (60, Some(6), P), (120, Some(9), P)], 121), None, "a lower one between");
        assert_eq!(met(&[(0, Some(7), P), (120, Some(9), P), (130, Some(3), P)], 131), None, "better again");
        assert_eq!(met(&[(0, Some(7), P), (120, Some(9), Speaker::Carer)], 121), None, "two voices are never one run");
        assert_eq!(met(&[(0, Some(9), Speaker::Carer), (60, Some(2), P), (120, None, Speaker::Carer)], 121), Some((id(0), id(120))));
        assert_eq!(met(&[(0, Some(7), P), (120, Some(9), P)], 120 + 24 * 60), Some((id(0), id(120))));
        assert_eq!(met(&[(0, Some(7), P), (120, Some(9), P)], 121 + 24 * 60), None, "older than a day");
    }

    #[test]
    fn every_rule_that_is_on_can_be_met() {
        for hours in [0, 24, 48, 72] {
            let mut diary = Diary::default();
            agree(&mut diary, names::RULE_PAIN, "7");
            agree(&mut diary, names::RULE_HOURS, &hours.to_string());
            let numbers: Vec<(i64, Option<u8>, Speaker)> = (0..=hours).map(|hour| (hour * 60, Some(8), P)).collect();
            said(&mut diary, &numbers);
            let met = diary.rule_met(at(hours * 60 + 1)).map(|met| (met.first, met.last));
            assert_eq!(met, Some((id(0), id(hours * 60))), "{hours} hours");
        }
    }

    #[test]
    fn the_rule_is_off_until_both_numbers_are_typed_and_is_read_as_typed() {
        let mut diary = Diary::default();
        said(&mut diary, &[(0, Some(10), P), (180, Some(10), P)]);
        assert_eq!((diary.rule(), diary.rule_met(at(181))), (None, None));
        agree(&mut diary, names::RULE_PAIN, "7");
        assert_eq!(diary.rule(), None);
        for (hours, minutes) in
            [("2", Some(120)), ("0,5", Some(30)), ("1.5", Some(90)), ("73", None), ("-1", None), ("two", None), ("NaN", None)]
        {
            let mut diary = diary.clone();
            agree(&mut diary, names::RULE_HOURS, hours);
            assert_eq!(diary.rule().map(|rule| rule.lasting.num_minutes()), minutes, "{hours}");
        }
    }

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

    #[test]
    fn what_the_team_was_told_does_not_meet_the_rule_again() {
        let mut diary = Diary::default();
        agree(&mut diary, names::RULE_PAIN, "7");
        agree(&mut diary, names::RULE_HOURS, "2");
        said(&mut diary, &[(0, Some(8), P), (120, Some(8), P)]);
        assert!(diary.rule_met(at(121)).is_some());
        put(&mut diary, id(200), Body::Call(Call::new(at(125), P, true)));
        assert_eq!(diary.rule_met(at(126)), None);
        said(&mut diary, &[(180, Some(8), P)]);
        assert!(diary.rule_met(at(181)).is_some(), "it goes on");
    }
}
