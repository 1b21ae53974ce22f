//! The team's numbers, typed in by the family.

use anyhow::{Result, ensure};
use browser_tests::{App, journey};

async fn numbers_of_the_team(app: &mut App) -> Result<()> {
    app.open().await?;
    app.click("a,button", "Tell the team").await?;
    app.arrived("Tell the team").await?;
    for number in ["112", "999", "911"] {
        app.find(&format!("a[href='tel:{number}']"), "~Emergency").await?;
    }
    app.click("summary", "Add your team’s number").await?;
    app.fill("Name", "Palliative team").await?;
    app.fill("Phone number", "+49 30 1234-567").await?;
    app.fill("When they answer", "day and night").await?;
    app.click("button", "Add this number").await?;
    for reload in [false, true] {
        if reload {
            app.reload().await?;
        }
        app.wait_text("main", "day and night").await?;
        app.find("a[href^='tel:']", "~Palliative team").await?;
        let href = app.js("return find(\"a[href^='tel:']\", '~Palliative team').getAttribute('href')", vec![]).await?;
        ensure!(href == "tel:+49301234567", "{href}");
    }
    // A number that was mistyped is corrected where it stands.
    app.click("summary", "Change Palliative team").await?;
    app.fill("Phone number", "+49 30 7654321").await?;
    app.wait_stored("phone", serde_json::json!("+49 30 7654321")).await?;
    app.find("a[href='tel:+49307654321']", "~Palliative team").await?;
    app.click("button", "Remove Palliative team").await?;
    app.gone("a[href^='tel:']", "~Palliative team").await?;
    app.undo().await?;
    app.find("a[href^='tel:']", "~Palliative team").await?;
    Ok(())
}
journey!(numbers_of_the_team);

/// `10-…`: an entry that a wrong clock dated a year ahead, and a call after it was written down.
async fn an_entry_dated_ahead_does_not_stay_untold(app: &mut App) -> Result<()> {
    app.open().await?;
    let case = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases/10-future-entry-stays-untold.json");
    app.import(&case).await?;
    app.now().await?;
    app.find("a", "~nothing written since").await?;
    ensure!(!app.has("a", "~Not told yet").await?, "it was told");
    Ok(())
}
journey!(an_entry_dated_ahead_does_not_stay_untold);
