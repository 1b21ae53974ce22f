//! Copies of the diary in a folder of this device, one file a day, where the browser writes into folders.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use crate::domain::{CollectVec, Diary, Moment, RecordId, Stamp};

/// Copies that are kept; older ones are deleted.
const KEPT: usize = 7;
/// Names that are tried for the copy of a day: others may write copies into the same folder.
const NAMES_MAX: usize = 20;
/// Begins the name of each copy. That of a backup begins otherwise, so that none in the folder is taken for a copy.
const NAME: &str = "pain-diary-copy-";

/// The folder that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// Its name.
    pub name: String,
    /// Whether the browser lets the app write into it without asking.
    pub is_allowed: bool,
    /// Names in it that begin as those of copies, whoever made them.
    pub there: Vec<String>,
    /// Names of the copies that this browser profile made and that are to be there, oldest first.
    pub made: Vec<String>,
    /// The last copy.
    pub last: Option<LastCopy>,
}

/// The last copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastCopy {
    /// When it was made.
    pub at: Moment,
    /// What it was made of; see [`print`].
    pub print: String,
    /// Number of records in it.
    pub records: usize,
}

/// A copy that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyPlan {
    /// The name of its file.
    pub name: String,
    /// What [`Folder::made`] is while it is written, with its name.
    pub made: Vec<String>,
    /// Of these, the ones that are deleted once it is there.
    pub gone: Vec<String>,
    /// The copy before it. If it is another one by now, another window was faster.
    pub before: Option<Moment>,
    /// What [`Folder::last`] is once it is there.
    pub last: LastCopy,
}

/// Why a copy was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CopyFault {
    /// The folder is gone.
    Gone,
    /// No room left.
    Full,
    /// Anything else.
    Failed,
}

/// What the browser is asked to do. Each ends with a report of the folder as it is then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopiesJob {
    /// Look at the folder, after a while.
    Look,
    /// Let the person choose a folder. Needs a tap.
    Choose,
    /// Ask for permission. Needs a tap.
    Allow,
    /// Forget the folder. The copies in it stay.
    Stop,
    /// Make the copy of [`Copies::copying`].
    Write,
}

/// The copy that is being made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copying {
    /// What it is.
    pub plan: CopyPlan,
    /// The revision of the diary that it contains.
    pub revision: u64,
    /// The records that it contains and that are in no backup, with the stamp of their version in it.
    pub(super) covers: Vec<(RecordId, Stamp)>,
}

/// State of the copies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copies {
    /// The folder, if one was chosen.
    pub folder: Option<Arc<Folder>>,
    /// Why the last copy was not made.
    pub fault: Option<CopyFault>,
    /// True once the browser has reported whether there is a folder.
    pub(super) is_known: bool,
    /// The copy that is being made.
    pub copying: Option<Copying>,
    /// The revision of the diary and the day for which the folder was last looked at.
    pub(super) checked: Option<(u64, NaiveDate)>,
}

impl Folder {
    /// The copy that is due: when there is none of this day, and the diary is another than that of the last one, or the last one is gone.
    #[must_use]
    pub fn due(&self, diary: &Diary, now: Moment) -> Option<CopyPlan> {
        let records = diary.records().len();
        if !self.is_allowed || records == 0 || self.has_day(now.day()) {
            return None;
        }
        let print = print(diary);
        let is_there = self.made.last().is_some_and(|name| self.there.contains(name));
        if is_there && self.last.as_ref().is_some_and(|last| last.print == print) {
            return None;
        }
        let name = self.free_name(now.day())?;
        // A diary that holds less than the last copy was lost or erased: what was copied of it before stays for good.
        let goes_on = self.last.as_ref().is_none_or(|last| last.records <= records);
        let known: &[String] = if goes_on { &self.made } else { &[] };
        let made = known.iter().filter(|known| **known != name).cloned().chain([name.clone()]).collect_vec();
        let over = made.len().saturating_sub(KEPT);
        let gone = made.iter().take(over).filter(|name| is_copy_name(name)).cloned().collect_vec();
        Some(CopyPlan { name, made, gone, before: self.last.as_ref().map(|last| last.at), last: LastCopy { at: now, print, records } })
    }

    /// Whether the last copy is of this day.
    #[must_use]
    pub fn has_day(&self, day: NaiveDate) -> bool {
        self.last.as_ref().is_some_and(|last| last.at.day() == day)
    }

    /// A name for the copy of a day: of a file that is not there, or that this profile made.
    fn free_name(&self, day: NaiveDate) -> Option<String> {
        let name = |number: usize| match number {
            1 => format!("{NAME}{day}.json"),
            _ => format!("{NAME}{day}-{number}.json"),
        };
        let is_free = |name: &String| self.made.contains(name) || !self.there.contains(name);
        // Of a year with five digits there is no copy: the clock is wrong.
        (1..=NAMES_MAX).filter(|_| (1000..=9999).contains(&day.year())).map(name).find(is_free)
    }
}

/// True for a name that a copy can have.
fn is_copy_name(name: &str) -> bool {
    let rest = name.strip_prefix(NAME).and_then(|rest| rest.strip_suffix(".json")).unwrap_or_default();
    // By hand: chrono's reader of days would be loaded for this alone.
    let fits = |(at, byte): (usize, u8)| if matches!(at, 4 | 7 | 10) { byte == b'-' } else { byte.is_ascii_digit() };
    matches!(rest.len(), 10 | 12 | 13) && rest.bytes().enumerate().all(fits)
}

/// A number that is another one when the diary is another: the sum of a mixed number for each record, of the times in its id and its
/// newest stamp, and of how many versions it has. Cheap, since a whole diary is counted in one go.
fn print(diary: &Diary) -> String {
    let of_record = |record: &crate::domain::Record| {
        let stamp_ms = record.current().stamp.unix_ms().cast_unsigned();
        let id_ms = record.id().unix_ms().unwrap_or_default().cast_unsigned();
        let mixed = (stamp_ms ^ id_ms.rotate_left(21) ^ (record.older().len() as u64).rotate_left(42)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (mixed ^ (mixed >> 29)).wrapping_mul(0x94d0_49bb_1331_11eb)
    };
    format!("{:016x}", diary.records().map(of_record).fold(0_u64, u64::wrapping_add))
}

#[cfg(test)]
#[path = "copies_tests.rs"]
mod tests;
