//! [`Node`] as a Leptos view. [`NodeView`] can be used wherever Leptos takes a view; `rebuild` changes only what differs from the page, so
//! that elements keep their position, focus and typed text. All node views of an app share one [`Renderer`] from the reactive context.

mod attributes;
mod events;
mod reconcile;

use crate::domain::CollectVec;
use std::rc::Rc;

use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::Placeholder;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use leptos::wasm_bindgen::JsCast;

pub use events::{Host, Renderer, UiEvent};
use reconcile::Mounted;

use crate::screen::node::Node;

/// Sibling nodes as one view. Nodes with a key keep their element when others come and go.
pub struct NodeView(pub Vec<Node>);

/// The mounted nodes of a [`NodeView`], followed by a comment node that marks their end.
pub struct NodeState {
    renderer: Rc<Renderer>,
    mounted: Vec<Mounted>,
    end: Placeholder,
}

impl Render for NodeView {
    type State = NodeState;

    fn build(self) -> NodeState {
        let renderer = events::shared();
        let mounted = self.0.into_iter().filter_map(|node| renderer.build(node.into_parts(), false)).collect_vec();
        NodeState { renderer, mounted, end: Rndr::create_placeholder() }
    }

    fn rebuild(self, state: &mut NodeState) {
        let NodeState { renderer, mounted, end } = state;
        // Without a parent, something else has removed it from the page.
        let end: &web_sys::Node = end;
        let Some(parent) = end.parent_node() else { return };
        let mut nodes = self.0;
        renderer.host.paint(&mut || renderer.reconcile(&parent, mounted, std::mem::take(&mut nodes), false, Some(end)));
        if renderer.found_foreign.take() {
            renderer.host.found_foreign();
        }
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
        self.mounted.iter().filter_map(|mounted| mounted.node.dyn_ref().cloned()).collect_vec()
    }
}

impl AddAnyAttr for NodeView {
    type Output<SomeNewAttr: Attribute> = Self;

    /// Attributes are part of the nodes; none can be added.
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

    /// This app is not rendered on a server, so there is nothing to hydrate: the nodes are built.
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
