//! Somebody on the team who can be called.

use super::Line;
use super::dial::{Dialled, dialled};

/// A number to call about pain, as the family typed it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Contact {
    /// Who answers, e.g. "Ward nurse".
    pub name: Line,
    /// The number as written, spaces and all.
    pub phone: Line,
    /// When somebody answers, in the family's words; empty when not recorded.
    pub hours: Line,
}

impl Contact {
    /// What its number dials.
    #[must_use]
    pub fn dialled(&self) -> Dialled {
        dialled(self.phone.as_str())
    }
}
