//! Whether the browser may evict the diary, and the storage quota. `None`: this browser does not say.

use wasm_bindgen::JsValue;

use super::dom::{call_async, global, property};

/// Storage of this origin as the browser counts it, in bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Space {
    /// Used by this app, program files included.
    pub usage_bytes: f64,
    /// The quota.
    pub quota_bytes: f64,
}

/// WebKitGTK has no `navigator.storage`, nor has any browser without https.
fn manager() -> Option<JsValue> {
    property(&global("navigator")?, "storage")
}

/// True when the storage is persistent: the browser does not evict it.
pub async fn persisted() -> Option<bool> {
    call_async(&manager()?, "persisted", &[]).await?.as_bool()
}

/// Requests persistent storage. Firefox asks the person, other browsers decide by themselves.
pub async fn request() -> Option<bool> {
    call_async(&manager()?, "persist", &[]).await?.as_bool()
}

/// Usage and quota.
pub async fn estimate() -> Option<Space> {
    let estimate = call_async(&manager()?, "estimate", &[]).await?;
    let bytes = |name| property(&estimate, name)?.as_f64();
    Some(Space { usage_bytes: bytes("usage")?, quota_bytes: bytes("quota")? })
}
