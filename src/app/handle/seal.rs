//! Saves a file sealed with a passphrase.

use super::backup;
use crate::app::{Effect, Model, Passphrase, SealCommand, SealEffect, SealForm, SealOf, Sealing, Status, check_passphrase};

/// Comes from the screens of the later part only; before it is loaded there is nothing to do.
pub(super) fn handle(model: &mut Model, command: SealCommand) -> Vec<Effect> {
    model.steps.map(|steps| (steps.seal)(model, command)).unwrap_or_default()
}

/// Runs in the later part of the program.
pub(super) fn step(model: &mut Model, command: SealCommand) -> Vec<Effect> {
    match command {
        SealCommand::Save(of, first, again) => return save(model, of, first, &again),
        SealCommand::Suggest(of) => return vec![Effect::Seal(SealEffect::Suggest(of))],
        SealCommand::Suggested(of) => model.ui.seal = SealForm { of: Some(of), is_shown: true, is_suggested: true, fault: None },
        SealCommand::NotSuggested(of, fault) => form(model, Some(of)).fault = Some(fault),
        SealCommand::Show(of, is_shown) => form(model, of).is_shown = is_shown,
        SealCommand::Sealed => {
            if let Some(sealing) = &mut model.sealing {
                sealing.is_ready = true;
            }
        }
        SealCommand::HandOver => {
            return model
                .sealing
                .filter(|sealing| sealing.is_ready)
                .map(|sealing| vec![Effect::HandOverSealed(sealing.of)])
                .unwrap_or_default();
        }
        SealCommand::Given => {
            model.sealing = None;
            model.ui.sealed += 1;
            model.set_status(Status::Given);
        }
        SealCommand::Failed(fault) => {
            if let Some(of) = end(model) {
                form(model, Some(of)).fault = Some(fault);
            }
        }
        SealCommand::Cancel => _ = end(model),
    }
    Vec::new()
}

fn form(model: &mut Model, of: Option<SealOf>) -> &mut SealForm {
    model.ui.seal = model.ui.seal.of(of);
    &mut model.ui.seal
}

/// Nothing was sealed.
fn end(model: &mut Model) -> Option<SealOf> {
    let of = model.sealing.take()?.of;
    if of == SealOf::Backup {
        backup::not_saved(model);
    }
    Some(of)
}

fn save(model: &mut Model, of: SealOf, passphrase: Passphrase, again: &Passphrase) -> Vec<Effect> {
    let fault = check_passphrase(&passphrase, again).err();
    form(model, Some(of)).fault = fault;
    let is_busy = model.sealing.is_some() || (of == SealOf::Backup && model.backup.is_some());
    if is_busy || !model.loading.is_fully_loaded || fault.is_some() {
        return Vec::new();
    }
    if of == SealOf::Backup {
        backup::begin(model);
    }
    model.sealing = Some(Sealing { of, is_ready: false });
    vec![Effect::Seal(SealEffect::Save(of, passphrase))]
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

    fn save(model: &mut Model, of: SealOf, first: &str, second: &str) -> Vec<Effect> {
        send(model, SealCommand::Save(of, Passphrase::new(first), Passphrase::new(second)))
    }

    const GIFT: SealOf = SealOf::Gift(Some(7));

    #[test]
    fn a_wrong_new_passphrase_seals_nothing_and_a_right_one_is_sealed_once() {
        for of in [SealOf::Backup, GIFT] {
            let mut model = open();
            for (second, fault) in [("correct mouse", Some(SealFault::Differs)), ("correct horse", None)] {
                let effects = save(&mut model, of, "correct horse", second);
                assert_eq!((model.ui.seal.fault, model.ui.seal.of), (fault, Some(of)));
                assert_eq!(effects.len(), usize::from(fault.is_none()), "{effects:?}");
            }
            assert_eq!(model.sealing, Some(Sealing { of, is_ready: false }));
            assert!(save(&mut model, of, "correct horse", "correct horse").is_empty(), "a second tap");
            assert!(save(&mut model, SealOf::Gift(None), "correct horse", "correct horse").is_empty(), "one at a time");
            assert!(send(&mut model, SealCommand::HandOver).is_empty(), "not yet");
            send(&mut model, SealCommand::Sealed);
            assert!(matches!(send(&mut model, SealCommand::HandOver).as_slice(), [Effect::HandOverSealed(ready)] if *ready == of));
            assert!(!format!("{model:?}").contains("correct"), "the model has no passphrase");
        }
    }

    #[test]
    fn a_sealed_backup_counts_as_a_backup_and_a_sealed_gift_does_not() {
        let mut model = open();
        for (of, over) in [(GIFT, Command::Seal(SealCommand::Given)), (SealOf::Backup, Command::Backup(BackupCommand::Saved))] {
            assert!(model.last_backup.is_none());
            save(&mut model, of, "correct horse", "correct horse");
            send(&mut model, SealCommand::Sealed);
            send(&mut model, over);
            assert_eq!((model.sealing, model.backup.is_none()), (None, true), "{of:?}");
        }
        assert!(model.last_backup.is_some());
        assert_eq!(model.ui.sealed, 2, "two new forms");
    }

    #[test]
    fn what_fails_or_is_cancelled_is_no_backup() {
        for (end, fault) in [(SealCommand::Failed(SealFault::NotLoaded), Some(SealFault::NotLoaded)), (SealCommand::Cancel, None)] {
            for of in [SealOf::Backup, GIFT] {
                let mut model = open();
                save(&mut model, of, "correct horse", "correct horse");
                send(&mut model, end.clone());
                assert_eq!((model.ui.seal.fault, model.backup.is_none(), model.sealing), (fault, true, None));
                assert!(model.last_backup.is_none());
            }
        }
    }

    #[test]
    fn a_plain_backup_goes_on_when_there_are_no_words_or_a_gift_is_not_sealed() {
        let mut model = open();
        send(&mut model, BackupCommand::Save);
        send(&mut model, SealCommand::NotSuggested(SealOf::Backup, SealFault::NotLoaded));
        assert!(model.backup.is_some() && model.ui.seal.fault.is_some());
        assert_eq!(model.ui.seal.of(Some(GIFT)).fault, None, "that of another form");
        save(&mut model, GIFT, "correct horse", "correct horse");
        send(&mut model, SealCommand::Failed(SealFault::Failed));
        assert!(model.backup.is_some());
        save(&mut model, GIFT, "correct horse", "correct horse");
        send(&mut model, BackupCommand::Saved);
        assert!(model.sealing.is_some(), "a gift goes on");
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
