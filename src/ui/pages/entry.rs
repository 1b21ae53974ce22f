//! One entry, on a screen of its own.

use leptos::prelude::*;

use super::super::components::{Button, Pad, ScoreMark};
use super::super::live::{live, live_view};
use super::super::shell::App;
use super::entry_card::EntryFields;
use super::now::pad_keys;
use super::page::{Page, StatusLine};
use crate::app::{Command, EntryChange, Route};
use crate::domain::{Body, RecordId, Version};
use crate::text::Text;

/// The screen of an entry.
#[component]
pub fn EntryPage(
    /// Which.
    id: RecordId,
) -> impl IntoView {
    let app = expect_context::<App>();
    // Once it is there, nothing that is still being read may build the fields anew under somebody who types.
    let found = app.watch(move |model| if model.diary.entry(id).is_some() { Some(true) } else { model.complete.then_some(false) });
    let title = move || {
        let entry = app.read(|model| model.diary.entry(id).map(|entry| (entry.score, entry.at)));
        app.say(|text| match entry {
            Some((score, at)) => text.entry_title(&text.score(score), &text.intl.time(at)),
            None => text.diary_title(),
        })
    };
    view! {
        <Page title=Signal::derive(title)>
            <StatusLine />
            <a class="ghost" href=Route::Diary.to_string()>{app.say(Text::back_to_diary)}</a>
            {live(move || match found.get() {
                Some(true) => view! { <Details id /> }.into_any(),
                Some(false) => view! { <p class="sheet">{app.say(Text::entry_gone)}</p> }.into_any(),
                None => view! { <p class="sheet" aria-busy="true">{app.say(Text::entry_loading)}</p> }.into_any(),
            })}
        </Page>
    }
}

#[component]
fn Details(id: RecordId) -> impl IntoView {
    let app = expect_context::<App>();
    let said = app.watch(move |model| model.diary.entry(id).map(|entry| (entry.who.clone(), entry.score, entry.at)));
    let heading = move || {
        said.get().map(|(who, score, at)| {
            view! {
                <ScoreMark score />
                <div>
                    <h2>{app.say(|text| text.says(&who, score))}</h2>
                    <p class="soft">{app.say(|text| text.intl.date_time(at))}</p>
                </div>
            }
        })
    };
    view! {
        <div class="said">{live_view(heading)}</div>
        <EntryFields id />
        <details class="sheet">
            <summary>{app.say(Text::change_the_number)}</summary>
            <Pad
                name=app.say(Text::the_number)
                keys=app.say(pad_keys)
                on_tap=move |score| app.dispatch(Command::Edit(id, EntryChange::Score(score)))
            />
        </details>
        <EarlierValues id />
        <Button look="ghost danger" words=app.say(Text::delete_entry) on_press=move |()| app.dispatch(Command::Delete(id)) />
    }
}

/// What the entry said before, and when that was changed.
#[component]
fn EarlierValues(id: RecordId) -> impl IntoView {
    let app = expect_context::<App>();
    let stamp = app.watch(move |model| model.diary.record(id).map(|record| (record.current().stamp, record.older().len())));
    let rows = move || {
        stamp.get()?;
        let older = app.peek(|model| model.diary.record(id).map(|record| record.older().to_vec()))?;
        let rows: Vec<_> = older.iter().filter_map(|version| earlier_value(app, version)).map(|words| view! { <li>{words}</li> }).collect();
        let list = || {
            view! {
                <details class="sheet">
                    <summary>{app.say(Text::earlier_values)}</summary>
                    <ol class="history">{rows}</ol>
                </details>
            }
        };
        (!older.is_empty()).then(list)
    };
    live_view(rows)
}

fn earlier_value(app: App, version: &Version) -> Option<String> {
    let Body::Entry(entry) = &version.body else { return None };
    let what = app.say(|text| {
        let mut what = text.says(&entry.who, entry.score);
        if !entry.note.is_empty() {
            what.push_str(" · ");
            what.push_str(entry.note.as_str());
        }
        what
    });
    Some(app.say(|text| text.earlier_value(&text.intl.date_time(entry.at), &what)))
}
