//! The stream of codes between two phones. The work is done by `public/on-demand/stream.js`, which is loaded when it is likely to be used
//! and is the only file that opens the camera; this starts and stops it, and hears what happens.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

use super::dom::{call, listen, property};
use crate::app::{StreamFault, StreamState};

/// What happens.
pub enum StreamNews {
    /// It is in this state.
    State(StreamState),
    /// Everything was received.
    Whole(File),
}

/// Loads what shows and reads them.
pub fn get_ready() {
    run("getReady", &JsValue::UNDEFINED);
}

/// Shows these bytes as codes until it is stopped.
pub fn show(bytes: &Uint8Array) {
    run("show", bytes);
}

/// Opens the camera, which asks for permission, and reads codes until it is stopped.
pub fn scan() {
    run("scan", &JsValue::UNDEFINED);
}

/// Ends either at once: the camera is off.
pub fn stop() {
    run("stop", &JsValue::UNDEFINED);
}

fn run(job: &str, argument: &JsValue) {
    call(&js_sys::global(), "painDiaryStream", &[&job.into(), argument]);
}

/// Calls with all that happens.
pub fn on_news(then: impl Fn(StreamNews) + 'static) {
    let Some(window) = web_sys::window() else { return };
    listen(&window, "pain-diary-stream", move |event| {
        if let Some(news) = property(&event, "detail").and_then(|detail| read(&detail)) {
            then(news);
        }
    });
}

fn read(detail: &JsValue) -> Option<StreamNews> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small whole number")]
    let count = |name| property(detail, name).and_then(|value| value.as_f64()).map_or(0, |value| value as usize);
    let state = match property(detail, "news")?.as_string()?.as_str() {
        "whole" => return property(detail, "file")?.dyn_into().ok().map(StreamNews::Whole),
        "shown" => StreamState::Showing(count("all")),
        "too-large" => StreamState::TooLarge(count("all")),
        "progress" => StreamState::Scanning(count("done"), count("all")),
        "refused" => StreamState::Failed(StreamFault::Refused),
        "no-camera" => StreamState::Failed(StreamFault::NoCamera),
        "dark" => StreamState::Failed(StreamFault::Dark),
        "paused" => StreamState::Failed(StreamFault::Paused),
        "damaged" => StreamState::Failed(StreamFault::Damaged),
        _ => StreamState::Failed(StreamFault::Broken),
    };
    Some(StreamNews::State(state))
}
