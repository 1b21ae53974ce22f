//! The fields of an entry. Each commits by itself; none is required.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{body_sheet, button, note_field, number_strip, opens, opens_to_write, time_field, toggles, word_row, word_sheet};
use crate::app::{Command, Field, OpenPrompt, TimeOf, UiAction, Write};
use crate::domain::vocabulary::{COURSES, ONSETS};
use crate::domain::{Code, CollectVec, DetailEdit, Details, Eased, Entry, Moment, Pain, RecordId, SpeakerRef, Topic};
use crate::text::{Text, bidi_isolate};

/// Where and what it feels like; then a row each that opens in place: since when and how, worse, helped, stopped, note, who and when.
pub fn entry_fields(screen: &Screen<'_>, id: RecordId, entry: &Entry) -> Vec<Node> {
    let (text, details) = (screen.text, entry.details());
    let words = |topic| word_row(screen, id, details, topic);
    let how = opens(text.since_when(), screen.course_words(details).into_iter().joined(" · "));
    let note = opens_to_write(text.a_note(), bidi_isolate(entry.note.as_str()));
    let rows = el("section", "sheet rows")
        .child(how.child(course(screen, id, details)).child(at_rest(screen, id, details)))
        .child(words(Topic::Worse))
        .child(words(Topic::Helped))
        .child(words(Topic::Stopped))
        .child(note.child(note_field(screen, text.note(), Field::Text(id, Entry::note()))))
        .child(who(screen, id))
        .child(when(screen, id, entry));
    vec![body_sheet(screen, id, details), word_sheet(screen, id, details, Topic::Feels), rows]
}

/// Beginning, easing and course. The times have fields only on request.
fn course(screen: &Screen<'_>, id: RecordId, details: &Details) -> Node {
    let text = screen.text;
    let eased_at = match details.eased {
        Some(Eased::At(at)) => Some(at),
        _ => None,
    };
    let still = details.eased == Some(Eased::StillThere);
    let coded = |codes: &[&'static str], chosen: &Option<Code>, edit: fn(Option<Code>) -> DetailEdit| {
        let option = |code: &&'static str| {
            let holds = chosen.as_ref().is_some_and(|chosen| chosen.as_str() == *code);
            (text.course(code), holds, Command::Write(Write::edit(id, edit((!holds).then_some(Code::listed(code))))))
        };
        codes.iter().map(option).collect_vec()
    };
    let mut how =
        vec![(text.still_there(), still, Command::Write(Write::edit(id, DetailEdit::Eased((!still).then_some(Eased::StillThere)))))];
    how.extend(coded(&ONSETS, &details.onset, DetailEdit::Onset));
    how.extend(coded(&COURSES, &details.course, DetailEdit::Course));
    let began = asked_time(
        screen,
        (OpenPrompt::Began, text.began()),
        TimeOf::Began(id),
        details.began,
        Command::Write(Write::edit(id, DetailEdit::Began(None))),
    );
    let eased = asked_time(
        screen,
        (OpenPrompt::Eased, text.eased()),
        TimeOf::Eased(id),
        eased_at,
        Command::Write(Write::edit(id, DetailEdit::Eased(None))),
    );
    el("div", "part").child(el("div", "chips").child(began.0).child(eased.0)).child_opt(began.1).child_opt(eased.1).child(toggles(
        ("chips", "chip"),
        text.how_it_goes(),
        how,
    ))
}

/// A chip with the time, and its field while it is open.
fn asked_time(
    screen: &Screen<'_>,
    (prompt, name): (OpenPrompt, String),
    of: TimeOf,
    at: Option<Moment>,
    clear: Command,
) -> (Node, Option<Node>) {
    let text = screen.text;
    let open = screen.model.ui.prompt.as_ref() == Some(&prompt);
    let words = at.map_or_else(|| text.to_be_said(&name), |at| text.named_number(&name, &screen.when(at)));
    let chip = button("chip", words, UiAction::Prompt((!open).then_some(prompt)))
        .aria_bool("aria-expanded", open)
        .aria_bool("data-set", at.is_some());
    let fields = open.then(|| {
        let clear = at.map(|_| button("ghost", text.not_recorded_again(), clear));
        el("div", "stack asked").key(name.clone()).child(el("h3", "").text(name)).child(time_field(screen, of, at)).child_opt(clear)
    });
    (chip, fields)
}

/// Numbers at rest and on moving, where recorded.
fn at_rest(screen: &Screen<'_>, id: RecordId, details: &Details) -> Node {
    type Words = fn(&Text) -> String;
    type Make = fn(Option<Pain>) -> DetailEdit;
    let text = screen.text;
    let numbers: [(OpenPrompt, Option<Pain>, Words, Make); 2] = [
        (OpenPrompt::AtRest, details.at_rest, Text::at_rest, DetailEdit::AtRest),
        (OpenPrompt::OnMoving, details.on_moving, Text::on_moving, DetailEdit::OnMoving),
    ];
    let mut chips = Vec::new();
    let mut strip = None;
    for (prompt, pain, name, edit) in numbers {
        let open = screen.model.ui.prompt.as_ref() == Some(&prompt);
        let words = pain
            .map_or_else(|| text.to_be_said(&name(text)), |pain| text.named_number(&name(text), &screen.count(usize::from(pain.number()))));
        chips.push(
            button("chip", words, UiAction::Prompt((!open).then_some(prompt)))
                .aria_bool("aria-expanded", open)
                .aria_bool("data-set", pain.is_some()),
        );
        if open {
            strip = Some(number_strip(screen, name(text), pain, &|pain| Command::Write(Write::edit(id, edit(pain)))));
        }
    }
    el("div", "part").child(el("h3", "").text(text.rest_or_moving())).child(el("div", "chips").children(chips)).child_opt(strip)
}

/// The options for the speaker: all known people.
pub fn who_options(screen: &Screen<'_>, id: RecordId, said_by: &crate::domain::Speaker) -> Vec<(String, bool, Command)> {
    let diary = &screen.model.diary;
    let carers: Vec<SpeakerRef> =
        diary.people().filter(|(_, person)| person.role == SpeakerRef::Carer).map(|(carer, _)| SpeakerRef::Person(carer)).collect_vec();
    let carers = if carers.is_empty() { vec![SpeakerRef::Carer] } else { carers };
    let Some(body) = diary.record(id).map(|record| &record.current().body) else { return Vec::new() };
    let option = |who: SpeakerRef| {
        let speaker = screen.resolve_speaker(&who);
        Some((screen.name(&speaker), *said_by == speaker, Command::Write(Write::Edit(id, body.who_edit(who)?))))
    };
    [SpeakerRef::Patient].into_iter().chain(carers).filter_map(option).collect_vec()
}

fn who(screen: &Screen<'_>, id: RecordId) -> Node {
    let text = screen.text;
    let options = screen.model.diary.said(id).map(|(_, speaker)| who_options(screen, id, &speaker)).unwrap_or_default();
    opens(text.voice_group(), screen.said_by(id).unwrap_or_default()).child(toggles(("chips", "chip"), text.voice_group(), options))
}

fn when(screen: &Screen<'_>, id: RecordId, entry: &Entry) -> Node {
    let text = screen.text;
    let recalled = entry.is_recalled(id).then(|| el("p", "soft").text(text.recalled_hint()));
    // Open where the time needs a correction.
    opens(text.when(), screen.when(entry.at))
        .bool_attr("open", entry.at.is_ahead_of(screen.now))
        .child(time_field(screen, TimeOf::At(id), Some(entry.at)))
        .child_opt(recalled)
}
