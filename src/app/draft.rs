//! What is typed and not committed yet. It is kept beside the store letter by letter, so that closing the app in the middle of a word
//! loses nothing. A browser writes that copy to the disk late, though: after `kill -9` it may be many seconds old. So the text of a form,
//! and text that cannot be committed, is written to the store as well, at most [`super::field`]'s wait after the letter.

use super::field::{day_note, typed};
use super::{DerivedRecord, DerivedText, Effect, Env, Field, Model};
use crate::domain::agreement::names;
use crate::domain::{Moment, Record, RecordId};

/// In the place of a visit, where there is none.
const NONE: &str = "-";

/// Makes the field of a record.
type FieldOf = fn(RecordId) -> Field;

/// The fields of a record, with the words their drafts are kept by.
const OF_RECORD: [(&str, FieldOf); 11] = [
    ("note", Field::Note),
    ("label", Field::Label),
    ("name", Field::Name),
    ("strength", Field::Strength),
    ("amount", Field::Amount),
    ("reason", Field::Reason),
    ("phone", Field::Phone),
    ("hours", Field::Hours),
    ("place", Field::Place),
    ("companion", Field::Companion),
    ("by", Field::By),
];

/// A text that was being typed when the app ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Where.
    pub field: Field,
    /// What stood there.
    pub text: String,
    /// When it was kept, by this phone's clock, in milliseconds since 1970, UTC; `None` where an earlier version of the app kept it.
    pub kept_ms: Option<i64>,
    /// It is in the store, not only beside it.
    pub is_stored: bool,
}

impl Field {
    /// What a draft of it is called; `None` for a field that is looked for with, or whose form says nothing by itself.
    #[must_use]
    pub fn draft_name(&self) -> Option<String> {
        let visit = |visit: &Option<RecordId>| visit.map_or_else(|| NONE.to_owned(), |visit| visit.to_string());
        Some(match self {
            Self::DayNote(day) => format!("day {day}"),
            Self::NewQuestion => "question".to_owned(),
            Self::Derived(place, part) => {
                let part = if *part == DerivedText::By { "by" } else { "note" };
                match place {
                    DerivedRecord::Answer { question, visit: at } => format!("answer {part} {question} {}", visit(at)),
                    DerivedRecord::FollowUp { of, visit: at } => format!("step {part} {of} {}", visit(at)),
                    DerivedRecord::Agreement(what) => format!("agreed {part} {what}"),
                }
            }
            _ => {
                let id = self.needs()?;
                let (word, _) = OF_RECORD.into_iter().find(|(_, field)| field(id) == *self)?;
                format!("{word} {id}")
            }
        })
    }

    /// The field a draft is of; `None` for a name that is none of [`Field::draft_name`].
    #[must_use]
    pub fn of_draft(name: &str) -> Option<Self> {
        let mut words = name.split(' ');
        let kind = words.next()?;
        let part = |word: &str| if word == "by" { DerivedText::By } else { DerivedText::Note };
        let visit = |word: &str| if word == NONE { Some(None) } else { RecordId::parse(word).map(Some) };
        Some(match (kind, words.next(), words.next(), words.next()) {
            ("day", Some(day), None, None) => Self::DayNote(Moment::parse_day(day).ok()?),
            ("question", None, None, None) => Self::NewQuestion,
            ("answer", Some(of), Some(id), Some(at)) => {
                Self::Derived(DerivedRecord::Answer { question: RecordId::parse(id)?, visit: visit(at)? }, part(of))
            }
            ("step", Some(of), Some(id), Some(at)) => {
                Self::Derived(DerivedRecord::FollowUp { of: RecordId::parse(id)?, visit: visit(at)? }, part(of))
            }
            ("agreed", Some(of), Some(what), None) => {
                Self::Derived(DerivedRecord::Agreement(names::ALL.into_iter().find(|known| *known == what)?), part(of))
            }
            (kind, Some(id), None, None) => OF_RECORD.into_iter().find(|(word, _)| *word == kind)?.1(RecordId::parse(id)?),
            _ => return None,
        })
    }
}

/// Keeps what is typed in a field beside the store, at once.
pub(super) fn keep(model: &mut Model, field: &Field, text: &str) -> Option<Effect> {
    field.draft_name()?;
    for list in [&mut model.input.drafted, &mut model.input.unstored] {
        if !list.contains(field) {
            list.push(field.clone());
        }
    }
    Some(Effect::KeepDraft(field.clone(), Some(text.to_owned())))
}

/// Writes to the store what was typed since it last did and is not on its way there as part of a record.
pub(super) fn store(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    for field in std::mem::take(&mut model.input.unstored) {
        let text = model.typed_in(&field).or_else(|| model.orphan(&field));
        // Emptied, its draft can be forgotten only when nothing is on its way; until then a crash must not bring it back.
        let is_emptied = field.is_of_form() && model.has_unsaved() && model.input.stored_drafts.contains(&field);
        let Some(text) = text.or_else(|| is_emptied.then_some("")).map(str::to_owned) else { continue };
        if !model.input.stored_drafts.contains(&field) {
            model.input.stored_drafts.push(field.clone());
        }
        effects.push(Effect::StoreDraft(field, Some(text)));
    }
    effects
}

/// Forgets what this window has kept and the store now has. As long as anything is on its way there, nothing is forgotten.
pub(super) fn forget(model: &mut Model) -> Vec<Effect> {
    if model.has_unsaved() {
        return Vec::new();
    }
    let is_needed = |field: &Field| model.typed_in(field).or_else(|| model.orphan(field)).is_some();
    let (drafted, done): (Vec<_>, Vec<_>) = model.input.drafted.iter().cloned().partition(is_needed);
    let (stored_drafts, done_stored): (Vec<_>, Vec<_>) = model.input.stored_drafts.iter().cloned().partition(is_needed);
    (model.input.drafted, model.input.stored_drafts) = (drafted, stored_drafts);
    let beside = done.into_iter().map(|field| Effect::KeepDraft(field, None));
    beside.chain(done_stored.into_iter().map(|field| Effect::StoreDraft(field, None))).collect()
}

/// What was being typed when the app ended goes on where it was, the newest copy of each text. One that is older than what its record
/// says was committed after it was kept, and is forgotten.
pub(super) fn found(model: &mut Model, drafts: Vec<Draft>, env: &mut Env<'_>) -> Vec<Effect> {
    let mut newest: Vec<Draft> = Vec::new();
    for draft in drafts {
        model.input.drafted.retain(|field| *field != draft.field);
        model.input.drafted.push(draft.field.clone());
        if draft.is_stored {
            model.input.stored_drafts.retain(|field| *field != draft.field);
            model.input.stored_drafts.push(draft.field.clone());
        }
        match newest.iter_mut().find(|known| known.field == draft.field) {
            Some(known) if known.kept_ms < draft.kept_ms => *known = draft,
            Some(_) => {}
            None => newest.push(draft),
        }
    }
    let mut effects = Vec::new();
    for draft in newest {
        // What somebody has typed in the meantime is newer.
        if model.typed_in(&draft.field).is_none() && !is_superseded(model, &draft, env) {
            effects.extend(typed(model, draft.field, draft.text, env));
        }
    }
    effects.extend(super::field::commit_input(model, env));
    effects
}

/// True when the diary holds what was typed in this field after the draft was kept, and for a new question without words.
fn is_superseded(model: &Model, draft: &Draft, env: &Env<'_>) -> bool {
    let Draft { field, text, kept_ms, .. } = draft;
    if field.is_said(text, model) {
        return true;
    }
    let record = match field {
        Field::NewQuestion if text.trim().is_empty() => return true,
        Field::NewQuestion => return model.diary.questions().any(|(_, question)| question.text.as_str() == text.trim()),
        Field::DayNote(day) => model.day_part(&day_note(*day), &model.speaker()).map(|(id, _)| id),
        Field::Derived(place, _) => model.device.map(|device| place.id(device)),
        of_record => of_record.needs(),
    };
    let Some(version) = record.and_then(|id| model.diary.record(id)).map(Record::current).filter(|version| !version.deleted) else {
        return false;
    };
    let is_own = model.device.is_some_and(|device| device.profile() == version.stamp.device().profile());
    // A stamp ahead of the clock says nothing about when it was written.
    is_own && kept_ms.is_some_and(|kept_ms| (kept_ms..=env.unix_ms).contains(&version.stamp.unix_ms()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_finds_its_field_again() {
        let id = |text: &str| RecordId::parse(text).expect("an id");
        let (one, other) = (id("019ab0f2-6c00-7000-8000-000000000001"), id("019ab0f2-6c00-7000-8000-000000000002"));
        let places = [
            DerivedRecord::Answer { question: one, visit: Some(other) },
            DerivedRecord::Answer { question: one, visit: None },
            DerivedRecord::FollowUp { of: one, visit: Some(other) },
            DerivedRecord::Agreement(names::GOAL_DOING),
        ];
        let placed =
            places.into_iter().flat_map(|place| [DerivedText::Note, DerivedText::By].map(|part| Field::Derived(place.clone(), part)));
        let day = "2026-11-23".parse().expect("a day");
        let of_record = OF_RECORD.map(|(_, field)| field(one));
        for field in [Field::DayNote(day), Field::NewQuestion].into_iter().chain(of_record).chain(placed) {
            let name = field.draft_name().expect("it is kept");
            assert_eq!(Field::of_draft(&name), Some(field), "{name}");
        }
        for name in ["", "note", "note x", "day 2026-13-01", "question 1", "answer note x -", "agreed note nothing", "search x"] {
            assert_eq!(Field::of_draft(name), None, "{name}");
        }
        assert_eq!(Field::FindNote.draft_name(), None);
    }
}
