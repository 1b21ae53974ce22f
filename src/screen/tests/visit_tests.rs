//! Questions, the room, the doctor's page and telling the team, as people meet them.

use chrono::NaiveDateTime;
use expect_test::expect_file;

use super::*;
use crate::app::{DoctorView, Place, PlacedText, Show};
use crate::domain::agreed::names;
use crate::domain::vocabulary::{LEAST_OF_DAY, WORST_OF_DAY};
use crate::domain::{Details, RecordId};

pub(super) fn agree(phone: &mut Phone, what: &'static str, value: &str) {
    phone.send(Command::Typed(Field::Placed(Place::Agreed(what), PlacedText::Note), value.into()));
    phone.send(Command::SettleNow);
}

fn ask(phone: &mut Phone, question: &str) -> RecordId {
    phone.send(Command::Went(Route::Visit));
    phone.send(Command::Typed(Field::NewQuestion, question.into()));
    phone.send(Command::AddQuestion);
    phone.model.diary.questions().last().expect("just written").0
}

fn visit_at(phone: &mut Phone, when: &str) -> RecordId {
    let when: NaiveDateTime = when.parse().expect("a time");
    phone.send(Command::Went(Route::Visit));
    phone.send(Command::Show(Show::VisitDay(Some(when.date()))));
    phone.send(Command::Show(Show::VisitTime(Some(when.time()))));
    phone.send(Command::Typed(Field::NewName, "Dr Sanz".into()));
    phone.send(Command::AddVisit);
    phone.model.diary.visits().last().expect("just written").0
}

pub(super) fn text_of(phone: &Phone) -> String {
    let text = Text::new(Language::English, Box::new(PlainIntl));
    let later = Later::here();
    let screen = Screen { model: &phone.model, text: &text, now: phone.now(), cache: &phone.cache, later: Some(later), other: None };
    (later.text)(&screen)
}

#[test]
fn a_question_of_the_night_is_asked_answered_read_back_and_kept_with_the_visit() {
    let mut phone = Phone::new();
    phone.press("7");
    phone.press("Ask about this");
    assert!(phone.outline().contains("About: 7, 13:00"), "{}", phone.outline());
    let question = phone.model.diary.questions().next().expect("asked").0;
    phone.send(Command::Typed(Field::Note(question), "Why is it worse at night?".into()));
    phone.send(Command::SettleNow);
    ask(&mut phone, "May the evening dose be earlier?");
    let visit = visit_at(&mut phone, "2026-11-23T15:00:00");
    phone.send(Command::Went(Route::Room(visit)));
    assert!(phone.outline().contains("Question 1 of 2") && phone.outline().contains("Why is it worse at night?"), "{}", phone.outline());
    let place = Place::Answer { question, visit: Some(visit) };
    phone.send(Command::Typed(Field::Placed(place.clone(), PlacedText::Note), "Lying down presses on it.".into()));
    phone.send(Command::Typed(Field::Placed(place, PlacedText::By), "Dr Sanz".into()));
    let step = Place::Step { of: question, visit: Some(visit) };
    phone.send(Command::Typed(Field::Placed(step, PlacedText::Note), "Try a second pillow".into()));
    phone.press("Next");
    assert!(phone.outline().contains("Question 2 of 2"), "{}", phone.outline());
    phone.press("not asked");
    phone.send(Command::Went(Route::ReadBack(visit)));
    let outline = phone.outline();
    for part in ["Dr Sanz: Lying down presses on it.", "Try a second pillow", "not asked"] {
        assert!(outline.contains(part), "{part} in\n{outline}");
    }
    phone.later(180);
    phone.press("The visit is over");
    phone.send(Command::Went(Route::VisitOf(visit)));
    assert!(phone.outline().contains("Dr Sanz: Lying down presses on it.") && phone.outline().contains("The page as it was"));
    phone.send(Command::Went(Route::Visit));
    assert!(phone.outline().contains("May the evening dose be earlier?"), "what was not asked stays on top:\n{}", phone.outline());
    phone.send(Command::Went(Route::Now));
    assert!(phone.outline().contains("Try a second pillow"), "{}", phone.outline());
    phone.press("Done: Try a second pillow");
    assert!(!phone.outline().contains("Try a second pillow"));
}

#[test]
fn questions_move_and_a_star_goes_first() {
    let mut phone = Phone::new();
    for question in ["first", "second", "third"] {
        ask(&mut phone, question);
    }
    let order = |phone: &Phone| -> Vec<String> {
        phone.model.diary.unasked().iter().map(|(_, question)| question.text.as_str().to_owned()).collect()
    };
    phone.press("Move up: third");
    assert_eq!(order(&phone), ["first", "third", "second"]);
    phone.press("Move up: third");
    assert_eq!(order(&phone), ["third", "first", "second"]);
    phone.press("Move down: third");
    assert_eq!(order(&phone), ["first", "third", "second"]);
    phone.press("Important: second");
    assert_eq!(order(&phone), ["second", "first", "third"]);
    for _ in 0..60 {
        phone.press("Move up: third");
        phone.press("Move up: first");
    }
    assert_eq!(order(&phone), ["second", "first", "third"], "there is always room between two");
}

#[test]
fn the_page_as_it_was_does_not_change_with_what_is_written_later() {
    let mut phone = Phone::new();
    phone.press("8");
    let visit = visit_at(&mut phone, "2026-11-23T13:30:00");
    phone.later(30);
    phone.send(Command::CloseVisit(visit));
    let entry = phone.model.diary.rows()[0].id;
    phone.later(60);
    phone.send(Command::Edit(entry, crate::app::Change::Score(number(2))));
    phone.send(Command::Tap(number(10)));
    phone.send(Command::Went(Route::DoctorThen(visit)));
    let outline = phone.outline();
    assert!(outline.contains("now 8") && !outline.contains("now 2") && !outline.contains("now 10"), "{outline}");
    phone.send(Command::Went(Route::Doctor));
    assert!(phone.outline().contains("now 10"), "{}", phone.outline());
}

#[test]
fn a_call_tells_the_team_and_the_rule_speaks_in_its_own_words() {
    let mut phone = Phone::new();
    agree(&mut phone, names::RULE_PAIN, "7");
    agree(&mut phone, names::RULE_HOURS, "2");
    agree(&mut phone, names::RULE_WORDS, "Ring the ward when it is 7 for two hours.");
    agree(&mut phone, names::RULE_FROM, "Nurse Ana");
    phone.send(Command::Tap(number(7)));
    phone.send(Command::Went(Route::Now));
    assert!(!phone.outline().contains("Ring the ward"), "one number is no two hours");
    phone.later(120);
    phone.send(Command::Tap(number(8)));
    assert!(phone.outline().contains("Ring the ward when it is 7 for two hours."), "{}", phone.outline());
    phone.send(Command::Went(Route::Team));
    expect_file!["the_team.txt"].assert_eq(&phone.outline());
    let script = text_of(&phone);
    assert!(script.contains("The patient says 8") && script.contains("The patient says 7"), "{script}");
    phone.press("No answer");
    phone.send(Command::Went(Route::Now));
    assert!(phone.outline().contains("Not told the team: 2 entries"), "{}", phone.outline());
    phone.send(Command::Went(Route::Team));
    phone.press("I called");
    assert!(phone.outline().contains("What did they say?"), "{}", phone.outline());
    phone.send(Command::Went(Route::Now));
    let outline = phone.outline();
    assert!(!outline.contains("Not told") && !outline.contains("Ring the ward"), "{outline}");
    phone.send(Command::Went(Route::Diary));
    assert!(phone.outline().contains("answered"), "{}", phone.outline());
}

#[test]
fn nothing_logged_is_a_page_in_a_minute() {
    let mut phone = Phone::new();
    phone.send(Command::Went(Route::Short));
    phone.send(Command::ShortNumber(Some(WORST_OF_DAY), Some(number(9))));
    phone.send(Command::ShortNumber(Some(WORST_OF_DAY), Some(number(8))));
    phone.send(Command::ShortNumber(Some(LEAST_OF_DAY), Some(number(3))));
    phone.send(Command::ShortNumber(None, Some(number(5))));
    assert!(phone.outline().contains("Where?") && phone.outline().contains("Helped by"), "{}", phone.outline());
    assert_eq!(phone.model.diary.rows().len(), 3, "a second tap changes the number");
    phone.send(Command::Went(Route::Doctor));
    let outline = phone.outline();
    assert!(outline.contains("last 24 hours as remembered") && outline.contains("worst 8") && outline.contains("least 3"), "{outline}");
    phone.send(Command::Went(Route::Diary));
    assert!(phone.outline().contains("recalled: worst of 24 hours"), "{}", phone.outline());
}

/// A page, as sent as text, over diaries of different sorts.
#[test]
fn the_page_reads_like_this() {
    let mut phone = Phone::new();
    phone.send(Command::Went(Route::Doctor));
    expect_file!["doctor_empty.txt"].assert_eq(&text_of(&phone));
    phone.send(Command::Tap(number(7)));
    expect_file!["doctor_one_entry.txt"].assert_eq(&text_of(&phone));

    let mut carer = Phone::new();
    carer.send(Command::Typed(Field::NewName, "Ben".into()));
    carer.send(Command::AddPerson(Speaker::Carer));
    carer.press("Ben sees");
    carer.press("6");
    carer.send(Command::Went(Route::Doctor));
    expect_file!["doctor_carer_only.txt"].assert_eq(&text_of(&carer));

    let mut recalled = Phone::new();
    recalled.send(Command::ShortNumber(Some(WORST_OF_DAY), Some(number(8))));
    recalled.send(Command::Went(Route::Doctor));
    expect_file!["doctor_recalled_only.txt"].assert_eq(&text_of(&recalled));

    let mut fortnight = fortnight();
    fortnight.send(Command::Went(Route::Doctor));
    expect_file!["doctor_14_days.txt"].assert_eq(&text_of(&fortnight));
    let without = vec![crate::app::LeaveOut::Names, crate::app::LeaveOut::Notes, crate::app::LeaveOut::Mood];
    fortnight.send(Command::Show(Show::Doctor(DoctorView { without, ..DoctorView::default() })));
    let bare = text_of(&fortnight);
    for left_out in ["Anna", "Ben", "woke him", "Mood"] {
        assert!(!bare.contains(left_out), "{left_out} in\n{bare}");
    }
}

#[test]
fn ten_years_are_one_page_too() {
    let mut phone = Phone::new();
    let mut records = Vec::new();
    for minute in (0..10 * 365 * 24 * 60).step_by(60 * 7) {
        let at = Moment::from_clock(NOON_MS - i64::from(minute) * 60_000, 60);
        let score = Score::Number(Pain::new(u8::try_from(minute / 60 % 11).expect("small")).expect("0 to 10"));
        let id = RecordId::new(at.unix_ms(), &[3; 10]);
        let entry = crate::domain::Entry::tapped(at, score, Speaker::Patient);
        let version = crate::domain::Version::first(at.unix_ms(), DeviceId::new(7 << 32), crate::domain::Body::Entry(entry));
        records.push(crate::domain::Record::new(id, version));
    }
    phone.send(Command::Loaded { records, damaged: 0 });
    agree(&mut phone, names::EPISODE_PAIN, "8");
    phone.send(Command::Went(Route::Doctor));
    phone.send(Command::Show(Show::Doctor(DoctorView { days: Some(None), ..DoctorView::default() })));
    expect_file!["doctor_ten_years.txt"].assert_eq(&text_of(&phone));
}

/// Two weeks of two people, with a bit of everything.
fn fortnight() -> Phone {
    let mut phone = Phone::new();
    phone.unix_ms -= 14 * 24 * 3_600_000 - 3_600_000;
    for (name, role) in [("Anna", Speaker::Patient), ("Ben", Speaker::Carer)] {
        phone.send(Command::Typed(Field::NewName, name.into()));
        phone.send(Command::AddPerson(role));
    }
    phone.send(Command::Typed(Field::NewName, "Morphine".into()));
    phone.send(Command::Typed(Field::NewStrength, "10 mg".into()));
    phone.send(Command::AddRelief);
    let morphine = phone.model.diary.reliefs().next().expect("written down").0;
    agree(&mut phone, names::EPISODE_PAIN, "7");
    agree(&mut phone, names::GOAL_PAIN, "3");
    agree(&mut phone, names::GOAL_DOING, "sit through dinner");
    ask(&mut phone, "Why is it worse at night?");
    phone.send(Command::Went(Route::Now));
    for day in 0..13_u8 {
        phone.send(Command::Tap(number(4 + day % 6)));
        let entry = phone.model.shown.expect("just tapped");
        for change in said_of(day) {
            phone.send(Command::Edit(entry, change));
        }
        phone.send(Command::LogDose(morphine));
        phone.later(45);
        phone.send(Command::Tap(number(2 + day % 3)));
        phone.later(5 * 60);
        phone.press("Ben sees");
        phone.send(Command::Tap(number(5)));
        phone.press("Anna says");
        let place = |part| crate::app::DayPlace { day: phone.now().day(), part: Code::listed(part) };
        let [sleep, mood, weak] = ["sleep", "mood", "weakness"].map(place);
        let level = |level| crate::app::Change::Level(Some(Code::listed(level)));
        phone.send(Command::EditDay(sleep, level(if day % 2 == 0 { "poor" } else { "good" })));
        phone.send(Command::EditDay(mood, level("fair")));
        phone.send(Command::EditDay(weak, level("no")));
        phone.later(24 * 60 - 6 * 60 + 15);
    }
    phone.send(Command::LogCall(true));
    phone
}

fn said_of(day: u8) -> Vec<crate::app::Change> {
    use crate::app::Change;
    use crate::domain::{Note, Topic, Word};
    let mut details = Details::default();
    details.mark(&Code::listed("lower-back-left"), Pain::new(6));
    let word = |topic, code| Change::Word(topic, Word::Listed(Code::listed(code)), true);
    let path = ["lower-back-left", "buttock-left", "calf-left"].map(Code::listed).to_vec();
    let mut changes = vec![Change::Places(details.sites, vec![path]), word(Topic::Feels, "burning"), word(Topic::Worse, "standing")];
    changes.push(word(Topic::Stopped, "sleep"));
    if day.is_multiple_of(4) {
        changes.extend([Change::Note(Note::new("woke him").expect("short")), Change::AtRest(Pain::new(3)), Change::OnMoving(Pain::new(8))]);
    }
    changes
}

#[test]
fn what_stands_behind_a_number_is_as_much_as_the_number_says() {
    let mut phone = fortnight();
    phone.send(Command::Went(Route::Doctor));
    phone.press("worst 9");
    assert!(phone.outline().contains("Behind “worst 9”:"), "{}", phone.outline());
    assert!(phone.outline().contains("Lower back left"), "{}", phone.outline());
    let links = phone.outline().matches("#/entry/").count();
    let nines =
        phone.model.diary.rows().iter().filter_map(|row| phone.model.diary.entry(row.id)).filter(|entry| entry.score == number(9)).count();
    assert_eq!((links, nines), (2, 2));
}

#[test]
fn what_is_left_out_is_not_behind_a_number_either() {
    let mut phone = fortnight();
    phone.send(Command::Went(Route::Doctor));
    phone.press("39 entries");
    assert!(phone.outline().contains("woke him") && phone.outline().contains("Anna: 8"), "{}", phone.outline());
    phone.press("notes");
    phone.press("names");
    phone.press("39 entries");
    let outline = phone.outline();
    assert!(outline.contains("Patient: 8") && !outline.contains("woke him") && !outline.contains("Anna: 8"), "{outline}");
}

#[test]
fn the_page_in_another_language_keeps_peoples_own_words() {
    let mut phone = fortnight();
    let view = DoctorView { language: Some(crate::app::LanguageChoice::Spanish), ..DoctorView::default() };
    phone.send(Command::Went(Route::Doctor));
    phone.send(Command::Show(Show::Doctor(view)));
    let (text, other) = (Text::new(Language::English, Box::new(PlainIntl)), Text::new(Language::Spanish, Box::new(PlainIntl)));
    let later = Later::here();
    let screen =
        Screen { model: &phone.model, text: &text, now: phone.now(), cache: &phone.cache, later: Some(later), other: Some(&other) };
    let page = (later.text)(&screen);
    for part in ["Diario del dolor de Anna", "quemazón", "«woke him» (English, tal como se escribió)", "«sit through dinner»"] {
        assert!(page.contains(part), "{part} in\n{page}");
    }
    let whole: String = draw(&screen).iter().map(Node::outline).collect();
    assert!(whole.contains("Print") && whole.contains("For the doctor"), "the app stays in its own language");
}

#[test]
fn old_visits_are_a_tap_away_and_all_there() {
    let mut phone = Phone::new();
    for day in 1..=8 {
        let visit = visit_at(&mut phone, &format!("2026-11-{day:02}T09:00:00"));
        phone.send(Command::CloseVisit(visit));
    }
    phone.send(Command::Went(Route::Visit));
    let outline = phone.outline();
    let (near, old) = outline.split_once("3 older visits").expect("the older ones are folded");
    assert_eq!((near.matches("#/visit/0").count(), old.matches("#/visit/0").count()), (5, 3), "{outline}");
}

#[test]
fn a_visit_written_down_afterwards_takes_answers_and_keeps_them() {
    let mut phone = Phone::new();
    let question = ask(&mut phone, "Why is it worse at night?");
    let visit = visit_at(&mut phone, "2026-11-20T09:00:00");
    phone.send(Command::Went(Route::VisitOf(visit)));
    assert!(!phone.outline().contains("Why is it worse at night?"), "it was not put there: {}", phone.outline());
    phone.send(Command::Went(Route::Room(visit)));
    assert!(phone.outline().contains("Question 1 of 1"), "{}", phone.outline());
    let place = Place::Answer { question, visit: Some(visit) };
    phone.send(Command::Typed(Field::Placed(place, PlacedText::Note), "Lying down presses on it.".into()));
    phone.send(Command::Went(Route::VisitOf(visit)));
    for part in ["Why is it worse at night?", "Lying down presses on it."] {
        assert!(phone.outline().contains(part), "{part}: {}", phone.outline());
    }
}
