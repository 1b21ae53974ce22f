//! What a screen shows otherwise.

use chrono::{NaiveDate, NaiveTime};

use super::{BodyView, Change, DoctorView, Effect, Field, Model, OpenPrompt};
use crate::domain::{ChartPeriod, Code, Filter, RecordId, Topic};

/// A change of what is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum UiAction {
    /// The body, or not.
    Body(bool),
    /// Another view of it.
    View(BodyView),
    /// Begin a path, or end it.
    Path(bool),
    /// Ask for something, or no longer.
    Prompt(Option<OpenPrompt>),
    /// All words of a topic, or the usual ones.
    AllWords(Topic, bool),
    /// The relief being written down is a medicine, or something else.
    Other(bool),
    /// When it is taken.
    Schedule(Option<Code>),
    /// Another length of the period.
    Period(ChartPeriod),
    /// The period after, or before.
    Step(bool),
    /// Other filters.
    Filter(Filter),
    /// Another point.
    Point(usize),
    /// Entries to hold a dose against.
    Linking(Option<bool>),
    /// The fields of the family's rule, or not.
    Rule(bool),
    /// The day of a new visit.
    VisitDay(Option<NaiveDate>),
    /// The time of it.
    VisitTime(Option<NaiveTime>),
    /// Another question in the room.
    Room(RecordId),
    /// Another view of the doctor's page.
    Doctor(DoctorView),
    /// Whether the diary is to be erased, or no longer.
    Erase(bool),
    /// More of the long lists of the screen.
    More(usize),
    /// Only what was deleted, or what was changed too.
    OnlyDeleted(bool),
}

pub(super) fn handle(model: &mut Model, action: UiAction, today: NaiveDate) -> Vec<Effect> {
    if let UiAction::Filter(filter) = &action
        && filter.text.is_empty()
    {
        model.take_typed(&Field::FindNote);
    }
    let ui = &mut model.ui;
    match action {
        UiAction::Body(open) => (ui.body_open, ui.path) = (open, None),
        UiAction::View(view) => ui.body = view,
        UiAction::Path(begin) => ui.path = begin.then(Vec::new),
        UiAction::Prompt(prompt) => ui.prompt = prompt,
        UiAction::AllWords(topic, open) => {
            ui.all_words.retain(|known| *known != topic);
            ui.all_words.extend(open.then_some(topic));
        }
        UiAction::Other(other) => ui.sort_other = other,
        UiAction::Schedule(schedule) => ui.schedule = schedule,
        UiAction::Period(period) => {
            (ui.period, ui.point) = (period, None);
            // All days end today, whichever week was looked at.
            ui.last_day = ui.last_day.filter(|_| period != ChartPeriod::All);
        }
        UiAction::Step(forward) => {
            let last = ui.period.step(ui.last_day.unwrap_or(today), forward);
            (ui.last_day, ui.point) = (Some(last).filter(|last| *last < today), None);
        }
        UiAction::Filter(filter) => (ui.filter, ui.point) = (filter, None),
        UiAction::Point(point) => ui.point = Some(point),
        UiAction::Linking(linking) => ui.linking = linking,
        UiAction::Rule(open) => ui.rule_open = open,
        UiAction::VisitDay(day) => ui.visit_day = day,
        UiAction::VisitTime(time) => ui.visit_time = time,
        UiAction::Room(question) => ui.room = Some(question),
        UiAction::Doctor(view) => ui.doctor = view,
        UiAction::Erase(asked) => ui.erase_asked = asked,
        UiAction::More(more) => ui.more = more,
        UiAction::OnlyDeleted(only) => (ui.only_deleted, ui.more) = (only, 0),
    }
    Vec::new()
}

/// A question that has its answer is asked no longer.
pub(super) fn answered(model: &mut Model, change: &Change) {
    let answers = match (&model.ui.prompt, change) {
        (Some(OpenPrompt::Site(asked)), Change::Site(region, _)) => asked == region,
        (Some(OpenPrompt::AtRest), Change::AtRest(_)) | (Some(OpenPrompt::OnMoving), Change::OnMoving(_)) => true,
        (Some(OpenPrompt::Began), Change::Began(None)) | (Some(OpenPrompt::Eased), Change::Eased(_)) => true,
        _ => false,
    };
    if answers {
        model.ui.prompt = None;
    }
}
