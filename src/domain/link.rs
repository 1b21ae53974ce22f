//! The pain before and after a dose of a when-needed medicine. Nothing is computed but differences of time; what numbers mean is for
//! people to say.

use super::{Diary, Dose, Entry, Link, Moment, RecordId, Score, Slot, Speaker, by_key};

/// The last number counts as before within this many minutes up to the dose.
pub const BEFORE_MIN_MAX: i64 = 60;
/// A number counts as after from this many minutes on: sooner, what was taken by mouth has not begun to work.
pub const AFTER_MIN_MIN: i64 = 15;
/// And up to this many minutes: later, other things have changed too.
pub const AFTER_MIN_MAX: i64 = 120;

/// An entry that a dose is held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// Which entry.
    pub id: RecordId,
    /// What it says.
    pub score: Score,
    /// Who says it.
    pub who: Speaker,
    /// From the dose to the entry, in whole minutes towards zero; negative before it.
    pub after_min: i64,
}

/// What a dose is held against: our own rule, stated wherever it is used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BeforeAfter {
    /// The last number at most [`BEFORE_MIN_MAX`] before it.
    pub before: Option<Linked>,
    /// The first number [`AFTER_MIN_MIN`] to [`AFTER_MIN_MAX`] after it.
    pub after: Option<Linked>,
    /// Another dose of a medicine was taken between the two numbers: then the pair says nothing about this one.
    pub is_mixed: bool,
}

impl BeforeAfter {
    /// Both sides, where both are numbers within the rule's times and nothing else was taken between them.
    #[must_use]
    pub fn known(&self) -> Option<(&Linked, &Linked)> {
        let (before, after) = (self.before.as_ref()?, self.after.as_ref()?);
        let is_number = |linked: &Linked| matches!(linked.score, Score::Number(_));
        let in_time = (-BEFORE_MIN_MAX..=0).contains(&before.after_min) && (AFTER_MIN_MIN..=AFTER_MIN_MAX).contains(&after.after_min);
        (in_time && !self.is_mixed && is_number(before) && is_number(after)).then_some((before, after))
    }
}

impl Diary {
    /// True for a medicine that is taken when needed. A regular one is never held against the pain before and after, nor is what is no
    /// medicine.
    #[must_use]
    pub fn is_when_needed(&self, relief: RecordId) -> bool {
        self.any_relief(relief).is_some_and(|relief| {
            relief.sort.as_str() == "medicine" && relief.schedule.as_ref().is_some_and(|schedule| schedule.as_str() == "when-needed")
        })
    }

    /// True for a medicine of any schedule.
    #[must_use]
    pub fn is_medicine(&self, relief: RecordId) -> bool {
        self.any_relief(relief).is_some_and(|relief| relief.sort.as_str() == "medicine")
    }
}

/// What is known of the pain before and after a dose; nothing for what was skipped or is not [`Diary::is_when_needed`]. One voice speaks:
/// the patient's, or a carer's where the patient says nothing; the two are never set against each other. What a person linked stands as
/// they said.
#[must_use]
pub fn before_after(diary: &Diary, dose: &Dose) -> BeforeAfter {
    if dose.skipped.is_some() || !diary.is_when_needed(dose.relief) {
        return BeforeAfter::default();
    }
    let near = by_key(candidates(diary, dose.at).collect(), |(after_s, _)| *after_s);
    let [before, after] = sides(near.iter().map(|(after_s, linked)| (*after_s, &linked.who, linked)));
    let of = |link, found: Option<&Linked>| match link {
        Link::Found => found.cloned(),
        Link::None => None,
        Link::Entry(id) => diary.entry(id).map(|entry| linked(id, entry, dose.at)),
    };
    let (before, after) = (of(dose.before, before), of(dose.after, after));
    let taken = diary.rows_about(dose.at.day()).iter().filter_map(|row| diary.dose(row.id));
    let taken = taken.filter(|other| other.skipped.is_none() && diary.is_medicine(other.relief)).map(|other| other.at.unix_ms());
    let minutes = |side: &Option<Linked>| side.as_ref().map(|linked| dose.at.unix_ms() + linked.after_min * 60_000);
    let is_mixed = minutes(&before).zip(minutes(&after)).is_some_and(|(from, to)| is_mixed(taken, from, to));
    BeforeAfter { before, after, is_mixed }
}

/// The numbers before and after by the rule, of one voice. In: seconds from the dose, who says it, what is wanted of it; in the order of
/// time.
pub fn sides<'t, T: Copy>(said: impl Iterator<Item = (i64, &'t Speaker, T)> + Clone) -> [Option<T>; 2] {
    let is_before = |after_s: i64| (-BEFORE_MIN_MAX * 60..=0).contains(&after_s);
    let is_after = |after_s: i64| (AFTER_MIN_MIN * 60..=AFTER_MIN_MAX * 60).contains(&after_s);
    let near = said.filter(|(after_s, ..)| is_before(*after_s) || is_after(*after_s));
    let Some(who) = near.clone().find(|(_, who, _)| **who == Speaker::Patient).or_else(|| near.clone().next()).map(|(_, who, _)| who)
    else {
        return [None, None];
    };
    let said = near.filter(|(_, speaker, _)| *speaker == who);
    let before = said.clone().filter(|(after_s, ..)| is_before(*after_s)).last();
    [before, said.clone().find(|(after_s, ..)| is_after(*after_s))].map(|side| side.map(|(.., what)| what))
}

/// True when more was taken between two numbers than the one dose that stands between them. All in milliseconds since 1970.
pub fn is_mixed(taken_ms: impl Iterator<Item = i64>, from_ms: i64, to_ms: i64) -> bool {
    taken_ms.filter(|at_ms| (from_ms..=to_ms).contains(at_ms)).count() > 1
}

/// Entries of the days about a dose, newest day first, with the seconds from the dose to each.
pub fn candidates(diary: &Diary, at: Moment) -> impl Iterator<Item = (i64, Linked)> {
    let timed = diary.rows_about(at.day()).iter().filter(|row| matches!(row.slot, Slot::At(_)));
    timed.filter_map(move |row| {
        let entry = diary.entry(row.id).filter(|entry| entry.span.is_none())?;
        Some((entry.at.since(at).num_seconds(), linked(row.id, entry, at)))
    })
}

fn linked(id: RecordId, entry: &Entry, dose_at: Moment) -> Linked {
    Linked { id, score: entry.score, who: entry.who.clone(), after_min: entry.at.since(dose_at).num_minutes() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Body, Code, DeviceId, Line, Note, Pain, Record, Relief, Version};

    const NOON_MS: i64 = 1_795_435_200_000;

    fn at(minute: i64, offset_min: i32) -> Moment {
        Moment::from_clock(NOON_MS + minute * 60_000, offset_min)
    }

    fn id(minute: i64, who: &Speaker) -> RecordId {
        RecordId::of_name(NOON_MS, &format!("{minute} {who}"))
    }

    /// A diary of numbers: minute from noon, number, who says it.
    fn diary(numbers: &[(i64, u8, Speaker)]) -> Diary {
        let mut diary = Diary::default();
        for (minute, number, who) in numbers {
            // Each in another zone: what counts is the instant.
            let offset_min = i32::try_from(minute.rem_euclid(27)).expect("small") * 60 - 12 * 60;
            let entry = Entry::tapped(at(*minute, offset_min), Score::Number(Pain::new(*number).expect("0 to 10")), who.clone());
            diary.join(Record::new(id(*minute, who), Version::first(NOON_MS, DeviceId::new(1), Body::Entry(entry))));
        }
        diary
    }

    fn relief(diary: &mut Diary, name: &str, schedule: Option<&'static str>) -> RecordId {
        let id = RecordId::of_name(NOON_MS, name);
        let relief = Relief {
            sort: Code::listed("medicine"),
            name: Line::new(name).expect("short"),
            strength: Line::default(),
            schedule: schedule.map(Code::listed),
            label: Note::default(),
            stopped: None,
        };
        diary.join(Record::new(id, Version::first(NOON_MS, DeviceId::new(1), Body::Relief(relief))));
        id
    }

    fn take(diary: &mut Diary, relief: RecordId, minute: i64) -> Dose {
        let dose = Dose::taken(relief, at(minute, 60), Speaker::Patient);
        let id = RecordId::of_name(NOON_MS, &format!("{relief} {minute}"));
        diary.join(Record::new(id, Version::first(NOON_MS, DeviceId::new(1), Body::Dose(dose.clone()))));
        dose
    }

    /// A dose of a when-needed medicine at noon.
    fn dose(diary: &mut Diary) -> Dose {
        let morphine = relief(diary, "morphine", Some("when-needed"));
        take(diary, morphine, 0)
    }

    /// A number and how many minutes after the dose it was said.
    type Said = (String, i64);

    /// What was said before and after.
    fn said(diary: &Diary, dose: &Dose) -> [Option<Said>; 2] {
        let found = before_after(diary, dose);
        [found.before, found.after].map(|side| side.map(|linked| (linked.score.to_string(), linked.after_min)))
    }

    fn number(number: &str, after_min: i64) -> Option<Said> {
        Some((number.into(), after_min))
    }

    #[test]
    fn the_last_number_within_an_hour_before_and_the_first_from_15_to_120_minutes_after() {
        let p = Speaker::Patient;
        let numbers = [(-61, 2), (-60, 7), (-5, 8), (14, 1), (15, 5), (120, 3), (121, 9)];
        let mut diary = diary(&numbers.map(|(minute, number)| (minute, number, p.clone())));
        let dose = dose(&mut diary);
        assert_eq!(said(&diary, &dose), [number("8", -5), number("5", 15)]);
        assert!(before_after(&diary, &dose).known().is_some());
        let skipped = Dose { skipped: Some(Line::default()), ..dose };
        assert_eq!(before_after(&diary, &skipped), BeforeAfter::default());
    }

    #[test]
    fn the_ends_of_the_rule() {
        let p = Speaker::Patient;
        for (numbers, expected) in [
            (vec![(-61, 2), (121, 3)], [None, None]),
            (vec![(-60, 2), (0, 4), (14, 9)], [number("4", 0), None]),
            (vec![(120, 3)], [None, number("3", 120)]),
        ] {
            let said_by: Vec<_> = numbers.iter().map(|(minute, number)| (*minute, *number, p.clone())).collect();
            let mut diary = diary(&said_by);
            let dose = dose(&mut diary);
            assert_eq!(said(&diary, &dose), expected);
            assert_eq!(before_after(&diary, &dose).known(), None, "one side alone is not known");
        }
    }

    #[test]
    fn only_a_when_needed_medicine_is_held_against_anything() {
        let p = Speaker::Patient;
        let mut diary = diary(&[(-5, 8, p.clone()), (40, 5, p)]);
        for schedule in [None, Some("regular")] {
            let medicine = relief(&mut diary, &format!("{schedule:?}"), schedule);
            let dose = Dose::taken(medicine, at(0, 60), Speaker::Patient);
            assert_eq!(before_after(&diary, &dose), BeforeAfter::default(), "{schedule:?}");
        }
    }

    #[test]
    fn another_dose_between_makes_it_not_known() {
        let p = Speaker::Patient;
        for (minute, is_mixed) in [(-6, false), (-4, true), (20, true), (41, false)] {
            let mut diary = diary(&[(-5, 8, p.clone()), (40, 5, p.clone())]);
            let dose = dose(&mut diary);
            let other = relief(&mut diary, "paracetamol", Some("regular"));
            take(&mut diary, other, minute);
            let found = before_after(&diary, &dose);
            assert_eq!((found.is_mixed, found.known().is_none()), (is_mixed, is_mixed), "{minute}");
        }
    }

    #[test]
    fn the_two_voices_are_never_set_against_each_other() {
        let mut both = diary(&[(-5, 8, Speaker::Carer), (-3, 7, Speaker::Patient), (30, 4, Speaker::Carer)]);
        let given = dose(&mut both);
        assert_eq!(said(&both, &given), [number("7", -3), None]);
        let mut carer = diary(&[(-5, 8, Speaker::Carer), (30, 4, Speaker::Carer)]);
        let given = dose(&mut carer);
        assert_eq!(said(&carer, &given), [number("8", -5), number("4", 30)]);
    }

    #[test]
    fn what_a_person_linked_stands_and_is_known_only_within_the_rule() {
        let p = Speaker::Patient;
        let mut diary = diary(&[(-600, 9, p.clone()), (-5, 8, p.clone()), (40, 5, p.clone())]);
        let given = dose(&mut diary);
        let linked = Dose { before: Link::Entry(id(-600, &p)), ..given.clone() };
        assert_eq!(said(&diary, &linked), [number("9", -600), number("5", 40)]);
        assert_eq!(before_after(&diary, &linked).known(), None);
        let none = Dose { after: Link::None, ..given.clone() };
        assert_eq!(said(&diary, &none), [number("8", -5), None]);
        let gone = Dose { before: Link::Entry(id(7, &p)), ..given };
        assert_eq!(said(&diary, &gone), [None, number("5", 40)]);
    }
}
