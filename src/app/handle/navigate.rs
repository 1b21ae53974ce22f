//! Changes the screen.

use super::{later, lock, nudge, stream, write};
use crate::app::typed::flush_then;
use crate::app::{Effect, Env, Field, Model, Navigate, PlatformRequest, Route, Status, UiState, Write, draft};
use crate::domain::CollectVec;

pub(super) fn handle(model: &mut Model, navigate: Navigate, env: &mut Env<'_>) -> Vec<Effect> {
    match navigate {
        Navigate::Go(route) => vec![Effect::Go(route)],
        Navigate::Went(route) => flush_then(model, env, |model, env| went(model, route, env)),
    }
}

fn went(model: &mut Model, route: Route, env: &mut Env<'_>) -> Vec<Effect> {
    let mut effects = Vec::new();
    if route != model.route {
        // "Deleted · Undo" remains on other screens, "Saved 7 · Undo" only on the screen opened from the pad. All other lines end with
        // their screen.
        let outlives = match model.line.as_ref().map(|line| &line.status) {
            Some(Status::Deleted(..) | Status::Saving(_)) => true,
            Some(Status::Saved(..)) => model.route == Route::Now,
            _ => false,
        };
        if !outlives {
            model.line = None;
        }
        model.shown = None;
        let left = std::mem::replace(&mut model.route, route);
        model.came_from = Some(left);
        if model.device.is_some() {
            stash_form(model, left, route);
            // A typed question is added on leaving, even if the button was not pressed.
            if left == Route::Visit && model.typed_in(&Field::NewQuestion).is_some_and(|text| !text.trim().is_empty()) {
                effects = write::perform(model, Write::AddQuestion, env);
            }
        }
        effects.extend(stream::stop(model));
        effects.extend(lock::arrived_or_left(model, left));
        model.lock.fault = None;
        reset_ui(model, left, route);
        match route {
            Route::Now => model.ui.nudge = nudge::due(model, env.unix_ms),
            Route::Storage => effects.push(Effect::Request(PlatformRequest::LookAtStorage)),
            Route::Room(_) => later::enter_room(model, env.now.day()),
            _ => {}
        }
        effects.extend(draft::forget(model));
    }
    effects
}

/// Stores the text of the screen's form with that screen, and restores the form of the new one. Text of a new question is kept in its
/// field.
fn stash_form(model: &mut Model, left: Route, route: Route) {
    let typed = std::mem::take(&mut model.input.typed);
    // Text of a record that has not been read yet is committed after reading.
    let is_unread = |field: &Field| field.needs().is_some_and(|id| model.diary.record(id).is_none());
    let (question, rest): (Vec<_>, Vec<_>) = typed
        .into_iter()
        .filter(|(field, text)| *field != Field::NewQuestion || !text.trim().is_empty())
        .partition(|(field, _)| *field == Field::NewQuestion || is_unread(field));
    // On Now an own word belongs to the entry shown, which changes with each tap, so it is not kept.
    let belongs = |field: &Field| field.is_of_form() && (matches!(left, Route::Entry(_)) || !matches!(field, Field::OwnWord(_)));
    let form: Vec<_> = rest.into_iter().filter(|(field, text)| belongs(field) && !text.is_empty()).collect_vec();
    if !form.is_empty() {
        model.input.forms.push((left, form));
    }
    let here = model.input.forms.iter().position(|(known, _)| *known == route).map(|index| model.input.forms.remove(index).1);
    model.input.typed = question.into_iter().chain(here.unwrap_or_default()).collect_vec();
}

/// Resets the state of the screen that is left; filter and period of the diary and unfinished forms stay.
fn reset_ui(model: &mut Model, left: Route, route: Route) {
    let old = std::mem::take(&mut model.ui);
    model.ui = UiState {
        body: old.body,
        period: old.period,
        last_day: old.last_day,
        calendar_day: old.calendar_day,
        filter: old.filter,
        room: old.room,
        recalled_now: old.recalled_now,
        sort_other: old.sort_other,
        schedule: old.schedule,
        visit_day: old.visit_day,
        visit_time: old.visit_time,
        doctor: old.doctor,
        ..UiState::default()
    };
    // A number stays open while the user visits one of its records, and is closed when they come from elsewhere.
    let is_behind = matches!(
        left,
        Route::Entry(_) | Route::Dose(_) | Route::Day(_) | Route::Call(_) | Route::Question(_) | Route::Medicine(_) | Route::VisitOf(_)
    );
    if matches!(route, Route::Doctor | Route::DoctorThen(_)) && !is_behind {
        let doctor = &mut model.ui.doctor;
        (doctor.opened, doctor.more, doctor.handed_over) = (None, 0, false);
    }
}
