//! Records other than numbers: details of pain, medicines, doses, days, people.

use chrono::{Days, NaiveDate};
use pain_diary::app::{Command, DayPartKey, Field, Form, Input, Setting, Write};
use pain_diary::domain::vocabulary::{DAY_PARTS, EFFECTS, day_levels, regions};
use pain_diary::domain::{
    Code, Contact, DayEdit, DetailEdit, DoseEdit, Eased, Edit, EntryEdit, Link, Moment, OwnWord, Pain, PathsEdit, Person, RecordId, Relief,
    SpeakerRef, Topic, Word,
};

use crate::common::bodies::{noted, short};
use crate::common::records::TEXTS;
use crate::common::rng::Rng;
use crate::device::Device;
use crate::visits;
use crate::world::{score, speaker};

/// One edit of an existing record.
pub fn edit(device: &Device, tab: usize, rng: &mut Rng) -> Edit {
    let minutes = i64::try_from(rng.below(3_000)).expect("fits") - 100;
    let earlier = Moment::from_clock(device.clock_ms - minutes * 60_000, device.offset_min);
    let effect = Code::listed(rng.pick(&EFFECTS));
    let linked = any(device, tab, rng).map_or(Link::None, Link::Entry);
    let (region, said) = (region(rng), !rng.one_in(4));
    match rng.below(22) {
        0 if said => EntryEdit::Who(speaker(rng)).into(),
        0 => DoseEdit::Who(speaker(rng)).into(),
        1 if said => EntryEdit::At(earlier).into(),
        1 => DoseEdit::At(earlier).into(),
        2 | 3 => EntryEdit::Score(score(rng)).into(),
        4..=6 => EntryEdit::Note(noted(rng.pick(&TEXTS))).into(),
        7 | 8 => DetailEdit::site(region, said.then_some(rng.pick(&[None, Pain::new(0), Pain::new(7)]))).into(),
        9 => DetailEdit::Spread(PathsEdit(vec![vec![Code::listed("spine-later"), region]])).into(),
        10 | 11 => DetailEdit::word(rng.pick(&Topic::ALL), word(rng), said).into(),
        12 => DetailEdit::Began(said.then_some(earlier)).into(),
        13 => DetailEdit::Eased(said.then_some(rng.pick(&[Eased::StillThere, Eased::At(earlier)]))).into(),
        14 => DetailEdit::OnMoving(Pain::new(9)).into(),
        15 => DoseEdit::Effect(said.then_some(effect)).into(),
        16 => DoseEdit::Before(rng.pick(&[Link::Found, Link::None, linked])).into(),
        17 => DoseEdit::Skipped(said.then_some(short(rng.pick(&TEXTS)))).into(),
        _ => visits::edit(device, tab, rng),
    }
}

/// Adds a record, or edits a day's note.
pub fn write(device: &mut Device, tab: usize, rng: &mut Rng) {
    let command = match rng.below(18) {
        0 => form(
            device,
            tab,
            &[(Field::New(Person::name()), "Ward nurse"), (Field::New(Contact::phone()), "112")],
            Command::Write(Write::Add(Form::Contact)),
            rng,
        ),
        1 => form(
            device,
            tab,
            &[(Field::New(Person::name()), "Morphine"), (Field::New(Relief::strength()), "10 mg")],
            Command::Write(Write::Add(Form::Relief)),
            rng,
        ),
        2 => Command::Write(Write::Add(Form::Other(rng.pick(&TEXTS).chars().take(20).collect()))),
        3 => form(device, tab, &[(Field::New(Person::name()), "Ben")], Command::Write(Write::Add(Form::Person(speaker(rng)))), rng),
        4 => Command::Write(Write::UsesPhone(user(device, tab, rng))),
        5 => Command::Setting(Setting::Voice(user(device, tab, rng))),
        6..=8 => {
            let reliefs: Vec<RecordId> = device.tabs[tab].model.diary.reliefs().map(|(id, _)| id).collect();
            if reliefs.is_empty() {
                return;
            }
            Command::Write(Write::LogDose(rng.pick(&reliefs)))
        }
        9 | 10 => about_a_day(day(device, rng), rng),
        11 => Command::Input(Input::Typed(Field::DayNote(day(device, rng)), rng.pick(&TEXTS).to_owned())),
        _ => match visits::write(device, tab, rng) {
            Some(command) => command,
            None => return,
        },
    };
    device.send(tab, command, rng);
}

pub fn form(device: &mut Device, tab: usize, fields: &[(Field, &str)], command: Command, rng: &mut Rng) -> Command {
    for (field, text) in fields {
        device.send(tab, Input::Typed(field.clone(), (*text).to_owned()), rng);
    }
    command
}

fn about_a_day(day: NaiveDate, rng: &mut Rng) -> Command {
    let part = rng.pick(&DAY_PARTS);
    let edit = match day_levels(part) {
        [] => DayEdit::Note(noted(rng.pick(&TEXTS))),
        levels => DayEdit::Value((!rng.one_in(4)).then(|| Code::listed(rng.pick(levels)))),
    };
    Command::Write(Write::EditDay(DayPartKey { day, part: Code::listed(part) }, edit))
}

/// Today or yesterday, so that both phones write about the same days.
pub fn day(device: &Device, rng: &mut Rng) -> NaiveDate {
    let today = device.now().day();
    if rng.one_in(2) { today } else { today.checked_sub_days(Days::new(1)).expect("a date") }
}

fn user(device: &Device, tab: usize, rng: &mut Rng) -> SpeakerRef {
    let people = device.tabs[tab].model.diary.people().map(|(id, _)| SpeakerRef::Person(id));
    rng.pick(&people.chain([SpeakerRef::Patient, SpeakerRef::Carer]).collect::<Vec<_>>())
}

fn region(rng: &mut Rng) -> Code {
    Code::listed(rng.pick(&regions().collect::<Vec<_>>()))
}

fn word(rng: &mut Rng) -> Word {
    if rng.one_in(2) {
        return Word::Listed(Code::listed(rng.pick(&["burning", "rest", "night"])));
    }
    Word::Own(OwnWord::new(rng.pick(&["like ants", "ألم كالسكين", "the cat"])).expect("short"))
}

/// A random record that the window shows.
pub fn any(device: &Device, tab: usize, rng: &mut Rng) -> Option<RecordId> {
    let ids: Vec<RecordId> = device.tabs[tab].model.diary.records().map(pain_diary::domain::Record::id).collect();
    if ids.is_empty() { None } else { Some(rng.pick(&ids)) }
}
