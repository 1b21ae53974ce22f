//! DOM access that never throws: a missing property is `None`; a listener lives as long as the page.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventTarget};

/// The property, unless it is missing, null, or its getter throws.
pub(super) fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(of, &JsValue::from_str(name)).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

/// A property of `window`; see [`property`].
pub(super) fn global(name: &str) -> Option<JsValue> {
    property(&js_sys::global(), name)
}

/// Calls a method; `None` when it is missing or throws.
pub(super) fn call(of: &JsValue, method: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    let function: js_sys::Function = property(of, method)?.dyn_into().ok()?;
    let list: js_sys::Array = arguments.iter().copied().collect();
    function.apply(of, &list).ok()
}

/// Calls a method that promises; `None` when it is missing, throws or is refused.
pub(super) async fn call_async(of: &JsValue, method: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    let promise: js_sys::Promise = call(of, method, arguments)?.dyn_into().ok()?;
    wasm_bindgen_futures::JsFuture::from(promise).await.ok()
}

/// The `name` of an error, e.g. "AbortError"; empty for anything else.
pub(super) fn error_name(error: &JsValue) -> String {
    property(error, "name").and_then(|name| name.as_string()).unwrap_or_default()
}

/// Listens for as long as the page lives.
pub(super) fn listen(target: &EventTarget, event: &str, then: impl FnMut(Event) + 'static) {
    let closure = Closure::<dyn FnMut(Event)>::new(then);
    if target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref()).is_ok() {
        closure.forget();
    }
}

/// True when the media query holds now.
pub(super) fn media(query: &str) -> bool {
    web_sys::window().and_then(|window| window.match_media(query).ok().flatten()).is_some_and(|list| list.matches())
}
