//! What is typed: on the screen at once, committed after a rest, on leaving, and every so often while typing goes on.

use chrono::NaiveDate;

use super::edit::{edit, edit_day};
use super::place::upsert;
use super::{Change, DayPartKey, DerivedRecord, Effect, Env, Model, Status, draft, forms, orphan};
use crate::domain::vocabulary::DAY_NOTE;
use crate::domain::{Code, Line, Note, OwnWord, Record, RecordId, Stamp, TooLong, Topic, Version};

/// How long typing rests before it is committed, in milliseconds.
const REST_MS: u32 = 400;
/// Longest time from a letter to the request that commits it, in milliseconds, however fast typing goes on. With the commit itself
/// (up to some 300 ms on a slow phone) it makes the second that a crash may cost at most.
const UNCOMMITTED_MS_MAX: u32 = 600;

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
    Derived(DerivedRecord, DerivedText),
    /// Which regions of the body are looked for.
    FindRegion,
    /// What the diary is searched for.
    FindNote,
}

/// Which text of such a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DerivedText {
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
            Self::Note(_)
            | Self::Label(_)
            | Self::DayNote(_)
            | Self::NewLabel
            | Self::NewQuestion
            | Self::Derived(_, DerivedText::Note) => Note::LIMIT_CHARS,
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

    /// The record that must be there for its text to be kept: the one it is part of, or that an answer or a next step is about.
    #[must_use]
    pub(super) const fn needs(&self) -> Option<RecordId> {
        match self {
            Self::Note(id)
            | Self::Label(id)
            | Self::Name(id)
            | Self::Strength(id)
            | Self::Amount(id)
            | Self::Reason(id)
            | Self::Phone(id)
            | Self::Hours(id)
            | Self::Place(id)
            | Self::Companion(id)
            | Self::By(id)
            | Self::Derived(DerivedRecord::Answer { question: id, .. } | DerivedRecord::FollowUp { of: id, .. }, _) => Some(*id),
            _ => None,
        }
    }

    /// What stands there now: what is typed, else what the diary says.
    pub(super) fn text(&self, model: &Model) -> String {
        if let Some(typed) = model.typed_in(self) {
            return typed.to_owned();
        }
        let live =
            |id: RecordId| model.diary.record(id).map(Record::current).filter(|version| !version.deleted).map(|version| &version.body);
        let said = match (self.change(""), self) {
            (Some((id, change)), _) => change.ok().and_then(|change| change.of(live(id)?)),
            (None, Self::DayNote(day)) => {
                return model
                    .day_part(&day_note(*day), &model.speaker())
                    .map(|(_, part)| part.note.as_str().to_owned())
                    .unwrap_or_default();
            }
            (None, Self::Derived(place, part)) => placed(*part, "").ok().and_then(|change| change.of(model.derived_record(place)?)),
            _ => None,
        };
        said.and_then(|change| change.text().map(str::to_owned)).unwrap_or_default()
    }

    /// True when the record of this field is of a kind that has no such part, or when nothing can be written over it.
    pub(super) fn is_refused(&self, model: &Model) -> bool {
        let Some(device) = model.device else { return false };
        let part = match self {
            Self::Derived(place, part) => placed(*part, "").ok().map(|change| (place.id(device), change)),
            _ => self.change("").and_then(|(id, change)| Some((id, change.ok()?))),
        };
        let current = |id: RecordId| model.diary.record(id).map(Record::current);
        let refuses = |version: &Version, change: &Change| {
            change.of(&version.body).is_none() || Stamp::next(0, device, Some(version.stamp)).is_none()
        };
        part.is_some_and(|(id, change)| current(id).is_some_and(|version| refuses(version, &change)))
    }

    /// True when the diary says this already, in a deleted record too.
    pub(super) fn is_said(&self, text: &str, model: &Model) -> bool {
        let said = |id: RecordId, change: Result<Change, TooLong>| {
            let body = model.diary.record(id).map(|record| &record.current().body);
            change.is_ok_and(|change| body.is_some_and(|body| change.of(body) == Some(change)))
        };
        match (self.change(text), self, model.device) {
            (Some((id, change)), _, _) => said(id, change),
            (None, Self::Derived(place, part), Some(device)) => said(place.id(device), placed(*part, text)),
            (None, Self::DayNote(day), _) => {
                let part = model.day_part(&day_note(*day), &model.speaker());
                Note::new(text).is_ok_and(|note| part.is_some_and(|(_, part)| part.note == note))
            }
            _ => false,
        }
    }
}

/// Takes what stands in a field now.
pub(super) fn typed(model: &mut Model, field: Field, text: String, env: &mut Env<'_>) -> Vec<Effect> {
    if field == Field::FindNote {
        model.ui.filter.text.clone_from(&text);
    }
    let mut effects: Vec<Effect> = draft::keep(model, &field, &text).into_iter().collect();
    let is_kept = field.saves() || !effects.is_empty();
    model.set_typed(field, text);
    if !is_kept {
        return effects;
    }
    let since_ms = *model.input.uncommitted_since_ms.get_or_insert(env.unix_ms);
    let left_ms = u32::try_from(env.unix_ms.saturating_sub(since_ms)).ok().and_then(|waited_ms| UNCOMMITTED_MS_MAX.checked_sub(waited_ms));
    match left_ms {
        Some(left_ms) if left_ms > 0 => {
            model.input.debounce_generation = model.input.debounce_generation.wrapping_add(1);
            effects.push(Effect::CommitInputAfter(model.input.debounce_generation, REST_MS.min(left_ms)));
        }
        // It has waited long enough, or the clock was put back.
        _ => effects.extend(commit_input(model, env)),
    }
    effects
}

/// Commits what is typed and not committed yet, once there is a store to commit it to and the part of the program that does. What cannot
/// be committed stays where it is read: in its field, or as a text without a place; either is kept as a draft.
pub(super) fn commit_input(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    match model.steps.0.filter(|_| model.device.is_some()) {
        Some(steps) => (steps.commit_input)(model, env),
        None => Vec::new(),
    }
}

pub(super) fn commit_input_now(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    model.input.uncommitted_since_ms = None;
    let typed = std::mem::take(&mut model.input.typed);
    let mut effects = Vec::new();
    for (field, text) in typed {
        match field.needs().map(|id| model.diary.record(id).map(|record| record.current().deleted)) {
            // It may not have been read yet.
            Some(None) if !model.loading.is_fully_loaded => model.set_typed(field, text),
            Some(None | Some(true)) => orphan::keep(model, field, text),
            Some(Some(false)) | None => effects.extend(commit(model, field, text, env)),
        }
    }
    effects.extend(draft::store(model));
    effects.extend(draft::forget(model));
    effects
}

/// The same when the field is left, or something else is done: then what was typed is whole.
pub(super) fn leave(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    model.steps.0.into_iter().flat_map(|steps| (steps.leave)(model, env)).collect()
}

pub(super) fn leave_now(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    let mut effects = commit_input(model, env);
    effects.extend(forms::part_number(model, env));
    effects
}

/// Commits one text. Too long to be kept, it stays in the field, and the line below says so; one that its record does not take (a later
/// version of the app wrote that, or nothing can be written over it) becomes a text without a place.
fn commit(model: &mut Model, field: Field, text: String, env: &mut Env<'_>) -> Vec<Effect> {
    match (field.change(&text), &field) {
        (Some((id, Ok(change))), _) => {
            let effects = edit(model, id, change, env);
            taken(model, field, text, effects)
        }
        (Some((_, Err(_))), _) => keep(model, field, text),
        (None, Field::DayNote(day)) => match Note::new(&text) {
            Ok(note) => {
                let effects = edit_day(model, day_note(*day), Change::Note(note), env);
                taken(model, field, text, effects)
            }
            Err(_) => keep(model, field, text),
        },
        (None, Field::Derived(place, part)) => match placed(*part, &text) {
            Ok(change) => {
                let effects = upsert(model, place, change, env);
                taken(model, field, text, effects)
            }
            Err(_) => keep(model, field, text),
        },
        // An empty field of a form is as good as one nothing was typed into.
        (None, _) if text.is_empty() => Vec::new(),
        (None, _) => {
            model.set_typed(field, text);
            Vec::new()
        }
    }
}

/// What writes a text down. Nothing: it is said already, or it was refused, and then it is offered back.
fn taken(model: &mut Model, field: Field, text: String, effects: Vec<Effect>) -> Vec<Effect> {
    if effects.is_empty() {
        orphan::keep(model, field, text);
    }
    effects
}

fn placed(part: DerivedText, text: &str) -> Result<Change, TooLong> {
    match part {
        DerivedText::Note => Note::new(text).map(Change::Note),
        DerivedText::By => Line::new(text).map(Change::By),
    }
}

pub(super) fn day_note(day: NaiveDate) -> DayPartKey {
    DayPartKey { day, part: Code::listed(DAY_NOTE) }
}

fn keep(model: &mut Model, field: Field, text: String) -> Vec<Effect> {
    model.set_typed(field, text);
    model.say(Status::TooLong);
    Vec::new()
}
