//! Tests of the report's counts on small diaries. Its words are tested in `screen`.

use chrono::Days;

use super::*;
use crate::domain::vocabulary::WORST_OF_DAY;
use crate::domain::{
    Body, Code, DayPart, DeviceId, Diary, Dose, Eased, Entry, Moment, Pain, Record, RecordId, Score, Speaker, SpeakerRef, Topic, Version,
    Visit, Word,
};

/// 2026-11-23, 13:00 in Berlin.
pub(super) const NOON_MS: i64 = 1_795_435_200_000;

pub(super) fn at(minute: i64) -> Moment {
    Moment::from_clock(NOON_MS + minute * 60_000, 60)
}

pub(super) fn id(minute: i64) -> RecordId {
    RecordId::new(NOON_MS + minute * 60_000, &[1; 10])
}

pub(super) fn pain(number: u8) -> Pain {
    Pain::new(number).expect("0 to 10")
}

pub(super) fn put(diary: &mut Diary, id: RecordId, body: Body) {
    diary.join(Record::new(id, Version::first(NOON_MS, DeviceId::new(1), body)));
}

/// Entries of the patient at minutes after noon; `None`: too much.
pub(super) fn said(numbers: &[(i64, Option<u8>)]) -> Diary {
    let mut diary = Diary::default();
    for (minute, number) in numbers {
        let score = number.map_or(Score::TooMuch, |number| Score::Number(pain(number)));
        put(&mut diary, id(*minute), Body::Entry(Entry::tapped(at(*minute), score, SpeakerRef::Patient)));
    }
    diary
}

pub(super) fn report(diary: &Diary, days: u16, to: i64) -> ReportData<'_> {
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
    let found = numbers(ReportData::of(&only, ResolvedRange::days(at(0), 1)).entries().iter()).expect("one entry");
    assert_eq!((found.range, found.counts, found.too_much), (None, [0; 11], 1));
}

#[test]
fn what_lies_before_the_stretch_is_not_on_the_page_and_the_last_visit_begins_it() {
    let mut diary = said(&[(-60 * 24 * 20, Some(8)), (-60 * 24 * 3, Some(7)), (-5, Some(4))]);
    assert_eq!(ReportData::of(&diary, ResolvedRange::since_visit(&diary, at(0), None)).entries().len(), 2, "no visit yet: 14 days");
    assert_eq!(ReportData::of(&diary, ResolvedRange::all(&diary, at(0))).entries().len(), 3);
    put(&mut diary, id(1), Body::Visit(Visit { over: Some(at(-60 * 24)), ..Visit::at(at(-60 * 25)) }));
    put(&mut diary, id(2), Body::Visit(Visit::at(at(-60))));
    put(&mut diary, id(3), Body::Visit(Visit { over: Some(at(60 * 24 * 365)), ..Visit::at(at(60 * 24 * 365)) }));
    let span = ResolvedRange::since_visit(&diary, at(0), None);
    assert_eq!((span.since.is_some(), span.from, ReportData::of(&diary, span).entries().len()), (true, at(-60 * 24), 1));
}

#[test]
fn hours_without_an_entry_are_counted_and_not_filled() {
    let diary = said(&[(-60 * 23, Some(5)), (-60 * 23 + 20, Some(5)), (-90, Some(3))]);
    // From midnight of the day before to 13:00.
    assert_eq!(
        unrecorded_hours(&report(&diary, 2, 0)),
        UnrecordedHours { hours: 37, without: 35, longest: 21, between: vec![id(-90), id(-60 * 23 + 20)] }
    );
    assert_eq!(
        unrecorded_hours(&report(&Diary::default(), 2, 0)),
        UnrecordedHours { hours: 37, without: 37, longest: 37, between: vec![] }
    );
}

#[test]
fn what_is_remembered_has_no_hour() {
    let mut diary = said(&[(-30, Some(2))]);
    let late = Entry::tapped(at(-300), Score::Number(pain(8)), SpeakerRef::Patient);
    put(&mut diary, id(-10), Body::Entry(late.clone()));
    put(&mut diary, id(-9), Body::Entry(late.about(Code::listed(WORST_OF_DAY))));
    let data = report(&diary, 1, 0);
    let hours = by_hour(&data, &Speaker::Patient);
    assert_eq!(hours.iter().flatten().sum::<usize>(), 1);
    assert_eq!(hours[12][2], 1);
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
    assert_eq!((found.ids, found.days), ([60 * 24, 210, 200, 0].map(id).to_vec(), 2), "too much is no number");
    assert_eq!(found.most, [210, 200, 0].map(id), "of the day with most");
    assert_eq!((found.lasted_min, found.lasted), (Some(Range { least: 45, most: 45, count: 1 }), vec![id(210)]));
    assert_eq!(flares(&data, &Speaker::Patient, pain(10)), None);
    assert_eq!(flares(&data, &Speaker::SomeCarer, pain(7)), None);
}

#[test]
fn what_was_noted_since_the_bowels_moved_however_long_ago() {
    let today = at(0).day();
    let day = |back: u64| today.checked_sub_days(Days::new(back)).expect("a date");
    let note = |diary: &mut Diary, back: u64, who: SpeakerRef, value: &'static str| {
        let bowels = Code::listed("bowels");
        let id = DayPart::id(day(back), &who, &bowels);
        let part = DayPart { value: Some(Code::listed(value)), ..DayPart::new(day(back), who, bowels) };
        put(diary, id, Body::Day(part));
        id
    };
    let mut diary = Diary::default();
    assert_eq!(bowels(&diary, today), None);
    let later = [(3, SpeakerRef::Patient), (5, SpeakerRef::Patient), (5, SpeakerRef::Carer)];
    let ids: Vec<RecordId> = later.into_iter().map(|(back, who)| note(&mut diary, back, who, "not-today")).collect();
    let counts = |found: &Bowels<'_>| (found.from, found.not_moved, found.not_noted, found.ids.len());
    let never = bowels(&diary, today).expect("noted");
    assert_eq!((never.moved, counts(&never)), (None, (day(5), 2, 4, 3)), "never as moved: from the first note on");
    note(&mut diary, 90, SpeakerRef::Patient, "normal");
    let moved = note(&mut diary, 7, SpeakerRef::Carer, "hard");
    note(&mut diary, 4, SpeakerRef::Carer, "of-a-later-version");
    let found = bowels(&diary, today).expect("noted");
    assert_eq!(found.moved.map(|(id, part)| (id, part.day)), Some((moved, day(7))));
    assert_eq!(counts(&found), (day(6), 2, 4, 3), "seven days: twice not, once something else, four times nothing");
    assert_eq!((found.ids.first(), found.ids.len()), (ids.first(), 3));
    let then = bowels(&diary, day(8)).expect("noted");
    assert_eq!((then.moved.map(|(_, part)| part.day), counts(&then)), (Some(day(90)), (day(89), 0, 82, 0)), "as far as that day");
}

#[test]
fn days_as_lived_are_those_days_where_two_zones_meet() {
    let mut diary = Diary::default();
    // The 23rd in New York ends six hours after the 23rd in Berlin.
    for (index, (hour, offset_min)) in [(1, 60), (20, -300), (24, 60), (25, -300), (31, -300)].into_iter().enumerate() {
        let at = Moment::from_clock(NOON_MS - 13 * 3_600_000 + hour * 3_600_000, offset_min);
        let entry = Entry::tapped(at, Score::Number(pain(u8::try_from(index).expect("small"))), SpeakerRef::Patient);
        put(&mut diary, id(i64::try_from(index).expect("small")), Body::Entry(entry));
    }
    let day = at(0).day();
    let data = ReportData::of(&diary, ResolvedRange::between(day, day, Moment::from_clock(NOON_MS + 48 * 3_600_000, 60)));
    let days: Vec<_> = data.entries().iter().map(|item| item.entry.at.day()).collect();
    assert!(!days.is_empty() && days.iter().all(|local_days| *local_days == day), "{days:?}");
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
    assert_eq!(by_hour(&data, &Speaker::Patient).get(12).map(|hour| (hour.iter().sum::<usize>(), hour[11])), Some((5, 1)));
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

/// A year of an entry, a dose, a call and a note every five hours, in places around the world, some noted later; and some dated ahead.
fn year() -> Diary {
    let mut diary = Diary::default();
    let offsets = [60, 14 * 60, -11 * 60, 345, -12 * 60];
    for step in -1_700_i64..100 {
        let offset_min = offsets[usize::try_from(step.rem_euclid(97) / 20).expect("few")];
        let at = Moment::from_clock(NOON_MS + step * 300 * 60_000, offset_min);
        let made = step * 300 + if step % 7 == 0 { 3_007 } else { 0 };
        let score = Score::Number(pain(u8::try_from(step.rem_euclid(11)).expect("0 to 10")));
        let who = if step % 3 == 0 { SpeakerRef::Carer } else { SpeakerRef::Patient };
        put(&mut diary, id(made), Body::Entry(Entry::tapped(at, score, who.clone())));
        put(&mut diary, id(made + 1), Body::Dose(Dose::taken(id(9), at, who.clone())));
        let part = DayPart::new(at.day(), who.clone(), Code::listed("sleep"));
        put(&mut diary, DayPart::id(at.day(), &who, &part.part), Body::Day(part));
    }
    diary
}

#[test]
fn a_short_time_at_the_end_of_a_long_diary_is_counted_as_all_of_it_would_be() {
    let diary = year();
    let all = ReportData::of(&diary, ResolvedRange::all(&diary, at(0)));
    assert!(all.entries().is_sorted_by_key(|item| item.at_ms) && all.entries().len() > 1_600);
    for days in [0, 1, 3, 20] {
        let last = at(0).day();
        for span in [
            ResolvedRange::days(at(0), days),
            ResolvedRange::between(last.checked_sub_days(Days::new(days.into())).expect("a day"), last, at(0)),
        ] {
            let near = diary.records_from(span.first_day());
            assert!(near.len() < diary.records().len() / 4 && near.is_sorted_by_key(|record| record.id()), "most are passed over");
            let short = ReportData::of(&diary, span);
            let ids = |data: &ReportData<'_>| data.ids(|item| span.holds(item.entry.at));
            assert_eq!(ids(&short), ids(&all), "{span:?}");
            let doses =
                |data: &ReportData<'_>| data.doses.iter().filter(|item| span.holds(item.dose.at)).map(|item| item.id).collect::<Vec<_>>();
            assert_eq!(doses(&short), doses(&all), "{span:?}");
            let (first, last) = span.local_days();
            let is_of = |(_, part, _): &&(RecordId, &DayPart, Speaker)| (first..=last).contains(&part.day);
            assert!(short.days.iter().eq(all.days.iter().filter(is_of)) && short.ahead == all.ahead && short.ahead > 0, "{span:?}");
            assert_eq!(short.all_speakers(), [Speaker::Patient, Speaker::SomeCarer].get(..short.all_speakers().len()).expect("two"));
        }
    }
}
