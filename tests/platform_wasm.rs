//! Clock, settings, files and other effects in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use std::cell::RefCell;
use std::rc::Rc;

use chrono::{NaiveDate, NaiveDateTime};
use pain_diary::app::{Appearance, Field, LanguageChoice, LastBackup, LeaveOut, Settings, TextSize};
use pain_diary::domain::{Body, DeviceId, Entry, LocalOffsets, Moment, Note, Record, RecordId, Score, SpeakerRef, Version};
use pain_diary::format::FileError;
use pain_diary::platform::intl::BrowserIntl;
use pain_diary::platform::tabs::{TabMessage, Tabs};
use pain_diary::platform::{clock, files, minute, pause, persistence, settings, worker};
use pain_diary::text::Intl;
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
        let at = Moment::of_place(local(wall), None, &clock::offset_east_min).unwrap();
        assert_eq!(at.offset_east_min(), clock::offset_east_min(unix_ms), "{wall}");
        assert_eq!(at.in_place(&clock::offset_east_min), Ok(at), "{wall}");
    }
    // Every hour of a year, whatever zone the browser is in: each can be picked, and what is written was on the clock.
    for hour in 0..366 * 24 {
        let wall = local("2026-01-01T00:30") + chrono::TimeDelta::hours(hour);
        let at = Moment::of_place(wall, None, &clock::offset_east_min).unwrap();
        assert!(at.is_of_place(&clock::offset_east_min), "{wall}: {at}");
        let is_left_out = matches!(LocalOffsets::of(wall, &clock::offset_east_min), LocalOffsets::Never { .. });
        assert_eq!(at.local() == wall, !is_left_out, "{wall}: {at}");
    }
    assert_ne!(clock::random10(), clock::random10());
    assert_ne!(clock::random_u64(), clock::random_u64());
}

#[wasm_bindgen_test]
fn settings_are_kept_and_shown_and_the_systems_are_not_written() {
    let chosen = Settings {
        language: LanguageChoice::Spanish,
        appearance: Appearance::Dark,
        text_size: TextSize::Largest,
        voice: SpeakerRef::Carer,
        carer: SpeakerRef::Person(RecordId::parse(ID).unwrap()),
        two_voices: true,
        without: vec![LeaveOut::Notes, LeaveOut::AllButInitials],
        backup_later_ms: Some(1_795_435_200_000),
        clock_seen_ms: 1_795_435_200_000,
    };
    settings::keep(&chosen);
    settings::apply(&chosen);
    assert_eq!(settings::load(), chosen);
    assert_eq!(settings::language(&chosen), "es");
    let kept = "['language','theme','text-size','voice','voices','carer','leave-out','clock-seen'].map((key) => localStorage.getItem('pain-diary.' + key)).join()";
    // As public/early.js reads them.
    assert_eq!(js(kept).as_string().unwrap(), format!(r#""es","dark","largest","carer",2,"{ID}","notes all-but-initials",1795435200000"#));
    let shown = "const html = document.documentElement; [html.lang, html.dataset.theme, html.dataset.textSize].join()";
    assert_eq!(js(shown).as_string().unwrap(), "es,dark,largest");
    settings::keep(&Settings::default());
    settings::apply(&Settings::default());
    assert_eq!(js(kept).as_string().unwrap(), ",,,,,,,");
    assert_eq!(js("document.documentElement.hasAttribute('data-theme')"), JsValue::FALSE);
    assert_eq!(settings::load(), Settings::default());
}

#[wasm_bindgen_test]
fn damaged_or_forbidden_local_storage_gives_the_defaults() {
    js("localStorage.setItem('pain-diary.theme', '{broken'); localStorage.setItem('pain-diary.voices', '\"two\"')");
    assert_eq!(settings::load(), Settings::default());
    js("localStorage.clear()");
    js("window.real = Object.getOwnPropertyDescriptor(window, 'localStorage');
        Object.defineProperty(window, 'localStorage', { configurable: true, get() { throw new DOMException('', 'SecurityError'); } })");
    // WebKit's compiled code may not notice that a property of the window was replaced; then there is nothing to see.
    let is_forbidden = web_sys::window().unwrap().local_storage().is_err();
    settings::keep(&Settings { two_voices: true, ..Settings::default() });
    let loaded = settings::load();
    settings::keep_draft(&Field::NewQuestion, Some("half"));
    let drafts = settings::drafts();
    js("Object.defineProperty(window, 'localStorage', window.real); localStorage.clear()");
    assert!(!is_forbidden || (loaded, drafts.len()) == (Settings::default(), 0));
}

#[wasm_bindgen_test]
fn drafts_are_kept_until_they_are_forgotten() {
    let id = RecordId::parse(ID).unwrap();
    let drafts = [(Field::Text(id, Entry::note()), "half typed \"…\n".to_owned()), (Field::NewQuestion, "Why".to_owned())];
    let kept = || {
        let mut kept: Vec<_> = settings::drafts().into_iter().map(|draft| (draft.field, draft.text)).collect();
        kept.sort();
        kept
    };
    let before_ms = clock::now_unix_ms();
    drafts.iter().for_each(|(field, text)| settings::keep_draft(field, Some(text)));
    assert_eq!(kept(), drafts);
    assert!(settings::drafts().iter().all(|draft| draft.kept_ms.is_some_and(|kept_ms| kept_ms >= before_ms) && !draft.is_stored));
    settings::keep_draft(&drafts[0].0, None);
    assert_eq!(kept(), drafts[1..]);
    settings::keep_draft(&drafts[1].0, None);
    assert_eq!(kept(), []);
    // As 0.1.0 kept the one it had.
    js(&format!(r#"localStorage.setItem('pain-diary.draft', '{{"id":"{ID}","text":"half"}}')"#));
    assert_eq!(kept(), [(Field::Text(id, Entry::note()), "half".to_owned())]);
    assert_eq!(kept(), [], "from now on under its own name");
}

#[wasm_bindgen_test]
fn erasing_takes_our_keys_and_no_other_apps() {
    settings::keep(&Settings { two_voices: true, ..Settings::default() });
    settings::keep_draft(&Field::NewQuestion, Some("Why"));
    js(
        "localStorage.setItem('pain-diary.taps', '[]'); localStorage.setItem('painter', 'x'); localStorage.setItem('other.pain-diary.', 'x')",
    );
    settings::erase();
    assert_eq!(js("Object.keys(localStorage).sort().join()").as_string().unwrap(), "other.pain-diary.,painter");
    js("localStorage.clear()");
}

#[wasm_bindgen_test]
fn taps_from_before_the_program_are_taken_with_their_own_time() {
    assert_eq!(settings::take_early_taps(), vec![]);
    js(&format!(
        "window.painDiaryTaps = [{{ id: '{ID}', score: 7, at_ms: 1795435387120, offset_min: 60, who: 'carer' }},
           {{ score: 'too-much', at_ms: 1795435387120, offset_min: 0 }}, {{ score: 11, at_ms: 1, offset_min: 0 }}, null];
         window.painDiaryTapsStored = (ids) => {{ window.stored = ids; }};"
    ));
    let taps = settings::take_early_taps();
    assert_eq!(taps.len(), 2);
    assert_eq!((taps[0].score, &taps[0].who, taps[0].id), (Score::parse("7").unwrap(), &SpeakerRef::Carer, RecordId::parse(ID).unwrap()));
    assert_eq!(taps[0].at, moment("2026-11-23T13:03:07+01:00"));
    assert_eq!((taps[1].score, &taps[1].who), (Score::TooMuch, &SpeakerRef::Patient));
    assert_eq!(settings::take_early_taps(), vec![]);
    settings::forget_early_taps(&[RecordId::new(0, &[0; 10])]);
    assert!(js("window.stored").is_undefined());
    settings::forget_early_taps(&[RecordId::parse(ID).unwrap()]);
    assert_eq!(js("window.stored.join()").as_string().unwrap(), ID);
}

/// The clock of the page stands 150 ms before a minute and goes on from there.
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

#[wasm_bindgen_test]
async fn files_are_read_whole_or_refused_before_reading() {
    let file =
        |bytes: &[u8]| web_sys::File::new_with_u8_array_sequence(&js_sys::Array::of1(&js_sys::Uint8Array::from(bytes)), "x").unwrap();
    assert_eq!(files::read_file(&file(b"{}")).await, Ok(b"{}".to_vec()));
    assert_eq!(files::read_file(&file(b"")).await, Ok(vec![]));
    let huge = js("new File(Array(200).fill(new Blob([new Uint8Array(1 << 20)])), 'huge')");
    assert_eq!(files::read_file(&huge.into()).await, Err(FileError::TooLarge));
}

#[wasm_bindgen_test]
async fn what_a_browser_lacks_is_none() {
    // WebKitGTK has none of it.
    let has_storage = js("Boolean(navigator.storage)").is_truthy();
    assert_eq!(persistence::persisted().await.is_some(), has_storage);
    assert_eq!(persistence::estimate().await.is_some_and(|space| space.quota_bytes > space.usage_bytes), has_storage);
    js("Object.defineProperty(navigator, 'storage', { configurable: true, value: undefined })");
    let lacking = (persistence::persisted().await, persistence::request().await, persistence::estimate().await);
    js("delete navigator.storage");
    assert_eq!(lacking, (None, None, None));
    assert!(!worker::update_ready() && !worker::can_install() && !worker::is_standalone() && !worker::is_ios());
    assert!(!worker::prompt_install().await);
}

#[wasm_bindgen_test]
async fn a_file_is_shared_where_that_is_the_better_way() {
    js("window.realMedia = matchMedia; window.matchMedia = (query) => ({ matches: query.includes('coarse') }) ");
    js("window.canShareJson = true;
        Object.defineProperty(navigator, 'canShare', { configurable: true, value: ({ files: [file] }) => canShareJson || file.name.endsWith('.txt') });
        Object.defineProperty(navigator, 'share', { configurable: true, value: async ({ files: [file] }) => {
          window.shared = `${file.name} ${file.type} ${await file.text()}`;
          if (window.shareFails) throw new DOMException('', window.shareFails);
        } });
        document.addEventListener('click', (event) => { if (event.target.download) { event.preventDefault(); window.downloaded = event.target.download; } }, true);");
    use files::SaveOutcome;
    let mut outcomes = Vec::new();
    for prepare in ["canShareJson = true", "canShareJson = false", "window.shareFails = 'AbortError'", "shareFails = 'NotAllowedError'"] {
        js(prepare);
        let outcome = files::save_json("a.json", b"{}").await;
        outcomes.push((outcome, js("window.shared").as_string(), js("window.downloaded").as_string()));
    }
    js("matchMedia = () => ({ matches: false }); shared = undefined");
    outcomes.push((files::save_json("b.json", b"{}").await, js("shared").as_string(), js("downloaded").as_string()));
    js("window.matchMedia = window.realMedia; delete navigator.canShare; delete navigator.share");
    let (json, text) = (Some("a.json application/json {}".to_owned()), Some("a.json.txt text/plain {}".to_owned()));
    assert_eq!(
        outcomes,
        [
            (SaveOutcome::Shared, json, None),
            (SaveOutcome::Shared, text.clone(), None),
            (SaveOutcome::Cancelled, text.clone(), None),
            (SaveOutcome::Downloaded, text, Some("a.json".into())),
            (SaveOutcome::Downloaded, None, Some("b.json".into())),
        ]
    );
}
