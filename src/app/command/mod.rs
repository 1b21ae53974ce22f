//! All commands, in groups. Each group is handled in a file of its own, by one exhaustive match.

mod copies;
mod import;
mod input;
mod lock;
mod platform;
mod seal;
mod store_event;
mod stream;
mod ui_action;
mod write;

use crate::app::{
    Appearance, LanguageChoice, LastBackup, LeaveOut, LockAsk, Offer, Passphrase, PlatformRequest, Route, SealOf, StoreFault, TextSize,
};
use crate::domain::{Moment, RecordId, Score, SpeakerRef};

pub use copies::CopiesCommand;
pub use import::ImportCommand;
pub use input::{CommitInput, Input, OrphanAction};
pub use lock::LockCommand;
pub use platform::PlatformEvent;
pub use seal::SealCommand;
pub use store_event::StoreEvent;
pub use stream::StreamCommand;
pub use ui_action::UiAction;
pub use write::{Form, Picked, TimeOf, Write};

/// The commands, and the conversion of each group into one.
macro_rules! commands {
    ($($(#[$about:meta])* $Group:ident $(($payload:ty))?,)+) => {
        /// A command to [`update`](super::update()).
        #[derive(Clone, Debug)]
        pub enum Command {
            $($(#[$about])* $Group $(($payload))?,)+
        }

        $($(
            impl From<$payload> for Command {
                #[inline]
                fn from(of: $payload) -> Self {
                    Self::$Group(of)
                }
            }
        )?)+
    };
}

commands! {
    /// A key of the pad was tapped.
    Pad(Pad),
    /// Undo the change that the status line reports. Waits for the store.
    Undo,
    /// A record is written. Waits for the store and for the later part of the program.
    Write(Write),
    /// Text was typed, or found as a draft. Waits for the later part of the program.
    Input(Input),
    /// Typed text is to be committed.
    Commit(CommitInput),
    /// The store reports something.
    Store(StoreEvent),
    /// A backup file is opened. Waits for the later part of the program.
    Import(ImportCommand),
    /// A backup is saved.
    Backup(BackupCommand),
    /// A copy is made in a folder every day. Needs the later part of the program.
    Copies(CopiesCommand),
    /// Files are given to other phones.
    Exchange(ExchangeCommand),
    /// The diary is shown as codes, or codes are read.
    Stream(StreamCommand),
    /// A file is sealed with a passphrase. Needs the later part of the program.
    Seal(SealCommand),
    /// The lock. Needs the later part of the program, but for being locked.
    Lock(LockCommand),
    /// Another screen.
    Navigate(Navigate),
    /// The state of a screen that is not stored changes.
    Ui(UiAction),
    /// A setting was changed.
    Setting(Setting),
    /// A notice is closed.
    Dismiss(Dismiss),
    /// The diary is erased from this phone.
    Erase(Erase),
    /// The browser reports something.
    Platform(PlatformEvent),
    /// A request that only the browser can carry out.
    Request(PlatformRequest),
}

/// A form whose secrets are read when it is sent, and kept nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretForm {
    /// A new passphrase for a sealed file, twice.
    Seal(SealOf),
    /// The passphrase of a file.
    OpenFile,
    /// The passcode of the locked diary, or its ten words.
    Unlock,
    /// A new passcode, twice.
    NewLock,
    /// Two of the ten words.
    CheckWords,
    /// The present passcode; and a new one twice, for [`LockAsk::Change`].
    Change(LockAsk),
}

impl Command {
    /// The command for what is typed into such a form, field by field; `None` when a field is missing.
    #[must_use]
    pub fn of_secrets(form: SecretForm, typed: &[Passphrase]) -> Option<Self> {
        Some(match (form, typed) {
            (SecretForm::Seal(of), [first, again]) => SealCommand::Save(of, first.clone(), again.clone()).into(),
            (SecretForm::OpenFile, [of_file]) => ImportCommand::OpenWith(of_file.clone()).into(),
            (SecretForm::Unlock, [secret]) => LockCommand::Unlock(secret.clone()).into(),
            (SecretForm::NewLock, [first, again]) => LockCommand::Prepare(first.clone(), again.clone()).into(),
            (SecretForm::CheckWords, [first, second]) => LockCommand::Check(first.clone(), second.clone()).into(),
            (SecretForm::Change(ask), [_, ..]) => LockCommand::Do(ask, typed.to_vec()).into(),
            _ => return None,
        })
    }
}

/// Taps on the pad.
#[derive(Clone, Debug)]
pub enum Pad {
    /// A key was tapped now.
    Tap(Score),
    /// A tap with a time and id of its own: made before the program ran, or before the store was open.
    Record(Tap),
}

/// A tap on the pad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tap {
    /// The id of its entry, which contains the millisecond of the tap. An early tap is stored with its id, so that two tabs that find it
    /// create the same entry.
    pub id: RecordId,
    /// The score of the key.
    pub score: Score,
    /// When it was tapped.
    pub at: Moment,
    /// The speaker that the pad was set to.
    pub who: SpeakerRef,
}

/// Saving a backup.
#[derive(Clone, Debug)]
pub enum BackupCommand {
    /// "Save a backup".
    Save,
    /// Progress of the backup: records done, and records in total.
    Progress(usize, usize),
    /// The backup was handed over.
    Saved,
    /// The backup was not handed over.
    NotSaved {
        /// False when the person closed the share sheet.
        failed: bool,
    },
    /// Another tab saved a backup.
    OtherTabSaved(LastBackup),
}

/// Giving files to other phones.
#[derive(Clone, Debug)]
pub enum ExchangeCommand {
    /// The files were made, from the diary of this revision.
    Made(u64, Vec<Offer>),
    /// "Give to …": to that phone, or to one of which nothing is known.
    Give(Option<u32>),
    /// "Show codes" to that phone, or to one of which nothing is known.
    ShowCodes(Option<u32>),
    /// A file was handed over.
    Given,
    /// A file was not handed over.
    NotGiven {
        /// False when the person closed the share sheet.
        failed: bool,
    },
}

/// Another screen.
#[derive(Clone, Copy, Debug)]
pub enum Navigate {
    /// Open a screen.
    Go(Route),
    /// The address has changed to that of this screen.
    Went(Route),
}

/// A setting of this phone.
#[derive(Clone, Debug)]
pub enum Setting {
    /// The language of the app.
    Language(LanguageChoice),
    /// Light or dark.
    Appearance(Appearance),
    /// The text size.
    TextSize(TextSize),
    /// Toggle what the doctor's page leaves out.
    LeaveOut(LeaveOut),
    /// The speaker that the pad is set to.
    Voice(SpeakerRef),
}

/// Notices that can be closed.
#[derive(Clone, Copy, Debug)]
pub enum Dismiss {
    /// The request for a backup on Now.
    BackupNudge,
    /// The clock of this phone went back.
    ClockWentBack,
    /// The store was emptied, or the diary of an earlier run is gone.
    StoreLoss,
}

/// Erasing the diary from this phone.
#[derive(Clone, Copy, Debug)]
pub enum Erase {
    /// The user has confirmed.
    Confirmed,
    /// Another window is erasing it.
    Elsewhere,
    /// Erasing failed.
    Failed(StoreFault),
}
