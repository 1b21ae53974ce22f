//! The stream of codes: from one phone's screen through the camera of another into the preview of an import.

use anyhow::{Result, ensure};
use browser_tests::diary::SCREENS;
use browser_tests::{App, Engine, Options, Profile, camera, journey, sample};
use serde_json::json;
use std::time::{Duration, Instant};
use stream::{Progress, Receiver};
use tempfile::tempdir;

/// From now on every use of the camera is noted, and what became of it.
const NOTE_CAMERA: &str = "window.tracks = []; window.asked = 0;
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wish) => { window.asked += 1; const found = await real(wish); window.tracks.push(...found.getTracks()); return found; }";
const CAMERA_ON: &str = "return window.tracks.length > 0 && window.tracks.every((track) => track.readyState === 'live')";
const CAMERA_OFF: &str = "return window.tracks.length > 0 && window.tracks.every((track) => track.readyState === 'ended')";

/// A phone with a month of entries, which shows its codes; and how many of them are enough.
async fn month_on_screen(app: &App, count: u64) -> Result<usize> {
    let folder = tempdir()?;
    app.import(&sample::file(folder.path(), "month.json", sample::backup(&sample::records(count, 5)).to_string())?).await?;
    app.go("#/more/exchange", "The other phone").await?;
    app.click("button", "Show codes").await?;
    app.arrived("Show codes").await?;
    let words = "return document.getElementById('stream-count')?.shadowRoot?.textContent";
    let words = app.wait("the number of codes", words, vec![]).await?;
    let all = words.as_str().unwrap_or_default().rsplit(' ').next().unwrap_or_default().chars().filter(char::is_ascii_digit);
    Ok(all.collect::<String>().parse()?)
}

/// Another phone whose camera sees this film.
async fn phone_with(app: &App, film: &std::path::Path) -> Result<App> {
    let options = Options { switches: camera::switches(film), ..Options::default() };
    let phone = App::on(&app.site, Engine::Chromium, &Profile::new()?, &options).await?;
    phone.open_at("#/more/exchange/scan").await?;
    phone.wait_heading("Read codes").await?;
    phone.js(NOTE_CAMERA, vec![]).await?;
    Ok(phone)
}

async fn a_month_goes_from_screen_to_camera(app: &mut App) -> Result<()> {
    app.open().await?;
    let all = month_on_screen(app, 300).await?;
    ensure!((5..40).contains(&all), "{all} codes for a month");
    let begun = Instant::now();
    // Some are lost, so later ones must stand in for them.
    let shown = app.shown_codes(all + 6).await?;
    println!("{} codes shown in {:?}", shown.len(), begun.elapsed());
    let kept: Vec<Vec<u8>> = shown.iter().enumerate().filter(|(index, _)| index % 7 != 3).map(|(_, code)| code.seen()).collect();
    let folder = tempdir()?;
    let film = folder.path().join("codes.y4m");
    camera::film(&film, &kept)?;

    let phone = phone_with(app, &film).await?;
    ensure!(phone.js("return window.asked", vec![]).await? == 0, "the camera is asked for at the tap only");
    let begun = Instant::now();
    phone.click("button", "Use the camera").await?;
    phone.wait_text("main [role=status]", &format!("of {all} are here")).await?;
    phone.arrived("The other phone").await?;
    println!("{all} codes of a month read in {:?}", begun.elapsed());
    ensure!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    ensure!(phone.preview_counts().await? == [300, 0, 0, 0]);
    phone.wait("the camera is off", CAMERA_OFF, vec![]).await?;
    phone.click("button", "Add to my diary").await?;
    phone.wait_status("Added ").await?;
    ensure!(phone.rows().await?.len() == app.rows().await?.len());
    browser_tests::watch::page(&phone).await
}
journey!(a_month_goes_from_screen_to_camera: Chromium);

async fn the_camera_goes_off_with_its_screen(app: &mut App) -> Result<()> {
    app.open().await?;
    month_on_screen(app, 300).await?;
    let one = app.shown_codes(1).await?;
    let folder = tempdir()?;
    let film = folder.path().join("one.y4m");
    camera::film(&film, &[one[0].seen()])?;
    let phone = phone_with(app, &film).await?;
    let begin = async |button: &str| {
        phone.js("window.tracks = []", vec![]).await?;
        phone.click("button", button).await?;
        phone.wait("the camera is on", CAMERA_ON, vec![]).await?;
        phone.wait_text("main [role=status]", "1 of").await
    };
    begin("Use the camera").await?;
    phone.click("button", "Stop").await?;
    phone.wait("the camera is off after Stop", CAMERA_OFF, vec![]).await?;
    begin("Use the camera").await?;
    phone.now().await?;
    phone.wait("the camera is off on another screen", CAMERA_OFF, vec![]).await?;
    phone.go("#/more/exchange/scan", "Read codes").await?;
    begin("Use the camera").await?;
    let hide = "Object.defineProperty(document, 'hidden', { value: arguments[0], configurable: true }); document.dispatchEvent(new Event('visibilitychange'))";
    phone.js(hide, vec![json!(true)]).await?;
    phone.wait("the camera is off while hidden", CAMERA_OFF, vec![]).await?;
    phone.js(hide, vec![json!(false)]).await?;
    phone.wait_text("[role=alert]", "because you left the screen").await?;
    begin("Try the camera again").await?;
    // No other screen asks.
    let asked = phone.js("return window.asked", vec![]).await?;
    for (route, heading) in SCREENS {
        phone.go(route, heading).await?;
    }
    ensure!(phone.js("return window.asked", vec![]).await? == asked);
    browser_tests::watch::page(&phone).await
}
journey!(the_camera_goes_off_with_its_screen: Chromium);

async fn without_a_camera_the_screen_says_what_to_do(app: &mut App) -> Result<()> {
    app.open_at("#/more/exchange/scan").await?;
    let refuse = "const md = navigator.mediaDevices ?? {}; md.getUserMedia = () => Promise.reject(new DOMException('no', arguments[0]));
        if (!navigator.mediaDevices) Object.defineProperty(navigator, 'mediaDevices', { value: md })";
    for (name, words, button) in [
        ("NotAllowedError", "may not use the camera", "Use the camera"),
        ("NotFoundError", "did not start", "Try the camera again"),
        ("NotReadableError", "did not start", "Try the camera again"),
    ] {
        app.js(refuse, vec![json!(name)]).await?;
        app.click("button", button).await?;
        app.wait_text("[role=alert]", words).await?;
    }
    app.js("navigator.mediaDevices.getUserMedia = undefined", vec![]).await?;
    app.click("button", "Try the camera again").await?;
    app.wait_text("[role=alert]", "did not start").await?;
    app.click("main a", "~With a file instead").await?;
    app.arrived("The other phone").await
}
journey!(without_a_camera_the_screen_says_what_to_do);

async fn a_black_picture_is_named(app: &mut App) -> Result<()> {
    let folder = tempdir()?;
    let film = folder.path().join("black.y4m");
    camera::black(&film)?;
    let phone = phone_with(app, &film).await?;
    phone.click("button", "Use the camera").await?;
    phone.wait_text("[role=alert]", "stays black").await?;
    phone.wait("the camera is off", CAMERA_OFF, vec![]).await?;
    Ok(())
}
journey!(a_black_picture_is_named: Chromium);

async fn codes_are_shown_without_a_network(app: &mut App) -> Result<()> {
    app.open_offline().await?;
    let all = month_on_screen(app, 60).await?;
    let mut receiver = Receiver::default();
    let mut whole = None;
    for code in app.shown_codes(all + 2).await? {
        let frame = code.frame().ok_or_else(|| anyhow::anyhow!("a code that cannot be read"))?;
        if let Progress::Whole(packed) = receiver.take(&frame) {
            whole = stream::unpack(&packed);
            break;
        }
    }
    let file: serde_json::Value = serde_json::from_slice(&whole.unwrap_or_default())?;
    ensure!(file["format"] == "pain-diary" && file["records"].as_array().map(Vec::len) == Some(60), "{file}");
    app.click("button", "Stop").await?;
    app.arrived("The other phone").await
}
journey!(codes_are_shown_without_a_network);

/// The decoder and the worker are kept with the rest of the app.
async fn codes_are_read_without_a_network(app: &mut App) -> Result<()> {
    app.open().await?;
    let all = month_on_screen(app, 60).await?;
    let shown = app.shown_codes(all + 2).await?;
    let folder = tempdir()?;
    let film = folder.path().join("codes.y4m");
    camera::film(&film, &shown.iter().map(|code| code.seen()).collect::<Vec<_>>())?;
    let phone = phone_with(app, &film).await?;
    phone.wait_offline_ready().await?;
    app.site.stop();
    phone.reload().await?;
    phone.click("button", "Use the camera").await?;
    phone.arrived("The other phone").await?;
    ensure!(phone.preview_counts().await? == [60, 0, 0, 0]);
    phone.click("button", "Add to my diary").await?;
    phone.wait_status("Added ").await?;
    ensure!(phone.stored_records().await?.len() == 60);
    app.site.start_again()?;
    Ok(())
}
journey!(codes_are_read_without_a_network: Chromium);

/// For people who asked for less motion, two codes a second instead of eight.
async fn less_motion_is_two_codes_a_second(app: &mut App) -> Result<()> {
    app.open().await?;
    month_on_screen(app, 300).await?;
    let painted = "const done = arguments[arguments.length - 1], kind = CanvasRenderingContext2D.prototype, draw = kind.drawImage;
        let count = 0; kind.drawImage = function (...given) { count += this.canvas.id === 'stream-code'; return draw.apply(this, given); };
        setTimeout(() => { kind.drawImage = draw; done(count); }, 4000)";
    for (motion, wanted) in [("no-preference", 20..=33), ("reduce", 6..=9)] {
        let features = json!({ "features": [{ "name": "prefers-reduced-motion", "value": motion }] });
        app.browser.cdp("Emulation.setEmulatedMedia", features).await?;
        let count = app.js_later(painted, vec![]).await?.as_u64().unwrap_or_default();
        ensure!(wanted.contains(&count), "{motion}: {count} codes in 4 s");
    }
    Ok(())
}
journey!(less_motion_is_two_codes_a_second: Chromium);

async fn what_is_too_much_for_codes_goes_as_a_file(app: &mut App) -> Result<()> {
    let folder = tempdir()?;
    app.open().await?;
    app.import(&sample::file(folder.path(), "years.json", sample::backup(&sample::records(9000, 5)).to_string())?).await?;
    app.go("#/more/exchange/show", "Show codes").await?;
    app.wait_text("[role=alert]", "Send a file instead").await?;
    app.click("button", "Send a file").await?;
    app.arrived("The other phone").await
}
journey!(what_is_too_much_for_codes_goes_as_a_file: Chromium);
