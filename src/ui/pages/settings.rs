//! Language, appearance, text size.

use leptos::prelude::*;

use super::super::components::Choices;
use super::super::shell::App;
use super::page::{Page, StatusLine};
use crate::app::{Appearance, Command, LanguageChoice, TextSize};
use crate::text::Text;

/// The screen of the settings.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let app = expect_context::<App>();
    // A language is named in itself, so that it can be found by someone who reads no other.
    let languages = move || {
        let named = [(LanguageChoice::English, "English"), (LanguageChoice::Spanish, "Español")];
        let system = (LanguageChoice::System, app.say(Text::like_the_phone));
        std::iter::once(system).chain(named.map(|(choice, name)| (choice, name.to_owned()))).collect::<Vec<_>>()
    };
    let appearances = move || {
        app.say(|text| {
            vec![(Appearance::System, text.like_the_phone()), (Appearance::Light, text.light()), (Appearance::Dark, text.dark())]
        })
    };
    let sizes = move || {
        app.say(|text| {
            vec![(TextSize::Normal, text.text_normal()), (TextSize::Large, text.text_large()), (TextSize::Largest, text.text_largest())]
        })
    };
    view! {
        <Page title=Signal::derive(move || app.say(Text::settings_title))>
            <StatusLine />
            <Choices
                group="language"
                legend=Signal::derive(move || app.say(Text::language))
                options=Signal::derive(languages)
                chosen=app.watch(|model| model.settings.language)
                on_choose=move |choice| app.dispatch(Command::Language(choice))
            />
            <Choices
                group="appearance"
                legend=Signal::derive(move || app.say(Text::appearance))
                options=Signal::derive(appearances)
                chosen=app.watch(|model| model.settings.appearance)
                on_choose=move |choice| app.dispatch(Command::Appearance(choice))
            />
            <Choices
                group="text-size"
                legend=Signal::derive(move || app.say(Text::text_size))
                options=Signal::derive(sizes)
                chosen=app.watch(|model| model.settings.text_size)
                on_choose=move |choice| app.dispatch(Command::TextSize(choice))
            />
        </Page>
    }
}
