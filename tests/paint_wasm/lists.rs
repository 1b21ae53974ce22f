//! Children that are added, removed and moved.

use pain_diary::app::{Command, Navigate, Route};
use pain_diary::domain::Person;
use pain_diary::screen::Panel;
use pain_diary::screen::node::{Node, el};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::page::{Page, has_focus};

fn keyed(keys: &[&str]) -> Vec<Node> {
    let item = |key: &&str| el("li", "").with("id", (*key).to_owned()).key((*key).to_owned()).text((*key).to_owned());
    vec![el("ul", "").children(keys.iter().map(item).collect())]
}

fn plain(words: &[&str]) -> Vec<Node> {
    vec![el("ul", "").children(words.iter().map(|words| el("li", "").text((*words).to_owned())).collect())]
}

fn items(page: &Page) -> Vec<HtmlElement> {
    page.all("ul > *")
}

#[wasm_bindgen_test]
fn a_keyed_child_keeps_its_element_wherever_it_goes() {
    let mut page = Page::fresh(keyed(&["a", "b", "c"]));
    let before = items(&page);
    for order in [vec!["c", "a", "b"], vec!["b", "new", "c", "a"], vec!["new", "a", "b", "c"], vec!["a", "b", "c"]] {
        page.show(keyed(&order));
        assert_eq!(page.words("li"), order);
        for (element, key) in before.iter().zip(["a", "b", "c"]) {
            let index = order.iter().position(|known| *known == key).unwrap();
            assert_eq!(items(&page)[index], *element, "{key} in {order:?}");
        }
    }
    page.show(keyed(&["b"]));
    assert_eq!(items(&page), [before[1].clone()]);
    page.show(keyed(&["a", "b"]));
    assert_ne!(items(&page)[0], before[0], "what was gone is made anew");
}

#[wasm_bindgen_test]
fn an_unkeyed_child_goes_on_as_the_next_of_its_kind() {
    let mut page = Page::fresh(plain(&["1", "2"]));
    let before = items(&page);
    page.show(plain(&["1", "2", "3"]));
    assert_eq!((page.words("li"), items(&page)[..2].to_vec()), (vec!["1".into(), "2".into(), "3".into()], before.clone()));
    page.show(plain(&["3"]));
    assert_eq!((page.words("li"), items(&page)), (vec!["3".into()], vec![before[0].clone()]));
    page.show(plain(&[]));
    assert!(!page.find("ul").has_child_nodes());
}

#[wasm_bindgen_test]
fn what_comes_and_goes_around_it_does_not_take_the_focus() {
    let form = |before: &[&str], after: &[&str]| {
        let line = |words: &&str| el("p", "").key((*words).to_owned()).text((*words).to_owned());
        let mut all: Vec<Node> = before.iter().map(line).collect();
        all.push(el("button", "").attr("id", "it").key("it".to_owned()));
        all.extend(after.iter().map(line));
        all
    };
    let mut page = Page::fresh(form(&["a"], &["z"]));
    let it = page.find("#it");
    it.focus().unwrap();
    for (before, after) in [(vec!["new", "a"], vec!["z"]), (vec!["a"], vec![]), (vec![], vec!["z", "y"]), (vec!["b"], vec!["y", "z"])] {
        page.show(form(&before, &after));
        assert!(has_focus(&it) && page.find("#it") == it, "{before:?} {after:?}");
    }
}

#[wasm_bindgen_test]
fn a_press_does_what_the_newest_nodes_say() {
    let button = |id: &'static str, route| el("button", "").attr("id", id).key(id.to_owned()).press(Command::Navigate(Navigate::Go(route)));
    let mut page = Page::fresh(vec![button("a", Route::More), button("b", Route::Diary)]);
    let (a, b) = (page.find("#a"), page.find("#b"));
    page.show(vec![button("b", Route::Visit), el("button", "").attr("id", "c").key("c".to_owned())]);
    a.click();
    page.find("#c").click();
    b.click();
    let done = page.log.commands.borrow();
    assert!(matches!(done[..], [Command::Navigate(Navigate::Go(Route::Visit))]), "neither what is gone nor what took its index: {done:?}");
}

#[wasm_bindgen_test]
fn what_goes_and_loses_the_focus_says_so_while_the_page_is_guarded() {
    let field =
        || el("input", "").attr("id", "it").on(pain_diary::screen::node::Handler::Type(pain_diary::app::Field::New(Person::name())));
    let mut page = Page::fresh(vec![field()]);
    page.find("#it").focus().unwrap();
    page.show(vec![el("p", "")]);
    assert_eq!(page.log.meanwhile.get(), page.log.commands.borrow().len(), "an event of the change came outside of it");
    assert!(!page.log.paints.get());
}

#[wasm_bindgen_test]
fn two_views_beside_each_other_leave_each_other_alone() {
    let mut page = Page::fresh(plain(&["1"]));
    page.show_in(1, vec![el("nav", "").text("bar".to_owned())]);
    let bar = page.find("nav");
    for words in [vec![], vec!["1", "2"], vec!["2"]] {
        page.show(plain(&words));
        page.show_in(1, vec![el("nav", "").text("bar".to_owned())]);
        assert_eq!((page.words("li").len(), page.find("nav")), (words.len(), bar.clone()));
    }
    page.show_in(1, vec![]);
    page.show(vec![]);
    assert_eq!(page.root.child_element_count(), 0);
    page.show(plain(&["1"]));
    page.show_in(1, vec![el("nav", "")]);
    assert_eq!(page.find("ul + nav").tag_name(), "NAV", "in their order");
}

#[wasm_bindgen_test]
fn a_component_inside_goes_on_as_long_as_its_element() {
    let nodes = |words: &str, key: &str| {
        let line = el("div", "line").key(key.to_owned()).panel(Panel::StatusLine);
        vec![el("p", "").text(words.to_owned()), line]
    };
    let mut page = Page::fresh(nodes("1", "a"));
    let inside = page.find(".line b");
    page.show(nodes("2", "a"));
    assert_eq!((page.find(".line b"), page.log.made.get()), (inside.clone(), 1));
    page.show(nodes("2", "b"));
    assert_eq!((page.words(".line b"), page.log.made.get()), (vec!["panel".to_owned()], 2));
    assert_ne!(page.find(".line b"), inside);
}
