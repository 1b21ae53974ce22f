//! The stored text of a field.

use super::{DayPartKey, Field, Model};
use crate::domain::{Body, DayEdit, DayPart, Edit, RecordId, Stamp, TooLong, Version};

impl Field {
    /// The edit that typing this text makes to its record, whose body is `body`; `None` if that record has no such text, and for a field
    /// that is not committed to a record.
    pub(super) fn edit(&self, text: &str, body: Option<&Body>) -> Option<Result<Edit, TooLong>> {
        match self {
            Self::Text(_, part) => Edit::typed(body?, *part, text),
            Self::Derived(target, part) => target.typed(*part, text),
            Self::DayNote(_) => DayEdit::typed(DayPart::note(), text).map(|edit| edit.map(Edit::Day)),
            Self::OwnWord(_) | Self::New(_) | Self::NewQuestion | Self::FindRegion | Self::FindNote => None,
        }
    }

    /// The id of its record; for a day's note, of the part of the current speaker.
    fn record_id(&self, model: &Model) -> Option<RecordId> {
        match self {
            Self::Text(id, _) => Some(*id),
            Self::Derived(target, _) => Some(target.id(model.device?)),
            Self::DayNote(day) => Some(model.day_part(&DayPartKey::note(*day), &model.speaker())?.0),
            Self::OwnWord(_) | Self::New(_) | Self::NewQuestion | Self::FindRegion | Self::FindNote => None,
        }
    }

    /// The current version of its record, deleted or not.
    pub(super) fn version<'a>(&self, model: &'a Model) -> Option<&'a Version> {
        Some(model.diary.record(self.record_id(model)?)?.current())
    }

    /// The current version of its record, unless it is deleted.
    pub(super) fn live<'a>(&self, model: &'a Model) -> Option<&'a Version> {
        model.diary.live(self.record_id(model)?)
    }

    /// The text on the screen: what is typed, else the stored text or that of the filter.
    #[must_use]
    pub fn text(&self, model: &Model) -> String {
        match (model.typed_in(self), self) {
            (Some(typed), _) => typed.to_owned(),
            (None, Self::FindNote) => model.ui.filter.text.clone(),
            (None, _) => {
                let said = self.live(model).and_then(|version| self.said(version));
                said.as_ref().and_then(Edit::text).map(|(_, text)| text.to_owned()).unwrap_or_default()
            }
        }
    }

    /// The edit that leaves its text as it is in this version; `None` when the record has no such text.
    fn said(&self, version: &Version) -> Option<Edit> {
        self.edit("", Some(&version.body))?.ok()?.of(&version.body)
    }

    /// True if its record cannot be edited: its kind has no such text, or its stamp is the last possible one.
    pub(super) fn is_refused(&self, model: &Model) -> bool {
        let Some(device) = model.device else { return false };
        let refuses = |version: &Version| self.said(version).is_none() || Stamp::next(0, device, Some(version.stamp)).is_none();
        self.version(model).is_some_and(refuses)
    }

    /// True if its record, deleted or not, holds this text already.
    pub(super) fn holds_text(&self, text: &str, model: &Model) -> bool {
        let says = |version: &Version| {
            let typed = self.edit(text, Some(&version.body)).and_then(Result::ok);
            typed.is_some_and(|edit| edit.of(&version.body) == Some(edit))
        };
        self.version(model).is_some_and(says)
    }
}
