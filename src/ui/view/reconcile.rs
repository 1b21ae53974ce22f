//! Reconciles the nodes on the page with the new ones.

use crate::domain::CollectVec;
use std::borrow::Cow;

use leptos::prelude::document;
use leptos::tachys::view::Mountable;
use leptos::wasm_bindgen::JsCast;
use web_sys::Element;

use super::attributes::{set, unset};
use super::events::{Registered, Renderer};
use crate::screen::Panel;
use crate::screen::node::{Node, Parts};

const SVG: &str = "http://www.w3.org/2000/svg";

/// A node on the page.
pub(super) struct Mounted {
    pub node: web_sys::Node,
    tag: &'static str,
    key: Option<String>,
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    text: String,
    handlers: Option<Registered>,
    children: Vec<Mounted>,
    /// The component that draws its children, if it is a panel.
    panel: Option<(Panel, Box<dyn Mountable>)>,
}

impl Mounted {
    /// True when the mounted node can be updated to `parts`.
    fn is(&self, parts: &Parts) -> bool {
        self.tag == parts.tag && self.key == parts.key && self.panel.as_ref().map(|(panel, _)| *panel) == parts.panel
    }
}

impl Renderer {
    /// Updates matching nodes, removes the others, and puts all in order. A node already in position is not moved, so that it keeps the
    /// focus. Foreign nodes between them (a browser's translation replaces text by elements) are removed. With `end`, the nodes are
    /// inserted before it and share their parent with others; without it they are its only children.
    pub(super) fn reconcile(
        &self,
        parent: &web_sys::Node,
        mounted: &mut Vec<Mounted>,
        nodes: Vec<Node>,
        svg: bool,
        end: Option<&web_sys::Node>,
    ) {
        let before = end.and_then(|end| {
            let first = mounted.iter().map(|mounted| &mounted.node).find(|node| node.parent_node().as_ref() == Some(parent));
            first.unwrap_or(end).previous_sibling()
        });
        let matched = take_matching(parent, mounted, nodes);
        let inside = |node: Option<web_sys::Node>| node.filter(|node| Some(node) != end);
        let mut cursor = inside(match before {
            Some(before) => before.next_sibling(),
            None => parent.first_child(),
        });
        let mut rest = matched.into_iter();
        while let Some((parts, known)) = rest.next() {
            let is_here = |there: &web_sys::Node| known.as_ref().is_some_and(|known| known.node == *there);
            let comes_later =
                |there: &web_sys::Node| rest.as_slice().iter().any(|(_, known)| known.as_ref().is_some_and(|known| known.node == *there));
            while let Some(foreign) = cursor.clone().filter(|there| !is_here(there) && !comes_later(there)) {
                cursor = inside(foreign.next_sibling());
                self.remove_foreign(parent, &foreign);
            }
            let child = match known {
                Some(mut known) => {
                    self.change(&mut known, parts, svg);
                    known
                }
                None => match self.build(parts, svg) {
                    Some(built) => built,
                    None => continue,
                },
            };
            if cursor.as_ref() == Some(&child.node) {
                cursor = inside(child.node.next_sibling());
            } else {
                parent.insert_before(&child.node, cursor.as_ref().or(end)).map(drop).unwrap_or_default();
            }
            mounted.push(child);
        }
        while let Some(foreign) = cursor {
            cursor = inside(foreign.next_sibling());
            self.remove_foreign(parent, &foreign);
        }
    }

    fn remove_foreign(&self, parent: &web_sys::Node, foreign: &web_sys::Node) {
        self.found_foreign.set(true);
        remove(parent, foreign);
    }

    /// Builds a node; `None` where the browser rejects its tag name.
    pub(super) fn build(&self, parts: Parts, svg: bool) -> Option<Mounted> {
        let document = document();
        let svg = svg || parts.tag == "svg";
        let node: web_sys::Node = match parts.tag {
            "" => document.create_text_node("").into(),
            tag if svg => document.create_element_ns(Some(SVG), tag).ok()?.into(),
            tag => document.create_element(tag).ok()?.into(),
        };
        let mut mounted = Mounted {
            node,
            tag: parts.tag,
            key: None,
            attributes: Vec::new(),
            text: String::new(),
            handlers: None,
            children: Vec::new(),
            panel: None,
        };
        self.change(&mut mounted, parts, svg);
        Some(mounted)
    }

    fn change(&self, mounted: &mut Mounted, parts: Parts, svg: bool) {
        let Parts { key, attributes, handlers, children, text, panel, .. } = parts;
        mounted.key = key;
        if mounted.text != text {
            mounted.node.set_text_content(Some(&text));
            mounted.text = text;
        }
        let Some(element) = mounted.node.dyn_ref::<Element>() else { return };
        for (name, value) in &attributes {
            let is_new = !mounted.attributes.iter().any(|(known, old)| known == name && old == value);
            set(element, name, value, is_new);
        }
        for (gone, _) in mounted.attributes.iter().filter(|(known, _)| !attributes.iter().any(|(name, _)| name == known)) {
            unset(element, gone);
        }
        match (panel, &mounted.panel) {
            (None, _) => self.reconcile(element, &mut mounted.children, children, svg || mounted.tag == "svg", None),
            (Some(panel), None) => {
                let mut component = self.host.panel(panel);
                component.mount(element, None);
                mounted.panel = Some((panel, component));
            }
            // The component updates itself.
            (Some(_), Some(_)) => {}
        }
        // The options of a `select` must exist before one of them can be chosen.
        if mounted.tag == "select" {
            attributes.iter().filter(|(name, _)| *name == "value").for_each(|(name, value)| set(element, name, value, false));
        }
        self.registry.set(element, &mut mounted.handlers, handlers);
        mounted.attributes = attributes;
    }
}

/// Pairs each new node with the mounted node that it updates; unmatched mounted nodes are removed.
fn take_matching(parent: &web_sys::Node, mounted: &mut Vec<Mounted>, nodes: Vec<Node>) -> Vec<(Parts, Option<Mounted>)> {
    let mut old: Vec<Option<Mounted>> = std::mem::take(mounted).into_iter().map(Some).collect_vec();
    let mut matched = Vec::with_capacity(nodes.len());
    let mut first = 0;
    for node in nodes {
        let parts = node.into_parts();
        while old.get(first).is_some_and(Option::is_none) {
            first += 1;
        }
        let goes_on = |slot: &&mut Option<Mounted>| slot.as_ref().is_some_and(|mounted| mounted.is(&parts));
        let known = old.iter_mut().skip(first).find(goes_on).and_then(Option::take);
        matched.push((parts, known));
    }
    for gone in old.into_iter().flatten() {
        remove(parent, &gone.node);
    }
    matched
}

fn remove(parent: &web_sys::Node, child: &web_sys::Node) {
    // It may have been removed already.
    parent.remove_child(child).map(drop).unwrap_or_default();
}
