//! Time zones: an entry keeps the local time at which it was made, wherever the phone travels.

use anyhow::{Context, Result, ensure};
use browser_tests::cases::{MovedCase, case};
use browser_tests::{App, Options, journey};
use serde_json::{Value, json};

fn in_zone(timezone: &str) -> Options {
    Options { timezone: timezone.into(), ..Options::default() }
}

/// The stored times by pain.
async fn at(app: &App, pain: u64) -> Result<String> {
    let records = app.stored_records().await?;
    let record = records.iter().find(|record| record["pain"] == pain).with_context(|| format!("{records:?}"))?;
    Ok(record["at"].as_str().unwrap_or_default().to_string())
}

/// The rows as number and time, sorted, without what depends on today.
async fn numbers_and_times(app: &App) -> Result<Vec<String>> {
    let mut rows: Vec<String> = app.rows().await?.iter().map(|row| row.split(", ").take(2).collect::<Vec<_>>().join(", ")).collect();
    rows.sort();
    Ok(rows)
}

async fn entries_keep_their_wall_clock(app: &mut App) -> Result<()> {
    let zones =
        [("Pacific/Kiritimati", "+14:00"), ("America/St_Johns", "-03:30"), ("Pacific/Pago_Pago", "-11:00"), ("Asia/Kathmandu", "+05:45")];
    let mut wanted: Vec<String> = Vec::new();
    for (pain, (zone, offset)) in (1u64..).zip(zones) {
        app.restart(&in_zone(zone)).await?;
        app.open().await?;
        let status = app.tap(&pain.to_string()).await?;
        let at = at(app, pain).await?;
        // Newfoundland puts its clock forward in summer.
        ensure!(at.ends_with(offset) || at.ends_with("-02:30"), "{zone}: {at}");
        let time = at[11..16].to_string();
        ensure!(status.starts_with(&format!("Saved {pain}, {time}")), "{zone}: {status} against {at}");
        wanted.push(format!("{pain}, {time}"));
        ensure!(numbers_and_times(app).await? == wanted, "{zone}: {:?}", app.rows().await?);
    }
    app.open_newest().await?;
    let heading = app.text("h1").await?;
    let (pain, time) = heading.split_once(", ").context("\"4, 14:03\"")?;
    let at = at(app, pain.parse()?).await?;
    ensure!(at[11..16] == *time && app.value("Time").await? == time && app.value("Day").await? == at[..10], "{heading}: {at}");
    Ok(())
}
journey!(entries_keep_their_wall_clock: Chromium, Firefox);

async fn the_clock_changes(app: &mut App) -> Result<()> {
    // Berlin's offset on that day, not today's. Autumn 2025: 02:30 on 26 October happens twice; either is right. Spring 2026: 02:00 to
    // 03:00 does not exist on 29 March; what was picked has the offset before the change, and is written as the clock showed it.
    let cases: [(&str, &str, &[&str]); 4] = [
        ("2026-07-15", "12:00", &["2026-07-15T12:00:00+02:00"]),
        ("2026-01-15", "12:00", &["2026-01-15T12:00:00+01:00"]),
        ("2025-10-26", "02:30", &["2025-10-26T02:30:00+02:00", "2025-10-26T02:30:00+01:00"]),
        ("2026-03-29", "02:30", &["2026-03-29T03:30:00+02:00"]),
    ];
    app.restart(&in_zone("Europe/Berlin")).await?;
    app.open().await?;
    for (pain, (day, time, wanted)) in (1u64..).zip(cases) {
        app.now().await?;
        app.tap(&pain.to_string()).await?;
        app.fill("Day", day).await?;
        app.fill("Time", time).await?;
        app.wait_stored_one_of("at", wanted).await?;
    }
    let before = numbers_and_times(app).await?;
    let stored: Vec<Value> = app.stored_records().await?.iter().map(|record| record["at"].clone()).collect();
    app.restart(&in_zone("Pacific/Kiritimati")).await?;
    app.open().await?;
    ensure!(numbers_and_times(app).await? == before, "the same hours in another zone");
    // Opening an entry in another time zone does not change it.
    app.open_newest().await?;
    app.fill("Note", "read far away").await?;
    app.wait_stored("note", json!("read far away")).await?;
    let after: Vec<Value> = app.stored_records().await?.iter().map(|record| record["at"].clone()).collect();
    ensure!(stored == after, "{stored:?} became {after:?}");
    Ok(())
}
journey!(the_clock_changes: Chromium, Firefox);

/// `other-zone.json` and `dst-repeated-hour.json`: a changed time keeps its offset, and both of a repeated hour can be chosen.
async fn a_changed_time_keeps_its_clock(app: &mut App) -> Result<()> {
    app.open().await?;
    app.import(&case("other-zone.json")).await?;
    app.go("#/entry/01a21ca9-7f80-7000-8000-000000000002", "7, 20:00").await?;
    app.click("summary", "~When?").await?;
    app.wait_text("main", "This is the time in another place: UTC+09:00").await?;
    app.fill("Time", "19:30").await?;
    app.wait_stored("at", json!("2026-11-27T19:30:00+09:00")).await?;
    app.click("button", "Use the time here").await?;
    app.wait_stored("at", json!("2026-11-27T11:30:00+01:00")).await?;
    app.import(&case("dst-repeated-hour.json")).await?;
    app.go("#/entry/01a170b6-f180-7000-8000-000000000002", "8, 02:40").await?;
    app.fill("Time", "02:35").await?;
    app.wait_stored("at", json!("2026-10-25T02:35:00+01:00")).await?;
    app.click("button", "first 02:35").await?;
    app.wait_stored("at", json!("2026-10-25T02:35:00+02:00")).await?;
    app.click("button", "second 02:35").await?;
    app.wait_stored("at", json!("2026-10-25T02:35:00+01:00")).await
}
journey!(a_changed_time_keeps_its_clock);

/// `clock-a-year-ahead.json`: a record dated ahead is marked, is not the last, and is corrected. The case is moved to yesterday, so that it
/// is a year ahead on any date.
async fn a_clock_a_year_ahead_is_set_right(app: &mut App) -> Result<()> {
    app.open().await?;
    let case = MovedCase::of_yesterday(app, "clock-a-year-ahead.json", "2026-11-28")?;
    app.import(&case.path).await?;
    app.now().await?;
    app.wait_text("main", "Pain last time: 4").await?;
    app.go(&format!("#/entry/{}", case.moved("01a97b6f-6a00-7000-8000-000000000001")?), "9, 21:00").await?;
    app.wait_text("main", "date in the future").await?;
    app.fill("Time", "09:30").await?;
    app.wait_stored("at", json!(case.moved("2027-11-28T09:30:00+01:00")?)).await?;
    app.fill("Day", &case.moved("2026-11-27")?).await?;
    app.wait_stored("at", json!(case.moved("2026-11-27T09:30:00+01:00")?)).await?;
    app.wait_stored("wrong-clock", json!(true)).await?;
    let main = app.text("main").await?;
    ensure!(!main.contains("date in the future") && !main.contains("recalled"), "{main}");
    Ok(())
}
journey!(a_clock_a_year_ahead_is_set_right);
