//! Words of a topic as chips: the most used first, the user's own among them, the rest on request.

use super::super::Screen;
use super::super::node::{Handler, Node, el};
use super::{button, line_field, opens, sheet, toggles};
use crate::app::{Command, Field, Form, UiAction, Write};
use crate::domain::{CollectVec, DetailEdit, Details, RecordId, Topic, Word, sort_by_key};

/// Words shown before "more" is pressed.
const USUAL: usize = 5;

/// A topic of an entry with its chips.
pub fn word_sheet(screen: &Screen<'_>, id: RecordId, details: &Details, topic: Topic) -> Node {
    sheet(screen.text.topic(topic)).children(chips(screen, id, details, topic))
}

/// The same as a row that opens in place.
pub fn word_row(screen: &Screen<'_>, id: RecordId, details: &Details, topic: Topic) -> Node {
    opens(screen.text.topic(topic), screen.topic_words(details, topic)).children(chips(screen, id, details, topic))
}

fn chips(screen: &Screen<'_>, id: RecordId, details: &Details, topic: Topic) -> Vec<Node> {
    let text = screen.text;
    let said = details.words(topic);
    let open = screen.model.ui.all_words.contains(&topic);
    let all = offered(screen, said, topic);
    let shown = all.iter().enumerate().filter(|(index, word)| open || *index < USUAL || said.contains(word));
    let chip = |word: &Word| {
        let pressed = said.contains(word);
        (text.word(topic, word), pressed, Command::Write(Write::edit(id, DetailEdit::word(topic, word.clone(), !pressed))))
    };
    let chips = toggles(("chips", "chip"), text.topic(topic), shown.map(|(_, word)| chip(word)).collect_vec());
    let more = if open { text.fewer_words() } else { text.more_words() };
    let more = button("chip more", more, UiAction::AllWords(topic, !open)).aria_bool("aria-expanded", open);
    let own = open.then(|| own_word(screen, id, topic));
    [Some(chips.child(more)), own].into_iter().flatten().collect_vec()
}

/// All words of the topic, the most used first. The words of this entry are not counted, so that a chip does not move when it is tapped.
fn offered(screen: &Screen<'_>, said: &[Word], topic: Topic) -> Vec<Word> {
    let mut used: Vec<(Word, usize)> = screen.model.diary.words(topic).into_iter().map(|(word, count)| (word.clone(), count)).collect_vec();
    for (word, count) in &mut used {
        *count = count.saturating_sub(usize::from(said.contains(word)));
    }
    used.retain(|(word, count)| *count > 0 || matches!(word, Word::Own(_)));
    let used = sort_by_key(used, |(_, count)| -i64::try_from(*count).unwrap_or(i64::MAX));
    let mut words: Vec<Word> = used.into_iter().map(|(word, _)| word).collect_vec();
    let listed = topic.listed().iter().map(|code| Word::Listed(crate::domain::Code::listed(code)));
    for word in listed.chain(said.iter().cloned()) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

fn own_word(screen: &Screen<'_>, id: RecordId, topic: Topic) -> Node {
    el("form", "row end")
        .on(Handler::Submit(Command::Write(Write::Add(Form::Word(id, topic)))))
        .child(line_field(screen, screen.text.own_word(), "text", Field::OwnWord(topic)))
        .child(el("button", "button plain").attr("type", "submit").text(screen.text.add_word()))
}
