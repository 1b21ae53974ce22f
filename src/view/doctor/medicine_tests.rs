//! What the report counts of medicines: doses, the pain before and after, changes.

use chrono::Days;

use super::tests::{NOON_MS, at, id, pain, put, report, said};
use super::*;
use crate::domain::{Body, Code, DeviceId, Diary, Dose, Entry, Line, Moment, Record, RecordId, Relief, Score, Speaker, SpeakerRef};

fn medicine(diary: &mut Diary, number: i64, name: &str, schedule: Option<&'static str>) -> RecordId {
    let relief = Relief::new(Code::listed("medicine"), Line::new(name).expect("short"));
    let relief = Relief { schedule: schedule.map(Code::listed), ..relief };
    put(diary, id(number), Body::Relief(relief));
    id(number)
}

/// Asserts that the report finds for each dose what the screen of the dose finds.
fn agrees_with_the_dose_itself(diary: &Diary, data: &ReportData<'_>) {
    let around = data.around();
    for item in &data.doses {
        let by_page = around.before_after(diary, item.dose).known();
        let itself = crate::domain::link::before_after(diary, item.dose, data.span.now);
        assert_eq!(by_page, itself.known(), "{:?}", item.dose.at);
    }
}

#[test]
fn a_when_needed_medicine_has_its_days_and_the_pain_before_and_after_by_the_rule() {
    let mut diary =
        said(&[(-10, Some(8)), (10, Some(7)), (40, Some(5)), (300, Some(6)), (320, Some(6)), (330, Some(4)), (700, None), (760, Some(2))]);
    let morphine = medicine(&mut diary, 1, "Morphine", Some("when-needed"));
    let taken = |minute| Dose::taken(morphine, at(minute), SpeakerRef::Patient);
    put(&mut diary, id(2), Body::Dose(Dose { effect: Some(Code::listed("some")), ..taken(0) }));
    for minute in [310, 312, 710, 60 * 20] {
        put(&mut diary, id(minute), Body::Dose(taken(minute)));
    }
    put(&mut diary, id(311), Body::Dose(Dose { skipped: Some(Line::default()), ..taken(311) }));
    let data = report(&diary, 2, 60 * 24);
    let [(of, sum)] = &relief_sums(&diary, &data)[..] else { panic!("one relief") };
    assert_eq!((*of, sum.taken.as_slice()), (morphine, &[60 * 20, 710, 312, 310, 2].map(id)[..]));
    assert_eq!((sum.skipped.as_slice(), sum.effects.as_slice()), (&[id(311)][..], &[(Speaker::Patient, [0, 1, 0])][..]));
    let days: Vec<usize> = sum.days.iter().map(|(_, ids)| ids.len()).collect();
    assert_eq!((days, &sum.days[1].1), (vec![2, 3], &[2, 310, 312].map(id).to_vec()), "the latest day first, its doses in their order");
    let [(speaker, found)] = &sum.before_after[..] else { panic!("one voice") };
    let one = |number| Range { least: pain(number), most: pain(number), count: 1 };
    assert_eq!((speaker, found.before, found.after), (&Speaker::Patient, one(8), one(5)), "10 minutes after is too soon");
    assert_eq!((found.after_min, &found.doses), (Range { least: 40, most: 40, count: 1 }, &vec![id(2)]));
    assert_eq!(sum.not_known, [60 * 20, 710, 312, 310].map(id), "no number, too much, two doses between the numbers");
    agrees_with_the_dose_itself(&diary, &data);
}

#[test]
fn a_regular_medicine_has_no_before_and_after_but_stands_between_two_numbers() {
    let mut diary = said(&[(-10, Some(8)), (40, Some(5))]);
    let morphine = medicine(&mut diary, 1, "Morphine", Some("when-needed"));
    let regular = medicine(&mut diary, 2, "Paracetamol", Some("regular"));
    put(&mut diary, id(3), Body::Dose(Dose::taken(morphine, at(0), SpeakerRef::Patient)));
    let alone = report(&diary, 1, 400);
    assert!(!relief_sums(&diary, &alone)[0].1.before_after.is_empty());
    put(&mut diary, id(4), Body::Dose(Dose::taken(regular, at(20), SpeakerRef::Patient)));
    let data = report(&diary, 1, 400);
    let sums = relief_sums(&diary, &data);
    let of = |relief| sums.iter().find(|(id, _)| *id == relief).map(|(_, sum)| (sum.before_after.len(), sum.not_known.len()));
    assert_eq!((of(morphine), of(regular)), (Some((0, 1)), Some((0, 0))));
    agrees_with_the_dose_itself(&diary, &data);
}

#[test]
fn a_dose_of_these_days_as_lived_is_held_against_what_was_said_before_them_and_after() {
    // The 23rd ends in Honolulu eleven hours after it does in Berlin, and begins in Kiritimati thirteen hours before.
    for (offset_min, dose) in [(-600, 17 * 60), (840, -24 * 60)] {
        let zoned = |minute: i64| Moment::from_clock(NOON_MS + minute * 60_000, offset_min);
        let mut diary = Diary::default();
        let morphine = medicine(&mut diary, 1, "Morphine", Some("when-needed"));
        for (index, minute, number) in [(2, dose - 10, 8), (3, dose + 40, 5)] {
            let entry = Entry::tapped(zoned(minute), Score::Number(pain(number)), SpeakerRef::Patient);
            put(&mut diary, id(index), Body::Entry(entry));
        }
        put(&mut diary, id(4), Body::Dose(Dose::taken(morphine, zoned(dose), SpeakerRef::Patient)));
        let day = zoned(dose).day();
        assert_eq!(day, at(0).day());
        let data = ReportData::of(&diary, ResolvedRange::between(day, day, at(60 * 24 * 4)));
        assert_eq!(data.doses.len(), 1);
        assert_eq!(relief_sums(&diary, &data)[0].1.before_after.len(), 1, "{offset_min}");
        agrees_with_the_dose_itself(&diary, &data);
    }
}

#[test]
fn before_and_after_keep_voices_apart() {
    let mut diary = said(&[(-10, Some(7)), (30, Some(5)), (590, Some(7))]);
    let morphine = medicine(&mut diary, 1, "Morphine", Some("when-needed"));
    let carer = |minute: i64, number| Entry::tapped(at(minute), Score::Number(pain(number)), SpeakerRef::Carer);
    for (minute, number) in [(290, 4), (330, 3), (630, 1)] {
        put(&mut diary, id(minute), Body::Entry(carer(minute, number)));
    }
    for minute in [0, 300, 600] {
        put(&mut diary, id(minute + 2), Body::Dose(Dose::taken(morphine, at(minute), SpeakerRef::Patient)));
    }
    let data = report(&diary, 2, 700);
    let [(_, sum)] = &relief_sums(&diary, &data)[..] else { panic!("one relief") };
    let [(patient, own), (other, seen)] = &sum.before_after[..] else { panic!("two voices: {:?}", sum.before_after) };
    assert_eq!((patient, other), (&Speaker::Patient, &Speaker::SomeCarer));
    assert_eq!((own.before.most, own.after.most, seen.before.most, seen.after.most), (pain(7), pain(5), pain(4), pain(3)));
    assert_eq!(sum.not_known, [id(602)], "the patient's before and a carer's after are no pair");
    agrees_with_the_dose_itself(&diary, &data);
}

#[test]
fn a_medicines_changes_have_their_days() {
    let day_ms = 24 * 3_600_000;
    let mut diary = Diary::default();
    let first = medicine(&mut diary, 1, "Morphine", Some("regular"));
    let mut version = diary.record(first).expect("there").current().clone();
    for (days, strength, schedule) in [(2, "10 mg", "regular"), (3, "20 mg", "regular"), (4, "20 mg", "when-needed")] {
        let Body::Relief(relief) = &version.body else { panic!("a relief") };
        let relief = Relief {
            strength: Line::new(strength).expect("short"),
            schedule: Some(Code::listed(schedule)),
            stopped: (days == 4).then(|| at(0).day().checked_add_days(Days::new(5)).expect("a date")),
            ..relief.clone()
        };
        version =
            version.next(NOON_MS + days * day_ms, DeviceId::new(1), Body::Relief(relief), false, None).expect("there is a later stamp");
        diary.join(Record::new(first, version.clone()));
    }
    let day = |days| at(0).day().checked_add_days(Days::new(days)).expect("a date");
    let line = |text: &str| Line::new(text).expect("short");
    let expected = [
        (day(0), Changed::Listed),
        (day(3), Changed::Strength(line("10 mg"), line("20 mg"))),
        (day(4), Changed::Schedule(Some(Code::listed("when-needed")))),
        (day(5), Changed::Ended),
    ];
    assert_eq!(changes(&diary, &ResolvedRange::days(at(60 * 24 * 6), 14), first), expected);
    assert_eq!(changes(&diary, &ResolvedRange::days(at(60 * 24 * 6), 3), first), expected[2..], "of the stretch alone");
    let then = at(60 * 24 * 3 + 60);
    assert_eq!(changes(&diary.as_of(then.unix_ms()), &ResolvedRange::days(then, 14), first), expected[..2], "as of the third day");
    assert_eq!(changes(&diary.as_of(then.unix_ms()), &ResolvedRange::days(then, 1), first), expected[1..2], "added before: no news");
}

#[test]
fn a_medicine_removed_by_mistake_has_not_changed_and_one_that_was_regular_keeps_its_line() {
    let hour_ms = 3_600_000;
    let mut diary = Diary::default();
    let regular = medicine(&mut diary, 1, "Morphine", Some("regular"));
    put(&mut diary, id(2), Body::Dose(Dose::taken(regular, at(5), SpeakerRef::Patient)));
    let write = |diary: &mut Diary, hours: i64, deleted: bool, schedule: &'static str| {
        let current = diary.record(regular).expect("there").current().clone();
        let Body::Relief(relief) = &current.body else { panic!("a relief") };
        let relief = Relief { schedule: Some(Code::listed(schedule)), ..relief.clone() };
        let next = current.next(NOON_MS + hours * hour_ms, DeviceId::new(1), Body::Relief(relief), deleted, None).expect("a stamp");
        diary.join(Record::new(regular, next));
    };
    let lines = |diary: &Diary| {
        let data = report(diary, 14, 60 * 24 * 6);
        regular_changes(diary, &data).into_iter().map(|(_, change)| change).collect::<Vec<_>>()
    };
    let day = |days| at(0).day().checked_add_days(Days::new(days)).expect("a date");
    write(&mut diary, 1, true, "regular");
    assert_eq!(lines(&diary), [(day(0), Changed::Removed)]);
    write(&mut diary, 2, false, "regular");
    assert_eq!(lines(&diary), [], "brought back, and listed on the first day of the diary");
    write(&mut diary, 48, false, "when-needed");
    let now_when_needed = (day(2), Changed::Schedule(Some(Code::listed("when-needed"))));
    assert_eq!(lines(&diary), std::slice::from_ref(&now_when_needed), "it was regular");
    write(&mut diary, 72, true, "when-needed");
    assert_eq!(lines(&diary), [now_when_needed, (day(3), Changed::Removed)], "its dose is in the range");
}

#[test]
fn what_a_dose_did_is_not_counted_once_it_was_skipped() {
    let mut diary = Diary::default();
    let morphine = medicine(&mut diary, 1, "Morphine", Some("when-needed"));
    let taken = Dose { effect: Some(Code::listed("enough")), ..Dose::taken(morphine, at(0), SpeakerRef::Patient) };
    put(&mut diary, id(2), Body::Dose(Dose { skipped: Some(Line::default()), ..taken }));
    let data = report(&diary, 1, 60);
    let [(_, sum)] = &relief_sums(&diary, &data)[..] else { panic!("one relief") };
    assert_eq!((sum.skipped.len(), sum.effects.as_slice()), (1, &[][..]));
}
