//! Commands of typed text.

use crate::app::{Draft, Field};

/// Text in fields that is not in a record yet.
#[derive(Clone, Debug)]
pub enum Input {
    /// Something was typed.
    Typed(Field, String),
    /// Drafts of an earlier run were found.
    DraftsFound(Vec<Draft>),
    /// The user decides about a text whose record is gone.
    Orphan(Field, OrphanAction),
}

/// What to do with an orphaned text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrphanAction {
    /// Copy it to the clipboard, and keep it.
    Copy,
    /// Restore its record and write the text into it.
    PutBack,
    /// Delete it.
    Discard,
}

/// When to commit typed text.
#[derive(Clone, Copy, Debug)]
pub enum CommitInput {
    /// At once.
    Now,
    /// If no letter was typed after the one with this number.
    AfterRest(u32),
}
