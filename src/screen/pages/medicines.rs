//! Medicines and other relief: the list, the screen of one, and the form of a new one.

use std::sync::Arc;

use super::super::Screen;
use super::super::node::{Handler, Node, el};
use super::super::parts::{all_heard, button, date_field, line_field, missing, note_field, page, sheet, status_line, toggles};
use super::history::history;
use super::medicine_days::medicine_days;
use crate::app::{Command, Field, Form, FormError, Route, UiAction, Write};
use crate::domain::vocabulary::{OTHER_RELIEFS, SCHEDULES};
use crate::domain::{Code, CollectVec, RecordId, Relief, ReliefEdit};

/// The screen of the list.
pub fn medicines(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let all: Vec<(RecordId, &Relief)> = screen.model.diary.reliefs().collect_vec();
    let mut content = status_line(screen);
    let (now, before): (Vec<_>, Vec<_>) = all.iter().partition(|(_, relief)| relief.stopped.is_none());
    if all.is_empty() {
        content.push(el("p", "soft").text(text.medicines_empty()));
    }
    content.extend(list(screen, text.medicines_now(), &now));
    // With two speakers, a dose given by the other person may be recorded on the other phone only.
    let elsewhere = !now.is_empty() && screen.model.settings.two_voices;
    content.extend((elsewhere && screen.model.peers.list.is_empty()).then(|| el("p", "soft").text(text.doses_elsewhere())));
    content.extend(all_heard(screen));
    content.push(new_relief(screen));
    content.push(others(screen, &all));
    content.extend(list(screen, text.medicines_before(), &before));
    page(screen, text.medicines_title(), content)
}

fn list(screen: &Screen<'_>, heading: String, reliefs: &[&(RecordId, &Relief)]) -> Option<Node> {
    let text = screen.text;
    let row = |(id, relief): &&(RecordId, &Relief)| {
        let schedule = relief.schedule.as_ref().map(|schedule| text.schedule(schedule.as_str()));
        let ended = relief.stopped.map(|day| text.ended_on(&screen.list_day(day)));
        let about = screen.strength_words(*id).into_iter().chain(schedule).chain(ended).joined(" · ");
        // The last dose has a line of its own, separate from the strength on the box.
        let soft = |words: String| (!words.is_empty()).then(|| el("span", "soft").text(words));
        let words = el("span", "")
            .child(el("b", "").text(screen.relief_words(*id)))
            .child_opt(soft(screen.last_taken_words(*id)))
            .child_opt(soft(about));
        let link = el("a", "").with("href", Route::Medicine(*id).to_string()).child(words);
        let log = relief
            .stopped
            .is_none()
            .then(|| button("button plain", text.took_it(), Write::LogDose(*id)).label(text.took_it_name(&screen.relief_words(*id))));
        el("li", "row apart").key(id.to_string()).child(link).child_opt(log)
    };
    let rows: Vec<Node> = reliefs.iter().map(row).collect_vec();
    (!rows.is_empty()).then(|| el("section", "sheet").child(el("h2", "").text(heading)).child(el("ul", "reliefs-list").children(rows)))
}

/// Heat, rest and the like, which need no form.
fn others(screen: &Screen<'_>, all: &[(RecordId, &Relief)]) -> Node {
    let text = screen.text;
    let chips =
        OTHER_RELIEFS.iter().map(|code| text.other_name(code)).filter(|name| !all.iter().any(|(_, relief)| relief.name.as_str() == name));
    let chips = chips.map(|name| button("chip", text.plus(&name), Write::Add(Form::Other(name.clone()))).key(name)).collect_vec();
    sheet(text.other_reliefs()).child(el("div", "chips").children(chips))
}

fn new_relief(screen: &Screen<'_>) -> Node {
    let (text, ui) = (screen.text, &screen.model.ui);
    let other = ui.sort_other;
    let sorts = vec![
        (text.a_medicine(), !other, Command::Ui(UiAction::Other(false))),
        (text.something_else(), other, Command::Ui(UiAction::Other(true))),
    ];
    let need = if ui.form_error == Some(FormError::Name) { text.needs_name() } else { String::new() };
    let name = line_field(screen, text.name(), "text", Field::New(Relief::name()));
    let strength = (!other).then(|| line_field(screen, text.strength(), "text", Field::New(Relief::strength())));
    let label = (!other).then(|| note_field(screen, text.label(), Field::New(Relief::label())));
    let when = toggles(
        ("chips", "chip"),
        text.when_taken(),
        schedules(screen, ui.schedule.as_ref(), &|code| Command::Ui(UiAction::Schedule(code))),
    );
    el("form", "sheet stack")
        .on(Handler::Submit(Command::Write(Write::Add(Form::Relief))))
        .child(el("h2", "").text(text.new_relief()))
        .child(toggles(("voices", "voice"), text.new_relief(), sorts))
        .child(name)
        .child(el("p", "status").attr("role", "alert").text(need))
        .child_opt(strength)
        .child(when)
        .child_opt(label)
        .child(el("button", "button").attr("type", "submit").text(text.add_it()))
}

fn schedules(screen: &Screen<'_>, chosen: Option<&Code>, command: &dyn Fn(Option<Code>) -> Command) -> Vec<(String, bool, Command)> {
    let option = |code: &&'static str| {
        let holds = chosen.is_some_and(|chosen| chosen.as_str() == *code);
        (screen.text.schedule(code), holds, command((!holds).then(|| Code::listed(code))))
    };
    SCHEDULES.iter().map(option).collect_vec()
}

/// The screen of one.
pub fn medicine(screen: &Screen<'_>, id: RecordId) -> Node {
    let (text, model) = (screen.text, screen.model);
    let mut content = status_line(screen);
    content.push(el("a", "ghost").with("href", Route::Medicines.to_string()).text(text.back_to_medicines()));
    let Some(relief) = model.diary.relief(id) else {
        content.push(missing(screen));
        return page(screen, text.medicines_title(), content);
    };
    let is_medicine = relief.is_medicine();
    let strength = is_medicine.then(|| line_field(screen, text.strength(), "text", Field::Text(id, Relief::strength())));
    let label = is_medicine.then(|| note_field(screen, text.label(), Field::Text(id, Relief::label())));
    let change = |schedule| Command::Write(Write::edit(id, ReliefEdit::Schedule(schedule)));
    let ended = Arc::new(move |day| Command::Write(Write::edit(id, ReliefEdit::Stopped(day))));
    content.push(el("p", "soft").text(screen.last_taken_words(id)));
    content.extend(all_heard(screen));
    content.extend(medicine_days(screen, id));
    let count = model.diary.dose_counts().get(&id);
    content.push(
        el("div", "sheet stack")
            .child(line_field(screen, text.name(), "text", Field::Text(id, Relief::name())))
            .child_opt(strength)
            .child(toggles(("chips", "chip"), text.when_taken(), schedules(screen, relief.schedule.as_ref(), &change)))
            .child_opt(label)
            .child(date_field(screen, text.ended(), relief.stopped, ended)),
    );
    content.push(el("p", "soft").text(text.counted(count, crate::text::Text::times_taken)));
    content.extend(history(screen, id));
    content.push(button("ghost danger", text.remove_relief(), Write::Delete(id)));
    page(screen, screen.relief_words(id), content)
}
