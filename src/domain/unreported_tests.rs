//! Tests of what counts as reported.

use super::*;
use crate::domain::{Call, DeviceId, Dose, Entry, Line, Note, Record, SpeakerRef, Visit};

const NOON_MS: i64 = 1_795_435_200_000;
const P: SpeakerRef = SpeakerRef::Patient;

fn id(minute: i64) -> RecordId {
    RecordId::new(NOON_MS + minute * 60_000, &[1; 10])
}

fn at(minute: i64) -> Moment {
    Moment::from_clock(NOON_MS + minute * 60_000, 60)
}

fn put(diary: &mut Diary, id: RecordId, body: Body) {
    let stamp_ms = id.unix_ms().unwrap_or(NOON_MS);
    diary.join(Record::new(id, Version::first(stamp_ms, DeviceId::new(1), body)));
}

fn said(diary: &mut Diary, numbers: &[(i64, Option<u8>, SpeakerRef)]) {
    for (minute, number, who) in numbers {
        let score = number.map_or(Score::TooMuch, |number| Score::Number(Pain::new(number).expect("0 to 10")));
        put(diary, id(*minute), Body::Entry(Entry::tapped(at(*minute), score, who.clone())));
    }
}

/// A call as this version writes it, with the marked records.
fn called(diary: &mut Diary, minute: i64, told: Vec<RecordId>) -> RecordId {
    let by = RecordId::new(NOON_MS + minute * 60_000 + 500, &[9; 10]);
    put(diary, by, Body::Call(Call { told: Some(told), ..Call::new(at(minute), P, true) }));
    by
}

/// A call as an earlier version wrote it, without a list.
fn called_before(diary: &mut Diary, minute: i64, answered: bool) -> RecordId {
    let by = RecordId::new(NOON_MS + minute * 60_000 + 500, &[8; 10]);
    put(diary, by, Body::Call(Call { told: None, ..Call::new(at(minute), P, answered) }));
    by
}

fn part(diary: &mut Diary, minute: i64, part: &'static str, value: Option<&'static str>) -> RecordId {
    let day = at(minute).day();
    let code = Code::listed(part);
    let id = DayPart::id(day, &P, &code);
    let part = DayPart { value: value.map(Code::listed), ..DayPart::new(day, P, code) };
    diary.join(Record::new(id, Version::first(NOON_MS + minute * 60_000, DeviceId::new(1), Body::Day(part))));
    id
}

fn skipped(diary: &mut Diary, minute: i64, reason: &str) {
    let dose = Dose { skipped: Some(Line::new(reason).expect("short")), ..Dose::taken(id(-1), at(minute), P) };
    put(diary, id(minute), Body::Dose(dose));
}

#[test]
fn only_what_is_ticked_at_a_call_that_was_answered_is_told() {
    let mut diary = Diary::default();
    said(&mut diary, &[(0, Some(7), P), (10, None, P), (20, Some(4), SpeakerRef::Carer)]);
    assert_eq!(diary.last_report(at(60)), None);
    let summary = |speaker, worst, too_much| VoiceSummary { speaker, worst: Pain::new(worst), too_much };
    let expected = Unreported {
        entries: vec![id(20), id(10), id(0)],
        speakers: vec![summary(Speaker::Patient, 7, 1), summary(Speaker::SomeCarer, 4, 0)],
        since: Some(at(0)),
        written_since: 3,
        ..Unreported::default()
    };
    assert_eq!(diary.unreported(at(60)), expected);
    let empty = called(&mut diary, 30, vec![]);
    assert_eq!((diary.unreported(at(60)), diary.last_report(at(60))), (expected, None), "answered, and nothing ticked");
    let call = called(&mut diary, 31, vec![id(10), id(99)]);
    let unreported = diary.unreported(at(60));
    assert_eq!((unreported.entries, unreported.written_since), (vec![id(20), id(0)], 0), "written before, not ticked; id(99) is gone");
    assert_eq!(diary.last_report(at(60)).map(|last| last.by), Some(call));
    assert_eq!(diary.reportable_at(call, at(60)).entries, [id(20), id(10), id(0)], "what is ticked here can be unticked here");
    assert_eq!(diary.reportable_at(empty, at(60)).entries, [id(20), id(0)]);
    said(&mut diary, &[(40, Some(5), P)]);
    assert_eq!((diary.unreported(at(60)).written_since, diary.unreported(at(60)).len()), (1, 3));
    assert_eq!(diary.reportable_at(call, at(60)).entries.len(), 3, "what hurt after the call was not told at it");
    let unanswered = Call { told: Some(vec![id(0), id(20), id(40)]), ..Call::new(at(50), P, false) };
    put(&mut diary, id(50), Body::Call(unanswered));
    assert_eq!(diary.unreported(at(60)).len(), 3, "nobody answered");
}

#[test]
fn a_visit_tells_what_is_ticked_at_its_end() {
    let mut diary = Diary::default();
    said(&mut diary, &[(0, Some(7), P), (5, Some(8), P)]);
    let visit = |over: Option<i64>, told| Visit { over: over.map(at), told, ..Visit::at(at(10)) };
    put(&mut diary, id(-500), Body::Visit(visit(None, Some(vec![id(0)]))));
    assert_eq!((diary.unreported(at(60)).len(), diary.last_report(at(60))), (2, None), "nobody says it took place");
    put(&mut diary, id(-400), Body::Visit(visit(Some(20), Some(vec![id(0)]))));
    assert_eq!(diary.unreported(at(60)).entries, [id(5)]);
    assert_eq!(diary.last_report(at(60)), Some(LastReport { at: at(20), by: id(-400) }));
}

#[test]
fn a_call_written_before_there_were_ticks_tells_all_until_then() {
    let mut diary = Diary::default();
    said(&mut diary, &[(0, Some(7), P), (20, Some(4), P)]);
    called_before(&mut diary, 30, false);
    assert_eq!(diary.unreported(at(60)).len(), 2, "no answer");
    let call = called_before(&mut diary, 15, true);
    assert_eq!((diary.unreported(at(60)).entries, diary.last_report(at(60)).map(|last| last.by)), (vec![id(20)], Some(call)));
    called_before(&mut diary, 60 * 24, true);
    assert_eq!(diary.unreported(at(60)).entries, [id(20)], "a call dated ahead by a wrong clock silences nothing");
    said(&mut diary, &[(15, Some(5), P)]);
    assert_eq!(diary.unreported(at(60)).entries, [id(20)], "in the second of the call, but made before it");
    let after = RecordId::new(NOON_MS + 15 * 60_000 + 700, &[1; 10]);
    put(&mut diary, after, Body::Entry(Entry::tapped(at(15), Score::TooMuch, P)));
    assert_eq!(diary.unreported(at(60)).entries, [id(20), after], "in the second of the call, and made after it");
    put(&mut diary, id(-90), Body::Visit(Visit { over: Some(at(40)), told: None, ..Visit::at(at(30)) }));
    assert!(diary.unreported(at(60)).is_empty());
    assert_eq!(diary.last_report(at(60)).map(|last| last.by), Some(id(-90)));
}

#[test]
fn what_a_wrong_clock_dated_ahead_is_told_once_it_is_ticked_or_a_call_came_after_it_was_written() {
    let year = 60 * 24 * 365;
    let mut diary = Diary::default();
    put(&mut diary, id(0), Body::Entry(Entry::tapped(at(year), Score::TooMuch, P)));
    called_before(&mut diary, 10, true);
    assert!(diary.unreported(at(60)).is_empty(), "written down before the call, whatever its date says");

    // The phone's own clock was a year ahead: its id does not tell when it was recorded.
    let mut diary = Diary::default();
    said(&mut diary, &[(year, Some(9), P)]);
    called_before(&mut diary, 10, true);
    assert_eq!(diary.unreported(at(60)).entries, [id(year)]);
    let call = called(&mut diary, 20, vec![]);
    assert_eq!(diary.reportable_at(call, at(60)).entries, [id(year)], "it can be ticked");
    called(&mut diary, 30, vec![id(year)]);
    assert!(diary.unreported(at(60)).is_empty() && diary.unreported(at(year + 60)).is_empty());

    // One recorded by a clock a year behind is counted among the older ones until it is marked.
    said(&mut diary, &[(-year, Some(9), P)]);
    let mut never = Diary::default();
    said(&mut never, &[(-year, Some(9), P)]);
    assert_eq!((never.unreported(at(60)).older, never.unreported(at(60)).recent()), (vec![id(-year)], 0));
    called(&mut never, 40, vec![id(-year)]);
    assert!(never.unreported(at(60)).is_empty());
}

#[test]
fn signs_and_what_was_not_taken_with_its_reason_are_part_of_it_signs_first() {
    let mut diary = Diary::default();
    said(&mut diary, &[(0, Some(7), P)]);
    let there = [("weakness", "yes"), ("numbness", "yes"), ("bladder-or-bowel", "yes"), ("confusion", "a-little"), ("drowsiness", "a-lot")];
    let signs: Vec<RecordId> = there.iter().map(|(sign, value)| part(&mut diary, 5, sign, Some(value))).collect();
    part(&mut diary, 5, "nausea", Some("a-lot"));
    part(&mut diary, 60 * 24, "weakness", Some("no"));
    part(&mut diary, 60 * 24, "drowsiness", Some("none"));
    skipped(&mut diary, 10, "felt sick");
    skipped(&mut diary, 11, "");
    let unreported = diary.unreported(at(60 * 30));
    assert_eq!((unreported.skipped.as_slice(), unreported.entries.as_slice(), unreported.len()), (&[id(10)][..], &[id(0)][..], 7));
    let order: Vec<String> =
        diary.signs(&unreported.signs, at(60 * 24 * 3 + 60)).iter().map(|sign| sign.part.as_str().to_owned()).collect();
    assert_eq!(order, ["weakness", "numbness", "bladder-or-bowel", "confusion", "drowsiness"]);
    assert_eq!(unreported.all().collect::<Vec<_>>()[..5].iter().filter(|id| signs.contains(id)).count(), 5, "signs first");
    called(&mut diary, 20, vec![signs[0], id(10)]);
    let unreported = diary.unreported(at(60 * 30));
    assert_eq!((unreported.signs.len(), unreported.skipped.len(), unreported.written_since), (4, 0, 0));
    part(&mut diary, 60 * 24 * 2, "weakness", Some("yes"));
    let unreported = diary.unreported(at(60 * 24 * 2 + 10));
    assert_eq!((unreported.signs.len(), unreported.written_since), (5, 1), "still there two days later: told once is not told for good");
}

#[test]
fn one_sign_on_many_days_is_one_thing_to_tell_with_its_first_day() {
    let mut diary = Diary::default();
    let days: Vec<RecordId> = (0..3).map(|day| part(&mut diary, day * 60 * 24, "numbness", Some("yes"))).collect();
    let noticed = DayPart { since: at(-60 * 24 * 4).day().into(), ..DayPart::new(at(60 * 24 * 3).day(), P, Code::listed("numbness")) };
    put(&mut diary, id(60 * 24 * 3), Body::Day(noticed));
    let unreported = diary.unreported(at(60 * 24 * 3 + 60));
    let signs = diary.signs(&unreported.signs, at(60 * 24 * 3 + 60));
    assert_eq!(signs.len(), 1);
    let sign = &signs[0];
    assert_eq!((sign.first, sign.last, sign.ids.len()), (at(-60 * 24 * 4).day(), at(60 * 24 * 3).day(), 4));
    assert_eq!(sign.ids[1..], [days[2], days[1], days[0]]);
}

#[test]
fn a_sign_has_the_level_of_its_newest_day_in_whatever_order_the_days_come() {
    let mut diary = Diary::default();
    let day = 60 * 24;
    let levels = [(0, "a-little"), (day, "a-lot"), (2 * day, "a-little")];
    let ids = levels.map(|(minute, level)| part(&mut diary, minute, "confusion", Some(level)));
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let signs = diary.signs(&order.map(|index| ids[index]), at(2 * day + 60));
        let [sign] = &signs[..] else { panic!("one sign: {signs:?}") };
        assert_eq!(sign.value.as_ref().map(Code::as_str), Some("a-little"), "{order:?}");
        assert_eq!((sign.first, sign.last, sign.ids.as_slice()), (at(0).day(), at(2 * day).day(), &[ids[2], ids[1], ids[0]][..]));
    }
}

#[test]
fn what_is_older_is_counted_and_told_like_the_rest() {
    let mut diary = Diary::default();
    let day = 60 * 24;
    said(&mut diary, &[(0, Some(7), P), (-day * 29, Some(3), P), (-day * 30, Some(10), P), (-day * 300, Some(10), P)]);
    let unreported = diary.unreported(at(60));
    assert_eq!(
        (unreported.entries.len(), unreported.speakers.len(), unreported.older.as_slice()),
        (2, 1, &[id(-day * 30), id(-day * 300)][..])
    );
    assert!(!unreported.is_cut());
    let many: Vec<(i64, Option<u8>, SpeakerRef)> = (0..600).map(|place| (-day * 31 - place, Some(1), P)).collect();
    said(&mut diary, &many);
    let unreported = diary.unreported(at(60));
    assert_eq!((unreported.older.len(), unreported.is_cut()), (TOLD_MAX, true), "five hundred or more");
    called_before(&mut diary, -day * 29, true);
    assert_eq!((diary.unreported(at(60)).len(), diary.unreported(at(60)).entries), (1, vec![id(0)]), "that was told");
}

#[test]
fn a_call_that_nobody_answered_is_followed_up_until_somebody_does() {
    let mut diary = Diary::default();
    assert!(diary.nobody_answered(at(0)).is_none());
    put(&mut diary, id(0), Body::Call(Call::new(at(0), P, false)));
    assert_eq!(diary.nobody_answered(at(1)).map(|(id, _)| id), Some(id(0)));
    assert!(diary.nobody_answered(at(61)).is_none(), "an hour later it is no news");
    called(&mut diary, 2, vec![]);
    assert!(diary.nobody_answered(at(3)).is_none());
    put(&mut diary, id(4), Body::Call(Call::new(at(4), P, false)));
    assert_eq!(diary.nobody_answered(at(5)).map(|(id, _)| id), Some(id(4)));
}

#[test]
fn a_call_never_grows_beyond_what_the_first_release_carries() {
    let told: Vec<RecordId> = (0..500).map(id).collect();
    let call = |text: &str, told: &[RecordId]| Call {
        said: Note::new(text).expect("short enough"),
        told: Some(told.to_vec()),
        ..Call::new(at(0), P, true)
    };
    for (text, count, fits) in [
        ("\u{1F623}".repeat(10_000), 500, true),
        ("\n".repeat(10_000), 500, true),
        ("\u{1}".repeat(10_000), 51, true),
        ("\u{1}".repeat(10_000), 52, false),
        (String::new(), 500, true),
    ] {
        let call = call(&text, &told[..count]);
        assert_eq!(call.fits(), fits, "{count}");
    }
    let one_more: Vec<RecordId> = (0..501).map(id).collect();
    assert!(!call("", &one_more).fits());
}
