//! One rating of pain.

use super::{Moment, Note, Score, Speaker};

/// One tap and what was added to it later. Only the score and the moment are always there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// When the pain was as strong as the score says.
    pub at: Moment,
    /// The number, or "too much".
    pub score: Score,
    /// Who says it.
    pub who: Speaker,
    /// In the person's own words; empty when nothing was written.
    pub note: Note,
}
