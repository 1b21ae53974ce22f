//! The components in a real page: a change redraws only the panels that depend on it.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first surprise")]

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

/// Time between two checks, in milliseconds.
const LOOK_MS: u32 = 20;
const LOOKS_MAX: usize = 500;

/// Presses "Tell the team" while the next paint removes a node, and records the address before and after.
const PRESS_WHILE_PAINTED: &str = "const real = Node.prototype.removeChild; window.hashes = [];
    Node.prototype.removeChild = function (child) {
        Node.prototype.removeChild = real;
        window.hashes.push(location.hash);
        document.querySelector('#app header .call').click();
        window.hashes.push(location.hash);
        return real.call(this, child);
    };";

fn document() -> web_sys::Document {
    web_sys::window().unwrap().document().unwrap()
}

fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).unwrap().map(|element| element.dyn_into().unwrap())
}

async fn wait_for(what: &str, mut holds: impl FnMut() -> bool) {
    for _ in 0..LOOKS_MAX {
        if holds() {
            return;
        }
        TimeoutFuture::new(LOOK_MS).await;
    }
    panic!("{what}: {}", find("#app").unwrap().inner_html());
}

fn words(selector: &str) -> String {
    find(selector).and_then(|element| element.text_content()).unwrap_or_default()
}

/// One test, because an app lives as long as its page.
#[wasm_bindgen_test]
async fn the_app_is_painted_part_by_part() {
    let place = document().create_element("div").unwrap();
    place.set_id("app");
    document().body().unwrap().append_child(&place).unwrap();
    pain_diary::ui::start();
    assert!(words("#app h1").contains("pain"), "the first picture is there at once: {}", place.inner_html());
    assert!(find("#app main > .status-line > p.status[role=status]").is_some() && find("#app > nav.tabs").is_some());

    let (seven, bar) = (find("#app [data-score='7']").unwrap(), find("nav.tabs").unwrap());
    seven.focus().unwrap();
    seven.click();
    wait_for("it is saved", || words("p.status").contains("Saved 7")).await;
    wait_for("it can be undone", || find(".status-line > .ghost").is_some()).await;
    assert_eq!(document().active_element().as_ref(), Some(seven.as_ref()), "the keys are the same elements");

    let (status, undo) = (find("p.status").unwrap(), find(".status-line > .ghost").unwrap());
    undo.focus().unwrap();
    undo.click();
    wait_for("it is undone", || words("p.status").contains("Undone")).await;
    assert_eq!((find("p.status").unwrap(), find("nav.tabs").unwrap()), (status, bar), "nor are these made anew");
    wait_for("the focus is not lost with the button", || document().active_element().is_some_and(|it| it.tag_name() != "BODY")).await;

    find("#app [data-score='5']").unwrap().click();
    wait_for("there is something to undo", || find(".status-line > .ghost").is_some()).await;
    js_sys::eval(PRESS_WHILE_PAINTED).unwrap();
    find(".status-line > .ghost").unwrap().click();
    wait_for("what was pressed meanwhile is done", || words("#app h1").contains("Tell the team")).await;
    assert_eq!(js_sys::eval("window.hashes[0] === window.hashes[1]").unwrap(), true, "and not before the page was painted");

    let before = document().title();
    web_sys::window().unwrap().location().set_hash("#/more").unwrap();
    wait_for("another screen", || words("nav.tabs [aria-current=page]").contains("More")).await;
    wait_for("its title", || document().title() != before).await;
    wait_for("the focus on its heading", || document().active_element().is_some_and(|it| it.tag_name() == "H1")).await;
    assert!(find("#app main .status-line > p.status").is_some_and(|line| line.is_connected()));
    web_sys::window().unwrap().location().set_hash("#/doctor").unwrap();
    wait_for("no bar beside the doctor's page", || find("nav.tabs").is_none()).await;
    web_sys::window().unwrap().location().set_hash("#/now").unwrap();
    wait_for("the bar again", || find("#app > .content + nav.tabs").is_some() && find("#app [data-score='7']").is_some()).await;
    find("#app [data-score='3']").unwrap().click();
    wait_for("the new page has its own status line", || words("p.status").contains("Saved 3")).await;
}
