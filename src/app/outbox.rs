//! Records that are not stored yet.

use std::collections::BTreeSet;

use super::{Command, StatusLine, StoreFault, Tap, Ticket};
use crate::domain::{Record, RecordId, Stamp};

/// Records that are not stored yet, and entries that are in no backup.
#[derive(Debug, Default)]
pub struct Outbox {
    /// Taps made before the store was open.
    pub early: Vec<Tap>,
    /// Commands deferred until the store is open and the later part is loaded.
    pub(super) waiting: Vec<Command>,
    /// Writes that are not committed yet.
    pub(super) pending: Vec<(Ticket, Pending)>,
    pub(super) next_ticket: Ticket,
    /// The error of a failed write, until a write succeeds.
    pub fault: Option<StoreFault>,
    /// Records still to be written back after the store was emptied, newest last.
    pub(super) write_back: Vec<RecordId>,
    /// Writing sessions of this window.
    pub(super) sessions: Vec<WritingSession>,
    pub(super) asked_persistence: bool,
    /// Entries that are in no backup.
    pub unbacked: BTreeSet<RecordId>,
}

/// A write that is not committed yet.
#[derive(Debug)]
pub(super) struct Pending {
    pub(super) records: Vec<Record>,
    /// The status line after the commit; `None` where a stored record is written back.
    pub(super) line: Option<StatusLine>,
    pub(super) attempts: usize,
}

/// A run of uninterrupted edits of one record in this window; of its versions only the newest is kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct WritingSession {
    pub(super) id: RecordId,
    pub(super) since: Stamp,
    pub(super) began_ms: i64,
}
