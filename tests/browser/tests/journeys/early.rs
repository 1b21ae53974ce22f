//! The pad is painted before the program is loaded, and each early tap counts exactly once.

use anyhow::{Context, Result, ensure};
use browser_tests::site::dist;
use browser_tests::{App, axe, journey};
use serde_json::json;
use std::path::Path;
use tempfile::{TempDir, tempdir};

/// The same build, except that its program waits until the test releases it. (Its service worker refuses files of another build, so these
/// pages come from the network.)
pub(crate) async fn held_back(app: &App) -> Result<TempDir> {
    let folder = tempdir()?;
    copy(dist()?, folder.path())?;
    let name = std::fs::read_dir(folder.path())?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .find(|name| name.starts_with("boot") && name.ends_with(".js"))
        .context("boot.js")?;
    let boot = folder.path().join(&name);
    let text = std::fs::read_to_string(&boot)?;
    std::fs::write(&boot, format!("await new Promise((go) => {{ window.letGo = go; }});\n{text}"))?;
    for packed in ["br", "gz"] {
        // The compressed twins hold the old text; without them the server sends the file itself.
        let _ = std::fs::remove_file(folder.path().join(format!("{name}.{packed}")));
    }
    unlock(folder.path())?;
    app.site.deploy(folder.path());
    Ok(folder)
}

/// Removes the hash of the changed script from the page.
fn unlock(folder: &Path) -> Result<()> {
    let index = folder.join("index.html");
    let html = std::fs::read_to_string(&index)?;
    let mut out = String::new();
    let mut parts = html.split(" integrity=\"");
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        out.push_str(part.split_once('"').context("an attribute ends")?.1);
    }
    std::fs::write(&index, out)?;
    for packed in ["br", "gz"] {
        let _ = std::fs::remove_file(folder.join(format!("index.html.{packed}")));
    }
    Ok(())
}

pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            std::fs::create_dir_all(&target)?;
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

pub(crate) async fn open_shell(app: &App) -> Result<()> {
    app.browser.client.goto(&app.site.url()).await?;
    app.wait("the program waits", "return typeof window.letGo === 'function'", vec![]).await?;
    app.wait_heading("How strong is the pain now?").await
}

async fn pains(app: &App) -> Result<Vec<u64>> {
    Ok(app.stored_records().await?.iter().filter_map(|record| record["pain"].as_u64()).collect())
}

async fn taps_before_the_program_count_once(app: &mut App) -> Result<()> {
    let _folder = held_back(app).await?;
    open_shell(app).await?;
    app.press("3").await?;
    // In one turn: within the two seconds on any machine.
    app.js("const key = document.querySelector('#shell [data-score=\"8\"]'); key.click(); key.click()", vec![]).await?;
    app.wait_text("#shell-status", "Saving 3, 8 …").await?;
    app.js("window.letGo()", vec![]).await?;
    app.wait_ready().await?;
    app.wait_saved("8").await?;
    ensure!(pains(app).await? == [3, 8]);
    open_shell(app).await?;
    app.js("window.letGo()", vec![]).await?;
    app.wait_ready().await?;
    ensure!(app.rows().await?.len() == 2, "they count once");
    Ok(())
}
journey!(taps_before_the_program_count_once);

async fn early_taps_survive_a_reload(app: &mut App) -> Result<()> {
    let _folder = held_back(app).await?;
    open_shell(app).await?;
    app.press("6").await?;
    app.wait_text("#shell-status", "Saving 6").await?;
    // The user gives up waiting and opens the app again.
    open_shell(app).await?;
    app.press("1").await?;
    app.js("window.letGo()", vec![]).await?;
    app.wait_ready().await?;
    app.wait_saved("1").await?;
    ensure!(pains(app).await? == [6, 1], "{:?}", pains(app).await?);
    ensure!(app.rows().await?.len() == 2);
    Ok(())
}
journey!(early_taps_survive_a_reload);

async fn the_shell_is_the_screen_already(app: &mut App) -> Result<()> {
    let _folder = held_back(app).await?;
    open_shell(app).await?;
    let places = "return allOf('button.key, nav a, h1').map((e) => { const r = e.getBoundingClientRect();
        return [nameOf(e), Math.round(r.left), Math.round(r.top), Math.round(r.width), Math.round(r.height)].join(' '); })";
    let before = app.js(places, vec![]).await?;
    let found = axe::violations(app).await?;
    ensure!(found.is_empty(), "the shell: {found:?}");
    app.js("window.letGo()", vec![]).await?;
    app.wait_ready().await?;
    let after = app.js(places, vec![]).await?;
    // Nothing moves under a finger that is about to tap.
    ensure!(before == after && before != json!([]), "before: {before}\nafter: {after}");
    Ok(())
}
journey!(the_shell_is_the_screen_already);

/// The later screens are not loaded: the pad still takes taps, a message offers to try again, and the screens appear as soon as they are
/// loaded.
async fn the_pad_does_not_wait_for_the_rest(app: &mut App) -> Result<()> {
    let folder = tempdir()?;
    copy(dist()?, folder.path())?;
    for file in std::fs::read_dir(folder.path())? {
        let file = file?;
        if file.file_name().to_string_lossy().starts_with("later-") {
            std::fs::remove_file(file.path())?;
        }
    }
    app.site.deploy(folder.path());
    app.open().await?;
    app.tap("6").await?;
    ensure!(!app.has(".reliefs", "").await?, "there is nothing to draw it with");
    app.click("nav a", "Diary").await?;
    app.wait_text("main", "Part of the app could not be loaded.").await?;
    app.find("button", "Save a backup").await?;
    app.site.deploy(dist()?);
    app.click("button", "Try again").await?;
    app.wait_heading("Diary").await?;
    ensure!(app.wait_rows(1).await?[0].starts_with('6'));
    Ok(())
}
journey!(the_pad_does_not_wait_for_the_rest);

/// The first half of the later part's file, under the name of the whole, as a network gives it that ends early.
fn with_half_of_the_later_part() -> Result<(TempDir, String)> {
    let folder = tempdir()?;
    copy(dist()?, folder.path())?;
    let mut name = String::new();
    for file in std::fs::read_dir(folder.path())? {
        let file = file?;
        let found = file.file_name().to_string_lossy().into_owned();
        if found.starts_with("later-") && found.ends_with(".wasm") {
            let bytes = std::fs::read(file.path())?;
            std::fs::write(file.path(), bytes.get(..bytes.len() / 2).context("half")?)?;
            name = found;
        } else if found.starts_with("later-") {
            // The compressed twins are whole; without them the server sends the file itself.
            std::fs::remove_file(file.path())?;
        }
    }
    ensure!(!name.is_empty(), "there is a later part");
    Ok((folder, name))
}

/// The message with its two buttons, and not "One moment".
async fn wait_later_missing(app: &App) -> Result<()> {
    app.wait_text("main", "Part of the app could not be loaded.").await?;
    app.find("button", "Save a backup").await?;
    app.find("button", "Try again").await?;
    Ok(())
}

/// How many bytes of a file the service worker caches; removes half of them first if wanted.
async fn kept_by_the_worker(app: &App, name: &str, halved: bool) -> Result<u64> {
    let script = "const [name, halved, done] = arguments;
        (async () => {
          const address = new URL(name, document.baseURI).href;
          for (const key of await caches.keys()) {
            const cache = await caches.open(key);
            const bytes = await (await cache.match(address))?.arrayBuffer();
            if (!bytes) continue;
            const kept = halved ? bytes.slice(0, bytes.byteLength / 2) : bytes;
            const headers = { 'content-type': 'application/wasm' };
            if (halved) await cache.put(address, new Response(kept, { headers }));
            return kept.byteLength;
          }
          return 0;
        })().then(done, (error) => done(String(error)));";
    let bytes = app.browser.client.execute_async(script, vec![json!(name), json!(halved)]).await?;
    bytes.as_u64().filter(|bytes| *bytes > 0).with_context(|| format!("the worker keeps it: {bytes}"))
}

/// The file of the later screens arrived damaged, and the browser caches it for a year, under the name of its content. Another try bypasses
/// that copy, and a damaged one of the service worker.
async fn a_damaged_later_part_is_asked_for_afresh(app: &mut App) -> Result<()> {
    let (folder, name) = with_half_of_the_later_part()?;
    app.site.deploy(folder.path());
    app.open().await?;
    app.tap("6").await?;
    app.click("nav a", "Diary").await?;
    wait_later_missing(app).await?;
    app.site.deploy(dist()?);
    app.click("button", "Try again").await?;
    app.wait_heading("Diary").await?;
    ensure!(app.wait_rows(1).await?[0].starts_with('6'));
    // With the whole file the worker gets everything too; the next start registers it again.
    app.reload().await?;
    app.wait_offline_ready().await?;
    let whole = kept_by_the_worker(app, &name, false).await?;
    ensure!(kept_by_the_worker(app, &name, true).await? < whole, "what it keeps is damaged");
    app.reload().await?;
    app.wait_heading("Diary").await?;
    ensure!(app.wait_rows(1).await?[0].starts_with('6'));
    ensure!(kept_by_the_worker(app, &name, false).await? == whole, "what it keeps is whole again");
    Ok(())
}
journey!(a_damaged_later_part_is_asked_for_afresh);
