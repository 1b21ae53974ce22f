//! Puts the nodes of a screen on the page, changing only what is different from what stands there: elements keep their place, their
//! focus and what is being typed in them. One listener for each kind of event serves the whole page.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Reflect;
use leptos::prelude::document;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, MouseEvent};

use crate::app::{Command, CommitInput, Field, Input};
use crate::screen::node::{Handler, Node, Parts};

/// What has happened on the page.
pub enum UiEvent {
    /// Do this.
    Do(Command),
    /// A file was chosen in this input.
    File(HtmlInputElement),
}

/// The property of an element that says where its handlers are.
const PLACE: &str = "painDiaryAnswers";
const SVG: &str = "http://www.w3.org/2000/svg";
/// Events that bubble up to the listeners of the page.
const EVENTS: [&str; 5] = ["click", "submit", "input", "change", "focusout"];

/// By place; a place is used again when its element is gone.
type Handlers = Rc<RefCell<Vec<Vec<Handler>>>>;

/// A place on the page and what stands in it.
pub struct Renderer {
    place: Element,
    live: RefCell<Vec<Mounted>>,
    handlers: Handlers,
    free: Rc<RefCell<Vec<usize>>>,
}

/// A node on the page.
struct Mounted {
    node: web_sys::Node,
    tag: &'static str,
    key: Option<String>,
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    text: String,
    handlers: Option<Registered>,
    children: Vec<Mounted>,
}

/// Handlers as long as their element is on the page.
struct Registered(usize, Handlers, Rc<RefCell<Vec<usize>>>);

impl Drop for Registered {
    fn drop(&mut self) {
        if let Some(handlers) = self.1.borrow_mut().get_mut(self.0) {
            handlers.clear();
        }
        self.2.borrow_mut().push(self.0);
    }
}

impl Renderer {
    /// Takes the place over; `then` is told what happens there.
    pub fn new(place: Element, then: impl Fn(UiEvent) + 'static) -> Self {
        let handlers = Handlers::default();
        let paint = Self { place, live: RefCell::default(), handlers: handlers.clone(), free: Rc::default() };
        let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            let answered = answer(&event, &handlers);
            answered.into_iter().for_each(&then);
        });
        for event in EVENTS {
            // Only a page that is being torn down refuses a listener.
            paint.place.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref()).unwrap_or_default();
        }
        // It listens as long as the page lives.
        listener.forget();
        paint
    }

    /// Makes the page show these nodes.
    pub fn show(&self, nodes: Vec<Node>) {
        let mut live = self.live.borrow_mut();
        self.children(&self.place, &mut live, nodes, false);
    }

    /// Keeps those that go on, takes the others away, and puts everything in its order. What is in its place already is not touched,
    /// so that it keeps the focus. What somebody else has put there (a browser's translation replaces each text by an element of its own)
    /// goes.
    fn children(&self, parent: &web_sys::Node, live: &mut Vec<Mounted>, nodes: Vec<Node>, svg: bool) {
        let mut old: Vec<Option<Mounted>> = std::mem::take(live).into_iter().map(Some).collect();
        let mut matched: Vec<(Parts, Option<Mounted>)> = Vec::with_capacity(nodes.len());
        let mut first = 0;
        for node in nodes {
            let parts = node.into_parts();
            while old.get(first).is_some_and(Option::is_none) {
                first += 1;
            }
            let goes_on = |slot: &&mut Option<Mounted>| slot.as_ref().is_some_and(|live| live.tag == parts.tag && live.key == parts.key);
            let known = old.iter_mut().skip(first).find(goes_on).and_then(Option::take);
            matched.push((parts, known));
        }
        for gone in old.into_iter().flatten() {
            remove(parent, &gone.node);
        }
        let mut place = parent.first_child();
        let mut rest = matched.into_iter();
        while let Some((parts, known)) = rest.next() {
            let is_here = |there: &web_sys::Node| known.as_ref().is_some_and(|known| known.node == *there);
            let comes_later =
                |there: &web_sys::Node| rest.as_slice().iter().any(|(_, known)| known.as_ref().is_some_and(|known| known.node == *there));
            while let Some(foreign) = place.clone().filter(|there| !is_here(there) && !comes_later(there)) {
                place = foreign.next_sibling();
                remove(parent, &foreign);
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
            if place.as_ref() == Some(&child.node) {
                place = place.and_then(|place| place.next_sibling());
            } else {
                parent.insert_before(&child.node, place.as_ref()).map(drop).unwrap_or_default();
            }
            live.push(child);
        }
        while let Some(foreign) = place {
            place = foreign.next_sibling();
            remove(parent, &foreign);
        }
    }

    fn build(&self, parts: Parts, svg: bool) -> Option<Mounted> {
        let document = document();
        let svg = svg || parts.tag == "svg";
        let node: web_sys::Node = match parts.tag {
            "" => document.create_text_node("").into(),
            tag if svg => document.create_element_ns(Some(SVG), tag).ok()?.into(),
            tag => document.create_element(tag).ok()?.into(),
        };
        let mut live =
            Mounted { node, tag: parts.tag, key: None, attributes: Vec::new(), text: String::new(), handlers: None, children: Vec::new() };
        self.change(&mut live, parts, svg);
        Some(live)
    }

    fn change(&self, live: &mut Mounted, parts: Parts, svg: bool) {
        let Parts { key, attributes, handlers, children, text, .. } = parts;
        live.key = key;
        if live.text != text {
            live.node.set_text_content(Some(&text));
            live.text = text;
        }
        let Some(element) = live.node.dyn_ref::<Element>() else { return };
        for (name, value) in &attributes {
            let is_new = !live.attributes.iter().any(|(known, old)| known == name && old == value);
            set(element, name, value, is_new);
        }
        for (gone, _) in live.attributes.iter().filter(|(known, _)| !attributes.iter().any(|(name, _)| name == known)) {
            unset(element, gone);
        }
        let element = element.clone();
        self.children(&element, &mut live.children, children, svg || live.tag == "svg");
        // The options of a list must be there before one of them can be chosen.
        if live.tag == "select" {
            attributes.iter().filter(|(name, _)| *name == "value").for_each(|(name, value)| set(&element, name, value, false));
        }
        live.attributes = attributes;
        if handlers.is_empty() {
            // Its place is used again, by another element.
            if live.handlers.take().is_some() {
                Reflect::delete_property(&element, &PLACE.into()).map(drop).unwrap_or_default();
            }
        } else {
            let place = live.handlers.get_or_insert_with(|| self.register(&element)).0;
            if let Some(known) = self.handlers.borrow_mut().get_mut(place) {
                *known = handlers;
            }
        }
    }

    fn register(&self, element: &Element) -> Registered {
        let place = self.free.borrow_mut().pop().unwrap_or_else(|| {
            self.handlers.borrow_mut().push(Vec::new());
            self.handlers.borrow().len() - 1
        });
        // A plain object takes any property.
        Reflect::set(element, &PLACE.into(), &place.into()).map(drop).unwrap_or_default();
        Registered(place, self.handlers.clone(), self.free.clone())
    }
}

fn remove(parent: &web_sys::Node, child: &web_sys::Node) {
    // Whatever took it away before has done the work.
    parent.remove_child(child).map(drop).unwrap_or_default();
}

/// What a person can change by hand is compared with what stands there; the rest with what was set last.
fn set(element: &Element, name: &'static str, value: &str, is_new: bool) {
    let property = match (name, element.tag_name().as_str()) {
        ("value", "INPUT" | "TEXTAREA" | "SELECT") => JsValue::from_str(value),
        ("checked", _) => JsValue::TRUE,
        _ if !is_new => return,
        _ => match (name.strip_prefix("style:"), element.dyn_ref::<HtmlElement>()) {
            // A style attribute is forbidden by the policy; a property is not.
            (Some(property), Some(element)) => return element.style().set_property(property, value).unwrap_or_default(),
            _ => return element.set_attribute(name, value).unwrap_or_default(),
        },
    };
    if Reflect::get(element, &name.into()).ok().as_ref() != Some(&property) {
        Reflect::set(element, &name.into(), &property).map(drop).unwrap_or_default();
    }
}

fn unset(element: &Element, name: &'static str) {
    if name == "checked" {
        Reflect::set(element, &name.into(), &JsValue::FALSE).map(drop).unwrap_or_default();
    } else {
        element.remove_attribute(name).unwrap_or_default();
    }
}

/// What the nearest element round an event has to say to it.
fn answer(event: &Event, handlers: &Handlers) -> Option<UiEvent> {
    let mut element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    while let Some(here) = element {
        let place = Reflect::get(&here, &PLACE.into()).ok().and_then(|place| place.as_f64());
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "only numbers of this kind are put there")]
        let known = place.and_then(|place| handlers.borrow().get(place as usize).cloned());
        if let Some(happened) = known.iter().flatten().find_map(|answer| handle(answer, event, &here)) {
            return Some(happened);
        }
        element = here.parent_element();
    }
    None
}

fn handle(answer: &Handler, event: &Event, element: &Element) -> Option<UiEvent> {
    let kind = event.type_();
    let value = || Reflect::get(element, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default();
    let command = match (answer, kind.as_str()) {
        (Handler::Press(command), "click") => Some(command.clone()),
        (Handler::Submit(command), "submit") => {
            event.prevent_default();
            Some(command.clone())
        }
        // Not everything that fills a field says so with every letter.
        (Handler::Type(field), "input" | "change") => Some(Command::Input(Input::Typed(field.clone(), value()))),
        (Handler::Type(field), "focusout") if !matches!(field, Field::FindNote | Field::FindRegion) => {
            Some(Command::Commit(CommitInput::Now))
        }
        (Handler::Choose(choose), "change") => choose(&value()),
        (Handler::Choose(choose), "input") if element.get_attribute("type").as_deref() == Some("range") => choose(&value()),
        (Handler::Tap(tap), "click") => tap(permille(event.dyn_ref::<MouseEvent>()?, element)?),
        (Handler::File, "change") => return element.dyn_ref::<HtmlInputElement>().cloned().map(UiEvent::File),
        _ => None,
    };
    command.map(UiEvent::Do)
}

/// Where on the element, in thousandths of its width from the left.
#[expect(clippy::cast_possible_truncation, reason = "within 0..=1000")]
fn permille(event: &MouseEvent, element: &Element) -> Option<i64> {
    let place = element.get_bounding_client_rect();
    let x = (f64::from(event.client_x()) - place.left()) / place.width();
    x.is_finite().then(|| (x.clamp(0.0, 1.0) * 1000.0) as i64)
}
