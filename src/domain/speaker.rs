//! Resolves who speaks and who types with the people known now: names added later also label earlier records.

use super::{Diary, Line, Person, RecordId, SpeakerRef, Version};

/// A resolved speaker.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Speaker {
    /// The patient.
    Patient,
    /// A carer with a record.
    Carer(RecordId),
    /// A carer without a record yet.
    SomeCarer,
    /// A speaker unknown to this version.
    Other,
}

impl Speaker {
    /// True for the patient.
    #[must_use]
    pub fn is_patient(&self) -> bool {
        *self == Self::Patient
    }

    /// True for a carer.
    #[must_use]
    pub const fn is_carer(&self) -> bool {
        matches!(self, Self::Carer(_) | Self::SomeCarer)
    }
}

impl Diary {
    /// Resolves the speaker of a record written by a profile. An unnamed carer is the user of that phone, if a carer, else the first carer.
    #[must_use]
    pub fn resolve_speaker(&self, who: &SpeakerRef, profile: u32) -> Speaker {
        match who {
            SpeakerRef::Patient => Speaker::Patient,
            SpeakerRef::Person(id) => self.speaker_of_person(*id),
            SpeakerRef::Other(_) => Speaker::Other,
            SpeakerRef::Carer => match self.user_of(profile) {
                Some(SpeakerRef::Person(id)) if self.speaker_of_person(*id).is_carer() => Speaker::Carer(*id),
                _ => self.first(&SpeakerRef::Carer).map_or(Speaker::SomeCarer, Speaker::Carer),
            },
        }
    }

    /// Resolves the speaker of a version; `None` for a kind without one.
    #[must_use]
    pub fn speaker_in(&self, version: &Version) -> Option<Speaker> {
        Some(self.resolve_speaker(version.body.who()?, version.stamp.device().profile()))
    }

    /// The current version of a live record with its speaker; `None` when it is deleted, or of a kind without a speaker.
    #[must_use]
    pub fn said(&self, id: RecordId) -> Option<(&Version, Speaker)> {
        let version = self.live(id)?;
        Some((version, self.speaker_in(version)?))
    }

    /// Who typed a version: as recorded in it, else the user of the phone.
    #[must_use]
    pub fn typist(&self, version: &Version) -> Option<Speaker> {
        let profile = version.stamp.device().profile();
        let typed = version.typed.as_ref().or_else(|| self.user_of(profile))?;
        Some(self.resolve_speaker(typed, profile))
    }

    /// The name of a speaker, if known. Deleted people keep their name on their records.
    #[must_use]
    pub fn name(&self, speaker: &Speaker) -> Option<&Line> {
        let person = match speaker {
            Speaker::Patient => self.person(self.first(&SpeakerRef::Patient)?),
            Speaker::Carer(id) => self.any_person(*id),
            Speaker::SomeCarer | Speaker::Other => None,
        };
        person.map(|person| &person.name).filter(|name| !name.is_empty())
    }

    /// The first person of a role.
    #[must_use]
    pub fn first(&self, role: &SpeakerRef) -> Option<RecordId> {
        self.people().find(|(_, person)| person.role == *role).map(|(id, _)| id)
    }

    fn speaker_of_person(&self, id: RecordId) -> Speaker {
        match self.any_person(id) {
            Some(Person { role: SpeakerRef::Patient, .. }) => Speaker::Patient,
            Some(Person { role: SpeakerRef::Carer, .. }) => Speaker::Carer(id),
            _ => Speaker::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Body, DeviceId, Phone, Record};

    const HIS: DeviceId = DeviceId::new(0x0a11_ce00_0000_0001);
    const HERS: DeviceId = DeviceId::new(0x0b0b_0000_0000_0002);

    fn id(name: &str) -> RecordId {
        RecordId::of_name(if name == "Ben" { 1 } else { 2 }, name)
    }

    fn put(diary: &mut Diary, id: RecordId, body: Body) {
        diary.join(Record::new(id, Version::first(1_000, HIS, body)));
    }

    fn person(diary: &mut Diary, name: &str, role: SpeakerRef) {
        put(diary, id(name), Body::Person(Person { name: Line::new(name).expect("short"), role }));
    }

    fn uses(diary: &mut Diary, device: DeviceId, user: SpeakerRef) {
        put(diary, Phone::id(device.profile()), Body::Phone(Phone { profile: device.profile(), user }));
    }

    fn name<'a>(diary: &'a Diary, who: &SpeakerRef, device: DeviceId) -> Option<&'a str> {
        diary.name(&diary.resolve_speaker(who, device.profile())).map(Line::as_str)
    }

    #[test]
    fn names_that_come_later_label_what_was_said_before() {
        let mut diary = Diary::default();
        assert_eq!(diary.resolve_speaker(&SpeakerRef::Carer, HIS.profile()), Speaker::SomeCarer);
        assert_eq!((name(&diary, &SpeakerRef::Patient, HIS), name(&diary, &SpeakerRef::Carer, HIS)), (None, None));
        person(&mut diary, "Anna", SpeakerRef::Patient);
        person(&mut diary, "Ben", SpeakerRef::Carer);
        assert_eq!((name(&diary, &SpeakerRef::Patient, HIS), name(&diary, &SpeakerRef::Carer, HERS)), (Some("Anna"), Some("Ben")));
        // A second carer with their own phone: records written there become theirs.
        person(&mut diary, "Cleo", SpeakerRef::Carer);
        uses(&mut diary, HERS, SpeakerRef::Person(id("Cleo")));
        assert_eq!((name(&diary, &SpeakerRef::Carer, HIS), name(&diary, &SpeakerRef::Carer, HERS)), (Some("Ben"), Some("Cleo")));
        assert_eq!(name(&diary, &SpeakerRef::Person(id("Cleo")), HIS), Some("Cleo"));
        assert_eq!(diary.resolve_speaker(&SpeakerRef::Person(id("Anna")), HIS.profile()), Speaker::Patient);
        assert_eq!(diary.resolve_speaker(&SpeakerRef::Person(id("Nobody")), HIS.profile()), Speaker::Other);
    }

    #[test]
    fn who_typed_is_noted_or_else_whoever_uses_the_phone() {
        let mut diary = Diary::default();
        person(&mut diary, "Ben", SpeakerRef::Carer);
        let version = Version::first(1_000, HERS, Body::Phone(Phone { profile: 0, user: SpeakerRef::Patient }));
        assert_eq!(diary.typist(&version), None);
        uses(&mut diary, HERS, SpeakerRef::Carer);
        assert_eq!(diary.typist(&version), Some(Speaker::Carer(id("Ben"))));
        assert_eq!(diary.typist(&version.typed_by(Some(SpeakerRef::Patient))), Some(Speaker::Patient));
    }

    #[test]
    fn who_is_taken_off_the_list_keeps_their_name_in_what_they_said() {
        let mut diary = Diary::default();
        person(&mut diary, "Ben", SpeakerRef::Carer);
        let record = diary.record(id("Ben")).expect("there").clone();
        let gone = record.current().next(2_000, HIS, record.current().body.clone(), true, None).expect("a stamp");
        diary.join(Record::new(record.id(), gone));
        assert_eq!((diary.people().count(), name(&diary, &SpeakerRef::Person(id("Ben")), HIS)), (0, Some("Ben")));
    }
}
