//! Text fields, and the names of their drafts.

use chrono::NaiveDate;

use super::DerivedRecord;
use crate::domain::agreement::names;
use crate::domain::{Answer, DayPart, Edit, Line, Moment, OwnWord, Question, RecordId, TextPart, Topic};

/// A text field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// A text of a record.
    Text(RecordId, TextPart),
    /// The free text of a day's note.
    DayNote(NaiveDate),
    /// A text of a derived record, which is created with its first letter.
    Derived(DerivedRecord, TextPart),
    /// The user's own word for a topic of the entry on the screen.
    OwnWord(Topic),
    /// A text of the form on the screen that adds a record.
    New(TextPart),
    /// The text of a new question.
    NewQuestion,
    /// The search for regions of the body.
    FindRegion,
    /// The search in the diary.
    FindNote,
}

/// A typed text that was not committed when the app ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its field.
    pub field: Field,
    /// The text.
    pub text: String,
    /// When it was kept, by this phone's clock, in milliseconds since 1970, UTC; `None` where an earlier version of the app kept it.
    pub kept_ms: Option<i64>,
    /// True for the copy in the store, false for the one in `localStorage`.
    pub is_stored: bool,
}

impl Draft {
    /// True when it holds this text, or a newer one than what was kept at that time.
    #[must_use]
    pub fn is_as_new(&self, text: &str, kept_ms: i64) -> bool {
        self.text == text || self.kept_ms >= Some(kept_ms)
    }
}

/// The two texts of a derived record that have drafts: its main text, and who gave the answer or does the follow-up.
const NOTE: TextPart = Answer::text();
const BY: TextPart = Answer::said_by();

/// The part of a draft's name for the id of the visit, if there is none.
const NONE: &str = "-";

impl Field {
    /// The most characters it may hold.
    #[must_use]
    pub const fn limit_chars(&self) -> usize {
        match self {
            Self::Text(_, part) | Self::Derived(_, part) | Self::New(part) => part.limit_chars(),
            Self::DayNote(_) => DayPart::note().limit_chars(),
            Self::NewQuestion => Question::text().limit_chars(),
            Self::OwnWord(_) => OwnWord::LIMIT_CHARS,
            Self::FindRegion | Self::FindNote => Line::LIMIT_CHARS,
        }
    }

    /// True for a field of a form, whose text is saved only when the form is added.
    pub(super) const fn is_of_form(&self) -> bool {
        matches!(self, Self::OwnWord(_) | Self::New(_) | Self::NewQuestion)
    }

    /// True for a field whose text is committed to a record while it is typed.
    pub(super) const fn is_committed_while_typed(&self) -> bool {
        !self.is_of_form() && !matches!(self, Self::FindRegion | Self::FindNote)
    }

    /// The record without which its text becomes an orphan: the one that holds it, or that its answer or follow-up is about.
    #[must_use]
    pub(super) const fn needs(&self) -> Option<RecordId> {
        match self {
            Self::Text(id, _) | Self::Derived(DerivedRecord::Answer { question: id, .. } | DerivedRecord::FollowUp { of: id, .. }, _) => {
                Some(*id)
            }
            _ => None,
        }
    }

    /// The name of its draft; `None` for searches, own words and forms other than that of a new question.
    #[must_use]
    pub fn draft_name(&self) -> Option<String> {
        let visit = |visit: &Option<RecordId>| visit.map_or_else(|| NONE.to_owned(), |visit| visit.to_string());
        Some(match self {
            Self::DayNote(day) => format!("day {day}"),
            Self::NewQuestion => "question".to_owned(),
            Self::Derived(target, part) => {
                let part = if *part == BY { "by" } else { "note" };
                match target {
                    DerivedRecord::Answer { question, visit: at } => format!("answer {part} {question} {}", visit(at)),
                    DerivedRecord::FollowUp { of, visit: at } => format!("step {part} {of} {}", visit(at)),
                    DerivedRecord::Agreement(what) => format!("agreed {part} {what}"),
                }
            }
            Self::Text(id, part) => format!("{} {id}", part.word()),
            Self::OwnWord(_) | Self::New(_) | Self::FindRegion | Self::FindNote => return None,
        })
    }

    /// The field of a draft; `None` for a name that [`Field::draft_name`] does not give.
    #[must_use]
    pub fn of_draft(name: &str) -> Option<Self> {
        let mut words = name.split(' ');
        let kind = words.next()?;
        let part = |word: &str| if word == "by" { BY } else { NOTE };
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
            (word, Some(id), None, None) => Self::Text(RecordId::parse(id)?, Edit::parts().find(|part| part.word() == word)?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_finds_its_field_again() {
        let id = |text: &str| RecordId::parse(text).expect("an id");
        let (one, other) = (id("019ab0f2-6c00-7000-8000-000000000001"), id("019ab0f2-6c00-7000-8000-000000000002"));
        let targets = [
            DerivedRecord::Answer { question: one, visit: Some(other) },
            DerivedRecord::Answer { question: one, visit: None },
            DerivedRecord::FollowUp { of: one, visit: Some(other) },
            DerivedRecord::Agreement(names::GOAL_DOING),
        ];
        let placed = targets.into_iter().flat_map(|target| [NOTE, BY].map(|part| Field::Derived(target.clone(), part)));
        let day = "2026-11-23".parse().expect("a day");
        let of_record = Edit::parts().map(|part| Field::Text(one, part));
        for field in [Field::DayNote(day), Field::NewQuestion].into_iter().chain(of_record).chain(placed) {
            let name = field.draft_name().expect("it is kept");
            assert_eq!(Field::of_draft(&name), Some(field), "{name}");
        }
        let words = ["note", "label", "name", "strength", "amount", "reason", "phone", "hours", "place", "companion", "by"];
        for word in words {
            let name = format!("{word} {one}");
            assert_eq!(Field::of_draft(&name).and_then(|field| field.draft_name()), Some(name), "earlier versions kept it so");
        }
        for name in ["", "note", "note x", "day 2026-13-01", "question 1", "answer note x -", "agreed note nothing", "search x"] {
            assert_eq!(Field::of_draft(name), None, "{name}");
        }
        assert_eq!(Field::FindNote.draft_name(), None);
    }
}
