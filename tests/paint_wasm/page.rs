//! A root element in the page in which views are mounted as in the app.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::{Mountable, Owner, Render};
use pain_diary::app::Command;
use pain_diary::screen::Panel;
use pain_diary::screen::node::{Node, el};
use pain_diary::ui::view::{Host, NodeView, Renderer, UiEvent};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

pub fn document() -> web_sys::Document {
    web_sys::window().unwrap().document().unwrap()
}

/// What the views reported to their app.
#[derive(Default)]
pub struct Log {
    pub commands: RefCell<Vec<Command>>,
    /// The page is being changed.
    pub paints: Cell<bool>,
    /// Events during a paint.
    pub meanwhile: Cell<usize>,
    /// How often a view reported foreign nodes.
    pub found_foreign: Cell<usize>,
    /// Components made.
    pub made: Cell<usize>,
}

struct TestHost(Rc<Log>);

impl Host for TestHost {
    fn handle(&self, event: UiEvent) {
        self.0.meanwhile.set(self.0.meanwhile.get() + usize::from(self.0.paints.get()));
        if let UiEvent::Do(command) = event {
            self.0.commands.borrow_mut().push(command);
        }
    }

    fn paint(&self, paint: &mut dyn FnMut()) {
        self.0.paints.set(true);
        paint();
        self.0.paints.set(false);
    }

    fn found_foreign(&self) {
        self.0.found_foreign.set(self.0.found_foreign.get() + 1);
    }

    fn panel(&self, _: Panel) -> Box<dyn Mountable> {
        self.0.made.set(self.0.made.get() + 1);
        Box::new(NodeView(vec![el("b", "").text("panel".to_owned())]).build())
    }
}

/// A root element with its views; removed when dropped.
pub struct Page {
    pub root: Element,
    pub log: Rc<Log>,
    owner: Owner,
    views: Vec<<NodeView as Render>::State>,
}

impl Page {
    pub fn new() -> Self {
        let root = document().create_element("div").unwrap();
        document().body().unwrap().append_child(&root).unwrap();
        let (owner, log) = (Owner::new(), Rc::new(Log::default()));
        owner.with(|| Renderer::provide(root.clone(), Rc::new(TestHost(log.clone()))));
        Self { root, log, owner, views: Vec::new() }
    }

    /// A page that shows this and has shown nothing else.
    pub fn fresh(nodes: Vec<Node>) -> Self {
        let mut page = Self::new();
        page.show(nodes);
        page
    }

    /// Makes the first view show these nodes.
    pub fn show(&mut self, nodes: Vec<Node>) {
        self.show_in(0, nodes);
    }

    /// Makes a view show these nodes; a new view is added after the others.
    pub fn show_in(&mut self, view: usize, nodes: Vec<Node>) {
        let Self { root, owner, views, .. } = self;
        owner.with(|| match views.get_mut(view) {
            Some(state) => NodeView(nodes).rebuild(state),
            None => {
                let mut state = NodeView(nodes).build();
                state.mount(root, None);
                views.push(state);
            }
        });
    }

    pub fn find(&self, selector: &str) -> HtmlElement {
        self.root.query_selector(selector).unwrap().unwrap_or_else(|| panic!("no {selector}")).dyn_into().unwrap()
    }

    /// All elements that are found, in their order.
    pub fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = js("return [...arguments[0].querySelectorAll(arguments[1])]", &[&self.root, &selector.into()]);
        js_sys::Array::from(&found).iter().map(|element| element.dyn_into().unwrap()).collect()
    }

    /// The words of each of them.
    pub fn words(&self, selector: &str) -> Vec<String> {
        self.all(selector).iter().map(|element| element.text_content().unwrap()).collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Runs JavaScript with these arguments.
pub fn js(body: &str, arguments: &[&JsValue]) -> JsValue {
    let all: js_sys::Array = arguments.iter().copied().collect();
    js_sys::Function::new_no_args(body).apply(&JsValue::NULL, &all).unwrap()
}

pub fn has_focus(element: &HtmlElement) -> bool {
    document().active_element().as_ref() == Some(element)
}
