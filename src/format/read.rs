//! Reads a record from JSON and checks every field.

use std::borrow::Cow;

use chrono::DateTime;

use super::field;
use crate::domain::codec::{Fields, as_text, as_type, quoted};
use crate::domain::{Body, DeviceId, Extra, Record, RecordError, RecordId, SpeakerRef, Stamp, StampError, Version};

/// Longest record that is read, in bytes of JSON. A record stays within it when it is joined, edited and written again:
/// [`write_record`](super::write_record) leaves out the oldest versions that do not fit. 21 of the largest versions fit (a note and details
/// of the longest characters, and [`EXTRA_MAX_BYTES`]).
pub const RECORD_MAX_BYTES: usize = 3 << 20;

/// Most unknown fields of a version, in bytes of JSON.
pub const EXTRA_MAX_BYTES: usize = 64 << 10;

/// Reads one record.
///
/// # Errors
/// The first [`RecordError`] that applies.
pub fn read_record(json: &str) -> Result<Record, RecordError> {
    if json.len() > RECORD_MAX_BYTES {
        return Err(RecordError::TooLarge);
    }
    let mut fields: Fields<'_> = serde_json::from_str(json).map_err(|_| RecordError::NotARecord)?;
    let id = take_str(&mut fields, field::ID).and_then(|id| RecordId::parse(&id)).ok_or(RecordError::Id)?;
    let kind = take_kind(&mut fields)?.ok_or(RecordError::Kind)?;
    let Some(history) = fields.remove(field::HISTORY) else { return Ok(Record::new(id, read_version(fields, &kind)?)) };
    let history: Vec<Fields<'_>> = serde_json::from_str(history.get()).map_err(|_| RecordError::Shape)?;
    let mut versions = Vec::with_capacity(1 + history.len());
    versions.push(read_version(fields, &kind)?);
    for mut fields in history {
        // Kept as unknown fields, they would replace the record's own when this version becomes current.
        if fields.get(field::ID).is_some() || fields.get(field::HISTORY).is_some() {
            return Err(RecordError::Shape);
        }
        let own_kind = take_kind(&mut fields)?;
        versions.push(read_version(fields, own_kind.as_deref().unwrap_or(&kind))?);
    }
    Record::from_versions(id, versions).ok_or(RecordError::Shape)
}

fn read_version(mut fields: Fields<'_>, kind: &str) -> Result<Version, RecordError> {
    let stamp = take_str(&mut fields, field::STAMP).ok_or(RecordError::Stamp)?;
    let stamp = parse_stamp(&stamp).map_err(|_| RecordError::Stamp)?;
    let since = match fields.remove(field::SINCE) {
        None => stamp,
        Some(since) => as_text(since)
            .and_then(|since| parse_count(&since, stamp.device()).ok())
            .filter(|since| *since <= stamp)
            .ok_or(RecordError::Stamp)?,
    };
    let deleted = fields.remove(field::DELETED).map_or(Some(false), as_type).ok_or(RecordError::Shape)?;
    let typed = match fields.remove(field::TYPED) {
        None => None,
        Some(typed) => Some(as_text(typed).and_then(|typed| SpeakerRef::parse(&typed)).ok_or(RecordError::Who)?),
    };
    let kept = fields.remove(field::KEPT).map_or(Some(false), as_type).ok_or(RecordError::Shape)?;
    let body = Body::read(kind, &mut fields)?;
    Ok(Version { stamp, since, typed, deleted, body, extra: leftovers(fields)?, kept })
}

fn leftovers(fields: Fields<'_>) -> Result<Extra, RecordError> {
    if fields.is_empty() {
        return Ok(None);
    }
    let mut text = String::from("{");
    for (name, value) in fields.sorted() {
        if text.len() > 1 {
            text.push(',');
        }
        text.push_str(&quoted(&name));
        text.push(':');
        push_compact(&mut text, value.get());
    }
    text.push('}');
    if text.len() > EXTRA_MAX_BYTES { Err(RecordError::TooLarge) } else { Ok(Some(text.into())) }
}

/// Appends JSON without white space between tokens: a record is one line, and equal for every layout of a file.
fn push_compact(out: &mut String, json: &str) {
    let (mut in_string, mut escaped) = (false, false);
    for character in json.chars() {
        if in_string || !matches!(character, ' ' | '\n' | '\r' | '\t') {
            out.push(character);
        }
        (in_string, escaped) = match character {
            '"' if !escaped => (!in_string, false),
            '\\' if in_string => (true, !escaped),
            _ => (in_string, false),
        };
    }
}

/// The kind if there is one; a kind is a short word, so that a hostile one cannot fill the screen.
fn take_kind<'a>(fields: &mut Fields<'a>) -> Result<Option<Cow<'a, str>>, RecordError> {
    match fields.remove(field::KIND).map(as_text) {
        None => Ok(None),
        Some(Some(kind)) if (1..=64).contains(&kind.len()) => Ok(Some(kind)),
        Some(_) => Err(RecordError::Kind),
    }
}

fn take_str<'a>(fields: &mut Fields<'a>, name: &str) -> Option<Cow<'a, str>> {
    fields.remove(name).and_then(as_text)
}

fn parse_stamp(text: &str) -> Result<Stamp, StampError> {
    let (count, device) = text.rsplit_once('/').ok_or(StampError::Unreadable)?;
    parse_count(count, DeviceId::parse(device).ok_or(StampError::Unreadable)?)
}

fn parse_count(text: &str, device: DeviceId) -> Result<Stamp, StampError> {
    let (clock, count) = text.split_once('/').ok_or(StampError::Unreadable)?;
    let clock_ms = DateTime::parse_from_rfc3339(clock).map_err(|_| StampError::Unreadable)?.timestamp_millis();
    Stamp::new(clock_ms, count.parse().map_err(|_| StampError::Unreadable)?, device)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::domain::{Line, Note, Site, Word};
    use crate::format::write_record;

    const ID: &str = "019ab0f2-6c00-7000-8000-000000000001";
    const STAMP: &str = "2026-11-23T13:03:07.120Z/0/00000000000000ab";

    fn entry_with(changes: &[(&str, Value)]) -> String {
        let mut fields = serde_json::json!({
            "id": ID, "kind": "entry", "stamp": STAMP, "who": "patient", "at": "2026-11-23T14:03:07+01:00", "pain": 7,
        });
        for (name, value) in changes {
            fields[*name] = value.clone();
        }
        fields.to_string()
    }

    fn rewritten(json: &str) -> String {
        let mut out = Vec::new();
        write_record(&mut out, &read_record(json).expect("a good record")).expect("can be written");
        String::from_utf8(out).expect("JSON is UTF-8")
    }

    #[test]
    fn a_record_reads_back_as_written_with_what_is_not_known() {
        let json = format!(
            r#"{{"id":"{ID}","kind":"entry","stamp":"{STAMP}","who":"patient","at":"2026-11-23T14:03:07+01:00","pain":7,"note":"like a knife 🔪","sites":[{{"pain":7,"region":"lower-back-left"}}],"history":[{{"stamp":"2026-11-23T13:03:06.000Z/3/00000000000000ab","since":"2026-11-23T13:00:00.000Z/0","who":"carer","at":"2026-11-23T14:03:07+01:00","pain":"too-much","zzz":null}}]}}"#
        );
        assert_eq!(rewritten(&json), json);
        let unknown = format!(
            r#"{{"id":"{ID}","kind":"dose","stamp":"{STAMP}","deleted":true,"amount":0.1234567890123456789e5,"of":{{"b":"\\\"  ","a":[1,36.60]}}}}"#
        );
        assert_eq!(rewritten(&unknown), unknown);
        let laid_out = unknown.replace('{', "{\r\n\t").replace(',', " ,\n ");
        assert_eq!(rewritten(&laid_out), unknown);
    }

    #[test]
    fn each_fault_has_its_reason() {
        use serde_json::json;
        let cases = [
            ("pain", json!(11), RecordError::Pain),
            ("pain", json!(-1), RecordError::Pain),
            ("pain", json!(7.5), RecordError::Pain),
            ("pain", json!("7"), RecordError::Pain),
            ("pain", json!(null), RecordError::Pain),
            ("at", json!("9999-12-31T23:59:59Z"), RecordError::TimeOutOfRange),
            ("at", json!("soon"), RecordError::Time),
            ("at", json!(5), RecordError::Time),
            ("who", json!(""), RecordError::Who),
            ("note", json!("x".repeat(10_001)), RecordError::TextTooLong),
            ("note", json!({}), RecordError::Text),
            ("note", json!(null), RecordError::Text),
            ("kept", json!(1), RecordError::Shape),
            ("kind", json!(""), RecordError::Kind),
            ("id", json!("../../etc"), RecordError::Id),
            ("stamp", json!("2026-11-23T13:03:07.120Z/0"), RecordError::Stamp),
            ("stamp", json!("9999-11-23T13:03:07.120Z/0/00000000000000ab"), RecordError::Stamp),
            ("since", json!("2026-11-23T13:03:07.120Z"), RecordError::Stamp),
            ("since", json!(7), RecordError::Stamp),
            // A writing session that begins after its version could replace a later one.
            ("since", json!("2026-11-23T13:03:07.120Z/1"), RecordError::Stamp),
            ("deleted", json!("yes"), RecordError::Shape),
            ("history", json!(7), RecordError::Shape),
            ("history", json!([7]), RecordError::Shape),
            ("history", json!([{}]), RecordError::Stamp),
            ("history", json!([{ "id": ID, "stamp": STAMP }]), RecordError::Shape),
            ("history", json!([{ "history": [], "stamp": STAMP }]), RecordError::Shape),
            ("asOf", json!("x".repeat(EXTRA_MAX_BYTES)), RecordError::TooLarge),
            ("typed", json!(""), RecordError::Who),
        ];
        for (name, value, reason) in cases {
            assert_eq!(read_record(&entry_with(&[(name, value.clone())])), Err(reason), "{name}: {value}");
        }
        for text in ["", "7", "[]", "null", "{", "\u{feff}{}"] {
            assert_eq!(read_record(text), Err(RecordError::NotARecord), "{text}");
        }
        assert_eq!(read_record(&format!("{{\"a\":\"{}\"}}", "x".repeat(RECORD_MAX_BYTES))), Err(RecordError::TooLarge));
        assert_eq!(read_record(&entry_with(&[("note", json!("<>"))]).replace("<>", "half a character: \\ud800")), Err(RecordError::Text));
        assert_eq!(read_record(&"[".repeat(100_000)), Err(RecordError::NotARecord), "a bomb of brackets");
    }

    /// All details, in the characters that take most bytes. Codes are ASCII, and own words contain no control characters, so one of their
    /// characters takes at most four bytes.
    fn largest_details() -> Value {
        let code = |number: usize| format!("{number:x>32}");
        let site = |number| serde_json::json!({"pain": 10, "region": code(number)});
        let own =
            |number: usize| serde_json::json!({"own": "😀😁😂😃😄😅😆😇😈😉".chars().cycle().skip(number).take(60).collect::<String>()});
        let path: Vec<String> = (0..Site::PATH_REGIONS_MAX).map(code).collect();
        let listed = (0..Word::LISTED_MAX).map(|number| code(number).into());
        let words: Vec<Value> = listed.chain((0..Word::OWN_MAX).map(own)).collect();
        serde_json::json!({
            "sites": (0..Site::COUNT_MAX).map(site).collect::<Vec<_>>(), "spread": vec![path; Site::PATHS_MAX],
            "words": words, "worse": words, "helped": words, "stopped": words, "rest": 10, "moving": 10, "recalled": true,
            "wrong-clock": true, "began": "2026-11-23T14:03:07+01:00", "eased": "2026-11-23T14:03:07+01:00", "onset": code(1), "course": code(2), "span": code(3),
        })
    }

    #[test]
    fn the_largest_record_there_can_be_reads_back() {
        let worst = |chars: usize| "\u{1}".repeat(chars);
        let long = "y".repeat(EXTRA_MAX_BYTES - r#"{"":""}"#.len() - 1);
        let version = |count: usize| {
            let mut version = largest_details();
            let more = serde_json::json!({
                "stamp": format!("2026-11-23T13:03:07.120Z/{}/00000000000000ab", 1_000_000_000 + count), "deleted": true,
                "since": format!("2026-11-23T13:03:07.119Z/{}", 1_000_000_000 + count), "typed": worst(64), "kind": "entry",
                "who": worst(64), "at": "2026-11-23T14:03:07+01:00", "pain": "too-much", "note": worst(Note::LIMIT_CHARS), "x": long,
            });
            version.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
            version
        };
        let mut record = version(0);
        record["id"] = ID.into();
        record["history"] = (1..=20).map(version).collect();
        let written = rewritten(&record.to_string());
        // What is left, 1,761 bytes for each version, is all that later fields of an entry may take together.
        assert_eq!((written.len(), RECORD_MAX_BYTES - written.len()), (3_108_742, 36_986));
        assert_eq!(rewritten(&written), written);

        // Of more versions than fit, the newest are written, so that an accepted record can always be read again.
        let versions = (0..60).map(|count| {
            let mut one = version(count);
            one["id"] = ID.into();
            read_record(&one.to_string()).expect("a good record").current().clone()
        });
        let record = Record::from_versions(RecordId::parse(ID).expect("an id"), versions.collect()).expect("many");
        assert_eq!(record.older().len(), 59);
        let mut out = b"before".to_vec();
        write_record(&mut out, &record).expect("can be written");
        let back = read_record(std::str::from_utf8(&out[6..]).expect("UTF-8")).expect("it fits");
        assert!(back.versions().eq(record.versions().take(1 + back.older().len())));
        assert!((18..=20).contains(&back.older().len()), "{}", back.older().len());
    }

    /// An older version keeps unknown fields up to [`EXTRA_MAX_BYTES`], and must not refuse what this one writes.
    #[test]
    fn the_largest_records_of_the_new_kinds_fit_into_what_the_first_release_carries() {
        let worst = |chars: usize| "\u{1}".repeat(chars);
        let code = "x".repeat(32);
        let relief = serde_json::json!({
            "ended": "2026-11-23", "label": worst(Note::LIMIT_CHARS), "name": worst(Line::LIMIT_CHARS), "schedule": code, "sort": code,
            "strength": worst(Line::LIMIT_CHARS), "typed": worst(64),
        });
        let day = serde_json::json!({
            "day": "2026-11-23", "note": worst(Note::LIMIT_CHARS), "noticed": "2026-11-23", "part": code, "recalled": true,
            "typed": worst(64), "value": code, "who": worst(64),
        });
        for (kind, fields) in [("relief", relief), ("day", day), ("entry", largest_details())] {
            let record =
                entry_with(&fields.as_object().into_iter().flatten().map(|(name, value)| (&**name, value.clone())).collect::<Vec<_>>());
            assert!(read_record(&record.replace("\"kind\":\"entry\"", &format!("\"kind\":\"{kind}\""))).is_ok(), "{kind}");
            assert!(fields.to_string().len() < EXTRA_MAX_BYTES, "{kind}: {}", fields.to_string().len());
        }
    }
}
