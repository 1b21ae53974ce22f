//! Where the diary is, whether the browser keeps it, which version runs.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::components::Button;
use super::super::live::{live, live_view};
use super::super::shell::{App, Space, build_id, persistence};
use super::diary::Damaged;
use super::page::{Page, StatusLine};
use crate::text::Text;

/// The screen of the storage.
#[component]
pub fn StoragePage() -> impl IntoView {
    let app = expect_context::<App>();
    let kept = RwSignal::new(None::<bool>);
    let space = RwSignal::new(None::<String>);
    spawn_local(async move {
        let known = persistence::persisted().await;
        kept.try_set(known);
        let estimated = persistence::estimate().await;
        space.try_set(estimated.map(|estimated| space_words(app, &estimated)));
    });
    let ask = move |()| {
        spawn_local(async move {
            let granted = persistence::request().await;
            kept.try_set(granted);
        });
    };
    let entries = app.watch(|model| model.diary.rows().len());
    let kept_words = move || {
        app.say(|text| match kept.get() {
            Some(true) => text.storage_kept(),
            Some(false) => text.storage_not_kept(),
            None => text.storage_unknown(),
        })
    };
    let ask_button = move || view! { <Button look="button plain" words=app.say(Text::storage_ask) on_press=ask /> };
    let entries_words = move || app.say(|text| text.counted(entries.get(), |text, count, _| text.storage_entries(count)));
    let up_to_date = move || view! { <p class="soft">{app.say(Text::up_to_date)}</p> };
    view! {
        <Page title=app.say(Text::storage_title)>
            <StatusLine />
            <div class="sheet stack">
                <p>{app.say(Text::storage_where)}</p>
                <p>{live(kept_words)}</p>
                {live_view(move || (kept.get() == Some(false)).then(ask_button))}
            </div>
            <div class="sheet stack">
                <p>{live(entries_words)}</p>
                <p>{live(move || space.get())}</p>
                <p>{app.say(|text| text.storage_version(&build_id()))}</p>
                {live_view(move || (!app.update_ready()).then(up_to_date))}
            </div>
            <Damaged />
        </Page>
    }
}

fn space_words(app: App, space: &Space) -> String {
    app.say(|text| text.storage_space(&text.intl.bytes(space.usage_bytes), &text.intl.bytes(space.quota_bytes)))
}
