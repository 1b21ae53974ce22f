//! The keys of the lock: jobs of `public/on-demand/lock.js`, which `public/boot.js` loads when the first is asked for.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::dom::{call, call_async, listen, property};
use super::names::name;
use crate::app::LockFault;

/// The object that seals and opens values.
pub type Vault = JsValue;

/// Unlocks with the passcode or the ten words.
///
/// # Errors
/// A [`LockFault`].
pub async fn unlock(header: &str, secret: &str) -> Result<Vault, LockFault> {
    vault(&run("unlock", &[&header.into(), &secret.into()]).await?)
}

/// Unlocks with the passkey, which asks the person.
///
/// # Errors
/// A [`LockFault`].
pub async fn unlock_by_passkey(header: &str) -> Result<Vault, LockFault> {
    vault(&run("unlockByPasskey", &[&header.into()]).await?)
}

/// Makes the keys of a new lock: its header, and the ten words.
///
/// # Errors
/// A [`LockFault`].
pub async fn prepare(passcode: &str, after_min: u16) -> Result<(String, Vec<String>), LockFault> {
    with_words(&run("prepare", &[&passcode.into(), &after_min.into()]).await?)
}

/// Tests the lock that was prepared with some of the values that it will seal.
///
/// # Errors
/// A [`LockFault`].
pub async fn test(header: &str, samples: &Array) -> Result<Vault, LockFault> {
    vault(&run("test", &[&header.into(), samples]).await?)
}

/// The header with another passcode.
///
/// # Errors
/// A [`LockFault`].
pub async fn change(header: &str, secret: &str, passcode: &str) -> Result<String, LockFault> {
    header_of(&run("change", &[&header.into(), &secret.into(), &passcode.into()]).await?)
}

/// The header with ten other words, and these.
///
/// # Errors
/// A [`LockFault`].
pub async fn new_words(header: &str, secret: &str) -> Result<(String, Vec<String>), LockFault> {
    with_words(&run("newWords", &[&header.into(), &secret.into()]).await?)
}

/// The header with a passkey of this device, which asks the person.
///
/// # Errors
/// A [`LockFault`].
pub async fn with_passkey(header: &str, secret: &str) -> Result<String, LockFault> {
    header_of(&run("addPasskey", &[&header.into(), &secret.into()]).await?)
}

/// The header without its passkey.
///
/// # Errors
/// A [`LockFault`].
pub async fn without_passkey(header: &str) -> Result<String, LockFault> {
    text(run("withoutPasskey", &[&header.into()]).await?)
}

/// The header in the state `sealing`, `on` or `opening`.
///
/// # Errors
/// A [`LockFault`].
pub async fn with_state(header: &str, state: &str) -> Result<String, LockFault> {
    text(run("withState", &[&header.into(), &state.into()]).await?)
}

/// The header with other minutes out of sight.
///
/// # Errors
/// A [`LockFault`].
pub async fn with_after(header: &str, after_min: u16) -> Result<String, LockFault> {
    text(run("withAfter", &[&header.into(), &after_min.into()]).await?)
}

/// The stored values as they are, in the file that the rescue page writes.
///
/// # Errors
/// A [`LockFault`].
pub async fn whole_file() -> Result<Uint8Array, LockFault> {
    bytes(run("wholeFile", &[]).await?)
}

/// Opens such a file of a locked diary.
///
/// # Errors
/// A [`LockFault`].
pub async fn open_file(file: &[u8], secret: &str) -> Result<Vec<u8>, LockFault> {
    let opened = run("openFile", &[&Uint8Array::from(file), &secret.into()]).await?;
    bytes(property(&opened, "file").unwrap_or_default()).map(|file| file.to_vec())
}

/// The taps that windows left in localStorage, readable or sealed.
///
/// # Errors
/// A [`LockFault`].
pub async fn left_taps(vault: &Vault) -> Result<Array, LockFault> {
    run("leftTaps", &[&name().into(), vault]).await?.dyn_into().map_err(|_| LockFault::Failed)
}

/// Seals the file that another app has shared, which waits until the diary is unlocked.
///
/// # Errors
/// A [`LockFault`].
pub async fn seal_shared(header: &str) -> Result<(), LockFault> {
    run("sealShared", &[&header.into()]).await.map(drop)
}

/// True when this device can have a passkey.
pub async fn can_use_passkey() -> bool {
    run("canUsePasskey", &[]).await.is_ok_and(|can| can.as_bool() == Some(true))
}

/// Starts what tries a passcode, before one is typed.
pub fn get_ready() {
    tell("ready", &JsValue::UNDEFINED);
}

/// Forgets the passcode and words of a lock that was prepared and not set.
pub fn forget() {
    tell("forget", &JsValue::UNDEFINED);
}

/// Blanks the page while it is hidden, and from now on tells when it was hidden for so many minutes; see [`on_due`].
pub fn watch(after_min: u16) {
    tell("watch", &after_min.into());
}

/// Ends that.
pub fn unwatch() {
    tell("unwatch", &JsValue::UNDEFINED);
}

/// The tap being handled opens a dialog of the phone, which may hide the page.
pub fn expect_dialog() {
    tell("expectDialog", &JsValue::UNDEFINED);
}

/// Calls when the page was hidden for too long.
pub fn on_due(then: impl Fn() + 'static) {
    if let Some(window) = web_sys::window() {
        listen(&window, "pain-diary-lock-due", move |_| then());
    }
}

fn tell(job: &str, argument: &JsValue) {
    call(&js_sys::global(), "painDiaryLock", &[&job.into(), argument]);
}

async fn run(job: &str, arguments: &[&JsValue]) -> Result<JsValue, LockFault> {
    let job = JsValue::from_str(job);
    let all: Vec<&JsValue> = std::iter::once(&job).chain(arguments.iter().copied()).collect();
    let answer = call_async(&js_sys::global(), "painDiaryLock", &all).await.ok_or(LockFault::NotLoaded)?;
    match property(&answer, "fault").and_then(|fault| fault.as_string()) {
        None => Ok(answer),
        Some(fault) => Err(match fault.as_str() {
            "wrong" => LockFault::Wrong,
            "damaged" => LockFault::Damaged,
            "newer" => LockFault::Newer,
            "not-loaded" => LockFault::NotLoaded,
            _ => LockFault::Failed,
        }),
    }
}

fn vault(answer: &JsValue) -> Result<Vault, LockFault> {
    property(answer, "vault").ok_or(LockFault::Failed)
}

fn text(answer: JsValue) -> Result<String, LockFault> {
    answer.as_string().ok_or(LockFault::Failed)
}

fn header_of(answer: &JsValue) -> Result<String, LockFault> {
    text(property(answer, "header").unwrap_or_default())
}

fn with_words(answer: &JsValue) -> Result<(String, Vec<String>), LockFault> {
    let words: Array = property(answer, "words").and_then(|words| words.dyn_into().ok()).ok_or(LockFault::Failed)?;
    Ok((header_of(answer)?, words.iter().filter_map(|word| word.as_string()).collect()))
}

fn bytes(answer: JsValue) -> Result<Uint8Array, LockFault> {
    answer.dyn_into().map_err(|_| LockFault::Failed)
}
