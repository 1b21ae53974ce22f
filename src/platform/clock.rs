//! Time, time zone and random numbers.

use js_sys::Date;
use wasm_bindgen::JsValue;

use crate::domain::Moment;

/// Milliseconds since 1970, UTC, by the clock of this device.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "a browser's clock is a whole number within ±8.64e15")]
pub fn now_unix_ms() -> i64 {
    Date::now() as i64
}

/// Now, in local time.
#[must_use]
pub fn now() -> Moment {
    let unix_ms = now_unix_ms();
    Moment::from_clock(unix_ms, offset_east_min(unix_ms))
}

/// Milliseconds since the page was opened, monotonic; 0 where the browser has no `performance.now`.
#[must_use]
pub fn monotonic_ms() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// The offset of this place at that instant, in minutes east of UTC.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "milliseconds of any year a person writes are exact in 53 bits")]
pub fn offset_east_min(unix_ms: i64) -> i32 {
    offset_of(&Date::new(&JsValue::from_f64(unix_ms as f64)))
}

#[expect(clippy::cast_possible_truncation, reason = "getTimezoneOffset is within a day")]
fn offset_of(date: &Date) -> i32 {
    let west_min = date.get_timezone_offset();
    // Offsets before standard time have seconds (Paris: 9 min 21 s); RFC 3339 cannot write them.
    if west_min.is_finite() { -(west_min.round() as i32) } else { 0 }
}

/// Ten random bytes, for an id.
#[must_use]
pub fn random10() -> [u8; 10] {
    let mut bytes = [0; 10];
    fill(&mut bytes);
    bytes
}

/// 64 random bits, for a device.
#[must_use]
pub fn random_u64() -> u64 {
    let mut bytes = [0; 8];
    fill(&mut bytes);
    u64::from_le_bytes(bytes)
}

fn fill(bytes: &mut [u8]) {
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    if crypto.is_none_or(|crypto| crypto.get_random_values_with_u8_array(bytes).is_err()) {
        // Every browser with WebAssembly has `crypto`. Ids must be unique, not secret, so `Math.random` suffices where a policy removed it.
        for byte in bytes {
            *byte = random_byte();
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 0..256")]
fn random_byte() -> u8 {
    (js_sys::Math::random() * 256.0) as u8
}
