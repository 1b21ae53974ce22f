//! What the page counts, on diaries of a few lines. The page in words is tested in `screen`.

use super::*;
use crate::domain::vocabulary::WORST_OF_DAY;
use crate::domain::{Body, DayPart, DeviceId, Eased, Line, Note, Pain, Relief, Score, SpeakerRef, Version, Visit};

/// 2026-11-23, 13:00 in Berlin.
const NOON_MS: i64 = 1_795_435_200_000;

fn at(minute: i64) -> Moment {
    Moment::from_clock(NOON_MS + minute * 60_000, 60)
}

fn id(minute: i64) -> RecordId {
    RecordId::new(NOON_MS + minute * 60_000, &[1; 10])
}

fn pain(number: u8) -> Pain {
    Pain::new(number).expect("0 to 10")
}

fn put(diary: &mut Diary, id: RecordId, body: Body) {
    diary.join(Record::new(id, Version::first(NOON_MS, DeviceId::new(1), body)));
}

/// Entries of the patient at minutes after noon; `None`: too much.
fn said(numbers: &[(i64, Option<u8>)]) -> Diary {
    let mut diary = Diary::default();
    for (minute, number) in numbers {
        let score = number.map_or(Score::TooMuch, |number| Score::Number(pain(number)));
        put(&mut diary, id(*minute), Body::Entry(Entry::tapped(at(*minute), score, SpeakerRef::Patient)));
    }
    diary
}

fn report(diary: &Diary, days: u16, to: i64) -> ReportData<'_> {
    ReportData::of(diary, ResolvedRange::days(at(to), days))
}

#[test]
fn numbers_are_those_that_were_said_and_too_much_is_no_ten() {
    let diary = said(&[(-30, Some(2)), (-20, Some(9)), (-10, None), (-5, Some(4))]);
    let data = report(&diary, 1, 0);
    let found = numbers(data.entries().iter()).expect("four entries");
    assert_eq!(found.last, (id(-5), Score::Number(pain(4)), at(-5)));
    assert_eq!((found.range, found.too_much), (Some((pain(9), pain(2))), 1));
    assert_eq!(found.counts, [0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0]);
    assert_eq!(numbers([].into_iter()), None);
    let only = said(&[(-5, None)]);
    let found = numbers(super::ReportData::of(&only, ResolvedRange::days(at(0), 1)).entries().iter()).expect("one entry");
    assert_eq!((found.range, found.counts, found.too_much), (None, [0; 11], 1));
}

#[test]
fn what_lies_before_the_stretch_is_not_on_the_page_and_the_last_visit_begins_it() {
    let mut diary = said(&[(-60 * 24 * 20, Some(8)), (-60 * 24 * 3, Some(7)), (-5, Some(4))]);
    assert_eq!(ReportData::of(&diary, ResolvedRange::since_visit(&diary, at(0))).entries().len(), 2, "no visit yet: 14 days");
    assert_eq!(ReportData::of(&diary, ResolvedRange::all(&diary, at(0))).entries().len(), 3);
    put(&mut diary, id(1), Body::Visit(Visit { over: Some(at(-60 * 24)), ..Visit::at(at(-60 * 25)) }));
    put(&mut diary, id(2), Body::Visit(Visit::at(at(-60))));
    put(&mut diary, id(3), Body::Visit(Visit { over: Some(at(60 * 24 * 365)), ..Visit::at(at(60 * 24 * 365)) }));
    let span = ResolvedRange::since_visit(&diary, at(0));
    assert_eq!((span.since_visit, span.from, ReportData::of(&diary, span).entries().len()), (true, at(-60 * 24), 1));
}

#[test]
fn hours_without_an_entry_are_counted_and_not_filled() {
    let diary = said(&[(-60 * 23, Some(5)), (-60 * 23 + 20, Some(5)), (-90, Some(3))]);
    assert_eq!(silence(&report(&diary, 1, 0)), Silence { hours: 24, without: 22, longest: 21, between: vec![id(-90), id(-60 * 23 + 20)] });
    assert_eq!(silence(&report(&Diary::default(), 1, 0)), Silence { hours: 24, without: 24, longest: 24, between: vec![] });
}

#[test]
fn what_is_remembered_has_no_hour() {
    let mut diary = said(&[(-30, Some(2))]);
    let late = Entry::tapped(at(-300), Score::Number(pain(8)), SpeakerRef::Patient);
    put(&mut diary, id(-10), Body::Entry(late.clone()));
    put(&mut diary, id(-9), Body::Entry(late.about(Code::listed(WORST_OF_DAY))));
    let data = report(&diary, 1, 0);
    let hours = by_hour(&data, &Speaker::Patient);
    assert_eq!(hours.iter().map(|hour| hour.count).sum::<usize>(), 1);
    assert_eq!(hours.iter().map(|hour| hour.too_much).sum::<usize>(), 0);
    assert_eq!(hours.get(12).map(|hour| hour.range), Some(Some((pain(2), pain(2)))));
    assert_eq!(data.entries().iter().filter(|item| item.recalled).count(), 2);
}

#[test]
fn flares_are_counts_and_have_a_length_only_where_a_person_recorded_it() {
    let mut diary = said(&[(0, Some(8)), (30, None), (90, Some(3)), (200, Some(7)), (60 * 24, Some(9)), (60 * 24 + 10, Some(6))]);
    let mut details = crate::domain::Details::default();
    (details.began, details.eased) = (Some(at(180)), Some(Eased::At(at(225))));
    let whole = Entry::tapped(at(210), Score::Number(pain(7)), SpeakerRef::Patient).with_details(details);
    put(&mut diary, id(210), Body::Entry(whole));
    let data = report(&diary, 3, 60 * 25);
    let found = flares(&data, &Speaker::Patient, pain(7)).expect("four numbers");
    assert_eq!((found.ids, found.days, found.most), ([60 * 24, 210, 200, 0].map(id).to_vec(), 2, 3), "too much is no number");
    assert_eq!(found.lasted_min, Some(Range { least: 45, most: 45, count: 1 }));
    assert_eq!(flares(&data, &Speaker::Patient, pain(10)), None);
    assert_eq!(flares(&data, &Speaker::SomeCarer, pain(7)), None);
}

fn medicine(diary: &mut Diary, number: i64, name: &str, schedule: Option<&'static str>) -> RecordId {
    let relief = Relief {
        sort: Code::listed("medicine"),
        name: Line::new(name).expect("short"),
        strength: Line::default(),
        schedule: schedule.map(Code::listed),
        label: Note::default(),
        stopped: None,
    };
    put(diary, id(number), Body::Relief(relief));
    id(number)
}

/// The page finds for each dose what the dose's own screen finds.
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
    let [(voice, held)] = &sum.held[..] else { panic!("one voice") };
    let one = |number| Range { least: pain(number), most: pain(number), count: 1 };
    assert_eq!((voice, held.before, held.after), (&Speaker::Patient, one(8), one(5)), "10 minutes after is too soon");
    assert_eq!((held.after_min, &held.doses), (Range { least: 40, most: 40, count: 1 }, &vec![id(2)]));
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
    assert!(!relief_sums(&diary, &alone)[0].1.held.is_empty());
    put(&mut diary, id(4), Body::Dose(Dose::taken(regular, at(20), SpeakerRef::Patient)));
    let data = report(&diary, 1, 400);
    let sums = relief_sums(&diary, &data);
    let of = |relief| sums.iter().find(|(id, _)| *id == relief).map(|(_, sum)| (sum.held.len(), sum.not_known.len()));
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
        for (place, minute, number) in [(2, dose - 10, 8), (3, dose + 40, 5)] {
            let entry = Entry::tapped(zoned(minute), Score::Number(pain(number)), SpeakerRef::Patient);
            put(&mut diary, id(place), Body::Entry(entry));
        }
        put(&mut diary, id(4), Body::Dose(Dose::taken(morphine, zoned(dose), SpeakerRef::Patient)));
        let day = zoned(dose).day();
        assert_eq!(day, at(0).day());
        let data = ReportData::of(&diary, ResolvedRange::between(day, day, at(60 * 24 * 4)));
        assert_eq!(data.doses.len(), 1);
        assert_eq!(relief_sums(&diary, &data)[0].1.held.len(), 1, "{offset_min}");
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
    let data = report(&diary, 1, 700);
    let [(_, sum)] = &relief_sums(&diary, &data)[..] else { panic!("one relief") };
    let [(patient, own), (other, seen)] = &sum.held[..] else { panic!("two voices: {:?}", sum.held) };
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
    assert_eq!(changes(&diary, &ResolvedRange::days(at(60 * 24 * 6), 2), first), expected[2..], "of the stretch alone");
}

#[test]
fn what_was_noted_since_the_bowels_moved() {
    let mut diary = Diary::default();
    let today = at(0).day();
    for (back, who, value) in [
        (7_u64, SpeakerRef::Patient, "normal"),
        (5, SpeakerRef::Patient, "not-today"),
        (5, SpeakerRef::Carer, "not-today"),
        (3, SpeakerRef::Patient, "not-today"),
    ] {
        let day = today.checked_sub_days(Days::new(back)).expect("a date");
        let part = DayPart { value: Some(Code::listed(value)), ..DayPart::new(day, who.clone(), Code::listed("bowels")) };
        put(&mut diary, DayPart::id(day, &who, &Code::listed("bowels")), Body::Day(part));
    }
    let data = report(&diary, 14, 0);
    let found = bowels(&data).expect("noted once");
    assert_eq!((found.last.1.day, found.not_moved, found.not_noted), (today.checked_sub_days(Days::new(7)).expect("a date"), 2, 5));
    assert_eq!(bowels(&super::ReportData::of(&diary, ResolvedRange::days(at(0), 6))), None);
}

#[test]
fn days_as_lived_are_those_days_where_two_zones_meet() {
    let mut diary = Diary::default();
    // The 23rd in New York ends six hours after the 23rd in Berlin.
    for (place, (hour, offset_min)) in [(1, 60), (20, -300), (24, 60), (25, -300), (31, -300)].into_iter().enumerate() {
        let at = Moment::from_clock(NOON_MS - 13 * 3_600_000 + hour * 3_600_000, offset_min);
        let entry = Entry::tapped(at, Score::Number(pain(u8::try_from(place).expect("small"))), SpeakerRef::Patient);
        put(&mut diary, id(i64::try_from(place).expect("small")), Body::Entry(entry));
    }
    let day = at(0).day();
    let data = ReportData::of(&diary, ResolvedRange::between(day, day, Moment::from_clock(NOON_MS + 48 * 3_600_000, 60)));
    let days: Vec<_> = data.entries().iter().map(|item| item.entry.at.day()).collect();
    assert!(!days.is_empty() && days.iter().all(|lived| *lived == day), "{days:?}");
    let all = diary.rows().iter().filter(|row| row.day == day).count();
    assert_eq!(days.len(), all);
}

#[test]
fn signs_keep_the_day_they_were_first_noticed() {
    let mut diary = Diary::default();
    let today = at(0).day();
    for (back, value, since) in [(4_u64, "no", None), (3, "yes", Some(5_u64)), (2, "yes", None), (1, "no", None)] {
        let day = today.checked_sub_days(Days::new(back)).expect("a date");
        let since = since.map(|back| today.checked_sub_days(Days::new(back)).expect("a date"));
        let part = DayPart { value: Some(Code::listed(value)), since, ..DayPart::new(day, SpeakerRef::Patient, Code::listed("weakness")) };
        put(&mut diary, id(i64::try_from(back).expect("small")), Body::Day(part));
    }
    let data = report(&diary, 14, 0);
    let before = |back| today.checked_sub_days(Days::new(back)).expect("a date");
    let said: Vec<_> = levels(&data, &Speaker::Patient, "weakness").into_iter().map(|sum| (sum.level, sum.days, sum.last)).collect();
    assert_eq!(said, [(Code::listed("yes"), 2, before(2)), (Code::listed("no"), 2, before(1))], "a later no takes no yes away");
    assert_eq!(first_noticed(&data, &Speaker::Patient, "weakness"), Some(before(5)));
}

#[test]
fn too_much_has_an_hour_and_a_pain_that_is_still_there_a_beginning() {
    let mut diary = said(&[(-30, None)]);
    let began = at(-60 * 30);
    for (minute, eased) in [(-20, Some(Eased::StillThere)), (-10, Some(Eased::StillThere)), (-5, None), (-4, Some(Eased::At(at(-4))))] {
        let mut details = crate::domain::Details::default();
        (details.began, details.eased) = (Some(began), eased);
        let entry = Entry::tapped(at(minute), Score::Number(pain(4)), SpeakerRef::Patient).with_details(details);
        put(&mut diary, id(minute), Body::Entry(entry));
    }
    let data = report(&diary, 1, 0);
    assert_eq!(by_hour(&data, &Speaker::Patient).get(12).map(|hour| (hour.count, hour.too_much)), Some((5, 1)));
    let still_there = data.count(&Speaker::Patient, |entry| entry.details().eased == Some(Eased::StillThere)).expect("two say so");
    assert_eq!((still_there.count, still_there.what.at, still_there.what.details().began), (2, at(-10), Some(began)));
    assert_eq!(data.count(&Speaker::SomeCarer, |_| true), None);
}

#[test]
fn what_is_recalled_is_counted_and_counted_apart() {
    let mut diary = said(&[(-600, Some(9)), (-300, Some(3))]);
    let mut details = crate::domain::Details::default();
    assert!(details.add_word(Topic::Feels, Word::Listed(Code::listed("dull"))));
    for (made, minute) in [(-10, -10), (-9, -200)] {
        let entry = Entry::tapped(at(minute), Score::Number(pain(8)), SpeakerRef::Patient).with_details(details.clone());
        put(&mut diary, id(made), Body::Entry(entry));
    }
    let data = report(&diary, 1, 0);
    let word = Word::Listed(Code::listed("dull"));
    assert_eq!(data.words(&Speaker::Patient, Topic::Feels), [Tally { what: &word, count: 2, recalled: 1 }]);
    let found = flares(&data, &Speaker::Patient, pain(7)).expect("one number");
    assert_eq!(found.ids, [id(-10), id(-600)], "what is remembered is no flare of a moment");
}
