//! How to put the app on the home screen of this phone.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::components::{Button, Icon, Picture};
use super::super::live::live;
use super::super::shell::{App, can_install, is_ios, is_standalone, on_installable, prompt_install};
use super::page::{Page, StatusLine};
use crate::text::Text;

/// The screen of the installing.
#[component]
pub fn InstallPage() -> impl IntoView {
    let app = expect_context::<App>();
    let offered = RwSignal::new(can_install());
    on_installable(move || {
        offered.try_set(can_install());
    });
    let install = move |()| {
        spawn_local(async move {
            prompt_install().await;
            offered.try_set(can_install());
        });
    };
    let how = move || {
        if is_standalone() {
            view! { <p>{app.say(Text::install_done)}</p> }.into_any()
        } else if offered.get() {
            view! { <Button look="button" words=app.say(Text::install_now) on_press=install /> }.into_any()
        } else if is_ios() {
            view! {
                <div class="sheet stack">
                    {step(app, Picture::Share, Text::install_ios_share)}
                    {step(app, Picture::Add, Text::install_ios_add)}
                </div>
                <p class="sheet notice">{app.say(Text::install_ios_storage)}</p>
            }
            .into_any()
        } else {
            view! {
                <div class="sheet stack">
                    {step(app, Picture::Menu, Text::install_menu)}
                    {step(app, Picture::Add, Text::install_menu_add)}
                </div>
            }
            .into_any()
        }
    };
    view! {
        <Page title=app.say(Text::install_title)>
            <StatusLine />
            <p>{app.say(Text::install_why)}</p>
            {live(how)}
        </Page>
    }
}

fn step(app: App, picture: Picture, words: fn(&Text) -> String) -> impl IntoView {
    view! {
        <div class="step">
            <Icon picture />
            <p>{app.say(words)}</p>
        </div>
    }
}
