//! Somebody on the team who can be called.

use super::Line;
use super::dial::{Dialled, dialled};
use super::kind::kind;

kind! {
    /// A number to call.
    pub struct Contact = "contact" first ["name", "phone", "hours"] edit ContactEdit + Number(phone: Line, hours: Line) {
        /// Who answers, e.g. "Ward nurse".
        pub name: Line = "name" edit Name typed "name",
        /// The number as typed, spaces included. What is dialled is read from it each time (`domain/dial.rs`), never stored.
        pub phone: Line = "phone" edit Phone typed "phone",
        /// When the number is answered, in the family's words.
        pub hours: Line = "hours" edit Hours typed "hours",
    }
}

impl Contact {
    /// What its number dials, or why it cannot be dialled.
    #[must_use]
    pub fn dialled(&self) -> Dialled {
        dialled(self.phone.as_str())
    }
}
