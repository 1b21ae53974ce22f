//! The backup file: `{"format":"pain-diary","version":1,"exported_at":…,"records":[…]}`, one record a line.
//!
//! Within version 1 new kinds and fields may appear; they survive in older apps. The version rises only when an older
//! app would misread the file, and then the older app must refuse it.

use super::encoding::Decoding;
use super::file_error::{FILE_MAX_BYTES, FileError};
use super::rescue::{Rescued, RescuedDraft, Unpacking};
use super::scan::{Found, Row, Scan};
use super::sender::Sender;
use super::{EncodeError, RecordError, read_record, write_record};
use crate::domain::{Moment, Record};
use chrono::NaiveDate;
use std::borrow::Cow;

/// `format` of a backup.
pub const BACKUP_FORMAT: &str = "pain-diary";

/// `format` of what the rescue page saves: raw stored rows.
const RESCUE_FORMAT: &str = "pain-diary-rescue";

/// The version this app reads and writes.
pub const VERSION: u64 = 1;

/// A backup file: scanned slice by slice, then its records are read one by one.
#[derive(Debug)]
pub struct Backup<'a> {
    length: usize,
    state: State<'a>,
}

#[derive(Debug)]
enum State<'a> {
    Decoding(Decoding<'a>, Scan),
    Open(Cow<'a, [u8]>, Vec<Row>, Option<Sender>),
    Unpacking(Cow<'a, [u8]>, Unpacking),
    Rescue(Cow<'a, [u8]>, Rescued),
}

impl<'a> Backup<'a> {
    /// Begins with the bytes of a file.
    ///
    /// # Errors
    /// [`FileError::Empty`], [`FileError::TooLarge`].
    pub fn begin(bytes: &'a [u8]) -> Result<Self, FileError> {
        if bytes.is_empty() {
            return Err(FileError::Empty);
        }
        if u64::try_from(bytes.len()).is_ok_and(|length| length > FILE_MAX_BYTES) {
            return Err(FileError::TooLarge);
        }
        Ok(Self { length: bytes.len(), state: State::Decoding(Decoding::new(bytes), Scan::new()) })
    }

    /// Scans about `bytes` more bytes; true when the file is fully scanned. Memory beside the file: a few bytes for each record, and the
    /// text where the file is UTF-16.
    ///
    /// # Errors
    /// [`FileError`] when the file as a whole is not a backup this app can read.
    pub fn open_slice(&mut self, bytes: usize) -> Result<bool, FileError> {
        let (decoding, scan) = match &mut self.state {
            State::Decoding(decoding, scan) => (decoding, scan),
            State::Unpacking(text, unpacking) => {
                let unpacked = unpacking.go_on(text, bytes)?;
                if let Some(rescued) = unpacked {
                    self.state = State::Rescue(std::mem::take(text), rescued);
                }
                return Ok(!matches!(self.state, State::Unpacking(..)));
            }
            State::Open(..) | State::Rescue(..) => return Ok(true),
        };
        if !decoding.is_done() {
            decoding.go_on(bytes)?;
        }
        let text = decoding.text();
        scan.go_on(text, text.len())?;
        if !decoding.is_done() {
            return Ok(false);
        }
        let empty = State::Open(Cow::Borrowed(&[]), Vec::new(), None);
        if let State::Decoding(decoding, scan) = std::mem::replace(&mut self.state, empty) {
            self.state = opened(decoding.into_text(), scan)?;
        }
        Ok(matches!(self.state, State::Open(..)))
    }

    /// Scans the whole file at once.
    ///
    /// # Errors
    /// See [`Backup::open_slice`].
    pub fn open(bytes: &'a [u8]) -> Result<Self, FileError> {
        let mut backup = Self::begin(bytes)?;
        while !backup.open_slice(usize::MAX)? {}
        Ok(backup)
    }

    /// Bytes scanned, and the total.
    #[must_use]
    pub const fn progress(&self) -> (usize, usize) {
        match &self.state {
            State::Decoding(decoding, _) => (decoding.position(), self.length),
            State::Open(..) | State::Unpacking(..) | State::Rescue(..) => (self.length, self.length),
        }
    }

    /// Number of records found so far.
    #[must_use]
    pub const fn len(&self) -> usize {
        match &self.state {
            State::Decoding(..) | State::Unpacking(..) => 0,
            State::Open(_, rows, _) => rows.len(),
            State::Rescue(_, rescued) => rescued.len(),
        }
    }

    /// True when it holds none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// True for a file of the rescue page, in which a record may occur more than once.
    #[must_use]
    pub const fn may_repeat(&self) -> bool {
        matches!(self.state, State::Rescue(..))
    }

    /// True for a tap in a file of the rescue page: if a record of its id exists, the tap has become that record.
    #[must_use]
    pub const fn is_tap(&self, index: usize) -> bool {
        if let State::Rescue(_, rescued) = &self.state { rescued.is_tap(index) } else { false }
    }

    /// Drafts in a file of the rescue page.
    #[must_use]
    pub fn drafts(&self) -> &[RescuedDraft] {
        if let State::Rescue(_, rescued) = &self.state { &rescued.drafts } else { &[] }
    }

    /// The phone that made the file, where the file says it: those of earlier versions do not.
    #[must_use]
    pub const fn sender(&self) -> Option<&Sender> {
        if let State::Open(_, _, sender) = &self.state { sender.as_ref() } else { None }
    }

    /// How many bytes the record at `index` takes, counted from 0.
    #[must_use]
    pub fn record_bytes(&self, index: usize) -> usize {
        match &self.state {
            State::Open(_, rows, _) => rows.get(index).map_or(0, |row| row.range().len()),
            State::Rescue(_, rescued) => rescued.bytes(index),
            State::Decoding(..) | State::Unpacking(..) => 0,
        }
    }

    /// Reads the record at `index`, counted from 0.
    ///
    /// # Errors
    /// The [`RecordError`] when it is not a valid record.
    pub fn record(&self, index: usize) -> Result<Record, RecordError> {
        match &self.state {
            State::Open(text, rows, _) => {
                let row = rows.get(index).ok_or(RecordError::NotARecord)?;
                if row.is_too_complex { Err(RecordError::TooLarge) } else { read_record(json(text, *row).ok_or(RecordError::NotARecord)?) }
            }
            State::Rescue(text, rescued) => rescued.record(text, index),
            State::Decoding(..) | State::Unpacking(..) => Err(RecordError::NotARecord),
        }
    }
}

fn json(text: &[u8], row: Row) -> Option<&str> {
    text.get(row.range()).and_then(|json| std::str::from_utf8(json).ok())
}

fn opened<'a>(text: Cow<'a, [u8]>, scan: Scan) -> Result<State<'a>, FileError> {
    let Found { format, version, records, rows, sender } = scan.finish()?;
    let word = |range| text.get(range).and_then(|word| std::str::from_utf8(word).ok());
    let format: Option<String> = word(format).and_then(|format| serde_json::from_str(format).ok());
    let is_rescue = match format.as_deref() {
        Some(BACKUP_FORMAT) => false,
        Some(RESCUE_FORMAT) => true,
        _ => return Err(FileError::NotABackup),
    };
    if word(version).and_then(|version| version.parse().ok()) != Some(VERSION) {
        return Err(FileError::Version);
    }
    if is_rescue {
        return Ok(State::Unpacking(text, Unpacking::new(rows.ok_or(FileError::NotABackup)?)));
    }
    let sender = Sender::read([sender.exported_at, sender.from, sender.holds].map(word));
    Ok(State::Open(text, records.ok_or(FileError::NotABackup)?, sender))
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

/// `pain-diary-2026-11-23.age`, sealed.
#[must_use]
pub fn sealed_name(day: NaiveDate) -> String {
    format!("{BACKUP_FORMAT}-{day}.age")
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
        assert_eq!((backup.len(), backup.record(0), backup.record(2)), (2, Ok(record), Err(RecordError::NotARecord)));
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
