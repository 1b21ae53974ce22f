use super::*;
use crate::domain::{DayPart, DeviceId, Dose, Line, Moment, Record, RecordId, Version};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn pain(number: u8) -> Score {
    Score::Number(Pain::new(number).expect("0 to 10"))
}

/// A diary of these bodies; each is recorded at the time it is about.
fn diary(bodies: &[(&str, Body)]) -> Diary {
    let mut diary = Diary::default();
    for (index, (at, body)) in bodies.iter().enumerate() {
        let at_ms = Moment::parse(at).expect("a time").unix_ms();
        let id = RecordId::new(at_ms, &[u8::try_from(index).expect("few"); 10]);
        diary.join(Record::new(id, Version::first(at_ms, DeviceId::new(1), body.clone())));
    }
    diary
}

fn entry(at: &str, score: Score, who: SpeakerRef) -> (&str, Body) {
    (at, Body::Entry(Entry::tapped(Moment::parse(at).expect("a time"), score, who)))
}

fn month(diary: &Diary, of: &str) -> CalendarMonth {
    CalendarMonth::new(diary, diary.rows().iter(), day(of))
}

fn of<'m>(month: &'m CalendarMonth, date: &str) -> &'m CalendarDay {
    month.days.iter().find(|known| known.day == day(date)).expect("a day of the month")
}

/// Worst and least, as numbers.
fn numbers(voice: &VoiceDay) -> [Option<u8>; 2] {
    [voice.worst, voice.least].map(|number| number.map(|number| number.pain.number()))
}

#[test]
fn a_month_has_all_its_days_and_begins_in_the_column_of_its_weekday() {
    let empty = Diary::default();
    for (of, days, column) in [("2026-11-25", 30, 6), ("2026-02-01", 28, 6), ("2028-02-29", 29, 1), ("2027-03-31", 31, 0)] {
        let month = month(&empty, of);
        assert_eq!((month.days.len(), month.first_column(Weekday::Mon)), (days, column), "{of}");
        assert_eq!(month.first_column(Weekday::Sun), (column + 1) % 7, "{of}");
        assert!(month.days.iter().all(CalendarDay::is_blank));
    }
}

#[test]
fn a_day_belongs_to_the_month_of_its_own_clock() {
    // Both are the same instant within an hour of midnight; each belongs to the day that its own clock showed.
    let diary = diary(&[
        entry("2026-10-31T23:59:00+01:00", pain(9), SpeakerRef::Patient),
        entry("2026-11-01T00:00:00+01:00", pain(1), SpeakerRef::Patient),
        entry("2026-11-30T23:59:00-05:00", pain(2), SpeakerRef::Patient),
        entry("2026-12-01T00:00:00-05:00", pain(8), SpeakerRef::Patient),
    ]);
    let month = month(&diary, "2026-11-15");
    assert_eq!(numbers(&of(&month, "2026-11-01").patient), [Some(1), Some(1)]);
    assert_eq!(numbers(&of(&month, "2026-11-30").patient), [Some(2), Some(2)]);
    assert_eq!(month.days.iter().filter(|day| !day.is_blank()).count(), 2, "the rest is blank");
}

#[test]
fn an_hour_that_comes_twice_and_a_day_of_23_hours_stay_on_their_days() {
    let diary = diary(&[
        entry("2026-10-25T02:30:00+02:00", pain(3), SpeakerRef::Patient),
        entry("2026-10-25T02:30:00+01:00", pain(7), SpeakerRef::Patient),
        entry("2026-03-29T23:30:00+02:00", pain(4), SpeakerRef::Patient),
    ]);
    assert_eq!(numbers(&of(&month(&diary, "2026-10-01"), "2026-10-25").patient), [Some(7), Some(3)]);
    let march = month(&diary, "2026-03-01");
    assert_eq!((march.days.len(), numbers(&of(&march, "2026-03-29").patient)), (31, [Some(4), Some(4)]));
}

#[test]
fn the_two_voices_are_never_one() {
    let at = "2026-11-24T10:00:00+01:00";
    let diary = diary(&[
        entry(at, pain(4), SpeakerRef::Patient),
        entry("2026-11-24T12:00:00+01:00", pain(9), SpeakerRef::Carer),
        entry("2026-11-24T13:00:00+01:00", Score::TooMuch, SpeakerRef::Carer),
        entry("2026-11-25T13:00:00+01:00", pain(6), SpeakerRef::Carer),
    ]);
    let month = month(&diary, "2026-11-01");
    let both = of(&month, "2026-11-24");
    assert_eq!((numbers(&both.patient), both.patient.too_much), ([Some(4), Some(4)], 0));
    assert_eq!((numbers(&both.carer), both.carer.too_much), ([Some(9), Some(9)], 1));
    let carer = of(&month, "2026-11-25");
    assert!(carer.patient.is_empty() && !carer.is_blank() && numbers(&carer.carer) == [Some(6), Some(6)]);
}

#[test]
fn a_number_known_only_from_a_recalled_entry_says_so() {
    let at = "2026-11-24T10:00:00+01:00";
    let moment = Moment::parse(at).expect("a time");
    let recalled = |score, span| Body::Entry(Entry::tapped(moment, score, SpeakerRef::Patient).about(Code::listed(span)));
    let said = |bodies: &[(&str, Body)]| of(&month(&diary(bodies), "2026-11-01"), "2026-11-24").patient;
    let worst = said(&[(at, recalled(pain(8), WORST_OF_DAY)), entry(at, pain(5), SpeakerRef::Patient)]);
    assert_eq!(numbers(&worst), [Some(8), Some(5)], "it is nobody's least");
    assert!(worst.worst.is_some_and(|number| number.recalled) && worst.least.is_some_and(|number| !number.recalled) && worst.is_recalled());
    let least = said(&[(at, recalled(pain(2), LEAST_OF_DAY))]);
    assert_eq!(numbers(&least), [None, Some(2)], "the worst is not known");
    for bodies in [[0, 1], [1, 0]] {
        let both = [(at, recalled(pain(8), WORST_OF_DAY)), entry(at, pain(8), SpeakerRef::Patient)];
        let worst = said(&bodies.map(|index: usize| both[index].clone()));
        assert!(!worst.is_recalled(), "the same number was logged at the time");
    }
}

#[test]
fn what_else_was_written_is_counted_and_too_much_is_no_number() {
    let at = Moment::parse("2026-11-24T10:00:00+01:00").expect("a time");
    let taken = Dose::taken(RecordId::new(0, &[0; 10]), at, SpeakerRef::Patient);
    let skipped = Dose { skipped: Some(Line::default()), ..taken.clone() };
    let text = "2026-11-24T10:00:00+01:00";
    let part = DayPart::new(day("2026-11-23"), SpeakerRef::Patient, Code::listed("sleep"));
    let diary = diary(&[
        (text, Body::Dose(taken.clone())),
        (text, Body::Dose(taken)),
        (text, Body::Dose(skipped)),
        (text, Body::Day(part)),
        entry(text, Score::TooMuch, SpeakerRef::Patient),
    ]);
    let month = month(&diary, "2026-11-01");
    let day = of(&month, "2026-11-24");
    assert_eq!((day.doses, day.skipped, day.calls, day.noted), (2, 1, 0, false));
    assert_eq!((numbers(&day.patient), day.patient.too_much), ([None, None], 1));
    let noted = of(&month, "2026-11-23");
    assert!(noted.noted && !noted.is_blank() && noted.patient.is_empty());
}

#[test]
fn a_note_with_an_entry_marks_its_day() {
    let note = |at: &str, note: &str| {
        let entry = Entry::tapped(Moment::parse(at).expect("a time"), pain(4), SpeakerRef::Carer);
        Body::Entry(entry.with_note(crate::domain::Note::new(note).expect("short")))
    };
    let [with, without] = ["2026-11-24T10:00:00+01:00", "2026-11-25T10:00:00+01:00"];
    let month = month(&diary(&[(with, note(with, "after lunch")), (without, note(without, ""))]), "2026-11-01");
    assert_eq!(["2026-11-24", "2026-11-25"].map(|date| of(&month, date).noted), [true, false]);
}
