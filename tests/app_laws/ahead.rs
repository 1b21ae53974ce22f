//! Records dated a year ahead are never taken as the last one by a tap.

use pain_diary::app::{Navigate, Pad, Route, Status, Write};
use pain_diary::domain::{Body, Code, Dose, Line, Moment, Record, RecordId, Relief, SpeakerRef, Version};

use crate::common::bodies::tapped;
use crate::common::records::{NOON_MS, pain};
use crate::said;
use crate::steps::Step;
use crate::world::{DEVICE, World};

const YEAR_MIN: i64 = 365 * 24 * 60;

fn at(minute: i64) -> Moment {
    Moment::from_clock(NOON_MS + minute * 60_000, 60)
}

fn id(number: u8) -> RecordId {
    RecordId::new(NOON_MS, &[number; 10])
}

fn load(world: &mut World, number: u8, body: Body) {
    world.step(Step::Loaded(vec![Record::new(id(number), Version::first(NOON_MS, DEVICE.with_window(9), body))]));
}

#[test]
fn a_dose_a_year_ahead_is_no_first_of_a_run() {
    let mut world = World::new();
    let relief = Relief::new(Code::listed("medicine"), Line::new("Morphine").expect("short"));
    load(&mut world, 1, Body::Relief(relief));
    load(&mut world, 2, Body::Dose(Dose::taken(id(1), at(YEAR_MIN), SpeakerRef::Patient)));
    world.send(Write::LogDose(id(1)));
    world.commit_all();
    assert_eq!(said(&world), Some(&Status::Took("Morphine".to_owned(), at(0))));
    assert_eq!(world.model.diary.last_taken(id(1), at(0)).map(|dose| dose.at), Some(at(0)));
    world.send(Write::LogDose(id(1)));
    world.commit_all();
    assert_eq!(said(&world), Some(&Status::TookAgain(2, at(0))));
}

#[test]
fn the_places_of_last_time_are_not_those_of_an_entry_a_year_ahead() {
    let mut world = World::new();
    let sited = |minute, region: &'static str| {
        let mut details = pain_diary::domain::Details::default();
        assert!(details.mark(&Code::listed(region), None));
        Body::Entry(tapped(at(minute), 5).with_details(details))
    };
    load(&mut world, 1, sited(-60, "jaw"));
    load(&mut world, 2, sited(YEAR_MIN, "face"));
    world.send(Pad::Tap(pain(6)));
    let shown = world.model.shown.expect("just tapped");
    assert_eq!(world.model.last_places(shown), Some(id(1)));
}

#[test]
fn a_number_of_the_form_a_year_ahead_is_not_changed_by_the_next_one() {
    let mut world = World::new();
    world.send(Navigate::Went(Route::RecallForm));
    let worst = Body::Entry(tapped(at(YEAR_MIN), 5).about(Code::listed("worst-24h")));
    load(&mut world, 1, worst);
    assert_eq!(world.model.recall_entry(Some("worst-24h"), at(0)), None);
    world.send(Write::RecallNumber(Some("worst-24h"), Some(pain(8))));
    assert_eq!(world.model.diary.entry(id(1)).map(|entry| entry.score), Some(pain(5)));
}
