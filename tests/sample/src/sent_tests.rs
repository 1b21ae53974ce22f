//! The text that is sent to a doctor, for a month of the sample, can be read aloud in a minute and says what the page says in short.

use pain_diary::app::{Command, DoctorView, Env, Model, Navigate, ReportRange, Route, StoreEvent, UiAction, update};
use pain_diary::domain::{DeviceId, Moment};
use pain_diary::screen::{Cache, LazyScreens, Screen, Viewport};
use pain_diary::text::{Intl, Language, Text};

use super::sample;
use super::tests::diary_records;

#[path = "../../common/plain_intl.rs"]
mod plain_intl;

/// The text of the last thirty days of the sample, in that language.
fn sent(seed: u64, language: Language) -> String {
    let now = Moment::parse("2026-11-22T21:00:00+01:00").expect("a time");
    let mut model = Model::default();
    (model.device, model.loading.is_fully_loaded) = (Some(DeviceId::new(7 << 32)), true);
    let first = now.day().checked_sub_days(chrono::Days::new(29));
    let view = DoctorView { range: ReportRange::Between(first, None), ..DoctorView::default() };
    let records = diary_records(&sample(1, seed).expect("a sample"));
    let commands: [Command; 3] =
        [StoreEvent::Loaded { records, damaged: 0 }.into(), Navigate::Went(Route::Doctor).into(), UiAction::Doctor(view).into()];
    for command in commands {
        let mut random = || [1; 10];
        let env = &mut Env { unix_ms: now.unix_ms(), now, random: &mut random, offset_min: &|_| 60 };
        update(&mut model, command, env);
    }
    let (text, cache) = (Text::new(language, Box::new(plain_intl::PlainIntl)), Cache::default());
    let later = Some(LazyScreens::here());
    let viewport = Viewport::default();
    let screen = Screen { model: &model, text: &text, now, viewport, cache: &cache, later, other: None, offset_min: &|_| 60 };
    (LazyScreens::here().text)(&screen)
}

#[test]
fn a_month_of_two_voices_is_read_aloud_in_a_minute() {
    let english = ["Questions: 1.", "Anna: last ", "Benedikt: last ", "Pain before and after: ", "There is more on the page."];
    let spanish = ["Preguntas: 1.", "Anna: último ", "Benedikt: último ", "Dolor antes y después: ", "Hay más en la hoja."];
    for seed in [1, 3, 7, 11] {
        for (language, parts) in [(Language::English, english.as_slice()), (Language::Spanish, &spanish)] {
            let text = sent(seed, language);
            let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
            assert!((120..=170).contains(&words), "{words} words, seed {seed}: {text}");
            parts.iter().for_each(|part| assert!(text.contains(part), "{part}, seed {seed}: {text}"));
        }
    }
}
