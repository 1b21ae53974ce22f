//! Typed text: `kill -9` while typing; a page changed by a translation.

use anyhow::{Context, Result, ensure};
use browser_tests::journey::run_with;
use browser_tests::sample::Random;
use browser_tests::{App, Engine, Options, journey};
use serde_json::json;
use std::time::{Duration, Instant};

/// More on request: PAIN_DIARY_TYPING_ROUNDS=20.
const ROUNDS: u64 = 2;
const SEED: u64 = 20_261_128;
/// The most that may be missing, by the time the last of it was typed.
const MISSING_MAX: Duration = Duration::from_secs(1);
/// Letters and the time they take: a fast and a usual typist.
const PACES: [(u32, Duration); 2] = [(60, Duration::from_millis(3_500)), (120, Duration::from_secs(19))];

/// The field of a new question, empty and with the focus: the round before may have left a draft.
const EMPTY_QUESTION: &str = "const field = find('field', 'Write a question'); field.focus(); field.value = '';
    field.dispatchEvent(new Event('input', { bubbles: true }));";

fn rounds() -> u64 {
    std::env::var("PAIN_DIARY_TYPING_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(ROUNDS)
}

fn letters(count: u32) -> String {
    ('a'..='z').cycle().take(count as usize).collect()
}

/// Types into the focused field at this pace, and kills the browser after so many letters. Returns how many letters were a second old by
/// then.
async fn type_and_kill(app: &mut App, (count, time): (u32, Duration), killed_after: u32) -> Result<usize> {
    let pause = time / count;
    let mut typed: Vec<Instant> = Vec::new();
    let begin = Instant::now();
    for (number, letter) in (0..killed_after).zip(letters(count).chars()) {
        tokio::time::sleep_until((begin + pause * number).into()).await;
        app.key(letter).await?;
        typed.push(Instant::now());
    }
    let killed = Instant::now();
    app.kill_and_restart().await?;
    Ok(typed.iter().filter(|at| killed.duration_since(**at) > MISSING_MAX).count())
}

fn hold(kept: &str, count: u32, old: usize, what: &str) -> Result<()> {
    ensure!(letters(count).starts_with(kept), "{what}: {kept:?} was never typed");
    ensure!(kept.len() >= old, "{what}: {} letters are left of {old} that were a second old: {kept:?}", kept.len());
    Ok(())
}

async fn killed_while_typing(app: &mut App, rounds: u64) -> Result<()> {
    let mut random = Random(SEED);
    app.open().await?;
    app.wait_offline_ready().await?;
    for round in 0..rounds {
        for pace in PACES {
            let mut moment = || u32::try_from(random.below(u64::from(pace.0) / 2)).map(|more| pace.0 / 2 + more);
            // A note is committed while it is typed.
            app.open().await?;
            app.tap("7").await?;
            app.find("field", "Note").await?;
            app.js("find('field', 'Note').focus()", vec![]).await?;
            let killed_after = moment()?;
            let old = type_and_kill(app, pace, killed_after).await?;
            app.open().await?;
            let what = format!("round {round}, note, {killed_after} of {} letters", pace.0);
            let records = app.stored_records().await?;
            let newest = records.iter().max_by_key(|record| record["id"].as_str().unwrap_or_default().to_owned()).context("an entry")?;
            hold(newest["note"].as_str().unwrap_or_default(), pace.0, old, &what)?;
            // A question is a draft until it is added.
            app.visits().await?;
            app.find("field", "Write a question").await?;
            app.js(EMPTY_QUESTION, vec![]).await?;
            let killed_after = moment()?;
            let old = type_and_kill(app, pace, killed_after).await?;
            app.open_at("#/visit").await?;
            app.find("summary", "Add a visit").await?;
            let script = "return find('field', 'Write a question')?.value";
            let kept = app.wait("the question goes on where it was", script, vec![]).await?;
            let what = format!("round {round}, question, {killed_after} of {} letters", pace.0);
            hold(kept.as_str().unwrap_or_default(), pace.0, old, &what)?;
        }
    }
    Ok(())
}

fn kill(engine: Engine) {
    let count = rounds();
    let limit = Duration::from_secs(120 + 120 * count);
    run_with(engine, "killed_while_typing", &Options::default(), limit, async |app: &mut App| killed_while_typing(app, count).await);
}

mod killed_while_typing {
    #[test]
    fn chromium() {
        super::kill(super::Engine::Chromium);
    }

    #[test]
    fn firefox() {
        super::kill(super::Engine::Firefox);
    }
}

/// As a browser's page translation does it.
const TRANSLATE: &str = include_str!("../../../cases/translate.js");

async fn a_translated_page_shows_the_truth_after_the_next_tap(app: &mut App) -> Result<()> {
    app.open().await?;
    ensure!(app.js("return document.documentElement.translate", vec![]).await? == false, "it is told not to");
    app.tap("3").await?;
    app.now().await?;
    app.js(TRANSLATE, vec![]).await?;
    let status = app.tap("7").await?;
    ensure!(status.starts_with("Saved 7, "), "{status}");
    app.wait_heading("How strong is the pain now?").await?;
    let keys = app.js("return allOf('.pad button').map(nameOf)", vec![]).await?;
    let wanted = ["0, no pain", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10, worst pain", "Too much: call"];
    ensure!(keys == json!(wanted), "{keys}");
    let text = app.js("return squeeze(document.querySelector('.pad').textContent)", vec![]).await?;
    ensure!(text.as_str().is_some_and(|text| text.matches("no pain").count() == 1 && text.matches("worst pain").count() == 1), "{text}");
    ensure!(app.js("return document.querySelectorAll('#app font').length", vec![]).await? == 0);
    Ok(())
}
journey!(a_translated_page_shows_the_truth_after_the_next_tap);
