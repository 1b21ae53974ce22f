//! What a diary tells beside its records, worked out anew in the plainest way, to be held against what it keeps in step.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use pain_diary::domain::{
    Body, Contact, DayPart, Diary, Dose, Entry, Person, Phone, Record, RecordId, Relief, RowKey, Slot, Speaker, Topic, Word,
};

/// Everything that is derived.
#[derive(Debug, Default, PartialEq)]
pub struct Derived {
    rows: Vec<RowKey>,
    days: BTreeMap<NaiveDate, Vec<(RecordId, DayPart)>>,
    words: Vec<(Topic, Vec<(Word, usize)>)>,
    doses: BTreeMap<RecordId, usize>,
    contacts: Vec<(RecordId, Contact)>,
    people: Vec<(RecordId, Person)>,
    reliefs: Vec<(RecordId, Relief)>,
    users: Vec<(u32, Speaker)>,
    live: BTreeMap<RecordId, Body>,
}

/// The profiles that are asked about: whatever a record could be about.
fn profiles(diary: &Diary) -> Vec<u32> {
    let told = |record: &Record| match &record.current().body {
        Body::Phone(phone) => Some(phone.profile),
        _ => None,
    };
    let mut profiles: Vec<u32> = diary.records().filter_map(told).chain(super::records::PROFILES).collect();
    profiles.sort_unstable();
    profiles.dedup();
    profiles
}

/// As the diary tells it.
pub fn told(diary: &Diary) -> Derived {
    let owned = |words: Vec<(&Word, usize)>| words.into_iter().map(|(word, count)| (word.clone(), count)).collect();
    let parts = |day| diary.day(day).into_iter().map(|(id, part)| (id, part.clone())).collect();
    let body = |id| {
        let kinds = [
            diary.entry(id).cloned().map(Body::Entry),
            diary.dose(id).cloned().map(Body::Dose),
            diary.relief(id).cloned().map(Body::Relief),
            diary.person(id).cloned().map(Body::Person),
            diary.contact(id).cloned().map(Body::Contact),
        ];
        kinds.into_iter().flatten().next()
    };
    Derived {
        rows: diary.rows().to_vec(),
        days: diary.noted_days().map(|day| (day, parts(day))).collect(),
        words: Topic::ALL.into_iter().map(|topic| (topic, owned(diary.words(topic)))).collect(),
        doses: diary.dose_counts().iter().map(|(id, count)| (*id, count)).collect(),
        contacts: diary.contacts().map(|(id, contact)| (id, contact.clone())).collect(),
        people: diary.people().map(|(id, person)| (id, person.clone())).collect(),
        reliefs: diary.reliefs().map(|(id, relief)| (id, relief.clone())).collect(),
        users: profiles(diary).into_iter().filter_map(|profile| Some((profile, diary.user_of(profile)?.clone()))).collect(),
        live: diary.records().filter_map(|record| Some((record.id(), body(record.id())?))).collect(),
    }
}

/// As it follows from the records.
pub fn worked_out(diary: &Diary) -> Derived {
    let live: Vec<&Record> = diary.records().filter(|record| !record.current().deleted).collect();
    let mut derived = Derived { words: Topic::ALL.into_iter().map(|topic| (topic, words(&live, topic))).collect(), ..Derived::default() };
    for record in live {
        let (id, body) = (record.id(), record.current().body.clone());
        match body.clone() {
            Body::Entry(Entry { at, .. }) => derived.rows.push(RowKey { day: at.day(), slot: Slot::At(at), id }),
            Body::Dose(Dose { at, relief, skipped, .. }) => {
                derived.rows.push(RowKey { day: at.day(), slot: Slot::At(at), id });
                if skipped.is_none() {
                    *derived.doses.entry(relief).or_default() += 1;
                }
            }
            Body::Day(part) => derived.days.entry(part.day).or_default().push((id, part)),
            Body::Contact(contact) => derived.contacts.push((id, contact)),
            Body::Person(person) => derived.people.push((id, person)),
            Body::Relief(relief) => derived.reliefs.push((id, relief)),
            Body::Phone(_) | Body::Unknown(_) => {}
        }
        if !matches!(body, Body::Day(_) | Body::Phone(_) | Body::Unknown(_)) {
            derived.live.insert(id, body);
        }
    }
    // Records come by id, so the first part found is the one by which a day's note goes.
    let notes = derived.days.iter().map(|(day, parts)| RowKey { day: *day, slot: Slot::Note, id: parts[0].0 });
    derived.rows.extend(notes.collect::<Vec<_>>());
    derived.rows.sort_by_key(|row| std::cmp::Reverse((row.day, row.slot, row.id)));
    derived.users = profiles(diary).into_iter().filter_map(|profile| Some((profile, user_of(diary, profile)?))).collect();
    derived
}

fn user_of(diary: &Diary, profile: u32) -> Option<Speaker> {
    let version = diary.records().find(|record| record.id() == Phone::id(profile))?.current();
    match &version.body {
        Body::Phone(phone) if !version.deleted => Some(phone.user.clone()),
        _ => None,
    }
}

fn words(live: &[&Record], topic: Topic) -> Vec<(Word, usize)> {
    let said = |record: &&Record| match &record.current().body {
        Body::Entry(entry) => entry.details().words(topic).to_vec(),
        _ => Vec::new(),
    };
    let mut counts: BTreeMap<Word, usize> = BTreeMap::new();
    live.iter().flat_map(said).for_each(|word| *counts.entry(word).or_default() += 1);
    let mut words: Vec<(Word, usize)> = counts.into_iter().collect();
    words.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    words
}
