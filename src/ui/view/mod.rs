//! [`Node`] as a Leptos view. [`NodeView`] can stand wherever Leptos takes a view; on `rebuild` it changes only what is different from
//! what stands on the page, so elements keep their place, their focus and what is being typed in them. All node views of an app share
//! one [`Renderer`], which comes from the reactive context.

mod attributes;
mod events;
mod reconcile;

use std::rc::Rc;

use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::Placeholder;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use leptos::wasm_bindgen::JsCast;

pub use events::{Renderer, UiEvent};
use reconcile::Mounted;

use crate::screen::Panel;
use crate::screen::node::Node;

/// What a view asks of the app it is part of.
pub trait Host {
    /// Something happened on the page.
    fn handle(&self, event: UiEvent);
    /// Runs `paint`, which changes the page. Events that the change itself causes (what goes loses the focus) are to wait for its end.
    fn paint(&self, paint: &mut dyn FnMut());
    /// The component that draws a panel, built and not mounted yet.
    fn panel(&self, panel: Panel) -> Box<dyn Mountable>;
}

/// Sibling nodes as one view. Nodes with a key keep their element when others come and go.
pub struct NodeView(pub Vec<Node>);

/// What a [`NodeView`] has on the page: its nodes and, after them, a comment that marks its end.
pub struct NodeState {
    renderer: Rc<Renderer>,
    mounted: Vec<Mounted>,
    end: Placeholder,
}

impl Render for NodeView {
    type State = NodeState;

    fn build(self) -> NodeState {
        let renderer = events::shared();
        let mounted = self.0.into_iter().filter_map(|node| renderer.build(node.into_parts(), false)).collect();
        NodeState { renderer, mounted, end: Rndr::create_placeholder() }
    }

    fn rebuild(self, state: &mut NodeState) {
        let NodeState { renderer, mounted, end } = state;
        // Without a parent somebody else has taken it off the page.
        let end: &web_sys::Node = end;
        let Some(parent) = end.parent_node() else { return };
        let mut nodes = self.0;
        renderer.host.paint(&mut || renderer.reconcile(&parent, mounted, std::mem::take(&mut nodes), false, Some(end)));
    }
}

impl Mountable for NodeState {
    fn unmount(&mut self) {
        self.mounted.iter().for_each(|mounted| Rndr::remove(&mounted.node));
        self.end.unmount();
    }

    fn mount(&mut self, parent: &web_sys::Element, marker: Option<&web_sys::Node>) {
        self.mounted.iter().for_each(|mounted| Rndr::insert_node(parent, &mounted.node, marker));
        self.end.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let end: &web_sys::Node = &self.end;
        let first = self.mounted.first().map_or(end, |mounted| &mounted.node);
        let parent = first.parent_element();
        if let Some(parent) = &parent {
            child.mount(parent, Some(first));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        self.mounted.iter().filter_map(|mounted| mounted.node.dyn_ref().cloned()).collect()
    }
}

impl AddAnyAttr for NodeView {
    type Output<SomeNewAttr: Attribute> = Self;

    /// Attributes stand in the nodes; none is added from outside.
    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

impl RenderHtml for NodeView {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    fn resolve(self) -> impl Future<Output = Self> + Send {
        std::future::ready(self)
    }

    fn to_html_with_buf(self, buf: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {
        self.0.iter().for_each(|node| node.write_html(buf));
    }

    /// No server renders this app, so there is never anything to take over: the nodes are made anew.
    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, _: &PositionState) -> NodeState {
        let mut state = self.build();
        if let Some(parent) = cursor.current().parent_element() {
            state.mount(&parent, Some(&cursor.current()));
        }
        state
    }

    fn into_owned(self) -> Self {
        self
    }
}
