//! A JSON object field by field, each value as raw text: unknown fields are kept exactly, because a number parsed to `f64` and written
//! again may differ.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::RecordError;
use crate::domain::{CollectVec, sort_by};

/// The value if it is of that type.
pub fn as_type<T: DeserializeOwned>(value: &RawValue) -> Option<T> {
    serde_json::from_str(value.get()).ok()
}

/// The text, if the value is one: of the file itself unless it is written with escapes.
pub fn as_text(value: &RawValue) -> Option<Cow<'_, str>> {
    let json = value.get();
    match json.as_bytes() {
        [b'"', inner @ .., b'"'] if !inner.contains(&b'\\') => json.get(1..=inner.len()).map(Cow::Borrowed),
        _ => as_type(value).map(Cow::Owned),
    }
}

/// The items of a list, each as raw text.
pub(super) fn items(list: &RawValue) -> Result<Vec<&RawValue>, RecordError> {
    serde_json::from_str(list.get()).map_err(|_| RecordError::Detail)
}

/// The fields of an object, each name once: of two with one name the last of the file counts. The first of the file stands at the end, where
/// most are looked for and taken out. (A map would add 3 kB to the program.)
#[derive(Debug)]
pub struct Fields<'a>(Vec<(Name<'a>, &'a RawValue)>);

/// No more than this many fields are compared each with each other.
const FEW: usize = 24;
/// Most records have no more fields, so that their list is allocated once.
const USUAL: usize = 12;

impl<'a> Fields<'a> {
    /// A field.
    pub fn get(&self, name: &str) -> Option<&'a RawValue> {
        self.0.iter().rfind(|(known, _)| known.0 == name).map(|(_, value)| *value)
    }

    /// Takes a field out.
    pub fn remove(&mut self, name: &str) -> Option<&'a RawValue> {
        let index = self.0.iter().rposition(|(known, _)| known.0 == name)?;
        Some(self.0.remove(index).1)
    }

    /// Takes a text out; `None` when there is no such field.
    ///
    /// # Errors
    /// `error` when the field is not a text.
    pub fn take_text(&mut self, name: &str, error: RecordError) -> Result<Option<Cow<'a, str>>, RecordError> {
        self.remove(name).map(|value| as_text(value).ok_or(error)).transpose()
    }

    /// True when there are none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, by name.
    pub fn sorted(self) -> Vec<(Cow<'a, str>, &'a RawValue)> {
        let mut fields = self.0;
        sort_by(&mut fields, |(a, _), (b, _)| a.0.cmp(&b.0));
        fields.into_iter().map(|(name, value)| (name.0, value)).collect_vec()
    }
}

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Fields<'de>;

            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields: Vec<(Name<'de>, &'de RawValue)> = Vec::new();
                while let Some(field) = map.next_entry()? {
                    if fields.is_empty() {
                        fields.reserve(USUAL);
                    }
                    fields.push(field);
                }
                fields.reverse();
                let is_once = |(index, (name, _)): (usize, &(Name<'de>, _))| fields.iter().take(index).all(|(other, _)| other.0 != name.0);
                if fields.len() > FEW || !fields.iter().enumerate().all(is_once) {
                    // The sort is stable: of equal names the last one of the file comes first, and is kept.
                    sort_by(&mut fields, |(a, _), (b, _)| a.0.cmp(&b.0));
                    fields.dedup_by(|(a, _), (b, _)| a.0 == b.0);
                }
                Ok(Fields(fields))
            }
        }

        deserializer.deserialize_map(Object)
    }
}

/// The name of a field.
#[derive(Debug)]
struct Name<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl<'de> Visitor<'de> for Text {
            type Value = Name<'de>;

            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("a name")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Owned(text.to_owned())))
            }
        }

        deserializer.deserialize_str(Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_fields_with_one_name_the_last_counts() {
        let json = r#"{"b":1, "a":[2], "c" : 3.10,"a":4,"b":{}}"#;
        let fields = || serde_json::from_str::<Fields<'_>>(json).expect("an object");
        let text = |value: Option<&RawValue>| value.map(|value| value.get().to_owned());
        assert_eq!(text(fields().get("a")).as_deref(), Some("4"));
        assert_eq!(text(fields().get("d")), None);
        let sorted: Vec<_> = fields().sorted().into_iter().map(|(name, value)| (name, value.get())).collect();
        assert_eq!(sorted, [("a".into(), "4"), ("b".into(), "{}"), ("c".into(), "3.10")]);
        let mut fields = fields();
        assert_eq!(text(fields.remove("b")).as_deref(), Some("{}"));
        assert!(fields.get("b").is_none() && !fields.is_empty());
        assert!(fields.remove("a").is_some() && fields.remove("c").is_some() && fields.is_empty());
        assert!(serde_json::from_str::<Fields<'_>>("[]").is_err());
    }

    #[test]
    fn names_and_texts_written_with_escapes_are_the_same_names_and_texts() {
        let json = r#"{"\u0061":1,"a":"x\ty","b":"\"","c":"é","d":"\ud800","e":5,"f":" \\"}"#;
        let mut fields: Fields<'_> = serde_json::from_str(json).expect("an object");
        let texts = ["a", "b", "c", "f"].map(|name| as_text(fields.remove(name).expect("a field")).map(Cow::into_owned));
        assert_eq!(texts, ["x\ty", "\"", "é", " \\"].map(|text| Some(text.to_owned())));
        // Half a character, and a number.
        assert_eq!(["d", "e"].map(|name| as_text(fields.remove(name).expect("a field"))), [None, None]);
        assert!(fields.is_empty(), "the two names are one");
    }

    #[test]
    fn many_fields_are_each_known_once_too() {
        let json = (0..200).map(|number| format!("\"name {}\":{number}", number % 150)).collect::<Vec<_>>().join(",");
        let json = format!("{{{json}}}");
        let fields: Fields<'_> = serde_json::from_str(&json).expect("an object");
        let value = |name: &str| fields.get(name).map(RawValue::get);
        assert_eq!(
            (value("name 0"), value("name 49"), value("name 50"), value("name 149")),
            (Some("150"), Some("199"), Some("50"), Some("149"))
        );
        assert_eq!(fields.sorted().len(), 150);
    }
}
