//! The people of a diary, and which of them uses which phone.

use super::kind::kind;
use super::{Line, RecordId, SpeakerRef};

kind! {
    /// The patient or a carer.
    pub struct Person = "person" edit PersonEdit {
        /// As the family calls them.
        pub name: Line = "name" edit Name typed "name",
        /// `patient`, `carer`, or a role of a later version.
        pub role: SpeakerRef = "role",
    }
}

kind! {
    /// The user of a phone. Its id is derived from the profile, so a phone has one such record.
    pub struct Phone = "phone" {
        /// The browser profile: the first half of the device in stamps written there.
        pub profile: u32 = "profile",
        /// The user of that phone.
        pub user: SpeakerRef = "user",
    }
}

impl Phone {
    /// The id of the record about a profile.
    #[must_use]
    pub fn id(profile: u32) -> RecordId {
        RecordId::of_name(0, &format!("phone/{profile:08x}"))
    }
}
