//! The backup file: `{"format":"pain-diary","version":1,"exported_at":…,"records":[…]}`, one record a line.
//!
//! Within version 1 new kinds and fields may appear; they survive in older apps. The version rises only when an older
//! app would misread the file, and then the older app must refuse it.

use chrono::NaiveDate;
use serde_json::value::RawValue;

use super::rescue::{self, RescuedDraft};
use super::{EncodeError, Object, Refusal, read_record, write_record};
use crate::domain::{Moment, Record};

/// `format` of a backup.
pub const BACKUP_FORMAT: &str = "pain-diary";
/// `format` of what the rescue page saves: raw stored rows.
const RESCUE_FORMAT: &str = "pain-diary-rescue";
/// The version this app reads and writes.
pub const VERSION: u64 = 1;
/// Largest file that is opened, in bytes: four times a diary of 50,000 entries with notes.
pub const FILE_MAX_BYTES: u64 = 96 << 20;
/// Most records in one file.
pub const RECORDS_MAX: usize = 250_000;

/// Why a whole file was not taken. Codes only; `text` has the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileError {
    /// 0 bytes.
    Empty,
    /// Longer than [`FILE_MAX_BYTES`] or more than [`RECORDS_MAX`] records.
    TooLarge,
    /// Not UTF-8 text: a photo, a PDF.
    NotText,
    /// JSON that stops in the middle.
    Truncated,
    /// Text, but not a backup.
    NotABackup,
    /// A backup in a version this app cannot read.
    Version,
}

/// A record of a file that was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Refused {
    /// Its place in the file, counted from 1.
    pub place: usize,
    /// Why.
    pub reason: Refusal,
}

/// A backup whose envelope has been read; its records are read one by one, so that a long file can be taken in slices.
#[derive(Debug)]
pub struct Backup<'a> {
    rows: Vec<Row<'a>>,
    drafts: Vec<RescuedDraft>,
}

#[derive(Debug)]
enum Row<'a> {
    Record(&'a RawValue),
    Stored(String),
    Tap(Box<Result<Record, Refusal>>),
}

impl<'a> Backup<'a> {
    /// Reads the envelope.
    ///
    /// # Errors
    /// [`FileError`] when the file as a whole is not a backup this app can read.
    pub fn open(bytes: &'a [u8]) -> Result<Self, FileError> {
        if bytes.is_empty() {
            return Err(FileError::Empty);
        }
        if u64::try_from(bytes.len()).is_ok_and(|length| length > FILE_MAX_BYTES) {
            return Err(FileError::TooLarge);
        }
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            // Cut in the middle of a character: what is whole before it ends too early as well, and is told so below.
            Err(error) if error.error_len().is_none() => {
                bytes.get(..error.valid_up_to()).and_then(|whole| std::str::from_utf8(whole).ok()).ok_or(FileError::NotText)?
            }
            Err(_) => return Err(FileError::NotText),
        };
        let text = text.trim_start_matches('\u{feff}').trim();
        if text.is_empty() {
            return Err(FileError::Empty);
        }
        let envelope = Object::parse(text).map_err(|error| match error.classify() {
            serde_json::error::Category::Eof => FileError::Truncated,
            _ => not_an_envelope(text),
        })?;
        let list = |name| envelope.raw(name).and_then(|list| serde_json::from_str::<Vec<&'a RawValue>>(list.get()).ok());
        let format = envelope.text("format").unwrap_or_default();
        if format != BACKUP_FORMAT && format != RESCUE_FORMAT {
            return Err(FileError::NotABackup);
        }
        check_version(envelope.raw("version"))?;
        let (rows, drafts): (Vec<Row<'a>>, Vec<RescuedDraft>) = if format == BACKUP_FORMAT {
            (list("records").ok_or(FileError::NotABackup)?.into_iter().map(Row::Record).collect(), Vec::new())
        } else {
            let rescued = rescue::read(&list("rows").ok_or(FileError::NotABackup)?);
            let taps = rescued.taps.into_iter().map(|tap| Row::Tap(Box::new(tap)));
            (rescued.lines.into_iter().map(Row::Stored).chain(taps).collect(), rescued.drafts)
        };
        if rows.len() > RECORDS_MAX { Err(FileError::TooLarge) } else { Ok(Self { rows, drafts }) }
    }

    /// How many records the file holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// True when it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// True for what the rescue page saved, where a record may rightly occur more than once.
    #[must_use]
    pub fn may_repeat(&self) -> bool {
        matches!(self.rows.first(), Some(Row::Stored(_) | Row::Tap(_)))
    }

    /// What was being typed when the rescue page saved the file.
    #[must_use]
    pub fn drafts(&self) -> &[RescuedDraft] {
        &self.drafts
    }

    /// Reads the record at `index`, counted from 0.
    ///
    /// # Errors
    /// The [`Refusal`] when it is not a valid record.
    pub fn record(&self, index: usize) -> Result<Record, Refusal> {
        match self.rows.get(index) {
            Some(Row::Record(raw)) => read_record(raw.get()),
            Some(Row::Stored(line)) => read_record(line),
            Some(Row::Tap(tap)) => tap.as_ref().clone(),
            None => Err(Refusal::NotARecord),
        }
    }
}

/// A number cut behind its sign or point is an error to serde_json, not an end that came too early.
fn not_an_envelope(text: &str) -> FileError {
    let cut_in_a_number = || serde_json::from_str::<serde::de::IgnoredAny>(&format!("{text}0")).is_err_and(|error| error.is_eof());
    if text.ends_with(['-', '+', '.', 'e', 'E']) && cut_in_a_number() { FileError::Truncated } else { FileError::NotABackup }
}

fn check_version(version: Option<&RawValue>) -> Result<(), FileError> {
    if version.and_then(|version| version.get().parse().ok()) == Some(VERSION) { Ok(()) } else { Err(FileError::Version) }
}

/// Starts a backup file.
#[must_use]
pub fn begin_backup(exported_at: Moment) -> Vec<u8> {
    format!("{{\"format\":\"{BACKUP_FORMAT}\",\"version\":{VERSION},\"exported_at\":\"{exported_at}\",\"records\":[").into_bytes()
}

/// Adds a record to a backup file.
///
/// # Errors
/// See [`write_record`].
pub fn push_record(out: &mut Vec<u8>, record: &Record) -> Result<(), EncodeError> {
    out.extend_from_slice(if out.last() == Some(&b'[') { b"\n" } else { b",\n" });
    write_record(out, record)
}

/// Ends a backup file.
pub fn end_backup(out: &mut Vec<u8>) {
    out.extend_from_slice(b"\n]}\n");
}

/// `pain-diary-2026-11-23.json`.
#[must_use]
pub fn file_name(day: NaiveDate) -> String {
    format!("{BACKUP_FORMAT}-{day}.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORD: &str = r#"{"id":"019ab0f2-6c00-7000-8000-000000000001","kind":"entry","stamp":"2026-11-23T13:03:07.120Z/0/00000000000000ab","who":"patient","at":"2026-11-23T14:03:07+01:00","pain":7}"#;

    #[test]
    fn a_backup_reads_back_and_is_one_record_a_line() {
        let record = read_record(RECORD).expect("a good record");
        let mut file = begin_backup(Moment::parse("2026-11-23T14:05:00+01:00").expect("a time"));
        push_record(&mut file, &record).expect("can be written");
        push_record(&mut file, &record).expect("can be written");
        end_backup(&mut file);
        let text = String::from_utf8(file.clone()).expect("UTF-8");
        assert_eq!(text.lines().count(), 4);
        assert!(text.starts_with(r#"{"format":"pain-diary","version":1,"exported_at":"2026-11-23T14:05:00+01:00","records":["#));
        let backup = Backup::open(&file).expect("a backup");
        assert_eq!((backup.len(), backup.record(0), backup.record(2)), (2, Ok(record), Err(Refusal::NotARecord)));
        for end in 1..file.len() - 2 {
            let part = file.get(..end).expect("in range");
            assert_eq!(Backup::open(part).err(), Some(FileError::Truncated), "cut at {end}");
        }
    }

    #[test]
    fn wrong_files_are_told_apart() {
        let cases: [(&[u8], FileError); 17] = [
            (b"", FileError::Empty),
            (b" \n", FileError::Empty),
            (b"\xff\xd8\xff\xe0 a photo", FileError::NotText),
            (b"hello", FileError::NotABackup),
            (b"[]", FileError::NotABackup),
            (b"{}", FileError::NotABackup),
            (b"{\"format\":\"other\",\"version\":1,\"records\":[]}", FileError::NotABackup),
            (b"{\"format\":\"pain-diary\",\"version\":1}", FileError::NotABackup),
            (b"{\"format\":\"pain-diary\",\"version\":2,\"records\":[]}", FileError::Version),
            (b"{\"format\":\"pain-diary\",\"version\":\"1\",\"records\":[]}", FileError::Version),
            (b"{\"format\":\"pain-diary\",\"records\":[]}", FileError::Version),
            (b"{\"format\":\"pain-diary\",\"version\":2,\"records\":{}}", FileError::Version),
            (b"{\"format\":\"pain-diary\",\"version\":1,\"records\":{}}", FileError::NotABackup),
            (b"{\"format\":\"pain-diary\",\"version\":1,\"records\":[{\"note\":\"\xf0\x9f\x98", FileError::Truncated),
            (b"{\"format\":\"pain-diary\",\"version\":1,\"records\":[{\"x\":1e-", FileError::Truncated),
            (b"hello.", FileError::NotABackup),
            (b"{\"format\":\"pain-diary\",\"version\":1,\"records\":[{}", FileError::Truncated),
        ];
        for (bytes, error) in cases {
            assert_eq!(Backup::open(bytes).err(), Some(error), "{}", String::from_utf8_lossy(bytes));
        }
        let large = vec![b' '; usize::try_from(FILE_MAX_BYTES).expect("fits") + 1];
        assert_eq!(Backup::open(&large).err(), Some(FileError::TooLarge));
    }

    #[test]
    fn a_byte_order_mark_and_other_peoples_line_breaks_are_welcome() {
        let file = format!("\u{feff}{{\r\n \"version\": 1,\r\n \"records\": [{RECORD}], \"format\": \"pain-diary\", \"more\": 1 }}");
        assert_eq!(Backup::open(file.as_bytes()).map(|backup| backup.len()).ok(), Some(1));
    }

    #[test]
    fn what_the_rescue_page_saved_opens_too() {
        let row = |store: &str, text: &str| serde_json::json!({"store": store, "key": "k", "text": text});
        let file = serde_json::json!({
            "format": "pain-diary-rescue", "version": 1,
            "rows": [row("rows", RECORD), row("packs", &format!("{RECORD}\n{RECORD}\n")), row("meta", "{}"), {"store": "rows", "base64": "/w=="}],
        })
        .to_string();
        let backup = Backup::open(file.as_bytes()).expect("opens");
        assert!(backup.may_repeat());
        assert_eq!((0..backup.len()).filter(|index| backup.record(*index).is_ok()).count(), 3);
    }
}
