//! A record as JSON: one line, the same in a stored row, a pack and a backup.

use chrono::{DateTime, SecondsFormat};

use super::field;
use super::read::RECORD_MAX_BYTES;
use crate::domain::codec::{Fields, Sorted};
use crate::domain::{Record, RecordId, Stamp, Version};

/// A record could not be written. Only corrupt memory can cause it.
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
        push_record(out, record, older)?;
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
    let mut out = Vec::new();
    push_record(&mut out, record, record.older()).is_ok() && out.len() <= RECORD_MAX_BYTES
}

fn push_record(out: &mut Vec<u8>, record: &Record, older: &[Version]) -> Result<(), EncodeError> {
    push_version(out, record.id(), record.current())?;
    if !older.is_empty() {
        let kind = record.current().body.kind();
        let mut before = "[";
        out.extend_from_slice(format!(",\"{}\":", field::HISTORY).as_bytes());
        for version in older {
            out.extend_from_slice(before.as_bytes());
            fields_of(version, Some(kind))?.push_open(out);
            out.push(b'}');
            before = ",";
        }
        out.push(b']');
    }
    out.push(b'}');
    Ok(())
}

/// Appends a version by itself: its fields with the record's `id` and its `kind`, as in a record without older versions.
///
/// # Errors
/// See [`write_record`].
pub(super) fn push_version(out: &mut Vec<u8>, id: RecordId, version: &Version) -> Result<(), EncodeError> {
    let mut fields = fields_of(version, None)?;
    fields.text(field::ID, &id.to_string());
    fields.push_open(out);
    Ok(())
}

/// The fields of a version. The kind of an older one is left out where it is that of the record.
fn fields_of(version: &Version, kind_of_record: Option<&str>) -> Result<Sorted, EncodeError> {
    let mut out = version.body.written();
    let kind = version.body.kind();
    if kind_of_record != Some(kind) {
        out.text(field::KIND, kind);
    }
    out.text(field::STAMP, &stamp_text(version.stamp));
    if version.since != version.stamp {
        out.text(field::SINCE, &count_text(version.since));
    }
    out.flag(field::DELETED, version.deleted);
    out.flag(field::KEPT, version.kept);
    if let Some(typed) = &version.typed {
        out.text(field::TYPED, &typed.to_string());
    }
    if let Some(extra) = &version.extra {
        let extra: Fields<'_> = serde_json::from_str(extra).map_err(EncodeError)?;
        extra.sorted().into_iter().for_each(|(name, value)| out.json(name.into_owned(), value.get()));
    }
    Ok(out)
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
