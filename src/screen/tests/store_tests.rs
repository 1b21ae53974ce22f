//! Notices when the browser has deleted the diary, or when a part of the app cannot be loaded.

use super::{Phone, number};
use crate::app::{
    Command, Dismiss, Effect, Env, ImportCommand, Imports, Navigate, Pad, PastImport, PlatformEvent, PlatformRequest, Route, StoreEvent,
    Ticket, update,
};
use crate::domain::{Diary, Record};
use crate::screen::{Screen, draw, node::Node};
use crate::text::{Language, PlainIntl, Text};

/// Sends a command and commits what it writes, one transaction after the other; returns them.
fn commit(phone: &mut Phone, command: impl Into<Command>) -> Vec<Vec<Record>> {
    let mut written: Vec<Vec<Record>> = Vec::new();
    let mut waiting = update_once(phone, command);
    while !waiting.is_empty() {
        let (ticket, records) = waiting.remove(0);
        written.push(records);
        waiting.extend(update_once(phone, StoreEvent::Persisted(ticket)));
    }
    written
}

fn update_once(phone: &mut Phone, command: impl Into<Command>) -> Vec<(Ticket, Vec<Record>)> {
    written_by(effects(phone, command))
}

fn effects(phone: &mut Phone, command: impl Into<Command>) -> Vec<Effect> {
    let (unix_ms, now) = (phone.unix_ms, phone.now());
    update(&mut phone.model, command.into(), &mut Env { unix_ms, now, random: &mut || [9; 10], offset_min: &|_| 60 })
}

fn written_by(effects: Vec<Effect>) -> Vec<(Ticket, Vec<Record>)> {
    let persist = |effect| if let Effect::Persist(ticket, records) = effect { Some((ticket, records)) } else { None };
    effects.into_iter().filter_map(persist).collect()
}

fn phone_with(entries: usize) -> Phone {
    let mut phone = Phone::new();
    let mut diary = Diary::default();
    for minute in 0..entries {
        let mut one = Phone::new();
        one.unix_ms += i64::try_from(minute).expect("few") * 60_000;
        one.send(Pad::Tap(number(7)));
        diary.join_all(one.model.diary.records().cloned().collect::<Vec<_>>());
    }
    phone.send(StoreEvent::Loaded { records: diary.records().cloned().collect(), damaged: 0 });
    phone
}

#[test]
fn an_emptied_store_gets_everything_back_in_slices_and_says_so_only_then() {
    let mut phone = phone_with(1_100);
    let before = phone.model.diary.clone();
    phone.model.outbox.unbacked.clear();
    let import = PastImport { at: String::new(), records: 1, packs: vec!["gone".to_owned()], summary: None };
    phone.model.imports = Imports { list: vec![import], kept: 2 };
    let mut first = update_once(&mut phone, StoreEvent::Emptied);
    assert!(phone.outline().contains("is being saved again") && !phone.outline().contains("is saved again"));
    assert_eq!(first.len(), 1, "one slice at a time");
    let (ticket, records) = first.remove(0);
    let mut written = vec![records];
    written.extend(commit(&mut phone, StoreEvent::Persisted(ticket)));
    assert!(written.iter().all(|slice| slice.len() <= 512));
    let mut back = Diary::default();
    back.join_all(written.concat());
    assert_eq!(back, before);
    assert_eq!(phone.model.outbox.unbacked.len(), 1_100, "none of it is in a backup that the store knows of");
    assert_eq!(phone.model.imports, Imports::default());
    for route in [Route::Now, Route::Diary, Route::Team] {
        phone.send(Navigate::Went(route));
        let outline = phone.outline();
        assert!(outline.contains("The browser deleted the diary while this window was open."), "{route}: {outline}");
        assert!(outline.contains("Everything that was in this window is saved again. Save a backup now."), "{route}: {outline}");
    }
    phone.press("Close");
    assert!(!phone.outline().contains("deleted the diary"));
}

#[test]
fn what_was_not_read_before_the_store_was_emptied_may_be_missing_and_that_is_said() {
    let mut phone = phone_with(3);
    phone.model.loading.is_fully_loaded = false;
    commit(&mut phone, StoreEvent::Emptied);
    phone.send(StoreEvent::LoadFinished);
    assert!(phone.outline().contains("older entries may be missing") && !phone.outline().contains("Everything that was in this window"));
    // Emptied again after everything left was read: what was missing is still missing.
    commit(&mut phone, StoreEvent::Emptied);
    assert!(phone.outline().contains("older entries may be missing"));
    phone.press("Open a backup");
    assert_eq!(phone.model.route, Route::Backup);
}

#[test]
fn a_write_that_fails_while_everything_is_written_back_is_tried_again() {
    let mut phone = phone_with(600);
    let (ticket, records) = update_once(&mut phone, StoreEvent::Emptied).remove(0);
    phone.send(StoreEvent::PersistFailed(ticket, crate::app::StoreFault::Broken));
    assert!(phone.model.has_unsaved() && phone.outline().contains("Not saved yet"));
    let again = update_once(&mut phone, StoreEvent::Retry(ticket)).remove(0);
    assert_eq!(again, (ticket, records));
    let rest = commit(&mut phone, StoreEvent::Persisted(ticket));
    assert_eq!(rest.concat().len(), 600 - 512);
    assert!(!phone.model.has_unsaved() && phone.outline().contains("is saved again"));
}

#[test]
fn an_empty_diary_has_nothing_to_lose() {
    let mut phone = Phone::new();
    assert!(commit(&mut phone, StoreEvent::Emptied).is_empty());
    assert_eq!(phone.model.loading.emptied, None);
}

#[test]
fn a_diary_that_was_here_is_asked_for_until_a_backup_is_opened_or_it_is_closed() {
    let mut phone = Phone::new();
    phone.send(StoreEvent::DiaryGone);
    assert!(phone.outline().contains("There was a diary on this phone."));
    phone.press("7");
    assert!(phone.outline().contains("There was a diary on this phone."), "one new entry is no answer");
    phone.press("Open a backup");
    assert_eq!(phone.model.route, Route::Backup);
    phone.send(Navigate::Went(Route::Now));
    let effects = effects(&mut phone, Dismiss::StoreLoss);
    assert!(matches!(effects.as_slice(), [Effect::ClearDiaryMarker]), "it does not come again at the next start: {effects:?}");
    assert!(!phone.outline().contains("There was a diary"));
    phone.send(StoreEvent::DiaryGone);
    phone.send(ImportCommand::Applied(Imports::default()));
    assert!(!phone.outline().contains("There was a diary"));
}

#[test]
fn a_part_that_does_not_come_is_said_with_another_try_and_the_way_to_a_backup() {
    let draw_without = |phone: &Phone| -> String {
        let text = Text::new(Language::English, Box::new(PlainIntl));
        let screen = Screen {
            model: &phone.model,
            text: &text,
            now: phone.now(),
            viewport: phone.viewport,
            cache: &phone.cache,
            later: None,
            other: None,
            offset_min: &|_| 60,
        };
        draw(&screen).iter().map(Node::outline).collect()
    };
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::Diary));
    assert!(draw_without(&phone).contains("One moment"));
    phone.send(PlatformEvent::LaterMissing(true));
    for route in [Route::Diary, Route::Visit, Route::Now] {
        phone.send(Navigate::Went(route));
        let outline = draw_without(&phone);
        for words in ["Part of the app could not be loaded.", "Try again", "Save a backup"] {
            assert!(outline.contains(words), "{words} on {route}: {outline}");
        }
        assert!(!outline.contains("One moment"), "{outline}");
    }
    let again = effects(&mut phone, PlatformRequest::LoadLater);
    assert!(matches!(again.as_slice(), [Effect::Request(PlatformRequest::LoadLater)]), "{again:?}");
    assert!(!phone.outline().contains("could not be loaded"), "it came");
}
