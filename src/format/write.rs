//! A record as JSON: one line, the same in a stored row, a pack and a backup.

use chrono::{DateTime, SecondsFormat};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::field;
use super::read::RECORD_MAX_BYTES;
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

/// Appends the record as one line of JSON, without the line end: of its older versions the newest that fit into
/// [`RECORD_MAX_BYTES`].
///
/// # Errors
/// [`EncodeError`] when what a newer version wrote is no longer JSON in memory.
pub fn write_record(out: &mut Vec<u8>, record: &Record) -> Result<(), EncodeError> {
    let start = out.len();
    let mut older = record.older();
    loop {
        serde_json::to_writer(&mut *out, &WireRecord { record, older }).map_err(EncodeError)?;
        let length = out.len() - start;
        if length <= RECORD_MAX_BYTES || older.is_empty() {
            return Ok(());
        }
        out.truncate(start);
        let fitting = (older.len() * RECORD_MAX_BYTES / length).min(older.len() - 1);
        older = older.get(..fitting).unwrap_or_default();
    }
}

/// True when all older versions fit beside the current one; see [`write_record`].
#[must_use]
pub fn fits_whole(record: &Record) -> bool {
    let wire = WireRecord { record, older: record.older() };
    serde_json::to_vec(&wire).is_ok_and(|json| json.len() <= RECORD_MAX_BYTES)
}

struct WireRecord<'a> {
    record: &'a Record,
    older: &'a [Version],
}

impl Serialize for WireRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { record, older } = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(field::ID, &record.id().to_string())?;
        write_version(&mut map, record.current(), None)?;
        if !older.is_empty() {
            let parent_kind = kind_of(&record.current().body);
            let older: Vec<_> = older.iter().map(|version| WireVersion { version, parent_kind }).collect();
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
