//! The components of the app. Each draws one panel of `screen` and redraws it when its memo over the model changes.

use std::time::Duration;

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

/// The rest of the doctor's report, or the report on paper.
#[component]
pub fn ReportPart(panel: Panel) -> impl IntoView {
    let shell = expect_context::<Shell>();
    let inputs = Memo::new(move |_| shell.inputs(panel));
    let before = untrack(|| shell.printed());
    // How often they have changed.
    let changes = RwSignal::new(0_u32);
    Effect::new(move |_| {
        inputs.with(|_| ());
        // In the frame after the next one the page is painted; a timer leaves that frame to whatever else waits for it.
        let draw = move || changes.try_update(|changes| *changes += 1).unwrap_or_default();
        request_animation_frame(move || request_animation_frame(move || set_timeout(draw, Duration::ZERO)));
    });
    move || {
        let is_due = changes.get() > 0;
        NodeView(if shell.printed() > before || is_due { shell.draw(panel) } else { Vec::new() })
    }
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
