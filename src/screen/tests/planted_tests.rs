//! Two months of two people that end with a fortnight whose figures are known: the page says of it exactly what was put in.

use super::shared_tests::{agree, contact, line, take, text_of};
use super::*;
use crate::app::{DayPartKey, DoctorView, Form, ReportRange, UiAction};
use crate::domain::agreement::names;
use crate::domain::{CallEdit, DayEdit, DoseEdit, Person, RecordId, Ticks};

/// A day at 13:00: the patient's number, the number 45 minutes after a dose of morphine if one was taken, and the carer's number in the
/// evening; whether the regular dose was skipped; what was noted of the bowels.
type PlantedDay = (u8, Option<u8>, u8, bool, Option<&'static str>);

/// Every day before the fortnight.
const USUAL: PlantedDay = (3, None, 4, false, Some("normal"));

const FORTNIGHT: [PlantedDay; 14] = [
    (3, None, 4, false, Some("normal")),
    (8, Some(4), 5, false, Some("hard")),
    (5, None, 5, false, None),
    (9, Some(6), 8, false, Some("normal")),
    (7, Some(3), 5, true, Some("not-today")),
    (6, None, 5, false, Some("hard")),
    (8, Some(8), 7, true, None),
    (4, None, 4, false, Some("not-today")),
    (8, Some(5), 6, false, Some("hard")),
    (2, None, 3, false, None),
    (6, None, 5, false, Some("not-today")),
    (9, Some(4), 7, true, Some("not-today")),
    (3, None, 4, false, None),
    (6, None, 5, false, None),
];

/// The true figures of [`FORTNIGHT`], counted by hand.
mod truth {
    /// Numbers of 7 or more of the patient: 8, 9, 7, 8 and the 8 after its dose, 8, 9.
    pub const FLARES: usize = 7;
    pub const FLARE_DAYS: usize = 6;
    pub const CARER_FLARES: usize = 3;
    pub const MORPHINE: usize = 6;
    pub const PARACETAMOL: usize = 11;
    pub const SKIPPED: usize = 3;
    pub const NUMBERS: usize = 20;
    pub const AT_GOAL: usize = 4;
    /// Since the bowels last moved, on day 9 of 14.
    pub const NOT_MOVED_DAYS: usize = 2;
    pub const NOT_NOTED_DAYS: usize = 3;
    /// A number of each voice on the two days after the call.
    pub const SINCE_TOLD: usize = 4;
}

/// Number of days before the fortnight.
const BEFORE: i64 = 46;
const HOUR: i64 = 60;

struct Planted {
    phone: Phone,
    morphine: RecordId,
    paracetamol: RecordId,
}

fn medicine(phone: &mut Phone, name: &str, schedule: &'static str) -> RecordId {
    phone.send(Input::Typed(Field::New(Person::name()), name.into()));
    phone.send(UiAction::Schedule(Some(Code::listed(schedule))));
    phone.send(Write::Add(Form::Relief));
    phone.send(UiAction::Schedule(None));
    phone.model.diary.reliefs().find(|(_, relief)| relief.name.as_str() == name).expect("just written").0
}

impl Planted {
    fn new() -> Self {
        let mut phone = Phone::new();
        phone.unix_ms -= (BEFORE + 13) * 24 * 3_600_000;
        for (name, role) in [("Anna", SpeakerRef::Patient), ("Ben", SpeakerRef::Carer)] {
            phone.send(Input::Typed(Field::New(Person::name()), name.into()));
            phone.send(Write::Add(Form::Person(role)));
        }
        contact(&mut phone, "the ward", "030 12345");
        agree(&mut phone, names::EPISODE_PAIN, "7");
        agree(&mut phone, names::GOAL_PAIN, "3");
        let [morphine, paracetamol] =
            [("Morphine", "when-needed"), ("Paracetamol", "regular")].map(|(name, schedule)| medicine(&mut phone, name, schedule));
        phone.send(Navigate::Went(Route::Now));
        Self { phone, morphine, paracetamol }
    }

    fn day(&mut self, (patient, after, carer, is_skipped, bowels): PlantedDay) {
        self.phone.send(Pad::Tap(number(patient)));
        if let Some(after) = after {
            self.phone.later(5);
            take(&mut self.phone, self.morphine);
            self.phone.later(45);
            self.phone.send(Pad::Tap(number(after)));
            self.phone.later(-50);
        }
        self.phone.later(5 * HOUR);
        self.phone.press("Ben sees");
        self.phone.send(Pad::Tap(number(carer)));
        self.phone.press("Anna says");
        let dose = take(&mut self.phone, self.paracetamol);
        if is_skipped {
            self.phone.send(Write::edit(dose, DoseEdit::Skipped(Some(line("felt sick")))));
        }
        if let Some(bowels) = bowels {
            let key = DayPartKey { day: self.phone.now().day(), part: Code::listed("bowels") };
            self.phone.send(Write::EditDay(key, DayEdit::Value(Some(Code::listed(bowels)))));
        }
        self.phone.send(Navigate::Went(Route::Now));
    }

    /// The ward answers and is told of two numbers of the patient.
    fn call(&mut self) {
        let told = self.phone.model.diary.unreported(self.phone.now()).entries[..2].to_vec();
        self.phone.send(Write::LogCall(true));
        let call = self.phone.model.diary.calls().last().expect("just called").0;
        self.phone.send(Write::edit(call, CallEdit::Told(Ticks(told.into_iter().map(|id| (id, true)).collect()))));
        self.phone.send(Navigate::Went(Route::Now));
    }

    fn page(&mut self, range: ReportRange) -> String {
        self.phone.send(Navigate::Went(Route::Doctor));
        self.phone.send(UiAction::Doctor(DoctorView { range, ..DoctorView::default() }));
        text_of(&self.phone)
    }
}

/// The lines of a section of the page.
fn section<'p>(page: &'p str, heading: &str) -> &'p str {
    let from = page.split_once(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("no {heading} in\n{page}")).1;
    from.split("\n\n").next().unwrap_or_default()
}

#[test]
fn a_planted_fortnight_is_counted_as_it_was_in_two_months_of_two_voices() {
    let mut planted = Planted::new();
    for _ in 0..BEFORE {
        planted.day(USUAL);
        planted.phone.later(19 * HOUR);
    }
    for (index, day) in FORTNIGHT.into_iter().enumerate() {
        planted.day(day);
        if index == 11 {
            planted.call();
        }
        planted.phone.later(if index == 13 { HOUR } else { 19 * HOUR });
    }
    expect_file!["doctor_two_months.txt"].assert_eq(&planted.page(ReportRange::All));

    let page = planted.page(ReportRange::Days(14));
    let has = |heading: &str, words: String| {
        let section = section(&page, heading);
        assert!(section.contains(&words), "{words:?} in\n{section}");
    };
    has("Numbers, as said", format!("7 or more {}, on {} days\n| Ben", truth::FLARES, truth::FLARE_DAYS));
    has("Numbers, as said", format!("7 or more {0}, on {0} days\nHow", truth::CARER_FLARES));
    has("When-needed medicine", format!("– Morphine: {} times\n", truth::MORPHINE));
    has("When-needed medicine", format!("7 to 9 before, 3 to 8 after 45 min ({})\n", truth::MORPHINE));
    has("Regular medicine", format!("– Paracetamol: {} times; skipped {} times\n", truth::PARACETAMOL, truth::SKIPPED));
    let [not_moved, not_noted] = [truth::NOT_MOVED_DAYS, truth::NOT_NOTED_DAYS];
    has(
        "Bowels and side effects",
        format!("moved: 18 Nov (Anna); since then not moved: {not_moved} days; nothing written: {not_noted} days"),
    );
    has("Goal", format!("– Anna, written at the time: {} of {} at 3 or less\n", truth::AT_GOAL, truth::NUMBERS));
    has("Calls", format!("Last told: the ward, 21 Nov, 18:07 · {} things written since", truth::SINCE_TOLD));
}
