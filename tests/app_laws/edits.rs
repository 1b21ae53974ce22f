//! Every possible edit.

use pain_diary::domain::agreement::names;
use pain_diary::domain::vocabulary::{CALL_OUTCOMES, COURSES, EFFECTS, FOR_WHOM, ONSETS, OUTCOMES, SCHEDULES};
use pain_diary::domain::{
    AgreementEdit, AnswerEdit, CallEdit, ContactEdit, DayEdit, DetailEdit, DoseEdit, Edit, EntryEdit, FollowUpEdit, Line, Moment, Note,
    PathsEdit, PersonEdit, QuestionEdit, ReliefEdit, Ticks, VisitEdit,
};
use proptest::collection::btree_map;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::common::bodies::{days, levels, lines, links, orders, speakers};
use crate::common::details::{codes, details, eased, pains, paths, regions, topics, words};
use crate::common::records::{NOON_MS, ids, moments, notes, scores};
use crate::visit_steps::Where;

/// Times, most of them in the past.
fn times() -> impl Strategy<Value = Moment> {
    let lately =
        (0_i64..200, select(vec![0, 60, -300])).prop_map(|(minutes, offset)| Moment::from_clock(NOON_MS - minutes * 60_000, offset));
    prop_oneof![4 => lately, 1 => moments()]
}

/// Every possible edit.
pub fn edits() -> BoxedStrategy<Edit> {
    let of_entry = prop_oneof![
        speakers().prop_map(EntryEdit::Who),
        times().prop_map(EntryEdit::At),
        scores().prop_map(EntryEdit::Score),
        notes().prop_map(EntryEdit::Note),
    ];
    let of_dose = prop_oneof![
        speakers().prop_map(DoseEdit::Who),
        times().prop_map(DoseEdit::At),
        lines().prop_map(DoseEdit::Amount),
        option::of(lines()).prop_map(DoseEdit::Skipped),
        links().prop_map(DoseEdit::Before),
        links().prop_map(DoseEdit::After),
        option::of(codes(&EFFECTS)).prop_map(DoseEdit::Effect),
    ];
    let of_relief = prop_oneof![
        lines().prop_map(ReliefEdit::Name),
        lines().prop_map(ReliefEdit::Strength),
        option::of(codes(&SCHEDULES)).prop_map(ReliefEdit::Schedule),
        notes().prop_map(ReliefEdit::Label),
        option::of(days()).prop_map(ReliefEdit::Stopped),
    ];
    let of_contact =
        prop_oneof![lines().prop_map(ContactEdit::Name), lines().prop_map(ContactEdit::Phone), lines().prop_map(ContactEdit::Hours),];
    prop_oneof![
        4 => of_entry.prop_map(Edit::Entry).boxed(),
        6 => of_details().prop_map(Edit::from).boxed(),
        2 => of_dose.prop_map(Edit::Dose).boxed(),
        2 => of_relief.prop_map(Edit::Relief).boxed(),
        1 => of_contact.prop_map(Edit::Contact).boxed(),
        1 => lines().prop_map(|name| Edit::Person(PersonEdit::Name(name))).boxed(),
        1 => of_day().prop_map(Edit::Day).boxed(),
        5 => of_visits(),
    ]
    .boxed()
}

fn of_details() -> BoxedStrategy<DetailEdit> {
    prop_oneof![
        option::of(times()).prop_map(DetailEdit::Began),
        option::of(prop_oneof![times().prop_map(pain_diary::domain::Eased::At), eased()]).prop_map(DetailEdit::Eased),
        option::of(codes(&ONSETS)).prop_map(DetailEdit::Onset),
        option::of(codes(&COURSES)).prop_map(DetailEdit::Course),
        option::of(pains()).prop_map(DetailEdit::AtRest),
        option::of(pains()).prop_map(DetailEdit::OnMoving),
        (regions(), option::of(option::of(pains()))).prop_map(|(region, mark)| DetailEdit::site(region, mark)),
        details().prop_map(|details| DetailEdit::Places(details.sites, details.spread)),
        paths().prop_map(|paths| DetailEdit::Spread(PathsEdit(paths))),
        topics()
            .prop_flat_map(|topic| (Just(topic), words(topic), any::<bool>()))
            .prop_map(|(topic, word, on)| DetailEdit::word(topic, word, on)),
    ]
    .boxed()
}

/// What the screen of a day sends: a level the part has, a day, the text.
pub fn of_day() -> BoxedStrategy<DayEdit> {
    prop_oneof![
        3 => option::of(levels()).prop_map(DayEdit::Value),
        1 => option::of(days()).prop_map(DayEdit::Since),
        1 => notes().prop_map(DayEdit::Note),
    ]
    .boxed()
}

/// Every edit of visits, questions, answers, follow-ups and calls.
fn of_visits() -> BoxedStrategy<Edit> {
    let of_visit = prop_oneof![
        moments().prop_map(VisitEdit::At),
        lines().prop_map(VisitEdit::With),
        lines().prop_map(VisitEdit::Place),
        lines().prop_map(VisitEdit::Companion),
        option::of(moments()).prop_map(VisitEdit::Over),
        ticks().prop_map(VisitEdit::Told),
    ];
    let of_question = prop_oneof![
        notes().prop_map(QuestionEdit::Text),
        speakers().prop_map(QuestionEdit::Who),
        option::of(codes(&FOR_WHOM)).prop_map(QuestionEdit::ForWhom),
        any::<bool>().prop_map(QuestionEdit::Star),
        orders().prop_map(QuestionEdit::Order),
        option::of(ids()).prop_map(QuestionEdit::Visit),
    ];
    let of_call = prop_oneof![
        moments().prop_map(CallEdit::At),
        speakers().prop_map(CallEdit::Who),
        option::of(ids()).prop_map(CallEdit::Contact),
        codes(&CALL_OUTCOMES).prop_map(CallEdit::Outcome),
        lines().prop_map(CallEdit::AnsweredBy),
        notes().prop_map(CallEdit::Said),
        ticks().prop_map(CallEdit::Told),
    ];
    prop_oneof![
        of_visit.prop_map(Edit::Visit).boxed(),
        of_question.prop_map(Edit::Question).boxed(),
        of_call.prop_map(Edit::Call).boxed(),
        of_place(Where::Answer(0, None)),
        of_place(Where::Step(0, None)),
        of_place(Where::Agreement(names::GOAL_PAIN)),
    ]
    .boxed()
}

/// Marks, each record once.
fn ticks() -> impl Strategy<Value = Ticks> {
    btree_map(ids(), any::<bool>(), 0..3).prop_map(|told| Ticks(told.into_iter().collect()))
}

/// Edits that the screens make to a derived record; many of them empty it again.
pub fn of_place(place: Where) -> BoxedStrategy<Edit> {
    let texts = || prop_oneof![2 => notes(), 1 => Just(Note::default())];
    let names = || select(vec![Line::default(), Line::new("Dr Sanz").expect("short")]);
    match place {
        Where::Answer(..) => prop_oneof![
            3 => texts().prop_map(AnswerEdit::Text),
            1 => names().prop_map(AnswerEdit::SaidBy),
            2 => option::of(codes(&OUTCOMES)).prop_map(AnswerEdit::Outcome),
        ]
        .prop_map(Edit::Answer)
        .boxed(),
        Where::Step(..) => prop_oneof![
            3 => texts().prop_map(FollowUpEdit::What),
            1 => names().prop_map(FollowUpEdit::Who),
            1 => option::of(days()).prop_map(FollowUpEdit::By),
            1 => option::of(moments()).prop_map(FollowUpEdit::Done),
        ]
        .prop_map(Edit::FollowUp)
        .boxed(),
        Where::Agreement(_) => texts().prop_map(|value| Edit::Agreement(AgreementEdit::Value(value))).boxed(),
    }
}
