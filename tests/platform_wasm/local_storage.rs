//! The content of localStorage: settings, drafts, early taps.

use super::{ID, js, moment};
use pain_diary::app::{Appearance, Field, LanguageChoice, LeaveOut, Settings, TextSize, WrongCodes};
use pain_diary::domain::{Entry, RecordId, Score, SpeakerRef};
use pain_diary::platform::settings::LockSign;
use pain_diary::platform::{clock, settings};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

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
        wrong_codes: WrongCodes { count: 3, last_ms: 1_795_435_200_001 },
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
fn drafts_that_are_stored_elsewhere_are_forgotten_here_unless_they_were_changed() {
    settings::keep_draft(&Field::NewQuestion, Some("Why"));
    js("localStorage.setItem('pain-diary.draft', '{broken'); localStorage.setItem('pain-diary.draft a later field', 'x')");
    let left = settings::left_drafts();
    let mut names: Vec<_> = left.iter().map(|draft| (draft.name.as_str(), draft.text.as_str())).collect();
    names.sort_unstable();
    assert_eq!(names, [("", "{broken"), ("a later field", "x"), ("question", "Why")], "whatever they are");
    assert!(settings::drafts_at_ms().is_some());
    settings::keep_draft(&Field::NewQuestion, Some("Why not"));
    left.iter().for_each(settings::forget_left);
    let kept = "Object.keys(localStorage).filter((key) => !key.endsWith('drafts-at')).join()";
    assert_eq!(js(kept).as_string().unwrap(), "pain-diary.draft question");
    settings::left_drafts().iter().for_each(settings::forget_left);
    assert_eq!(js(kept).as_string().unwrap(), "");
    js("localStorage.clear()");
}

#[wasm_bindgen_test]
fn that_there_is_a_lock_is_known_without_the_store() {
    assert!(!settings::has_lock());
    for (sign, kept) in [(LockSign::ToCome, "\"-\""), (LockSign::Set("BA=="), "\"BA==\"")] {
        settings::note_lock(sign);
        // As public/early.js reads it.
        assert_eq!(js("localStorage.getItem('pain-diary.lock')").as_string().unwrap(), kept);
        assert!(settings::has_lock());
    }
    settings::note_lock(LockSign::None);
    assert!(!settings::has_lock() && js("localStorage.getItem('pain-diary.lock')").is_null());
}

#[wasm_bindgen_test]
fn taps_that_another_window_left_are_taken_once() {
    const OTHER: &str = "019ab0f2-6c00-7000-8000-0000000000aa";
    let left = js(&format!("[{{ id: '{OTHER}', score: 4, at_ms: 1795435387120, offset_min: 60, who: 'patient' }}, null, {{ score: 1 }}]"));
    let taken = settings::left_taps(left.unchecked_ref());
    assert_eq!(
        taken.iter().map(|tap| (tap.id.to_string(), tap.score)).collect::<Vec<_>>(),
        [(OTHER.to_owned(), Score::parse("4").unwrap())]
    );
    assert_eq!(settings::left_taps(left.unchecked_ref()), vec![]);
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
