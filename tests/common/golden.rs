//! Files of `tests/golden/`.

use std::path::PathBuf;

use pain_diary::app::{ImportFile, Reading};
use pain_diary::format::FileError;

pub fn golden(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    std::fs::read(&path).expect("a golden file")
}

pub fn read(bytes: &[u8]) -> Result<ImportFile, FileError> {
    let mut reading = Reading::open(bytes)?;
    reading.step(usize::MAX);
    Ok(reading.finish())
}
