//! Recording, changing, deleting, undoing. Each makes one new version of one record.

use chrono::TimeDelta;

use super::model::Typing;
use super::rebase::{forget, remember};
use super::saving::persist;
use super::{Effect, EntryChange, Env, Model, Route, Status, StatusLine, Tap, Undo};
use crate::domain::{Body, Contact, Entry, Note, Record, RecordId, Score, Version};

/// How far ahead of now a time may be: clocks of two phones differ a little.
const AHEAD_MAX: TimeDelta = TimeDelta::minutes(5);

/// "Too much: call" opens the numbers, unless it was tapped so long ago that the app has been closed since.
const TOO_MUCH_IS_NOW: TimeDelta = TimeDelta::minutes(2);
/// Typing that goes on after a pause no longer than this is one change to undo, in milliseconds.
const TYPING_PAUSE_MAX_MS: i64 = 10_000;

/// A tap becomes an entry. Before the store is open it waits.
pub(super) fn record(model: &mut Model, tap: Tap, env: &mut Env<'_>) -> Vec<Effect> {
    model.line = Some(StatusLine { status: Status::Saving(tap.score), undo: None });
    let Some(device) = model.device else {
        model.early.push(tap);
        return Vec::new();
    };
    let id = tap.early_id.unwrap_or_else(|| RecordId::new(env.unix_ms, &(env.random)()));
    let status = Status::Saved(tap.score, tap.at);
    let go = (tap.score == Score::TooMuch && env.now.since(tap.at) < TOO_MUCH_IS_NOW).then_some(Effect::Go(Route::Team));
    let entry = Entry { at: tap.at, score: tap.score, who: tap.who, note: Note::default() };
    model.shown = Some(id);
    let version = Version::first(env.unix_ms, device, Body::Entry(entry));
    let mut effects = persist(model, Record::new(id, version), status, Some(Undo { id, before: None }));
    effects.extend(go);
    effects
}

/// Changes one thing about an entry.
pub(super) fn edit(model: &mut Model, id: RecordId, change: EntryChange, env: &Env<'_>) -> Vec<Effect> {
    let Some(before) = model.diary.entry(id).cloned() else { return Vec::new() };
    let mut entry = before.clone();
    let typed = matches!(change, EntryChange::Note(_));
    let made = change.clone();
    match change {
        EntryChange::At(at) if at.since(env.now) > AHEAD_MAX => {
            model.say(Status::Future);
            return Vec::new();
        }
        EntryChange::At(at) => entry.at = at,
        EntryChange::Who(who) => entry.who = who,
        EntryChange::Score(score) => entry.score = score,
        EntryChange::Note(note) => entry.note = note,
    }
    if entry == before {
        return Vec::new();
    }
    remember(model, id, &before, &made, env);
    let before = Body::Entry(before);
    let before = if typed { typing_began(model, id, before, env) } else { before };
    rewrite(model, id, Body::Entry(entry), false, Status::Changed, Some(Undo { id, before: Some(before) }), env)
}

/// What the entry said when this piece of typing began.
fn typing_began(model: &mut Model, id: RecordId, before: Body, env: &Env<'_>) -> Body {
    let began = match model.typing.take() {
        Some(typing) if typing.id == id && env.unix_ms.saturating_sub(typing.last_ms) <= TYPING_PAUSE_MAX_MS => typing.before,
        _ => before,
    };
    model.typing = Some(Typing { id, before: began.clone(), last_ms: env.unix_ms });
    began
}

/// Puts a tombstone on a record.
pub(super) fn delete(model: &mut Model, id: RecordId, env: &Env<'_>) -> Vec<Effect> {
    let Some(body) = model.diary.record(id).map(|record| record.current().body.clone()) else { return Vec::new() };
    let status = match &body {
        Body::Entry(entry) => Status::Deleted(entry.score, entry.at),
        Body::Contact(_) => Status::DeletedContact,
        Body::Unknown(_) => return Vec::new(),
    };
    let undo = Undo { id, before: Some(body.clone()) };
    let mut effects = rewrite(model, id, body, true, status, Some(undo), env);
    if model.route == Route::Entry(id) {
        effects.push(Effect::Go(Route::Diary));
    }
    effects
}

/// Writes down a number to call.
pub(super) fn add_contact(model: &mut Model, contact: Contact, env: &mut Env<'_>) -> Vec<Effect> {
    let Some(device) = model.device else { return Vec::new() };
    let id = RecordId::new(env.unix_ms, &(env.random)());
    let version = Version::first(env.unix_ms, device, Body::Contact(contact));
    persist(model, Record::new(id, version), Status::Changed, Some(Undo { id, before: None }))
}

/// Takes back what the status line speaks of.
pub(super) fn undo(model: &mut Model, env: &Env<'_>) -> Vec<Effect> {
    let Some(Undo { id, before }) = model.line.as_mut().and_then(|line| line.undo.take()) else { return Vec::new() };
    let Some(current) = model.diary.record(id).map(|record| record.current().body.clone()) else { return Vec::new() };
    if before.is_none() && model.shown == Some(id) {
        model.shown = None;
    }
    let (body, deleted) = before.map_or((current, true), |body| (body, false));
    rewrite(model, id, body, deleted, Status::Undone, None, env)
}

fn rewrite(model: &mut Model, id: RecordId, body: Body, deleted: bool, status: Status, undo: Option<Undo>, env: &Env<'_>) -> Vec<Effect> {
    if !matches!(status, Status::Changed) {
        model.typing = None;
        forget(model, id);
    }
    let (Some(device), Some(record)) = (model.device, model.diary.record(id)) else { return Vec::new() };
    let version = record.current().next(env.unix_ms, device, body, deleted);
    // Only the new version is written: the store and the other tabs join it to what they have.
    persist(model, Record::new(id, version), status, undo)
}
