//! What every screen has: its heading, "Tell the team", and the line that says what was saved.

use leptos::prelude::*;

use super::super::components::Button;
use super::super::live::{live, live_view};
use super::super::shell::App;
use crate::app::{Command, Route, StoreFault};
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
                <h1 tabindex="-1">{live(move || title.get())}</h1>
                <Button look="call" words=app.say(Text::team_tell) on_press=move |()| app.go(Route::Team) />
            </header>
            <main class="stack">{children()}</main>
        </div>
    }
}

/// What was saved last, and the way to take it back.
#[component]
pub fn StatusLine() -> impl IntoView {
    let app = expect_context::<App>();
    let status = app.watch(|model| model.line.as_ref().map(|line| line.status.clone()));
    let can_undo = app.watch(|model| model.line.as_ref().is_some_and(|line| line.undo.is_some()));
    let fault = app.watch(|model| model.fault.map(|fault| (fault, model.has_unsaved(), model.complete)));
    let take_back = move |()| {
        app.dispatch(Command::Undo);
        // The button goes; the focus must not fall out of the page with it.
        app.focus_heading();
    };
    let undo = move || view! { <Button look="ghost" words=app.say(Text::undo) on_press=take_back /> };
    view! {
        <div class="status-line">
            <p class="status" role="status">{live(move || status.get().map(|status| app.say(|text| text.status(&status))))}</p>
            {live_view(move || can_undo.get().then(undo))}
        </div>
        {live_view(move || fault.get().map(|(fault, unsaved, complete)| trouble(app, fault, unsaved, complete)))}
        {live_view(move || app.update_ready().then(|| update(app)))}
    }
}

/// What is wrong with the store; what is not saved, and what can be done.
fn trouble(app: App, fault: StoreFault, unsaved: bool, complete: bool) -> AnyView {
    let why = app.say(|text| text.fault(fault));
    let save =
        || view! { <Button look="button plain" words=app.say(Text::backup_save) on_press=move |()| app.dispatch(Command::SaveBackup) /> };
    let what_to_do = || {
        view! {
            <p>{app.say(Text::not_saved_retry)}</p>
            {complete.then(save)}
        }
    };
    view! {
        <div class="sheet stack warning" role="alert">
            <h2>{if unsaved { app.say(|text| text.not_saved(&why)) } else { why }}</h2>
            {unsaved.then(what_to_do)}
        </div>
    }
    .into_any()
}

/// A newer version of the app has arrived.
fn update(app: App) -> AnyView {
    view! {
        <div class="sheet notice row apart update">
            <p>{app.say(Text::update_ready)}</p>
            <Button look="button" words=app.say(Text::update_now) on_press=move |()| app.update_now() />
        </div>
    }
    .into_any()
}
