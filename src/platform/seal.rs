//! Seals and opens files in a web worker (`seal/`), which `public/boot.js` starts for each task and ends after it.

use js_sys::{Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::dom::{call, property};
use crate::app::{Passphrase, SealFault};

/// Seals a file, whose bytes are moved away; armoured, the result is text.
///
/// # Errors
/// A [`SealFault`].
pub async fn seal(file: &Uint8Array, passphrase: &Passphrase, is_armoured: bool) -> Result<Uint8Array, SealFault> {
    bytes(run("seal", &[("file", file.into()), ("passphrase", passphrase.as_str().into()), ("armoured", is_armoured.into())]).await?)
}

/// Opens a sealed file.
///
/// # Errors
/// A [`SealFault`].
pub async fn open(file: &[u8], passphrase: &Passphrase) -> Result<Vec<u8>, SealFault> {
    let opened = run("open", &[("file", Uint8Array::from(file).into()), ("passphrase", passphrase.as_str().into())]).await?;
    bytes(opened).map(|file| file.to_vec())
}

/// Words for a new passphrase, in the language of the page.
///
/// # Errors
/// A [`SealFault`].
pub async fn suggest() -> Result<String, SealFault> {
    run("suggest", &[]).await?.as_string().ok_or(SealFault::Failed)
}

fn bytes(result: JsValue) -> Result<Uint8Array, SealFault> {
    result.dyn_into().map_err(|_| SealFault::Failed)
}

async fn run(task: &str, with: &[(&str, JsValue)]) -> Result<JsValue, SealFault> {
    let message = Object::new();
    for (name, value) in [("task", JsValue::from_str(task))].iter().chain(with) {
        // Setting a property of a new object cannot fail.
        Reflect::set(&message, &JsValue::from_str(name), value).map(drop).unwrap_or_default();
    }
    let promise = call(&js_sys::global(), "painDiarySeal", &[&message]).and_then(|promise| promise.dyn_into::<Promise>().ok());
    let answer = JsFuture::from(promise.ok_or(SealFault::NotLoaded)?).await.map_err(|_| SealFault::NotLoaded)?;
    match property(&answer, "result") {
        Some(result) => Ok(result),
        None => Err(fault(&property(&answer, "fault").and_then(|fault| fault.as_string()).unwrap_or_default())),
    }
}

/// The names are those of `Fault::name` in `seal/` and of `seal/worker.js`.
fn fault(name: &str) -> SealFault {
    match name {
        "wrong-passphrase" => SealFault::WrongPassphrase,
        "damaged" => SealFault::Damaged,
        "too-hard" => SealFault::TooHard,
        "needs-key" => SealFault::NeedsKey,
        "not-loaded" => SealFault::NotLoaded,
        _ => SealFault::Failed,
    }
}
