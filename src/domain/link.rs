//! The pain before and after a dose. Nothing is computed but differences of time; what numbers mean is for people to say.

use super::{Diary, Dose, Entry, Link, Moment, RecordId, Score, Slot, Speaker, by_key};

/// The last number counts as before within this many minutes. Our own rule, stated wherever it is used.
pub const BEFORE_MIN_MAX: i64 = 60;
/// Numbers count as after within this many minutes.
pub const AFTER_MIN_MAX: i64 = 4 * 60;

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

/// What a dose is held against.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BeforeAfter {
    /// The pain before it.
    pub before: Option<Linked>,
    /// The pain after it, in the order of time.
    pub after: Vec<Linked>,
}

/// What is known of the pain before and after a dose. One voice speaks: the patient's, or a carer's where the patient says
/// nothing; the two are never set against each other. What a person linked stands as they said.
#[must_use]
pub fn before_after(diary: &Diary, dose: &Dose) -> BeforeAfter {
    if dose.skipped.is_some() {
        return BeforeAfter::default();
    }
    let mut near = near(diary, dose.at);
    let voice = near.iter().find(|(_, entry)| entry.who == Speaker::Patient).or(near.first()).map(|(_, entry)| entry.who.clone());
    near.retain(|(_, entry)| Some(&entry.who) == voice.as_ref());
    let said = |id| diary.entry(id).map(|entry| linked(id, entry, dose.at)).into_iter().collect();
    let found = |is_after: bool| near.iter().filter(|(after_s, _)| (*after_s > 0) == is_after).map(|(_, entry)| entry.clone()).collect();
    let of = |link, is_after| match link {
        Link::Found => found(is_after),
        Link::None => Vec::new(),
        Link::Entry(id) => said(id),
    };
    let before: Vec<Linked> = of(dose.before, false);
    BeforeAfter { before: before.into_iter().next_back(), after: of(dose.after, true) }
}

/// Entries that a dose can be held against by the rule, in the order of time, with the seconds from the dose to each.
fn near(diary: &Diary, at: Moment) -> Vec<(i64, Linked)> {
    let within = -BEFORE_MIN_MAX * 60..=AFTER_MIN_MAX * 60;
    by_key(candidates(diary, at).filter(|(after_s, _)| within.contains(after_s)).collect(), |(after_s, _)| *after_s)
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
    use crate::domain::{Body, DeviceId, Pain, Record, Version};

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

    fn dose() -> Dose {
        Dose::taken(RecordId::of_name(NOON_MS, "morphine"), at(0, 60), Speaker::Patient)
    }

    /// A number and how many minutes after the dose it was said.
    type Said = (String, i64);

    /// What was said before and after.
    fn said(diary: &Diary, dose: &Dose) -> (Option<Said>, Vec<Said>) {
        let short = |linked: Linked| (linked.score.to_string(), linked.after_min);
        let BeforeAfter { before, after } = before_after(diary, dose);
        (before.map(short), after.into_iter().map(short).collect())
    }

    #[test]
    fn the_last_number_within_an_hour_before_and_all_within_four_hours_after() {
        let p = Speaker::Patient;
        let diary =
            diary(&[(-61, 2, p.clone()), (-60, 7, p.clone()), (-5, 8, p.clone()), (40, 5, p.clone()), (240, 3, p.clone()), (241, 9, p)]);
        assert_eq!(said(&diary, &dose()), (Some(("8".into(), -5)), vec![("5".into(), 40), ("3".into(), 240)]));
        let skipped = Dose { skipped: Some(crate::domain::Line::default()), ..dose() };
        assert_eq!(said(&diary, &skipped), (None, vec![]));
    }

    #[test]
    fn an_hour_and_four_hours_are_the_ends() {
        let p = Speaker::Patient;
        assert_eq!(said(&diary(&[(-61, 2, p.clone()), (241, 3, p.clone())]), &dose()), (None, vec![]));
        assert_eq!(said(&diary(&[(-60, 2, p.clone()), (0, 4, p)]), &dose()), (Some(("4".into(), 0)), vec![]));
    }

    #[test]
    fn the_two_voices_are_never_set_against_each_other() {
        let both = diary(&[(-5, 8, Speaker::Carer), (-3, 7, Speaker::Patient), (30, 4, Speaker::Carer)]);
        assert_eq!(said(&both, &dose()), (Some(("7".into(), -3)), vec![]));
        let carer = diary(&[(-5, 8, Speaker::Carer), (30, 4, Speaker::Carer)]);
        assert_eq!(said(&carer, &dose()), (Some(("8".into(), -5)), vec![("4".into(), 30)]));
    }

    #[test]
    fn what_a_person_linked_stands() {
        let p = Speaker::Patient;
        let diary = diary(&[(-600, 9, p.clone()), (-5, 8, p.clone()), (40, 5, p.clone())]);
        let linked = Dose { before: Link::Entry(id(-600, &p)), after: Link::None, ..dose() };
        assert_eq!(said(&diary, &linked), (Some(("9".into(), -600)), vec![]));
        let gone = Dose { before: Link::Entry(id(7, &p)), ..dose() };
        assert_eq!(said(&diary, &gone), (None, vec![("5".into(), 40)]));
    }
}
