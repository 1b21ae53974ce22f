//! What is written down for a visit and at it: the visit, each question, each answer and each next step are records of their own, so
//! that what two people write on two phones is all kept.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::kind::kind;
use super::vocabulary::{FOR_WHOM, OUTCOMES};
use super::{Code, DeviceId, Diary, Line, Moment, Note, RecordId, SpeakerRef, set, sort_by_key};

kind! {
    /// A visit to the team, to come or past.
    pub struct Visit = "visit" {
        /// When it is, or was.
        pub at: Moment = "at",
        /// With whom.
        pub with: Line = "with",
        /// Where.
        pub place: Line = "place",
        /// Who comes along.
        pub companion: Line = "companion",
        /// When it was over, once somebody said that it took place. Missing: nobody did, even if `at` has passed.
        pub over: Option<Moment> = "over",
        /// What was ticked as told at its end.
        pub told: Option<Vec<RecordId>> = "told",
    }
}

impl Visit {
    /// A visit of which only the time is known; nothing is ticked yet.
    #[must_use]
    pub fn at(at: Moment) -> Self {
        Self { at, with: Line::default(), place: Line::default(), companion: Line::default(), over: None, told: Some(Vec::new()) }
    }

    /// True while it may still come: it is not over, and its day has not passed.
    #[must_use]
    pub fn is_to_come(&self, today: NaiveDate) -> bool {
        self.over.is_none() && self.at.day() >= today
    }
}

kind! {
    /// A question for the team.
    pub struct Question = "visit-question" {
        /// The question, in the words of who asks it.
        pub text: Note = "text",
        /// Who asks it.
        pub who: SpeakerRef = "who",
        /// When it was written down.
        pub at: Moment = "at",
        /// For whom it is.
        pub for_whom: Option<Code> = "for" in FOR_WHOM,
        /// One of the most important, which come first.
        pub star: bool = "star",
        /// Its place among the others, smaller is earlier; missing means the milliseconds since 1970, UTC, of `at`.
        pub order: i64 = "order" or at.unix_ms(),
        /// The entry it is about, which may be deleted or not be there.
        pub entry: Option<RecordId> = "entry",
        /// The visit it is for, likewise; missing means the next one.
        pub visit: Option<RecordId> = "visit",
    }
}

impl Question {
    /// Largest and, negative, smallest place: what a number in JSON holds exactly.
    pub const ORDER_MAX: i64 = (1 << 53) - 1;

    /// A question just written down.
    #[must_use]
    pub fn new(text: Note, who: SpeakerRef, at: Moment) -> Self {
        Self { text, who, at, for_whom: None, star: false, order: at.unix_ms(), entry: None, visit: None }
    }
}

kind! {
    /// What was answered to a question, as written down on one phone. Its id is made of question, visit and profile.
    pub struct Answer = "answer" {
        /// The question, which may be deleted or not be there.
        pub question: RecordId = "question",
        /// The visit, likewise; missing means it was answered another way.
        pub visit: Option<RecordId> = "visit",
        /// When it was written down.
        pub at: Moment = "at",
        /// The answer, in the words of who gave it.
        pub text: Note = "text",
        /// Who gave it.
        pub said_by: Line = "said-by",
        /// What became of the question. Missing: it was put if there is a `text`.
        pub outcome: Option<Code> = "outcome" in OUTCOMES,
    }
}

impl Answer {
    /// An answer that says nothing yet.
    #[must_use]
    pub fn new(question: RecordId, visit: Option<RecordId>, at: Moment) -> Self {
        Self { question, visit, at, text: Note::default(), said_by: Line::default(), outcome: None }
    }

    /// The id of what the phone of a profile writes down: one record for each phone, so that neither replaces the other.
    #[must_use]
    pub fn id(question: RecordId, visit: Option<RecordId>, device: DeviceId) -> RecordId {
        let visit = visit.map_or_else(|| "none".to_owned(), |visit| visit.to_string());
        named(question, &format!("answer/{question}/{visit}/{:08x}", device.profile()))
    }

    /// True when it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.said_by.is_empty() && self.outcome.is_none()
    }

    /// True when the question was put.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        match self.outcome.as_ref().map(Code::as_str) {
            Some("not-asked") => false,
            Some("asked") => true,
            _ => !self.text.is_empty(),
        }
    }
}

kind! {
    /// What is to be done next. Its id may be made of `of`, visit and profile.
    pub struct FollowUp = "next-step" {
        /// What.
        pub what: Note = "text",
        /// Who does it.
        pub who: Line = "doer",
        /// Until when.
        pub by: Option<NaiveDate> = "by",
        /// When it was done; missing while it is not.
        pub done: Option<Moment> = "done",
        /// The question, call or visit it came out of, which may be deleted or not be there.
        pub of: Option<RecordId> = "of",
        /// The visit at which it was agreed, likewise.
        pub visit: Option<RecordId> = "visit",
    }
}

impl FollowUp {
    /// A step of which nothing is said yet.
    #[must_use]
    pub fn new(of: Option<RecordId>, visit: Option<RecordId>) -> Self {
        Self { what: Note::default(), who: Line::default(), by: None, done: None, of, visit }
    }

    /// The id of the step that the phone of a profile writes down beside a question, a call or a visit.
    #[must_use]
    pub fn id(of: RecordId, visit: Option<RecordId>, device: DeviceId) -> RecordId {
        let visit = visit.map_or_else(|| "none".to_owned(), |visit| visit.to_string());
        named(of, &format!("next-step/{of}/{visit}/{:08x}", device.profile()))
    }

    /// True when it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.what.is_empty() && self.who.is_empty() && self.by.is_none() && self.done.is_none()
    }
}

fn named(of: RecordId, name: &str) -> RecordId {
    RecordId::of_name(of.unix_ms().unwrap_or_default(), name)
}

impl Diary {
    /// Visits that may still come, the next first.
    #[must_use]
    pub fn visits_to_come(&self, today: NaiveDate) -> Vec<(RecordId, &Visit)> {
        sort_by_key(self.visits().filter(|(_, visit)| visit.is_to_come(today)).collect(), |(_, visit)| visit.at.unix_ms())
    }

    /// Visits that are over or whose day has passed, the last first.
    #[must_use]
    pub fn visits_past(&self, today: NaiveDate) -> Vec<(RecordId, &Visit)> {
        sort_by_key(self.visits().filter(|(_, visit)| !visit.is_to_come(today)).collect(), |(_, visit)| -visit.at.unix_ms())
    }

    /// The last visit that was over before then, and when it was over.
    #[must_use]
    pub fn last_visit(&self, before: Moment) -> Option<(RecordId, Moment)> {
        let over = self.visits().filter_map(|(id, visit)| Some((id, visit.over?)));
        over.filter(|(_, over)| over.unix_ms() < before.unix_ms()).max_by_key(|(id, over)| (*over, *id))
    }

    /// Questions that nobody has put yet: those with a star first, then in the order they were given.
    #[must_use]
    pub fn unasked(&self) -> Vec<(RecordId, &Question)> {
        let asked = self.asked();
        let open: Vec<(RecordId, &Question)> = self.questions().filter(|(id, _)| !asked.contains(id)).collect();
        sort_by_key(sort_by_key(open, |(_, question)| question.order), |(_, question)| i64::from(!question.star))
    }

    fn asked(&self) -> BTreeSet<RecordId> {
        set(self.answers().filter(|(_, answer)| answer.is_asked()).map(|(_, answer)| answer.question))
    }

    /// Questions that belong to a visit: what was written down about them there, or what is still to be asked at one to come. Those that
    /// nobody has put yet first.
    #[must_use]
    pub fn questions_of(&self, visit: RecordId, today: NaiveDate) -> Vec<(RecordId, &Question)> {
        let is_to_come = self.is_to_come(visit, today);
        let asked = self.asked();
        let all = self.questions_where(visit, |question| is_to_come && self.waits_for(question, visit, today));
        sort_by_key(all, |(id, _)| i64::from(asked.contains(id)))
    }

    /// Questions on the page that is shown at a visit: all that wait, and those that were answered there.
    #[must_use]
    pub fn questions_shown(&self, visit: RecordId) -> Vec<(RecordId, &Question)> {
        self.questions_where(visit, |_| true)
    }

    /// Questions that can be answered in the room of a visit, one that is past too: it may be written down afterwards.
    #[must_use]
    pub fn questions_in_room(&self, visit: RecordId, today: NaiveDate) -> Vec<(RecordId, &Question)> {
        self.questions_where(visit, |question| self.waits_for(question, visit, today))
    }

    fn is_to_come(&self, visit: RecordId, today: NaiveDate) -> bool {
        self.visit(visit).is_some_and(|visit| visit.is_to_come(today))
    }

    /// A question that names another visit waits for that one, as long as it is still to come.
    fn waits_for(&self, question: &Question, visit: RecordId, today: NaiveDate) -> bool {
        question.visit.is_none_or(|wanted| wanted == visit || !self.is_to_come(wanted, today))
    }

    /// One order for what waits and what was answered, so that a question does not jump when it is answered.
    fn questions_where(&self, visit: RecordId, waits: impl Fn(&Question) -> bool) -> Vec<(RecordId, &Question)> {
        let here = set(self.answers().filter(|(_, answer)| answer.visit == Some(visit)).map(|(_, answer)| answer.question));
        let asked = self.asked();
        let belongs = |(id, question): &(RecordId, &Question)| here.contains(id) || (!asked.contains(id) && waits(question));
        let all = self.questions().filter(belongs).collect();
        sort_by_key(sort_by_key(all, |(_, question): &(RecordId, &Question)| question.order), |(_, question)| i64::from(!question.star))
    }

    /// Questions that were answered elsewhere than at a visit that is still there, the newest first: no other list has them.
    #[must_use]
    pub fn questions_answered_elsewhere(&self) -> Vec<(RecordId, &Question)> {
        let is_there = |answer: &Answer| answer.visit.is_some_and(|visit| self.visit(visit).is_some());
        let at_visits = set(self.answers().filter(|(_, answer)| is_there(answer)).map(|(_, answer)| answer.question));
        let asked = self.asked();
        let elsewhere = self.questions().filter(|(id, _)| asked.contains(id) && !at_visits.contains(id)).collect();
        sort_by_key(elsewhere, |(_, question): &(RecordId, &Question)| -question.at.unix_ms())
    }

    /// What was answered to a question, the oldest first.
    #[must_use]
    pub fn answers_to(&self, question: RecordId) -> Vec<(RecordId, &Answer)> {
        sort_by_key(self.answers().filter(|(_, answer)| answer.question == question).collect(), |(_, answer)| answer.at.unix_ms())
    }

    /// Next steps that are not done, those with the nearest day first, those without one last.
    #[must_use]
    pub fn steps_to_do(&self) -> Vec<(RecordId, &FollowUp)> {
        let open = self.steps().filter(|(_, step)| step.done.is_none() && !step.is_empty()).collect();
        sort_by_key(open, |(_, step): &(RecordId, &FollowUp)| {
            step.by.map_or(i64::MAX, |day| i64::from(chrono::Datelike::num_days_from_ce(&day)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Body, Record, Version};

    const NOON_MS: i64 = 1_795_435_200_000;
    const HIS: DeviceId = DeviceId::new(0x0a11_ce00_0000_0001);
    const HERS: DeviceId = DeviceId::new(0x0b0b_0000_0000_0002);

    fn id(number: u8) -> RecordId {
        RecordId::new(NOON_MS + i64::from(number), &[number; 10])
    }

    fn at(minute: i64) -> Moment {
        Moment::from_clock(NOON_MS + minute * 60_000, 60)
    }

    fn note(text: &str) -> Note {
        Note::new(text).expect("short")
    }

    fn question(text: &str, minute: i64) -> Question {
        Question::new(note(text), SpeakerRef::Patient, at(minute))
    }

    fn diary(bodies: Vec<(RecordId, Body)>) -> Diary {
        let mut diary = Diary::default();
        diary.join_all(bodies.into_iter().map(|(id, body)| Record::new(id, Version::first(NOON_MS, HIS, body))));
        diary
    }

    fn texts(questions: &[(RecordId, &Question)]) -> Vec<String> {
        questions.iter().map(|(_, question)| question.text.as_str().to_owned()).collect()
    }

    fn answered(question: u8, visit: u8, device: DeviceId, text: &str, outcome: Option<&'static str>) -> (RecordId, Body) {
        let answer = Answer { text: note(text), outcome: outcome.map(Code::listed), ..Answer::new(id(question), Some(id(visit)), at(9)) };
        (Answer::id(id(question), Some(id(visit)), device), Body::Answer(answer))
    }

    #[test]
    fn what_was_not_asked_stays_on_top_for_ever_and_a_star_goes_first() {
        let starred = Question { star: true, ..question("starred", 2) };
        let diary = diary(vec![
            (id(1), Body::Question(question("first", 0))),
            (id(2), Body::Question(question("second", 1))),
            (id(3), Body::Question(starred)),
            (id(4), Body::Question(Question { star: true, ..question("answered", 3) })),
            (id(5), Body::Visit(Visit { over: Some(at(20)), ..Visit::at(at(5)) })),
            answered(4, 5, HIS, "twice a day", None),
            answered(2, 5, HIS, "", Some("not-asked")),
        ]);
        assert_eq!(texts(&diary.unasked()), ["starred", "first", "second"]);
        assert_eq!(texts(&diary.questions_of(id(5), at(0).day())), ["second", "answered"], "the past visit keeps what was said there");
        assert_eq!(texts(&diary.questions_shown(id(5))), ["starred", "answered", "first", "second"], "on its page stand all of them");
        let room = texts(&diary.questions_in_room(id(5), at(0).day()));
        assert_eq!(room, ["starred", "answered", "first", "second"], "and takes answers that are written down afterwards");
    }

    #[test]
    fn a_question_is_for_the_visit_it_names_or_for_the_next_one() {
        let later = Question { visit: Some(id(6)), ..question("for the surgeon", 1) };
        let diary = diary(vec![
            (id(1), Body::Question(question("any", 0))),
            (id(2), Body::Question(later)),
            (id(5), Body::Visit(Visit::at(at(60)))),
            (id(6), Body::Visit(Visit::at(at(60 * 48)))),
        ]);
        let today = at(0).day();
        assert_eq!(diary.visits_to_come(today).iter().map(|(id, _)| *id).collect::<Vec<_>>(), [id(5), id(6)]);
        assert_eq!(texts(&diary.questions_of(id(5), today)), ["any"]);
        assert_eq!(texts(&diary.questions_of(id(6), today)), ["any", "for the surgeon"]);
        assert_eq!(diary.last_visit(at(60 * 24 * 5)), None, "none took place");
        let after = at(60 * 24 * 5).day();
        assert_eq!(texts(&diary.questions_in_room(id(5), after)), ["any", "for the surgeon"], "its own visit went by without it");
    }

    #[test]
    fn two_phones_answer_one_question_in_two_records() {
        let his = answered(1, 5, HIS, "half a tablet", None);
        let hers = answered(1, 5, HERS, "half a tablet at night", None);
        assert_ne!(his.0, hers.0);
        assert_eq!(his.0, answered(1, 5, HIS.with_window(9), "", None).0, "another window of the same phone");
        let diary = diary(vec![(id(1), Body::Question(question("how much?", 0))), (id(5), Body::Visit(Visit::at(at(5)))), his, hers]);
        assert_eq!((diary.answers_to(id(1)).len(), diary.unasked().len()), (2, 0));
    }

    #[test]
    fn what_was_answered_by_telephone_is_in_a_list() {
        let by_telephone = Answer { text: note("two"), ..Answer::new(id(1), None, at(9)) };
        let mut diary = diary(vec![
            (id(1), Body::Question(question("how many?", 0))),
            (id(2), Body::Question(question("when?", 1))),
            (id(3), Body::Question(question("waits", 2))),
            (id(5), Body::Visit(Visit::at(at(5)))),
            (Answer::id(id(1), None, HIS), Body::Answer(by_telephone)),
            answered(2, 5, HIS, "at night", None),
        ]);
        assert_eq!(texts(&diary.questions_answered_elsewhere()), ["how many?"]);
        let gone = diary
            .record(id(5))
            .expect("there")
            .current()
            .next(NOON_MS + 1, HIS, Body::Visit(Visit::at(at(5))), true, None)
            .expect("a stamp");
        diary.join(Record::new(id(5), gone));
        assert_eq!(texts(&diary.questions_answered_elsewhere()), ["when?", "how many?"], "its visit was deleted");
    }

    #[test]
    fn steps_remind_until_they_are_done() {
        let step = |what: &str, by: Option<&str>, done: Option<Moment>| {
            Body::FollowUp(FollowUp { what: note(what), by: by.map(|day| day.parse().expect("a date")), done, ..FollowUp::new(None, None) })
        };
        let diary = diary(vec![
            (id(1), step("some day", None, None)),
            (id(2), step("soon", Some("2026-11-26"), None)),
            (id(3), step("sooner", Some("2026-11-25"), None)),
            (id(4), step("done", Some("2026-11-24"), Some(at(0)))),
            (id(5), step("", None, None)),
            (id(6), Body::FollowUp(FollowUp { who: Line::new("Nurse Ana").expect("short"), ..FollowUp::new(None, None) })),
        ]);
        let order: Vec<&str> = diary.steps_to_do().iter().map(|(_, step)| step.what.as_str()).collect();
        assert_eq!(order, ["sooner", "soon", "some day", ""], "of the last one only who does it is known");
    }
}
