//! The one place where the model changes.

use super::later::{enter_room, read_all, waited, with_later};
use super::model::BackupState;
use super::place::edit_place;
use super::{Around, Ask, Command, Effect, Env, Field, LastBackup, Model, Route, Settings, Status, Tap};
use super::{clock, desk, draft, edit, erase, field, forms, import, nudge, orphan, pick, restore, saving, visits};
use crate::domain::{DeviceId, Record, RecordId, Speaker};

/// Changes the model and says what the browser has to do for it.
pub fn update(model: &mut Model, command: Command, env: &mut Env<'_>) -> Vec<Effect> {
    model.clock.says(env.unix_ms);
    match command {
        // Nothing may be written any more.
        _ if model.erasing && !matches!(command, Command::EraseFailed(_)) => Vec::new(),
        Command::Record(tap) => {
            let tap = named(model, tap);
            edit::record(model, tap, env)
        }
        Command::Tap(score) => {
            let tap = Tap { id: env.new_id(), score, at: env.now, who: model.speaker() };
            settled(model, env, |model, env| edit::record(model, tap, env))
        }
        Command::Erase | Command::ErasedElsewhere | Command::EraseFailed(_) => erase::handle(model, &command),
        Command::Settle(rest) if rest != model.rest => Vec::new(),
        Command::Settle(_) => field::settle(model, env),
        Command::SettleNow => field::leave(model, env),
        _ if writes(&command) => write(model, command, env),
        Command::HandedOver { copied } => said(model, if copied { Status::Copied } else { Status::NotShared }),
        Command::Show(show) => {
            desk::show(model, show, env.now.day());
            Vec::new()
        }
        Command::Went(route) => settled(model, env, |model, env| went(model, route, env)),
        Command::ClockSeen => clock::seen(model),
        Command::Minute => Vec::new(),
        Command::Around(around) => {
            let has_come = matches!(around, Around::LaterMissing(false));
            know(model, around);
            if has_come { waited(model, env) } else { Vec::new() }
        }
        Command::Go(route) => vec![Effect::Go(route)],
        Command::Ask(ask) => settled(model, env, |_, _| vec![Effect::Ask(ask)]),
        Command::BackupLater => nudge::dismiss(model, env.unix_ms),
        Command::Language(_) | Command::Appearance(_) | Command::TextSize(_) => set(&mut model.settings, command),
        Command::LeaveOut(_) => {
            // What was open may be what is left out now.
            model.desk.doctor.behind = None;
            set(&mut model.settings, command)
        }
        // What is typed was typed in the voice that spoke until now.
        Command::Voice(_) => settled(model, env, |model, _| set(&mut model.settings, command)),
        Command::Opened { .. }
        | Command::Loaded { .. }
        | Command::Behind
        | Command::LoadedAll
        | Command::StoreWaits(_)
        | Command::StoreFailed(_)
        | Command::Persisted(_)
        | Command::PersistFailed(..)
        | Command::Retry(_)
        | Command::OtherTab(_) => stored(model, command, env),
        Command::SaveBackup
        | Command::BackupProgress(..)
        | Command::BackupSaved
        | Command::BackupNotSaved { .. }
        | Command::OtherTabSavedBackup(_) => backup(model, &command, env),
        Command::StoreEmptied | Command::DiaryGone | Command::CloseNotice => restore::handle(model, &command),
        Command::ImportUndone(outcome, imports) => import::undone(model, outcome, imports),
        Command::Imports(imports) => {
            model.imports = imports;
            Vec::new()
        }
        _ => with_later(model, command, env),
    }
}

/// What only the later screens ask for, and what was typed.
pub(super) fn later(model: &mut Model, command: Command, env: &mut Env<'_>) -> Vec<Effect> {
    match command {
        Command::Typed(typed, text) => field::typed(model, typed, text, env),
        Command::DraftsFound(drafts) => draft::found(model, drafts, env),
        Command::Orphan(of, wish) => orphan::handle(model, &of, wish, env),
        _ if writes(&command) => change(model, command, env),
        _ => import::importing(model, command, env),
    }
}

fn said(model: &mut Model, status: Status) -> Vec<Effect> {
    model.say(status);
    Vec::new()
}

/// What writes a record, and so waits for the store.
const fn writes(command: &Command) -> bool {
    matches!(
        command,
        Command::Edit(..)
            | Command::EditDay(..)
            | Command::Pick(..)
            | Command::Region(..)
            | Command::SamePlaces(_)
            | Command::Delete(_)
            | Command::PutBack(_)
            | Command::LogDose(_)
            | Command::AddContact
            | Command::AddNumbers(_)
            | Command::AddPerson(_)
            | Command::AddRelief
            | Command::AddOther(_)
            | Command::AddWord(..)
            | Command::UsesPhone(_)
            | Command::EditPlace(..)
            | Command::AddQuestion
            | Command::AskAbout(_)
            | Command::MoveQuestion(..)
            | Command::AddVisit
            | Command::CloseVisit(_)
            | Command::LogCall(_)
            | Command::ShortNumber(..)
            | Command::StepDone(..)
            | Command::Undo
    )
}

/// What is typed is committed before anything else is done, so that nothing overtakes it.
fn settled(model: &mut Model, env: &mut Env<'_>, then: impl FnOnce(&mut Model, &mut Env<'_>) -> Vec<Effect>) -> Vec<Effect> {
    let mut effects = field::leave(model, env);
    effects.extend(then(model, env));
    effects
}

/// Before the store is open there is nothing to write with: the command waits.
fn write(model: &mut Model, command: Command, env: &mut Env<'_>) -> Vec<Effect> {
    if model.device.is_none() {
        model.waiting.push(command);
        return Vec::new();
    }
    settled(
        model,
        env,
        |model, env| if matches!(command, Command::Undo) { edit::undo(model, env) } else { with_later(model, command, env) },
    )
}

/// Commands that write one record.
fn change(model: &mut Model, command: Command, env: &mut Env<'_>) -> Vec<Effect> {
    match command {
        Command::Edit(id, change) => {
            desk::answered(model, &change);
            edit::edit(model, id, change, env)
        }
        Command::EditDay(place, change) => edit::edit_day(model, place, change, env),
        Command::Pick(of, picked) => pick::pick(model, of, picked, env),
        Command::Region(id, region) => pick::region(model, id, region, env),
        Command::SamePlaces(id) => pick::same_places(model, id, env),
        Command::Delete(id) => edit::delete(model, id, env),
        Command::PutBack(id) => edit::put_back(model, id, env),
        Command::LogDose(relief) => edit::log_dose(model, relief, env),
        Command::AddContact => forms::add_contact(model, env),
        Command::AddNumbers(each) => forms::add_numbers(model, each, env),
        Command::AddPerson(role) => forms::add_person(model, role, env),
        Command::AddRelief => forms::add_relief(model, env),
        Command::AddOther(name) => forms::add_other(model, &name, env),
        Command::AddWord(id, topic) => forms::add_word(model, id, topic, env),
        Command::UsesPhone(user) => forms::uses_phone(model, user, env),
        other => of_visits(model, other, env),
    }
}

/// Commands that write something for a visit or about a call.
fn of_visits(model: &mut Model, command: Command, env: &mut Env<'_>) -> Vec<Effect> {
    match command {
        Command::EditPlace(place, change) => edit_place(model, &place, change, env),
        Command::AddQuestion => visits::add_question(model, env),
        Command::AskAbout(entry) => visits::ask_about(model, entry, env),
        Command::MoveQuestion(id, up) => visits::move_question(model, id, up, env),
        Command::AddVisit => visits::add_visit(model, env),
        Command::CloseVisit(id) => visits::close_visit(model, id, env),
        Command::LogCall(answered) => visits::log_call(model, answered, env),
        Command::ShortNumber(span, score) => visits::short_number(model, span, score, env),
        Command::StepDone(id, done) => visits::step_done(model, id, done, env),
        _ => Vec::new(),
    }
}

/// What the store says, here and in other windows.
fn stored(model: &mut Model, command: Command, env: &mut Env<'_>) -> Vec<Effect> {
    match command {
        Command::Opened { device, last_backup, imports, unbacked } => {
            model.last_backup = last_backup;
            model.imports = imports;
            model.unbacked.extend(unbacked);
            opened(model, device, env)
        }
        Command::Loaded { records, damaged } => loaded(model, records, damaged),
        Command::Behind => {
            model.complete = false;
            Vec::new()
        }
        Command::LoadedAll => {
            model.complete = true;
            import::arrived(model);
            let all: Vec<RecordId> = model.diary.records().map(Record::id).collect();
            let mut effects = saving::note_voices(model, all.into_iter());
            effects.extend(clock::caught_up(model, env.unix_ms));
            effects.extend(read_all(model, env));
            // It stands below everything, so that it may come now.
            if model.route == Route::Now {
                model.desk.nudge = nudge::due(model, env.unix_ms);
            }
            effects
        }
        Command::StoreWaits(fault) => {
            model.fault = Some(fault);
            Vec::new()
        }
        Command::StoreFailed(fault) => vec![Effect::Rescue(fault)],
        Command::Persisted(ticket) => saving::persisted(model, ticket),
        Command::PersistFailed(ticket, fault) => saving::failed(model, ticket, fault),
        Command::Retry(ticket) => saving::retry(model, ticket),
        Command::OtherTab(records) => {
            model.unbacked.extend(records.iter().map(Record::id));
            let ids: Vec<RecordId> = records.iter().map(Record::id).collect();
            model.take(records);
            let mut effects: Vec<Effect> = model.steps.0.into_iter().flat_map(|steps| (steps.heard)(model, &ids, env)).collect();
            effects.extend(saving::note_voices(model, ids.into_iter()));
            effects
        }
        _ => Vec::new(),
    }
}

fn know(model: &mut Model, around: Around) {
    match around {
        Around::UpdateReady => model.around.update_ready = true,
        Around::CanInstall(can_install) => model.around.can_install = can_install,
        Around::LaterMissing(is_missing) => model.around.later_missing = is_missing,
        Around::IsKept(is_kept) => model.around.is_kept = is_kept,
        Around::Space(used, most) => model.around.space_bytes = Some((used, most)),
    }
}

fn opened(model: &mut Model, device: DeviceId, env: &mut Env<'_>) -> Vec<Effect> {
    model.device = Some(device);
    model.fault = None;
    let early = std::mem::take(&mut model.early);
    let mut effects: Vec<Effect> = early.into_iter().flat_map(|tap| edit::record(model, named(model, tap), env)).collect();
    effects.extend(waited(model, env));
    effects
}

/// The shell in front of the program knows only "carer"; the app remembers which one.
fn named(model: &Model, tap: Tap) -> Tap {
    match (&tap.who, &model.settings.carer) {
        (Speaker::Carer, carer @ Speaker::Person(_)) => Tap { who: carer.clone(), ..tap },
        _ => tap,
    }
}

fn loaded(model: &mut Model, records: Vec<Record>, damaged: usize) -> Vec<Effect> {
    model.damaged += damaged;
    let ids: Vec<RecordId> = records.iter().map(Record::id).collect();
    model.take(records);
    // While the diary is still being read, nothing may appear above the pad and move it under the finger.
    if model.complete { saving::note_voices(model, ids.into_iter()) } else { Vec::new() }
}

fn went(model: &mut Model, route: Route, env: &mut Env<'_>) -> Vec<Effect> {
    let mut effects = Vec::new();
    if route != model.route {
        // "Deleted · Undo" stays at hand, "Saved 7 · Undo" for the step from the pad; everything else ends with its screen.
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
            set_aside(model, left, route);
            // A question that was written and not added is one all the same.
            if left == Route::Visit && model.typed_in(&Field::NewQuestion).is_some_and(|text| !text.trim().is_empty()) {
                effects = with_later(model, Command::AddQuestion, env);
            }
        }
        desk::leave(model, left, route);
        match route {
            Route::Now => model.desk.nudge = nudge::due(model, env.unix_ms),
            Route::Storage => effects.push(Effect::Ask(Ask::LookAtStorage)),
            Route::Room(_) => enter_room(model, env.now.day()),
            _ => {}
        }
        effects.extend(draft::forget(model));
    }
    effects
}

/// What was typed into a form and not added stays with its screen; a question has a place of its own.
fn set_aside(model: &mut Model, left: Route, route: Route) {
    let typed = std::mem::take(&mut model.typed);
    // What belongs to a record that has not been read yet is committed when it has.
    let is_unread = |field: &Field| field.needs().is_some_and(|id| model.diary.record(id).is_none());
    let (question, rest): (Vec<_>, Vec<_>) = typed
        .into_iter()
        .filter(|(field, text)| *field != Field::NewQuestion || !text.trim().is_empty())
        .partition(|(field, _)| *field == Field::NewQuestion || is_unread(field));
    // On the pad's screen a word of one's own is about whichever entry is shown, and that changes.
    let belongs = |field: &Field| field.is_of_form() && (matches!(left, Route::Entry(_)) || !matches!(field, Field::OwnWord(_)));
    let form: Vec<_> = rest.into_iter().filter(|(field, text)| belongs(field) && !text.is_empty()).collect();
    if !form.is_empty() {
        model.forms.push((left, form));
    }
    let here = model.forms.iter().position(|(known, _)| *known == route).map(|place| model.forms.remove(place).1);
    model.typed = question.into_iter().chain(here.unwrap_or_default()).collect();
}

/// Somebody else speaks at this phone.
pub(super) fn speak(settings: &mut Settings, voice: Speaker) {
    if voice != Speaker::Patient {
        settings.carer = voice.clone();
    }
    settings.voice = voice;
}

fn set(settings: &mut Settings, command: Command) -> Vec<Effect> {
    match command {
        Command::Language(language) => settings.language = language,
        Command::Appearance(appearance) => settings.appearance = appearance,
        Command::TextSize(text_size) => settings.text_size = text_size,
        Command::Voice(voice) => speak(settings, voice),
        Command::LeaveOut(what) => {
            let holds = settings.without.contains(&what);
            settings.without.retain(|known| *known != what);
            settings.without.extend((!holds).then_some(what));
        }
        _ => return Vec::new(),
    }
    vec![Effect::KeepSettings]
}

fn backup(model: &mut Model, command: &Command, env: &Env<'_>) -> Vec<Effect> {
    match command {
        Command::SaveBackup if model.backup.is_none() => {
            let all = model.diary.records().len();
            // What changes from here on is not in this file, and is counted anew.
            model.backup = Some(BackupState { done: 0, all, covers: std::mem::take(&mut model.unbacked) });
            vec![Effect::SaveBackup]
        }
        Command::OtherTabSavedBackup(last) => {
            model.unbacked = saving::waiting(model);
            model.last_backup = Some(last.clone());
            Vec::new()
        }
        Command::BackupProgress(done, all) => {
            if let Some(state) = &mut model.backup {
                (state.done, state.all) = (*done, *all);
            }
            Vec::new()
        }
        Command::BackupSaved => {
            let Some(state) = model.backup.take() else { return Vec::new() };
            let last = LastBackup { at: env.now.to_string(), records: state.all };
            model.last_backup = Some(last.clone());
            model.desk.nudge = None;
            model.say(Status::BackedUp(state.all));
            // What has changed since the file was begun is in it as it was before.
            vec![Effect::NoteBackup(last, state.covers.difference(&model.unbacked).copied().collect())]
        }
        Command::BackupNotSaved { failed } => {
            if let Some(state) = model.backup.take() {
                model.unbacked.extend(state.covers);
            }
            if *failed {
                model.say(Status::BackupFailed);
            }
            Vec::new()
        }
        _ => Vec::new(),
    }
}
