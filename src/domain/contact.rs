//! Somebody on the team who can be called.

use super::Line;
use super::dial::{Dialled, dialled};
use super::kind::kind;

kind! {
    /// A number to call.
    pub struct Contact = "contact" first ["name", "phone", "hours"] edit ContactEdit + Number(phone: Line, hours: Line) {
        /// Who answers, e.g. "Ward nurse".
        pub name: Line = "name" edit Name typed "name",
        /// The number as the family typed it, spaces and all. What is dialled is read out of it each time (`domain/dial.rs`), never stored.
        pub phone: Line = "phone" edit Phone typed "phone",
        /// When somebody answers, in the family's words.
        pub hours: Line = "hours" edit Hours typed "hours",
    }
}

impl Contact {
    /// What its number dials.
    #[must_use]
    pub fn dialled(&self) -> Dialled {
        dialled(self.phone.as_str())
    }
}
