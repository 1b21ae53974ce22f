//! Protection against loss (orphaned texts, the request for a backup, erasing), and titles and addresses without private content.

use super::{Phone, number};
use crate::app::{
    BackupCommand, CommitInput, Draft, Effect, Field, Input, Navigate, OrphanTarget, Pad, Route, Settings, Status, StoreEvent,
};
use crate::domain::{Body, DeviceId, EditError, Entry, Person, Record, RecordId, SpeakerRef, Stamp, Unknown, Version};
use crate::domain::{Line, Moment};
use crate::text::{Language, PlainIntl, Text};

impl Phone {
    /// Another window deletes a record.
    fn deleted_elsewhere(&mut self, id: RecordId) {
        let current = self.model.diary.record(id).expect("there").current();
        let gone = current.next(self.unix_ms, DeviceId::new((7 << 32) + 3), current.body.clone(), true, None).expect("a stamp");
        self.send(StoreEvent::OtherTab(vec![Record::new(id, gone)]));
    }
}

#[test]
fn a_text_whose_entry_was_deleted_stands_on_every_screen_until_it_is_dealt_with() {
    let mut phone = Phone::new();
    phone.press("7");
    let id = phone.model.diary.rows()[0].id;
    phone.send(Input::Typed(Field::Text(id, Entry::note()), "the whole of the night".to_owned()));
    phone.deleted_elsewhere(id);
    phone.send(CommitInput::Now);
    for route in [Route::Now, Route::Diary, Route::Team, Route::Visit, Route::Storage] {
        phone.send(Navigate::Went(route));
        let outline = phone.outline();
        for words in ["This is not in your diary yet", "the whole of the night", "Copy the text", "Throw this text away"] {
            assert!(outline.contains(words), "{words} on {route}:\n{outline}");
        }
    }
    phone.press("Put it back where it belongs");
    assert_eq!(phone.model.diary.entry(id).map(|entry| entry.note.as_str()), Some("the whole of the night"));
    assert!(!phone.outline().contains("This is not in your diary yet"));
}

#[test]
fn a_text_that_is_not_wanted_goes_with_one_press() {
    let mut phone = Phone::new();
    phone.press("7");
    let id = phone.model.diary.rows()[0].id;
    phone.send(Input::Typed(Field::Text(id, Entry::note()), "never mind".to_owned()));
    phone.deleted_elsewhere(id);
    phone.send(CommitInput::Now);
    phone.press("Throw this text away");
    assert!(!phone.outline().contains("never mind") && phone.model.diary.entry(id).is_none());
}

/// The screen up to the nudge is the same with it and without.
#[test]
fn a_backup_is_asked_for_on_arrival_below_everything_else() {
    let mut phone = Phone::new();
    for _ in 0..50 {
        phone.later(5);
        phone.send(Pad::Tap(number(4)));
    }
    assert!(!phone.outline().contains("are not in a backup"), "nothing appears under the thumb");
    phone.send(Navigate::Went(Route::Diary));
    phone.send(Navigate::Went(Route::Now));
    let outline = phone.outline();
    let (above, below) = outline.split_once("50 entries are not in a backup").expect("asked");
    assert!(above.contains("10, worst pain") && below.contains("Save a backup") && below.contains("Ask again in a week"), "{outline}");
    let (last, tabs) = below.split_once("nav").expect("the bar with the tabs");
    assert!(!last.contains("Last:") && tabs.contains("Diary"), "it is the last thing on the screen:\n{outline}");
    phone.press("Ask again in a week");
    phone.send(Navigate::Went(Route::Diary));
    phone.send(Navigate::Went(Route::Now));
    assert!(!phone.outline().contains("are not in a backup"));
    phone.later(7 * 24 * 60);
    phone.send(Navigate::Went(Route::Diary));
    phone.send(Navigate::Went(Route::Now));
    assert!(phone.outline().contains("50 entries are not in a backup"));
    phone.send(BackupCommand::Save);
    phone.send(BackupCommand::Saved);
    assert!(!phone.outline().contains("are not in a backup"));
}

#[test]
fn storage_says_that_backups_are_plain_text_and_erases_at_the_second_press() {
    let mut phone = Phone::new();
    phone.press("7");
    phone.send(Navigate::Went(Route::Storage));
    let outline = phone.outline();
    assert!(outline.contains("Anyone who has a backup file can read it, unless you saved it sealed with a passphrase."), "{outline}");
    assert!(outline.contains("You can erase the diary from this phone.") && !outline.contains("Yes, erase everything here"), "{outline}");
    phone.press("Erase the diary from this phone …");
    let outline = phone.outline();
    let order = ["Without a backup, nobody can bring it back.", "Save a backup first", "Keep the diary", "Yes, erase everything here"];
    let positions: Vec<_> = order.iter().map(|words| outline.find(words).unwrap_or_else(|| panic!("{words} in\n{outline}"))).collect();
    assert!(positions.is_sorted(), "the backup is offered first:\n{outline}");
    assert!(outline.contains(&format!("href={:?}", Route::Backup.to_string())), "{outline}");
    phone.press("Keep the diary");
    assert!(!phone.outline().contains("Yes, erase everything here"));
    phone.press("Erase the diary from this phone …");
    phone.send(Navigate::Went(Route::Diary));
    phone.send(Navigate::Went(Route::Storage));
    assert!(!phone.outline().contains("Yes, erase everything here"), "who comes back is asked anew");
    phone.press("Erase the diary from this phone …");
    phone.press("Yes, erase everything here");
    assert!(phone.model.erasing && phone.outline().contains("Erasing the diary"), "{}", phone.outline());
}

/// Every route, twice: about one record and about another.
fn routes(number: u8) -> Vec<Route> {
    let id = RecordId::new(i64::from(number), &[number; 10]);
    let day = Moment::from_clock(i64::from(number) * 86_400_000, 0).day();
    let of_one = [Route::Entry, Route::Dose, Route::Call, Route::VisitOf, Route::Room, Route::ReadBack, Route::Question];
    let others = [
        Route::Now,
        Route::Diary,
        Route::DiaryFilter,
        Route::Team,
        Route::Visit,
        Route::RecallForm,
        Route::Doctor,
        Route::WarningSigns,
        Route::More,
        Route::People,
        Route::Medicines,
        Route::Backup,
        Route::Storage,
        Route::Settings,
        Route::Install,
    ];
    let more = [Route::DoctorThen(id), Route::Medicine(id), Route::Day(day)];
    of_one.map(|route| route(id)).into_iter().chain(others).chain(more).collect()
}

#[test]
fn a_title_says_the_general_name_of_its_screen_and_nothing_of_the_diary() {
    for language in [Language::English, Language::Spanish] {
        let text = Text::new(language, Box::new(PlainIntl));
        for (one, other) in routes(1).into_iter().zip(routes(2)) {
            let title = text.window_title(one);
            assert_eq!(title, text.window_title(other), "the same whatever it is about");
            let (screen, app) = title.split_once(" – ").expect("two parts");
            assert!(!screen.is_empty() && app == text.app_name() && !title.contains(char::is_numeric), "{title}");
        }
    }
}

#[test]
fn an_address_is_made_of_words_ids_and_days() {
    for route in routes(1) {
        let address = route.to_string();
        let words = ["#", "now", "entry", "dose", "day", "diary", "team", "call", "visit", "room", "read-back", "question", "today"];
        let more = ["doctor", "more", "warning-signs", "people", "medicines", "backup", "storage", "settings", "install", "filter"];
        for part in address.split('/') {
            let known = words.contains(&part) || more.contains(&part) || RecordId::parse(part).is_some() || Moment::parse_day(part).is_ok();
            assert!(known, "{part} in {address}");
        }
    }
}

#[test]
fn a_heading_may_say_a_name_where_the_title_does_not() {
    let mut phone = Phone::new();
    let anna = Person { name: Line::new("Anna").expect("short"), role: SpeakerRef::Patient };
    let id = RecordId::new(phone.unix_ms, &[200; 10]);
    phone.send(StoreEvent::OtherTab(vec![Record::new(id, Version::first(phone.unix_ms, DeviceId::new(9), Body::Person(anna)))]));
    phone.model.settings = Settings::default();
    phone.press("7");
    let entry = phone.model.diary.rows()[0].id;
    phone.send(Navigate::Went(Route::Entry(entry)));
    let text = Text::new(Language::English, Box::new(PlainIntl));
    assert!(phone.outline().contains("Anna") && text.window_title(phone.model.route) == "Entry – Pain Diary", "{}", phone.outline());
}

/// A record that cannot be edited, as an earlier version of the app imported it.
fn at_the_last_stamp(phone: &mut Phone) -> RecordId {
    phone.press("7");
    let id = phone.model.diary.rows()[0].id;
    let current = phone.model.diary.record(id).expect("there").current().clone();
    let stamp = Stamp::new(Stamp::CLOCK_MS.end - 1, u32::MAX, DeviceId::new(9 << 32)).expect("in range");
    phone.send(StoreEvent::OtherTab(vec![Record::new(id, Version { stamp, since: stamp, ..current })]));
    id
}

#[test]
fn a_text_that_its_record_does_not_take_is_offered_back_and_survives_a_restart() {
    let mut phone = Phone::new();
    let id = at_the_last_stamp(&mut phone);
    let offered = |phone: &Phone| {
        let outline = phone.outline();
        for words in ["This is not in your diary yet", "could not be saved where it belongs", "the whole of the night", "Copy the text"] {
            assert!(outline.contains(words), "{words} in\n{outline}");
        }
        assert!(!outline.contains("Put it back where it belongs"), "it would be refused again: {outline}");
    };
    phone.send(Input::Typed(Field::Text(id, Entry::note()), "the whole of the night".to_owned()));
    phone.send(CommitInput::Now);
    assert!(matches!(phone.model.line.as_ref().map(|line| &line.status), Some(Status::Refused(EditError::Unchangeable))));
    offered(&phone);
    phone.send(Navigate::Went(Route::Diary));
    offered(&phone);
    assert!(phone.asked.iter().any(|effect| matches!(effect, Effect::StoreDraft(_, Some(text)) if text == "the whole of the night")));

    let diary = phone.model.diary.clone();
    let mut again = Phone::new();
    again.model.diary = diary;
    let draft = Draft {
        field: Field::Text(id, Entry::note()),
        text: "the whole of the night".to_owned(),
        kept_ms: Some(again.unix_ms),
        is_stored: true,
    };
    again.send(Input::DraftsFound(vec![draft]));
    offered(&again);
    again.press("Throw this text away");
    assert!(!again.outline().contains("the whole of the night"));
}

#[test]
fn a_text_for_a_record_of_a_later_version_or_of_a_day_to_come_is_offered_back() {
    let mut phone = Phone::new();
    let id = RecordId::new(phone.unix_ms, &[9; 10]);
    let body = Body::Unknown(Unknown { kind: "zzz".into() });
    phone.send(StoreEvent::OtherTab(vec![Record::new(id, Version::first(phone.unix_ms, DeviceId::new(9 << 32), body))]));
    let day = phone.now().day().succ_opt().expect("a day");
    for field in [Field::Text(id, Entry::note()), Field::Text(id, Person::name()), Field::DayNote(day)] {
        phone.send(Input::Typed(field.clone(), "said by her".to_owned()));
        phone.send(CommitInput::Now);
        assert_eq!((phone.model.orphan(&field), phone.model.typed_in(&field)), (Some("said by her"), None), "{field:?}");
        assert_eq!(phone.model.orphan_target(&field), Some(OrphanTarget::Unchangeable), "{field:?}");
        assert!(phone.outline().contains("could not be saved where it belongs"));
        phone.press("Throw this text away");
    }
    // Text that the diary holds already is not offered.
    let today = Field::DayNote(phone.now().day());
    for _ in 0..2 {
        phone.send(Input::Typed(today.clone(), "slept".to_owned()));
        phone.send(CommitInput::Now);
        assert_eq!((phone.model.orphan(&today), phone.model.input.orphans.len()), (None, 0));
    }
}
