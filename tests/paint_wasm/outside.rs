//! A page changed from outside: by a translation or an extension.

use pain_diary::screen::node::{Node, el};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use super::page::{Page, document, js};

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
fn translate(root: &Element) {
    js(&include_str!("../cases/translate.js").replace("document.body", "arguments[0]"), &[root]);
    assert!(root.query_selector("font > font").unwrap().is_some());
}

#[wasm_bindgen_test]
fn a_translated_page_shows_the_truth_after_the_next_picture() {
    let mut page = Page::fresh(screen("", &["3", "5"]));
    let seven = page.find("#seven");
    seven.focus().unwrap();
    let pictures = [("Saved 7, 14:03", vec!["7", "3", "5"]), ("Undone", vec!["5", "3"]), ("", vec![])];
    for (at, (status, rows)) in pictures.into_iter().enumerate() {
        translate(&page.root);
        page.show(screen(status, &rows));
        assert_eq!(page.log.found_foreign.get(), at + 1, "the other views are to be painted again, once");
        page.show(screen(status, &rows));
        assert_eq!(page.log.found_foreign.get(), at + 1, "a page that nobody has changed has nothing foreign");
        let truth = Page::fresh(screen(status, &rows));
        assert_eq!(page.root.inner_html(), truth.root.inner_html());
        assert_eq!(document().active_element().as_ref(), Some(seven.as_ref()), "no element was moved");
    }
}

/// Inside an element of the view. The parent of the view belongs to its owner.
#[wasm_bindgen_test]
fn what_others_add_goes_and_what_they_take_comes_back() {
    let whole = || vec![el("main", "").children(screen("Saved", &["3"]))];
    let mut page = Page::fresh(whole());
    let truth = page.root.inner_html();
    page.find("h1").remove();
    page.find("main").prepend_with_str_1("an extension's own").unwrap();
    page.find("main").append_with_str_1("and at the end").unwrap();
    page.show(whole());
    assert_eq!(page.root.inner_html(), truth);
}

/// Between the nodes of a view, and instead of one, also if the parent does not belong to the view.
#[wasm_bindgen_test]
fn what_others_put_between_goes_too() {
    let mut page = Page::fresh(screen("Saved", &["3"]));
    let truth = page.root.inner_html();
    page.find("h1").remove();
    page.find("p").after_with_str_1("an extension's own").unwrap();
    page.show(screen("Saved", &["3"]));
    assert_eq!(page.root.inner_html(), truth);
}
