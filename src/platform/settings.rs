//! Data in localStorage that may be lost: settings, drafts, taps made before the program ran. localStorage can be forbidden, full or
//! contain anything; then the defaults apply. `public/early.js` reads the same keys.

use std::cell::RefCell;

use gloo_storage::{LocalStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

use super::clock::now_unix_ms;
use super::dom::{call, global, property};
use super::names::name;
use crate::app::{Appearance, Draft, Field, LanguageChoice, LeaveOut, Settings, Tap, TextSize, WrongCodes};
use crate::domain::{CollectVec, Entry, Moment, RecordId, Score, SpeakerRef};
use crate::format::Object;
use crate::text::Language;

const LANGUAGE: &str = "language";
const THEME: &str = "theme";
const TEXT_SIZE: &str = "text-size";
const VOICE: &str = "voice";
const VOICES: &str = "voices";
const CARER: &str = "carer";
const WITHOUT: &str = "leave-out";
const BACKUP_LATER: &str = "backup-later";
const CLOCK_SEEN: &str = "clock-seen";
const WRONG_CODES: &str = "wrong-codes";
const VOICE_WORDS: &str = "voice-words";
/// Prefix of a draft's key; the name of the field follows.
const DRAFT: &str = "draft";
/// Suffix of the key with the time of erasing, which erasing does not delete.
const ERASED_AT: &str = ":erased";
/// Time of the last draft. Tells how old the copy of these keys is that the browser has written to disk.
const DRAFTS_AT: &str = "drafts-at";

/// gloo-storage throws where localStorage is forbidden, so every use is guarded by this.
fn allowed() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}

/// A key of this copy of the app.
fn own(key: &str) -> String {
    format!("{}.{key}", name())
}

fn read<T: DeserializeOwned>(key: &str) -> Option<T> {
    if allowed() { LocalStorage::get(own(key)).ok() } else { None }
}

/// Writes a value, or deletes it for `None`. Failures are ignored: settings may be lost.
fn write<T: Serialize>(key: &str, value: Option<T>) {
    match value {
        _ if !allowed() => {}
        Some(value) => LocalStorage::set(own(key), value).unwrap_or_default(),
        None => LocalStorage::delete(own(key)),
    }
}

/// A stored string, or the empty string.
fn word(key: &str) -> String {
    read(key).unwrap_or_default()
}

/// Loads the settings.
#[must_use]
pub fn load() -> Settings {
    Settings {
        language: LanguageChoice::of_word(&word(LANGUAGE)),
        appearance: Appearance::of_word(&word(THEME)),
        text_size: TextSize::of_word(&word(TEXT_SIZE)),
        voice: speaker(VOICE).unwrap_or(SpeakerRef::Patient),
        carer: speaker(CARER).unwrap_or(SpeakerRef::Carer),
        two_voices: read::<u8>(VOICES) == Some(2),
        without: LeaveOut::of_words(&word(WITHOUT)),
        backup_later_ms: read(BACKUP_LATER),
        clock_seen_ms: read(CLOCK_SEEN).unwrap_or_default(),
        wrong_codes: wrong_codes(),
    }
}

/// Stores the settings; default values are not stored.
pub fn keep(settings: &Settings) {
    write(LANGUAGE, settings.language.word());
    write(THEME, settings.appearance.word());
    write(TEXT_SIZE, settings.text_size.word());
    write(VOICE, (settings.voice != SpeakerRef::Patient).then(|| settings.voice.to_string()));
    write(CARER, (settings.carer != SpeakerRef::Carer).then(|| settings.carer.to_string()));
    write(VOICES, settings.two_voices.then_some(2));
    write(BACKUP_LATER, settings.backup_later_ms);
    write(WITHOUT, (!settings.without.is_empty()).then(|| LeaveOut::words(&settings.without)));
    let wrong = settings.wrong_codes;
    write(WRONG_CODES, (wrong.count > 0).then(|| format!("{} {}", wrong.count, wrong.last_ms)));
    write(CLOCK_SEEN, (settings.clock_seen_ms != 0).then_some(settings.clock_seen_ms));
}

/// "3 1764000000000": how many in a row, and when the last was tried.
fn wrong_codes() -> WrongCodes {
    let words = word(WRONG_CODES);
    let known = words.split_once(' ').and_then(|(count, at)| Some(WrongCodes { count: count.parse().ok()?, last_ms: at.parse().ok()? }));
    known.unwrap_or_default()
}

fn speaker(key: &str) -> Option<SpeakerRef> {
    read::<String>(key).and_then(|who| SpeakerRef::parse(&who))
}

/// Stores the labels of the pad's switch, the patient's first, for the static shell.
pub fn keep_voice_words(words: Option<&[String; 2]>) {
    write(VOICE_WORDS, words);
}

/// Applies theme, text size and language to the page; works without localStorage.
pub fn apply(settings: &Settings) {
    // This also sets the colour of the browser's bars.
    call(&js_sys::global(), "painDiaryApplyAppearance", &[]);
    let Some(html) = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element()) else {
        return;
    };
    let (theme, text_size) = (settings.appearance.word(), settings.text_size.word());
    for (name, value) in [("lang", Some(language(settings))), ("data-theme", theme), ("data-text-size", text_size)] {
        // These names are always valid, so nothing can fail.
        match value {
            Some(value) => html.set_attribute(name, value),
            None => html.remove_attribute(name),
        }
        .unwrap_or_default();
    }
}

/// The chosen language, or the first supported one of the browser's, as a BCP 47 tag.
#[must_use]
pub fn language(settings: &Settings) -> &'static str {
    settings.language.word().unwrap_or_else(|| {
        let navigator = web_sys::window().map(|window| window.navigator());
        let wanted = navigator.map(|navigator| navigator.languages()).unwrap_or_default();
        Language::preferred(wanted.iter().filter_map(|tag| tag.as_string())).tag()
    })
}

/// Stores the draft of a field until it is committed, so that a crash does not lose it; `None` deletes it. Each field has its own key, so
/// two windows do not overwrite each other.
pub fn keep_draft(field: &Field, text: Option<&str>) {
    let key = field.draft_name().filter(|_| allowed()).map(|name| own(&format!("{DRAFT} {name}")));
    match (key, text) {
        // Failures are ignored: the draft is also committed to the store.
        (Some(key), Some(text)) => {
            if LocalStorage::raw().set_item(&key, text).is_ok() {
                write(DRAFTS_AT, Some(now_unix_ms()));
            }
        }
        (Some(key), None) => LocalStorage::delete(&key),
        (None, _) => {}
    }
}

/// The stored drafts.
#[must_use]
pub fn drafts() -> Vec<Draft> {
    if !allowed() {
        return Vec::new();
    }
    let (storage, of_drafts) = (LocalStorage::raw(), own(DRAFT));
    let keys: Vec<String> = (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok().flatten()).collect_vec();
    let draft = |key: &String| {
        let text = storage.get_item(key).ok().flatten()?;
        match key.strip_prefix(&of_drafts)? {
            "" => draft_of_0_1_0(&text),
            name => Some((Field::of_draft(name.strip_prefix(' ')?)?, text)),
        }
    };
    let kept_ms = read(DRAFTS_AT);
    keys.iter().filter_map(draft).map(|(field, text)| Draft { field, text, kept_ms, is_stored: false }).collect_vec()
}

/// Deletes drafts and names: with a lock nothing readable is kept here.
pub fn forget_words() {
    keep_voice_words(None);
    if allowed() {
        let storage = LocalStorage::raw();
        let keys: Vec<String> = (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok().flatten()).collect_vec();
        keys.iter().filter(|key| key.starts_with(&own(DRAFT))).for_each(LocalStorage::delete);
    }
}

/// Deletes all keys of this copy (settings, drafts, taps) and no others.
pub fn erase() {
    if allowed() {
        let storage = LocalStorage::raw();
        let keys: Vec<String> = (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok().flatten()).collect_vec();
        keys.iter().filter(|key| key.starts_with(&own(""))).for_each(LocalStorage::delete);
    }
}

/// Records that the diary is being erased on request, or clears that: a window that finds the store empty without having received the
/// message must not write the diary back.
pub fn note_erasing(is_erasing: bool) {
    if allowed() {
        let key = format!("{}{ERASED_AT}", name());
        if is_erasing {
            LocalStorage::set(key, now_unix_ms()).unwrap_or_default();
        } else {
            LocalStorage::delete(key);
        }
    }
}

/// True when the diary was erased after this time, in milliseconds since 1970, UTC.
#[must_use]
pub fn erased_since(unix_ms: i64) -> bool {
    allowed() && LocalStorage::get::<i64>(format!("{}{ERASED_AT}", name())).is_ok_and(|erased_ms| erased_ms >= unix_ms)
}

/// Version 0.1.0 stored a single note, as JSON.
fn draft_of_0_1_0(kept: &str) -> Option<(Field, String)> {
    LocalStorage::delete(own(DRAFT));
    let kept = Object::parse(kept).ok()?;
    Some((Field::Text(RecordId::parse(&kept.text("id")?)?, Entry::note()), kept.text("text")?))
}

thread_local! {
    /// Ids of the taps this page has received from early.js.
    static TAKEN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Receives the taps that early.js stored, oldest first.
#[must_use]
pub fn take_early_taps() -> Vec<Tap> {
    let taps = global("painDiaryTaps").and_then(|taps| call(&taps, "splice", &[&JsValue::from_f64(0.0)]));
    let Some(taps) = taps.and_then(|taps| taps.dyn_into::<js_sys::Array>().ok()) else { return Vec::new() };
    taps.iter().filter_map(|tap| early_tap(&tap)).collect_vec()
}

fn early_tap(tap: &JsValue) -> Option<Tap> {
    let text = |name| property(tap, name).and_then(|value| value.as_string());
    let score = text("score").or_else(|| property(tap, "score")?.as_f64().map(|number| whole(number).to_string()))?;
    let id = text("id");
    TAKEN.with_borrow_mut(|taken| taken.extend(id.clone()));
    let at_ms = whole(property(tap, "at_ms")?.as_f64()?);
    Some(Tap {
        id: id.and_then(|id| RecordId::parse(&id)).unwrap_or_else(|| RecordId::new(at_ms, &super::clock::random10())),
        score: Score::parse(&score)?,
        at: Moment::from_clock(at_ms, offset(property(tap, "offset_min")?.as_f64()?)),
        who: text("who").and_then(|who| SpeakerRef::parse(&who)).unwrap_or(SpeakerRef::Patient),
    })
}

#[expect(clippy::cast_possible_truncation, reason = "saturates; the clock is checked where it becomes a moment")]
const fn whole(number: f64) -> i64 {
    number as i64
}

#[expect(clippy::cast_possible_truncation, reason = "saturates; the offset is checked where it becomes a moment")]
const fn offset(minutes: f64) -> i32 {
    minutes as i32
}

/// These records are committed: early.js deletes the taps they came from.
pub fn forget_early_taps(stored: &[RecordId]) {
    let stored: Vec<String> = TAKEN.with_borrow_mut(|taken| {
        let is_stored = |id: &String| stored.iter().any(|stored| stored.to_string() == *id);
        taken.extract_if(.., |id| is_stored(id)).collect_vec()
    });
    if !stored.is_empty() {
        let ids: js_sys::Array = stored.iter().map(|id| JsValue::from_str(id)).collect();
        call(&js_sys::global(), "painDiaryTapsStored", &[&ids]);
    }
}
