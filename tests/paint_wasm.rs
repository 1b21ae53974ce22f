//! Screens on a real page, also one that somebody else has changed.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use pain_diary::screen::node::{Node, el};
use pain_diary::ui::paint::Renderer;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

/// A place of its own on the page.
fn place() -> Element {
    let document = web_sys::window().unwrap().document().unwrap();
    let place = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&place).unwrap();
    place
}

/// Heading, pad, status and a list, as on Now.
fn screen(status: &str, rows: &[&str]) -> Vec<Node> {
    let row = |words: &&str| el("li", "").key((*words).to_owned()).text((*words).to_owned());
    vec![
        el("h1", "").text("How strong is the pain now?".to_owned()),
        el("button", "")
            .attr("id", "seven")
            .child(el("span", "").text("7".to_owned()))
            .text(" ".to_owned())
            .child(el("small", "").text("bad".to_owned())),
        el("p", "").text(status.to_owned()),
        el("ul", "").children(rows.iter().map(row).collect()),
    ]
}

/// As `tests/cases/translate.js` does it, under this element only.
fn translate(place: &Element) {
    let case = include_str!("cases/translate.js").replace("document.body", "arguments[0]");
    js_sys::Function::new_no_args(&case).call1(&wasm_bindgen::JsValue::NULL, place).unwrap();
    assert!(place.query_selector("font > font").unwrap().is_some());
}

#[wasm_bindgen_test]
fn a_translated_page_shows_the_truth_after_the_next_picture() {
    let (place, fresh) = (place(), place());
    let paint = Renderer::new(place.clone(), |_| {});
    paint.show(screen("", &["3", "5"]));
    let seven: HtmlElement = place.query_selector("#seven").unwrap().unwrap().dyn_into().unwrap();
    seven.focus().unwrap();
    for (status, rows) in [("Saved 7, 14:03", vec!["7", "3", "5"]), ("Undone", vec!["5", "3"]), ("", vec![])] {
        translate(&place);
        paint.show(screen(status, &rows));
        let truth = Renderer::new(fresh.clone(), |_| {});
        fresh.set_inner_html("");
        truth.show(screen(status, &rows));
        assert_eq!(place.inner_html(), fresh.inner_html());
        let document = web_sys::window().unwrap().document().unwrap();
        assert_eq!(document.active_element().as_ref(), Some(seven.as_ref()), "no element was moved");
    }
    place.remove();
    fresh.remove();
}

#[wasm_bindgen_test]
fn what_others_add_goes_and_what_they_take_comes_back() {
    let place = place();
    let paint = Renderer::new(place.clone(), |_| {});
    paint.show(screen("Saved", &["3"]));
    let truth = place.inner_html();
    place.query_selector("h1").unwrap().unwrap().remove();
    place.prepend_with_str_1("an extension's own").unwrap();
    place.append_with_str_1("and at the end").unwrap();
    paint.show(screen("Saved", &["3"]));
    assert_eq!(place.inner_html(), truth);
    place.remove();
}
