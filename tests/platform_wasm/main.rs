//! The smaller browser functions, in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

mod files;
mod local_storage;

use chrono::{NaiveDate, NaiveDateTime};
use pain_diary::app::LastBackup;
use pain_diary::domain::{Body, DeviceId, Entry, LocalOffsets, Moment, Note, Record, RecordId, Score, SpeakerRef, Version};
use pain_diary::platform::intl::BrowserIntl;
use pain_diary::platform::tabs::{TabMessage, Tabs};
use pain_diary::platform::{clock, minute, pause};
use pain_diary::text::Intl;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const ID: &str = "019ab0f2-6c00-7000-8000-000000000001";

fn moment(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

fn js(code: &str) -> JsValue {
    js_sys::eval(code).unwrap_or_else(|error| panic!("{code}: {error:?}"))
}

#[wasm_bindgen_test]
fn a_wall_clock_is_written_as_it_was_lived_whatever_the_browsers_zone() {
    let english = BrowserIntl::new("en");
    let at = moment("2026-11-23T14:03:07+13:45");
    assert_eq!(english.time(at), "14:03");
    assert_eq!(english.time(moment("2026-11-23T00:05:00-11:00")), "00:05");
    let (day, today) = (NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), NaiveDate::from_ymd_opt(2026, 12, 1).unwrap());
    let this_year = english.day(day, today);
    assert!(this_year.contains("Monday") && this_year.contains("November") && !this_year.contains("2026"), "{this_year}");
    assert!(english.day(day, NaiveDate::from_ymd_opt(2027, 1, 1).unwrap()).contains("2026"));
    let written = english.date_time(at);
    assert!(written.contains("23") && written.contains("2026") && written.contains("14:03"), "{written}");
    let spanish = BrowserIntl::new("es").day(day, today);
    assert!(spanish.contains("lunes") && spanish.contains("noviembre"), "{spanish}");
}

#[wasm_bindgen_test]
fn numbers_are_those_of_the_language() {
    let (english, spanish) = (BrowserIntl::new("en"), BrowserIntl::new("es"));
    assert_eq!((english.number(50_000), spanish.number(50_000)), ("50,000".into(), "50.000".into()));
    assert_eq!([0, 1, 2].map(|number| english.plural(number)), ["other", "one", "other"]);
    assert_eq!(english.bytes(1_250_000.0), "1.3 MB");
    assert_eq!((english.bytes(0.0), english.bytes(12_345.0), english.bytes(5e12)), ("0 byte".into(), "12 kB".into(), "5,000 GB".into()));
}

#[wasm_bindgen_test]
fn offsets_are_those_of_the_zone() {
    let now = clock::now_unix_ms();
    assert_eq!(clock::now().offset_east_min(), clock::offset_east_min(now));
    let local = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap();
    for (wall, unix_ms) in [("2026-07-01T12:00", 1_782_907_200_000), ("2026-01-01T12:00", 1_767_268_800_000)] {
        let at = Moment::of_zone(local(wall), None, &clock::offset_east_min).unwrap();
        assert_eq!(at.offset_east_min(), clock::offset_east_min(unix_ms), "{wall}");
        assert_eq!(at.in_zone(&clock::offset_east_min), Ok(at), "{wall}");
    }
    // Every hour of a year, in any zone of the browser: each can be picked, and the recorded time is one that the clock showed.
    for hour in 0..366 * 24 {
        let wall = local("2026-01-01T00:30") + chrono::TimeDelta::hours(hour);
        let at = Moment::of_zone(wall, None, &clock::offset_east_min).unwrap();
        assert!(at.is_in_zone(&clock::offset_east_min), "{wall}: {at}");
        let is_left_out = matches!(LocalOffsets::of(wall, &clock::offset_east_min), LocalOffsets::Never { .. });
        assert_eq!(at.local() == wall, !is_left_out, "{wall}: {at}");
    }
    assert_ne!(clock::random10(), clock::random10());
    assert_ne!(clock::random_u64(), clock::random_u64());
}

/// Sets the clock of the page to 150 ms before a full minute.
fn shortly_before_a_minute() {
    js("window.trueNow ??= Date.now.bind(Date); const shift = 60000 - (trueNow() % 60000) - 150; Date.now = () => trueNow() + shift");
}

fn set_in_sight(is_in_sight: bool) {
    let hidden = !is_in_sight;
    js(&format!(
        "Object.defineProperty(document, 'hidden', {{ configurable: true, get: () => {hidden} }});
         document.dispatchEvent(new Event('visibilitychange'))"
    ));
}

#[wasm_bindgen_test]
async fn a_minute_begins_in_sight_costs_nothing_out_of_sight_and_comes_at_once_on_return() {
    // Timers of a second and less are those of this test.
    js("window.minutes = new Set(); const set = setTimeout, clear = clearTimeout;
        window.setTimeout = (then, ms, ...rest) => {
            const id = set((...all) => { window.minutes.delete(id); then(...all); }, ms, ...rest);
            if (ms !== 400 && ms !== 20) window.minutes.add(id);
            return id;
        };
        window.clearTimeout = (id) => { window.minutes.delete(id); clear(id); }");
    let timers = || js("window.minutes.size").as_f64();
    shortly_before_a_minute();
    let begun = Rc::new(RefCell::new(0));
    let heard = begun.clone();
    minute::on_minute(move || *heard.borrow_mut() += 1);
    assert_eq!((*begun.borrow(), timers()), (0, Some(1.0)));
    pause::sleep(400).await;
    assert_eq!((*begun.borrow(), timers()), (1, Some(1.0)), "the minute has begun, and the next one is waited for");
    set_in_sight(false);
    assert_eq!((*begun.borrow(), timers()), (1, Some(0.0)), "nothing is waited for out of sight");
    shortly_before_a_minute();
    pause::sleep(400).await;
    assert_eq!(*begun.borrow(), 1);
    shortly_before_a_minute();
    set_in_sight(true);
    assert_eq!((*begun.borrow(), timers()), (2, Some(1.0)), "at once on return");
    pause::sleep(400).await;
    assert_eq!(*begun.borrow(), 3);
    set_in_sight(false);
    js("Date.now = window.trueNow; delete document.hidden");
}

#[wasm_bindgen_test]
async fn tabs_hear_each_other_and_not_themselves() {
    let (heard_one, heard_two) = (Rc::new(RefCell::new(Vec::new())), Rc::new(RefCell::new(Vec::new())));
    let hear = |heard: &Rc<RefCell<Vec<TabMessage>>>| {
        let heard = heard.clone();
        move |message| heard.borrow_mut().push(message)
    };
    let (one, _two) = (Tabs::open(hear(&heard_one)), Tabs::open(hear(&heard_two)));
    let at = moment("2026-11-23T14:03:07+01:00");
    let entry = Entry::tapped(at, Score::TooMuch, SpeakerRef::Carer).with_note(Note::new("two\nlines \u{2028}").unwrap());
    let record = Record::new(RecordId::parse(ID).unwrap(), Version::first(0, DeviceId::new(1), Body::Entry(entry)));
    let sent = vec![
        TabMessage::Records(vec![record]),
        TabMessage::LoadNew,
        TabMessage::Reread,
        TabMessage::Backup(LastBackup { at: at.to_string(), records: 3 }),
        TabMessage::Erasing,
        TabMessage::Restart,
    ];
    js("new BroadcastChannel('pain-diary').postMessage('{\"kind\":\"from the future\"}')");
    for message in &sent {
        one.send(message);
    }
    for _ in 0..100 {
        if heard_two.borrow().len() == sent.len() {
            break;
        }
        pause::sleep(20).await;
    }
    assert_eq!(*heard_two.borrow(), sent);
    assert!(heard_one.borrow().is_empty());
}
