//! Packs: many records in one stored value, one JSON line each. One large value reads far faster than many rows, and a damaged line costs
//! one record, not the whole pack.

use super::{EncodeError, RecordError, read_record, write_record};
use crate::domain::Record;

/// Most records in one pack: reading one takes well under a frame.
pub const PACK_RECORDS_MAX: usize = 512;

/// The content of a pack.
#[derive(Debug, Default)]
pub struct PackRows {
    /// The readable records.
    pub records: Vec<Record>,
    /// The unreadable lines as stored, with the reason.
    pub damaged: Vec<(Vec<u8>, RecordError)>,
}

/// Writes records into packs of at most [`PACK_RECORDS_MAX`].
///
/// # Errors
/// See [`write_record`].
pub fn encode_packs(records: &[Record]) -> Result<Vec<Vec<u8>>, EncodeError> {
    records.chunks(PACK_RECORDS_MAX).map(encode_pack).collect()
}

fn encode_pack(records: &[Record]) -> Result<Vec<u8>, EncodeError> {
    let mut pack = Vec::with_capacity(records.len() * 256);
    for record in records {
        write_record(&mut pack, record)?;
        pack.push(b'\n');
    }
    Ok(pack)
}

/// Reads a pack, or a single stored row, which is a pack of one line.
#[must_use]
pub fn read_pack(bytes: &[u8]) -> PackRows {
    let mut rows = PackRows::default();
    rows.add(bytes);
    rows
}

impl PackRows {
    /// Adds the lines of a part of a pack.
    pub fn add(&mut self, lines: &[u8]) {
        for line in lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            match std::str::from_utf8(line).map_err(|_| RecordError::NotARecord).and_then(read_record) {
                Ok(record) => self.records.push(record),
                Err(reason) => self.damaged.push((line.to_vec(), reason)),
            }
        }
    }
}
