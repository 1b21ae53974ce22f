//! Where the diary is, whether the browser keeps it, which version runs.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::shell::{App, Space, build_id, persistence};
use super::diary::Damaged;
use super::page::{Page, StatusLine};
use crate::text::Text;

/// The screen of the storage.
#[component]
pub fn StoragePage() -> impl IntoView {
    let app = expect_context::<App>();
    let kept = RwSignal::new(None::<bool>);
    let space = RwSignal::new_local(None::<Space>);
    spawn_local(async move {
        let known = persistence::persisted().await;
        kept.try_set(known);
        let estimated = persistence::estimate().await;
        space.try_set(estimated);
    });
    let ask = move |_| {
        spawn_local(async move {
            let granted = persistence::request().await;
            kept.try_set(granted);
        });
    };
    let entries = app.watch(|model| model.diary.rows().len());
    let damaged = app.watch(|model| model.damaged);
    let kept_words = move || {
        app.say(|text| match kept.get() {
            Some(true) => text.storage_kept(),
            Some(false) => text.storage_not_kept(),
            None => text.storage_unknown(),
        })
    };
    let space_words = move || {
        space.with(|space| {
            space
                .as_ref()
                .map(|space| app.say(|text| text.storage_space(&text.intl.bytes(space.usage_bytes), &text.intl.bytes(space.quota_bytes))))
        })
    };
    view! {
        <Page title=app.say(Text::storage_title)>
            <StatusLine />
            <div class="sheet stack">
                <p>{app.say(Text::storage_where)}</p>
                <p>{kept_words}</p>
                <Show when=move || kept.get() == Some(false)>
                    <button class="button plain" type="button" on:click=ask>{app.say(Text::storage_ask)}</button>
                </Show>
            </div>
            <div class="sheet stack">
                <p>{move || app.say(|text| text.storage_entries(&text.intl.number(i64::try_from(entries.get()).unwrap_or(i64::MAX))))}</p>
                <p>{space_words}</p>
                <p>{app.say(|text| text.storage_version(&build_id()))}</p>
                <Show when=move || !app.update_ready()>
                    <p class="soft">{app.say(Text::up_to_date)}</p>
                </Show>
            </div>
            <Show when=move || { damaged.get() > 0 }>
                <Damaged count=damaged />
            </Show>
        </Page>
    }
}
