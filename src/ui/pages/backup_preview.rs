//! A file on its way in: how far it is read, what it would do, why it is not taken.

use leptos::prelude::*;

use super::super::components::Button;
use super::super::live::live;
use super::super::shell::App;
use crate::app::{Command, Import, ImportCounts};
use crate::format::{FileError, Refused};
use crate::text::Text;

/// What of an import is shown.
#[derive(Clone, Debug, PartialEq, Hash)]
enum Shown {
    Idle,
    Reading(usize, usize),
    Refused(FileError),
    Preview(ImportCounts, Vec<Refused>),
    Writing,
}

/// The state of an import.
#[component]
pub fn ImportState() -> impl IntoView {
    let app = expect_context::<App>();
    let shown = app.watch(|model| match &model.import {
        Import::Idle => Shown::Idle,
        Import::Reading(done, all) => Shown::Reading(*done, *all),
        Import::Refused(error) => Shown::Refused(*error),
        Import::Preview(plan) => Shown::Preview(plan.counts, plan.refused.clone()),
        Import::Writing(_) => Shown::Writing,
    });
    let writing = move || {
        let words = app.say(Text::import_writing);
        view! {
            <p class="sheet" role="status">
                {words.clone()}
                <progress aria-label=words></progress>
            </p>
        }
    };
    live(move || match shown.get() {
        Shown::Idle => ().into_any(),
        Shown::Reading(done, all) => reading(app, done, all),
        Shown::Refused(error) => refused_file(app, error),
        Shown::Preview(counts, refused) => preview(app, counts, refused),
        Shown::Writing => writing().into_any(),
    })
}

fn reading(app: App, done: usize, all: usize) -> AnyView {
    view! {
        <div class="sheet stack">
            <p role="status">{app.say(Text::import_reading)}</p>
            <progress max=all.max(1).to_string() value=done.to_string() aria-label=app.say(Text::import_reading)></progress>
            {cancel(app, Text::cancel)}
        </div>
    }
    .into_any()
}

fn refused_file(app: App, error: FileError) -> AnyView {
    view! {
        <div class="sheet stack warning">
            <div role="alert">
                <h2>{app.say(|text| text.file_error(error))}</h2>
                <p>{app.say(Text::nothing_changed)}</p>
            </div>
            {cancel(app, Text::close)}
        </div>
    }
    .into_any()
}

fn preview(app: App, counts: ImportCounts, refused: Vec<Refused>) -> AnyView {
    let number = move |count: usize| app.say(|text| text.intl.number(i64::try_from(count).unwrap_or(i64::MAX)));
    let cell = move |name: &'static str, words: fn(&Text) -> String, count: usize| {
        view! {
            <div>
                <dt>{app.say(words)}</dt>
                <dd data-count=name>{number(count)}</dd>
            </div>
        }
    };
    let brings = counts.new + counts.changed > 0;
    view! {
        <section class="sheet stack preview">
            <h2>{app.say(Text::preview_title)}</h2>
            <dl class="counts">
                {cell("new", Text::count_new, counts.new)}
                {cell("changed", Text::count_changed, counts.changed)}
                {cell("same", Text::count_same, counts.same)}
                {cell("refused", Text::count_refused, counts.refused)}
            </dl>
            {(counts.unknown > 0).then(|| view! { <p>{app.say(|text| text.counted(counts.unknown, Text::preview_unknown))}</p> })}
            {(!refused.is_empty()).then(|| refusals(app, counts.refused, refused))}
            {(!brings).then(|| view! { <p>{app.say(if counts.refused == 0 { Text::preview_nothing } else { Text::nothing_changed })}</p> })}
            <div class="row">
                {brings.then(|| apply(app))}
                {cancel(app, Text::cancel)}
            </div>
        </section>
    }
    .into_any()
}

fn refusals(app: App, all: usize, shown: Vec<Refused>) -> AnyView {
    let more = all.saturating_sub(shown.len());
    let row = move |refused: Refused| {
        app.say(|text| {
            let place = text.intl.number(i64::try_from(refused.place).unwrap_or(i64::MAX));
            text.preview_refused(&place, &text.refusal(refused.reason))
        })
    };
    view! {
        <div role="alert">
            <h3>{app.say(Text::preview_refused_title)}</h3>
            <ul class="history">{shown.into_iter().map(|refused| view! { <li>{row(refused)}</li> }).collect_view()}</ul>
            {(more > 0).then(|| view! { <p class="soft">{app.say(|text| text.counted(more, Text::preview_refused_more))}</p> })}
        </div>
    }
    .into_any()
}

fn cancel(app: App, words: fn(&Text) -> String) -> impl IntoView {
    view! { <Button look="button plain" words=app.say(words) on_press=move |()| app.dispatch(Command::CancelImport) /> }
}

fn apply(app: App) -> impl IntoView {
    view! { <Button look="button" words=app.say(Text::import_apply) on_press=move |()| app.dispatch(Command::ApplyImport) /> }
}
