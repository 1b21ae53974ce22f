//! Editing a record: one part at a time, so that what two windows edit at once is both kept.

use super::last_report::TOLD_MAX;
use super::{Body, CallEdit, DetailEdit, DoseEdit, Eased, Edit, EntryEdit, Moment, QuestionEdit, RecordId, SpeakerRef, Ticks, VisitEdit};

/// Why a record was not edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EditError {
    /// It would lie ahead of now.
    Future,
    /// It would end before it began.
    EndsBeforeItBegan,
    /// There are as many as a record can hold, or a path is none.
    Full,
    /// No time can be made of what was picked.
    NoTime,
    /// What stands there, out of a file, has the last stamp there is, or is of another kind: nothing can be written over it.
    Unchangeable,
}

impl From<DetailEdit> for Edit {
    fn from(edit: DetailEdit) -> Self {
        Self::Entry(EntryEdit::Details(edit))
    }
}

impl Edit {
    /// The record with the edit made. `made` is its id.
    ///
    /// # Errors
    /// Why it is not made.
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

    /// The ticks it sets, if that is what it does.
    pub const fn ticks_mut(&mut self) -> Option<&mut Ticks> {
        match self {
            Self::Call(CallEdit::Told(ticks)) | Self::Visit(VisitEdit::Told(ticks)) => Some(ticks),
            _ => None,
        }
    }
}

/// What an edit brings with it in the same record.
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

/// Whether a record may be edited to this. What a file brought stays as it is until somebody edits that part.
fn check(before: &Body, after: &Body, now: Moment) -> Result<(), EditError> {
    // What a wrong clock dated ahead already is set right in steps, the day and the time of day in any order, and what lies between may
    // be ahead as well. The end of a visit goes along with its time.
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

/// Which times of a record lie ahead of now, a bit each. A visit and the day of a next step may.
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

/// What screens of several kinds edit.
impl Body {
    /// When it was, where that can be edited.
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

    /// It was at this time.
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

    /// They said it.
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

    /// These were told at it, or were not.
    #[must_use]
    pub fn told_edit(&self, ticks: Ticks) -> Option<Edit> {
        match self {
            Self::Visit(_) => Some(Edit::Visit(VisitEdit::Told(ticks))),
            Self::Call(_) => Some(Edit::Call(CallEdit::Told(ticks))),
            _ => None,
        }
    }
}
