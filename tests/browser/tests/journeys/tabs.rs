//! Two windows of one diary stay synchronised, and neither loses the other's changes.

use anyhow::{Result, ensure};
use browser_tests::{App, journey};
use fantoccini::wd::WindowHandle;
use serde_json::json;

/// Opens the app in two windows; the second is in front.
async fn two_windows(app: &App) -> Result<(WindowHandle, WindowHandle)> {
    app.open().await?;
    let first = app.browser.client.window().await?;
    let second = app.browser.client.new_window(false).await?.handle;
    switch(app, &second).await?;
    app.browser.resize(390, 844).await?;
    app.open().await?;
    Ok((first, second))
}

async fn switch(app: &App, window: &WindowHandle) -> Result<()> {
    Ok(app.browser.client.switch_to_window(window.clone()).await?)
}

async fn two_windows_stay_in_step(app: &mut App) -> Result<()> {
    let (first, second) = two_windows(app).await?;
    ensure!(app.rows().await?.is_empty());
    switch(app, &first).await?;
    app.tap("3").await?;
    switch(app, &second).await?;
    // Without a reload: the other window has sent a message.
    let rows = app.wait_rows(1).await?;
    ensure!(rows[0].starts_with("3, "), "{rows:?}");
    app.now().await?;
    app.tap("8").await?;
    app.rows().await?;
    switch(app, &first).await?;
    app.tap("9").await?;
    ensure!(app.rows().await?.len() == 3, "the first window has all three");
    switch(app, &second).await?;
    app.wait_rows(3).await?;
    // An entry deleted there disappears here.
    switch(app, &first).await?;
    app.open_newest().await?;
    app.click("button", "Delete this entry").await?;
    app.wait_status("Deleted 9, ").await?;
    switch(app, &second).await?;
    app.wait_rows(2).await?;
    app.reload().await?;
    ensure!(app.rows().await?.len() == 2);
    Ok(())
}
journey!(two_windows_stay_in_step);

async fn two_windows_edit_one_entry(app: &mut App) -> Result<()> {
    let (first, second) = two_windows(app).await?;
    app.tap("5").await?;
    switch(app, &first).await?;
    app.rows().await?;
    app.wait_rows(1).await?;
    app.open_newest().await?;
    switch(app, &second).await?;
    app.open_newest().await?;
    // The note here, who says it there; each must see both in the end.
    app.fill("Note", "written in the second window").await?;
    switch(app, &first).await?;
    app.click("button", "Carer").await?;
    app.wait_stored("who", json!("carer")).await?;
    app.wait_stored("note", json!("written in the second window")).await?;
    for window in [&second, &first] {
        switch(app, window).await?;
        app.find("field", "Note").await?;
        app.find("button", "Carer").await?;
        let script =
            "return find('field', 'Note').value === arguments[0] && find('button', 'Carer').getAttribute('aria-pressed') === 'true'";
        app.wait("both changes in both windows", script, vec![json!("written in the second window")]).await?;
    }
    let records = app.stored_records().await?;
    ensure!(records.len() == 1, "{records:?}");
    ensure!(records[0]["note"] == "written in the second window" && records[0]["who"] == "carer", "{records:?}");
    Ok(())
}
journey!(two_windows_edit_one_entry);

async fn many_taps_in_two_windows(app: &mut App) -> Result<()> {
    let (first, second) = two_windows(app).await?;
    for round in 0..3 {
        for window in [&first, &second] {
            switch(app, window).await?;
            app.tap(&(round * 2).to_string()).await?;
            app.tap(&(round * 2 + 1).to_string()).await?;
        }
    }
    for window in [&first, &second] {
        switch(app, window).await?;
        app.rows().await?;
        app.wait_rows(12).await?;
    }
    ensure!(app.stored_records().await?.len() == 12);
    Ok(())
}
journey!(many_taps_in_two_windows);
