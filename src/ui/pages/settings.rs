//! Language, appearance, text size.

use leptos::prelude::*;

use super::super::components::Choices;
use super::super::shell::App;
use super::page::{Page, StatusLine};
use crate::app::{Appearance, Command, LanguageChoice, TextSize};
use crate::text::{Language, Text};

const LANGUAGES: [LanguageChoice; 3] = [LanguageChoice::System, LanguageChoice::English, LanguageChoice::Spanish];
const APPEARANCES: [Appearance; 3] = [Appearance::System, Appearance::Light, Appearance::Dark];
const TEXT_SIZES: [TextSize; 3] = [TextSize::Normal, TextSize::Large, TextSize::Largest];

/// The screen of the settings.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let app = expect_context::<App>();
    let settings = app.peek(|model| model.settings.clone());
    // A language is named in itself, so that it can be found by someone who reads no other.
    let languages = vec![app.say(Text::like_the_phone), Language::English.name().to_owned(), Language::Spanish.name().to_owned()];
    view! {
        <Page title=app.say(Text::settings_title)>
            <StatusLine />
            <Choices
                group="language"
                legend=app.say(Text::language)
                options=languages
                chosen=place_of(&LANGUAGES, settings.language)
                on_choose=move |place| choose(app, &LANGUAGES, place, Command::Language)
            />
            <Choices
                group="appearance"
                legend=app.say(Text::appearance)
                options=app.say(|text| vec![text.like_the_phone(), text.light(), text.dark()])
                chosen=place_of(&APPEARANCES, settings.appearance)
                on_choose=move |place| choose(app, &APPEARANCES, place, Command::Appearance)
            />
            <Choices
                group="text-size"
                legend=app.say(Text::text_size)
                options=app.say(|text| vec![text.text_normal(), text.text_large(), text.text_largest()])
                chosen=place_of(&TEXT_SIZES, settings.text_size)
                on_choose=move |place| choose(app, &TEXT_SIZES, place, Command::TextSize)
            />
        </Page>
    }
}

fn place_of<T: PartialEq>(all: &[T], one: T) -> usize {
    all.iter().position(|other| *other == one).unwrap_or_default()
}

fn choose<T: Copy>(app: App, all: &[T], place: usize, command: fn(T) -> Command) {
    if let Some(choice) = all.get(place) {
        app.dispatch(command(*choice));
    }
}
