//! The other phone: what it lacks, what it gave, when it was last heard.

use super::import_tests::{HERE, HERS, add, entry};
use super::shared_tests::{has, has_not, read};
use super::*;
use crate::app::{Effect, ExchangeCommand, Offer, Outgoing, Peer};
use crate::domain::{Body, Phone as PhoneUser, Record, Version};

/// A file of her phone about these records of hers, as that phone makes it for this one.
fn her_file(records: &[Record]) -> Vec<u8> {
    let mut hers = Diary::default();
    hers.join_all(records.iter().cloned());
    file(&hers, HERS.profile(), None).1
}

fn file(diary: &Diary, profile: u32, peer: Option<&Peer>) -> (Offer, Vec<u8>) {
    let mut outgoing = Outgoing::begin(diary);
    while !outgoing.step(diary, Moment::from_clock(NOON_MS, 60), &[peer]).expect("can be written") {}
    outgoing.finish(profile).pop().expect("one file")
}

/// As the shell does on this screen.
fn make(phone: &mut Phone) {
    let peers = phone.model.peers.list.iter().map(Some).chain([None]);
    let offers = peers.map(|peer| file(&phone.model.diary, HERE.profile(), peer).0).collect();
    phone.send(ExchangeCommand::Made(phone.model.revision, offers));
}

fn open(phone: &mut Phone, file: &[u8]) {
    phone.send(Navigate::Went(Route::Exchange));
    phone.send(ImportCommand::Open(1));
    phone.send(ImportCommand::Read(1, read(file)));
}

fn kept_peers(phone: &mut Phone) -> Vec<u32> {
    let peer = |effect: Effect| if let Effect::KeepPeer(peer) = effect { Some(peer.profile) } else { None };
    phone.asked.drain(..).filter_map(peer).collect()
}

/// Her phone, used by the carer, with two numbers.
fn hers() -> Vec<Record> {
    let user = Body::Phone(PhoneUser { profile: HERS.profile(), user: SpeakerRef::Carer });
    let user = Record::new(PhoneUser::id(HERS.profile()), Version::first(NOON_MS, HERS, user));
    vec![user, entry(1, NOON_MS, HERS, "", false), entry(2, NOON_MS + 5, HERS, "", false)]
}

#[test]
fn a_phone_that_gave_a_file_is_given_what_it_lacks() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::Exchange));
    make(&mut phone);
    has(&phone, "Give to the other phone");
    has_not(&phone, "Everything: ");
    has_not(&phone, "Entries from");
    open(&mut phone, &her_file(&hers()));
    assert_eq!(kept_peers(&mut phone), Vec::<u32>::new(), "nothing is heard before it is in the diary");
    add(&mut phone);
    assert_eq!(phone.model.peers.of(HERS.profile()).map(|peer| peer.heard.to_string()), Some("2026-11-23T13:00:00+01:00".to_owned()));
    make(&mut phone);
    has(&phone, "The other phone already has everything.");
    has(&phone, "Give to one more phone");
    has(&phone, ": up to 13:00");
    phone.later(60);
    phone.send(Pad::Tap(number(7)));
    phone.send(Navigate::Went(Route::Exchange));
    has_not(&phone, "The other phone already has everything.");
    has(&phone, "Looking at what to give …");
    make(&mut phone);
    has(&phone, "one number since 13:00 · ");
    has(&phone, "Everything: 3 numbers, one other thing · ");
    phone.press("Send a file");
    assert!(phone.asked.iter().any(|effect| matches!(effect, Effect::Give(Some(profile)) if *profile == HERS.profile())));
    phone.send(ExchangeCommand::Given);
    has(&phone, "The file is made.");
    has(&phone, "one number since 13:00 · ");
    phone.later(24 * 60);
    phone.send(Navigate::Went(Route::Exchange));
    has(&phone, "one number since yesterday 13:00 · ");
}

#[test]
fn a_file_without_news_is_heard_and_a_cancelled_one_is_not() {
    let mut phone = Phone::new();
    open(&mut phone, &her_file(&hers()));
    phone.press("Cancel");
    phone.send(ImportCommand::Applied(crate::app::Imports::default()));
    phone.send(StoreEvent::LoadFinished);
    assert_eq!(kept_peers(&mut phone), Vec::<u32>::new());
    phone.send(StoreEvent::OtherTab(hers()));
    open(&mut phone, &her_file(&hers()));
    has(&phone, "Everything in this file is in your diary already.");
    assert_eq!(kept_peers(&mut phone), [HERS.profile()]);
}

#[test]
fn the_own_phone_and_files_of_earlier_versions_are_no_other_phone() {
    let mut phone = Phone::new();
    let mut own = Diary::default();
    own.join_all(hers());
    open(&mut phone, &file(&own, HERE.profile(), None).1);
    add(&mut phone);
    open(&mut phone, super::import_tests::BASE);
    add(&mut phone);
    assert_eq!((kept_peers(&mut phone), phone.model.peers.list.len()), (Vec::new(), 0));
}

#[test]
fn until_when_the_other_phone_was_heard_stands_where_last_doses_do() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::Medicines));
    phone.send(Input::Typed(Field::New(Relief::name()), "Morphine drops".into()));
    phone.send(Write::Add(Form::Relief));
    let id = phone.model.diary.reliefs().next().expect("just written").0;
    phone.send(StoreEvent::OtherTab(hers()));
    open(&mut phone, &her_file(&hers()));
    for route in [Route::Now, Route::Medicines, Route::Medicine(id)] {
        phone.send(Navigate::Went(route));
        has(&phone, ": up to 13:00");
    }
}

#[test]
fn a_diary_for_two_is_set_up_step_by_step_and_any_step_can_be_skipped() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::ForTwo));
    has(&phone, "Step 1 of 4");
    phone.send(Input::Typed(Field::New(Person::name()), "Anna".into()));
    phone.press("Add as the patient");
    has(&phone, "Anna");
    phone.press("Next");
    has(&phone, "Who uses this phone?");
    phone.press("Next");
    has(&phone, "Take from another phone");
    phone.press("Next");
    has(&phone, "On the home screen");
    phone.press("Back");
    has(&phone, "Step 3 of 4");
    phone.press("Next");
    phone.press("Done");
    assert_eq!(phone.model.route, Route::Now);
}
