//! Records dated further ahead than the clock tolerance never count as the last: tests every rule that looks for the last of something,
//! with one record dated a year ahead, as in `tests/cases/clock-a-year-ahead.json`.

use super::*;

const NOON_MS: i64 = 1_795_435_200_000;
const DAY_MIN: i64 = 24 * 60;
/// A year, in minutes.
const YEAR: i64 = 365 * DAY_MIN;
const P: SpeakerRef = SpeakerRef::Patient;

fn at(minute: i64) -> Moment {
    Moment::from_clock(NOON_MS + minute * 60_000, 60)
}

fn id(number: u8) -> RecordId {
    RecordId::new(NOON_MS, &[number; 10])
}

fn diary(bodies: impl IntoIterator<Item = Body>) -> Diary {
    let mut diary = Diary::default();
    diary.join_all((1..).zip(bodies).map(|(number, body)| Record::new(id(number), Version::first(NOON_MS, DeviceId::new(1), body))));
    diary
}

fn entry(minute: i64) -> Body {
    Body::Entry(Entry::tapped(at(minute), Score::TooMuch, P))
}

fn dose(minute: i64) -> Dose {
    Dose::taken(id(99), at(minute), P)
}

fn call(minute: i64, answered: bool, told: Option<Vec<RecordId>>) -> Body {
    Body::Call(Call { told, ..Call::new(at(minute), P, answered) })
}

fn visit(over: i64, told: Option<Vec<RecordId>>) -> Body {
    Body::Visit(Visit { over: Some(at(over)), told, ..Visit::at(at(over)) })
}

fn weakness(day: i64, value: &'static str) -> Body {
    Body::Day(DayPart { value: Some(Code::listed(value)), ..DayPart::new(at(day * DAY_MIN).day(), P, Code::listed("weakness")) })
}

#[test]
fn the_last_entry() {
    let diary = diary([entry(-10), entry(YEAR)]);
    assert_eq!(diary.newest(at(0), |found| diary.entry(found).map(|_| found)), Some(id(1)));
    assert_eq!(diary.newest_before(at(0), 500, Some), Some(id(1)));
}

#[test]
fn the_last_dose_of_a_medicine() {
    let skipped = Dose { skipped: Some(Line::default()), ..dose(-1) };
    let diary = diary([dose(-30), dose(YEAR), skipped].map(Body::Dose));
    assert_eq!(diary.last_taken(id(99), at(0)), Some(&dose(-30)));
    assert_eq!(diary.taken_until(id(99), at(0)).collect::<Vec<_>>(), [(at(-30), id(1))]);
    assert_eq!(diary.last_taken(id(99), at(YEAR)), Some(&dose(YEAR)), "once it has come");
    let amount = |minute, text: &str| Body::Dose(Dose { amount: Line::new(text).expect("short"), ..dose(minute) });
    let amounts = self::diary([amount(-30, "5 ml"), amount(YEAR, "50 ml")]);
    assert_eq!(amounts.last_amount(id(99), at(0)).map(Line::as_str), Some("5 ml"), "as last time");
    let only = self::diary([Body::Dose(dose(YEAR))]);
    assert_eq!(only.last_taken(id(99), at(0)), None);
}

#[test]
fn the_last_call_or_visit_at_which_something_was_told() {
    for ahead in [call(YEAR, true, Some(vec![id(1)])), visit(YEAR, Some(vec![id(1)])), call(YEAR, true, None), visit(YEAR, None)] {
        let diary = diary([entry(-60), call(-30, true, Some(vec![id(1)])), ahead]);
        assert_eq!(diary.last_report(at(0)), Some(LastReport { at: at(-30), by: id(2) }));
    }
}

#[test]
fn what_is_told_by_all_that_was_before() {
    for ahead in [call(YEAR, true, None), visit(YEAR, None)] {
        let diary = diary([entry(-60), entry(-10), call(-30, true, None), ahead]);
        assert_eq!(diary.unreported(at(0)).entries, [id(2)], "the one a year ahead silences nothing");
    }
}

#[test]
fn the_last_call_that_nobody_answered() {
    let diary = diary([call(-5, false, Some(vec![])), call(YEAR, true, Some(vec![]))]);
    assert_eq!(diary.nobody_answered(at(0)).map(|(id, _)| id), Some(id(1)));
}

#[test]
fn the_last_visit_that_is_over() {
    let both = diary([visit(-DAY_MIN, None), visit(YEAR, None)]);
    assert_eq!(both.last_visit(at(0)), Some((id(1), at(-DAY_MIN))));
    assert_eq!(diary([visit(YEAR, None)]).last_visit(at(0)), None);
    assert_eq!(both.last_visit(at(-DAY_MIN)), None, "before it was over");
}

#[test]
fn a_sign_as_noted_last() {
    let diary = diary([weakness(-2, "yes"), weakness(365, "a-lot")]);
    let unreported = diary.unreported(at(0));
    assert_eq!(unreported.signs, [id(1), id(2)], "what is dated ahead is told too, after the rest");
    let [sign] = &diary.signs(&unreported.signs, at(0))[..] else { panic!("one sign") };
    let day = at(-2 * DAY_MIN).day();
    assert_eq!((sign.value.as_ref().map(Code::as_str), sign.first, sign.last, sign.ids.len()), (Some("yes"), day, day, 2));
    let mut called = diary.clone();
    called.join(Record::new(id(9), Version::first(NOON_MS, DeviceId::new(1), call(-1, true, Some(vec![])))));
    assert_eq!(called.reportable_at(id(9), at(0)).signs, [id(1), id(2)], "both can be ticked");
    let [sign] = &diary.signs(&[id(2)], at(0))[..] else { panic!("one sign") };
    assert_eq!((sign.value.as_ref().map(Code::as_str), sign.last), (Some("a-lot"), at(YEAR).day()), "alone it is shown as it is");
}

#[test]
fn the_first_of_what_is_untold() {
    let reason = |minute| Body::Dose(Dose { skipped: Some(Line::new("felt sick").expect("short")), ..dose(minute) });
    let diary = diary([entry(YEAR), entry(-30), reason(YEAR), reason(-20), entry(-10)]);
    let unreported = diary.unreported(at(0));
    assert_eq!((unreported.entries, unreported.skipped), (vec![id(5), id(2), id(1)], vec![id(4), id(3)]));
    assert_eq!(unreported.since, Some(at(-30)));
}

#[test]
fn what_is_untold_goes_by_the_instant_where_two_zones_meet() {
    let zoned = |text: &str| Body::Entry(Entry::tapped(Moment::parse(text).expect("a time"), Score::TooMuch, P));
    let diary = diary([zoned("2026-11-23T00:30:00+14:00"), zoned("2026-11-22T20:00:00-10:00")]);
    assert_eq!(diary.unreported(at(0)).entries, [id(2), id(1)], "20 hours later, on the day before");
}
