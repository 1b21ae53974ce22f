mod part_tests;

use super::ticks::TOLD_MAX;
use super::*;
use part_tests::{every_part, of_details};

const NOON_MS: i64 = 1_795_435_200_000;

fn at(minute: i64) -> Moment {
    Moment::from_clock(NOON_MS + minute * 60_000, 60)
}

fn id() -> RecordId {
    RecordId::new(NOON_MS, &[1; 10])
}

fn note(text: &str) -> Note {
    Note::new(text).expect("short")
}

fn line(text: &str) -> Line {
    Line::new(text).expect("short")
}

fn code(code: &'static str) -> Option<Code> {
    Some(Code::listed(code))
}

fn entry() -> Body {
    Body::Entry(Entry::tapped(at(0), Score::TooMuch, SpeakerRef::Patient))
}

fn dose() -> Body {
    Body::Dose(Dose::taken(id(), at(0), SpeakerRef::Patient))
}

fn call(answered: bool) -> Body {
    Body::Call(Call::new(at(0), SpeakerRef::Patient, answered))
}

fn applied(body: &Body, edits: &[Edit]) -> Result<Body, EditError> {
    edits.iter().try_fold(body.clone(), |body, edit| edit.apply(&body, id(), at(0)))
}

#[test]
fn what_an_edit_makes_it_finds_again_and_its_inverse_takes_back() {
    let all = every_part();
    for (body, edits) in &all {
        for edit in edits {
            let after = edit.apply(body, id(), at(0)).expect("fits");
            assert_eq!((edit.of(&after).as_ref(), after == *body), (Some(edit), false), "{edit:?}");
            let back = edit.of(body).expect("of this kind");
            let undone = back.apply(&after, id(), at(0)).expect("it was so before");
            let is_written = matches!(edit, Edit::Entry(EntryEdit::At(_)) | Edit::Dose(DoseEdit::At(_)));
            assert!(undone == *body || is_written, "{edit:?}");
        }
    }
}

#[test]
fn an_edit_of_another_kind_is_not_made() {
    let all = every_part();
    for (body, _) in &all {
        for (other, edits) in all.iter().filter(|(other, _)| !other.is_of_kind(body)) {
            let edit = edits.first().expect("every kind has one");
            assert_eq!((edit.apply(body, id(), at(0)), edit.of(body)), (Err(EditError::Unchangeable), None), "{}", other.kind());
        }
    }
}

#[test]
fn what_is_typed_is_the_edit_of_its_text_and_kinds_that_share_a_word_share_its_limit() {
    let mut typed_parts = 0;
    for (body, edits) in every_part() {
        for part in Edit::parts() {
            let Some(typed) = Edit::typed(&body, part, "x") else { continue };
            let typed = typed.expect("short");
            assert_eq!((typed.text(), typed.of(&body).and_then(|edit| edit.text().map(|(part, _)| part))), (Some((part, "x")), Some(part)));
            let too_long = "x".repeat(part.limit_chars() + 1);
            assert_eq!(Edit::typed(&body, part, &too_long), Some(Err(TooLong { limit_chars: part.limit_chars() })));
            typed_parts += 1;
        }
        let is_typed = |(part, text): (TextPart, &str)| Edit::typed(&body, part, text).is_some_and(|edit| edit.is_ok());
        assert!(edits.iter().filter_map(Edit::text).all(is_typed), "{}", body.kind());
    }
    assert!(typed_parts > 20);
    for part in Edit::parts() {
        assert!(Edit::parts().all(|other| other.word() != part.word() || other == part), "{part:?}");
    }
}

#[test]
fn a_place_taken_back_is_as_if_never_said() {
    let jaw = Code::listed("jaw");
    let edits = of_details(vec![DetailEdit::site(jaw.clone(), Some(Pain::new(0))), DetailEdit::site(jaw, None)]);
    assert_eq!(applied(&entry(), &edits), Ok(entry()));
}

#[test]
fn an_end_before_the_beginning_is_refused_and_so_is_what_has_not_come() {
    let began = Edit::from(DetailEdit::Began(Some(at(-10))));
    let eased = |minute| Edit::from(DetailEdit::Eased(Some(Eased::At(at(minute)))));
    assert_eq!(applied(&entry(), &[began.clone(), eased(-11)]), Err(EditError::EndsBeforeItBegan));
    assert_eq!(applied(&entry(), &[eased(-11), began.clone()]), Err(EditError::EndsBeforeItBegan));
    assert!(applied(&entry(), &[began, eased(-10)]).is_ok());
    let tomorrow = at(0).day().succ_opt();
    let visit = Body::Visit(Visit::at(at(0)));
    let step = Body::FollowUp(FollowUp::new(None, None));
    let ahead = [
        (entry(), EntryEdit::At(at(6)).into()),
        (entry(), DetailEdit::Began(Some(at(6))).into()),
        (entry(), eased(6)),
        (dose(), DoseEdit::At(at(6)).into()),
        (call(true), CallEdit::At(at(6)).into()),
        (visit.clone(), VisitEdit::Over(Some(at(6))).into()),
        (step.clone(), FollowUpEdit::Done(Some(at(6))).into()),
        (Body::Day(DayPart::new(at(0).day(), SpeakerRef::Patient, Code::listed("numbness"))), DayEdit::Since(tomorrow).into()),
    ];
    for (body, edit) in ahead {
        assert_eq!(applied(&body, &[edit]), Err(EditError::Future));
    }
    assert!(applied(&entry(), &[EntryEdit::At(at(5)).into()]).is_ok(), "two phones' clocks differ");
    assert!(applied(&visit, &[VisitEdit::At(at(60)).into()]).is_ok() && applied(&step, &[FollowUpEdit::By(tomorrow).into()]).is_ok());
}

#[test]
fn an_entry_put_back_by_more_than_an_hour_says_recalled_and_forward_again_no_longer() {
    let recalled = |body: &Body| matches!(body, Body::Entry(entry) if entry.recalled);
    let back = applied(&entry(), &[EntryEdit::At(at(-61)).into()]).expect("in the past");
    assert!(recalled(&back));
    assert!(!recalled(&applied(&back, &[EntryEdit::At(at(-60)).into()]).expect("in the past")));
}

#[test]
fn an_eleventh_word_of_ones_own_is_refused() {
    let word = |n: usize| Edit::from(DetailEdit::word(Topic::Feels, Word::Own(OwnWord::new(&n.to_string()).expect("short")), true));
    let full: Vec<Edit> = (0..Word::OWN_MAX).map(word).collect();
    let body = applied(&entry(), &full).expect("ten fit");
    assert_eq!(applied(&body, &[word(99)]), Err(EditError::Full));
    assert_eq!(applied(&body, &[word(3)]), Ok(body), "what is there already is no change");
}

#[test]
fn too_many_places_and_what_is_no_path_are_refused() {
    let mark = |n: usize| {
        let region = Code::parse(&format!("region-{n}"), &[]).expect("a code");
        Edit::from(DetailEdit::site(region, Some(None)))
    };
    let body = applied(&entry(), &(0..Site::COUNT_MAX).map(mark).collect::<Vec<_>>()).expect("as many as fit");
    assert_eq!(applied(&body, &[mark(Site::COUNT_MAX)]), Err(EditError::Full));
    let jaw = Code::listed("jaw");
    let paths = |paths| Edit::from(DetailEdit::Spread(PathsEdit(paths)));
    assert_eq!(applied(&entry(), &[paths(vec![vec![jaw.clone()]])]), Err(EditError::Full));
    let path = vec![jaw, Code::listed("face")];
    assert!(applied(&entry(), &[paths(vec![path.clone(); Site::PATHS_MAX])]).is_ok());
    assert_eq!(applied(&entry(), &[paths(vec![path; Site::PATHS_MAX + 1])]), Err(EditError::Full));
}

#[test]
fn no_more_is_ticked_than_a_record_holds() {
    let ticks = |count: usize| Ticks((0..count).map(|number| (RecordId::of_name(1, &number.to_string()), true)).collect());
    for body in [call(true), Body::Visit(Visit::at(at(0)))] {
        let edit = |count| body.told_edit(ticks(count)).expect("ticks belong to it");
        let full = applied(&body, &[edit(TOLD_MAX)]).expect("as many as fit");
        assert_eq!(applied(&full, &[edit(TOLD_MAX + 1)]), Err(EditError::Full));
        assert_eq!(applied(&full, &[edit(TOLD_MAX)]), Ok(full), "ticked twice is ticked");
    }
}

#[test]
fn what_is_answered_or_over_only_now_asks_what_was_told() {
    let told = |body: Body| match body {
        Body::Call(call) => call.told,
        Body::Visit(visit) => visit.told,
        other => panic!("{other:?}"),
    };
    let call = |answered| Body::Call(Call { told: None, ..Call::new(at(0), SpeakerRef::Patient, answered) });
    let answered = [CallEdit::Outcome(Code::listed("answered")).into()];
    assert_eq!(applied(&call(false), &answered).map(told), Ok(Some(Vec::new())));
    assert_eq!(applied(&call(true), &answered).map(told), Ok(None), "it means what it meant");
    let visit = |over| Body::Visit(Visit { told: None, over, ..Visit::at(at(0)) });
    let over = [VisitEdit::Over(Some(at(0))).into()];
    assert_eq!(applied(&visit(None), &over).map(told), Ok(Some(Vec::new())));
    assert_eq!(applied(&visit(Some(at(0))), &over).map(told), Ok(None), "it means what it meant");
    let chosen = [CallEdit::Told(Ticks(Vec::new())).into()];
    assert_eq!(applied(&call(true), &chosen).map(told), Ok(Some(Vec::new())), "somebody chooses");
}

#[test]
fn a_visit_that_is_moved_ahead_is_not_over() {
    let written_afterwards = Body::Visit(Visit { over: Some(at(-600)), ..Visit::at(at(-600)) });
    for (when, over) in [(-1200, Some(at(-1200))), (600, Some(at(600))), (60 * 24, None)] {
        let Ok(Body::Visit(visit)) = applied(&written_afterwards, &[VisitEdit::At(at(when)).into()]) else { panic!("a visit") };
        assert_eq!((visit.at, visit.over), (at(when), over));
    }
}

#[test]
fn what_was_answered_was_asked() {
    let skipped = Body::Answer(Answer { outcome: code("not-asked"), ..Answer::new(id(), None, at(0)) });
    let Ok(Body::Answer(answer)) = applied(&skipped, &[AnswerEdit::Text(note("yes")).into()]) else { unreachable!() };
    assert!(answer.is_asked() && answer.outcome.is_none());
}
