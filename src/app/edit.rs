//! Recording, changing, deleting, undoing. Each makes one new version of one record.

use chrono::TimeDelta;

use super::recent::Typing;
use super::saving::{self, persist};
use super::stamping::stamped;
use super::{DayPartKey, Effect, Env, Model, Route, Status, StatusLine, Tap, Undo};
use crate::domain::{Body, DayPart, DeviceId, Dose, Edit, Entry, Moment, Record, RecordId, Score, SpeakerRef};

/// "Too much: call" opens the team's numbers only if it was tapped less than this ago: an older tap was made before the app was closed.
const TOO_MUCH_IS_NOW: TimeDelta = TimeDelta::minutes(2);
/// A second tap on the same key by the same speaker less than this many milliseconds later is the same tap: a trembling finger, or a user
/// who did not see "Saved", records one entry.
const SAME_TAP_MS: i64 = 2_000;
/// A second tap on a relief within this time may be a mistake: both doses are kept, and the status line says how many there are.
const TOOK_AGAIN: TimeDelta = TimeDelta::minutes(2);
/// Edits of one text with pauses of at most this many milliseconds are undone together.
const TYPING_PAUSE_MAX_MS: i64 = 10_000;

/// Records a tap as an entry; the tap waits while the store is not open.
pub(super) fn record(model: &mut Model, tap: Tap, env: &mut Env<'_>) -> Vec<Effect> {
    model.line = Some(StatusLine { status: Status::Saving(tap.score), undo: None });
    if model.device.is_none() {
        model.outbox.early.push(tap);
        return Vec::new();
    }
    let id = tap.id;
    let status = Status::Saved(tap.score, tap.at);
    let go = (tap.score == Score::TooMuch && env.now.since(tap.at) < TOO_MUCH_IS_NOW).then_some(Effect::Go(Route::Team));
    if let Some(first) = same_tap(model, &tap) {
        say_saved(model, first);
        let mut effects = Vec::new();
        // The early copy of the first tap is kept until its entry is stored.
        effects.extend((first != id).then(|| Effect::ForgetEarlyTaps(vec![id])));
        effects.extend(go);
        return effects;
    }
    model.shown = Some(id);
    // The details of the new entry replace the last dose under the pad.
    model.ui.dose = None;
    let body = Body::Entry(Entry::tapped(tap.at, tap.score, tap.who).moved(tap.at, id, env.now));
    let mut effects = create(model, id, body, status, env);
    effects.extend(go);
    effects
}

/// The entry, if the tap is the same as the one that made it; see [`SAME_TAP_MS`]. Compares the times in the ids, however late the taps are
/// processed. If the clock goes back between two taps, both make an entry.
fn same_tap(model: &Model, tap: &Tap) -> Option<RecordId> {
    let id = model.shown?;
    let entry = model.diary.entry(id)?;
    let later_ms = tap.id.unix_ms()?.checked_sub(id.unix_ms()?)?;
    (entry.score == tap.score && entry.who == tap.who && (0..SAME_TAP_MS).contains(&later_ms)).then_some(id)
}

/// Sets the status line for an entry made by a tap: saved, or still being saved.
fn say_saved(model: &mut Model, id: RecordId) {
    let Some(entry) = model.diary.entry(id) else { return };
    let (score, at) = (entry.score, entry.at);
    model.line = Some(if saving::waits(model, id) {
        StatusLine { status: Status::Saving(score), undo: None }
    } else {
        StatusLine { status: Status::Saved(score, at), undo: Some(Undo { id, before: None, edit: None }) }
    });
}

/// Records that a medicine or another relief is taken now.
pub(super) fn log_dose(model: &mut Model, relief: RecordId, env: &mut Env<'_>) -> Vec<Effect> {
    let Some(name) = model.diary.relief(relief).map(|relief| relief.name.as_str().to_owned()) else { return Vec::new() };
    let id = env.new_id();
    let who = model.speaker();
    let status = match preceding_doses(model, relief, env.now) {
        0 => Status::Took(name, env.now),
        before => Status::TookAgain(before + 1, env.now),
    };
    model.ui.dose = Some(id);
    create(model, id, Body::Dose(Dose::taken(relief, env.now, who)), status, env)
}

/// Number of the last doses of a relief up to now, each at most [`TOOK_AGAIN`] before the next.
fn preceding_doses(model: &Model, relief: RecordId, now: Moment) -> usize {
    let mut next = now;
    let in_run = |(at, _): &(Moment, RecordId)| TOOK_AGAIN >= std::mem::replace(&mut next, *at).since(*at).abs();
    model.diary.taken_until(relief, now).take_while(in_run).count()
}

/// Creates a record. Does nothing while the store is not open.
pub(super) fn create(model: &mut Model, id: RecordId, body: Body, status: Status, env: &Env<'_>) -> Vec<Effect> {
    let Some(record) = stamped(model, id, body, false, env) else { return Vec::new() };
    persist(model, record, status, Some(Undo { id, before: None, edit: None }))
}

/// Edits one part of a record.
pub(super) fn edit(model: &mut Model, id: RecordId, edit: Edit, env: &Env<'_>) -> Vec<Effect> {
    edit_saying(model, id, edit, Status::Changed, env)
}

/// The same with another status once it is stored.
pub(super) fn edit_saying(model: &mut Model, id: RecordId, edit: Edit, status: Status, env: &Env<'_>) -> Vec<Effect> {
    let Some(before) = model.diary.live(id).map(|version| version.body.clone()) else {
        return Vec::new();
    };
    let body = match edit.apply(&before, id, env.now) {
        Ok(body) if body == before => return Vec::new(),
        Ok(body) => body,
        Err(refused) => {
            model.set_status(Status::Refused(refused));
            return Vec::new();
        }
    };
    model.input.recent.add(id, &before, edit.clone(), env.unix_ms);
    let before = began(model, id, &edit, Some(before), env);
    rewrite(model, id, body, false, status, Some(Undo { id, before, edit: Some(edit) }), env)
}

/// The body that undo restores: the one before this edit or, if the edit continues a run of typing, the one before its first letter.
/// `None`: the record did not exist.
pub(super) fn began(model: &mut Model, id: RecordId, edit: &Edit, before: Option<Body>, env: &Env<'_>) -> Option<Body> {
    let Some((part, _)) = edit.text() else {
        model.input.typing = None;
        return before;
    };
    let pause = |typing: &Typing| (0..=TYPING_PAUSE_MAX_MS).contains(&env.unix_ms.saturating_sub(typing.last_ms));
    let began = match model.input.typing.take() {
        Some(typing) if typing.id == id && typing.part == part && pause(&typing) => typing.before,
        _ => before,
    };
    model.input.typing = Some(Typing { id, part, before: began.clone(), last_ms: env.unix_ms });
    began
}

/// Puts a tombstone on a record.
pub(super) fn delete(model: &mut Model, id: RecordId, env: &Env<'_>) -> Vec<Effect> {
    let Some(body) = model.diary.live(id).map(|version| version.body.clone()) else { return Vec::new() };
    let status = match &body {
        Body::Entry(entry) => Status::Deleted(entry.score, entry.at),
        Body::Unknown(_) => return Vec::new(),
        _ => Status::Removed,
    };
    let undo = Undo { id, before: Some(body.clone()), edit: None };
    let mut effects = rewrite(model, id, body, true, status, Some(undo), env);
    if effects.is_empty() {
        return effects;
    }
    let after = match model.route {
        Route::Entry(shown) | Route::Dose(shown) if shown == id => Some(Route::Diary),
        Route::Medicine(shown) if shown == id => Some(Route::Medicines),
        Route::Question(shown) | Route::VisitOf(shown) if shown == id => Some(Route::Visit),
        Route::Call(shown) if shown == id => Some(Route::Team),
        _ => None,
    };
    effects.extend(after.map(Effect::Go));
    effects
}

/// Removes the tombstone of a record; its content is that of the deleted version.
pub(super) fn put_back(model: &mut Model, id: RecordId, env: &Env<'_>) -> Vec<Effect> {
    let gone = model.diary.record(id).map(Record::current).filter(|version| version.deleted);
    let Some(body) = gone.map(|version| version.body.clone()).filter(|body| !matches!(body, Body::Unknown(_))) else { return Vec::new() };
    rewrite(model, id, body, false, Status::PutBack, Some(Undo { id, before: None, edit: None }), env)
}

/// Undoes the change that the status line reports.
pub(super) fn undo(model: &mut Model, env: &Env<'_>) -> Vec<Effect> {
    let Some(Undo { id, before, edit }) = model.line.as_mut().and_then(|line| line.undo.take()) else { return Vec::new() };
    let Some(current) = model.diary.record(id).map(|record| record.current().body.clone()) else { return Vec::new() };
    if before.is_none() && model.shown == Some(id) {
        model.shown = None;
    }
    let (body, deleted) =
        before.map_or_else(|| (current.clone(), true), |before| (back(model, &current, before, edit.as_ref(), id, env), false));
    rewrite(model, id, body, deleted, Status::Undone, None, env)
}

/// The body after undoing: see [`taken_back`]; `before` if the change was not an edit, or the later part is not loaded.
fn back(model: &Model, current: &Body, before: Body, edit: Option<&Edit>, id: RecordId, env: &Env<'_>) -> Body {
    match (edit, model.steps) {
        (Some(edit), Some(steps)) => (steps.taken_back)(current, before, edit, id, env),
        _ => before,
    }
}

/// `before`, if the edit is the last change of the record; else `current` with only this edit reversed, or `before` if that is not
/// possible.
pub(super) fn taken_back(current: &Body, before: Body, edit: &Edit, id: RecordId, env: &Env<'_>) -> Body {
    if edit.apply(&before, id, env.now).as_ref() == Ok(current) {
        return before;
    }
    let back = edit.of(&before).and_then(|back| back.apply(current, id, env.now).ok());
    back.unwrap_or(before)
}

pub(super) fn rewrite(
    model: &mut Model,
    id: RecordId,
    body: Body,
    deleted: bool,
    status: Status,
    undo: Option<Undo>,
    env: &Env<'_>,
) -> Vec<Effect> {
    if !matches!(status, Status::Changed) {
        model.input.typing = None;
        model.input.recent.forget(id);
    }
    if model.diary.record(id).is_none() {
        return Vec::new();
    }
    let Some(record) = stamped(model, id, body, deleted, env) else { return Vec::new() };
    persist(model, record, status, undo)
}

impl Model {
    /// The speaker of what is recorded now.
    #[must_use]
    pub fn speaker(&self) -> SpeakerRef {
        if self.settings.two_voices { self.settings.voice.clone() } else { SpeakerRef::Patient }
    }

    /// A part of a day's note by this speaker, however the speaker was stored; the newest of several.
    #[must_use]
    pub fn day_part(&self, key: &DayPartKey, who: &SpeakerRef) -> Option<(RecordId, &DayPart)> {
        let profile = self.device.map_or(0, DeviceId::profile);
        let speaker = self.diary.resolve_speaker(who, profile);
        let said = |id| self.diary.said(id).map(|(_, voice)| voice);
        let parts = self.diary.day(key.day).into_iter().filter(|(id, part)| part.part == key.part && said(*id) == Some(speaker.clone()));
        parts.max_by_key(|(id, _)| self.diary.record(*id).map(|record| record.current().stamp))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shell_in_front_of_the_program_takes_the_same_taps_for_one() {
        let early = include_str!("../../public/early.js");
        assert!(early.contains(&format!("const SAME_TAP_MS = {SAME_TAP_MS};")));
    }

    #[test]
    fn a_tap_that_is_to_be_written_back_is_not_called_saved() {
        let score = Score::TooMuch;
        let id = RecordId::new(1_000, &[1; 10]);
        let mut model = Model { device: Some(DeviceId::new(1)), ..Model::default() };
        let offset_min = |_| 0;
        let env = &mut Env { unix_ms: 1_000, now: Moment::from_clock(1_000, 0), random: &mut || [2; 10], offset_min: &offset_min };
        let tap = Tap { id, score, at: env.now, who: SpeakerRef::Patient };
        record(&mut model, tap.clone(), env);
        saving::persisted(&mut model, 0);
        model.outbox.write_back.push(id);
        record(&mut model, Tap { id: RecordId::new(2_000, &[3; 10]), ..tap }, env);
        assert_eq!(model.line.map(|line| line.status), Some(Status::Saving(score)));
        assert_eq!(model.diary.rows().len(), 1);
    }
}
