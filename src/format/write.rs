//! A record as JSON: one line, the same in a stored row, a pack and a backup.

use chrono::{DateTime, SecondsFormat};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::field;
use super::write_body::{kind_of, write_body};
use crate::domain::{Record, Stamp, Version};

/// A record could not be written down. Only damage in memory can cause it.
#[derive(Debug)]
pub struct EncodeError(serde_json::Error);

impl std::fmt::Display for EncodeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for EncodeError {}

/// Appends the record as one line of JSON, without the line end.
///
/// # Errors
/// [`EncodeError`] when what a newer version wrote is no longer JSON in memory.
pub fn write_record(out: &mut Vec<u8>, record: &Record) -> Result<(), EncodeError> {
    serde_json::to_writer(out, &WireRecord(record)).map_err(EncodeError)
}

struct WireRecord<'a>(&'a Record);

impl Serialize for WireRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let record = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(field::ID, &record.id().to_string())?;
        write_version(&mut map, record.current(), None)?;
        if !record.older().is_empty() {
            let parent_kind = kind_of(&record.current().body);
            let older: Vec<_> = record.older().iter().map(|version| WireVersion { version, parent_kind }).collect();
            map.serialize_entry(field::HISTORY, &older)?;
        }
        map.end()
    }
}

/// An older version inside `history`. Its kind is left out where it is the record's.
struct WireVersion<'a> {
    version: &'a Version,
    parent_kind: &'a str,
}

impl Serialize for WireVersion<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        write_version(&mut map, self.version, Some(self.parent_kind))?;
        map.end()
    }
}

fn write_version<M: SerializeMap>(map: &mut M, version: &Version, parent_kind: Option<&str>) -> Result<(), M::Error> {
    let kind = kind_of(&version.body);
    if parent_kind != Some(kind) {
        map.serialize_entry(field::KIND, kind)?;
    }
    map.serialize_entry(field::STAMP, &stamp_text(version.stamp))?;
    if version.since != version.stamp {
        map.serialize_entry(field::SINCE, &count_text(version.since))?;
    }
    if version.deleted {
        map.serialize_entry(field::DELETED, &true)?;
    }
    write_body(map, version)
}

/// `2026-11-23T13:03:07.120Z/0/00000000000000ab`: clock in UTC, counter, device.
fn stamp_text(stamp: Stamp) -> String {
    format!("{}/{}", count_text(stamp), stamp.device())
}

/// A stamp without its device, for `since`, which is always of the same device.
fn count_text(stamp: Stamp) -> String {
    format!("{}/{}", clock_text(stamp.unix_ms()), stamp.count())
}

/// A stamp's clock is within 1970..=2999, where every millisecond has a date.
fn clock_text(unix_ms: i64) -> String {
    DateTime::from_timestamp_millis(unix_ms).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Millis, true)
}
