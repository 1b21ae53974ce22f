//! After any two trees the page equals a fresh build of the second.

use pain_diary::screen::node::{Node, el};
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, js};
use super::rng::Rng;

const SEEDS: u64 = 300;
const TREES: usize = 6;
const CHILDREN_MAX: usize = 5;
const DEPTH_MAX: usize = 4;

fn tree(rng: &mut Rng) -> Vec<Node> {
    children(rng, 0)
}

fn children(rng: &mut Rng, depth: usize) -> Vec<Node> {
    let mut keys = ["a", "b", "c", "d", "e", "f"];
    rng.shuffle(&mut keys);
    let count = if depth >= DEPTH_MAX { 0 } else { rng.below(CHILDREN_MAX + 1) };
    keys.iter().take(count).map(|key| child(rng, depth, key)).collect()
}

fn child(rng: &mut Rng, depth: usize, key: &str) -> Node {
    let node = match rng.below(9) {
        0 => return el("p", "").text(rng.pick(&["", "words", "other <words> & more"]).to_owned()),
        1 => el("input", "").attr("type", "text").with("value", rng.pick(&["", "7", "typed"]).to_owned()),
        2 => el("input", "tick").attr("type", "checkbox").key(format!("tick {key}")).bool_attr("checked", rng.one_in(2)),
        3 => {
            let values = ["x", "y", "z"];
            let options = values.iter().filter(|_| rng.one_in(2)).chain(["last"].iter()).map(|value| el("option", "").attr("value", value));
            let options: Vec<Node> = options.collect();
            return el("select", "").attr("value", "last").children(options);
        }
        4 => el("svg", "").attr("viewBox", "0 0 9 9").children((0..rng.below(3)).map(|_| el("path", "").attr("d", "M0 0")).collect()),
        5 => el("textarea", "").with("value", rng.pick(&["", "a\nb"]).to_owned()),
        tag => el(["ul", "div", "section"][tag - 6], "").children(children(rng, depth + 1)),
    };
    let node = if rng.one_in(2) { node.attr("aria-label", rng.pick(&["one", "two"])) } else { node };
    let node = if rng.one_in(3) { node.with("style:width", format!("{}px", rng.below(3))) } else { node };
    let node = node.bool_attr("hidden", rng.one_in(4));
    if rng.one_in(2) && !node_has_key(&node) { node.key(key.to_owned()) } else { node }
}

/// Ticks have one already.
fn node_has_key(node: &Node) -> bool {
    let mut html = String::new();
    node.write_html(&mut html);
    html.contains("checkbox")
}

/// The values of the fields, which are in no attribute.
fn values(page: &Page) -> String {
    let read = "return JSON.stringify([...arguments[0].querySelectorAll('input, select, textarea')].map((it) => [it.value, it.checked]))";
    js(read, &[&page.root]).as_string().unwrap()
}

/// Simulates typing, choosing, translating and removing nodes.
fn meddle(rng: &mut Rng, page: &Page) {
    let script = match rng.below(5) {
        0 => "for (const it of arguments[0].querySelectorAll('[type=text], textarea')) it.value = 'by hand'",
        1 => "for (const it of arguments[0].querySelectorAll('[type=checkbox]')) it.checked = !it.checked",
        2 => "for (const it of arguments[0].querySelectorAll('p')) it.firstChild?.replaceWith(document.createElement('font'))",
        3 => "arguments[0].querySelector('section > *')?.remove(); arguments[0].querySelector('div')?.prepend('foreign')",
        _ => return,
    };
    js(script, &[&page.root]);
}

#[wasm_bindgen_test]
fn after_any_two_trees_the_page_equals_a_fresh_build_of_the_second() {
    for seed in 0..SEEDS {
        let mut rng = Rng::new(seed);
        let mut page = Page::fresh(tree(&mut rng));
        for step in 0..TREES {
            meddle(&mut rng, &page);
            let (mut again, second) = (rng.clone(), tree(&mut rng));
            page.show(second);
            let fresh = Page::fresh(tree(&mut again));
            // An empty style is none; browsers keep the attribute.
            js("for (const it of arguments[0].querySelectorAll('[style=\"\"]')) it.removeAttribute('style')", &[&page.root]);
            let (found, wanted) = (page.root.inner_html(), fresh.root.inner_html());
            // Not the markup as text: the order of the attributes does not matter.
            assert!(page.root.is_equal_node(Some(&fresh.root)), "seed {seed}, step {step}:\n{found}\nis not\n{wanted}");
            assert_eq!(values(&page), values(&fresh), "seed {seed}, step {step}:\n{wanted}");
        }
    }
}
