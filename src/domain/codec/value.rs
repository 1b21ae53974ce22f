//! The types that a field of a record may have.

use std::borrow::Cow;

use super::{Fields, RecordError, Sorted, as_text, as_type};
use crate::domain::{Pain, Score};

/// What a declaration says of a field beside its type.
#[derive(Debug)]
pub struct FieldSpec {
    /// Its name on the wire.
    pub name: &'static str,
    /// The list its codes come from; other codes are kept too.
    pub codes: &'static [&'static str],
    /// The error for an invalid value, where the type does not determine it.
    pub error: Option<RecordError>,
}

/// The declaration of a field, for the documentation of the format. Not part of the program.
#[derive(Clone, Debug)]
pub struct FieldDoc {
    /// Its name on the wire.
    pub name: &'static str,
    /// Its definition in `docs/backup.schema.json`.
    pub schema: &'static str,
    /// A record without it is refused.
    pub is_required: bool,
    /// What it means.
    pub about: &'static str,
    /// The list its codes come from.
    pub codes: &'static [&'static str],
}

/// A type that a field of a record may have.
pub trait Value: Clone + PartialEq {
    /// Its definition in `docs/backup.schema.json`.
    const SCHEMA: &'static str;
    /// A record without the field is refused.
    const REQUIRED: bool = false;

    /// Takes the field out of those of a record.
    ///
    /// # Errors
    /// The reason for refusing the record.
    fn read(fields: &mut Fields<'_>, spec: &FieldSpec) -> Result<Self, RecordError>;

    /// Adds the field to those that are written. What was not recorded is left out.
    fn write(&self, out: &mut Sorted, name: &'static str);

    /// Adds the typed text, for the search.
    fn push_texts<'a>(&'a self, _: &mut Vec<&'a str>) {}

    /// The description of the field in the documentation of the format.
    fn describe(field: FieldDoc) -> Vec<FieldDoc> {
        vec![field]
    }
}

/// A type that JSON holds as a text.
pub trait TextValue: Clone + PartialEq {
    /// See [`Value::SCHEMA`].
    const SCHEMA: &'static str;
    /// See [`Value::REQUIRED`]; else an empty text means "not recorded".
    const REQUIRED: bool = true;
    /// The error for a missing value or one that is not a text.
    const ERROR: RecordError;

    /// Reads the text.
    ///
    /// # Errors
    /// The reason for refusing the record.
    fn parse(text: &str, codes: &[&'static str]) -> Result<Self, RecordError>;

    /// The text.
    fn text(&self) -> Cow<'_, str>;

    /// The text, if users type it.
    fn typed(&self) -> Option<&str> {
        None
    }
}

fn read_text<T: TextValue>(fields: &mut Fields<'_>, spec: &FieldSpec) -> Result<Option<T>, RecordError> {
    let text = fields.take_text(spec.name, spec.error.unwrap_or(T::ERROR))?;
    text.map(|text| T::parse(&text, spec.codes).map_err(|error| spec.error.unwrap_or(error))).transpose()
}

impl<T: TextValue> Value for T {
    const SCHEMA: &'static str = T::SCHEMA;
    const REQUIRED: bool = T::REQUIRED;

    fn read(fields: &mut Fields<'_>, spec: &FieldSpec) -> Result<Self, RecordError> {
        match read_text(fields, spec)? {
            Some(value) => Ok(value),
            None if T::REQUIRED => Err(spec.error.unwrap_or(T::ERROR)),
            None => T::parse("", spec.codes),
        }
    }

    fn write(&self, out: &mut Sorted, name: &'static str) {
        let text = self.text();
        if !text.is_empty() {
            out.text(name, &text);
        }
    }

    fn push_texts<'a>(&'a self, texts: &mut Vec<&'a str>) {
        texts.extend(self.typed());
    }
}

impl<T: TextValue> Value for Option<T> {
    const SCHEMA: &'static str = T::SCHEMA;

    fn read(fields: &mut Fields<'_>, spec: &FieldSpec) -> Result<Self, RecordError> {
        read_text(fields, spec)
    }

    fn write(&self, out: &mut Sorted, name: &'static str) {
        if let Some(value) = self {
            out.text(name, &value.text());
        }
    }

    fn push_texts<'a>(&'a self, texts: &mut Vec<&'a str>) {
        texts.extend(self.as_ref().and_then(TextValue::typed));
    }
}

impl Value for bool {
    const SCHEMA: &'static str = "flag";

    fn read(fields: &mut Fields<'_>, spec: &FieldSpec) -> Result<Self, RecordError> {
        fields.remove(spec.name).map_or(Some(false), as_type).ok_or(RecordError::Detail)
    }

    fn write(&self, out: &mut Sorted, name: &'static str) {
        out.flag(name, *self);
    }
}

impl Value for Option<Pain> {
    const SCHEMA: &'static str = "pain";

    fn read(fields: &mut Fields<'_>, spec: &FieldSpec) -> Result<Self, RecordError> {
        let pain = fields.remove(spec.name).map(|value| as_type(value).and_then(Pain::new).ok_or(RecordError::Pain));
        pain.transpose()
    }

    fn write(&self, out: &mut Sorted, name: &'static str) {
        if let Some(pain) = self {
            out.json(name, &pain.number().to_string());
        }
    }
}

impl Value for Score {
    const SCHEMA: &'static str = "score";
    const REQUIRED: bool = true;

    fn read(fields: &mut Fields<'_>, spec: &FieldSpec) -> Result<Self, RecordError> {
        let value = fields.remove(spec.name).ok_or(RecordError::Pain)?;
        match as_type(value) {
            Some(number) => Pain::new(number).map(Self::Number),
            None => as_text(value).filter(|word| word == Self::TOO_MUCH).map(|_| Self::TooMuch),
        }
        .ok_or(RecordError::Pain)
    }

    fn write(&self, out: &mut Sorted, name: &'static str) {
        match self {
            Self::Number(pain) => Some(*pain).write(out, name),
            Self::TooMuch => out.text(name, Self::TOO_MUCH),
        }
    }
}

/// A whole number that every JSON program reads exactly: −(2⁵³ − 1) to 2⁵³ − 1.
impl Value for Option<i64> {
    const SCHEMA: &'static str = "order";

    fn read(fields: &mut Fields<'_>, spec: &FieldSpec) -> Result<Self, RecordError> {
        const MAX: i64 = (1 << 53) - 1;
        let in_range = |number: &i64| (-MAX..=MAX).contains(number);
        let number = fields.remove(spec.name).map(|value| as_type(value).filter(in_range).ok_or(RecordError::Detail));
        number.transpose()
    }

    fn write(&self, out: &mut Sorted, name: &'static str) {
        if let Some(number) = self {
            out.json(name, &number.to_string());
        }
    }
}
