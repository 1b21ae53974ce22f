//! The components of the app. Each draws one panel of `screen`, and again when its memo over the model changes.

use leptos::prelude::*;

use super::shell::Shell;
use super::view::NodeView;
use crate::screen::Panel;

/// The app. It wants a [`Shell`] and a [`Renderer`](super::view::Renderer) in its context.
#[component]
pub fn App() -> impl IntoView {
    expect_context::<Shell>().follow();
    view! {
        <Page/>
        <TabBar/>
    }
}

/// Heading and content of the screen one is on. The status line stands in it.
#[component]
fn Page() -> impl IntoView {
    panel(Panel::Page)
}

/// The bar at the foot.
#[component]
fn TabBar() -> impl IntoView {
    panel(Panel::TabBar)
}

/// What was saved last, and Undo: the app's toast. It has a place of its own in each page; see invariant 12 in `docs/architecture.md`.
#[component]
pub fn StatusLine() -> impl IntoView {
    panel(Panel::StatusLine)
}

/// Draws a panel when its inputs or the words change. One closure type for all of them: each further one would be compiled anew.
fn panel(panel: Panel) -> impl IntoView {
    let shell = expect_context::<Shell>();
    let inputs = Memo::new(move |_| shell.inputs(panel));
    move || {
        inputs.with(|_| ());
        NodeView(shell.draw(panel))
    }
}
