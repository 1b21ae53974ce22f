//! Saves a backup sealed with a passphrase.

use super::backup;
use crate::app::{Effect, Model, Passphrase, SealCommand, SealEffect, SealForm, SealStage, check_passphrase};

/// Comes from the screens of the later part only; before it is loaded there is nothing to do.
pub(super) fn handle(model: &mut Model, command: SealCommand) -> Vec<Effect> {
    model.steps.map(|steps| (steps.seal)(model, command)).unwrap_or_default()
}

/// Runs in the later part of the program.
pub(super) fn step(model: &mut Model, command: SealCommand) -> Vec<Effect> {
    let form = &mut model.ui.seal;
    match command {
        SealCommand::Save(first, second) => return save(model, first, &second),
        SealCommand::Suggest => return vec![Effect::Seal(SealEffect::Suggest)],
        SealCommand::Suggested => *form = SealForm { is_shown: true, is_suggested: true, fault: None },
        SealCommand::Show(is_shown) => form.is_shown = is_shown,
        SealCommand::Sealed => {
            if let Some(state) = &mut model.backup {
                state.seal = SealStage::Ready;
            }
        }
        SealCommand::HandOver => {
            let is_ready = model.backup.as_ref().is_some_and(|state| state.seal == SealStage::Ready);
            return if is_ready { vec![Effect::HandOverSealed] } else { Vec::new() };
        }
        SealCommand::Failed(fault) => {
            form.fault = Some(fault);
            // A plain backup goes on when there are no words to suggest.
            if model.backup.as_ref().is_some_and(|state| state.seal == SealStage::Sealing) {
                backup::not_saved(model);
            }
        }
    }
    Vec::new()
}

fn save(model: &mut Model, passphrase: Passphrase, again: &Passphrase) -> Vec<Effect> {
    let checked = check_passphrase(&passphrase, again);
    model.ui.seal.fault = checked.err();
    if model.backup.is_some() || !model.loading.is_fully_loaded || model.ui.seal.fault.is_some() {
        return Vec::new();
    }
    backup::begin(model, SealStage::Sealing);
    vec![Effect::Seal(SealEffect::Save(passphrase))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{BackupCommand, Command, Env, Import, ImportCommand, SealFault, StoreEvent, update};
    use crate::domain::{DeviceId, Moment};

    fn send(model: &mut Model, command: impl Into<Command>) -> Vec<Effect> {
        let mut random = || [1; 10];
        let now = Moment::from_clock(0, 0);
        update(model, command.into(), &mut Env { unix_ms: 0, now, random: &mut random, offset_min: &|_| 0 })
    }

    fn open() -> Model {
        let mut model = Model::default();
        let imports = crate::app::Imports::default();
        send(
            &mut model,
            StoreEvent::Opened {
                device: DeviceId::new(1),
                last_backup: None,
                imports,
                peers: crate::app::Peers::default(),
                unbacked: Vec::new(),
            },
        );
        send(&mut model, StoreEvent::LoadFinished);
        model
    }

    fn save(model: &mut Model, first: &str, second: &str) -> Vec<Effect> {
        send(model, SealCommand::Save(Passphrase::new(first), Passphrase::new(second)))
    }

    #[test]
    fn a_wrong_new_passphrase_seals_nothing_and_a_right_one_is_sealed_once() {
        let mut model = open();
        for (second, fault) in [("correct horse", None), ("correct mouse", Some(SealFault::Differs))].into_iter().rev() {
            let effects = save(&mut model, "correct horse", second);
            assert_eq!(model.ui.seal.fault, fault);
            assert_eq!(effects.len(), usize::from(fault.is_none()), "{effects:?}");
        }
        assert_eq!(model.backup.as_ref().map(|state| state.seal), Some(SealStage::Sealing));
        assert!(save(&mut model, "correct horse", "correct horse").is_empty(), "a second tap");
        assert!(send(&mut model, SealCommand::HandOver).is_empty(), "not yet");
        send(&mut model, SealCommand::Sealed);
        assert!(matches!(send(&mut model, SealCommand::HandOver).as_slice(), [Effect::HandOverSealed]));
        assert!(!format!("{model:?}").contains("correct"), "the model has no passphrase");
        send(&mut model, BackupCommand::Saved);
        assert!(model.backup.is_none() && model.last_backup.is_some());
    }

    #[test]
    fn what_fails_is_said_and_counts_as_no_backup() {
        let mut model = open();
        save(&mut model, "correct horse", "correct horse");
        send(&mut model, SealCommand::Failed(SealFault::NotLoaded));
        assert_eq!((model.ui.seal.fault, model.backup.is_none()), (Some(SealFault::NotLoaded), true));
        assert!(model.last_backup.is_none());
        send(&mut model, BackupCommand::Save);
        send(&mut model, SealCommand::Failed(SealFault::NotLoaded));
        assert!(model.backup.is_some(), "a plain backup goes on");
    }

    #[test]
    fn a_sealed_file_asks_until_it_is_opened_and_only_the_last_one_counts() {
        let mut model = open();
        let open_with = || ImportCommand::OpenWith(Passphrase::new("correct horse"));
        send(&mut model, ImportCommand::Open(1));
        send(&mut model, ImportCommand::Sealed(1));
        assert!(matches!(send(&mut model, open_with()).as_slice(), [Effect::Seal(SealEffect::Open(1, _))]));
        assert!(send(&mut model, open_with()).is_empty(), "it is being opened");
        send(&mut model, ImportCommand::NotOpened(1, SealFault::WrongPassphrase));
        let asks =
            |model: &Model, of: Option<SealFault>| matches!(model.import, Import::Sealed { fault, is_opening: false } if fault == of);
        assert!(asks(&model, Some(SealFault::WrongPassphrase)));
        send(&mut model, open_with());
        assert!(!format!("{model:?}").contains("correct"));
        send(&mut model, ImportCommand::Open(2));
        send(&mut model, ImportCommand::Opened(1));
        assert!(model.is_reading(2), "of another file");
        send(&mut model, ImportCommand::Sealed(2));
        assert!(asks(&model, None));
        send(&mut model, ImportCommand::Cancel);
        assert!(send(&mut model, open_with()).is_empty());
        assert!(matches!(model.import, Import::Idle));
    }
}
