//! A JSON object field by field, each value as raw text: unknown fields are kept exactly, because a number parsed to `f64` and written
//! again may differ.

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::RecordError;
use crate::domain::sort_by;

/// The value if it is of that type.
pub fn as_type<T: DeserializeOwned>(value: &RawValue) -> Option<T> {
    serde_json::from_str(value.get()).ok()
}

/// The items of a list, each as raw text.
pub(super) fn items(list: &RawValue) -> Result<Vec<&RawValue>, RecordError> {
    serde_json::from_str(list.get()).map_err(|_| RecordError::Detail)
}

/// The fields in the order of the file. Of two with one name the last counts. (A map would add 3 kB to the program.)
#[derive(Debug)]
pub struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'a> Fields<'a> {
    /// A field.
    pub fn get(&self, name: &str) -> Option<&'a RawValue> {
        self.0.iter().rfind(|(known, _)| known == name).map(|(_, value)| *value)
    }

    /// Takes a field out.
    pub fn remove(&mut self, name: &str) -> Option<&'a RawValue> {
        let value = self.get(name)?;
        self.0.retain(|(known, _)| known != name);
        Some(value)
    }

    /// Takes a text out; `None` when there is no such field.
    ///
    /// # Errors
    /// `error` when the field is not a text.
    pub fn take_text(&mut self, name: &str, error: RecordError) -> Result<Option<String>, RecordError> {
        self.remove(name).map(|value| as_type(value).ok_or(error)).transpose()
    }

    /// True when there are none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, by name, each once.
    pub fn sorted(self) -> Vec<(String, &'a RawValue)> {
        let mut fields = self.0;
        // The sort is stable: of equal names the last one now comes first, and is kept.
        fields.reverse();
        sort_by(&mut fields, |(a, _), (b, _)| a.cmp(b));
        fields.dedup_by(|(a, _), (b, _)| a == b);
        fields
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
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }

        deserializer.deserialize_map(Object)
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
        assert_eq!(sorted, [("a".to_owned(), "4"), ("b".to_owned(), "{}"), ("c".to_owned(), "3.10")]);
        let mut fields = fields();
        assert_eq!(text(fields.remove("b")).as_deref(), Some("{}"));
        assert!(fields.get("b").is_none() && !fields.is_empty());
        assert!(fields.remove("a").is_some() && fields.remove("c").is_some() && fields.is_empty());
        assert!(serde_json::from_str::<Fields<'_>>("[]").is_err());
    }
}
