//! The people of a diary, and which of them uses which phone.

use super::{Line, RecordId, Speaker};

/// The patient or somebody who looks after them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Person {
    /// As the family calls them; empty when not recorded.
    pub name: Line,
    /// [`Speaker::Patient`] or [`Speaker::Carer`].
    pub role: Speaker,
}

/// Who uses a phone. Its id is made of the profile, so that a phone has one such record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone {
    /// The browser profile; see [`super::DeviceId::profile`].
    pub profile: u32,
    /// Who types there.
    pub user: Speaker,
}

impl Phone {
    /// The id of the record about a profile.
    #[must_use]
    pub fn id(profile: u32) -> RecordId {
        RecordId::of_name(0, &format!("phone/{profile:08x}"))
    }
}
