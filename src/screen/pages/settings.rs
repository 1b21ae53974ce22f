//! Language, appearance, text size.

use super::super::Screen;
use super::super::node::Node;
use super::super::parts::{choices, page, status_line};
use crate::app::{Appearance, Command, LanguageChoice, Setting, TextSize};
use crate::domain::CollectVec;
use crate::text::Language;

/// The screen of the settings.
pub fn settings(screen: &Screen<'_>) -> Node {
    let (text, settings) = (screen.text, &screen.model.settings);
    // Each language is named in that language, for people who read no other.
    let mut languages = vec![(text.like_the_phone(), LanguageChoice::System)];
    languages.extend(Language::ALL.map(|language| (language.name().to_owned(), LanguageChoice::of_word(language.tag()))));
    let appearances = vec![(text.like_the_phone(), Appearance::System), (text.light(), Appearance::Light), (text.dark(), Appearance::Dark)];
    let sizes =
        vec![(text.text_normal(), TextSize::Normal), (text.text_large(), TextSize::Large), (text.text_largest(), TextSize::Largest)];
    let language = group("language", text.language(), languages, settings.language, Setting::Language);
    let appearance = group("appearance", text.appearance(), appearances, settings.appearance, Setting::Appearance);
    let size = group("text-size", text.text_size(), sizes, settings.text_size, Setting::TextSize);
    let mut content = status_line(screen);
    content.extend([language, appearance, size]);
    page(screen, text.settings_title(), content)
}

fn group<T: PartialEq + Copy>(group: &'static str, legend: String, options: Vec<(String, T)>, now: T, setting: fn(T) -> Setting) -> Node {
    let chosen = options.iter().position(|(_, option)| *option == now).unwrap_or_default();
    choices(group, legend, options.into_iter().map(|(words, option)| (words, Command::Setting(setting(option)))).collect_vec(), chosen)
}
