//! Changes the state of screens that is not stored.

use chrono::NaiveDate;

use crate::app::{Effect, Field, Model, OpenPrompt, UiAction};
use crate::domain::{ChartPeriod, DetailEdit, Edit, EntryEdit, SiteEdit};

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
            // The day chosen in the calendar stays on the screen.
            ui.last_day = ui.calendar_day.take().filter(|day| *day < today).or(ui.last_day);
            // The period of all days always ends today.
            ui.last_day = ui.last_day.filter(|_| period != ChartPeriod::All);
        }
        UiAction::Show(period, last) => (ui.period, ui.last_day, ui.point) = (period, Some(last).filter(|last| *last < today), None),
        UiAction::Step(forward) => {
            let last = ui.period.step(ui.last_day.unwrap_or(today), forward);
            (ui.last_day, ui.point, ui.calendar_day) = (Some(last).filter(|last| *last < today), None, None);
        }
        UiAction::SetupStep(step) => ui.setup_step = step,
        UiAction::CalendarDay(day) => ui.calendar_day = day,
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

/// Closes the prompt that the edit answers.
pub(super) fn answered(model: &mut Model, edit: &Edit) {
    let Edit::Entry(EntryEdit::Details(edit)) = edit else { return };
    let answers = match (&model.ui.prompt, edit) {
        (Some(OpenPrompt::Site(asked)), DetailEdit::Site(SiteEdit(region, _))) => asked == region,
        (Some(OpenPrompt::AtRest), DetailEdit::AtRest(_)) | (Some(OpenPrompt::OnMoving), DetailEdit::OnMoving(_)) => true,
        (Some(OpenPrompt::Began), DetailEdit::Began(None)) | (Some(OpenPrompt::Eased), DetailEdit::Eased(_)) => true,
        _ => false,
    };
    if answers {
        model.ui.prompt = None;
    }
}
