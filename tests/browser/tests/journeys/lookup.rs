//! Finding records: filters, search, and the chart's reader.

use anyhow::{Result, ensure};
use browser_tests::{App, journey, sample};
use serde_json::json;
use tempfile::tempdir;

/// Three days before today: a week's chart shows them on any day, and at any time of day the last two are of one.
async fn furnish(app: &App) -> Result<()> {
    let now = sample::newest_ms();
    let hour = 3_600_000;
    let mut records = vec![
        sample::entry(1, now - 50 * hour, json!(7), "woke him in the mañana"),
        sample::entry(2, now - 26 * hour, json!(3), ""),
        sample::entry(3, now - 3 * hour, json!(9), "on the stairs"),
        sample::entry(4, now - 2 * hour, json!("too-much"), ""),
    ];
    records[0]["sites"] = json!([{ "pain": 7, "region": "jaw" }]);
    records[0]["words"] = json!(["burning", { "own": "like ants" }]);
    records[3]["sites"] = json!([{ "pain": 2, "region": "jaw" }, { "region": "knee-left" }]);
    let stamp = "2026-11-20T13:00:00.000Z/0/00000000000000d1";
    let relief = "019ab0f2-6c00-7000-8000-000000000700";
    records.push(json!({ "id": relief, "kind": "relief", "stamp": stamp, "name": "Morphine", "sort": "medicine" }));
    let mut dose = sample::entry(6, now - 3 * hour + 600_000, json!(0), "");
    for gone in ["pain", "note"] {
        dose.as_object_mut().map(|dose| dose.remove(gone));
    }
    dose["kind"] = json!("intake");
    dose["who"] = json!("patient");
    dose["relief"] = json!(relief);
    records.push(dose);
    let folder = tempdir()?;
    let path = sample::file(folder.path(), "lookup.json", sample::backup(&records).to_string())?;
    app.open().await?;
    app.import(&path).await?;
    app.rows().await?;
    Ok(())
}

async fn lines(app: &App, count: usize) -> Result<()> {
    let script = "return document.querySelectorAll('.diary .entry').length === arguments[0]";
    app.wait(&format!("{count} lines"), script, vec![json!(count)]).await?;
    Ok(())
}

async fn choose(app: &App, label: &str, option: &str) -> Result<()> {
    let script = "const [label, option] = arguments; const e = find('field', label);
        const found = [...e.options].find((o) => squeeze(o.textContent) === option); if (!found) return false;
        e.value = found.value; e.dispatchEvent(new Event('change', { bubbles: true })); return true";
    app.wait(&format!("{option} in {label}"), script, vec![json!(label), json!(option)]).await?;
    Ok(())
}

async fn filters_find_what_they_ask_for(app: &mut App) -> Result<()> {
    furnish(app).await?;
    lines(app, 5).await?;
    app.click("button", "Filter").await?;
    app.fill("Search in notes", "MANANA").await?;
    lines(app, 1).await?;
    app.find(".diary a", "~woke him").await?;
    app.click("button", "Show everything").await?;
    lines(app, 5).await?;
    for (label, option, count) in [
        ("Where", "Jaw", 2),
        ("Word", "What does it feel like?: like ants", 1),
        ("Medicine or other relief", "Morphine", 1),
        ("Who", "Carer", 1),
    ] {
        choose(app, label, option).await?;
        lines(app, count).await?;
        app.wait_text("[role=status]", if count == 1 { "one found" } else { "2 found" }).await?;
        app.click("button", "Show everything").await?;
        lines(app, 5).await?;
    }
    // All conditions must hold, and the filter stays while the user opens an entry and returns.
    choose(app, "Where", "Jaw").await?;
    app.fill("Search in notes", "mañana").await?;
    lines(app, 1).await?;
    app.click(".diary a", "").await?;
    app.find("field", "Note").await?;
    app.browser.client.back().await?;
    app.arrived("Diary").await?;
    lines(app, 1).await?;
    app.fill("Search in notes", "nothing like it").await?;
    app.wait_text("main", "Nothing here fits these filters.").await?;
    Ok(())
}
journey!(filters_find_what_they_ask_for);

async fn the_chart_is_read_point_by_point(app: &mut App) -> Result<()> {
    furnish(app).await?;
    app.click("button", "Week").await?;
    app.wait_text(".summary", "o number").await?;
    let summary = app.text(".summary").await?.to_lowercase();
    for words in ["patient: worst 9 · least 3 · 3 entries", "carer: one entry · too much once", "one dose"] {
        ensure!(summary.contains(words), "{words}: {summary}");
    }
    ensure!(summary.contains("no number"), "gaps are said: {summary}");
    // By keyboard: the buttons step through the entries, the newest first.
    let earlier = app.find("button", "Earlier in the chart").await?;
    for words in ["sees Too much", "says 9", "says 3", "says 7"] {
        earlier.send_keys("\u{e007}").await?;
        let said = app.wait_text(".reading", words).await?;
        ensure!(!words.contains('9') || said.contains("on the stairs"), "{said}");
    }
    let said = app.text(".reading").await?;
    ensure!(said.contains("Jaw 7"), "{said}");
    app.click(".reader a", "Open").await?;
    app.find("field", "Note").await?;
    app.browser.client.back().await?;
    app.arrived("Diary").await?;
    // By finger: the nearest point.
    app.js("scroller().scrollTo(0, 0)", vec![]).await?;
    app.click(".plot", "").await?;
    app.wait_text(".reading", "says").await?;
    // The same in words, and where it hurt in numbers.
    app.click("summary", "The same in words").await?;
    app.wait_text("details .history", "No number").await?;
    app.click("summary", "Where it hurt").await?;
    let sums = app.text(".sums").await?;
    ensure!(sums.contains("Patient Jaw once 7") && sums.contains("Carer Jaw once 2 Left knee once"), "each voice by itself: {sums}");
    for period in ["Day", "Month", "All", "Week"] {
        app.click("[role=group][aria-label='How many days'] button", period).await?;
        let pressed = app.find("[role=group][aria-label='How many days'] button", period).await?.attr("aria-pressed").await?;
        ensure!(pressed.as_deref() == Some("true"), "{period}");
    }
    app.click("button", "Earlier").await?;
    app.wait_text(".summary", "No number").await?;
    app.click("button", "Later").await?;
    app.wait_text(".summary", "least 3").await?;
    Ok(())
}
journey!(the_chart_is_read_point_by_point);
