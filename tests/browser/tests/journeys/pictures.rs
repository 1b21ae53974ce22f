//! The pictures that must not break: Now, the body, the Diary's chart and the doctor's page, beside the kept ones in `pictures/`.

use anyhow::Result;
use browser_tests::look::{HEIGHT, Look};
use browser_tests::picture::compare;
use browser_tests::{App, journey};
use serde_json::json;

/// The doctor's page down to here: heading, new signs, questions, the plot over the days, the body.
const PAGE_HEIGHT: u32 = 1500;

/// All of them are taken in one run, on a fixed evening of a fixed diary; what differs is said of each.
async fn the_pictures_are_whole(app: &mut App) -> Result<()> {
    app.browser.cdp("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await?;
    app.open_with_a_year().await?;
    app.js("document.querySelector('#app > .content').style.scrollbarGutter = 'auto'", vec![]).await?;
    Look::USUAL.set(app).await?;
    let mut found = Vec::new();
    app.now().await?;
    app.settle().await?;
    found.push(compare("now", &app.browser.client.screenshot().await?));
    app.tap("4").await?;
    app.settle().await?;
    found.push(compare("now-saved", &app.browser.client.screenshot().await?));
    app.go("#/diary", "Diary").await?;
    for period in ["Week", "Month", "All"] {
        app.click("button", period).await?;
        app.show_whole(390, 2000).await?;
        found.push(compare(&format!("diary-{}", period.to_lowercase()), &app.picture_of(".plot").await?));
        app.browser.resize(390, HEIGHT).await?;
    }
    app.click("button", "Month").await?;
    app.click("button", "Calendar").await?;
    app.show_whole(390, 2000).await?;
    found.push(compare("calendar", &app.picture_of(".calendar").await?));
    app.browser.resize(390, HEIGHT).await?;
    app.go("#/more/medicines", "").await?;
    app.click("main a", "~Morphine").await?;
    app.arrived("").await?;
    app.show_whole(390, 4000).await?;
    found.push(compare("medicine", &app.picture_of(".calendar.of-medicine").await?));
    app.browser.resize(390, HEIGHT).await?;
    app.go("#/doctor", "").await?;
    app.browser.resize(390, PAGE_HEIGHT).await?;
    app.settle().await?;
    found.push(compare("doctor", &app.browser.client.screenshot().await?));
    app.show_whole(390, 4000).await?;
    // The third and the fourth section of the rest, after the numbers and the body.
    for (place, name) in [(3, "doctor-hours"), (4, "doctor-pairs")] {
        found.push(compare(name, &app.picture_of(&format!(".doctor .rest > :nth-child({place}) .small-plot")).await?));
    }
    // The page above is of months, in weeks; this is the plot of a month, in days.
    app.click("summary", "~Since ").await?;
    app.click("button", "30 days").await?;
    app.show_whole(390, 4000).await?;
    found.push(compare("doctor-days", &app.picture_of(".doctor .plot").await?));
    app.browser.resize(390, HEIGHT).await?;
    // An entry with the places of the one before, so that the body has something to show.
    app.now().await?;
    app.tap("7").await?;
    app.click("button", "~Same as last time").await?;
    for view in ["Front", "Back"] {
        app.open_body(view).await?;
        app.show_whole(390, 4000).await?;
        found.push(compare(&format!("body-{}", view.to_lowercase()), &app.picture_of(".body").await?));
        app.browser.resize(390, HEIGHT).await?;
    }
    found.into_iter().collect()
}
journey!(the_pictures_are_whole: Chromium);
