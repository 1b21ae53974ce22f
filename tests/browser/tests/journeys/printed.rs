//! The doctor's page on paper and on a phone: what has to fit, fits.

use anyhow::{Context, Result, ensure};
use browser_tests::{App, journey, print, sample};
use serde_json::{Value, json};
use tempfile::tempdir;

/// Items 1 to 8 of a report, as its English headings.
const FIRST_SHEET: [&str; 8] =
    ["New:", "Questions", "Pain, day by day", "Numbers, as said", "Where", "Over the day", "When-needed medicine", "Regular medicine"];

/// The last month of the sample.
const MONTH: [&str; 2] = ["2026-10-24", "2026-11-22"];

async fn the_page_prints_on_two_sheets(app: &mut App) -> Result<()> {
    let year = ::sample::sample(1, 11)?;
    prints_on_two_sheets(app, "month", &year, MONTH, true).await
}
journey!(the_page_prints_on_two_sheets);

async fn long_texts_print_on_two_sheets(app: &mut App) -> Result<()> {
    let wordy = sample::wordy(&::sample::sample(1, 11)?)?.to_string();
    prints_on_two_sheets(app, "wordy", wordy.as_bytes(), MONTH, false).await
}
journey!(long_texts_print_on_two_sheets);

async fn years_print_on_two_sheets(app: &mut App) -> Result<()> {
    let years = ::sample::sample(10, 11)?;
    prints_on_two_sheets(app, "ten years", &years, ["2016-11-23", "2026-11-22"], false).await
}
journey!(years_print_on_two_sheets);

/// With the year in each date. With two lines of new signs too, Letter in WebKit has the carer's body on the second sheet in Spanish.
async fn a_past_month_prints_on_two_sheets(app: &mut App) -> Result<()> {
    let years = ::sample::sample(2, 11)?;
    prints_on_two_sheets(app, "past month", &years, ["2025-10-24", "2025-11-22"], false).await
}
journey!(a_past_month_prints_on_two_sheets);

/// Weeks, and a change of medicine, over the turn of a year.
async fn half_a_year_prints_on_two_sheets(app: &mut App) -> Result<()> {
    let years = ::sample::sample(2, 11)?;
    prints_on_two_sheets(app, "half a year", &years, ["2025-09-01", "2026-02-28"], false).await
}
journey!(half_a_year_prints_on_two_sheets);

/// The paper is drawn after the page, and at once when it is printed: here no frame comes in which it would be drawn.
async fn what_is_printed_is_what_is_shown(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("7").await?;
    app.js("window.requestAnimationFrame = () => 0; location.hash = '#/doctor'", vec![]).await?;
    app.wait("the page", "return !!document.querySelector('article.doctor header')", vec![]).await?;
    ensure!(app.js("return !document.querySelector('.paper')", vec![]).await? == json!(true), "the paper is not drawn yet");
    app.js("dispatchEvent(new Event('beforeprint'))", vec![]).await?;
    app.wait("the paper", "return document.querySelector('.paper')?.textContent.includes('by the hour')", vec![]).await?;
    Ok(())
}
journey!(what_is_printed_is_what_is_shown);

/// In both languages on both papers: one or two sheets, with every line of the sent text and nothing of the screen around it; with
/// `is_first_sheet_whole` items 1 to 8 of the report stand on the first.
async fn prints_on_two_sheets(app: &App, name: &str, diary: &[u8], days: [&str; 2], is_first_sheet_whole: bool) -> Result<()> {
    let folder = tempdir()?;
    let file = sample::file(folder.path(), "diary.json", diary)?;
    let mut found = Vec::new();
    for print::Printed { language, lines, papers, faults } in print::doctors_page(app, &file, days).await? {
        found.extend(faults.into_iter().map(|fault| format!("{language}: {fault}")));
        for (paper, pdf) in papers {
            print::keep(app, &format!("{name}-{language}-{paper}"), &pdf)?;
            let pdf = lopdf::Document::load_mem(&pdf)?;
            let sheets: Vec<u32> = pdf.get_pages().into_keys().collect();
            let words = pdf.extract_text(&sheets)?;
            if !(1..=2).contains(&sheets.len()) {
                let beyond = pdf.extract_text(sheets.get(2..).unwrap_or_default())?;
                found.push(format!("{language}, {paper}: {} sheets; after the second: {beyond}", sheets.len()));
            }
            let (start, rest) = lines.split_once('\u{c}').context("what belongs on page one")?;
            found.extend(print::lost(rest, &words).iter().map(|line| format!("{language}, {paper}: not on it: {line}")));
            let is_missing =
                |heading: &&&str| is_first_sheet_whole && language == "English" && !start.lines().any(|line| line.starts_with(**heading));
            found.extend(FIRST_SHEET.iter().filter(is_missing).map(|heading| format!("{paper}: no {heading}")));
            let first_sheet = if is_first_sheet_whole { pdf.extract_text(&[1])? } else { words.clone() };
            found.extend(print::lost(start, &first_sheet).iter().map(|line| format!("{language}, {paper}: not on page one: {line}")));
            let words = words.split_whitespace().collect::<String>();
            let around =
                ["Telltheteam", "Sendastext", "Avisaralequipo", "Enviarcomotexto"].into_iter().filter(|around| words.contains(around));
            found.extend(around.map(|around| format!("{language}, {paper}: {around} of the screen is on it")));
        }
    }
    ensure!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
    Ok(())
}

/// A month of two voices on a phone, with all that opens closed: at most 3,500 px high; the first screen has whose it is, the days, the new
/// signs, the questions and the top of the plot over the days.
async fn a_month_is_short_on_a_phone(app: &mut App) -> Result<()> {
    let folder = tempdir()?;
    let file = sample::file(folder.path(), "diary.json", ::sample::sample(1, 11)?)?;
    app.open().await?;
    app.browser.resize(390, 844).await?;
    print::to_the_page(app, &file, MONTH).await?;
    // A phone's scroll bars take no room.
    app.js("document.querySelector('.content').style.scrollbarWidth = 'none'; document.querySelectorAll('details[open]').forEach((e) => { e.open = false; }); scroller().scrollTo(0, 0)", vec![]).await?;
    let script = "const part = scroller(), bottom = (of) => document.querySelector(of).getBoundingClientRect().bottom;
        const top = document.querySelector('.doctor .plot').getBoundingClientRect().top;
        return { height: innerHeight + part.scrollHeight - part.clientHeight, top, above: ['.doctor header', '.doctor .new', '.doctor .numbered'].map(bottom) }";
    let seen = app.js(script, vec![]).await?;
    ensure!(seen["height"].as_f64().is_some_and(|height| height <= 3_500.0), "it is longer than 3,500 px: {seen}");
    // Of 844. In another year than that of the sample its dates name the year and take a line more.
    let is_shown = |at: &Value| at.as_f64().is_some_and(|at| (1.0..810.0).contains(&at));
    ensure!(is_shown(&seen["top"]) && seen["above"].as_array().is_some_and(|above| above.iter().all(is_shown)), "{seen}");
    Ok(())
}
journey!(a_month_is_short_on_a_phone);
