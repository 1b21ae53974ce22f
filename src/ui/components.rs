//! The components of the app. Each draws one panel of `screen` and redraws it when its memo over the model changes.

use leptos::prelude::*;

use super::shell::Shell;
use super::view::NodeView;
use crate::screen::Panel;

/// The app: a scroll area with the page, and the tab bar. Requires a [`Shell`] and a [`Renderer`](super::view::Renderer) in its context.
#[component]
pub fn App() -> impl IntoView {
    let shell = expect_context::<Shell>();
    shell.follow();
    view! {
        <div class="content" on:scroll=move |_| shell.measure()>
            <Page/>
        </div>
        <TabBar/>
    }
}

/// Heading and content of the current screen, with the status line inside.
#[component]
fn Page() -> impl IntoView {
    panel(Panel::Page)
}

/// The tab bar.
#[component]
fn TabBar() -> impl IntoView {
    panel(Panel::TabBar)
}

/// The last saved change with Undo. Each page reserves space for it; see invariant 12 in `docs/architecture.md`.
#[component]
pub fn StatusLine() -> impl IntoView {
    panel(Panel::StatusLine)
}

/// Draws a panel when its inputs or the language change. One closure type for all: each further type would be compiled anew.
fn panel(panel: Panel) -> impl IntoView {
    let shell = expect_context::<Shell>();
    let inputs = Memo::new(move |_| shell.inputs(panel));
    move || {
        inputs.with(|_| ());
        NodeView(shell.draw(panel))
    }
}
