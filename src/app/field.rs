//! What is typed: on the screen at once, committed after a rest or on leaving.

use chrono::NaiveDate;

use super::edit::{edit, edit_day};
use super::place::edit_place;
use super::{Change, DayPlace, Effect, Env, Model, Place, Status, draft};
use crate::domain::vocabulary::DAY_NOTE;
use crate::domain::{Code, Line, Note, OwnWord, RecordId, TooLong, Topic};

/// How long typing rests before it is committed, in milliseconds.
const REST_MS: u32 = 400;

/// A field that text is typed into.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The note of an entry.
    Note(RecordId),
    /// The name of a person, a relief, somebody to call.
    Name(RecordId),
    /// The strength of a medicine.
    Strength(RecordId),
    /// What its label says.
    Label(RecordId),
    /// How much was taken.
    Amount(RecordId),
    /// Why it was not taken.
    Reason(RecordId),
    /// The number of somebody to call.
    Phone(RecordId),
    /// When they answer.
    Hours(RecordId),
    /// The text in the note of a day.
    DayNote(NaiveDate),
    /// A word of one's own about the entry on the screen.
    OwnWord(Topic),
    /// The lines of the form on the screen that makes something new.
    NewName,
    /// See [`Field::NewName`].
    NewStrength,
    /// See [`Field::NewName`].
    NewLabel,
    /// See [`Field::NewName`].
    NewPhone,
    /// See [`Field::NewName`].
    NewHours,
    /// The words of a new question.
    NewQuestion,
    /// Where a new visit is.
    NewPlace,
    /// Who comes along to it.
    NewCompanion,
    /// Where a visit is.
    Place(RecordId),
    /// Who comes along to it.
    Companion(RecordId),
    /// Who does a next step, or answered a call.
    By(RecordId),
    /// Text in a record that comes into being with it.
    Placed(Place, PlacedText),
    /// Which regions of the body are looked for.
    FindRegion,
    /// What the diary is searched for.
    FindNote,
}

/// Which text of such a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlacedText {
    /// What it says.
    Note,
    /// Who gave the answer, or does the step.
    By,
}

impl Field {
    /// Most characters it takes.
    #[must_use]
    pub const fn limit_chars(&self) -> usize {
        match self {
            Self::Note(_) | Self::Label(_) | Self::DayNote(_) | Self::NewLabel | Self::NewQuestion | Self::Placed(_, PlacedText::Note) => {
                Note::LIMIT_CHARS
            }
            Self::OwnWord(_) => OwnWord::LIMIT_CHARS,
            _ => Line::LIMIT_CHARS,
        }
    }

    /// The record it belongs to and the change that typing this makes there; `None` for a field that saves nothing by itself.
    fn change(&self, text: &str) -> Option<(RecordId, Result<Change, TooLong>)> {
        let line = |change: fn(Line) -> Change| Line::new(text).map(change);
        let note = |change: fn(Note) -> Change| Note::new(text).map(change);
        Some(match self {
            Self::Note(id) => (*id, note(Change::Note)),
            Self::Label(id) => (*id, note(Change::Label)),
            Self::Name(id) => (*id, line(Change::Name)),
            Self::Strength(id) => (*id, line(Change::Strength)),
            Self::Amount(id) => (*id, line(Change::Amount)),
            Self::Reason(id) => (*id, line(|reason| Change::Skipped(Some(reason)))),
            Self::Phone(id) => (*id, line(Change::Phone)),
            Self::Hours(id) => (*id, line(Change::Hours)),
            Self::Place(id) => (*id, line(Change::Place)),
            Self::Companion(id) => (*id, line(Change::Companion)),
            Self::By(id) => (*id, line(Change::By)),
            _ => return None,
        })
    }

    /// True for a field whose text becomes something only when it is added.
    pub(super) const fn is_of_form(&self) -> bool {
        matches!(
            self,
            Self::OwnWord(_)
                | Self::NewName
                | Self::NewStrength
                | Self::NewLabel
                | Self::NewPhone
                | Self::NewHours
                | Self::NewQuestion
                | Self::NewPlace
                | Self::NewCompanion
        )
    }

    /// True for a field that saves itself.
    const fn saves(&self) -> bool {
        !self.is_of_form() && !matches!(self, Self::FindRegion | Self::FindNote)
    }
}

/// Takes what stands in a field now.
pub(super) fn typed(model: &mut Model, field: Field, text: String) -> Vec<Effect> {
    let mut effects = Vec::new();
    if field == Field::FindNote {
        model.desk.filter.text.clone_from(&text);
    }
    if field.saves() {
        model.rest = model.rest.wrapping_add(1);
        effects.push(Effect::SettleAfter(model.rest, REST_MS));
    }
    effects.extend(draft::keep(model, &field, &text));
    model.set_typed(field, text);
    effects
}

/// Commits what is typed and not committed yet, once there is a store to commit it to.
pub(super) fn settle(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    if model.device.is_none() {
        return Vec::new();
    }
    let typed = std::mem::take(&mut model.typed);
    let mut effects = Vec::new();
    for (field, text) in typed {
        match (field.change(&text), &field) {
            (Some((id, Ok(change))), _) => effects.extend(edit(model, id, change, env)),
            (None, Field::DayNote(day)) => match Note::new(&text) {
                Ok(note) => effects.extend(edit_day(model, day_note(*day), Change::Note(note), env)),
                Err(_) => keep(model, field, text),
            },
            (None, Field::Placed(place, part)) => match placed(*part, &text) {
                Ok(change) => effects.extend(edit_place(model, place, change, env)),
                Err(_) => keep(model, field, text),
            },
            // Too long to be kept: it stays in the field, and the line below says so.
            (Some((_, Err(_))), _) => keep(model, field, text),
            (None, _) => model.set_typed(field, text),
        }
    }
    effects.extend(draft::forget(model));
    effects
}

fn placed(part: PlacedText, text: &str) -> Result<Change, TooLong> {
    match part {
        PlacedText::Note => Note::new(text).map(Change::Note),
        PlacedText::By => Line::new(text).map(Change::By),
    }
}

fn day_note(day: NaiveDate) -> DayPlace {
    DayPlace { day, part: Code::listed(DAY_NOTE) }
}

fn keep(model: &mut Model, field: Field, text: String) {
    model.set_typed(field, text);
    model.say(Status::TooLong);
}
