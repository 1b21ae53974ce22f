use super::*;

pub fn of_details(edits: Vec<DetailEdit>) -> Vec<Edit> {
    edits.into_iter().map(Edit::from).collect()
}

/// A record of each kind that can be edited, and an edit of each of its parts.
pub fn every_part() -> Vec<(Body, Vec<Edit>)> {
    let relief = Relief::new(Code::listed("medicine"), line("M"));
    let other = Link::Entry(id());
    let mut of_entry: Vec<Edit> = [
        EntryEdit::Who(SpeakerRef::Carer),
        EntryEdit::At(at(-90)),
        EntryEdit::Score(Score::Number(Pain::WORST)),
        EntryEdit::Note(note("x")),
    ]
    .map(Edit::from)
    .into();
    of_entry.extend(of_details(every_detail()));
    let of_dose = [
        DoseEdit::At(at(-5)),
        DoseEdit::Who(SpeakerRef::Carer),
        DoseEdit::Amount(line("5 ml")),
        DoseEdit::Skipped(Some(line("felt sick"))),
        DoseEdit::Before(other),
        DoseEdit::After(other),
        DoseEdit::Effect(code("full")),
    ];
    let of_relief = [
        ReliefEdit::Name(line("Morphine")),
        ReliefEdit::Strength(line("10 mg")),
        ReliefEdit::Schedule(code("regular")),
        ReliefEdit::Label(note("at night")),
        ReliefEdit::Stopped(Some(at(0).day())),
    ];
    let of_contact = [
        ContactEdit::Name(line("Ward")),
        ContactEdit::Phone(line("1")),
        ContactEdit::Hours(line("8-15 h")),
        ContactEdit::Number(line("2"), line("9-15 h")),
    ];
    let contact = Contact { name: line(""), phone: line(""), hours: line("") };
    let day = DayPart::new(at(0).day(), SpeakerRef::Patient, Code::listed("sleep"));
    let of_day = [DayEdit::Value(code("poor")), DayEdit::Since(Some(at(0).day())), DayEdit::Note(note("x"))];
    let person = Person { name: line(""), role: SpeakerRef::Carer };
    let mut all = vec![
        (entry(), of_entry),
        (dose(), of_dose.map(Edit::from).into()),
        (Body::Relief(relief), of_relief.map(Edit::from).into()),
        (Body::Contact(contact), of_contact.map(Edit::from).into()),
        (Body::Day(day), of_day.map(Edit::from).into()),
        (Body::Person(person), vec![PersonEdit::Name(line("Ben")).into()]),
    ];
    all.extend(every_part_at_a_visit());
    all
}

fn every_detail() -> Vec<DetailEdit> {
    let jaw = Code::listed("jaw");
    let own = |word| Word::Own(OwnWord::new(word).expect("short"));
    let mut edits: Vec<DetailEdit> = Topic::ALL.into_iter().map(|topic| DetailEdit::word(topic, own("rain"), true)).collect();
    edits.extend([
        DetailEdit::site(jaw.clone(), Some(Pain::new(0))),
        DetailEdit::site(jaw.clone(), Some(None)),
        DetailEdit::Spread(PathsEdit(vec![vec![jaw.clone(), Code::listed("face")]])),
        DetailEdit::Places(vec![Site { region: jaw, pain: None }], vec![]),
        DetailEdit::Began(Some(at(-100))),
        DetailEdit::Eased(Some(Eased::StillThere)),
        DetailEdit::Onset(code("slow")),
        DetailEdit::Course(code("steady")),
        DetailEdit::AtRest(Pain::new(0)),
        DetailEdit::OnMoving(Pain::new(10)),
    ]);
    edits
}

fn every_part_at_a_visit() -> Vec<(Body, Vec<Edit>)> {
    let told = || Ticks(vec![(id(), true)]);
    let of_visit = [
        VisitEdit::At(at(60 * 24 * 9)),
        VisitEdit::With(line("Dr")),
        VisitEdit::Place(line("x")),
        VisitEdit::Companion(line("y")),
        VisitEdit::Over(Some(at(1))),
        VisitEdit::Told(told()),
    ];
    let of_question = [
        QuestionEdit::Text(note("?")),
        QuestionEdit::Who(SpeakerRef::Carer),
        QuestionEdit::ForWhom(code("nurse")),
        QuestionEdit::Star(true),
        QuestionEdit::Order(-1),
        QuestionEdit::Visit(Some(id())),
    ];
    let of_answer = [AnswerEdit::Text(note("!")), AnswerEdit::SaidBy(line("Dr")), AnswerEdit::Outcome(code("asked"))];
    let of_step = [
        FollowUpEdit::What(note("go")),
        FollowUpEdit::Who(line("Ben")),
        FollowUpEdit::By(Some(at(0).day() + chrono::Days::new(7))),
        FollowUpEdit::Done(Some(at(-1))),
    ];
    let of_call = [
        CallEdit::At(at(-9)),
        CallEdit::Who(SpeakerRef::Carer),
        CallEdit::Contact(Some(id())),
        CallEdit::Outcome(Code::listed("no-answer")),
        CallEdit::AnsweredBy(line("Ana")),
        CallEdit::Told(told()),
        CallEdit::Said(note("come")),
    ];
    let agreed = Agreement { what: Code::listed("goal-pain"), value: Note::default() };
    vec![
        (Body::Visit(Visit::at(at(0))), of_visit.map(Edit::from).into()),
        (Body::Question(Question::new(Note::default(), SpeakerRef::Patient, at(0))), of_question.map(Edit::from).into()),
        (Body::Answer(Answer::new(id(), None, at(0))), of_answer.map(Edit::from).into()),
        (Body::FollowUp(FollowUp::new(None, None)), of_step.map(Edit::from).into()),
        (call(true), of_call.map(Edit::from).into()),
        (Body::Agreement(agreed), vec![AgreementEdit::Value(note("3")).into()]),
    ]
}
