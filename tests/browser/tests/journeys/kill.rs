//! `kill -9` at any moment after "Saved" loses nothing that was acknowledged.

use anyhow::{Context, Result, ensure};
use browser_tests::journey::run_with;
use browser_tests::sample::Random;
use browser_tests::{App, Engine, Options};
use std::collections::BTreeMap;
use std::time::Duration;

const ROUNDS: u64 = 30;
/// A phone may kill the app at once or a little later; browsers write their buffers within seconds.
const DELAY_MS_MAX: u64 = 3000;
const SEED: u64 = 20_261_123;

/// More rounds on request: PAIN_DIARY_KILL_ROUNDS=500, PAIN_DIARY_KILL_SEED=7.
fn from_environment(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().map_or(usual, |text| text.parse().unwrap_or_else(|_| panic!("{name}={text} is no number")))
}

/// Entries in the store by number.
async fn tally(app: &App) -> Result<BTreeMap<u64, u64>> {
    let mut tally = BTreeMap::new();
    for record in app.stored_records().await? {
        *tally.entry(record["pain"].as_u64().context("a number")?).or_insert(0) += 1;
    }
    Ok(tally)
}

async fn rounds(app: &mut App, rounds: u64, seed: u64) -> Result<()> {
    let mut random = Random(seed);
    let mut acknowledged: BTreeMap<u64, u64> = BTreeMap::new();
    // Taps without "Saved": they may be stored or not.
    let mut open: u64 = 0;
    app.open().await?;
    app.wait_offline_ready().await?;
    for round in 0..rounds {
        // The same key twice within two seconds would be one entry: each tap is on another one than the tap before.
        let mut pain = random.below(11);
        for _ in 0..=random.below(4) {
            pain = (pain + 1 + random.below(10)) % 11;
            app.tap(&pain.to_string()).await?;
            *acknowledged.entry(pain).or_insert(0) += 1;
        }
        let delay_ms = random.below(DELAY_MS_MAX);
        // The moment of the kill is random; this does not wait for an event.
        tokio::time::sleep(Duration::from_millis(delay_ms)).await;
        if random.below(3) == 0 {
            app.press("0").await?;
            open += 1;
        }
        app.kill_and_restart().await?;
        app.open().await?;
        let found = tally(app).await?;
        for (pain, count) in &acknowledged {
            let have = found.get(pain).copied().unwrap_or(0);
            ensure!(have >= *count, "round {round} (seed {seed}), {delay_ms} ms: {have} of {count} entries of {pain} are left");
        }
        let sum: u64 = acknowledged.values().sum();
        let have: u64 = found.values().sum();
        ensure!((sum..=sum + open).contains(&have), "round {round}: {have} entries, {sum} acknowledged, {open} open");
    }
    // And the app itself shows them all.
    let have: u64 = tally(app).await?.values().sum();
    app.wait_entries(have).await
}

fn kill(engine: Engine) {
    let count = from_environment("PAIN_DIARY_KILL_ROUNDS", ROUNDS);
    let seed = from_environment("PAIN_DIARY_KILL_SEED", SEED);
    let limit = Duration::from_secs(120 + 12 * count);
    run_with(engine, "kill", &Options::default(), limit, async |app: &mut App| rounds(app, count, seed).await);
}

#[test]
fn chromium() {
    kill(Engine::Chromium);
}

#[test]
fn firefox() {
    kill(Engine::Firefox);
}
