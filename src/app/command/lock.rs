//! Commands of the lock.

use crate::app::{LockAsk, LockFault, LockWork, Passphrase};
use crate::domain::Record;
use crate::format::LockHeader;

/// The lock of the stored diary.
#[derive(Clone, Debug)]
pub enum LockCommand {
    /// The stored diary is locked; these records stay readable.
    Found(LockHeader, Vec<Record>),
    /// "Unlock", with the passcode or the ten words.
    Unlock(Passphrase),
    /// "Unlock with this phone's passkey".
    UnlockByPasskey,
    /// It is unlocked; [`StoreEvent::Opened`](super::StoreEvent::Opened) follows.
    Unlocked(LockHeader),
    /// "Set this passcode", typed twice.
    Prepare(Passphrase, Passphrase),
    /// The keys are made: these words are to be written down.
    Prepared(Vec<String>),
    /// "I have written them down".
    Written,
    /// The two words that were asked for, then the lock is set.
    Check(Passphrase, Passphrase),
    /// The lock is set: other windows start anew.
    Set(LockHeader),
    /// Progress of sealing or opening; `None` at the end.
    Pass(Option<LockWork>),
    /// It was turned off.
    Off,
    /// Ask for the passcode, for this; `None` closes the form.
    Ask(Option<LockAsk>),
    /// What was asked for, with the present passcode and, for a new one, that twice.
    Do(LockAsk, Vec<Passphrase>),
    /// It is done; the words are new ones to be written down.
    Done(LockAsk, LockHeader, Vec<String>),
    /// Minutes out of sight after which windows lock.
    After(u16),
    /// The header has changed.
    Known(LockHeader),
    /// Whether this device can have a passkey.
    CanUsePasskey(bool),
    /// It did not work.
    Failed(LockFault),
    /// The pause after wrong passcodes is over.
    PauseOver,
    /// "Lock now", or it was out of sight for too long.
    LockNow,
    /// Another window locks.
    Elsewhere,
    /// Show or hide what is typed.
    Show(bool),
    /// "Save the locked diary to a file".
    Keep,
    /// It was saved.
    Kept,
}
