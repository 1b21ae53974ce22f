//! Regression tests: bugs found before, each with the steps that showed it.

use crate::common::bodies::{noted, tapped};
use crate::common::records::{NOON_MS, pain};
use crate::steps::Step;
use crate::world::{DEVICE, World};
use crate::{said, seven_saved};
use chrono::NaiveTime;
use pain_diary::app::{
    Command, DayPartKey, DerivedRecord, Field, Form, Input, Model, Pad, Picked, Setting, Status, StoreEvent, TimeOf, Write,
};
use pain_diary::domain::{
    Agreement, AgreementEdit, Body, Code, Contact, DayEdit, DetailEdit, DeviceId, Eased, EditError, EntryEdit, Moment, OwnWord, Pain,
    PathsEdit, Record, RecordId, SpeakerRef, Stamp, Ticks, Topic, Version, Visit, VisitEdit, Word,
};

pub fn knife() -> Word {
    Word::Own(OwnWord::new("like a knife").expect("short"))
}

#[test]
fn a_day_note_typed_before_the_store_is_open_is_not_lost() {
    let mut world = World::new();
    let day = Moment::from_clock(NOON_MS, 60).day();
    world.model = Model::default();
    world.send(Input::Typed(Field::DayNote(day), "slept badly".to_owned()));
    world.commit_input();
    world.send(StoreEvent::Opened {
        peers: pain_diary::app::Peers::default(),
        device: DEVICE,
        last_backup: None,
        imports: pain_diary::app::Imports::default(),
        unbacked: Vec::new(),
    });
    world.commit_input();
    assert_eq!(world.model.diary.day(day).first().map(|(_, part)| part.note.as_str()), Some("slept badly"));
}

#[test]
fn a_day_note_is_that_of_the_voice_it_was_typed_in() {
    let mut world = World::new();
    world.model.settings.two_voices = true;
    let day = Moment::from_clock(NOON_MS, 60).day();
    world.send(Input::Typed(Field::DayNote(day), "slept badly".to_owned()));
    // On iPhones a tapped button does not take the focus from the field.
    world.send(Setting::Voice(SpeakerRef::Carer));
    world.commit_input();
    let whose: Vec<&SpeakerRef> = world.model.diary.day(day).into_iter().map(|(_, part)| &part.who).collect();
    assert_eq!(whose, [&SpeakerRef::Patient]);
}

#[test]
fn why_a_part_of_a_day_was_not_taken_is_said() {
    let mut world = World::new();
    let day = Moment::from_clock(NOON_MS, 60).day();
    let key = DayPartKey { day, part: Code::listed("weakness") };
    world.send(Write::EditDay(key, DayEdit::Since(day.succ_opt())));
    assert_eq!((said(&world), world.written), (Some(&Status::Refused(EditError::Future)), 0));
}

#[test]
fn words_fit_an_entry_whose_end_lies_before_its_beginning() {
    let mut world = World::new();
    let at = |minute: i64| Moment::from_clock(NOON_MS + minute * 60_000, 60);
    let mut details = pain_diary::domain::Details::default();
    (details.began, details.eased) = (Some(at(-10)), Some(Eased::At(at(-20))));
    let body = Body::Entry(tapped(at(-30), 7).with_details(details));
    let id = RecordId::new(NOON_MS, &[1; 10]);
    world.step(Step::Loaded(vec![Record::new(id, Version::first(NOON_MS, DEVICE, body))]));
    world.send(Write::edit(id, DetailEdit::word(Topic::Feels, knife(), true)));
    world.send(Write::edit(id, DetailEdit::AtRest(Pain::new(2))));
    let details = world.model.diary.entry(id).expect("there").details();
    assert_eq!((details.words(Topic::Feels), details.at_rest), ([knife()].as_slice(), Pain::new(2)));
}

/// No clock writes the last stamp of the year 2999, but an earlier app may have imported it. No version wins over it, so nothing is
/// reported as saved, changed or deleted.
#[test]
fn a_change_that_cannot_win_is_refused_with_words() {
    let mut world = World::new();
    let stamp = Stamp::new(Stamp::CLOCK_MS.end - 1, u32::MAX, DEVICE).expect("in range");
    let body = Body::Entry(tapped(Moment::from_clock(NOON_MS, 60), 7));
    let version = Version { stamp, since: stamp, ..Version::first(NOON_MS, DEVICE, body) };
    let id = RecordId::new(NOON_MS, &[1; 10]);
    world.step(Step::Loaded(vec![Record::new(id, version)]));
    for command in [Command::Write(Write::edit(id, EntryEdit::Note(noted("later")))), Command::Write(Write::Delete(id))] {
        world.send(command);
        let line = world.model.line.take().map(|line| (line.status, line.undo));
        assert_eq!(line, Some((Status::Refused(EditError::Unchangeable), None)));
    }
    assert_eq!((world.written, world.model.diary.record(id).map(|record| record.older().len())), (0, Some(0)));
    assert!(world.model.diary.entry(id).is_some());
}

#[test]
fn one_stamp_before_the_last_there_is_room_for_one_change() {
    let mut world = World::new();
    let stamp = Stamp::new(Stamp::CLOCK_MS.end - 1, u32::MAX - 1, DEVICE).expect("in range");
    let body = Body::Entry(tapped(Moment::from_clock(NOON_MS, 60), 7));
    let version = Version { stamp, since: stamp, ..Version::first(NOON_MS, DEVICE, body) };
    let id = RecordId::new(NOON_MS, &[1; 10]);
    world.step(Step::Loaded(vec![Record::new(id, version)]));
    world.send(Write::edit(id, EntryEdit::Note(noted("later"))));
    world.send(Write::edit(id, EntryEdit::Note(noted("later still"))));
    assert_eq!(world.model.diary.entry(id).map(|entry| entry.note.as_str()), Some("later"));
    assert_eq!((world.written, world.model.diary.record(id).map(|record| record.older().len())), (1, Some(1)));
}

/// A phone a year ahead wrote the entry: the stamps of edits here do not advance, although time does.
#[test]
fn what_is_written_hours_apart_under_a_stamp_a_year_ahead_is_two_versions() {
    let mut world = World::new();
    let body = Body::Entry(tapped(Moment::from_clock(NOON_MS, 60), 7));
    let id = RecordId::new(NOON_MS, &[1; 10]);
    let version = Version::first(NOON_MS + 365 * 86_400_000, DeviceId::new(9 << 32), body);
    world.step(Step::Loaded(vec![Record::new(id, version)]));
    for (wait_ms, note) in [(0, "in the mor"), (400, "in the morning"), (7_200_000, "in the afternoon")] {
        world.now_ms += wait_ms;
        world.send(Write::edit(id, EntryEdit::Note(noted(note))));
    }
    let notes: Vec<_> = world.model.diary.record(id).expect("there").versions().map(|version| format!("{:?}", version.body)).collect();
    let holds = |index: usize, note: &str| notes[index].contains(&format!("{note:?}"));
    assert_eq!(notes.len(), 3);
    assert!(holds(0, "in the afternoon") && holds(1, "in the morning"), "{notes:?}");
}

/// An imported record of another kind has the id of an answer: text typed there is never reported as saved.
#[test]
fn where_something_of_another_kind_stands_nothing_is_called_saved() {
    let mut world = World::new();
    let id = Agreement::id("emergency-number");
    let body = Body::Entry(tapped(Moment::from_clock(NOON_MS, 60), 7));
    world.step(Step::Loaded(vec![Record::new(id, Version { deleted: true, ..Version::first(NOON_MS, DEVICE, body) })]));
    world.send(Write::upsert(DerivedRecord::Agreement("emergency-number"), AgreementEdit::Value(noted("112"))));
    assert_eq!(world.model.line.as_ref().map(|line| line.status.clone()), Some(Status::Refused(EditError::Unchangeable)));
    assert_eq!(world.written, 0);
    let unknown = Body::Unknown(pain_diary::domain::Unknown { kind: "zzz".into() });
    let mut world = World::new();
    world.step(Step::Loaded(vec![Record::new(id, Version::first(NOON_MS, DEVICE, unknown))]));
    world.send(Write::upsert(DerivedRecord::Agreement("emergency-number"), AgreementEdit::Value(noted("112"))));
    assert_eq!(world.model.diary.agreed("emergency-number"), "112");
}

#[test]
fn pain_of_the_evening_that_eased_at_half_past_midnight_eased_the_next_day() {
    let mut world = World::new();
    let at = Moment::parse("2026-11-22T23:30:00+01:00").expect("a time");
    world.send(Pad::Record(pain_diary::app::Tap {
        id: RecordId::new(at.unix_ms(), &[9; 10]),
        at,
        score: pain(7),
        who: SpeakerRef::Patient,
    }));
    let id = world.model.diary.rows()[0].id;
    world.send(Write::Pick(TimeOf::Eased(id), Picked::Time(NaiveTime::from_hms_opt(0, 30, 0).expect("a time"))));
    let eased = world.model.diary.entry(id).and_then(|entry| entry.details().eased);
    assert_eq!(eased, Some(Eased::At(Moment::parse("2026-11-23T00:30:00+01:00").expect("a time"))));
}

#[test]
fn a_word_that_is_not_taken_stays_in_its_field() {
    let (mut world, id) = seven_saved();
    for index in 0..pain_diary::domain::Word::OWN_MAX {
        let word = Word::Own(OwnWord::new(&index.to_string()).expect("short"));
        world.send(Write::edit(id, DetailEdit::word(Topic::Worse, word, true)));
    }
    for text in ["one more".to_owned(), "x".repeat(61)] {
        world.send(Input::Typed(Field::OwnWord(Topic::Worse), text.clone()));
        world.send(Write::Add(Form::Word(id, Topic::Worse)));
        assert_eq!(world.model.typed_in(&Field::OwnWord(Topic::Worse)), Some(text.as_str()));
        assert!(matches!(said(&world), Some(Status::Refused(EditError::Full) | Status::TooLong)), "{:?}", said(&world));
    }
}

#[test]
fn a_form_with_a_text_that_is_too_long_is_not_sent_without_it() {
    let mut world = World::new();
    let hours = "x".repeat(201);
    world.send(Input::Typed(Field::New(Contact::phone()), "112".to_owned()));
    world.send(Input::Typed(Field::New(Contact::hours()), hours.clone()));
    world.send(Write::Add(Form::Contact));
    assert_eq!(world.model.diary.contacts().count(), 0);
    assert_eq!((said(&world), world.model.typed_in(&Field::New(Contact::hours()))), (Some(&Status::TooLong), Some(hours.as_str())));
}

#[test]
fn a_path_drawn_over_one_that_is_there_takes_nothing_from_it() {
    let (mut world, id) = seven_saved();
    let [back, leg, foot] = ["lower-back-left", "calf-left", "foot-top-left"].map(Code::listed);
    let drawn = vec![back.clone(), leg.clone()];
    world.send(Write::edit(id, DetailEdit::Spread(PathsEdit(vec![drawn.clone()]))));
    world.send(Command::Ui(pain_diary::app::UiAction::Path(true)));
    for region in [back, leg, foot.clone()] {
        world.send(Write::Region(id, region));
    }
    let longer = [drawn.clone(), vec![foot]].concat();
    assert_eq!(world.model.diary.entry(id).map(|entry| entry.details().spread.clone()), Some(vec![drawn, longer]));
}

/// Otherwise records up to a future time would count as told.
#[test]
fn a_visit_of_next_week_that_has_taken_place_is_over_now() {
    let mut world = World::new();
    let next_week = Moment::from_clock(NOON_MS + 7 * 86_400_000, 60);
    let id = RecordId::new(NOON_MS, &[1; 10]);
    world.step(Step::Loaded(vec![Record::new(id, Version::first(NOON_MS, DEVICE, Body::Visit(Visit::at(next_week))))]));
    world.send(Write::CloseVisit(id));
    let now = Some(Moment::from_clock(NOON_MS, 60));
    assert_eq!(world.model.diary.visit(id).and_then(|visit| visit.over), now);
    world.send(Write::edit(id, VisitEdit::Told(Ticks(vec![(RecordId::new(1, &[2; 10]), true)]))));
    assert_eq!(world.model.diary.last_report(Moment::from_clock(NOON_MS, 60)).map(|last| last.at), now);
    world.send(Write::edit(id, VisitEdit::Over(Some(next_week))));
    assert_eq!((said(&world), world.model.diary.visit(id).and_then(|visit| visit.over)), (Some(&Status::Refused(EditError::Future)), now));
}
