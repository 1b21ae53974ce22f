//! The parts of the core that the pad does not need: edits, typed text, files. In a split build these functions are in the later module;
//! commands that need them are deferred until it is loaded, as they are until the store is open.

use chrono::NaiveDate;

use super::{copies, import, input, lock, rebase, rescued, seal, visits, write};
use crate::app::{CopiesCommand, Effect, Env, LaterSteps, Model, Route};
use crate::app::{edit, orphan, typed};
use crate::domain::RecordId;

impl LaterSteps {
    /// All functions of the later part. Only code of the later part may call this: it links them in.
    #[must_use]
    pub fn here() -> Self {
        Self {
            write: write::write,
            input: input::take,
            import: import::step,
            seal: seal::step,
            lock: lock::step,
            copies: copies::step,
            commit_input: typed::commit_input_now,
            leave: typed::leave_now,
            records_changed,
            taken_back: edit::taken_back,
            enter_room: visits::enter_room,
            rescued: rescued::take,
        }
    }
}

/// Handles records changed by another window: rechecks orphaned texts, and reapplies changes made here a moment ago.
fn records_changed(model: &mut Model, ids: &[RecordId], env: &mut Env<'_>) -> Vec<Effect> {
    orphan::check(model);
    rebase::rebase(model, ids, env)
}

/// Selects the question if the screen is a room.
pub(super) fn enter_room(model: &mut Model, today: NaiveDate) {
    if let (Route::Room(visit), Some(steps)) = (model.route, model.steps) {
        (steps.enter_room)(model, visit, today);
    }
}

/// Runs when the whole diary has been read: commits text that was typed into records not read until now.
pub(super) fn read_all(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    if model.ui.room.is_none() {
        enter_room(model, env.now.day());
    }
    let mut effects = typed::commit_input(model, env);
    effects.extend(model.steps.into_iter().flat_map(|steps| (steps.rescued)(model, env)));
    effects.extend(copies::handle(model, CopiesCommand::Check, env));
    effects
}

/// Runs once both the store and the later part are available, before the deferred commands.
pub(super) fn ready(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    match (model.is_ready(), model.loading.is_fully_loaded) {
        (false, _) => Vec::new(),
        (true, true) => read_all(model, env),
        (true, false) => typed::commit_input(model, env),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::update::apply;
    use crate::app::{Command, CommitInput, Draft, Field, Imports, Input, LastBackup, Pad, PlatformEvent, StoreEvent, Tap, Write};
    use crate::domain::{DeviceId, Entry, EntryEdit, Moment, Note, Record, Score, SpeakerRef};

    const NOW_MS: i64 = 1_764_000_000_000;

    fn send(model: &mut Model, command: impl Into<Command>) -> Vec<Effect> {
        let mut count = 0_u8;
        let mut random = || {
            count += 1;
            [count; 10]
        };
        let now = Moment::from_clock(NOW_MS, 60);
        apply(model, command.into(), &mut Env { unix_ms: NOW_MS, now, random: &mut random, offset_min: &|_| 60 })
    }

    fn persisted(effects: &[Effect]) -> Vec<Record> {
        let records =
            effects.iter().filter_map(|effect| if let Effect::Persist(_, records) = effect { Some(records.clone()) } else { None });
        records.flatten().collect()
    }

    /// A model with an open store and without the later part.
    fn first_part() -> Model {
        let mut model = Model::default();
        let last_backup: Option<LastBackup> = None;
        send(
            &mut model,
            StoreEvent::Opened {
                device: DeviceId::new(1),
                last_backup,
                imports: Imports::default(),
                peers: crate::app::Peers::default(),
                unbacked: Vec::new(),
            },
        );
        send(&mut model, StoreEvent::LoadFinished);
        model
    }

    fn tap() -> Tap {
        let at = Moment::from_clock(NOW_MS, 60);
        Tap { id: RecordId::new(NOW_MS, &[7; 10]), score: Score::TooMuch, at, who: SpeakerRef::Patient }
    }

    fn come(model: &mut Model) -> Vec<Effect> {
        model.take_later(LaterSteps::here());
        send(model, PlatformEvent::LaterMissing(false))
    }

    #[test]
    fn the_first_part_alone_keeps_a_tap_and_takes_it_back() {
        let mut model = first_part();
        let recorded = send(&mut model, Pad::Record(tap()));
        assert_eq!(persisted(&recorded).len(), 1);
        let tickets = recorded.iter().filter_map(|effect| if let Effect::Persist(ticket, _) = effect { Some(*ticket) } else { None });
        tickets.for_each(|ticket| drop(send(&mut model, StoreEvent::Persisted(ticket))));
        let undone = persisted(&send(&mut model, Command::Undo));
        assert!(undone.iter().all(|record| record.current().deleted) && undone.len() == 1, "{undone:?}");
        assert_eq!(come(&mut model).len(), 0, "nothing has waited");
    }

    #[test]
    fn what_is_asked_of_the_later_part_before_it_is_there_is_done_when_it_comes() {
        let mut model = first_part();
        let id = persisted(&send(&mut model, Pad::Record(tap()))).first().expect("recorded").id();
        let draft = Draft { field: Field::Text(id, Entry::note()), text: "half typed".into(), kept_ms: None, is_stored: false };
        assert_eq!(persisted(&send(&mut model, Input::DraftsFound(vec![draft]))), []);
        assert_eq!(persisted(&send(&mut model, Write::edit(id, EntryEdit::Who(SpeakerRef::Carer)))), []);
        assert_eq!(persisted(&send(&mut model, CommitInput::Now)), []);
        assert!(model.has_unsaved());
        come(&mut model);
        let entry = model.diary.entry(id).expect("there");
        assert_eq!((entry.note.clone(), entry.who.clone()), (Note::new("half typed").expect("short"), SpeakerRef::Carer));
        assert!(model.outbox.waiting.is_empty());
    }
}
