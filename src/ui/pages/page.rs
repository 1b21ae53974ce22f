//! What every screen has: its heading, "Tell the team", and the line that says what was saved.

use leptos::prelude::*;

use super::super::shell::App;
use crate::app::{Command, Route};
use crate::text::Text;

/// A screen.
#[component]
pub fn Page(
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// What stands under it.
    children: Children,
) -> impl IntoView {
    let app = expect_context::<App>();
    Effect::new(move |_| document().set_title(&format!("{} – {}", title.get(), app.say(Text::app_name))));
    view! {
        <div class="page">
            <header class="bar">
                <h1 tabindex="-1">{move || title.get()}</h1>
                <button class="call" type="button" on:click=move |_| app.go(Route::Team)>{app.say(Text::team_tell)}</button>
            </header>
            <main class="stack">{children()}</main>
        </div>
    }
}

/// What was saved last, and the way to take it back.
#[component]
pub fn StatusLine() -> impl IntoView {
    let app = expect_context::<App>();
    let line = app.watch(|model| model.line.clone());
    let can_undo = move || line.with(|line| line.as_ref().is_some_and(|line| line.undo.is_some()));
    let words = move || line.with(|line| line.as_ref().map(|line| app.say(|text| text.status(&line.status))));
    view! {
        <div class="status-line">
            <p class="status" role="status">{words}</p>
            <Show when=can_undo>
                <button class="ghost" type="button" on:click=move |_| app.dispatch(Command::Undo)>{app.say(Text::undo)}</button>
            </Show>
        </div>
        <Trouble />
        <Update />
    }
}

/// What is not saved, why, and what can be done.
#[component]
fn Trouble() -> impl IntoView {
    let app = expect_context::<App>();
    let fault = app.watch(|model| model.fault.filter(|_| model.has_unsaved()));
    let alert = move |fault| {
        view! {
            <div class="sheet stack warning" role="alert">
                <h2>{app.say(|text| text.not_saved(&text.fault(fault)))}</h2>
                <p>{app.say(Text::not_saved_retry)}</p>
                <button class="button plain" type="button" on:click=move |_| app.dispatch(Command::SaveBackup)>
                    {app.say(Text::backup_save)}
                </button>
            </div>
        }
    };
    move || fault.get().map(alert)
}

/// A newer version of the app, when one has arrived.
#[component]
fn Update() -> impl IntoView {
    let app = expect_context::<App>();
    view! {
        <Show when=move || app.update_ready()>
            <div class="sheet notice row apart update">
                <p>{app.say(Text::update_ready)}</p>
                <button class="button" type="button" on:click=move |_| app.update_now()>{app.say(Text::update_now)}</button>
            </div>
        </Show>
    }
}
