//! What is typed and not in the store yet. It is kept beside the store letter by letter, so that a crash in the middle of a sentence
//! loses no word.

use super::{Effect, Field, Model, Place, PlacedText};
use crate::domain::agreed::names;
use crate::domain::{Moment, RecordId};

/// In the place of a visit, where there is none.
const NONE: &str = "-";

impl Field {
    /// What a draft of it is called; `None` for a field of a few letters, which has none.
    #[must_use]
    pub fn draft_name(&self) -> Option<String> {
        let visit = |visit: &Option<RecordId>| visit.map_or_else(|| NONE.to_owned(), |visit| visit.to_string());
        Some(match self {
            Self::Note(id) => format!("note {id}"),
            Self::Label(id) => format!("label {id}"),
            Self::DayNote(day) => format!("day {day}"),
            Self::NewQuestion => "question".to_owned(),
            Self::Placed(place, part) => {
                let part = if *part == PlacedText::By { "by" } else { "note" };
                match place {
                    Place::Answer { question, visit: at } => format!("answer {part} {question} {}", visit(at)),
                    Place::Step { of, visit: at } => format!("step {part} {of} {}", visit(at)),
                    Place::Agreed(what) => format!("agreed {part} {what}"),
                }
            }
            _ => return None,
        })
    }

    /// The field a draft is of; `None` for a name that is none of [`Field::draft_name`].
    #[must_use]
    pub fn of_draft(name: &str) -> Option<Self> {
        let mut words = name.split(' ');
        let kind = words.next()?;
        let part = |word: &str| if word == "by" { PlacedText::By } else { PlacedText::Note };
        let visit = |word: &str| if word == NONE { Some(None) } else { RecordId::parse(word).map(Some) };
        Some(match (kind, words.next(), words.next(), words.next()) {
            ("note", Some(id), None, None) => Self::Note(RecordId::parse(id)?),
            ("label", Some(id), None, None) => Self::Label(RecordId::parse(id)?),
            ("day", Some(day), None, None) => Self::DayNote(Moment::parse_day(day).ok()?),
            ("question", None, None, None) => Self::NewQuestion,
            ("answer", Some(of), Some(id), Some(at)) => {
                Self::Placed(Place::Answer { question: RecordId::parse(id)?, visit: visit(at)? }, part(of))
            }
            ("step", Some(of), Some(id), Some(at)) => Self::Placed(Place::Step { of: RecordId::parse(id)?, visit: visit(at)? }, part(of)),
            ("agreed", Some(of), Some(what), None) => {
                Self::Placed(Place::Agreed(names::ALL.into_iter().find(|known| *known == what)?), part(of))
            }
            _ => return None,
        })
    }
}

/// Keeps what is typed in a field.
pub(super) fn keep(model: &mut Model, field: &Field, text: &str) -> Option<Effect> {
    field.draft_name()?;
    if !model.drafted.contains(field) {
        model.drafted.push(field.clone());
    }
    Some(Effect::KeepDraft(field.clone(), Some(text.to_owned())))
}

/// Forgets what this window has kept and the store now has. As long as anything is on its way there, nothing is forgotten.
pub(super) fn forget(model: &mut Model) -> Vec<Effect> {
    if model.has_unsaved() {
        return Vec::new();
    }
    let (typed, stored): (Vec<_>, Vec<_>) =
        std::mem::take(&mut model.drafted).into_iter().partition(|field| model.typed_in(field).is_some());
    model.drafted = typed;
    stored.into_iter().map(|field| Effect::KeepDraft(field, None)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_finds_its_field_again() {
        let id = |text: &str| RecordId::parse(text).expect("an id");
        let (one, other) = (id("019ab0f2-6c00-7000-8000-000000000001"), id("019ab0f2-6c00-7000-8000-000000000002"));
        let places = [
            Place::Answer { question: one, visit: Some(other) },
            Place::Answer { question: one, visit: None },
            Place::Step { of: one, visit: Some(other) },
            Place::Agreed(names::GOAL_DOING),
        ];
        let placed = places.into_iter().flat_map(|place| [PlacedText::Note, PlacedText::By].map(|part| Field::Placed(place.clone(), part)));
        let day = "2026-11-23".parse().expect("a day");
        for field in [Field::Note(one), Field::Label(one), Field::DayNote(day), Field::NewQuestion].into_iter().chain(placed) {
            let name = field.draft_name().expect("it is kept");
            assert_eq!(Field::of_draft(&name), Some(field), "{name}");
        }
        for name in ["", "note", "note x", "day 2026-13-01", "question 1", "answer note x -", "agreed note nothing", "search x"] {
            assert_eq!(Field::of_draft(name), None, "{name}");
        }
        assert_eq!(Field::FindNote.draft_name(), None);
    }
}
