//! Edits of a record, one part at a time, so that edits of two parts in two windows are both kept.

use super::ticks::TOLD_MAX;
use super::{Body, CallEdit, DetailEdit, DoseEdit, Eased, Edit, EntryEdit, Moment, QuestionEdit, RecordId, SpeakerRef, Ticks, VisitEdit};

/// Why a record was not edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EditError {
    /// A time would be ahead of now.
    Future,
    /// It would end before it began.
    EndsBeforeItBegan,
    /// A list is full, or a path is invalid.
    Full,
    /// The picked day and time of day are not a valid time.
    NoTime,
    /// The record, imported from a file, has the last possible stamp or is of another kind, so no new version can replace it.
    Unchangeable,
}

impl From<DetailEdit> for Edit {
    fn from(edit: DetailEdit) -> Self {
        Self::Entry(EntryEdit::Details(edit))
    }
}

impl Edit {
    /// The body after the edit. `made` is the id of its record.
    ///
    /// # Errors
    /// Why the edit is refused.
    pub fn apply(&self, body: &Body, made: RecordId, now: Moment) -> Result<Body, EditError> {
        let mut after = body.clone();
        if !self.clone().set(&mut after) {
            return Err(EditError::Unchangeable);
        }
        if self.of(&after).as_ref() != Some(self) {
            return Err(EditError::Full);
        }
        follow(body, &mut after, made, now);
        check(body, &after, now).map(|()| after)
    }

    /// The ticks that it sets, if it is an edit of ticks.
    pub const fn ticks_mut(&mut self) -> Option<&mut Ticks> {
        match self {
            Self::Call(CallEdit::Told(ticks)) | Self::Visit(VisitEdit::Told(ticks)) => Some(ticks),
            _ => None,
        }
    }
}

/// Applies the consequences of an edit within the record.
fn follow(before: &Body, after: &mut Body, made: RecordId, now: Moment) {
    match (before, after) {
        (Body::Entry(before), Body::Entry(after)) => after.follow(before, made, now),
        (Body::Dose(before), Body::Dose(after)) => after.follow(before, made, now),
        (Body::Visit(before), Body::Visit(after)) => after.follow(before, now.day()),
        (Body::Answer(before), Body::Answer(after)) => after.follow(before),
        (Body::Call(before), Body::Call(after)) => after.follow(before),
        _ => {}
    }
}

/// Checks the body after an edit. What was wrong before (from a file) does not refuse the edit of another part.
fn check(before: &Body, after: &Body, now: Moment) -> Result<(), EditError> {
    // A time that a wrong clock dated ahead is corrected in steps, day and time of day in any order, and may still be ahead in between. The
    // end of a visit moves with its time.
    let is_moved_visit = matches!((before, after), (Body::Visit(before), Body::Visit(after)) if before.at != after.at);
    if !is_moved_visit && ahead(after, now) & !ahead(before, now) != 0 {
        return Err(EditError::Future);
    }
    match (before, after) {
        (Body::Entry(before), Body::Entry(after)) => {
            let times = (after.details().began, after.details().eased);
            let is_edited = before.at == after.at && times != (before.details().began, before.details().eased);
            match times {
                (Some(began), Some(Eased::At(eased))) if is_edited && eased.unix_ms() < began.unix_ms() => {
                    Err(EditError::EndsBeforeItBegan)
                }
                _ => Ok(()),
            }
        }
        (_, Body::Call(call)) if !call.fits() => Err(EditError::Full),
        (_, Body::Visit(visit)) if visit.told.as_ref().is_some_and(|told| told.len() > TOLD_MAX) => Err(EditError::Full),
        _ => Ok(()),
    }
}

/// The times of a record that are ahead of now, one bit each. The time of a visit and the day of a follow-up may be ahead.
fn ahead(body: &Body, now: Moment) -> u8 {
    let time = |at: Option<Moment>| u8::from(at.is_some_and(|at| at.is_ahead_of(now)));
    let day = |day: Option<chrono::NaiveDate>| u8::from(day.is_some_and(|day| day > now.day()));
    match body {
        Body::Entry(entry) => {
            let eased = match entry.details().eased {
                Some(Eased::At(at)) => Some(at),
                Some(Eased::StillThere) | None => None,
            };
            time(Some(entry.at)) | time(entry.details().began) << 1 | time(eased) << 2
        }
        Body::Dose(dose) => time(Some(dose.at)),
        Body::Call(call) => time(Some(call.at)),
        Body::Visit(visit) => time(visit.over),
        Body::FollowUp(step) => time(step.done),
        Body::Relief(relief) => day(relief.stopped),
        Body::Day(part) => day(part.since),
        _ => 0,
    }
}

/// Edits that the screens of several kinds share.
impl Body {
    /// Its time; `None` for a kind without one that can be edited.
    #[must_use]
    pub const fn at(&self) -> Option<Moment> {
        match self {
            Self::Entry(entry) => Some(entry.at),
            Self::Dose(dose) => Some(dose.at),
            Self::Visit(visit) => Some(visit.at),
            Self::Call(call) => Some(call.at),
            _ => None,
        }
    }

    /// The edit that sets its time; `None` for a kind without one.
    #[must_use]
    pub const fn at_edit(&self, at: Moment) -> Option<Edit> {
        match self {
            Self::Entry(_) => Some(Edit::Entry(EntryEdit::At(at))),
            Self::Dose(_) => Some(Edit::Dose(DoseEdit::At(at))),
            Self::Visit(_) => Some(Edit::Visit(VisitEdit::At(at))),
            Self::Call(_) => Some(Edit::Call(CallEdit::At(at))),
            _ => None,
        }
    }

    /// The edit that sets its speaker; `None` for a kind without one that can be edited.
    #[must_use]
    pub fn who_edit(&self, who: SpeakerRef) -> Option<Edit> {
        match self {
            Self::Entry(_) => Some(Edit::Entry(EntryEdit::Who(who))),
            Self::Dose(_) => Some(Edit::Dose(DoseEdit::Who(who))),
            Self::Question(_) => Some(Edit::Question(QuestionEdit::Who(who))),
            Self::Call(_) => Some(Edit::Call(CallEdit::Who(who))),
            _ => None,
        }
    }

    /// The edit that marks records as told at it, or not; `None` for a kind other than calls and visits.
    #[must_use]
    pub fn told_edit(&self, ticks: Ticks) -> Option<Edit> {
        match self {
            Self::Visit(_) => Some(Edit::Visit(VisitEdit::Told(ticks))),
            Self::Call(_) => Some(Edit::Call(CallEdit::Told(ticks))),
            _ => None,
        }
    }
}
