//! Interface to the scripts around the program: the static shell, the service worker, the install prompt, the rescue page. The other side
//! of each `window.painDiary…` is in `public/early.js` and `public/boot.js`.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::dom::{call, call_async, global, listen, media, property};
use crate::format::FileError;

/// Replaces the static shell: `mount` runs at once, or as soon as no pointer is down on the shell.
pub fn take_over(mount: impl FnOnce() + 'static) {
    let mount = Closure::once_into_js(mount);
    if call(&js_sys::global(), "painDiaryTakeOver", &[&mount]).is_none() && global("painDiaryTakeOver").is_none() {
        // No early.js (it failed to load): nothing to wait for.
        mount.unchecked_ref::<js_sys::Function>().call0(&JsValue::NULL).unwrap_or_default();
    }
}

/// Marks the page as ready: the pad accepts taps.
pub fn set_ready() {
    let Some(window) = web_sys::window() else { return };
    if let Some(html) = window.document().and_then(|document| document.document_element()) {
        html.set_attribute("data-ready", "true").unwrap_or_default();
    }
    if let Some(performance) = window.performance() {
        performance.mark("pad-ready").map(drop).unwrap_or_default();
    }
}

/// True when a newer version of the app is waiting to be activated.
#[must_use]
pub fn update_ready() -> bool {
    global("painDiaryUpdateReady").is_some_and(|ready| ready.is_truthy())
}

/// Calls when a newer version is waiting.
pub fn on_update(then: impl Fn() + 'static) {
    on_window("pain-diary-update", then);
}

/// Activates the waiting version and reloads. Drafts must be stored before.
pub fn apply_update() {
    call(&js_sys::global(), "painDiaryApplyUpdate", &[]);
}

/// Reloads with the first screen; nothing of this page stays in memory.
pub fn restart() {
    let Some(location) = web_sys::window().map(|window| window.location()) else { return };
    // Fails only in a document that is being unloaded.
    drop(location.replace("#/now"));
    drop(location.reload());
}

/// Opens the browser's own dialog to print the page.
pub fn print() {
    // Where printing is not supported nothing happens.
    drop(web_sys::window().map(|window| window.print()));
}

/// Turns off the browser's scroll restoration: the app restores the position itself.
pub fn restore_scroll_by_hand() {
    // A browser without the property has nothing to turn off.
    if let Some(history) = global("history") {
        js_sys::Reflect::set(&history, &"scrollRestoration".into(), &"manual".into()).unwrap_or_default();
    }
}

/// Goes one step back in the history of this window.
pub fn back() {
    if let Some(history) = global("history") {
        call(&history, "back", &[]);
    }
}

/// Sets or removes the marker, without any content of the diary, that a diary exists in this browser.
pub async fn set_diary_marker(is_here: bool) {
    let done = call(&js_sys::global(), "painDiarySign", &[&JsValue::from_bool(is_here)]);
    if let Some(promise) = done.and_then(|done| done.dyn_into::<js_sys::Promise>().ok()) {
        // Where storage is forbidden there is no marker.
        JsFuture::from(promise).await.map(drop).unwrap_or_default();
    }
}

/// True when the marker existed before this page set it.
pub async fn had_diary() -> bool {
    let promise = call(&js_sys::global(), "painDiaryWasHere", &[]).and_then(|promise| promise.dyn_into::<js_sys::Promise>().ok());
    match promise {
        Some(promise) => JsFuture::from(promise).await.is_ok_and(|marker| marker.is_truthy()),
        None => false,
    }
}

/// A file that another app shared with this one, or that was opened with it; each is returned once. [`FileError::NotKept`]: it was shared
/// and is not there.
pub async fn take_file() -> Option<Result<web_sys::File, FileError>> {
    let file = call_async(&js_sys::global(), "painDiaryTakeFile", &[]).await.filter(|file| !file.is_undefined())?;
    Some(file.dyn_into().map_err(|_| FileError::NotKept))
}

/// Calls when a file was opened with the app while it runs.
pub fn on_file(then: impl Fn() + 'static) {
    on_window("pain-diary-file", then);
}

/// The id of this build.
#[must_use]
pub fn build_id() -> String {
    web_sys::window().and_then(|window| window.document()?.document_element()?.get_attribute("data-build")).unwrap_or_default()
}

/// True when the browser offers to install the app.
#[must_use]
pub fn can_install() -> bool {
    global("painDiaryInstall").is_some()
}

/// Calls when `can_install` may have changed.
pub fn on_installable(then: impl Fn() + 'static) {
    on_window("pain-diary-installable", then);
}

/// Shows the browser's install prompt, once and only during a tap; true when the person accepted.
pub async fn prompt_install() -> bool {
    let prompt = call(&js_sys::global(), "painDiaryPromptInstall", &[]);
    let Some(promise) = prompt.and_then(|promise| promise.dyn_into::<js_sys::Promise>().ok()) else { return false };
    JsFuture::from(promise).await.is_ok_and(|outcome| outcome == "accepted")
}

/// True when this runs as an installed app, in a window of its own.
#[must_use]
pub fn is_standalone() -> bool {
    // The second property is iOS'.
    media("(display-mode: standalone)") || navigator_property("standalone").is_some_and(|standalone| standalone.is_truthy())
}

/// True on iPhone and iPad, where installing takes two manual steps. An iPad reports itself as a Macintosh; Macintoshes have no touch
/// screen.
#[must_use]
pub fn is_ios() -> bool {
    let text = |name| navigator_property(name).and_then(|value| value.as_string()).unwrap_or_default();
    let agent = text("userAgent");
    let touch_points = navigator_property("maxTouchPoints").and_then(|points| points.as_f64()).unwrap_or_default();
    ["iPhone", "iPad", "iPod"].iter().any(|device| agent.contains(device)) || (text("platform") == "MacIntel" && touch_points > 1.0)
}

/// True where the browser can write into a folder that was chosen.
#[must_use]
pub fn has_folders() -> bool {
    global("showDirectoryPicker").is_some()
}

/// Forgets the folder of the copies; the copies stay there.
pub async fn forget_folder() {
    let promise =
        call(&js_sys::global(), "painDiaryCopies", &[&"stop".into()]).and_then(|promise| promise.dyn_into::<js_sys::Promise>().ok());
    if let Some(promise) = promise {
        // A folder that is not forgotten keeps its copies all the same: of a new diary, which holds less, none of them is replaced.
        JsFuture::from(promise).await.map(drop).unwrap_or_default();
    }
}

/// The rescue page says this in place of "something went wrong".
pub fn rescue_says(words: &str) {
    // Setting a property of the window cannot fail.
    js_sys::Reflect::set(&js_sys::global(), &"painDiaryRescueSays".into(), &words.into()).unwrap_or_default();
}

/// Shows the rescue page. `code` identifies the failure for developers.
pub fn rescue(code: &str) {
    call(&js_sys::global(), "painDiaryRescue", &[&JsValue::from_str(code)]);
}

fn navigator_property(name: &str) -> Option<JsValue> {
    property(&global("navigator")?, name)
}

fn on_window(event: &str, then: impl Fn() + 'static) {
    if let Some(window) = web_sys::window() {
        listen(&window, event, move |_| then());
    }
}
