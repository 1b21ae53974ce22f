//! Visits, questions, answers, agreements and follow-ups of a diary.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::{Agreement, Answer, Body, CollectVec, Diary, FollowUp, Moment, Pain, Question, RecordId, Visit, set, sort_by_key};

impl Diary {
    /// Visits that may still come, the next first.
    #[must_use]
    pub fn visits_to_come(&self, today: NaiveDate) -> Vec<(RecordId, &Visit)> {
        sort_by_key(self.visits().filter(|(_, visit)| visit.is_to_come(today)).collect_vec(), |(_, visit)| visit.at.unix_ms())
    }

    /// Visits that are over or whose day has passed, the last first.
    #[must_use]
    pub fn visits_past(&self, today: NaiveDate) -> Vec<(RecordId, &Visit)> {
        sort_by_key(self.visits().filter(|(_, visit)| !visit.is_to_come(today)).collect_vec(), |(_, visit)| -visit.at.unix_ms())
    }

    /// The last visit that was over before then, and when it was over.
    #[must_use]
    pub fn last_visit(&self, before: Moment) -> Option<(RecordId, Moment)> {
        let over = self.visits().filter_map(|(id, visit)| Some((id, visit.over?)));
        over.filter(|(_, over)| over.unix_ms() < before.unix_ms()).max_by_key(|(id, over)| (*over, *id))
    }

    /// The last visit to each person that was over before then, and when it was over, the latest first. Visits of which it is not written
    /// whom they were with are left out.
    #[must_use]
    pub fn last_visits(&self, before: Moment) -> Vec<(RecordId, &Visit, Moment)> {
        let over = self.visits().filter_map(|(id, visit)| Some((id, visit, visit.over?)));
        let over = over.filter(|(_, visit, over)| !visit.with.is_empty() && over.unix_ms() < before.unix_ms());
        let mut known: Vec<String> = Vec::new();
        let mut last = sort_by_key(over.collect_vec(), |(_, _, over)| -over.unix_ms());
        last.retain(|(_, visit, _)| {
            let whom = visit.whom();
            let is_new = whom.is_empty() || !known.contains(&whom);
            known.push(whom);
            is_new
        });
        last
    }

    /// True for a visit of the diary that may still come.
    fn is_to_come(&self, visit: RecordId, today: NaiveDate) -> bool {
        self.visit(visit).is_some_and(|visit| visit.is_to_come(today))
    }

    /// Questions that were not asked yet: those with a star first, then by `order`.
    #[must_use]
    pub fn unasked(&self) -> Vec<(RecordId, &Question)> {
        let asked = self.asked();
        let open: Vec<(RecordId, &Question)> = self.questions().filter(|(id, _)| !asked.contains(id)).collect_vec();
        sort_by_key(sort_by_key(open, |(_, question)| question.order), |(_, question)| i64::from(!question.star))
    }

    fn asked(&self) -> BTreeSet<RecordId> {
        set(self.answers().filter(|(_, answer)| answer.is_asked()).map(|(_, answer)| answer.question))
    }

    /// Questions of a visit: those with an answer recorded there and, while it is to come, those that wait for it. The ones not asked yet
    /// come first.
    #[must_use]
    pub fn questions_of(&self, visit: RecordId, today: NaiveDate) -> Vec<(RecordId, &Question)> {
        let is_to_come = self.is_to_come(visit, today);
        let asked = self.asked();
        let all = self.questions_where(visit, |question| is_to_come && self.may_be_asked_at(question, visit, today));
        sort_by_key(all, |(id, _)| i64::from(asked.contains(id)))
    }

    /// Questions on the page shown at a visit: all that were not asked yet, and those with an answer recorded there.
    #[must_use]
    pub fn questions_shown(&self, visit: RecordId) -> Vec<(RecordId, &Question)> {
        self.questions_where(visit, |_| true)
    }

    /// Questions that can be answered at a visit; also at a past one, since answers may be recorded afterwards.
    #[must_use]
    pub fn questions_in_room(&self, visit: RecordId, today: NaiveDate) -> Vec<(RecordId, &Question)> {
        self.questions_where(visit, |question| self.may_be_asked_at(question, visit, today))
    }

    /// True unless the question names another visit that is still to come.
    fn may_be_asked_at(&self, question: &Question, visit: RecordId, today: NaiveDate) -> bool {
        question.visit.is_none_or(|wanted| wanted == visit || !self.is_to_come(wanted, today))
    }

    /// Both waiting and answered questions in one order, so that a question does not move when it is answered.
    fn questions_where(&self, visit: RecordId, waits: impl Fn(&Question) -> bool) -> Vec<(RecordId, &Question)> {
        let here = set(self.answers().filter(|(_, answer)| answer.visit == Some(visit)).map(|(_, answer)| answer.question));
        let asked = self.asked();
        let belongs = |(id, question): &(RecordId, &Question)| here.contains(id) || (!asked.contains(id) && waits(question));
        let all = self.questions().filter(belongs).collect_vec();
        sort_by_key(sort_by_key(all, |(_, question): &(RecordId, &Question)| question.order), |(_, question)| i64::from(!question.star))
    }

    /// Questions asked, but at no visit of the diary (by telephone, or at a deleted visit), newest first. No other list has them.
    #[must_use]
    pub fn questions_answered_elsewhere(&self) -> Vec<(RecordId, &Question)> {
        let is_there = |answer: &Answer| answer.visit.is_some_and(|visit| self.visit(visit).is_some());
        let at_visits = set(self.answers().filter(|(_, answer)| is_there(answer)).map(|(_, answer)| answer.question));
        let asked = self.asked();
        let elsewhere = self.questions().filter(|(id, _)| asked.contains(id) && !at_visits.contains(id)).collect_vec();
        sort_by_key(elsewhere, |(_, question): &(RecordId, &Question)| -question.at.unix_ms())
    }

    /// The answers to a question, oldest first.
    #[must_use]
    pub fn answers_to(&self, question: RecordId) -> Vec<(RecordId, &Answer)> {
        sort_by_key(self.answers().filter(|(_, answer)| answer.question == question).collect_vec(), |(_, answer)| answer.at.unix_ms())
    }

    /// Follow-ups that are not done, nearest day first, those without a day last.
    #[must_use]
    pub fn steps_to_do(&self) -> Vec<(RecordId, &FollowUp)> {
        let open = self.steps().filter(|(_, step)| step.done.is_none() && !step.is_empty()).collect_vec();
        sort_by_key(open, |(_, step): &(RecordId, &FollowUp)| step.by.map_or(i64::MAX, |day| i64::from(day.num_days_from_ce())))
    }

    /// What was agreed, as typed; empty when nothing was.
    #[must_use]
    pub fn agreed(&self, what: &str) -> &str {
        match self.live(Agreement::id(what)).map(|version| &version.body) {
            Some(Body::Agreement(agreed)) => agreed.value.as_str(),
            _ => "",
        }
    }

    /// The agreed pain; `None` if nothing was agreed or it is not a number from 0 to 10.
    #[must_use]
    pub fn agreed_pain(&self, what: &str) -> Option<Pain> {
        Pain::new(self.agreed(what).trim().parse().ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agreement::names;
    use crate::domain::{Code, DeviceId, Note, Record, Version};

    #[test]
    fn a_thing_agreed_on_is_one_record_and_a_number_only_where_it_is_one() {
        let mut diary = Diary::default();
        assert_eq!((diary.agreed(names::FEVER), diary.agreed_pain(names::GOAL_PAIN)), ("", None));
        for (value, pain) in [(" 3 ", Pain::new(3)), ("three", None), ("11", None), ("", None), ("0", Pain::new(0))] {
            let agreed = Agreement { what: Code::listed(names::GOAL_PAIN), value: Note::new(value).expect("short") };
            let version = Version::first(1_000 + i64::try_from(value.len()).expect("short"), DeviceId::new(1), Body::Agreement(agreed));
            diary = Diary::default();
            diary.join(Record::new(Agreement::id(names::GOAL_PAIN), version));
            assert_eq!((diary.agreed(names::GOAL_PAIN), diary.agreed_pain(names::GOAL_PAIN)), (value, pain));
        }
        let ids: std::collections::BTreeSet<RecordId> = names::ALL.iter().map(|name| Agreement::id(name)).collect();
        assert_eq!(ids.len(), names::ALL.len());
        assert_eq!(Agreement::id(names::GOAL_PAIN).to_string(), Agreement::id("goal-pain").to_string());
    }
}
