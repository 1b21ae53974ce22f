//! Makes the files for other phones, each with what that phone may lack, slice by slice.

use super::peers::{Offer, Peer};
use crate::domain::{Body, CollectVec, Diary, Moment, Record, RecordId};
use crate::format::{EncodeError, Gaps, Tallied, Tally, begin_backup, end_backup_from, push_record};

/// Files, each with what is in it.
pub type Made = Vec<(Offer, Vec<u8>)>;

/// Makes the files of one diary for several phones, in one turn or several: the diary is counted in the first one only. It must not change
/// meanwhile.
#[derive(Debug)]
pub struct Outgoing {
    /// The record that is next; `None` after the last one.
    next: Option<RecordId>,
    tally: Tally,
    /// Once all is counted.
    tallied: Option<Tallied>,
    /// What is being written.
    files: Option<Files>,
}

type Files = Vec<(Gaps, Vec<u8>, Offer)>;

impl Outgoing {
    /// Records handled in one step.
    const SLICE: usize = 200;

    /// Begins with the first record of the diary.
    #[must_use]
    pub fn begin(diary: &Diary) -> Self {
        Self { next: first(diary), tally: Tally::default(), tallied: None, files: None }
    }

    /// Handles the next slice for these phones (`None`: one of which nothing is known), the same in each step of a turn; true when the files
    /// are written.
    ///
    /// # Errors
    /// [`EncodeError`], as for a backup.
    pub fn step(&mut self, diary: &Diary, now: Moment, phones: &[Option<&Peer>]) -> Result<bool, EncodeError> {
        let mut left = self.next.map(|next| diary.records_after(next)).into_iter().flatten();
        for record in left.by_ref().take(Self::SLICE) {
            match &mut self.files {
                Some(files) => push_to(files, record)?,
                None => self.tally.add(record)?,
            }
        }
        self.next = left.next().map(Record::id);
        if self.next.is_some() || self.files.is_some() {
            return Ok(self.next.is_none());
        }
        let tallied = self.tallied.get_or_insert_with(|| std::mem::take(&mut self.tally).finish());
        let file = |phone: &Option<&Peer>| {
            let gaps = tallied.missing_from(phone.map(|peer| &peer.holds));
            (gaps, begin_backup(now), Offer { peer: phone.map(|peer| peer.profile), ..Offer::default() })
        };
        self.files = Some(phones.iter().map(file).collect_vec());
        self.next = first(diary);
        Ok(false)
    }

    /// The files, for the phones in their order; the next step begins another turn. `own`: the profile that makes them.
    #[must_use]
    pub fn finish(&mut self, own: u32) -> Made {
        let Some((tallied, files)) = self.tallied.as_ref().zip(self.files.take()) else { return Vec::new() };
        let holds = tallied.holdings();
        let ended = |(_, mut file, mut offer): (Gaps, Vec<u8>, Offer)| {
            end_backup_from(&mut file, own, &holds);
            offer.bytes = file.len();
            (offer, file)
        };
        files.into_iter().map(ended).collect_vec()
    }
}

fn first(diary: &Diary) -> Option<RecordId> {
    diary.records().next().map(Record::id)
}

/// Writes a record to each file whose phone may lack it.
fn push_to(files: &mut Files, record: &Record) -> Result<(), EncodeError> {
    for (gaps, file, offer) in files {
        if gaps.holds(record) {
            push_record(file, record)?;
            offer.count(record);
        }
    }
    Ok(())
}

/// [`Outgoing::step`] as a function.
pub type OutgoingStep = fn(&mut Outgoing, &Diary, Moment, &[Option<&Peer>]) -> Result<bool, EncodeError>;

/// The functions that make files, which are in the later part of the program.
#[derive(Clone, Copy, Debug)]
pub struct OutgoingSteps {
    /// [`Outgoing::begin`].
    pub begin: fn(&Diary) -> Outgoing,
    /// [`Outgoing::step`].
    pub step: OutgoingStep,
    /// [`Outgoing::finish`].
    pub finish: fn(&mut Outgoing, u32) -> Made,
    /// [`Tally::add`], for a backup.
    pub tally: fn(&mut Tally, &Record) -> Result<(), EncodeError>,
    /// Ends a backup of this profile.
    pub end: fn(&mut Vec<u8>, u32, Tally),
}

impl OutgoingSteps {
    /// Names them: to be called in the later part alone.
    #[must_use]
    pub fn here() -> Self {
        Self {
            begin: Outgoing::begin,
            step: Outgoing::step,
            finish: Outgoing::finish,
            tally: Tally::add,
            end: |file, profile, tally| end_backup_from(file, profile, &tally.finish().holdings()),
        }
    }
}

impl Offer {
    fn count(&mut self, record: &Record) {
        let counter = match &record.current().body {
            _ if record.current().deleted => &mut self.others,
            Body::Entry(_) => &mut self.entries,
            Body::Dose(_) => &mut self.doses,
            Body::Answer(_) => &mut self.answers,
            Body::Agreement(_)
            | Body::Contact(_)
            | Body::Relief(_)
            | Body::Day(_)
            | Body::Question(_)
            | Body::FollowUp(_)
            | Body::Call(_)
            | Body::Visit(_)
            | Body::Person(_)
            | Body::Phone(_)
            | Body::Unknown(_) => &mut self.others,
        };
        *counter += 1;
    }
}
