//! The screens for two phones as a whole: by keyboard alone, and without a network.

use anyhow::{Result, ensure};
use browser_tests::keys::ENTER;
use browser_tests::{App, journey};
use serde_json::json;

const PASSPHRASE: &str = "correct horse";
const FIELD: &str = "return document.activeElement === find('field', 'Passphrase')";

/// Opens the form, types the passphrase twice, and sends it with Enter.
async fn seal_by_keyboard(app: &App, row: &str, status: &str) -> Result<()> {
    app.enter("summary", row).await?;
    app.wait("the first field has the focus", FIELD, vec![]).await?;
    app.type_words(PASSPHRASE).await?;
    app.type_into("The same passphrase again", PASSPHRASE).await?;
    app.key(ENTER).await?;
    app.wait_status(status).await?;
    ensure!(app.js("return document.activeElement !== document.body", vec![]).await? == true, "the focus is not lost with the form");
    Ok(())
}

async fn two_phones_by_keyboard(app: &mut App) -> Result<()> {
    app.open().await?;
    app.enter("button.key", "7").await?;
    app.wait_saved("7").await?;
    app.enter("nav a", "More").await?;
    app.arrived("More").await?;
    app.enter("main a", "~A diary for two").await?;
    app.arrived("A diary for two").await?;
    for step in 2..=4 {
        app.enter("button", "Next").await?;
        app.wait_text("main", &format!("Step {step} of 4")).await?;
    }
    app.enter("button", "Back").await?;
    app.wait_text("main", "Step 3 of 4").await?;
    app.enter("button", "Next").await?;
    app.enter("button", "Done").await?;
    app.arrived("How strong is the pain now?").await?;

    app.enter("nav a", "More").await?;
    app.arrived("More").await?;
    app.enter("main a", "~The other phone").await?;
    app.arrived("The other phone").await?;
    app.enter("button", "Show codes").await?;
    app.arrived("Show codes").await?;
    app.wait("a code", "const code = document.getElementById('stream-code'); return code !== null && code.width !== 300", vec![]).await?;
    app.enter("button", "Stop").await?;
    app.arrived("The other phone").await?;
    app.enter("button", "Read codes").await?;
    app.arrived("Read codes").await?;
    app.tab_to("button", "Use the camera").await?;
    app.enter("main a", "~With a file instead").await?;
    app.arrived("The other phone").await?;
    seal_by_keyboard(app, "Seal it with a passphrase", "The file is made.").await?;
    app.enter("summary", "How does the file get to the other phone?").await?;
    app.wait_text("main", "A list comes up at the bottom.").await?;

    app.enter("nav a", "More").await?;
    app.arrived("More").await?;
    app.enter("main a", "~Backup").await?;
    app.arrived("Backup").await?;
    seal_by_keyboard(app, "Save it sealed with a passphrase", "Backup saved with one entry").await
}
journey!(two_phones_by_keyboard);

async fn a_diary_for_two_without_a_network(app: &mut App) -> Result<()> {
    app.open_offline().await?;
    app.tap("7").await?;
    app.go("#/more/for-two", "A diary for two").await?;
    app.fill("Name", "Anna").await?;
    app.click("button", "Add as the patient").await?;
    app.wait_stored("name", json!("Anna")).await?;
    app.click("button", "Next").await?;
    app.click("label", "Anna").await?;
    app.click("button", "Next").await?;
    app.wait_text("main", "Everything: one number").await?;
    let file = app.download("Send a file").await?.1;
    ensure!(file.contains("\"Anna\""), "{file}");
    app.click("button", "Next").await?;
    app.wait_text("main", "On the home screen").await?;
    app.click("button", "Done").await?;
    app.arrived("How strong is the pain now?").await?;
    app.site.start_again()
}
journey!(a_diary_for_two_without_a_network);
