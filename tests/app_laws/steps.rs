//! Actions of the user, the store and another tab. An index selects among what exists when the action runs.

use chrono::{NaiveDate, NaiveTime};
use pain_diary::app::{BodyView, Command, DayPartKey, Field, Form, OpenPrompt, Picked, Route, StoreFault, TimeOf, UiAction, Write};
use pain_diary::domain::vocabulary::{DAY_PARTS, SCHEDULES, day_levels};
use pain_diary::domain::{
    ChartPeriod, Code, Contact, DayEdit, Edit, Entry, Person, Record, RecordId, Relief, Score, SpeakerRef, TextPart, Topic,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::common::bodies::{days, entries, speakers};
use crate::common::details::{codes, own_words, regions, topics};
use crate::common::records::{TEXTS, has_a_next, notes, records, scores};
use crate::edits::{edits, of_day};
use crate::visit_steps::{self, VisitStep};
use crate::world::World;

#[derive(Clone, Debug)]
pub enum Step {
    Record(Entry),
    Tap(Score),
    /// An edit of a record that has such a part.
    Edit(usize, Edit),
    EditDay(DayPartKey, DayEdit),
    Pick(usize, fn(RecordId) -> TimeOf, Picked),
    Region(usize, Code),
    SamePlaces(usize),
    Delete(usize),
    LogDose(usize),
    /// The form on the screen is filled in and submitted.
    Form(Vec<(Field, String)>, Write),
    AddWord(usize, Topic, String),
    UsesPhone(SpeakerRef),
    Typed(usize, TextPart, String),
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

fn day_changes() -> impl Strategy<Value = Step> {
    let part = select(DAY_PARTS.as_slice());
    (days(), part).prop_flat_map(|(day, part)| {
        let key = DayPartKey { day, part: Code::listed(part) };
        let level = match day_levels(part) {
            [] => notes().prop_map(DayEdit::Note).boxed(),
            levels => option::weighted(0.7, codes(levels)).prop_map(DayEdit::Value).boxed(),
        };
        prop_oneof![3 => level, 1 => of_day()].prop_map(move |change| Step::EditDay(key.clone(), change))
    })
}

pub fn texts() -> impl Strategy<Value = String> {
    prop_oneof![select(TEXTS.as_slice()).prop_map(str::to_owned), "\\PC{0,30}"]
}

fn forms() -> impl Strategy<Value = Step> {
    let fields = [
        Field::New(Person::name()),
        Field::New(Contact::phone()),
        Field::New(Contact::hours()),
        Field::New(Relief::strength()),
        Field::New(Relief::label()),
    ];
    let typed = vec(option::of(texts()), fields.len());
    let command = prop_oneof![
        Just(Write::Add(Form::Contact)),
        any::<bool>().prop_map(Form::Numbers).prop_map(Write::Add),
        select(vec![SpeakerRef::Patient, SpeakerRef::Carer]).prop_map(Form::Person).prop_map(Write::Add),
        Just(Write::Add(Form::Relief)),
        texts().prop_map(Form::Other).prop_map(Write::Add),
    ];
    (typed, command).prop_map(move |(typed, command)| {
        let filled = fields.iter().cloned().zip(typed).filter_map(|(field, text)| Some((field, text?)));
        Step::Form(filled.collect(), command)
    })
}

fn typing(index: impl Strategy<Value = usize>) -> impl Strategy<Value = Step> {
    let parts: Vec<TextPart> = Edit::parts().collect();
    (index, select(parts), texts()).prop_map(|(index, part, text)| Step::Typed(index, part, text))
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
        option::of(days()).prop_map(UiAction::CalendarDay),
    ]
}

/// Records that can be changed.
fn other_records() -> impl Strategy<Value = Vec<Record>> {
    vec(records().prop_filter("nothing comes after it", |record| has_a_next(record.current().stamp)), 1..3)
}

/// Steps that change records.
pub fn writing() -> BoxedStrategy<Step> {
    let index = || 0_usize..16;
    prop_oneof![
        4 => entries().prop_map(Step::Record),
        2 => scores().prop_map(Step::Tap),
        8 => (index(), edits()).prop_map(|(index, edit)| Step::Edit(index, edit)).boxed(),
        4 => day_changes().boxed(),
        1 => picks(index()).boxed(),
        2 => (index(), regions()).prop_map(|(index, region)| Step::Region(index, region)),
        1 => index().prop_map(Step::SamePlaces),
        3 => index().prop_map(Step::Delete),
        3 => index().prop_map(Step::LogDose),
        4 => forms().boxed(),
        1 => (index(), topics(), own_words()).prop_map(|(index, topic, word)| Step::AddWord(index, topic, word.as_str().to_owned())),
        1 => speakers().prop_map(Step::UsesPhone),
        14 => visit_steps::writing(),
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
        1 => visit_steps::typing(),
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
    /// Sends a command to one of the records that fit; if none does, to any, as an outdated screen might.
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
