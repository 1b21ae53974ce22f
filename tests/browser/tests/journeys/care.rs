//! Medicines and other relief, notes of a day, and two speakers.

use anyhow::{Context, Result, ensure};
use browser_tests::{App, journey, sample};
use serde_json::{Value, json};
use tempfile::tempdir;

async fn add_medicine(app: &App, name: &str, strength: &str) -> Result<()> {
    app.go("#/more/medicines", "Medicines and other relief").await?;
    app.fill("Name", name).await?;
    app.fill("Strength, as on the box or bottle", strength).await?;
    app.click("button", "when needed").await?;
    app.click("button", "Add it").await?;
    app.find("main a", &format!("~{name}")).await?;
    Ok(())
}

async fn of_kind(app: &App, kind: &str) -> Result<Vec<Value>> {
    Ok(app.stored_records().await?.into_iter().filter(|record| record["kind"] == kind).collect())
}

async fn dose_then_relief(app: &mut App) -> Result<()> {
    app.open().await?;
    add_medicine(app, "Morphine", "10 mg").await?;
    app.click("button", "+ Heat").await?;
    app.find("main a", "~Heat").await?;
    app.now().await?;
    app.tap("8").await?;
    app.click("button", "Morphine").await?;
    app.wait_status("Saved: Morphine, ").await?;
    app.wait_text(".chip.two", "amount not written").await?;
    app.wait_text(".dose-card", "Morphine, ").await?;
    // Moved back by 40 minutes: the number before the dose is then one after it.
    app.click(".dose-card a", "More about this").await?;
    app.arrived("~Morphine, ").await?;
    let script = "const t = new Date(Date.now() - 40 * 60000); const two = (n) => String(n).padStart(2, '0');
        return [t.toLocaleDateString('sv'), two(t.getHours()) + ':' + two(t.getMinutes())]";
    let back = app.js(script, vec![]).await?;
    app.fill("Day", back[0].as_str().context("a day")?).await?;
    app.fill("Time", back[1].as_str().context("a time")?).await?;
    app.wait_text("main", "8 after ").await?;
    app.wait_text("main", "No number in the hour before.").await?;
    app.click("button", "some relief").await?;
    app.wait_stored("effect", json!("some")).await?;
    app.fill("How much", "half a tablet").await?;
    app.wait_stored("amount", json!("half a tablet")).await?;
    // The next one is as much, by one tap.
    let dose = app.js("return location.hash", vec![]).await?;
    app.now().await?;
    app.wait_text(".chip.two", "half a tablet").await?;
    app.click("button", "Morphine").await?;
    app.wait_status("Saved: Morphine, ").await?;
    app.click("button", "half a tablet, as last time").await?;
    app.gone("button", "half a tablet, as last time").await?;
    let is_saved = "const text = statusText(); return text.startsWith('Saved') && !text.startsWith('Saved:')";
    app.wait("the amount is saved", is_saved, vec![]).await?;
    let doses = of_kind(app, "intake").await?;
    ensure!(doses.len() == 2 && doses.iter().all(|dose| dose["amount"] == json!("half a tablet")), "{doses:?}");
    app.click("button", "Undo").await?;
    app.go(dose.as_str().context("an address")?, "~Morphine, ").await?;
    // A link by the user takes precedence over the rule.
    app.click("button", "Change the pain after").await?;
    app.click("[role=group][aria-label='Change the pain after'] button", "none of them").await?;
    app.wait_stored("after", json!("none")).await?;
    app.click("button", "skipped").await?;
    app.fill("Why was it skipped?", "felt sick").await?;
    app.wait_stored("skipped", json!("felt sick")).await?;
    app.rows().await?;
    app.find("main a", "~skipped: felt sick").await?;
    // A day later, on an untouched screen: today's time has become a day and a time.
    app.now().await?;
    let last = "return document.querySelector('.chip.two small').textContent";
    let before = app.js(last, vec![]).await?;
    // Firefox runs a driver's script beside the page's own globals.
    let later = "const page = window.wrappedJSObject ?? window, now = page.Date.now.bind(page.Date);
        page.Date.now = () => now() + 86400000; document.dispatchEvent(new Event('visibilitychange'))";
    app.js(later, vec![]).await?;
    let is_older = format!("{last} !== arguments[0] && document.querySelector('.chip.two small').textContent");
    let after = app.wait("the chip has grown older", &is_older, vec![before.clone()]).await?;
    let [before, after] = [&before, &after].map(|text| text.as_str().unwrap_or_default().len());
    ensure!(after > before, "a day stands before the time");
    Ok(())
}
journey!(dose_then_relief);

async fn a_medicine_that_is_gone_keeps_its_name(app: &mut App) -> Result<()> {
    app.open().await?;
    add_medicine(app, "Morphine", "10 mg").await?;
    app.now().await?;
    app.click("button", "Morphine").await?;
    app.wait_status("Saved: Morphine, ").await?;
    app.go("#/more/medicines", "Medicines and other relief").await?;
    app.click("main a", "~Morphine").await?;
    app.arrived("Morphine").await?;
    app.click("button", "Remove it from the list").await?;
    app.arrived("Medicines and other relief").await?;
    app.gone("main a", "~Morphine").await?;
    app.rows().await?;
    app.find("main a", "~Morphine").await?;
    app.now().await?;
    ensure!(!app.has("button", "Morphine").await?, "it is offered no more");
    Ok(())
}
journey!(a_medicine_that_is_gone_keeps_its_name);

async fn carer_beside_patient(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("7").await?;
    app.go("#/more/people", "People").await?;
    app.fill("Name", "Anna").await?;
    app.click("button", "Add as the patient").await?;
    app.wait_stored("name", json!("Anna")).await?;
    app.fill("Name", "Ben").await?;
    app.click("button", "Add as a carer").await?;
    app.wait_stored("name", json!("Ben")).await?;
    app.click("label", "Ben").await?;
    app.wait_stored("kind", json!("phone")).await?;
    app.now().await?;
    // The user of the phone is the first speaker; the other is one tap away.
    let pressed = app.find("button", "Ben sees").await?.attr("aria-pressed").await?;
    ensure!(pressed.as_deref() == Some("true"), "{pressed:?}");
    app.tap("9").await?;
    app.wait_text("main", "Ben sees 9").await?;
    app.click("button", "Anna says").await?;
    app.tap("6").await?;
    app.wait_text("main", "Anna says 6").await?;
    let rows = app.rows().await?;
    let has = |part: &str| rows.iter().any(|row| row.contains(part));
    ensure!(rows.len() == 3 && has("Ben") && rows.iter().filter(|row| row.contains("Anna")).count() == 2, "{rows:?}");
    let entries = of_kind(app, "entry").await?;
    let ben = of_kind(app, "person").await?.into_iter().find(|person| person["name"] == "Ben").context("Ben")?["id"].clone();
    ensure!(entries.iter().any(|entry| entry["pain"] == 9 && entry["who"] == ben && entry["typed"] == ben), "{entries:?}");
    ensure!(entries.iter().any(|entry| entry["pain"] == 6 && entry["who"] == "patient" && entry["typed"] == ben), "{entries:?}");
    // Side by side on the chart, never averaged.
    let summary = app.text(".summary").await?.to_lowercase();
    ensure!(summary.contains("anna: worst 7 · least 6") && summary.contains("ben: worst 9 · least 9"), "{summary}");
    // Typed by Ben, said by Anna.
    app.open_newest().await?;
    app.wait_text("main", "written by Ben").await?;
    // The static shell shows the names before the program is loaded.
    app.reload().await?;
    app.now().await?;
    app.find("button", "Anna says").await?;
    Ok(())
}
journey!(carer_beside_patient);

async fn the_note_of_a_day(app: &mut App) -> Result<()> {
    app.open().await?;
    app.rows().await?;
    app.click("main a", "How was the day?").await?;
    app.arrived("How was the day?").await?;
    app.click("[role=group][aria-label='Sleep'] button", "very bad").await?;
    app.wait_stored("value", json!("bad")).await?;
    app.click("[role=group][aria-label='Numbness or pins and needles'] button", "yes").await?;
    let script = "const day = new Date(); day.setDate(day.getDate() - 2); return day.toLocaleDateString('sv')";
    let noticed = app.js(script, vec![]).await?.as_str().unwrap_or_default().to_string();
    app.fill("First noticed on", &noticed).await?;
    app.wait_stored("noticed", json!(noticed)).await?;
    app.fill("Note", "slept in the chair").await?;
    app.wait_stored("note", json!("slept in the chair")).await?;
    // A removed level is not recorded, which differs from the level "not at all".
    app.click("[role=group][aria-label='Sleep'] button", "very bad").await?;
    let gone = "return find(\"[role=group][aria-label='Sleep'] button\", 'very bad').getAttribute('aria-pressed') === 'false'";
    app.wait("taken back", gone, vec![]).await?;
    app.undo().await?;
    // An earlier day has a note of its own.
    app.click("a", "The day before").await?;
    app.wait_text("main h2", "Yesterday").await?;
    app.click("[role=group][aria-label='Mood'] button", "good").await?;
    app.wait_stored("part", json!("mood")).await?;
    let parts = of_kind(app, "day").await?;
    ensure!(parts.len() == 4 && parts.iter().filter(|part| part["recalled"] == true).count() <= 1, "{parts:?}");
    app.rows().await?;
    for part in ["Sleep: very bad", "Numbness or pins and needles: yes, since", "slept in the chair"] {
        app.find("main a[href^='#/day/']", &format!("~{part}")).await?;
    }
    Ok(())
}
journey!(the_note_of_a_day);

async fn two_phones_and_one_day(app: &mut App) -> Result<()> {
    app.open().await?;
    let other = app.second_phone().await?;
    other.open().await?;
    for (phone, part, level) in [(&*app, "Sleep", "good"), (&other, "Mood", "so-so")] {
        phone.rows().await?;
        phone.click("main a", "How was the day?").await?;
        phone.click(&format!("[role=group][aria-label='{part}'] button"), level).await?;
        phone.wait_stored("kind", json!("day")).await?;
    }
    let folder = tempdir()?;
    let backup = other.save_backup().await?;
    let path = sample::file(folder.path(), "other.json", backup.to_string())?;
    ensure!(app.import(&path).await? == [1, 0, 0, 0]);
    app.rows().await?;
    app.find("main a", "~Sleep: good").await?;
    app.find("main a", "~Mood: so-so").await?;
    Ok(())
}
journey!(two_phones_and_one_day: Chromium, Firefox);

async fn many_people_and_medicines(app: &mut App) -> Result<()> {
    const HOSTILE: &str = "<b onclick=window.hacked=1>Ann\u{202e}a</b> 👩🏽‍⚕️ مريم";
    let (at, stamp) = (sample::at(sample::newest_ms()), sample::stamp(sample::newest_ms()));
    let id = |number: usize| format!("019ab0f2-6c00-7000-8000-{number:012x}");
    let long = "W".repeat(200);
    let mut records = vec![json!({ "id": id(0), "kind": "person", "stamp": stamp, "name": HOSTILE, "role": "patient" })];
    records
        .extend((1..60).map(|n| json!({ "id": id(n), "kind": "person", "stamp": stamp, "name": format!("Carer {n}"), "role": "carer" })));
    records.extend((60..260).map(|n| {
        let name = if n == 60 { long.clone() } else { format!("Medicine {n}") };
        json!({ "id": id(n), "kind": "relief", "stamp": stamp, "name": name, "sort": "medicine", "strength": "5 mg" })
    }));
    records.push(json!({ "id": id(300), "kind": "intake", "stamp": stamp, "relief": id(999), "at": at, "who": id(998) }));
    let folder = tempdir()?;
    let path = sample::file(folder.path(), "many.json", sample::backup(&records).to_string())?;
    app.open().await?;
    app.import(&path).await?;
    let wide = "return { wide: document.documentElement.scrollWidth - innerWidth, hacked: window.hacked || null,
        made: document.querySelectorAll('main [onclick]').length }";
    for (route, heading) in [
        ("#/now", "How strong is the pain now?"),
        ("#/more/people", "People"),
        ("#/more/medicines", "Medicines and other relief"),
        ("#/diary", "Diary"),
    ] {
        app.browser.resize(320, 700).await?;
        app.go(route, heading).await?;
        let seen = app.js(wide, vec![]).await?;
        ensure!(seen["wide"].as_i64().unwrap_or(1) <= 0 && seen["hacked"].is_null() && seen["made"] == 0, "{route}: {seen}");
    }
    // A dose of a missing relief by a missing person is shown as such.
    app.find("main a", "~Something not in this diary").await?;
    app.go("#/more/medicines", "Medicines and other relief").await?;
    let rows = app.js("return document.querySelectorAll('.reliefs-list li').length", vec![]).await?;
    ensure!(rows == 200, "{rows}");
    app.click("button", "Write down now: Medicine 77").await?;
    app.wait_status("Saved: Medicine 77, ").await?;
    app.now().await?;
    app.find("button", "Medicine 77").await?;
    Ok(())
}
journey!(many_people_and_medicines: Chromium, Firefox);
