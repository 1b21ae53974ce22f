//! Date and time of a record, the clock they were written by, and corrections for times that a clock got wrong.

use std::sync::Arc;

use chrono::Timelike;

use super::super::Screen;
use super::super::node::{Handler, Node, el};
use super::field::{labelled, time_of};
use super::{button, toggles};
use crate::app::{Command, Picked, TimeOf, Write};
use crate::domain::{Body, CollectVec, LocalOffsets, Moment, RecordId, Version};

/// Date and time inputs. An unrecorded time is empty.
pub fn time_field(screen: &Screen<'_>, of: TimeOf, at: Option<Moment>) -> Node {
    let text = screen.text;
    let day = move |value: &str| Moment::parse_day(value).ok().map(|day| Command::Write(Write::Pick(of, Picked::Day(day))));
    let time = move |value: &str| time_of(value).map(|time| Command::Write(Write::Pick(of, Picked::Time(time))));
    let day = el("input", "")
        .attr("type", "date")
        .with("value", at.map(|at| at.day().to_string()).unwrap_or_default())
        .on(Handler::Choose(Arc::new(day)));
    // Only a visit may be in the future.
    let may_lie_ahead = matches!(of, TimeOf::At(id) if screen.model.diary.visit(id).is_some());
    let day = if may_lie_ahead { day } else { day.with("max", screen.now.day().to_string()) };
    let time = el("input", "")
        .attr("type", "time")
        .with("value", at.map(|at| format!("{:02}:{:02}", at.local().hour(), at.local().minute())).unwrap_or_default())
        .on(Handler::Choose(Arc::new(time)));
    let row = el("div", "row").child(labelled(text.day(), day)).child(labelled(text.time(), time));
    let Some(at) = at else { return row };
    let ahead = (!may_lie_ahead && at.is_ahead_of(screen.now)).then(|| dated_ahead(screen, of, at));
    el("div", "stack tight").child(row).child_opt(ahead).child_opt(other_clock(screen, of, at)).child_opt(shown_twice(screen, of, at))
}

/// The command that sets the time.
fn set(screen: &Screen<'_>, of: TimeOf, at: Moment) -> Option<Command> {
    let (id, edit) = of.edit(at, &screen.model.diary)?;
    Some(Command::Write(Write::Edit(id, edit)))
}

/// The time was written with the offset of another place, which changing it keeps; a button writes the same instant with the offset here.
fn other_clock(screen: &Screen<'_>, of: TimeOf, at: Moment) -> Option<Node> {
    if at.is_in_zone(screen.offset_min) {
        return None;
    }
    let here = at.in_zone(screen.offset_min).ok()?;
    let words = el("p", "soft").text(screen.text.other_clock(&at.offset_words()));
    let here = set(screen, of, here).map(|here| button("ghost", screen.text.use_clock_here(), here));
    Some(el("div", "stack tight").key("other clock".into()).child(words).child_opt(here))
}

/// In autumn the local clock showed this time twice: a button chooses the other instant.
fn shown_twice(screen: &Screen<'_>, of: TimeOf, at: Moment) -> Option<Node> {
    let LocalOffsets::Twice { first, second } = LocalOffsets::of(at.local(), screen.offset_min) else { return None };
    if !at.is_in_zone(screen.offset_min) {
        return None;
    }
    let (text, time) = (screen.text, screen.text.intl.time(at));
    let option = |words: String, offset: i32| {
        let there = Moment::from_local(at.local(), offset).ok()?;
        Some((words, there == at, set(screen, of, there)?))
    };
    let options = [option(text.first_time(&time), first), option(text.second_time(&time), second)].into_iter().flatten().collect_vec();
    let name = text.shown_twice(&time);
    let words = el("p", "soft").attr("aria-hidden", "true").text(name.clone());
    Some(el("div", "stack tight").key("twice".into()).child(words).child(toggles(("chips", "chip"), name, options)))
}

/// The time is ahead of now: a clock was wrong, here or on the phone it came from.
fn dated_ahead(screen: &Screen<'_>, of: TimeOf, at: Moment) -> Node {
    let text = screen.text;
    let written = match of {
        TimeOf::At(id) => written(screen, id, at),
        TimeOf::Began(_) | TimeOf::Eased(_) => None,
    };
    let set_right = written.and_then(|at| Some(button("button plain", text.set_to_written(&screen.when(at)), set(screen, of, at)?)));
    el("div", "stack tight").key("ahead".into()).child(el("p", "soft").text(text.dated_ahead_hint())).child_opt(set_right)
}

/// The time at which the record was created, with the offset of its own time; `None` where the clock in its id cannot have been right.
fn written(screen: &Screen<'_>, id: RecordId, at: Moment) -> Option<Moment> {
    let made = id.made_at(screen.now)?;
    if at.is_in_zone(screen.offset_min) {
        made.in_zone(screen.offset_min).ok()
    } else {
        Moment::from_unix_ms(made.unix_ms(), at.offset_east_min()).ok()
    }
}

impl Screen<'_> {
    /// "dated ahead" for an entry, dose or call in the future.
    pub(in crate::screen) fn ahead_words(&self, at: Moment) -> Option<String> {
        at.is_ahead_of(self.now).then(|| self.text.dated_ahead())
    }

    /// Day and time of an entry, a dose or a call, and that it is dated ahead or recalled.
    pub(in crate::screen) fn when_words(&self, id: RecordId, version: &Version) -> Option<String> {
        let (at, recalled) = match &version.body {
            Body::Entry(entry) => (entry.at, entry.is_recalled(id).then(|| self.recalled_words(entry))),
            Body::Dose(dose) => (dose.at, dose.recalled.then(|| self.text.recalled())),
            Body::Call(call) => (call.at, None),
            _ => return None,
        };
        let words = [Some(self.list_day_and_time(at)), self.ahead_words(at), recalled];
        Some(words.into_iter().flatten().joined(" · "))
    }
}
