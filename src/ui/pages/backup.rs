//! The diary in a file: out and in.

use leptos::prelude::*;

use super::super::components::Button;
use super::super::live::{live, live_view};
use super::super::shell::{App, chosen_file};
use super::backup_preview::ImportState;
use super::page::{Page, StatusLine};
use crate::app::{Command, Import, LastBackup, LastImport};
use crate::domain::Moment;
use crate::text::Text;

/// The screen of the backups.
#[component]
pub fn BackupPage() -> impl IntoView {
    let app = expect_context::<App>();
    let input = NodeRef::<leptos::html::Input>::new();
    let choose = move |()| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let chosen = move |_| {
        if let Some(file) = input.get_untracked().and_then(|input| chosen_file(&input)) {
            app.open_backup(file);
        }
    };
    // The share sheet opens only within the tap, so the file is made before it.
    let revision = app.watch(|model| (model.complete, model.revision, model.backup.is_none()));
    Effect::new(move |_| {
        if let (true, _, true) = revision.get() {
            app.prepare_backup();
        }
    });
    view! {
        <Page title=app.say(Text::backup_title)>
            <StatusLine />
            <div class="sheet stack">
                <p>{app.say(Text::backup_why)}</p>
                <LastSaved />
                <SaveButton />
            </div>
            <div class="sheet stack">
                <p>{app.say(Text::backup_open_hint)}</p>
                <Button look="button plain" words=app.say(Text::backup_open) on_press=choose />
                <input class="visually-hidden" type="file" id="backup-file" tabindex="-1" aria-hidden="true" node_ref=input on:change=chosen />
            </div>
            <ImportState />
            <LastImported />
        </Page>
    }
}

/// Saves, or shows how far the file is.
#[component]
fn SaveButton() -> impl IntoView {
    let app = expect_context::<App>();
    let making = app.watch(|model| model.backup.as_ref().map(|state| (state.done, state.all)));
    let complete = app.watch(|model| model.complete);
    let progress = move |(done, all): (usize, usize)| {
        let number = |count: usize| app.say(|text| text.intl.number(i64::try_from(count).unwrap_or(i64::MAX)));
        view! {
            <p>{app.say(|text| text.backup_making(&number(done), &number(all)))}</p>
            <progress max=all.to_string() value=done.to_string() aria-label=app.say(Text::backup_save)></progress>
            <Button
                look="button plain"
                words=app.say(Text::cancel)
                on_press=move |()| app.dispatch(Command::BackupNotSaved { failed: false })
            />
        }
    };
    view! {
        <button class="button" type="button" disabled=live(move || !complete.get() || making.get().is_some())
            on:click=move |_| app.dispatch(Command::SaveBackup)>
            {app.say(Text::backup_save)}
        </button>
        {live_view(move || making.get().filter(|(done, _)| *done > 0).map(progress))}
    }
}

/// When the last backup was, and what is in none.
#[component]
fn LastSaved() -> impl IntoView {
    let app = expect_context::<App>();
    let last = app.watch(|model| model.last_backup.clone());
    let unbacked = app.watch(|model| model.unbacked.iter().filter(|id| model.diary.entry(**id).is_some()).count());
    let last_words = move |last: LastBackup| {
        app.say(|text| text.counted(last.records, |text, count, plural| text.backup_last(&when(text, &last.at), count, plural)))
    };
    view! {
        <p>{live(move || last.get().map_or_else(|| app.say(Text::backup_never), last_words))}</p>
        <p>{live(move || app.say(|text| text.counted(unbacked.get(), |text, count, _| text.backup_unbacked(count))))}</p>
    }
}

/// The last import, as long as it can be taken back.
#[component]
fn LastImported() -> impl IntoView {
    let app = expect_context::<App>();
    let last = app.watch(|model| model.last_import.clone().filter(|_| matches!(model.import, Import::Idle)));
    let notice = move |last: LastImport| {
        let words =
            app.say(|text| text.counted(last.records, |text, count, plural| text.import_undo_hint(&when(text, &last.at), count, plural)));
        view! {
            <div class="sheet stack">
                <p>{words}</p>
                <Button look="button plain" words=app.say(Text::import_undo) on_press=move |()| app.dispatch(Command::UndoImport) />
            </div>
        }
    };
    live_view(move || last.get().map(notice))
}

fn when(text: &Text, at: &str) -> String {
    Moment::parse(at).map(|at| text.intl.date_time(at)).unwrap_or_default()
}
