//! The list of everything else.

use leptos::prelude::*;

use super::super::shell::App;
use super::page::{Page, StatusLine};
use crate::app::Route;
use crate::text::Text;

/// The screen behind "More".
#[component]
pub fn MorePage() -> impl IntoView {
    type Words = fn(&Text) -> String;
    let app = expect_context::<App>();
    let links: [(Route, Words, Words); 4] = [
        (Route::Backup, Text::backup_title, Text::more_backup_hint),
        (Route::Storage, Text::storage_title, Text::more_storage_hint),
        (Route::Settings, Text::settings_title, Text::more_settings_hint),
        (Route::Install, Text::install_title, Text::more_install_hint),
    ];
    let link = move |(route, title, hint): (Route, Words, Words)| {
        view! {
            <li>
                <a href=route.to_string()>
                    <span>
                        <b>{app.say(title)}</b>
                        <span class="soft">{app.say(hint)}</span>
                    </span>
                </a>
            </li>
        }
    };
    view! {
        <Page title=app.say(Text::more_title)>
            <StatusLine />
            <ul class="sheet links">{links.map(link).into_iter().collect_view()}</ul>
            <section class="stack">
                <h2>{app.say(Text::about_title)}</h2>
                <p>{app.say(Text::about_privacy)}</p>
                <p>{app.say(Text::about_not_device)}</p>
            </section>
        </Page>
    }
}
