//! Checks that a sample contains every kind of content, so that tests with it cover them.

use super::*;
use std::collections::{BTreeMap, BTreeSet};

use pain_diary::app::Reading;
use pain_diary::domain::agreement::names;
use pain_diary::domain::link::before_after;
use pain_diary::domain::vocabulary::{DAY_NOTE, DAY_SIGNS, EFFECTS, regions};
use pain_diary::domain::{Call, Code, DayPart, Diary, Dose, Link, Question, Slot, Speaker, Topic, Word};

pub(super) fn diary_records(file: &[u8]) -> Vec<Record> {
    let mut reading = Reading::open(file).expect("a backup");
    reading.step(usize::MAX);
    let file = reading.finish();
    assert!(file.refused.first().is_empty(), "{:?}", file.refused);
    file.records
}

fn diary_of(file: &[u8]) -> Diary {
    let mut diary = Diary::default();
    diary.join_all(diary_records(file));
    diary
}

fn a_year() -> Diary {
    diary_of(&sample(1, 1).expect("a sample"))
}

fn entries(diary: &Diary) -> Vec<&Entry> {
    diary.rows().iter().filter_map(|row| diary.entry(row.id)).collect()
}

fn doses(diary: &Diary) -> Vec<(RecordId, &Dose)> {
    diary.rows().iter().filter_map(|row| Some((row.id, diary.dose(row.id)?))).collect()
}

fn parts(diary: &Diary) -> Vec<(RecordId, &DayPart)> {
    diary.noted_days().flat_map(|day| diary.day(day)).collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    assert_eq!(sample(1, 7).expect("a sample"), sample(1, 7).expect("a sample"));
    assert_ne!(sample(1, 7).expect("a sample"), sample(1, 8).expect("a sample"));
    assert!(sample(0, 7).is_err() && sample(YEARS_MAX + 1, 7).is_err());
}

#[test]
fn a_sample_follows_the_schema_of_the_format() {
    let schema = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/backup.schema.json")).expect("the schema");
    let schema = jsonschema::validator_for(&serde_json::from_slice(&schema).expect("JSON")).expect("a schema");
    let file = serde_json::from_slice(&sample(1, 3).expect("a sample")).expect("JSON");
    assert_eq!(schema.iter_errors(&file).map(|error| error.to_string()).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn ten_years_are_about_fifty_thousand_records() {
    for seed in [1, 2, 3] {
        let file = sample(10, seed).expect("a sample"); // 13.7 a day
        let records = Reading::open(&file).expect("a backup").len();
        assert!((47_500..=52_500).contains(&records), "{records}");
    }
}

#[test]
fn a_year_holds_what_a_year_of_two_people_holds() {
    let diary = a_year();
    let entries = entries(&diary);
    let has = |what: &dyn Fn(&Entry) -> bool| entries.iter().filter(|entry| what(entry)).count();
    assert!(has(&|entry| entry.who != SpeakerRef::Patient) > entries.len() / 10);
    assert!(has(&|entry| entry.score == Score::TooMuch) > 3);
    assert!(has(&|entry| !entry.note.is_empty()) > entries.len() / 10);
    let offsets: BTreeSet<i32> = entries.iter().map(|entry| entry.at.offset_east_min()).collect();
    assert!(offsets.len() == 3 && offsets.is_superset(&BTreeSet::from([60, 120])), "{offsets:?}");
    let days: BTreeSet<NaiveDate> = diary.rows().iter().map(|row| row.day).collect();
    assert!((335..=364).contains(&days.len()), "{} days with an entry", days.len());
    assert!(diary.records().filter(|record| record.current().deleted).count() > 20);
    assert!(diary.records().filter(|record| !record.older().is_empty()).count() > 100);
    assert_eq!(diary.contacts().count(), words::CONTACTS.len() - 1);
    let scores: BTreeSet<Score> = entries.iter().map(|entry| entry.score).collect();
    assert_eq!(scores.len(), 12, "every key of the pad");
}

#[test]
fn entries_say_where_it_hurts_and_what_it_is_like() {
    let diary = diary_of(&sample(2, 1).expect("a sample"));
    let entries = entries(&diary);
    let share = |what: &dyn Fn(&Entry) -> bool| entries.iter().filter(|entry| what(entry)).count() * 100 / entries.len();
    assert!((25..50).contains(&share(&|entry| !entry.details().sites.is_empty())));
    assert!((2..15).contains(&share(&|entry| !entry.details().spread.is_empty())));
    assert!((15..40).contains(&share(&|entry| !entry.details().words(Topic::Feels).is_empty())));
    assert!((50..75).contains(&share(&|entry| *entry.details() == pain_diary::domain::Details::NONE)), "most are a tap and no more");
    let is_once = |what: &dyn Fn(&Entry) -> bool| entries.iter().any(|entry| what(entry));
    assert!(is_once(&|entry| entry.details().began.is_some() && matches!(entry.details().eased, Some(Eased::At(_)))));
    assert!(is_once(&|entry| entry.details().onset.is_some() && entry.details().course.is_some()));
    assert!(is_once(&|entry| entry.details().at_rest < entry.details().on_moving));
    assert!(is_once(&|entry| entry.details().sites.iter().any(|site| site.pain.is_none())));
    let known: BTreeSet<&str> = regions().collect();
    let marked = |entry: &&Entry| entry.details().sites.iter().map(|site| site.region.clone()).collect::<Vec<_>>();
    let marked: BTreeSet<Code> = entries.iter().flat_map(marked).collect();
    assert!(marked.len() > 15 && marked.iter().all(|region| known.contains(region.as_str())), "{marked:?}");
    for topic in Topic::ALL {
        let words = diary.words(topic);
        let own = words.iter().filter(|(word, _)| matches!(word, Word::Own(_))).count();
        let listed = |word: &Word| matches!(word, Word::Listed(code) if topic.listed().contains(&code.as_str()));
        assert!(own >= 3 && words.iter().filter(|(word, _)| listed(word)).count() == words.len() - own, "{topic:?}: {words:?}");
    }
}

#[test]
fn names_come_after_a_month_and_label_what_was_said_before() {
    let diary = a_year();
    assert_eq!(diary.people().count(), 2);
    let said: BTreeSet<&SpeakerRef> = entries(&diary).into_iter().map(|entry| &entry.who).collect();
    assert_eq!(said.len(), 3, "patient, carer, and the carer by name: {said:?}");
    let mut names = BTreeSet::new();
    let mut typed = 0;
    for record in diary.records() {
        if let (Body::Entry(_), false) = (&record.current().body, record.current().deleted) {
            let voice = diary.speaker_in(record.current()).expect("an entry has a speaker");
            assert!(!matches!(voice, Speaker::SomeCarer | Speaker::Other));
            names.extend(diary.name(&voice).map(|name| name.as_str().to_owned()));
            typed += usize::from(record.current().typed.is_some());
        }
    }
    assert_eq!(names, BTreeSet::from(["Anna".to_owned(), "Benedikt".to_owned()]));
    assert!(typed > 1_000 && typed < entries(&diary).len());
}

#[test]
fn what_was_written_down_late_says_recalled_and_nothing_else_does() {
    let diary = a_year();
    let (mut recalled, mut others) = (0, 0);
    for record in diary.records() {
        let (is_marked, is_late) = match &record.current().body {
            Body::Entry(entry) => (entry.recalled, entry.span.is_some() || pain_diary::domain::is_recalled(entry.at, record.id())),
            Body::Dose(dose) => (dose.recalled, pain_diary::domain::is_recalled(dose.at, record.id())),
            _ => continue,
        };
        assert_eq!(is_marked, is_late, "{record:?}");
        if is_late { recalled += 1 } else { others += 1 }
    }
    assert!(recalled > 40 && others > recalled * 20, "{recalled} of {others}");
    let late = parts(&diary).into_iter().filter(|(_, part)| part.recalled).count();
    assert!(late > 20 && late < parts(&diary).len() / 5, "{late} parts");
}

#[test]
fn medicines_are_taken_by_the_clock_and_against_bad_numbers() {
    let diary = a_year();
    let (all, doses) = (diary.reliefs().collect::<Vec<_>>(), doses(&diary));
    assert_eq!(all.len(), words::RELIEFS.len() - 1, "one was a mistake");
    assert_eq!(all.iter().filter(|(_, relief)| relief.stopped.is_some()).count(), 1);
    assert!(all.iter().filter(|(_, relief)| relief.sort.as_str() == "medicine").count() >= 6);
    assert!(doses.len() > 700, "{} doses", doses.len());
    assert!(diary.dose_counts().iter().count() >= 9, "nearly all are used");
    let stopped = |dose: &&(RecordId, &Dose)| {
        let relief = diary.relief(dose.1.relief);
        relief.and_then(|relief| relief.stopped).is_some_and(|day| dose.1.at.day() > day)
    };
    assert_eq!(doses.iter().filter(stopped).count(), 0, "nothing is taken after it was stopped");
    assert!(doses.iter().filter(|(_, dose)| dose.skipped.is_some()).count() > 10);
    assert!(doses.iter().filter(|(_, dose)| !dose.amount.is_empty()).count() > 50);
    let effects: BTreeSet<&str> = doses.iter().filter_map(|(_, dose)| dose.effect.as_ref().map(Code::as_str)).collect();
    assert_eq!(effects, BTreeSet::from(EFFECTS));
    assert!(doses.iter().any(|(_, dose)| matches!(dose.before, Link::Entry(_)) && dose.after == Link::None));
    let linked: Vec<_> =
        doses.iter().map(|(_, dose)| before_after(&diary, dose, dose.at.later(chrono::TimeDelta::days(1)).expect("a time"))).collect();
    let eased = |score: Score| if let Score::Number(pain) = score { i32::from(pain.number()) } else { 10 };
    let both: Vec<i32> =
        linked.iter().filter_map(|linked| Some(eased(linked.before.as_ref()?.score) - eased(linked.after.as_ref()?.score))).collect();
    assert!(both.len() > 150 && both.iter().sum::<i32>() > 0, "of {} doses the pain before and after is known", both.len());
}

#[test]
fn most_evenings_say_how_the_day_was_in_both_voices() {
    let diary = a_year();
    let days = diary.rows().iter().filter(|row| row.slot == Slot::Note).count();
    assert!((200..340).contains(&days), "{days} days with a note");
    let parts = parts(&diary);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (id, part) in &parts {
        assert_eq!(*id, DayPart::id(part.day, &part.who, &part.part));
        assert!(!part.is_empty());
        *counts.entry(part.part.as_str()).or_default() += 1;
    }
    assert!(counts.len() >= 13 && counts.contains_key(DAY_NOTE), "{counts:?}");
    assert!(DAY_SIGNS.iter().all(|sign| counts.contains_key(sign)), "{counts:?}");
    assert!(parts.iter().any(|(_, part)| part.since.is_some_and(|since| since < part.day)));
    assert!(parts.iter().filter(|(_, part)| part.who != SpeakerRef::Patient).count() > 40);
}

#[test]
fn every_four_weeks_they_see_the_team_with_their_questions_and_one_visit_is_to_come() {
    let diary = diary_of(&sample(2, 1).expect("a sample"));
    let last = last_day().expect("a date");
    let (to_come, past) = (diary.visits_to_come(last), diary.visits_past(last));
    assert_eq!(to_come.len(), 1);
    assert!((22..=28).contains(&past.len()) && past.iter().all(|(_, visit)| visit.over.is_some()), "{} visits", past.len());
    assert!(past.iter().any(|(_, visit)| [&visit.with, &visit.place, &visit.companion].iter().all(|line| !line.is_empty())));
    let questions: Vec<_> = diary.questions().map(|(_, question)| question).collect();
    assert!((60..=110).contains(&questions.len()), "{} questions", questions.len());
    assert!((1..12).contains(&diary.unasked().len()), "{} wait", diary.unasked().len());
    let written = diary.records().map(|record| record.current().stamp.unix_ms()).max().expect("some");
    // The last day ends at 23:00 UTC; a number of its last minute may be followed by the number after a dose, 75 minutes later at most.
    assert!(written < midnight(last).timestamp_millis() + (23 * 60 + 76) * MINUTE_MS, "nothing is written after the last day");
    let share = |what: &dyn Fn(&Question) -> bool| questions.iter().filter(|question| what(question)).count() * 100 / questions.len();
    assert!((10..40).contains(&share(&|question| question.star)));
    assert!((40..80).contains(&share(&|question| question.for_whom.is_some())));
    assert!((15..50).contains(&share(&|question| question.entry.is_some())));
    assert!((10..50).contains(&share(&|question| question.who != SpeakerRef::Patient)));
    assert!(questions.iter().all(|question| question.entry.is_none_or(|entry| diary.entry(entry).is_some())), "about what is there");
    assert!(questions.iter().any(|question| question.order != question.at.unix_ms()), "one was moved");
    let answers: Vec<_> = diary.answers().map(|(_, answer)| answer).collect();
    assert!(answers.iter().filter(|answer| answer.is_asked()).count() > questions.len() / 2);
    assert!(answers.iter().any(|answer| answer.outcome == Some(Code::listed("not-asked"))));
    assert!(diary.questions().any(|(id, _)| diary.answers_to(id).len() > 1), "both wrote");
    let steps: Vec<_> = diary.steps().map(|(_, step)| step).collect();
    assert!(steps.iter().any(|step| step.done.is_some()));
    assert!((1..12).contains(&diary.steps_to_do().len()), "{} of {} to do", diary.steps_to_do().len(), steps.len());
    let spans = entries(&diary).iter().filter(|entry| entry.span.is_some()).count();
    assert_eq!(spans, past.len() * 2, "the worst and the least of the day before each");
}

#[test]
fn the_team_is_called_when_it_is_bad_and_what_was_agreed_is_written_down() {
    let diary = diary_of(&sample(2, 1).expect("a sample"));
    let calls: Vec<_> = diary.calls().map(|(_, call)| call).collect();
    assert!((15..=70).contains(&calls.len()), "{} calls", calls.len());
    let answered = calls.iter().filter(|call| call.is_answered()).count();
    assert!(answered > calls.len() / 2 && answered < calls.len(), "{answered} of {}", calls.len());
    let bad = Pain::new(9).map(Score::Number);
    let is_after = |call: &Call, entry: &Entry| (0..120).contains(&call.at.since(entry.at).num_minutes()) && Some(entry.score) >= bad;
    let entries = entries(&diary);
    assert!(calls.iter().all(|call| entries.iter().any(|entry| is_after(call, entry))), "each after a bad number");
    assert!(calls.iter().all(|call| call.contact.is_none_or(|contact| diary.contact(contact).is_some())));
    let agreed = names::ALL.map(|what| diary.agreed(what));
    assert!(agreed.iter().all(|value| !value.is_empty()), "{agreed:?}");
    assert_eq!((diary.agreed(names::EMERGENCY), diary.agreed_pain(names::GOAL_PAIN)), ("112", Pain::new(3)));
    let newest = entries.iter().map(|entry| entry.at).max().expect("entries");
    assert!(diary.last_report(newest).is_some());
}
