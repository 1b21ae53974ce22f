//! Tests of the screens: what they show, and what their buttons do.

use expect_test::expect_file;

use super::{node::Node, *};
use crate::app::{Command, CommitInput, Env, Field, Form, ImportCommand, Input, Model, Navigate, Pad, Route, StoreEvent, Write, update};
use crate::domain::{Code, DeviceId, Diary, Moment, Pain, Person, Relief, Score, SpeakerRef};
use crate::format::{Backup, begin_backup, end_backup, push_record};
use crate::text::{Language, PlainIntl, Text};

mod body_tests;
mod calendar_tests;
mod call_tests;
mod changes_tests;
mod clock_tests;
mod computed_tests;
mod copies_tests;
mod counted_tests;
mod dated_ahead_tests;
mod dates_tests;
mod diary_tests;
mod doctor_tests;
mod dose_tests;
mod draft_tests;
mod exchange_tests;
mod form_tests;
mod import_preview_tests;
mod import_tests;
mod lock_fault_tests;
mod lock_tests;
mod medicine_tests;
mod number_tests;
mod panel_tests;
mod planted_tests;
mod plot_tests;
mod recall_tests;
mod report_tests;
mod rescue_tests;
mod safety_tests;
mod script_tests;
mod seal_tests;
mod shared_tests;
mod shell_tests;
mod store_tests;
mod tap_tests;
mod time_tests;
mod told_tests;
mod visit_tests;
mod voice_tests;
mod warning_tests;

/// 2026-11-23, a Monday, 13:00 in Berlin.
const NOON_MS: i64 = 1_795_435_200_000;

/// A phone with an open store that commits every write at once.
pub(super) struct Phone {
    pub(super) model: Model,
    unix_ms: i64,
    ids: u8,
    viewport: Viewport,
    cache: Cache,
    /// Effects that this phone does not carry out.
    asked: Vec<crate::app::Effect>,
    /// The offset of the place it is in, at an instant.
    offset_min: fn(i64) -> i32,
}

impl Phone {
    pub(super) fn new() -> Self {
        let mut model = Model::default();
        (model.device, model.loading.is_fully_loaded) = (Some(DeviceId::new(7 << 32)), true);
        Self {
            model,
            unix_ms: NOON_MS,
            ids: 0,
            viewport: Viewport::default(),
            cache: Cache::default(),
            asked: Vec::new(),
            offset_min: |_| 60,
        }
    }

    fn now(&self) -> Moment {
        Moment::from_clock(self.unix_ms, (self.offset_min)(self.unix_ms))
    }

    pub(super) fn send(&mut self, command: impl Into<Command>) {
        self.unix_ms += 1_000;
        let (mut ids, now) = (self.ids, self.now());
        let mut random = || {
            ids += 1;
            [ids; 10]
        };
        let env = &mut Env { unix_ms: self.unix_ms, now, random: &mut random, offset_min: &self.offset_min };
        let mut effects = update(&mut self.model, command.into(), env);
        while let Some(effect) = effects.pop() {
            match effect {
                crate::app::Effect::Persist(ticket, _) => {
                    let draw = |model: &Model| panel_tests::panels(model, now, self.viewport, &self.cache, &self.offset_min);
                    let before = draw(&self.model);
                    effects.extend(update(&mut self.model, Command::Store(StoreEvent::Persisted(ticket)), env));
                    panel_tests::hold(&before, &draw(&self.model));
                }
                crate::app::Effect::Go(route) => effects.extend(update(&mut self.model, Command::Navigate(Navigate::Went(route)), env)),
                crate::app::Effect::CompareImport => effects.extend(update(&mut self.model, Command::Import(ImportCommand::Compare), env)),
                other => self.asked.push(other),
            }
        }
        self.ids = ids;
    }

    /// The diary as read back from a backup.
    pub(super) fn backed_up(&self) -> Diary {
        let mut file = begin_backup(self.now());
        self.model.diary.records().for_each(|record| push_record(&mut file, record).expect("written"));
        end_backup(&mut file);
        let backup = Backup::open(&file).expect("a backup");
        let mut read = Diary::default();
        read.join_all((0..self.model.diary.records().len()).map(|index| backup.record(index).expect("read")));
        read
    }

    fn later(&mut self, minutes: i64) {
        self.unix_ms += minutes * 60_000;
    }

    fn screen(&self) -> Vec<Node> {
        self.screen_with(&self.cache)
    }

    fn screen_with(&self, cache: &Cache) -> Vec<Node> {
        let text = Text::new(Language::English, Box::new(PlainIntl));
        let later = Some(LazyScreens::here());
        let (now, offset_min) = (self.now(), &self.offset_min);
        draw(&Screen { model: &self.model, text: &text, now, viewport: self.viewport, cache, later, other: None, offset_min })
    }

    /// The outline of the screen; asserts that it does not depend on the cache.
    pub(super) fn outline(&self) -> String {
        let outline = |cache: &Cache| self.screen_with(cache).iter().map(Node::outline).collect::<String>();
        let (memoised, anew) = (outline(&self.cache), outline(&Cache::default()));
        assert_eq!(memoised, anew);
        memoised
    }

    /// Presses the first button with this name or text.
    pub(super) fn press(&mut self, name: &str) {
        let found: Vec<Command> = self.screen().iter().flat_map(|node| node.pressed(name)).collect();
        assert!(!found.is_empty(), "nothing is called {name:?} on\n{}", self.outline());
        self.send(found[0].clone());
    }
}

fn number(number: u8) -> Score {
    Score::Number(Pain::new(number).expect("0 to 10"))
}

#[test]
fn a_backup_read_back_is_the_diary() {
    let mut phone = Phone::new();
    phone.press("7");
    assert_eq!(phone.backed_up(), phone.model.diary);
}

#[test]
fn what_was_saved_goes_along_one_step_and_a_deleted_entry_stays_at_hand() {
    use crate::app::Route;
    let mut phone = Phone::new();
    phone.press("7");
    let id = phone.model.diary.rows()[0].id;
    phone.send(Navigate::Went(Route::Diary));
    assert!(phone.outline().contains("Saved 7, 13:00"), "the step from the pad: {}", phone.outline());
    phone.send(Navigate::Went(Route::More));
    assert!(!phone.outline().contains("Saved 7, 13:00"), "the next: {}", phone.outline());
    phone.send(Navigate::Went(Route::Entry(id)));
    phone.press("Delete this entry");
    for route in [Route::Diary, Route::More, Route::Team] {
        phone.send(Navigate::Went(route));
        assert!(phone.outline().contains("Undo"), "{route}: {}", phone.outline());
    }
    phone.press("Undo");
    assert_eq!(phone.model.diary.rows().len(), 1);
}

#[test]
fn a_pain_with_all_that_can_be_said() {
    let mut phone = Phone::new();
    for name in [
        "8",
        "Show the body",
        "Back",
        "Lower back left",
        "7",
        "burning",
        "came slowly",
        "still there",
        "when moving …",
        "9",
        "heat",
        "sleeping",
    ] {
        // The strips come after the pad: the last key of that name is theirs.
        match name {
            "7" | "9" => {
                let keys: Vec<Command> = phone.screen().iter().flat_map(|node| node.pressed(name)).collect();
                phone.send(keys.last().expect("a key").clone());
            }
            _ => phone.press(name),
        }
    }
    phone.send(Navigate::Went(crate::app::Route::Diary));
    let outline = phone.outline();
    assert!(outline.contains("Lower back left 7 · burning · helped by heat"), "{outline}");
    let row = phone.model.diary.rows()[0];
    phone.send(Navigate::Went(crate::app::Route::Entry(row.id)));
    let details = phone.model.diary.entry(row.id).expect("there").details().clone();
    assert_eq!((details.on_moving.map(Pain::number), details.at_rest), (Some(9), None));
}

#[test]
fn eight_before_five_after() {
    let mut phone = Phone::new();
    phone.send(Input::Typed(crate::app::Field::New(Person::name()), "Morphine".into()));
    phone.send(Input::Typed(crate::app::Field::New(Relief::strength()), "10 mg".into()));
    phone.send(crate::app::UiAction::Schedule(Some(Code::listed("when-needed"))));
    phone.send(Write::Add(Form::Relief));
    phone.press("8");
    phone.press("Morphine");
    phone.later(40);
    phone.press("5");
    phone.send(Navigate::Went(crate::app::Route::Diary));
    assert!(phone.outline().contains("Morphine · 8 before · 5 after 40 min"), "{}", phone.outline());
}

#[test]
fn two_voices_stand_side_by_side() {
    let mut phone = Phone::new();
    phone.press("7");
    phone.send(Input::Typed(crate::app::Field::New(Person::name()), "Ben".into()));
    phone.send(Write::Add(Form::Person(SpeakerRef::Carer)));
    phone.press("Ben sees");
    phone.press("9");
    phone.send(Navigate::Went(crate::app::Route::Diary));
    let outline = phone.outline();
    let both = ["Patient: worst 7 · least 7 · one entry\n", "Ben: worst 9 · least 9 · one entry\n"];
    assert!(both.iter().all(|words| outline.contains(words)), "{outline}");
    assert!(!outline.contains("worst 8") && !outline.contains("7 to 9"), "nothing between the two is said:\n{outline}");
}

#[test]
fn the_diary_reads_like_this() {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(number(3)));
    phone.later(120);
    phone.send(Pad::Tap(Score::TooMuch));
    phone.send(Navigate::Went(crate::app::Route::Diary));
    expect_file!["the_diary.txt"].assert_eq(&phone.outline());
}

#[test]
fn an_empty_diary_and_one_that_is_still_read_are_not_the_same() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(crate::app::Route::Diary));
    assert!(phone.outline().contains("Nothing here yet."));
    phone.model.loading.is_fully_loaded = false;
    let outline = phone.outline();
    assert!(!outline.contains("Nothing here yet.") && outline.contains("Reading earlier days"), "{outline}");
}

#[test]
fn what_is_done_before_the_store_is_open_is_done_once_it_is() {
    let mut phone = Phone::new();
    let device = phone.model.device.take().expect("one was there");
    phone.send(Navigate::Went(Route::People));
    phone.send(Input::Typed(Field::New(Person::name()), "Jonas".to_owned()));
    phone.send(Write::Add(Form::Person(SpeakerRef::Carer)));
    phone.send(Input::Typed(Field::DayNote(phone.now().day()), "slept well".to_owned()));
    phone.send(CommitInput::Now);
    phone.send(Navigate::Went(Route::Now));
    assert!(phone.model.has_unsaved() && phone.model.diary.records().len() == 0);
    phone.send(StoreEvent::Opened {
        device,
        last_backup: None,
        imports: crate::app::Imports::default(),
        peers: crate::app::Peers::default(),
        unbacked: Vec::new(),
    });
    let people: Vec<String> = phone.model.diary.people().map(|(_, person)| person.name.as_str().to_owned()).collect();
    let notes: Vec<String> = phone.model.diary.day(phone.now().day()).iter().map(|(_, part)| part.note.as_str().to_owned()).collect();
    assert_eq!((people, notes), (vec!["Jonas".to_owned()], vec!["slept well".to_owned()]));
    assert!(!phone.model.has_unsaved() && phone.model.input.typed.is_empty());
}
