//! What was found wrong once, each with the few steps that showed it.

use chrono::NaiveTime;
use pain_diary::app::{Command, DayPartKey, DerivedRecord, Field, Input, Model, Pad, Picked, Setting, Status, StoreEvent, TimeOf, Write};
use pain_diary::domain::{
    Agreement, AgreementEdit, Answer, Body, Code, Contact, DayEdit, DetailEdit, DeviceId, Eased, EditError, Entry, EntryEdit, Moment,
    OwnWord, Pain, PathsEdit, Record, RecordId, Relief, SpeakerRef, Stamp, Ticks, Topic, Version, Visit, VisitEdit, Word,
};

use crate::common::bodies::{noted, tapped};
use crate::common::records::{NOON_MS, pain};
use crate::steps::Step;
use crate::world::{DEVICE, World};
use crate::{one_of_each, said, seven_saved};

fn note_of(world: &World, id: RecordId) -> String {
    world.model.diary.entry(id).map(|entry| entry.note.as_str().to_owned()).unwrap_or_default()
}

fn type_note(world: &mut World, id: RecordId, text: &str) {
    world.send(Input::Typed(Field::Text(id, Entry::note()), text.to_owned()));
    world.commit_input();
    world.commit_all();
}

fn knife() -> Word {
    Word::Own(OwnWord::new("like a knife").expect("short"))
}

#[test]
fn a_second_tap_on_delete_writes_nothing() {
    let (mut world, id) = seven_saved();
    world.send(Write::Delete(id));
    world.commit_all();
    let written = world.written;
    world.send(Write::Delete(id));
    assert_eq!(world.written, written);
    world.send(Command::Undo);
    assert!(world.model.diary.entry(id).is_some(), "the way back is still offered");
}

#[test]
fn what_was_typed_before_the_clock_went_back_is_not_undone() {
    let (mut world, id) = seven_saved();
    type_note(&mut world, id, "before");
    world.now_ms -= 3_600_000;
    type_note(&mut world, id, "after");
    world.send(Command::Undo);
    assert_eq!(note_of(&world, id), "before");
}

#[test]
fn undo_of_what_is_typed_keeps_what_was_tapped_in_between() {
    let (mut world, id) = seven_saved();
    type_note(&mut world, id, "it began");
    world.send(Write::edit(id, DetailEdit::word(Topic::Feels, knife(), true)));
    world.commit_all();
    type_note(&mut world, id, "it began at noon");
    world.send(Command::Undo);
    let words = world.model.diary.entry(id).map(|entry| entry.details().words(Topic::Feels).to_vec());
    assert_eq!((words, note_of(&world, id)), (Some(vec![knife()]), "it began".to_owned()));
}

#[test]
fn undo_of_one_field_keeps_the_one_before_it() {
    let mut world = World::new();
    world.step(Step::Loaded(one_of_each()));
    let relief = world.model.diary.reliefs().next().map(|(id, _)| id).expect("there is one");
    for (field, text) in [(Field::Text(relief, Relief::strength()), "20 mg"), (Field::Text(relief, Relief::label()), "at night")] {
        world.send(Input::Typed(field, text.to_owned()));
        world.commit_input();
        world.commit_all();
    }
    world.send(Command::Undo);
    let relief = world.model.diary.relief(relief).expect("there");
    assert_eq!((relief.strength.as_str(), relief.label.as_str()), ("20 mg", ""));
}

#[test]
fn undo_takes_back_its_own_change_and_not_what_another_tab_wrote_since() {
    let (mut world, id) = seven_saved();
    world.send(Write::edit(id, EntryEdit::Score(pain(3))));
    world.commit_all();
    let current = world.model.diary.record(id).expect("there").current();
    let Body::Entry(entry) = current.body.clone() else { panic!("an entry") };
    let other = DEVICE.with_window(7);
    let noted =
        current.next(world.now_ms + 5_000, other, Body::Entry(entry.with_note(noted("from the other tab"))), false, None).expect("a stamp");
    world.now_ms += 10_000;
    world.step(Step::OtherTab(vec![Record::new(id, noted)]));
    world.send(Command::Undo);
    let score = world.model.diary.entry(id).map(|entry| entry.score);
    assert_eq!((score, note_of(&world, id).as_str()), (Some(pain(7)), "from the other tab"));
}

#[test]
fn a_day_note_typed_before_the_store_is_open_is_not_lost() {
    let mut world = World::new();
    let day = Moment::from_clock(NOON_MS, 60).day();
    world.model = Model::default();
    world.send(Input::Typed(Field::DayNote(day), "slept badly".to_owned()));
    world.commit_input();
    world.send(StoreEvent::Opened {
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

/// No clock writes the last stamp of the year 2999, but what an earlier app took out of a file can hold it. Nothing wins over it, and so
/// nothing is called saved, changed or deleted.
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

/// A phone a year ahead wrote the entry: the stamps of what is changed here stand still, and time does not.
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

/// Something of another kind has the place of an answer, out of a file: what is typed there is never called saved.
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
    for index in 0..pain_diary::domain::Details::OWN_MAX {
        let word = Word::Own(OwnWord::new(&index.to_string()).expect("short"));
        world.send(Write::edit(id, DetailEdit::word(Topic::Worse, word, true)));
    }
    for text in ["one more".to_owned(), "x".repeat(61)] {
        world.send(Input::Typed(Field::OwnWord(Topic::Worse), text.clone()));
        world.send(Write::AddWord(id, Topic::Worse));
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
    world.send(Write::AddContact);
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

/// Else the team would have been told up to a time to come.
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

#[test]
fn undo_of_what_is_typed_in_a_place_goes_back_to_where_the_typing_began() {
    let (mut world, id) = seven_saved();
    let target = DerivedRecord::Answer { question: id, visit: None };
    let text = |world: &World| world.model.derived_record(&target).map(|body| format!("{body:?}"));
    let type_text = |world: &mut World, texts: [&str; 2]| {
        for text in texts {
            world.send(Input::Typed(Field::Derived(target.clone(), Answer::text()), text.to_owned()));
            world.commit_input();
            world.commit_all();
            world.now_ms += 1_000;
        }
    };
    type_text(&mut world, ["twice", "twice a day"]);
    world.send(Command::Undo);
    assert_eq!(text(&world), None, "not the first half of it");
    world.commit_all();
    world.now_ms += 60_000;
    type_text(&mut world, ["twice", "twice a day"]);
    let before = text(&world);
    world.now_ms += 60_000;
    type_text(&mut world, ["twice", ""]);
    assert_eq!(text(&world), None);
    world.send(Command::Undo);
    assert_eq!(text(&world), before, "nor what was left of it at last");
}
