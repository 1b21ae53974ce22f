//! Typing and choosing are not disturbed by redraws.

use pain_diary::screen::node::{Node, el};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use super::page::{Page, has_focus, js};

fn field(kind: &'static str, value: &str, words: &str) -> Vec<Node> {
    let input = el("input", "").attr("type", kind).with("value", value.to_owned());
    vec![el("label", "").child(el("span", "").text(words.to_owned())).child(input)]
}

fn input(page: &Page) -> HtmlInputElement {
    page.find("input").dyn_into().unwrap()
}

/// Counts how often the program writes the value of an element from now on. Each write ends a composition and moves the caret.
fn writes(element: &HtmlElement) -> impl Fn() -> f64 {
    let spy = "const [it] = arguments, own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(it), 'value'), count = { writes: 0 };
        Object.defineProperty(it, 'value', { configurable: true, get: () => own.get.call(it), set: (value) => { count.writes++; own.set.call(it, value); } });
        return count;";
    let count = js(spy, &[element]);
    move || js_sys::Reflect::get(&count, &"writes".into()).unwrap().as_f64().unwrap()
}

#[wasm_bindgen_test]
fn a_field_that_is_typed_in_keeps_focus_and_caret() {
    let mut page = Page::fresh(field("text", "", "Name"));
    let it = input(&page);
    it.focus().unwrap();
    it.set_value("Morpine");
    js("arguments[0].setSelectionRange(4, 4)", &[&it]);
    let written = writes(&it);
    page.show(field("text", "Morpine", "Name, being typed"));
    let caret = js("return arguments[0].selectionStart", &[&it]);
    assert!(has_focus(&it) && input(&page) == it);
    assert_eq!((caret, written(), it.value()), (JsValue::from(4), 0.0, "Morpine".to_owned()));
}

#[wasm_bindgen_test]
fn a_composition_is_not_ended() {
    let mut page = Page::fresh(field("text", "", "Name"));
    let it = input(&page);
    it.focus().unwrap();
    let written = writes(&it);
    js("arguments[0].dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))", &[&it]);
    for typed in ["k", "か", "かn", "かん"] {
        js(
            "const [it, text] = arguments; Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(it, text)",
            &[&it, &typed.into()],
        );
        page.show(field("text", typed, "a repaint with every letter"));
    }
    assert_eq!((written(), it.value()), (0.0, "かん".to_owned()));
}

#[wasm_bindgen_test]
fn a_field_shows_what_the_program_made_of_it() {
    let mut page = Page::fresh(field("text", "one", ""));
    let it = input(&page);
    it.set_value("typed by hand");
    page.show(field("text", "one", ""));
    assert_eq!(it.value(), "one", "it is compared with what stands there, not with what was set last");
}

/// A date of which only a part is typed has no value yet.
#[wasm_bindgen_test]
fn a_half_typed_date_is_not_touched() {
    let mut page = Page::fresh(field("date", "", "Day"));
    let it = input(&page);
    it.focus().unwrap();
    let written = writes(&it);
    page.show(field("date", "", "Day, a minute later"));
    assert!(has_focus(&it));
    assert_eq!(written(), 0.0);
    page.show(field("date", "2026-11-20", "Day"));
    assert_eq!((written(), it.value()), (1.0, "2026-11-20".to_owned()));
}

#[wasm_bindgen_test]
fn a_list_shows_its_choice_also_when_its_options_come_later() {
    let list = |options: &[&'static str], chosen: &'static str| {
        let option = |value: &&'static str| el("option", "").attr("value", value).text_static(value);
        vec![el("select", "").attr("value", chosen).children(options.iter().map(option).collect())]
    };
    let value = |page: &Page| js_sys::Reflect::get(&page.find("select"), &"value".into()).unwrap().as_string().unwrap();
    let mut page = Page::fresh(list(&["a", "b"], "b"));
    assert_eq!(value(&page), "b");
    js("arguments[0].value = 'a'", &[&page.find("select")]);
    page.show(list(&["a", "b"], "b"));
    assert_eq!(value(&page), "b");
    page.show(list(&["c", "a", "d"], "d"));
    assert_eq!(value(&page), "d");
    page.show(list(&["d"], "d"));
    assert_eq!(value(&page), "d");
}

#[wasm_bindgen_test]
fn a_tick_set_by_hand_is_compared_too() {
    let tick = |checked| vec![el("input", "").attr("type", "checkbox").bool_attr("checked", checked)];
    let mut page = Page::fresh(tick(true));
    input(&page).set_checked(false);
    page.show(tick(true));
    assert!(input(&page).checked());
    page.show(tick(false));
    assert!(!input(&page).checked());
}
