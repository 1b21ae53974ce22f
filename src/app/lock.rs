//! The lock: a passcode without which the stored diary cannot be read. Passcode and words are in commands and effects alone, never in the
//! model, except the words while they are shown for writing down.

use crate::format::{LockHeader, LockHeaderError, LockPass};

/// Fewest letters of a passcode.
const LETTERS_MIN: usize = 4;
/// Pauses after wrong passcodes in a row, in milliseconds; the last one repeats. Nothing is ever deleted.
const PAUSES_MS: [u32; 8] = [0, 0, 0, 5_000, 15_000, 30_000, 60_000, 300_000];
/// Minutes out of sight after which a window locks, as offered.
pub const AFTER_MIN: [u16; 4] = [0, 1, 5, 60];

/// Whether this window can read the diary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LockStatus {
    /// No lock is set.
    #[default]
    Off,
    /// The stored diary is sealed, and this window has no key.
    Locked,
    /// A lock is set, and this window was unlocked.
    Open,
}

/// Work on the lock that takes time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockWork {
    /// A passcode is tried, or keys are made.
    Keys,
    /// Stored values are sealed: done, and all.
    Sealing(usize, usize),
    /// Stored values are opened, because the lock was turned off: done, and all.
    Opening(usize, usize),
}

/// Why something about the lock failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LockFault {
    /// The new passcode is too short.
    TooShort,
    /// The two new passcodes differ.
    Differs,
    /// The words typed as a check are not those that were shown.
    NotTheWords,
    /// Not the passcode, nor the ten words.
    Wrong,
    /// The header of the lock, or its keys, are damaged.
    Damaged,
    /// A later version of the app has set the lock.
    Newer,
    /// The part of the app for this could not be loaded.
    NotLoaded,
    /// The store refused; nothing has changed.
    NotStored,
    /// Anything else.
    Failed,
}

impl From<LockHeaderError> for LockFault {
    fn from(error: LockHeaderError) -> Self {
        match error {
            LockHeaderError::Newer => Self::Newer,
            LockHeaderError::Damaged => Self::Damaged,
        }
    }
}

/// The lock as this window knows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// Whether this window can read the diary.
    pub status: LockStatus,
    /// Minutes out of sight after which it locks; 0 at once.
    pub after_min: u16,
    /// True when a passkey can unlock it too.
    pub has_passkey: bool,
    /// True when this device can have one.
    pub can_use_passkey: bool,
    /// What is going on.
    pub work: Option<LockWork>,
    /// What went wrong last.
    pub fault: Option<LockFault>,
    /// True during the pause after a wrong passcode.
    pub pauses: bool,
}

impl Lock {
    /// True while the stored diary cannot be read here.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.status == LockStatus::Locked
    }

    /// True while stored values are being sealed or opened.
    #[must_use]
    pub const fn is_in_pass(&self) -> bool {
        matches!(self.work, Some(LockWork::Sealing(..) | LockWork::Opening(..)))
    }

    /// True while nothing else can be done to the lock. A pass that cannot go on is tried again later, and need not be waited for.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        self.work.is_some() && !(self.is_in_pass() && self.fault.is_some())
    }

    /// Takes over what the header says.
    pub(super) fn apply_header(&mut self, header: &LockHeader) {
        (self.after_min, self.has_passkey) = (header.after_min, header.has_passkey);
        self.work = match header.pass {
            LockPass::Done => None,
            LockPass::Sealing => Some(LockWork::Sealing(0, 0)),
            LockPass::Opening => Some(LockWork::Opening(0, 0)),
        };
    }
}

/// Wrong passcodes in a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WrongCodes {
    /// How many.
    pub count: u32,
    /// When the last was tried, in milliseconds since 1970, UTC.
    pub last_ms: i64,
}

impl WrongCodes {
    /// One more, now.
    pub(super) const fn more(self, now_ms: i64) -> Self {
        Self { count: self.count.saturating_add(1), last_ms: now_ms }
    }

    /// The rest of the pause, in milliseconds. A clock that was set back does not make it longer than it is.
    #[must_use]
    pub fn pause_ms(self, now_ms: i64) -> u32 {
        let index = usize::try_from(self.count).unwrap_or(usize::MAX);
        let pause = PAUSES_MS.get(index).or(PAUSES_MS.last()).copied().unwrap_or_default();
        let passed = now_ms.saturating_sub(self.last_ms).clamp(0, i64::from(pause));
        pause.saturating_sub(u32::try_from(passed).unwrap_or(pause))
    }
}

/// What the lock screen asks a passcode for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockAsk {
    /// A new passcode.
    Change,
    /// Ten new words.
    Words,
    /// Adding a passkey, or removing it.
    Passkey,
    /// Turning the lock off.
    Off,
}

/// The forms about the lock. They end with their screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LockForm {
    /// True when what is typed is shown.
    pub is_shown: bool,
    /// The ten words, while they are to be written down.
    pub words: Vec<String>,
    /// True when two of them are asked for.
    pub is_check: bool,
    /// What a passcode is asked for.
    pub asks: Option<LockAsk>,
    /// True once the sealed diary was saved to a file, before starting anew.
    pub is_kept: bool,
    /// What was done last: it is said once.
    pub done: Option<LockAsk>,
}

/// Places of the words that are asked for, counted from 0.
pub const CHECKED: [usize; 2] = [2, 7];

/// Checks a new passcode, typed twice.
///
/// # Errors
/// [`LockFault::TooShort`] or [`LockFault::Differs`].
pub fn check_passcode(first: &str, second: &str) -> Result<(), LockFault> {
    if first.chars().count() < LETTERS_MIN {
        return Err(LockFault::TooShort);
    }
    if first == second { Ok(()) } else { Err(LockFault::Differs) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passcode_is_four_signs_twice() {
        assert_eq!(check_passcode("1234", "1234"), Ok(()));
        assert_eq!(check_passcode("123", "123"), Err(LockFault::TooShort));
        assert_eq!(check_passcode("ñandú", "nandu"), Err(LockFault::Differs));
    }

    #[test]
    fn pauses_grow_to_five_minutes_and_no_clock_makes_them_longer() {
        let mut wrong = WrongCodes::default();
        let mut pauses = Vec::new();
        for _ in 0..10 {
            wrong = wrong.more(1_000_000);
            pauses.push(wrong.pause_ms(1_000_000) / 1_000);
        }
        assert_eq!(pauses, [0, 0, 5, 15, 30, 60, 300, 300, 300, 300]);
        assert_eq!(wrong.pause_ms(1_000_000 + 299_999), 1);
        assert_eq!(wrong.pause_ms(1_000_000 + 300_000), 0);
        assert_eq!(wrong.pause_ms(0), 300_000, "a clock set back");
        assert_eq!(wrong.pause_ms(i64::MAX), 0);
        assert_eq!(WrongCodes { count: u32::MAX, last_ms: i64::MIN }.more(i64::MIN).pause_ms(i64::MIN), 300_000);
    }
}
