//! What a person, the store or another tab does. Numbers choose among what is there when it happens.

use chrono::{NaiveDate, NaiveTime};
use pain_diary::app::{BodyView, Change, Command, DayPartKey, Field, OpenPrompt, Picked, Route, StoreFault, TimeOf, UiAction, Write};
use pain_diary::domain::vocabulary::{COURSES, DAY_PARTS, EFFECTS, ONSETS, SCHEDULES, day_levels};
use pain_diary::domain::{ChartPeriod, Code, Entry, Moment, Record, RecordId, Score, SpeakerRef, Topic};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::common::bodies::{days, entries, levels, lines, links, speakers};
use crate::common::details::{codes, details, eased, own_words, pains, paths, regions, topics, words};
use crate::common::records::{NOON_MS, TEXTS, has_a_next, moments, notes, records, scores};
use crate::visits::{self, VisitStep};
use crate::world::World;

#[derive(Clone, Debug)]
pub enum Step {
    Record(Entry),
    Tap(Score),
    /// Some record that has such a part.
    Edit(usize, Change),
    EditDay(DayPartKey, Change),
    Pick(usize, fn(RecordId) -> TimeOf, Picked),
    Region(usize, Code),
    SamePlaces(usize),
    Delete(usize),
    LogDose(usize),
    /// The form on the screen is filled in and sent.
    Form(Vec<(Field, String)>, Write),
    AddWord(usize, Topic, String),
    UsesPhone(SpeakerRef),
    Typed(usize, fn(RecordId) -> Field, String),
    TypedOfDay(NaiveDate, String),
    Settle,
    Ui(UiAction),
    Voice(SpeakerRef),
    Undo,
    Went(Route),
    Commit(usize),
    Fail(usize, StoreFault),
    Retry(usize),
    OtherTab(Vec<Record>),
    Loaded(Vec<Record>),
    SaveBackup,
    BackupDone(bool),
    ClockMoves(i64),
    Visit(VisitStep),
}

/// Times that have mostly been.
fn times() -> impl Strategy<Value = Moment> {
    let lately =
        (0_i64..200, select(vec![0, 60, -300])).prop_map(|(minutes, offset)| Moment::from_clock(NOON_MS - minutes * 60_000, offset));
    prop_oneof![4 => lately, 1 => moments()]
}

/// Every change there is.
pub fn changes() -> BoxedStrategy<Change> {
    let of_entry = prop_oneof![
        speakers().prop_map(Change::Who),
        times().prop_map(Change::At),
        scores().prop_map(Change::Score),
        notes().prop_map(Change::Note),
        option::of(times()).prop_map(Change::Began),
        option::of(prop_oneof![times().prop_map(pain_diary::domain::Eased::At), eased()]).prop_map(Change::Eased),
        option::of(codes(&ONSETS)).prop_map(Change::Onset),
        option::of(codes(&COURSES)).prop_map(Change::Course),
        option::of(pains()).prop_map(Change::AtRest),
        option::of(pains()).prop_map(Change::OnMoving),
    ];
    let of_places = prop_oneof![
        (regions(), option::of(option::of(pains()))).prop_map(|(region, mark)| Change::Site(region, mark)),
        details().prop_map(|details| Change::Places(details.sites, details.spread)),
        paths().prop_map(Change::Spread),
        topics()
            .prop_flat_map(|topic| (Just(topic), words(topic), any::<bool>()))
            .prop_map(|(topic, word, on)| Change::Word(topic, word, on)),
    ];
    let of_care = prop_oneof![
        lines().prop_map(Change::Amount),
        option::of(lines()).prop_map(Change::Skipped),
        links().prop_map(Change::Before),
        links().prop_map(Change::After),
        option::of(codes(&EFFECTS)).prop_map(Change::Relieved),
        lines().prop_map(Change::Name),
        lines().prop_map(Change::Strength),
        option::of(codes(&SCHEDULES)).prop_map(Change::Schedule),
        notes().prop_map(Change::Label),
        option::of(days()).prop_map(Change::Ended),
    ];
    let others = prop_oneof![lines().prop_map(Change::Phone), lines().prop_map(Change::Hours), of_day()];
    prop_oneof![4 => of_entry.boxed(), 3 => of_places.boxed(), 3 => of_care.boxed(), 2 => others.boxed(), 3 => visits::changes()].boxed()
}

/// What the screen of a day sends: a level the part has, a day, the text.
fn of_day() -> BoxedStrategy<Change> {
    prop_oneof![
        3 => option::of(levels()).prop_map(Change::Level),
        1 => option::of(days()).prop_map(Change::Noticed),
        1 => notes().prop_map(Change::Note),
    ]
    .boxed()
}

fn day_changes() -> impl Strategy<Value = Step> {
    let part = select(DAY_PARTS.as_slice());
    (days(), part).prop_flat_map(|(day, part)| {
        let key = DayPartKey { day, part: Code::listed(part) };
        let level = match day_levels(part) {
            [] => notes().prop_map(Change::Note).boxed(),
            levels => option::weighted(0.7, codes(levels)).prop_map(Change::Level).boxed(),
        };
        prop_oneof![3 => level, 1 => of_day()].prop_map(move |change| Step::EditDay(key.clone(), change))
    })
}

pub fn texts() -> impl Strategy<Value = String> {
    prop_oneof![select(TEXTS.as_slice()).prop_map(str::to_owned), "\\PC{0,30}"]
}

fn forms() -> impl Strategy<Value = Step> {
    let fields = [Field::NewName, Field::NewPhone, Field::NewHours, Field::NewStrength, Field::NewLabel];
    let typed = vec(option::of(texts()), fields.len());
    let command = prop_oneof![
        Just(Write::AddContact),
        any::<bool>().prop_map(Write::AddNumbers),
        select(vec![SpeakerRef::Patient, SpeakerRef::Carer]).prop_map(Write::AddPerson),
        Just(Write::AddRelief),
        texts().prop_map(Write::AddOther),
    ];
    (typed, command).prop_map(move |(typed, command)| {
        let filled = fields.iter().cloned().zip(typed).filter_map(|(field, text)| Some((field, text?)));
        Step::Form(filled.collect(), command)
    })
}

fn typing(index: impl Strategy<Value = usize>) -> impl Strategy<Value = Step> {
    let fields: [fn(RecordId) -> Field; 11] = [
        Field::Note,
        Field::Name,
        Field::Strength,
        Field::Label,
        Field::Amount,
        Field::Reason,
        Field::Phone,
        Field::Hours,
        Field::Place,
        Field::Companion,
        Field::By,
    ];
    (index, select(fields.to_vec()), texts()).prop_map(|(index, field, text)| Step::Typed(index, field, text))
}

pub fn hours() -> impl Strategy<Value = NaiveTime> {
    (0_u32..24, 0_u32..60).prop_map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).expect("a time"))
}

fn picks(index: impl Strategy<Value = usize>) -> impl Strategy<Value = Step> {
    let times: [fn(RecordId) -> TimeOf; 3] = [TimeOf::At, TimeOf::Began, TimeOf::Eased];
    let picked = prop_oneof![days().prop_map(Picked::Day), hours().prop_map(Picked::Time)];
    (index, select(times.to_vec()), picked).prop_map(|(index, of, picked)| Step::Pick(index, of, picked))
}

fn shows() -> impl Strategy<Value = UiAction> {
    prop_oneof![
        any::<bool>().prop_map(UiAction::Body),
        select(vec![BodyView::Front, BodyView::Back, BodyView::List]).prop_map(UiAction::View),
        any::<bool>().prop_map(UiAction::Path),
        option::of(regions().prop_map(OpenPrompt::Site)).prop_map(UiAction::Prompt),
        (topics(), any::<bool>()).prop_map(|(topic, all)| UiAction::AllWords(topic, all)),
        any::<bool>().prop_map(UiAction::Other),
        option::of(codes(&SCHEDULES)).prop_map(UiAction::Schedule),
        select(ChartPeriod::ALL.as_slice()).prop_map(UiAction::Period),
        any::<bool>().prop_map(UiAction::Step),
    ]
}

/// Records that can be changed.
fn other_records() -> impl Strategy<Value = Vec<Record>> {
    vec(records().prop_filter("nothing comes after it", |record| has_a_next(record.current().stamp)), 1..3)
}

/// Steps that change what is written down.
pub fn writing() -> BoxedStrategy<Step> {
    let index = || 0_usize..16;
    prop_oneof![
        4 => entries().prop_map(Step::Record),
        2 => scores().prop_map(Step::Tap),
        8 => (index(), changes()).prop_map(|(index, change)| Step::Edit(index, change)).boxed(),
        4 => day_changes().boxed(),
        1 => picks(index()).boxed(),
        2 => (index(), regions()).prop_map(|(index, region)| Step::Region(index, region)),
        1 => index().prop_map(Step::SamePlaces),
        3 => index().prop_map(Step::Delete),
        3 => index().prop_map(Step::LogDose),
        4 => forms().boxed(),
        1 => (index(), topics(), own_words()).prop_map(|(index, topic, word)| Step::AddWord(index, topic, word.as_str().to_owned())),
        1 => speakers().prop_map(Step::UsesPhone),
        14 => visits::writing(),
    ]
    .boxed()
}

pub fn steps() -> BoxedStrategy<Step> {
    let fault = select(vec![StoreFault::Full, StoreFault::Unavailable, StoreFault::Blocked, StoreFault::Broken]);
    let index = || 0_usize..8;
    let around = prop_oneof![
        3 => Just(Step::Undo),
        2 => select(vec![Route::Now, Route::Diary, Route::Backup, Route::Medicines, Route::Visit, Route::RecallForm]).prop_map(Step::Went),
        1 => shows().prop_map(Step::Ui),
        1 => speakers().prop_map(Step::Voice),
        2 => typing(index()),
        1 => visits::typing(),
        1 => (days(), texts()).prop_map(|(day, text)| Step::TypedOfDay(day, text)),
        1 => Just(Step::Settle),
        3 => prop_oneof![0_i64..3, -5_000_i64..5_000, Just(86_400_000), Just(-86_400_000)].prop_map(Step::ClockMoves),
    ];
    let store = prop_oneof![
        9 => index().prop_map(Step::Commit),
        3 => (index(), fault).prop_map(|(index, fault)| Step::Fail(index, fault)),
        3 => index().prop_map(Step::Retry),
        1 => other_records().prop_map(Step::OtherTab),
        1 => other_records().prop_map(Step::Loaded),
        2 => Just(Step::SaveBackup),
        2 => any::<bool>().prop_map(Step::BackupDone),
    ];
    prop_oneof![16 => writing(), 12 => around.boxed(), 18 => store.boxed()].boxed()
}

impl World {
    /// To one of the records that fit; where none does, to any, as a stale screen might.
    pub fn send_to_one_of<C: Into<Command>>(
        &mut self,
        index: usize,
        fits: impl Fn(&Self, RecordId) -> bool,
        command: impl FnOnce(RecordId) -> C,
    ) {
        let all: Vec<RecordId> = self.model.diary.records().map(Record::id).collect();
        let fitting: Vec<RecordId> = all.iter().copied().filter(|id| fits(self, *id)).collect();
        let ids = if fitting.is_empty() { all } else { fitting };
        if !ids.is_empty() {
            self.send(command(ids[index % ids.len()]));
        }
    }
}
