//! Shared code of the screen tests, and a diary of two weeks of two people.

use chrono::NaiveDateTime;

use super::*;
use crate::app::{DayPartKey, DerivedRecord, Form, ImportFile, Reading, UiAction};
use crate::domain::agreement::names;
use crate::domain::{
    Answer, CallEdit, Contact, DayEdit, DetailEdit, Details, DoseEdit, Eased, Edit, EntryEdit, FollowUpEdit, Line, Note, Person, Record,
    RecordId, Relief, Topic, Word,
};
use crate::view::report::{Block, Line as ReportLine, Picture, Value};

pub(super) fn agree(phone: &mut Phone, what: &'static str, value: &str) {
    phone.send(Input::Typed(Field::Derived(DerivedRecord::Agreement(what), Answer::text()), value.into()));
    phone.send(CommitInput::Now);
}

pub(super) fn ask(phone: &mut Phone, question: &str) -> RecordId {
    phone.send(Navigate::Went(Route::Visit));
    phone.send(Input::Typed(Field::NewQuestion, question.into()));
    phone.send(Write::AddQuestion);
    phone.model.diary.questions().last().expect("just written").0
}

pub(super) fn visit_at(phone: &mut Phone, when: &str) -> RecordId {
    let when: NaiveDateTime = when.parse().expect("a time");
    phone.send(Navigate::Went(Route::Visit));
    phone.send(UiAction::VisitDay(Some(when.date())));
    phone.send(UiAction::VisitTime(Some(when.time())));
    phone.send(Input::Typed(Field::New(Person::name()), "Dr Sanz".into()));
    phone.send(Write::AddVisit);
    phone.model.diary.visits().last().expect("just written").0
}

/// The result of a function of the screen, in one language, with the report in another.
pub(super) fn view<T>(phone: &Phone, language: Language, other: Option<Language>, of: impl Fn(&Screen<'_>) -> T) -> T {
    let words = |language| Text::new(language, Box::new(PlainIntl));
    let (text, other) = (words(language), other.map(words));
    let (model, cache, now) = (&phone.model, &phone.cache, phone.now());
    of(&Screen {
        model,
        text: &text,
        now,
        viewport: phone.viewport,
        cache,
        later: Some(LazyScreens::here()),
        other: other.as_ref(),
        offset_min: &|_| 60,
    })
}

/// The text that is sent, in English.
pub(super) fn sent(phone: &Phone) -> String {
    view(phone, Language::English, None, LazyScreens::here().text)
}

/// All of the report, in English; on another screen, the text that is sent.
pub(super) fn text_of(phone: &Phone) -> String {
    view(phone, Language::English, None, full_text)
}

/// All of the report, in another language than that of the app.
pub(super) fn text_in(phone: &Phone, other: Language) -> String {
    view(phone, Language::English, Some(other), full_text)
}

/// Every line of the report, also those that a face cuts.
fn full_text(screen: &Screen<'_>) -> String {
    let visit = match screen.model.route {
        Route::Doctor => None,
        Route::DoctorThen(id) => Some(id),
        _ => return (LazyScreens::here().text)(screen),
    };
    let Some(report) = super::super::report::report(screen, visit) else { return String::new() };
    let values = |values: &[Value]| values.iter().map(|value| value.words.as_str()).collect::<Vec<_>>().join("; ");
    let line =
        |line: &ReportLine| if line.label.is_empty() { values(&line.values) } else { format!("{}: {}", line.label, values(&line.values)) };
    let block = |block: &Block| match block {
        Block::Heading(words) | Block::Note(words) | Block::SmallPrint(words) => words.clone(),
        Block::Lines(list) => {
            let mark = |index: usize| if list.numbered { format!("{}. ", index + 1) } else { "– ".to_owned() };
            let lines = list.lines.iter().enumerate().map(|(index, of)| mark(index) + &line(of));
            lines.chain(list.all.iter().map(|(_, value)| value.words.clone())).collect::<Vec<_>>().join("\n")
        }
        Block::Wide(of) => line(of),
        Block::Table(table) => {
            let cell =
                |(name, cell): (&String, &Vec<Value>)| (!cell.is_empty()).then(|| format!("{name} {}", values(cell).replace("; ", " ")));
            let row = |(name, cells): &(String, Vec<Vec<Value>>)| {
                format!("| {name}: {}", table.columns.iter().zip(cells).filter_map(cell).collect::<Vec<_>>().join(" | "))
            };
            table.rows.iter().map(row).collect::<Vec<_>>().join("\n")
        }
        Block::Plot(plot) => match &plot.picture {
            Picture::Counts(caption, _) => format!("{caption}\n[{}]", plot.words),
            _ => format!("[{}]", plot.words),
        },
    };
    let mut lines = vec![report.title.clone(), report.period.clone(), values(&report.facts)];
    lines.extend(report.as_of.clone());
    lines.extend((!report.signs.is_empty()).then(|| format!("{}: {}", report.new, values(&report.signs))));
    for section in &report.sections {
        lines.push(format!("\n{}", section.heading));
        lines.extend(section.blocks.iter().map(block));
    }
    lines.push(String::new());
    let missing = (!report.missing.is_empty()).then(|| screen.text.not_recorded(&report.missing.join(" · ")));
    lines.extend(missing.iter().chain(&report.left_out).chain([&report.legend]).cloned());
    lines.join("\n") + "\n"
}

/// The screen in a language, its report in another.
pub(super) fn outline_in(phone: &Phone, language: Language, other: Option<Language>) -> String {
    view(phone, language, other, |screen| draw(screen).iter().map(Node::outline).collect())
}

/// Loads records, as from another window or a file.
pub(super) fn load(phone: &mut Phone, records: Vec<Record>) {
    phone.send(StoreEvent::Loaded { records, damaged: 0 });
}

pub(super) fn read(file: &[u8]) -> ImportFile {
    let mut reading = Reading::open(file).expect("a backup");
    while reading.step(100) < reading.len() {}
    reading.finish()
}

pub(super) fn contact(phone: &mut Phone, name: &str, number: &str) {
    phone.send(Input::Typed(Field::New(Person::name()), name.into()));
    phone.send(Input::Typed(Field::New(Contact::phone()), number.into()));
    phone.send(Write::Add(Form::Contact));
}

pub(super) fn open(phone: &mut Phone, route: Route) -> String {
    phone.send(Navigate::Went(route));
    phone.outline()
}

/// Takes a dose. Returns the newest dose of this relief: ids of one phone are in the order of its clock.
pub(super) fn take(phone: &mut Phone, relief: RecordId) -> RecordId {
    phone.send(Write::LogDose(relief));
    let diary = &phone.model.diary;
    let is_of = |id: &RecordId| diary.dose(*id).is_some_and(|dose| dose.relief == relief);
    diary.rows().iter().map(|row| row.id).filter(is_of).max().expect("just taken")
}

pub(super) fn has(phone: &Phone, part: &str) {
    let outline = phone.outline();
    assert!(outline.contains(part), "{part:?} is not on\n{outline}");
}

pub(super) fn has_not(phone: &Phone, part: &str) {
    let outline = phone.outline();
    assert!(!outline.contains(part), "{part:?} is on\n{outline}");
}

pub(super) fn note(text: &str) -> Note {
    Note::new(text).expect("short")
}

pub(super) fn line(text: &str) -> Line {
    Line::new(text).expect("short")
}

/// Two weeks of two people, with a bit of everything.
pub(super) fn fortnight() -> Phone {
    let mut phone = Phone::new();
    phone.unix_ms -= 14 * 24 * 3_600_000 - 3_600_000;
    for (name, role) in [("Anna", SpeakerRef::Patient), ("Ben", SpeakerRef::Carer)] {
        phone.send(Input::Typed(Field::New(Person::name()), name.into()));
        phone.send(Write::Add(Form::Person(role)));
    }
    phone.send(Input::Typed(Field::New(Person::name()), "Morphine".into()));
    phone.send(Input::Typed(Field::New(Relief::strength()), "10 mg".into()));
    phone.send(UiAction::Schedule(Some(Code::listed("when-needed"))));
    phone.send(Write::Add(Form::Relief));
    phone.send(UiAction::Schedule(None));
    let morphine = phone.model.diary.reliefs().next().expect("written down").0;
    agree(&mut phone, names::EPISODE_PAIN, "7");
    agree(&mut phone, names::GOAL_PAIN, "3");
    agree(&mut phone, names::GOAL_DOING, "sit through dinner");
    ask(&mut phone, "Why is it worse at night?");
    phone.send(Navigate::Went(Route::Now));
    for day in 0..13_u8 {
        phone.send(Pad::Tap(number(4 + day % 6)));
        let entry = phone.model.shown.expect("just tapped");
        for change in said_of(day) {
            phone.send(Write::Edit(entry, change));
        }
        phone.send(Write::LogDose(morphine));
        phone.later(45);
        phone.send(Pad::Tap(number(2 + day % 3)));
        phone.later(5 * 60);
        phone.press("Ben sees");
        phone.send(Pad::Tap(number(5)));
        phone.press("Anna says");
        let key = |part| DayPartKey { day: phone.now().day(), part: Code::listed(part) };
        let [sleep, mood, weak] = ["sleep", "mood", "weakness"].map(key);
        let level = |level| DayEdit::Value(Some(Code::listed(level)));
        phone.send(Write::EditDay(sleep, level(if day % 2 == 0 { "poor" } else { "good" })));
        phone.send(Write::EditDay(mood, level("fair")));
        phone.send(Write::EditDay(weak, level("no")));
        phone.later(24 * 60 - 6 * 60 + 15);
    }
    a_last_day(&mut phone);
    phone
}

/// Adds what the two weeks lack: a recalled entry, a pain that is still there, "too much", a regular medicine taken and skipped, a sign, a
/// day's note, an answered call and its follow-up.
fn a_last_day(phone: &mut Phone) {
    phone.send(Navigate::Went(Route::Medicines));
    phone.send(Input::Typed(Field::New(Person::name()), "Paracetamol".into()));
    phone.send(UiAction::Schedule(Some(Code::listed("regular"))));
    phone.send(Write::Add(Form::Relief));
    let regular = phone.model.diary.reliefs().map(|(id, _)| id).last().expect("just written");
    phone.send(Write::LogDose(regular));
    phone.send(Write::LogDose(regular));
    let dose = phone.model.diary.rows().iter().map(|row| row.id).find(|id| phone.model.diary.dose(*id).is_some()).expect("taken");
    phone.send(Write::edit(dose, DoseEdit::Skipped(Some(Line::new("felt sick").expect("short")))));
    phone.send(Navigate::Went(Route::Now));
    phone.send(Pad::Tap(number(8)));
    let remembered = phone.model.shown.expect("just tapped");
    let earlier = Moment::from_clock(phone.unix_ms - 5 * 3_600_000, 60);
    let mood = Word::Listed(Code::listed("mood"));
    let edits: [Edit; 3] =
        [EntryEdit::At(earlier).into(), DetailEdit::AtRest(Pain::new(5)).into(), DetailEdit::word(Topic::Stopped, mood, true).into()];
    for change in edits {
        phone.send(Write::Edit(remembered, change));
    }
    phone.send(Pad::Tap(Score::TooMuch));
    phone.send(Navigate::Went(Route::Now));
    phone.send(Pad::Tap(number(6)));
    let open = phone.model.shown.expect("just tapped");
    for change in [DetailEdit::Began(Some(earlier)), DetailEdit::Eased(Some(Eased::StillThere))] {
        phone.send(Write::edit(open, change));
    }
    let day = phone.now().day();
    let key = |part| DayPartKey { day, part: Code::listed(part) };
    phone.send(Write::EditDay(key("numbness"), DayEdit::Value(Some(Code::listed("yes")))));
    phone.send(Write::EditDay(key("numbness"), DayEdit::Since(day.pred_opt())));
    phone.send(Write::EditDay(key("note"), DayEdit::Note(Note::new("slept in the chair").expect("short"))));
    phone.send(Write::LogCall(true));
    let call = phone.model.diary.calls().last().expect("just called").0;
    phone.send(Write::edit(call, CallEdit::AnsweredBy(Line::new("Ana Sanz").expect("short"))));
    phone.send(Write::edit(call, CallEdit::Said(Note::new("one drop more").expect("short"))));
    let step = DerivedRecord::FollowUp { of: call, visit: None };
    phone.send(Write::upsert(step.clone(), FollowUpEdit::What(Note::new("Ring again at noon").expect("short"))));
    phone.send(Write::upsert(step, FollowUpEdit::Who(Line::new("Ben").expect("short"))));
}

fn said_of(day: u8) -> Vec<Edit> {
    let mut details = Details::default();
    details.mark(&Code::listed("lower-back-left"), Pain::new(6));
    let word = |topic, code| Edit::from(DetailEdit::word(topic, Word::Listed(Code::listed(code)), true));
    let path = ["lower-back-left", "buttock-left", "calf-left"].map(Code::listed).to_vec();
    let mut changes =
        vec![DetailEdit::Places(details.sites, vec![path]).into(), word(Topic::Feels, "burning"), word(Topic::Worse, "standing")];
    changes.push(word(Topic::Stopped, "sleep"));
    if day.is_multiple_of(4) {
        changes.push(EntryEdit::Note(Note::new("woke him").expect("short")).into());
        changes.extend([DetailEdit::AtRest(Pain::new(3)), DetailEdit::OnMoving(Pain::new(8))].map(Edit::from));
    }
    changes
}
