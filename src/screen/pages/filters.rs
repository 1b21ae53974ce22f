//! The diary's filters: person, region, word, medicine, and full text search.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{button, line_field, select};
use crate::app::{Command, Field, Navigate, PlatformRequest, Route, UiAction};
use crate::domain::{CollectVec, Filter, Speaker, SpeakerRef, Topic, vocabulary};

/// Opens the filters, and says when some are set.
pub fn filter_button(screen: &Screen<'_>) -> Node {
    let (text, model) = (screen.text, screen.model);
    let (set, is_open) = (!model.ui.filter.is_empty(), model.route == Route::DiaryFilter);
    let words = if set { text.filter_on() } else { text.filter() };
    let command = match (is_open, model.came_from) {
        (false, _) => Command::Navigate(Navigate::Go(Route::DiaryFilter)),
        // No history entry, so that Back leaves the diary.
        (true, Some(Route::Diary)) => Command::Request(PlatformRequest::Back),
        (true, _) => Command::Navigate(Navigate::Go(Route::Diary)),
    };
    button("button plain", words, command).aria_bool("aria-expanded", is_open).aria_bool("data-set", set)
}

/// The filters; each applies at once.
pub fn filters(screen: &Screen<'_>, found: usize) -> Node {
    let text = screen.text;
    let filter = &screen.model.ui.filter;
    let status = (!filter.is_empty()).then(|| text.counted(found, crate::text::Text::found));
    let clear = (!filter.is_empty()).then(|| button("button plain", text.filter_clear(), UiAction::Filter(Filter::default())));
    el("section", "sheet stack")
        .key("filters".into())
        .label(text.filter())
        .child(line_field(screen, text.find_note(), "search", Field::FindNote))
        .child(el("div", "row").child(person(screen)).child(place(screen)).child(word(screen)).child(relief(screen)))
        .child(el("div", "row apart").child(el("p", "soft").attr("role", "status").text(status.unwrap_or_default())).child_opt(clear))
}

/// One select: the first option is "any".
fn list(screen: &Screen<'_>, label: String, any: (String, Filter), options: Vec<(String, Filter)>) -> Node {
    let filter = &screen.model.ui.filter;
    let options: Vec<(String, Filter)> = [any].into_iter().chain(options).collect_vec();
    let chosen = options.iter().position(|(_, option)| option == filter).unwrap_or_default();
    select(label, options.into_iter().map(|(words, filter)| (words, Command::Ui(UiAction::Filter(filter)))).collect_vec(), chosen)
}

fn person(screen: &Screen<'_>) -> Node {
    let (text, diary) = (screen.text, &screen.model.diary);
    let mut speakers = vec![Speaker::Patient];
    speakers.extend(diary.people().filter(|(_, person)| person.role == SpeakerRef::Carer).map(|(id, _)| Speaker::Carer(id)));
    if speakers.len() == 1 {
        speakers.push(Speaker::SomeCarer);
    }
    let with = |person| Filter { person, ..screen.model.ui.filter.clone() };
    let options = speakers.into_iter().map(|speaker| (screen.name(&speaker), with(Some(speaker)))).collect_vec();
    list(screen, text.filter_person(), (text.anybody(), with(None)), options)
}

fn place(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let with = |region| Filter { region, ..screen.model.ui.filter.clone() };
    let options = vocabulary::regions().map(|region| (text.region(region), with(vocabulary::region(region)))).collect_vec();
    list(screen, text.filter_place(), (text.anywhere(), with(None)), options)
}

/// Words in use, most frequent first.
fn word(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let with = |word| Filter { word, ..screen.model.ui.filter.clone() };
    let mut options = Vec::new();
    for topic in Topic::ALL {
        for (word, _) in screen.model.diary.words(topic) {
            options.push((text.topic_says(&text.topic(topic), &text.word(topic, word)), with(Some((topic, word.clone())))));
        }
    }
    list(screen, text.filter_word(), (text.any_word(), with(None)), options)
}

fn relief(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let with = |relief| Filter { relief, ..screen.model.ui.filter.clone() };
    let options = screen.model.diary.reliefs().map(|(id, _)| (screen.relief_words(id), with(Some(id)))).collect_vec();
    list(screen, text.filter_relief(), (text.any_relief(), with(None)), options)
}
