//! Copies of the app under several paths of one origin, as `public/early.js` names them.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first surprise")]

use pain_diary::platform::names::name;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const EARLY: &str = include_str!("../public/early.js");

fn js(code: &str) -> JsValue {
    js_sys::eval(code).unwrap_or_else(|error| panic!("{error:?}"))
}

/// The name of the copy whose page has this path.
fn name_at(path: &str) -> String {
    js(&format!("history.replaceState(null, '', '{path}')"));
    js(EARLY);
    name()
}

#[wasm_bindgen_test]
fn the_first_copy_has_the_plain_name_and_every_other_its_path() {
    let home = js("location.pathname + location.search").as_string().unwrap();
    assert_eq!(name(), "pain-diary", "where early.js has not run");
    js("localStorage.removeItem('pain-diary:copies')");
    assert_eq!(name_at("/diary/index.html"), "pain-diary", "whoever was here before the names had paths finds what was here");
    assert_eq!(name_at("/other/"), "pain-diary/other/");
    assert_eq!(name_at("/"), "pain-diary/");
    for _ in 0..2 {
        assert_eq!([name_at("/diary/#/now"), name_at("/other/?a=b"), name_at("/")], ["pain-diary", "pain-diary/other/", "pain-diary/"]);
    }
    // Neither begins with the other's.
    let keys = ["pain-diary", "pain-diary/other/", "pain-diary/"].map(|name| format!("{name}.draft"));
    assert!(keys.iter().all(|key| keys.iter().filter(|other| other.starts_with(key.as_str())).count() == 1));
    // localStorage cannot be written.
    js("window.real = Object.getOwnPropertyDescriptor(window, 'localStorage');
        Object.defineProperty(window, 'localStorage', { configurable: true, get() { throw new DOMException('', 'SecurityError'); } })");
    assert_eq!(name_at("/third/"), "pain-diary");
    js("Object.defineProperty(window, 'localStorage', window.real); localStorage.removeItem('pain-diary:copies')");
    js(&format!("history.replaceState(null, '', '{home}'); delete window.painDiaryName"));
}
