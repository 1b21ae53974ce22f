//! The records of an open number of the doctor's report, as plain data.

use crate::app::Route;

/// The first records of an open number.
#[derive(Default)]
pub struct OpenedRecords {
    /// Those that are shown, newest first.
    pub rows: Vec<RecordRow>,
    /// How many there are.
    pub all: usize,
}

/// A record in words.
pub struct RecordRow {
    /// Its screen.
    pub route: Route,
    /// What and when.
    pub head: String,
    /// What it says.
    pub words: String,
}
