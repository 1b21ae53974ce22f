//! Versions that lost against another phone's edit, and deleted records, stay readable for every kind.

use super::*;
use crate::domain::agreement::names;
use crate::domain::{
    Agreement, Answer, Body, Call, Contact, DayPart, Dose, Entry, FollowUp, Line, Note, Person, Phone as UserOf, Question, Record,
    RecordId, Relief, Version, Visit,
};

const HIS: DeviceId = DeviceId::new(7 << 32);
const HERS: DeviceId = DeviceId::new(9 << 32);

fn line(text: &str) -> Line {
    Line::new(text).expect("short")
}

fn note(text: &str) -> Note {
    Note::new(text).expect("short")
}

fn id(number: u8) -> RecordId {
    RecordId::new(NOON_MS, &[number; 10])
}

/// A body of every kind that contains these words, with the words that the screen shows instead if it has no free text.
fn every_kind(words: &str) -> Vec<(RecordId, Body, String)> {
    let at = Moment::from_clock(NOON_MS, 60);
    let said = |body: Body, number| (id(number), body, words.to_owned());
    let agreed = |what: &'static str, number| said(Body::Agreement(Agreement { what: Code::listed(what), value: note(words) }), number);
    let mut kinds = vec![
        said(Body::Entry(Entry::tapped(at, number(7), SpeakerRef::Patient).with_note(note(words))), 1),
        said(Body::Contact(Contact { name: line(words), phone: line("030 1"), hours: Line::default() }), 2),
        said(Body::Person(Person { name: line(words), role: SpeakerRef::Carer }), 3),
        said(Body::Relief(Relief::new(Code::listed("medicine"), line(words))), 4),
        said(Body::Dose(Dose { amount: line(words), ..Dose::taken(id(4), at, SpeakerRef::Patient) }), 5),
        said(Body::Day(DayPart { note: note(words), ..DayPart::new(at.day(), SpeakerRef::Patient, Code::listed("note")) }), 6),
        said(Body::Visit(Visit { with: line(words), ..Visit::at(at) }), 7),
        said(Body::Question(Question::new(note(words), SpeakerRef::Patient, at)), 8),
        said(Body::Answer(Answer { text: note(words), ..Answer::new(id(8), None, at) }), 9),
        said(Body::FollowUp(FollowUp { what: note(words), ..FollowUp::new(None, None) }), 10),
        said(Body::Call(Call { said: note(words), ..Call::new(at, SpeakerRef::Patient, true) }), 11),
    ];
    kinds.extend(names::ALL.iter().zip(20..).map(|(what, number)| agreed(what, number)));
    kinds
}

/// A diary in which one phone's version of each record lost against the other's a minute later.
fn with_losers(deleted: bool) -> Phone {
    let mut phone = Phone::new();
    let lost = every_kind("the losing words");
    let won = every_kind("what stands there now");
    let version = |ms, device, body: &Body, deleted| Version { deleted, ..Version::first(ms, device, body.clone()) };
    let records: Vec<Record> = lost
        .iter()
        .zip(&won)
        .flat_map(|((id, lost, _), (_, won, _))| {
            let loser = Record::new(*id, version(NOON_MS, HIS, lost, false));
            let winner = Record::new(*id, version(NOON_MS + 60_000, HERS, if deleted { lost } else { won }, deleted));
            [winner, loser]
        })
        .collect();
    phone.send(StoreEvent::OtherTab(records));
    phone.send(Navigate::Went(Route::Changes));
    phone
}

/// The part of the outline that is about a record.
fn item(phone: &Phone, id: RecordId) -> String {
    fn find(node: &Node, key: &str) -> Option<String> {
        if node.parts().key.as_deref() == Some(key) {
            return Some(node.outline());
        }
        node.parts().children.iter().find_map(|child| find(child, key))
    }
    phone.screen().iter().find_map(|node| find(node, &id.to_string())).unwrap_or_default()
}

fn all_shown(phone: &mut Phone) {
    phone.send(crate::app::UiAction::More(9));
}

#[test]
fn a_version_that_lost_against_another_phones_is_readable_for_every_kind() {
    let mut phone = with_losers(false);
    all_shown(&mut phone);
    for (id, body, words) in every_kind("the losing words") {
        let item = item(&phone, id);
        assert!(item.contains(&words) && item.contains("What it said before"), "{body:?} in\n{item}\n{}", phone.outline());
        assert!(item.contains("what stands there now"), "{body:?} in\n{item}");
    }
}

#[test]
fn what_the_other_phone_deleted_is_readable_for_every_kind_and_can_be_put_back() {
    let mut phone = with_losers(true);
    all_shown(&mut phone);
    phone.press("Only deleted");
    all_shown(&mut phone);
    for (id, body, words) in every_kind("the losing words") {
        let item = item(&phone, id);
        assert!(item.contains(&words) && item.contains("deleted · 13:01"), "{body:?} in\n{item}");
        let put_back: Vec<Command> = phone.screen().iter().flat_map(|node| pressed_in(node, id)).collect();
        assert_eq!(put_back.len(), 1, "{item}");
    }
    phone.send(Write::PutBack(id(2)));
    assert!(phone.outline().contains("It is back in your diary"), "{}", phone.outline());
    assert_eq!(phone.model.diary.contacts().next().map(|(_, contact)| contact.name.as_str().to_owned()), Some("the losing words".into()));
    phone.press("Undo");
    assert_eq!(phone.model.diary.contacts().count(), 0);
}

/// What the button "Put back" of a record does.
fn pressed_in(node: &Node, id: RecordId) -> Vec<Command> {
    let own = node.parts().handlers.iter().filter_map(|answer| match answer {
        node::Handler::Press(command @ Command::Write(Write::PutBack(of))) if *of == id => Some(command.clone()),
        _ => None,
    });
    own.chain(node.parts().children.iter().flat_map(|child| pressed_in(child, id))).collect()
}

#[test]
fn who_uses_a_phone_has_a_history_too() {
    let mut phone = Phone::new();
    let uses = |user| Body::Phone(UserOf { profile: 3, user });
    let record = |ms, user| Record::new(UserOf::id(3), Version::first(ms, HIS, uses(user)));
    phone.send(StoreEvent::OtherTab(vec![record(NOON_MS, SpeakerRef::Patient), record(NOON_MS + 60_000, SpeakerRef::Carer)]));
    phone.send(Navigate::Went(Route::Changes));
    let item = item(&phone, UserOf::id(3));
    assert!(item.contains("Who uses a phone") && item.contains("Patient") && item.contains("Carer"), "{item}");
}

#[test]
fn the_list_is_counted_newest_first_and_empty_when_nothing_was_changed() {
    let mut phone = Phone::new();
    phone.press("7");
    phone.send(Navigate::Went(Route::More));
    assert!(phone.outline().contains("href=\"#/more/changes\""), "{}", phone.outline());
    phone.send(Navigate::Went(Route::Changes));
    assert!(phone.outline().contains("Nothing here."));
    let gone = |number: u8| {
        let (_, body, _) = every_kind(&format!("number {number}.")).swap_remove(0);
        Record::new(id(number), Version { deleted: true, ..Version::first(NOON_MS + i64::from(number) * 60_000, HIS, body) })
    };
    phone.send(StoreEvent::OtherTab((1..=45).map(gone).collect()));
    let outline = phone.outline();
    assert!(outline.contains("number 45.") && outline.contains("number 26.") && !outline.contains("number 25."), "{outline}");
    assert!(outline.contains("and 25 more") && outline.find("number 45.") < outline.find("number 44."), "{outline}");
    phone.press("Show 20 more");
    assert!(phone.outline().contains("number 6.") && phone.outline().contains("and 5 more"));
}
