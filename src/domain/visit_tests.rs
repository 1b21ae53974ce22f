//! Tests of questions, answers and follow-ups.

use super::*;

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
    let gone =
        diary.record(id(5)).expect("there").current().next(NOON_MS + 1, HIS, Body::Visit(Visit::at(at(5))), true, None).expect("a stamp");
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
