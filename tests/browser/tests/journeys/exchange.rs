//! Two phones give each other what they lack, by files.

use anyhow::{Result, ensure};
use browser_tests::{App, Engine, axe, journey, sample};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::{TempDir, tempdir};

const ROUTE: &str = "#/more/exchange";
const HEADING: &str = "The other phone";
const TAKEN: &str = "return statusText().startsWith('Added ')";

/// "Send a file", the first on the screen; the number of records in it.
async fn give(app: &App, folder: &TempDir) -> Result<(PathBuf, usize)> {
    app.go(ROUTE, HEADING).await?;
    app.wait("the files", "return ![...document.querySelectorAll('main button')].some((e) => e.disabled)", vec![]).await?;
    let (name, text) = app.download("Send a file").await?;
    ensure!(name.starts_with("pain-diary-for-a-phone-"), "{name} does not say for whom");
    app.wait_status("The file is made.").await?;
    let file: Value = serde_json::from_str(&text)?;
    let count = file["records"].as_array().map_or(0, Vec::len);
    Ok((sample::file(folder.path(), &name, &text)?, count))
}

async fn take(app: &App, file: &Path) -> Result<[u64; 4]> {
    app.go(ROUTE, HEADING).await?;
    app.choose_file_here(file).await?;
    let counts = app.preview_counts().await?;
    app.click("button", "Add to my diary").await?;
    app.wait("the file is in the diary", TAKEN, vec![]).await?;
    Ok(counts)
}

/// With the server stopped: everything the first time, then only what is new, in both directions.
async fn two_phones_give_and_take(app: &mut App) -> Result<()> {
    let folder = tempdir()?;
    app.open_offline().await?;
    app.tap("7").await?;
    app.tap("4").await?;
    app.site.start_again()?;
    let second = app.second_phone().await?;
    second.open_offline().await?;
    let (file, count) = give(app, &folder).await?;
    ensure!(count == 2, "the first time everything: {count}");
    ensure!(take(&second, &file).await? == [2, 0, 0, 0]);

    second.wait_text("main", "The other phone already has everything.").await?;
    second.wait_text("main", "Entries from another phone: up to").await?;
    second.reload().await?;
    second.wait_text("main", "Entries from another phone: up to").await?;
    second.now().await?;
    second.tap("5").await?;
    let (back, count) = give(&second, &folder).await?;
    ensure!(count <= 3, "what may be missing: {count}");
    ensure!(take(app, &back).await?[0] == 1);
    app.wait_text("main", "The other phone already has everything.").await?;
    ensure!(app.rows().await? == second.rows().await?);
    app.site.start_again()?;
    Ok(())
}
journey!(two_phones_give_and_take);

/// Leaves the screen as soon as the file for the phone is there.
const LEAVE: &str = "const done = arguments[arguments.length - 1], buttons = () => [...document.querySelectorAll('main section button')];
    const heard = (e) => e.closest('section').textContent.includes('Entries from');
    location.hash = '#/more/exchange';
    const look = () => { if (!buttons().some((e) => heard(e) && !e.disabled)) { setTimeout(look, 5); return; }
      const unmade = buttons().filter((e) => e.disabled).length; location.hash = '#/more'; done(unmade); };
    look();";

/// The file with the whole diary is made last, and not while another screen is shown.
async fn what_was_left_unmade_is_made_on_return(app: &mut App) -> Result<()> {
    let folder = tempdir()?;
    app.open().await?;
    app.tap("7").await?;
    let (file, _) = give(app, &folder).await?;
    let mut heard: Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    heard["from"] = json!("0badcafe");
    heard["records"] = json!([]);
    app.choose_file_here(&sample::file(folder.path(), "heard.json", heard.to_string())?).await?;
    app.wait_text("main", "Entries from").await?;
    app.click("button", "Cancel").await?;
    app.now().await?;
    app.tap("5").await?;
    let unmade = app.js_later(LEAVE, vec![]).await?;
    ensure!(unmade.as_u64() > Some(0), "what the phone lacks is not there first: {unmade}");
    app.arrived("More").await?;
    let is_loaded = "return performance.getEntriesByType('resource').some((e) => e.name.endsWith('/on-demand/stream.js'))";
    ensure!(app.js(is_loaded, vec![]).await? == true, "what shows codes is ready before the tap");
    let (_, count) = give(app, &folder).await?;
    ensure!(count > 0 && count <= 2, "{count}");
    app.click("button", "Show codes").await?;
    app.arrived("Show codes").await?;
    let words = "return document.getElementById('stream-count')?.shadowRoot?.textContent";
    app.wait("a code", words, vec![]).await?;
    Ok(())
}
journey!(what_was_left_unmade_is_made_on_return);

const PASSPHRASE: &str = "correct horse año staple";

/// With the server stopped on both phones.
async fn a_sealed_file_goes_from_one_phone_to_the_other(app: &mut App) -> Result<()> {
    app.open_offline().await?;
    app.tap("7").await?;
    app.tap("4").await?;
    app.go(ROUTE, HEADING).await?;
    app.wait_text("main", "Anyone who has the file can read it, unless you seal it.").await?;
    app.click("button", "Seal it with a passphrase").await?;
    app.fill("Passphrase", PASSPHRASE).await?;
    app.fill("The same passphrase again", PASSPHRASE).await?;
    let violations = axe::violations(app).await?;
    ensure!(violations.is_empty(), "{violations:?}");
    let file = app.download_file("Send it sealed").await?;
    app.wait_status("The file is made.").await?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    ensure!(name.starts_with("pain-diary-for-a-phone-") && name.ends_with(".age"), "{name}");
    ensure!(std::fs::read(&file)?.starts_with(b"age-encryption.org/v1\n-> scrypt "));
    ensure!(!app.has("field", "Passphrase").await?, "the next file begins with an empty form");
    app.go("#/more/backup", "Backup").await?;
    app.wait_text("main", "Entries not in a backup: 2").await?;

    app.site.start_again()?;
    let second = app.second_phone().await?;
    second.open_offline().await?;
    second.go(ROUTE, HEADING).await?;
    second.choose_file_here(&file).await?;
    second.wait_text("main", "This file is sealed").await?;
    second.fill("Passphrase, passcode or ten words", "correct horse ano staple").await?;
    second.click("button", "Open").await?;
    second.wait_text("main [role=alert]", "That does not open this file").await?;
    ensure!(second.stored_records().await?.is_empty());
    second.fill("Passphrase, passcode or ten words", PASSPHRASE).await?;
    second.click("button", "Open").await?;
    ensure!(second.preview_counts().await? == [2, 0, 0, 0]);
    second.click("button", "Add to my diary").await?;
    second.wait("the file is in the diary", TAKEN, vec![]).await?;
    second.wait_text("main", "The other phone already has everything.").await?;
    second.wait_text("main", "Entries from another phone: up to").await?;
    ensure!(app.rows().await? == second.rows().await?);
    app.site.start_again()?;
    Ok(())
}
journey!(a_sealed_file_goes_from_one_phone_to_the_other);

/// As Android hands it over (`share_target` in the manifest): with the app closed, and no network.
async fn a_shared_file_comes_into_the_preview(app: &mut App) -> Result<()> {
    app.open().await?;
    app.wait_offline_ready().await?;
    app.site.stop();
    let backup = sample::backup(&sample::records(5, 3)).to_string();
    let script = "const [backup, done] = arguments, form = new FormData();
        form.append('file', new File([backup], 'pain-diary.json.txt', { type: 'text/plain' }));
        fetch('share', { method: 'POST', body: form }).then((r) => done([r.status, r.url]), (error) => done(String(error)))";
    let shared = app.js_later(script, vec![json!(backup)]).await?;
    ensure!(shared[0] == 200 && shared[1].as_str().is_some_and(|url| url.ends_with("#/more/exchange") || url.ends_with('/')), "{shared}");
    app.reload().await?;
    app.wait_heading(HEADING).await?;
    ensure!(app.preview_counts().await? == [5, 0, 0, 0]);
    app.reload().await?;
    ensure!(!app.has("button", "Add to my diary").await?, "once");
    app.site.start_again()?;
    Ok(())
}
journey!(a_shared_file_comes_into_the_preview);

/// On a full phone, where the service worker cannot keep it; what it cannot read as a file stands for that where a browser has no limit to
/// set. Safari is offered no files by other apps.
async fn a_shared_file_that_could_not_be_kept_is_said(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("7").await?;
    app.wait_offline_ready().await?;
    let is_full = app.engine() == Engine::Chromium;
    if is_full {
        let used = app.js_later("navigator.storage.estimate().then(({ usage }) => arguments[0](usage))", vec![]).await?;
        let limit = json!({ "origin": app.site.url().trim_end_matches('/'), "quotaSize": used.as_u64().unwrap_or_default() + 100_000 });
        app.browser.cdp("Storage.overrideQuotaForOrigin", limit).await?;
    }
    // As another app does it: a form of this one may not be sent.
    let script = "const [address, isFull] = arguments, form = document.createElement('form'), input = document.createElement('input');
        [form.method, form.action, form.enctype, input.name] = ['post', address, isFull ? 'multipart/form-data' : 'text/plain', 'file'];
        if (isFull) { const data = new DataTransfer(); input.type = 'file';
          data.items.add(new File(['x'.repeat(20000000)], 'pain-diary.json.txt', { type: 'text/plain' })); input.files = data.files; }
        form.append(input); document.body.append(form); setTimeout(() => form.submit())";
    app.browser.client.goto("about:blank").await?;
    app.js(script, vec![json!(format!("{}share", app.site.url())), json!(is_full)]).await?;
    app.wait_heading(HEADING).await?;
    app.wait_text("main [role=alert]", "The file could not be kept on this phone.").await?;
    app.wait_text("main [role=alert]", "Your diary is as it was.").await?;
    ensure!(app.stored_records().await?.len() == 1);
    app.click("button", "Close").await?;
    app.reload().await?;
    app.wait_heading(HEADING).await?;
    ensure!(!app.has("button", "Close").await?, "once");
    Ok(())
}
journey!(a_shared_file_that_could_not_be_kept_is_said: Chromium, Firefox);
