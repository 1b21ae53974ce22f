//! What can be said about an entry. Each part saves itself.

use chrono::NaiveDateTime;
use leptos::prelude::*;

use super::super::components::{NoteField, ScoreMark, TimeFields, Toggles};
use super::super::live::live_view;
use super::super::shell::App;
use crate::app::{Command, EntryChange};
use crate::domain::{Note, RecordId, Speaker};
use crate::text::Text;

/// The entry just made, under the pad.
#[component]
pub fn EntryCard(
    /// Which.
    id: RecordId,
) -> impl IntoView {
    let app = expect_context::<App>();
    let said = app.watch(move |model| model.diary.entry(id).map(|entry| (entry.who.clone(), entry.score)));
    let heading = move || {
        said.get().map(|(who, score)| {
            view! {
                <ScoreMark score />
                <div>
                    <h2>{app.say(|text| text.says(&who, score))}</h2>
                    <p class="soft">{app.say(Text::add_what_you_like)}</p>
                </div>
            }
        })
    };
    view! {
        <section class="stack entry-card">
            <div class="said">{live_view(heading)}</div>
            <EntryFields id />
        </section>
    }
}

/// Who, when, note.
#[component]
pub fn EntryFields(
    /// Of which entry.
    id: RecordId,
) -> impl IntoView {
    let app = expect_context::<App>();
    let who = app.watch(move |model| model.diary.entry(id).map(|entry| entry.who.clone()));
    let at = app.watch(move |model| model.diary.entry(id).map_or(NaiveDateTime::MIN, |entry| entry.at.local()));
    let note = app.watch(move |model| model.diary.entry(id).map_or_else(Note::default, |entry| entry.note.clone()));
    let edit = move |change| app.dispatch(Command::Edit(id, change));
    let set_time = move |local| {
        if let Some(at) = app.local(local) {
            edit(EntryChange::At(at));
        }
    };
    let speakers = app.say(|text| [Speaker::Patient, Speaker::Carer].map(|who| (who.clone(), text.speaker(&who))).to_vec());
    let limit = app.say(|text| text.note_limit(&text.intl.number(i64::try_from(Note::LIMIT_CHARS).unwrap_or_default())));
    view! {
        <div class="sheet stack">
            <h2>{app.say(Text::who_says_it)}</h2>
            <Toggles
                name=app.say(Text::who_says_it)
                options=speakers
                chosen=move |()| who.get()
                classes=("row", "chip")
                on_choose=move |who| edit(EntryChange::Who(who))
            />
        </div>
        <div class="sheet stack">
            <h2>{app.say(Text::when)}</h2>
            <TimeFields
                labels=app.say(|text| (text.day(), text.time()))
                value=move |()| at.get()
                today=app.now().day()
                on_change=set_time
            />
        </div>
        <div class="sheet stack">
            <NoteField
                label=app.say(Text::note)
                limit_hint=limit
                value=move |()| note.get()
                on_draft=move |text| app.keep_draft(id, text)
                on_change=move |note| edit(EntryChange::Note(note))
            />
        </div>
    }
}
