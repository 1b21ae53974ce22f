//! Taps made before the program ran, which `public/early.js` keeps; with a lock, sealed (`public/on-demand/lock-tap.js`).

use std::cell::RefCell;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use crate::app::Tap;
use crate::domain::{CollectVec, Moment, RecordId, Score, SpeakerRef};
use crate::platform::clock::random10;
use crate::platform::dom::{call, global, property};

thread_local! {
    /// Ids of the taps this page has received from early.js.
    static TAKEN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Receives the taps that early.js stored, oldest first.
#[must_use]
pub fn take_early_taps() -> Vec<Tap> {
    let taps = global("painDiaryTaps").and_then(|taps| call(&taps, "splice", &[&JsValue::from_f64(0.0)]));
    let Some(taps) = taps.and_then(|taps| taps.dyn_into::<Array>().ok()) else { return Vec::new() };
    taps.iter().filter_map(|tap| early_tap(&tap)).collect_vec()
}

fn early_tap(tap: &JsValue) -> Option<Tap> {
    let text = |name| property(tap, name).and_then(|value| value.as_string());
    let score = text("score").or_else(|| property(tap, "score")?.as_f64().map(|number| whole(number).to_string()))?;
    let id = text("id");
    TAKEN.with_borrow_mut(|taken| taken.extend(id.clone()));
    let at_ms = whole(property(tap, "at_ms")?.as_f64()?);
    Some(Tap {
        id: id.and_then(|id| RecordId::parse(&id)).unwrap_or_else(|| RecordId::new(at_ms, &random10())),
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
        let ids: Array = stored.iter().map(|id| JsValue::from_str(id)).collect();
        call(&js_sys::global(), "painDiaryTapsStored", &[&ids]);
    }
}

/// Of these taps, which other windows left, those that were not taken yet.
#[must_use]
pub fn left_taps(left: &Array) -> Vec<Tap> {
    let is_new = |tap: &JsValue| {
        let id = property(tap, "id").and_then(|id| id.as_string());
        id.is_some_and(|id| TAKEN.with_borrow(|taken| !taken.contains(&id)))
    };
    left.iter().filter(is_new).filter_map(|tap| early_tap(&tap)).collect_vec()
}
