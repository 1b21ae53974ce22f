//! The lock.

use super::erase;
use crate::app::lock::{CHECKED, Lock, LockForm, LockStatus, WrongCodes, check_passcode};
use crate::app::{Effect, Env, LockAsk, LockCommand, LockEffect, LockFault, LockWork, Model, Passphrase, Route, typed};
use crate::domain::Record;
use crate::format::{LockHeader, LockPass};

/// Commands of the first part: they may come before the later part is loaded.
pub(super) fn handle(model: &mut Model, command: LockCommand, env: &mut Env<'_>) -> Vec<Effect> {
    match command {
        LockCommand::Found(header, outside) => {
            found(model, &header, outside);
            pause(model, env.unix_ms)
        }
        LockCommand::LockNow => shut(model, true, env),
        LockCommand::Elsewhere => shut(model, false, env),
        other => model.steps.map(|steps| (steps.lock)(model, other, env)).unwrap_or_default(),
    }
}

fn found(model: &mut Model, header: &LockHeader, outside: Vec<Record>) {
    model.lock.apply_header(header);
    (model.lock.status, model.lock.work) = (LockStatus::Locked, None);
    model.take(outside);
}

/// Commits what is typed, then this window starts anew, locked. Without a lock another window is about to set one, and this one will start
/// anew when it has.
fn shut(model: &mut Model, tells: bool, env: &mut Env<'_>) -> Vec<Effect> {
    let mut effects = typed::leave(model, env);
    effects.extend((model.lock.status == LockStatus::Open).then_some(Effect::Lock(LockEffect::Shut(tells))));
    effects
}

/// Runs in the later part of the program.
pub(super) fn step(model: &mut Model, command: LockCommand, env: &mut Env<'_>) -> Vec<Effect> {
    let form = &mut model.ui.lock;
    match command {
        LockCommand::Unlock(secret) => return unlock(model, LockEffect::Unlock(secret), env.unix_ms),
        LockCommand::UnlockByPasskey => return unlock(model, LockEffect::UnlockByPasskey, env.unix_ms),
        LockCommand::Unlocked(header) => return unlocked(model, &header),
        LockCommand::Prepare(first, second) => return prepare(model, first, &second, env),
        LockCommand::Prepared(words) => (form.words, form.is_check, model.lock.work) = (words, false, None),
        LockCommand::Written => return written(model),
        LockCommand::Check(first, second) => return check(model, [&first, &second]),
        LockCommand::Set(header) => return set(model, &header),
        LockCommand::Pass(work) => (model.lock.work, model.lock.fault) = (work, None),
        LockCommand::Off => (model.lock, *form) = (Lock::default(), LockForm { done: Some(LockAsk::Off), ..LockForm::default() }),
        LockCommand::Ask(asks) => {
            (form.asks, form.done, form.is_shown) = (asks, None, false);
            model.lock.fault = None;
        }
        LockCommand::Do(ask, secrets) => return change(model, ask, secrets, env),
        LockCommand::Done(ask, header, words) => {
            model.lock.apply_header(&header);
            (model.lock.fault, model.settings.wrong_codes) = (None, WrongCodes::default());
            let is_words = !words.is_empty();
            *form = LockForm { words, done: (!is_words).then_some(ask), ..LockForm::default() };
            return vec![Effect::KeepSettings];
        }
        LockCommand::Known(header) => model.lock.apply_header(&header),
        LockCommand::After(minutes) => return vec![Effect::Lock(LockEffect::After(minutes))],
        LockCommand::Failed(fault) => return failed(model, fault, env.unix_ms),
        LockCommand::PauseOver => return pause(model, env.unix_ms),
        LockCommand::Show(is_shown) => form.is_shown = is_shown,
        LockCommand::Keep => return vec![Effect::Lock(LockEffect::Keep)],
        LockCommand::Kept => {
            form.is_kept = true;
            return erase::ask(model);
        }
        LockCommand::CanUsePasskey(can) => model.lock.can_use_passkey = can,
        LockCommand::Found(..) | LockCommand::LockNow | LockCommand::Elsewhere => {}
    }
    Vec::new()
}

/// Tries a key unless another is being tried or a pause is not over.
fn unlock(model: &mut Model, effect: LockEffect, now_ms: i64) -> Vec<Effect> {
    let pause_ms = model.settings.wrong_codes.pause_ms(now_ms);
    if !model.lock.is_locked() || model.lock.work.is_some() || pause_ms > 0 {
        return Vec::new();
    }
    (model.lock.work, model.lock.fault, model.lock.pauses) = (Some(LockWork::Keys), None, false);
    vec![Effect::Lock(effect)]
}

/// Its screen was opened or left: whether there can be a passkey is asked anew, and a passcode that was not set is forgotten.
pub(super) fn arrived_or_left(model: &Model, left: Route) -> Option<Effect> {
    match (left, model.route) {
        (_, Route::Lock) => Some(Effect::Lock(LockEffect::LookAtPasskeys)),
        (Route::Lock, _) if !model.ui.lock.words.is_empty() => Some(Effect::Lock(LockEffect::Forget)),
        _ => None,
    }
}

/// There is a lock, and this window has its key.
fn begin_open(model: &mut Model, header: &LockHeader) {
    model.lock = Lock { status: LockStatus::Open, can_use_passkey: model.lock.can_use_passkey, ..Lock::default() };
    model.lock.apply_header(header);
    model.ui.lock = LockForm::default();
}

fn unlocked(model: &mut Model, header: &LockHeader) -> Vec<Effect> {
    begin_open(model, header);
    model.settings.wrong_codes = WrongCodes::default();
    vec![Effect::KeepSettings]
}

fn failed(model: &mut Model, fault: LockFault, now_ms: i64) -> Vec<Effect> {
    (model.lock.work, model.lock.fault) = (model.lock.work.filter(|_| model.lock.is_in_pass()), Some(fault));
    if fault != LockFault::Wrong {
        return Vec::new();
    }
    model.settings.wrong_codes = model.settings.wrong_codes.more(now_ms);
    let mut effects = pause(model, now_ms);
    effects.push(Effect::KeepSettings);
    effects
}

/// Says that there is a pause, until it is over.
fn pause(model: &mut Model, now_ms: i64) -> Vec<Effect> {
    let pause_ms = model.settings.wrong_codes.pause_ms(now_ms);
    model.lock.pauses = pause_ms > 0;
    if model.lock.pauses { vec![Effect::Lock(LockEffect::Tick(pause_ms))] } else { Vec::new() }
}

impl Model {
    /// True when a lock can be set: the whole diary is here and no other file or key is being worked on.
    #[must_use]
    pub fn can_set_lock(&self) -> bool {
        let is_idle = self.backup.is_none() && matches!(self.import, crate::app::Import::Idle);
        self.lock.status == LockStatus::Off && self.lock.work.is_none() && self.loading.is_fully_loaded && is_idle
    }
}

fn prepare(model: &mut Model, first: Passphrase, second: &Passphrase, env: &mut Env<'_>) -> Vec<Effect> {
    model.lock.fault = check_passcode(first.as_str(), second.as_str()).err();
    if model.lock.fault.is_some() || !model.can_set_lock() {
        return Vec::new();
    }
    let mut effects = typed::leave(model, env);
    model.lock.work = Some(LockWork::Keys);
    effects.push(Effect::Lock(LockEffect::Prepare(first)));
    effects
}

/// The words are written down: of a new lock, two of them are asked for.
fn written(model: &mut Model) -> Vec<Effect> {
    if model.lock.status == LockStatus::Off {
        model.ui.lock.is_check = !model.ui.lock.words.is_empty();
        return Vec::new();
    }
    vec![Effect::Lock(LockEffect::Set)]
}

fn check(model: &mut Model, typed: [&Passphrase; 2]) -> Vec<Effect> {
    let words = &model.ui.lock.words;
    let is_right = CHECKED
        .iter()
        .zip(typed)
        .all(|(index, typed)| words.get(*index).is_some_and(|word| word.to_lowercase() == typed.as_str().to_lowercase()));
    model.lock.fault = (!is_right).then_some(LockFault::NotTheWords);
    if !is_right || !model.can_set_lock() {
        return Vec::new();
    }
    model.lock.work = Some(LockWork::Keys);
    vec![Effect::Lock(LockEffect::Set)]
}

fn set(model: &mut Model, header: &LockHeader) -> Vec<Effect> {
    begin_open(model, header);
    vec![Effect::Lock(LockEffect::Pass(header.pass != LockPass::Opening))]
}

fn change(model: &mut Model, ask: LockAsk, secrets: Vec<Passphrase>, env: &Env<'_>) -> Vec<Effect> {
    let mut secrets = secrets.into_iter();
    let (Some(now), new, again) = (secrets.next(), secrets.next(), secrets.next()) else { return Vec::new() };
    if model.lock.status != LockStatus::Open || model.lock.is_busy() || model.settings.wrong_codes.pause_ms(env.unix_ms) > 0 {
        return Vec::new();
    }
    let new = match (new, again) {
        (Some(new), Some(again)) => {
            if let Err(fault) = check_passcode(new.as_str(), again.as_str()) {
                model.lock.fault = Some(fault);
                return Vec::new();
            }
            Some(new)
        }
        _ => None,
    };
    (model.lock.work, model.lock.fault) = (Some(LockWork::Keys), None);
    vec![Effect::Lock(LockEffect::Change(ask, now, new))]
}
