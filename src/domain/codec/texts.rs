//! The types that JSON holds as a text.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{RecordError, TextValue};
use crate::domain::{Code, Eased, Line, Moment, MomentError, Note, RecordId, SpeakerRef};

impl TextValue for Line {
    const SCHEMA: &'static str = "line";
    const REQUIRED: bool = false;
    const ERROR: RecordError = RecordError::Text;

    fn parse(text: &str, _: &[&'static str]) -> Result<Self, RecordError> {
        Self::new(text).map_err(|_| RecordError::TextTooLong)
    }

    fn text(&self) -> Cow<'_, str> {
        self.as_str().into()
    }

    fn typed(&self) -> Option<&str> {
        Some(self.as_str())
    }
}

impl TextValue for Note {
    const SCHEMA: &'static str = "note";
    const REQUIRED: bool = false;
    const ERROR: RecordError = RecordError::Text;

    fn parse(text: &str, _: &[&'static str]) -> Result<Self, RecordError> {
        Self::new(text).map_err(|_| RecordError::TextTooLong)
    }

    fn text(&self) -> Cow<'_, str> {
        self.as_str().into()
    }

    fn typed(&self) -> Option<&str> {
        Some(self.as_str())
    }
}

impl TextValue for Code {
    const SCHEMA: &'static str = "code";
    const ERROR: RecordError = RecordError::Detail;

    fn parse(text: &str, codes: &[&'static str]) -> Result<Self, RecordError> {
        Self::parse(text, codes).ok_or(RecordError::Detail)
    }

    fn text(&self) -> Cow<'_, str> {
        self.as_str().into()
    }
}

impl TextValue for RecordId {
    const SCHEMA: &'static str = "id";
    const ERROR: RecordError = RecordError::Detail;

    fn parse(text: &str, _: &[&'static str]) -> Result<Self, RecordError> {
        Self::parse(text).ok_or(RecordError::Detail)
    }

    fn text(&self) -> Cow<'_, str> {
        self.written().into()
    }
}

impl TextValue for SpeakerRef {
    const SCHEMA: &'static str = "who";
    const ERROR: RecordError = RecordError::Who;

    fn parse(text: &str, _: &[&'static str]) -> Result<Self, RecordError> {
        Self::parse(text).ok_or(RecordError::Who)
    }

    fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Patient => "patient".into(),
            _ => self.to_string().into(),
        }
    }
}

/// A browser profile: 8 lower-case hex digits.
impl TextValue for u32 {
    const SCHEMA: &'static str = "profile";
    const ERROR: RecordError = RecordError::Who;

    fn parse(text: &str, _: &[&'static str]) -> Result<Self, RecordError> {
        Self::from_str_radix(text, 16).ok().filter(|profile| profile.text() == text).ok_or(RecordError::Who)
    }

    fn text(&self) -> Cow<'_, str> {
        format!("{self:08x}").into()
    }
}

const fn of_time(error: MomentError) -> RecordError {
    match error {
        MomentError::Unreadable => RecordError::Time,
        MomentError::OutOfRange => RecordError::TimeOutOfRange,
    }
}

impl TextValue for Moment {
    const SCHEMA: &'static str = "moment";
    const ERROR: RecordError = RecordError::Time;

    fn parse(text: &str, _: &[&'static str]) -> Result<Self, RecordError> {
        Self::parse(text).map_err(of_time)
    }

    fn text(&self) -> Cow<'_, str> {
        self.written().into()
    }
}

/// A calendar day within the years that a time may have.
impl TextValue for NaiveDate {
    const SCHEMA: &'static str = "date";
    const ERROR: RecordError = RecordError::Time;

    fn parse(text: &str, _: &[&'static str]) -> Result<Self, RecordError> {
        Moment::parse_day(text).map_err(of_time)
    }

    fn text(&self) -> Cow<'_, str> {
        self.to_string().into()
    }
}

impl TextValue for Eased {
    const SCHEMA: &'static str = "eased";
    const ERROR: RecordError = RecordError::Time;

    fn parse(text: &str, codes: &[&'static str]) -> Result<Self, RecordError> {
        if text == "still" { Ok(Self::StillThere) } else { <Moment as TextValue>::parse(text, codes).map(Self::At) }
    }

    fn text(&self) -> Cow<'_, str> {
        match self {
            Self::StillThere => "still".into(),
            Self::At(at) => at.to_string().into(),
        }
    }
}
