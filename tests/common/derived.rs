//! A simple recomputation of the diary's index, to compare with the one it maintains.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use pain_diary::domain::agreement::names;
use pain_diary::domain::{
    Agreement, Answer, Body, Call, Contact, DayPart, Diary, Dose, Entry, FollowUp, Person, Phone, Question, Record, RecordId, Relief,
    RowKey, Slot, SpeakerRef, Topic, Visit, Word,
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
    visits: Vec<(RecordId, Visit)>,
    questions: Vec<(RecordId, Question)>,
    answers: Vec<(RecordId, Answer)>,
    steps: Vec<(RecordId, FollowUp)>,
    calls: Vec<(RecordId, Call)>,
    agreed: Vec<(&'static str, String)>,
    users: Vec<(u32, SpeakerRef)>,
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

fn listed<'a, T: Clone + 'a>(list: impl Iterator<Item = (RecordId, &'a T)>) -> Vec<(RecordId, T)> {
    list.map(|(id, one)| (id, one.clone())).collect()
}

/// As the diary returns it.
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
            diary.visit(id).cloned().map(Body::Visit),
            diary.question(id).cloned().map(Body::Question),
            diary.answer(id).cloned().map(Body::Answer),
            diary.step(id).cloned().map(Body::FollowUp),
            diary.call(id).cloned().map(Body::Call),
        ];
        kinds.into_iter().flatten().next()
    };
    Derived {
        rows: diary.rows().to_vec(),
        days: diary.noted_days().map(|day| (day, parts(day))).collect(),
        words: Topic::ALL.into_iter().map(|topic| (topic, owned(diary.words(topic)))).collect(),
        doses: diary.dose_counts().iter().map(|(id, count)| (*id, count)).collect(),
        contacts: listed(diary.contacts()),
        people: listed(diary.people()),
        reliefs: listed(diary.reliefs()),
        visits: listed(diary.visits()),
        questions: listed(diary.questions()),
        answers: listed(diary.answers()),
        steps: listed(diary.steps()),
        calls: listed(diary.calls()),
        agreed: names::ALL.map(|what| (what, diary.agreed(what).to_owned())).to_vec(),
        users: profiles(diary).into_iter().filter_map(|profile| Some((profile, diary.user_of(profile)?.clone()))).collect(),
        live: diary.records().filter_map(|record| Some((record.id(), body(record.id())?))).collect(),
    }
}

/// As computed from the records.
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
            Body::Day(part) => {
                derived.days.entry(part.day).or_default().push((id, part));
                continue;
            }
            Body::Contact(contact) => derived.contacts.push((id, contact)),
            Body::Person(person) => derived.people.push((id, person)),
            Body::Relief(relief) => derived.reliefs.push((id, relief)),
            Body::Visit(visit) => derived.visits.push((id, visit)),
            Body::Question(question) => derived.questions.push((id, question)),
            Body::Answer(answer) => derived.answers.push((id, answer)),
            Body::FollowUp(step) => derived.steps.push((id, step)),
            Body::Call(call) => {
                derived.rows.push(RowKey { day: call.at.day(), slot: Slot::At(call.at), id });
                derived.calls.push((id, call));
            }
            // Kinds without derived data.
            _ => continue,
        }
        derived.live.insert(id, body);
    }
    // Records come by id, so the first part found is the one by which a day's note goes.
    let notes = derived.days.iter().map(|(day, parts)| RowKey { day: *day, slot: Slot::Note, id: parts[0].0 });
    derived.rows.extend(notes.collect::<Vec<_>>());
    derived.rows.sort_by_key(|row| std::cmp::Reverse((row.day, row.slot, row.id)));
    derived.users = profiles(diary).into_iter().filter_map(|profile| Some((profile, user_of(diary, profile)?))).collect();
    derived.agreed = names::ALL.map(|what| (what, agreed(diary, what))).to_vec();
    derived
}

fn agreed(diary: &Diary, what: &str) -> String {
    let record = diary.records().find(|record| record.id() == Agreement::id(what));
    match record.map(|record| (record.current().deleted, &record.current().body)) {
        Some((false, Body::Agreement(agreed))) => agreed.value.as_str().to_owned(),
        _ => String::new(),
    }
}

fn user_of(diary: &Diary, profile: u32) -> Option<SpeakerRef> {
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
