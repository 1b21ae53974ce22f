//! Fields of records that are created by typing into them, and follow-ups.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime, Timelike};

use super::super::Screen;
use super::super::node::{Handler, Node, el};
use super::field::{labelled, time_of};
use super::{button, line_field, note_field, number_strip, opens_to_write, sheet};
use crate::app::{Command, DerivedRecord, Field, Write};
use crate::domain::{Agreement, AgreementEdit, Answer, Body, CollectVec, FollowUp, FollowUpEdit, Moment, Note, Pain, RecordId};

/// The text field of the record.
pub fn derived_note(screen: &Screen<'_>, label: String, target: DerivedRecord) -> Node {
    let part = target.note();
    note_field(screen, label, Field::Derived(target, part))
}

/// A one-line field of the record: the agreed value, who gave the answer, or who does the follow-up.
pub fn derived_line(screen: &Screen<'_>, label: String, kind: &'static str, target: DerivedRecord) -> Node {
    let part = if matches!(target, DerivedRecord::Agreement(_)) { Agreement::value() } else { Answer::said_by() };
    line_field(screen, label, kind, Field::Derived(target, part))
}

/// An agreed number from 0 to 10 under its heading.
pub fn agreed_number(screen: &Screen<'_>, heading: &'static str, label: String, what: &'static str) -> Node {
    let set = |pain: Option<Pain>| {
        let value = pain.map(|pain| pain.number().to_string()).unwrap_or_default();
        Command::Write(Write::upsert(DerivedRecord::Agreement(what), AgreementEdit::Value(Note::new(&value).unwrap_or_default())))
    };
    let strip = number_strip(screen, label.clone(), screen.model.diary.agreed_pain(what), &set);
    el("div", "part").child(el(heading, "").text(label)).child(strip)
}

/// A follow-up behind a row that opens in place: what, who, by when.
pub fn next_step(screen: &Screen<'_>, title: String, target: DerivedRecord) -> Node {
    let what = match screen.model.derived_record(&target) {
        Some(Body::FollowUp(step)) => crate::text::bidi_isolate(step.what.as_str()),
        _ => String::new(),
    };
    opens_to_write(title, what).key("next step".into()).child(next_step_fields(screen, target))
}

fn next_step_fields(screen: &Screen<'_>, target: DerivedRecord) -> Node {
    let text = screen.text;
    let due = match screen.model.derived_record(&target) {
        Some(Body::FollowUp(step)) => step.by,
        _ => None,
    };
    let on_day = target.clone();
    let due = any_day_field(text.step_by(), due, Arc::new(move |day| Command::Write(Write::upsert(on_day.clone(), FollowUpEdit::By(day)))));
    el("div", "stack tight next-step")
        .child(derived_note(screen, text.step_what(), target.clone()))
        .child(el("div", "row").child(derived_line(screen, text.step_who(), "text", target)).child(due))
}

/// A follow-up in a list, with its Done button.
pub fn step_row(screen: &Screen<'_>, id: RecordId, step: &FollowUp) -> Node {
    let text = screen.text;
    let what = Some(crate::text::bidi_isolate(step.what.as_str())).filter(|what| !what.is_empty()).unwrap_or_else(|| text.step_title());
    let by = step.by.map(|day| text.step_by_day(&screen.list_day(day)));
    let who = Some(crate::text::bidi_isolate(step.who.as_str())).filter(|who| !who.is_empty());
    let soft = who.into_iter().chain(by).joined(" · ");
    let done = button("chip", text.step_done(), Write::StepDone(id, step.done.is_none()))
        .label(text.step_done_name(&what))
        .aria_bool("aria-pressed", step.done.is_some());
    let words = el("span", "").child(el("b", "").attr("dir", "auto").text(what)).child(el("span", "soft").attr("dir", "auto").text(soft));
    el("li", "row apart").key(id.to_string()).child(words).child(done)
}

/// Follow-ups that are not done.
pub fn next_steps(screen: &Screen<'_>) -> Option<Node> {
    let rows: Vec<Node> = screen.model.diary.steps_to_do().into_iter().map(|(id, step)| step_row(screen, id, step)).collect_vec();
    (!rows.is_empty()).then(|| sheet(screen.text.steps_title()).key("steps".into()).child(el("ul", "steps-list").children(rows)))
}

/// A date, past or future.
pub fn any_day_field(label: String, day: Option<NaiveDate>, command: Arc<dyn Fn(Option<NaiveDate>) -> Command + Send + Sync>) -> Node {
    let picked =
        move |value: &str| if value.is_empty() { Some(command(None)) } else { Moment::parse_day(value).ok().map(|day| command(Some(day))) };
    let input = el("input", "")
        .attr("type", "date")
        .with("value", day.map(|day| day.to_string()).unwrap_or_default())
        .on(Handler::Choose(Arc::new(picked)));
    labelled(label, input)
}

/// A time of day.
pub fn any_time_field(label: String, time: Option<NaiveTime>, command: Arc<dyn Fn(Option<NaiveTime>) -> Command + Send + Sync>) -> Node {
    let picked = move |value: &str| if value.is_empty() { Some(command(None)) } else { time_of(value).map(|time| command(Some(time))) };
    let input = el("input", "")
        .attr("type", "time")
        .with("value", time.map(|time| format!("{:02}:{:02}", time.hour(), time.minute())).unwrap_or_default())
        .on(Handler::Choose(Arc::new(picked)));
    labelled(label, input)
}
