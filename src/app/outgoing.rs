//! Makes the files for other phones, each with what that phone may lack, slice by slice.

use super::peers::{Offer, Peer};
use crate::domain::{Body, CollectVec, Diary, Moment, Record, RecordId};
use crate::format::{EncodeError, Gaps, Tallied, Tally, begin_backup, end_backup_from, push_record};

/// Files, each with what is in it.
pub type Made = Vec<(Offer, Vec<u8>)>;

/// Makes the files of one diary for several phones. The diary must not change meanwhile.
#[derive(Debug)]
pub struct Outgoing {
    ids: Vec<RecordId>,
    next: usize,
    state: State,
}

#[derive(Debug)]
enum State {
    Tallying(Tally),
    Writing(Tallied, Vec<(Gaps, Vec<u8>, Offer)>),
}

impl Outgoing {
    /// Records handled in one step.
    const SLICE: usize = 200;

    /// Begins with the ids of the diary.
    #[must_use]
    pub fn begin(diary: &Diary) -> Self {
        Self { ids: diary.records().map(Record::id).collect_vec(), next: 0, state: State::Tallying(Tally::default()) }
    }

    /// Handles the next slice for these phones (`None`: one of which nothing is known), the same in each step; true when the files are
    /// written.
    ///
    /// # Errors
    /// [`EncodeError`], as for a backup.
    pub fn step(&mut self, diary: &Diary, now: Moment, phones: &[Option<&Peer>]) -> Result<bool, EncodeError> {
        let end = (self.next + Self::SLICE).min(self.ids.len());
        let slice = self.ids.get(self.next..end).unwrap_or_default().iter().filter_map(|id| diary.record(*id));
        match &mut self.state {
            State::Tallying(tally) => slice.into_iter().try_for_each(|record| tally.add(record))?,
            State::Writing(_, files) => {
                for record in slice {
                    for (gaps, file, offer) in files.iter_mut() {
                        if gaps.holds(record) {
                            push_record(file, record)?;
                            offer.count(record);
                        }
                    }
                }
            }
        }
        self.next = end;
        if end < self.ids.len() {
            return Ok(false);
        }
        let State::Tallying(tally) = &mut self.state else { return Ok(true) };
        let tallied = std::mem::take(tally).finish();
        let file = |phone: &Option<&Peer>| {
            let gaps = tallied.missing_from(phone.map(|peer| &peer.holds));
            (gaps, begin_backup(now), Offer { peer: phone.map(|peer| peer.profile), ..Offer::default() })
        };
        let files = phones.iter().map(file).collect_vec();
        self.state = State::Writing(tallied, files);
        self.next = 0;
        Ok(false)
    }

    /// The files, for the phones in their order. `own`: the profile that makes them.
    #[must_use]
    pub fn finish(self, own: u32) -> Made {
        let State::Writing(tallied, files) = self.state else { return Vec::new() };
        let holds = tallied.holdings();
        let ended = |(_, mut file, mut offer): (Gaps, Vec<u8>, Offer)| {
            end_backup_from(&mut file, own, &holds);
            offer.bytes = file.len();
            (offer, file)
        };
        files.into_iter().map(ended).collect_vec()
    }
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
    pub finish: fn(Outgoing, u32) -> Made,
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
