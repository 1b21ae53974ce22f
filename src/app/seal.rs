//! Sealed files: the passphrase, and what goes wrong with it. A passphrase is in commands and effects alone, never in the model.

use std::fmt;

/// Fewest letters of a new passphrase.
const LETTERS_MIN: usize = 8;

/// A passphrase, without the spaces around it that keyboards of phones add.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(String);

impl Passphrase {
    /// Most letters that a field takes.
    pub const LETTERS_MAX: usize = 1000;

    /// The passphrase that was typed.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        Self(typed.trim().to_owned())
    }

    /// Its letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whatever prints a command does not print the passphrase.
impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase")
    }
}

/// Why a file was not sealed or not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SealFault {
    /// The new passphrase is too short.
    TooShort,
    /// The two new passphrases differ.
    Differs,
    /// The passphrase is not that of the file.
    WrongPassphrase,
    /// The file is cut off or changed.
    Damaged,
    /// A later version of the app has locked it.
    Newer,
    /// It takes more memory than this phone gives.
    TooHard,
    /// It is sealed for keys and not with a passphrase.
    NeedsKey,
    /// The part of the app that seals could not be loaded.
    NotLoaded,
    /// Anything else.
    Failed,
}

/// Checks a new passphrase, typed twice.
///
/// # Errors
/// [`SealFault::TooShort`] or [`SealFault::Differs`].
pub fn check_passphrase(first: &Passphrase, second: &Passphrase) -> Result<(), SealFault> {
    if first.0.chars().count() < LETTERS_MIN {
        return Err(SealFault::TooShort);
    }
    if first == second { Ok(()) } else { Err(SealFault::Differs) }
}

/// What is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SealOf {
    /// A backup.
    Backup,
    /// The file for that phone, or for one of which nothing is known.
    Gift(Option<u32>),
}

impl SealOf {
    /// Its name in the document, which tells several forms of a screen apart.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Backup => "backup".to_owned(),
            Self::Gift(None) => "gift".to_owned(),
            Self::Gift(Some(profile)) => format!("gift-{profile:08x}"),
        }
    }
}

/// The form into which a passphrase is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SealForm {
    /// What it seals; `None`: it opens a file.
    pub of: Option<SealOf>,
    /// True when the passphrase is shown as it is typed.
    pub is_shown: bool,
    /// True when words were suggested: they are in the fields.
    pub is_suggested: bool,
    /// What is wrong.
    pub fault: Option<SealFault>,
}

impl SealForm {
    /// This form if it is that one, else that one as it is at first.
    #[must_use]
    pub fn of(self, of: Option<SealOf>) -> Self {
        if self.of == of { self } else { Self { of, ..Self::default() } }
    }
}

/// A file that is being sealed, one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sealing {
    /// What it is. With a backup there is also a [`BackupState`](super::BackupState).
    pub of: SealOf,
    /// True when it is ready. A share sheet opens only during a tap, and that of the form is over.
    pub is_ready: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_is_eight_letters_twice() {
        let check = |first: &str, second: &str| check_passphrase(&Passphrase::new(first), &Passphrase::new(second));
        assert_eq!(check("año nuevo", " año nuevo "), Ok(()));
        assert_eq!(check("seven77", "seven77"), Err(SealFault::TooShort));
        assert_eq!(check("       7", "       7"), Err(SealFault::TooShort));
        assert_eq!(check("", ""), Err(SealFault::TooShort));
        assert_eq!(check("long enough", "long enoughs"), Err(SealFault::Differs));
    }

    #[test]
    fn a_passphrase_is_not_printed() {
        assert_eq!(format!("{:?}", Passphrase::new("correct horse")), "Passphrase");
    }
}
