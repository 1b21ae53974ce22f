//! Strategies for visits, questions, answers, next steps, calls and what was agreed.

use pain_diary::domain::agreed::names;
use pain_diary::domain::vocabulary::{CALL_OUTCOMES, FOR_WHOM, OUTCOMES};
use pain_diary::domain::{Agreed, Answer, Body, Call, Question, RecordId, Step, Visit};
use proptest::collection::btree_set;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::bodies::{days, lines, speakers};
use super::details::codes;
use super::records::{ids, moments, notes};

/// Mostly none, so that a question waits for the next visit as most do.
fn some_ids() -> impl Strategy<Value = Option<RecordId>> {
    option::weighted(0.4, ids())
}

/// What was ticked as told, each once; none where nobody was asked.
pub fn told() -> impl Strategy<Value = Option<Vec<RecordId>>> {
    let once = btree_set(ids(), 0..4).prop_map(|ids| ids.into_iter().collect::<Vec<_>>()).prop_shuffle();
    option::weighted(0.7, once)
}

pub fn visits() -> impl Strategy<Value = Visit> {
    (moments(), lines(), lines(), lines(), option::of(moments()), told()).prop_map(|(at, with, place, companion, over, told)| Visit {
        with,
        place,
        companion,
        over,
        told,
        ..Visit::at(at)
    })
}

/// Places between the usual ones, so that they meet, and the ends of what a place may be.
pub fn orders() -> impl Strategy<Value = i64> {
    prop_oneof![4 => -2_i64..3, 1 => select(vec![-Question::ORDER_MAX, Question::ORDER_MAX]), 1 => -Question::ORDER_MAX..Question::ORDER_MAX]
}

pub fn questions() -> impl Strategy<Value = Question> {
    let said = (option::of(codes(&FOR_WHOM)), any::<bool>(), option::of(orders()), some_ids(), some_ids());
    (notes(), speakers(), moments(), said).prop_map(|(text, who, at, (for_whom, star, order, entry, visit))| {
        let new = Question::new(text, who, at);
        Question { for_whom, star, order: order.unwrap_or(new.order), entry, visit, ..new }
    })
}

pub fn answers() -> impl Strategy<Value = Answer> {
    (ids(), some_ids(), moments(), notes(), lines(), option::of(codes(&OUTCOMES)))
        .prop_map(|(question, visit, at, text, said_by, outcome)| Answer { text, said_by, outcome, ..Answer::new(question, visit, at) })
}

pub fn steps() -> impl Strategy<Value = Step> {
    (notes(), lines(), option::of(days()), option::weighted(0.3, moments()), some_ids(), some_ids())
        .prop_map(|(what, who, by, done, of, visit)| Step { what, who, by, done, ..Step::new(of, visit) })
}

pub fn calls() -> impl Strategy<Value = Call> {
    (moments(), speakers(), some_ids(), codes(&CALL_OUTCOMES), lines(), notes(), told()).prop_map(
        |(at, who, contact, outcome, answered_by, said, told)| Call {
            contact,
            outcome,
            answered_by,
            said,
            told,
            ..Call::new(at, who, true)
        },
    )
}

pub fn agreed() -> impl Strategy<Value = Agreed> {
    (codes(&names::ALL), notes()).prop_map(|(what, value)| Agreed { what, value })
}

/// Of all these kinds.
pub fn bodies() -> BoxedStrategy<Body> {
    prop_oneof![
        2 => visits().prop_map(Body::Visit).boxed(),
        3 => questions().prop_map(Body::Question).boxed(),
        3 => answers().prop_map(Body::Answer).boxed(),
        2 => steps().prop_map(Body::Step).boxed(),
        2 => calls().prop_map(Body::Call).boxed(),
        1 => agreed().prop_map(Body::Agreed).boxed(),
    ]
    .boxed()
}
