//! Whether the browser may throw the diary away, and how much room there is. `None`: this browser cannot say.

use wasm_bindgen::JsValue;

use super::dom::{call_async, global, property};

/// Room on this device as the browser counts it, in bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Space {
    /// Taken by this app, its program files included.
    pub usage_bytes: f64,
    /// The most it may take.
    pub quota_bytes: f64,
}

/// WebKitGTK has no `navigator.storage`, nor has any browser without https.
fn manager() -> Option<JsValue> {
    property(&global("navigator")?, "storage")
}

/// True when the browser has promised to keep the diary.
pub async fn persisted() -> Option<bool> {
    call_async(&manager()?, "persisted").await?.as_bool()
}

/// Asks for that promise. Firefox asks the person, the others decide by themselves.
pub async fn request() -> Option<bool> {
    call_async(&manager()?, "persist").await?.as_bool()
}

/// The room there is.
pub async fn estimate() -> Option<Space> {
    let estimate = call_async(&manager()?, "estimate").await?;
    let bytes = |name| property(&estimate, name)?.as_f64();
    Some(Space { usage_bytes: bytes("usage")?, quota_bytes: bytes("quota")? })
}
