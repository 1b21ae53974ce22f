//! Words for the codes of the inner layers.

use super::Text;
use crate::app::{ImportSummary, LockFault, SealFault, Status, StoreFault, Undoing};
use crate::domain::dial::{NoNumber, Number};
use crate::domain::vocabulary::{BOWELS, DAY_LIFE};
use crate::domain::{CollectVec, EditError, Score, Speaker, SpeakerRef, Topic, Word};
use crate::format::{FILE_MAX_BYTES, FileError, RECORDS_MAX, RecordError};

/// User text for use inside a sentence: text with right-to-left letters or direction marks is enclosed in FIRST STRONG ISOLATE (Unicode
/// annex 9), so that it cannot reorder what follows.
#[must_use]
pub fn bidi_isolate(text: &str) -> String {
    let turns = |character: char| matches!(u32::from(character), 0x0590..=0x08ff | 0x200e..=0x200f | 0x202a..=0x202e | 0x2066..=0x2069 | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x1_0800..=0x1_0fff | 0x1_e800..=0x1_efff);
    if !text.contains(turns) {
        return text.to_owned();
    }
    // An isolate left open inside the text would consume the closing mark.
    let open = text.matches(['\u{2066}', '\u{2067}', '\u{2068}']).count();
    let closed = text.matches('\u{2069}').count();
    format!("\u{2068}{text}{}", "\u{2069}".repeat(1 + open.saturating_sub(closed)))
}

impl Text {
    /// A score in words: "7", "Too much".
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

    /// The role of a speaker.
    #[must_use]
    pub fn role_as_written(&self, who: &SpeakerRef) -> String {
        match who {
            SpeakerRef::Patient => self.patient(),
            SpeakerRef::Carer | SpeakerRef::Person(_) => self.carer(),
            SpeakerRef::Other(_) => self.someone_else(),
        }
    }

    /// The role of a speaker, used where no name is known.
    #[must_use]
    pub fn role(&self, speaker: &Speaker) -> String {
        match speaker {
            Speaker::Patient => self.patient(),
            Speaker::Carer(_) | Speaker::SomeCarer => self.carer(),
            Speaker::Other => self.someone_else(),
        }
    }

    /// Label of the pad's switch: "Patient says", "Ben sees".
    #[must_use]
    pub fn speaker_says(&self, speaker: &Speaker, name: Option<&str>) -> String {
        match (speaker.is_carer(), name) {
            (false, None) => self.voice_patient(),
            (true, None) => self.voice_carer(),
            (false, Some(name)) => self.name_says(name),
            (true, Some(name)) => self.name_sees(name),
        }
    }

    /// A score with its speaker: "The patient says 7", "Ben sees 7".
    #[must_use]
    pub fn speaker_says_score(&self, speaker: &Speaker, name: Option<&str>, score: Score) -> String {
        let score = self.score(score);
        match (speaker, name) {
            (Speaker::Patient, None) => self.patient_says_score(&score),
            (Speaker::Carer(_) | Speaker::SomeCarer, None) => self.carer_sees_score(&score),
            (Speaker::Other, _) => self.someone_says_score(&score),
            (Speaker::Patient, Some(name)) => self.name_says_score(name, &score),
            (_, Some(name)) => self.name_sees_score(name, &score),
        }
    }

    /// The heading of a topic.
    #[must_use]
    pub fn topic(&self, topic: Topic) -> String {
        match topic {
            Topic::Feels => self.topic_feels(),
            Topic::Worse => self.topic_worse(),
            Topic::Helped => self.topic_helped(),
            Topic::Stopped => self.topic_stopped(),
        }
    }

    /// A listed word translated, or the user's own word unchanged.
    #[must_use]
    pub fn word(&self, topic: Topic, word: &Word) -> String {
        let code = match word {
            Word::Own(own) => return bidi_isolate(own.as_str()),
            Word::Listed(code) => code.as_str(),
        };
        match topic {
            Topic::Feels => self.word_feels(code),
            Topic::Worse => self.word_worse(code),
            Topic::Helped => self.word_helped(code),
            Topic::Stopped => self.word_stopped(code),
        }
    }

    /// The level of a part of a day.
    #[must_use]
    pub fn level(&self, part: &str, code: &str) -> String {
        match part {
            BOWELS => self.level_bowels(code),
            part if DAY_LIFE.contains(&part) => self.level_life(code),
            _ => self.level_much(code),
        }
    }

    /// "40 min", "2 h", "2 h 10 min".
    #[must_use]
    pub fn minutes(&self, minutes: i64) -> String {
        let [hours, rest] = [minutes / 60, minutes % 60].map(|number| self.intl.number(number));
        match (minutes / 60, minutes % 60) {
            (0, _) => self.minutes_only(&rest),
            (_, 0) => self.hours_only(&hours),
            _ => self.hours_and_minutes(&hours, &rest),
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
            Status::Removed => self.removed(),
            Status::TookAgain(count, at) => self.took_again(&self.count(*count).0, &self.intl.time(*at)),
            Status::Took(name, at) => self.took(&bidi_isolate(name), &self.intl.time(*at)),
            Status::PutBack => self.is_put_back(),
            Status::LeftOut(picked, at) => self.left_out_hour(&self.intl.time(*picked), &self.intl.time(*at)),
            Status::Undone => self.undone(),
            Status::Refused(refused) => match refused {
                EditError::Future => self.time_ahead(),
                EditError::EndsBeforeItBegan => self.ends_before(),
                EditError::Full => self.is_full(),
                EditError::NoTime => self.not_changed(),
                EditError::Unchangeable => self.unchangeable(),
            },
            Status::TooLong => self.too_long(),
            Status::BackedUp(records) => self.counted(*records, Self::backed_up),
            Status::Given => self.given(),
            Status::Copied => self.copied(),
            Status::NotShared => self.not_shared(),
            Status::Erasing => self.erasing(),
            Status::NotErased(fault) => self.not_erased(&self.fault(*fault)),
            Status::BackupFailed => self.backup_failed(),
            Status::Imported(summary) => self.imported(&self.import_summary(*summary)),
            Status::ImportUndone(Undoing::Done) => self.import_undone(),
            Status::ImportUndone(Undoing::Already) => self.import_undone_already(),
            Status::ImportUndone(Undoing::NewerFirst) => self.import_newer_first(),
            Status::ImportFailed(fault) => self.import_failed(&self.fault(*fault)),
            Status::ImportNotUndone(fault) => self.import_not_undone(&self.fault(*fault)),
        }
    }

    /// Says which number is dialled.
    #[must_use]
    pub fn dials_number(&self, number: &Number) -> String {
        if number.extension.is_empty() { self.dials(&number.shown()) } else { self.dials_extension(&number.shown(), &number.extension) }
    }

    /// Says why a typed number cannot be dialled.
    #[must_use]
    pub fn no_number(&self, reason: NoNumber) -> String {
        match reason {
            NoNumber::NoDigits => self.contact_needs_digits(),
            NoNumber::TooLong => self.number_too_long(),
            NoNumber::Code => self.number_code(),
            NoNumber::Reordered => self.number_reordered(),
            NoNumber::Letters => self.number_letters(),
        }
    }

    /// What an import did: "3 new, 2 changed, 5 deleted", zeros left out.
    #[must_use]
    pub fn import_summary(&self, summary: ImportSummary) -> String {
        type Said = fn(&Text, &str, &str) -> String;
        let parts: [(usize, Said); 3] =
            [(summary.new, Self::brought_new), (summary.changed, Self::brought_changed), (summary.deleted, Self::brought_deleted)];
        let said = parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, said)| self.counted(count, said));
        said.joined(", ")
    }

    /// A message with a plural form chosen by a count.
    #[must_use]
    pub fn counted(&self, number: usize, message: impl Fn(&Self, &str, &str) -> String) -> String {
        let (count, plural) = self.count(number);
        message(self, &count, plural)
    }

    /// Why the store failed.
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

    /// Why a file was rejected.
    #[must_use]
    pub fn file_error(&self, error: FileError) -> String {
        match error {
            FileError::Empty => self.file_empty(),
            #[allow(clippy::cast_precision_loss, reason = "a limit in whole mebibytes")]
            FileError::TooLarge => self.file_too_large(&self.intl.bytes(FILE_MAX_BYTES as f64)),
            FileError::TooManyRecords => self.file_too_many(&self.count(RECORDS_MAX).0),
            FileError::NotText => self.file_not_text(),
            FileError::Truncated => self.file_truncated(),
            FileError::NotABackup => self.file_not_backup(),
            FileError::Version => self.file_version(),
            FileError::NotKept => self.file_not_kept(),
        }
    }

    /// Why a file was not sealed or not opened.
    #[must_use]
    pub fn seal_fault(&self, fault: SealFault) -> String {
        match fault {
            SealFault::TooShort => self.seal_too_short(),
            SealFault::Differs => self.seal_differs(),
            SealFault::WrongPassphrase => self.sealed_wrong(),
            SealFault::Damaged => self.sealed_damaged(),
            SealFault::Newer => self.sealed_newer(),
            SealFault::TooHard => self.sealed_too_hard(),
            SealFault::NeedsKey => self.sealed_needs_key(),
            SealFault::NotLoaded => self.seal_not_loaded(),
            SealFault::Failed => self.seal_failed(),
        }
    }

    /// What went wrong with the lock.
    #[must_use]
    pub fn lock_fault(&self, fault: LockFault) -> String {
        match fault {
            LockFault::TooShort => self.lock_too_short(),
            LockFault::Differs => self.lock_differs(),
            LockFault::NotTheWords => self.lock_not_the_words(),
            LockFault::Wrong => self.lock_wrong(),
            LockFault::Damaged => self.lock_damaged(),
            LockFault::Newer => self.fault_newer(),
            LockFault::NotLoaded => self.lock_not_loaded(),
            LockFault::NotStored => self.lock_not_stored(),
            LockFault::Failed => self.lock_failed(),
        }
    }

    /// Why a record was rejected.
    #[must_use]
    pub fn refusal(&self, refusal: RecordError) -> String {
        match refusal {
            RecordError::NotARecord => self.refused_not_a_record(),
            RecordError::TooLarge => self.refused_too_large(),
            RecordError::Id => self.refused_id(),
            RecordError::DuplicateId => self.refused_duplicate(),
            RecordError::Kind => self.refused_kind(),
            RecordError::Stamp => self.refused_stamp(),
            RecordError::Pain => self.refused_pain(),
            RecordError::Time => self.refused_time(),
            RecordError::TimeOutOfRange => self.refused_time_range(),
            RecordError::Who => self.refused_who(),
            RecordError::Text => self.refused_text(),
            RecordError::TextTooLong => self.refused_text_long(),
            RecordError::Shape => self.refused_shape(),
            RecordError::Detail => self.refused_detail(),
            RecordError::Relief => self.refused_relief(),
            RecordError::OtherKind => self.refused_other_kind(),
            RecordError::StampTaken => self.refused_stamp_taken(),
            RecordError::StampAtEnd => self.refused_stamp_at_end(),
            RecordError::HistoryFull => self.refused_history_full(),
        }
    }
}
