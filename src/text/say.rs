//! From codes to words.

use super::Text;
use crate::app::{Status, StoreFault};
use crate::domain::{Score, Speaker};
use crate::format::{FILE_MAX_BYTES, FileError, Refusal};

impl Text {
    /// A score as said: "7", "Too much".
    #[must_use]
    pub fn score(&self, score: Score) -> String {
        match score {
            Score::Number(pain) => self.intl.number(i64::from(pain.number())),
            Score::TooMuch => self.too_much_short(),
        }
    }

    /// The accessible name of a key of the pad.
    #[must_use]
    pub fn key(&self, score: Score) -> String {
        match score {
            Score::Number(pain) if pain.number() == 0 => self.pad_none(),
            Score::Number(pain) if pain.number() == 10 => self.pad_worst(),
            Score::Number(_) => self.score(score),
            Score::TooMuch => self.pad_too_much(),
        }
    }

    /// Who says it.
    #[must_use]
    pub fn speaker(&self, who: &Speaker) -> String {
        match who {
            Speaker::Patient => self.patient(),
            Speaker::Carer => self.carer(),
            Speaker::Other(_) => self.someone_else(),
        }
    }

    /// Who says what: "The patient says 7".
    #[must_use]
    pub fn says(&self, who: &Speaker, score: Score) -> String {
        let score = self.score(score);
        match who {
            Speaker::Patient => self.patient_says_score(&score),
            Speaker::Carer => self.carer_sees_score(&score),
            Speaker::Other(_) => self.someone_says_score(&score),
        }
    }

    /// The status line.
    #[must_use]
    pub fn status(&self, status: &Status) -> String {
        match status {
            Status::Saving(score) => self.taps_keeping(&self.score(*score)),
            Status::Saved(score, at) => self.saved(&self.score(*score), &self.intl.time(*at)),
            Status::Changed => self.changed(),
            Status::Deleted(score, at) => self.deleted(&self.score(*score), &self.intl.time(*at)),
            Status::DeletedContact => self.deleted_number(),
            Status::Undone => self.undone(),
            Status::Future => self.time_ahead(),
            Status::BackedUp(records) => self.counted(*records, Self::backed_up),
            Status::BackupFailed => self.backup_failed(),
            Status::Imported(records) => self.counted(*records, Self::imported),
            Status::ImportUndone => self.import_undone(),
            Status::ImportFailed(fault) => self.import_failed(&self.fault(*fault)),
        }
    }

    /// A message whose words depend on how many there are.
    #[must_use]
    pub fn counted(&self, number: usize, message: impl Fn(&Self, &str, &str) -> String) -> String {
        let (count, plural) = self.count(number);
        message(self, &count, plural)
    }

    /// Why the store did not do it.
    #[must_use]
    pub fn fault(&self, fault: StoreFault) -> String {
        match fault {
            StoreFault::Full => self.fault_full(),
            StoreFault::Unavailable => self.fault_unavailable(),
            StoreFault::Blocked => self.fault_blocked(),
            StoreFault::Newer => self.fault_newer(),
            StoreFault::Broken => self.fault_broken(),
        }
    }

    /// Why a file was not taken.
    #[must_use]
    pub fn file_error(&self, error: FileError) -> String {
        match error {
            FileError::Empty => self.file_empty(),
            #[allow(clippy::cast_precision_loss, reason = "a limit in whole mebibytes")]
            FileError::TooLarge => self.file_too_large(&self.intl.bytes(FILE_MAX_BYTES as f64)),
            FileError::NotText => self.file_not_text(),
            FileError::Truncated => self.file_truncated(),
            FileError::NotABackup => self.file_not_backup(),
            FileError::Version => self.file_version(),
        }
    }

    /// Why a record was not taken.
    #[must_use]
    pub fn refusal(&self, refusal: Refusal) -> String {
        match refusal {
            Refusal::NotARecord => self.refused_not_a_record(),
            Refusal::TooLarge => self.refused_too_large(),
            Refusal::Id => self.refused_id(),
            Refusal::DuplicateId => self.refused_duplicate(),
            Refusal::Kind => self.refused_kind(),
            Refusal::Stamp => self.refused_stamp(),
            Refusal::Pain => self.refused_pain(),
            Refusal::Time => self.refused_time(),
            Refusal::TimeOutOfRange => self.refused_time_range(),
            Refusal::Who => self.refused_who(),
            Refusal::Text => self.refused_text(),
            Refusal::Shape => self.refused_shape(),
        }
    }
}
