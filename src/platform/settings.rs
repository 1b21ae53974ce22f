//! Data in localStorage that may be lost: settings, drafts, taps made before the program ran. localStorage can be forbidden, full or
//! contain anything; then the defaults apply. `public/early.js` reads the same keys.

mod drafts;
mod taps;

pub use drafts::{LeftDraft, drafts, drafts_at_ms, forget_left, keep_draft, left_drafts};
pub use taps::{forget_early_taps, left_taps, take_early_taps};

use gloo_storage::{LocalStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::clock::now_unix_ms;
use super::dom::call;
use super::names::name;
use crate::app::{Appearance, LanguageChoice, LeaveOut, Settings, TextSize, WrongCodes};
use crate::domain::{CollectVec, SpeakerRef};
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
/// The public key of the lock, to which `public/early.js` seals what is tapped before the program runs.
const LOCK: &str = "lock";
/// In its place while a lock is being set: nothing can be sealed to it yet.
const LOCK_TO_COME: &str = "-";
/// Suffix of the key with the time of erasing, which erasing does not delete.
const ERASED_AT: &str = ":erased";

/// gloo-storage throws where localStorage is forbidden, so every use is guarded by this.
fn allowed() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}

/// A key of this copy of the app.
fn own(key: &str) -> String {
    format!("{}.{key}", name())
}

/// The keys of this copy that begin so.
fn keys(start: &str) -> Vec<String> {
    if !allowed() {
        return Vec::new();
    }
    let (storage, start) = (LocalStorage::raw(), own(start));
    let all = (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok().flatten());
    all.filter(|key| key.starts_with(&start)).collect_vec()
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

/// What is known here of the lock, without opening the store: from the moment on in which one is to be set, no window keeps anything
/// readable beside the store.
#[derive(Clone, Copy, Debug)]
pub enum LockSign<'a> {
    /// No lock is set, or it is being removed.
    None,
    /// One is about to be set.
    ToCome,
    /// One is set; its public key in base64.
    Set(&'a str),
}

/// Keeps that sign.
pub fn note_lock(sign: LockSign<'_>) {
    let sign = match sign {
        LockSign::None => None,
        LockSign::ToCome => Some(LOCK_TO_COME),
        LockSign::Set(public) => Some(public),
    };
    if read::<String>(LOCK).as_deref() != sign {
        write(LOCK, sign);
    }
}

/// True when any window has set a lock, or is about to.
#[must_use]
pub fn has_lock() -> bool {
    read::<String>(LOCK).is_some()
}

/// Deletes all keys of this copy (settings, drafts, taps) and no others.
pub fn erase() {
    keys("").iter().for_each(LocalStorage::delete);
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
