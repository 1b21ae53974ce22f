//! A copy every day in a folder. The browser's own dialog cannot be driven: in its place a folder of the origin's own is chosen, which has the
//! same interface.

use anyhow::{Context, Result, ensure};
use browser_tests::{App, axe, journey, sample};
use serde_json::{Value, json};
use tempfile::tempdir;

/// The folder that the dialog gives, by its name.
async fn will_choose(app: &App, folder: &str) -> Result<()> {
    let script = "const [name] = arguments; window.showDirectoryPicker = async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true })";
    app.js(script, vec![json!(folder)]).await.map(drop)
}

/// A function of the folder of that name runs in the page.
async fn in_folder(app: &App, folder: &str, then: &str) -> Result<Value> {
    let script = format!(
        "const [name, done] = arguments; const act = async () => {{
        const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name);
        const names = async () => {{ const names = []; for await (const name of folder.keys()) names.push(name); return names.sort(); }};
        const text = async (name) => (await (await folder.getFileHandle(name)).getFile()).text();
        const put = async (name) => {{ const file = await (await folder.getFileHandle(name, {{ create: true }})).createWritable();
            await file.write('not ours'); await file.close(); }};
        return ({then})({{ folder, names, text, put }}); }};
        act().then(done, (error) => done(String(error)))"
    );
    app.js_later(&script, vec![json!(folder)]).await
}

async fn names(app: &App, folder: &str) -> Result<Vec<String>> {
    let names = in_folder(app, folder, "({ names }) => names()").await?;
    Ok(names.as_array().with_context(|| names.to_string())?.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect())
}

async fn wait_names(app: &App, folder: &str, is_so: impl Fn(&[String]) -> bool) -> Result<Vec<String>> {
    let end = std::time::Instant::now() + std::time::Duration::from_secs(30);
    loop {
        let names = names(app, folder).await?;
        if is_so(&names) {
            return Ok(names);
        }
        ensure!(std::time::Instant::now() < end, "{names:?}");
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    }
}

/// The page's clock shows so many days later than it did, and the page is seen again.
async fn days_pass(app: &App, days: u32) -> Result<()> {
    let script = "const now = Date.now.bind(Date), ms = arguments[0] * 86400000; Date.now = () => now() + ms;
        document.dispatchEvent(new Event('visibilitychange'))";
    app.js(script, vec![json!(days)]).await.map(drop)
}

async fn a_copy_is_kept_every_day(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("7").await?;
    will_choose(app, "Copies").await?;
    app.go("#/more/backup", "Backup").await?;
    app.wait_text("main", "Entries not in a backup: 1").await?;
    app.click("button", "Choose a folder").await?;
    app.wait_text("main", "Folder: Copies").await?;
    app.wait_text("main", "Entries not in a backup: 0").await?;
    app.wait_text("main", "Last backup: ").await?;
    let violations = axe::violations(app).await?;
    ensure!(violations.is_empty(), "{violations:?}");
    let first = names(app, "Copies").await?;
    ensure!(first.len() == 1 && first[0].starts_with("pain-diary-copy-2") && first[0].ends_with(".json"), "{first:?}");
    in_folder(app, "Copies", "async ({ put }) => { await put('holiday.txt'); await put('pain-diary-copy-2020-01-01.json'); }").await?;

    app.now().await?;
    for day in 1..=7_usize {
        app.press(&day.to_string()).await?;
        app.wait_saved(&day.to_string()).await?;
        days_pass(app, 1).await?;
        wait_names(app, "Copies", |names| names.len() == (day + 3).min(9) && (day < 7 || !names.contains(&first[0]))).await?;
    }
    let kept = names(app, "Copies").await?;
    ensure!(kept.contains(&"holiday.txt".to_owned()) && kept[1] == "pain-diary-copy-2020-01-01.json", "{kept:?}");
    let newest = kept.last().context("a name")?;
    let text = in_folder(app, "Copies", &format!("({{ text }}) => text('{newest}')")).await?;
    let (folder, second) = (tempdir()?, app.second_phone().await?);
    second.open().await?;
    second.import(&sample::file(folder.path(), newest, text.as_str().context("a text")?)?).await?;
    ensure!(second.rows().await?.len() == 8, "everything up to the last copy: {text}");
    Ok(())
}
journey!(a_copy_is_kept_every_day: Chromium);

/// After a new start too: the folder is remembered.
async fn what_goes_wrong_with_a_copy_is_said(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("7").await?;
    will_choose(app, "Copies").await?;
    app.go("#/more/backup", "Backup").await?;
    app.click("button", "Choose a folder").await?;
    app.wait_text("main", "Entries not in a backup: 0").await?;

    app.now().await?;
    app.reload().await?;
    let full = "FileSystemWritableFileStream.prototype.write = () => Promise.reject(new DOMException('', 'QuotaExceededError'))";
    app.js(&format!("window.writes = FileSystemWritableFileStream.prototype.write; {full}"), vec![]).await?;
    app.tap("3").await?;
    days_pass(app, 1).await?;
    app.go("#/more/backup", "Backup").await?;
    app.wait_text("main [role=alert]", "There was no room for today’s copy.").await?;
    ensure!(names(app, "Copies").await?.len() == 1, "nothing is left of it");
    app.wait_text("main", "Entries not in a backup: 1").await?;
    app.js("FileSystemWritableFileStream.prototype.write = window.writes", vec![]).await?;

    app.js_later(
        "navigator.storage.getDirectory().then((root) => root.removeEntry('Copies', { recursive: true })).then(arguments[0])",
        vec![],
    )
    .await?;
    days_pass(app, 1).await?;
    app.wait_text("main [role=alert]", "The folder cannot be found.").await?;
    will_choose(app, "Others").await?;
    app.click("button", "Choose a folder").await?;
    app.wait_text("main", "Folder: Others").await?;
    app.wait_text("main", "Entries not in a backup: 0").await?;
    ensure!(!app.text("main").await?.contains("The folder cannot be found."));

    // The browser forgets the permission.
    app.now().await?;
    app.js(
        "FileSystemHandle.prototype.queryPermission = async () => window.may ?? 'prompt';
        FileSystemHandle.prototype.requestPermission = async () => (window.may = 'granted')",
        vec![],
    )
    .await?;
    app.tap("5").await?;
    days_pass(app, 1).await?;
    app.wait_text("main", "The app needs your permission again").await?;
    let violations = axe::violations(app).await?;
    ensure!(violations.is_empty(), "{violations:?}");
    app.click("button", "Allow again").await?;
    wait_names(app, "Others", |names| names.len() == 2).await?;
    app.gone("button", "Allow again").await?;

    app.go("#/more/backup", "Backup").await?;
    app.click("button", "Stop the daily copies").await?;
    app.find("button", "Choose a folder").await?;
    ensure!(names(app, "Others").await?.len() == 2, "the copies stay");
    Ok(())
}
journey!(what_goes_wrong_with_a_copy_is_said: Chromium);

async fn nothing_is_offered_without_folders(app: &mut App) -> Result<()> {
    app.open().await?;
    app.go("#/more/backup", "Backup").await?;
    ensure!(!app.text("main").await?.contains("Keep a copy every day"));
    Ok(())
}
journey!(nothing_is_offered_without_folders: Firefox, WebKit);
