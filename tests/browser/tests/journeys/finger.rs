//! Touch targets: sizes, distances and overlaps at the widths of real phones.

use anyhow::{Result, ensure};
use browser_tests::diary::SCREENS;
use browser_tests::{App, Engine, journey};
use serde_json::json;

const WIDTHS: [u32; 4] = [320, 360, 390, 412];

/// Every control of the page whose visible centre belongs to something else, or that is smaller than 48 px. A radio button is as
/// large as its label.
const MISSED: &str = "const bad = [];
    // A button that was just pressed is still on its way back to its size.
    document.getAnimations().forEach((animation) => animation.finish());
    const controls = allOf('button, a[href], input:not([type=file]), textarea, select, summary');
    for (const e of controls) {
      const own = e.matches('input[type=radio], input[type=checkbox]') && e.labels.length ? e.labels[0] : e;
      own.scrollIntoView({ block: 'center', behavior: 'instant' });
      const r = own.getBoundingClientRect();
      const what = `${e.localName} \"${nameOf(e)}\" ${Math.round(r.width * 10) / 10} x ${Math.round(r.height * 10) / 10}`;
      const top = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
      if (!top || !(own.contains(top) || top.contains(own) && top.matches('label'))) bad.push(`${what} is under ${top ? top.outerHTML.slice(0, 80) : 'nothing'}`);
      if (r.width < 47.9 || r.height < 47.9) bad.push(`${what} is too small`);
    }
    scroller().scrollTo(0, 0);
    return bad";

/// The pad on the screen, not scrolled: sizes, the gaps between keys, and whether each key is hit at its centre and near its corners.
const PAD: &str = "const bad = [], keys = allOf('button.key');
    const rects = keys.map((k) => k.getBoundingClientRect());
    keys.forEach((key, i) => { const r = rects[i];
      if (r.width < 47.9 || r.height < 47.9) bad.push(`${nameOf(key)} is ${r.width} x ${r.height}`);
      if (r.bottom > innerHeight || r.right > innerWidth || r.left < 0) bad.push(`${nameOf(key)} is off the screen`);
      for (const [x, y] of [[.5, .5], [.2, .2], [.8, .2], [.2, .8], [.8, .8]]) {
        const top = document.elementFromPoint(r.left + r.width * x, r.top + r.height * y);
        if (!top || !key.contains(top)) bad.push(`${nameOf(key)} is covered at ${x}, ${y} by ${top && top.outerHTML.slice(0, 80)}`);
      }
      rects.slice(0, i).forEach((o, j) => {
        const across = Math.max(o.left - r.right, r.left - o.right), down = Math.max(o.top - r.bottom, r.top - o.bottom);
        if (Math.max(across, down) < 7.9) bad.push(`${nameOf(key)} and ${nameOf(keys[j])} are ${Math.max(across, down)} px apart`);
      });
    });
    return { keys: keys.length, bad }";

fn widths(engine: Engine) -> &'static [u32] {
    if engine == Engine::Chromium { &WIDTHS } else { &WIDTHS[2..3] }
}

async fn the_pad_under_the_finger(app: &mut App) -> Result<()> {
    for width in WIDTHS {
        app.browser.resize(width, 640).await?;
        app.open().await?;
        for after_a_tap in [false, true] {
            if after_a_tap {
                app.tap("7").await?;
                app.js("scroller().scrollTo(0, 0)", vec![]).await?;
            }
            let seen = app.js(PAD, vec![]).await?;
            ensure!(seen["keys"] == 12, "{width} px: {seen}");
            ensure!(seen["bad"] == json!([]), "{width} px, after a tap: {after_a_tap}: {}", seen["bad"]);
        }
        app.reload().await?;
    }
    Ok(())
}
journey!(the_pad_under_the_finger);

async fn every_control_under_the_finger(app: &mut App) -> Result<()> {
    app.open().await?;
    app.care().await?;
    app.number_to_call().await?;
    app.now().await?;
    app.tap("7").await?;
    let mut found = Vec::new();
    for width in widths(app.engine()) {
        app.browser.resize(*width, 700).await?;
        let mut look = async |app: &App, screen: &str| {
            let bad = app.js(MISSED, vec![]).await?;
            found.extend(bad.as_array().into_iter().flatten().map(|line| format!("{width} {screen}: {line}")));
            Ok(())
        };
        app.now().await?;
        app.tap("6").await?;
        for view in ["Front", "Back", "List"] {
            app.open_body(view).await?;
            look(app, &format!("body {view}")).await?;
        }
        for (route, heading) in SCREENS {
            app.go(route, heading).await?;
            if route == "#/diary" {
                app.rows_here().await?;
            }
            look(app, route).await?;
        }
        app.open_newest().await?;
        look(app, "#/entry").await?;
        app.around_a_visit(&mut look).await?;
    }
    ensure!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
    Ok(())
}
journey!(every_control_under_the_finger);

/// The position of the first control of that name, in px of the window, and what covers its middle, if anything does.
const STANDS: &str = "const e = find('button', arguments[0]), r = e.getBoundingClientRect();
    const top = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
    return [Math.round(r.left), Math.round(r.top), e.contains(top)]";

async fn what_was_saved_moves_nothing(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("7").await?;
    app.open_newest().await?;
    let entry = app.js("return location.hash", vec![]).await?;
    for (route, heading, button) in [
        (entry.as_str().unwrap_or_default(), "", "burning"),
        ("#/day/2026-11-20", "How was the day?", "very bad"),
        ("#/visit", "Visit", "2"),
        ("#/visit/today", "Nothing written down? One minute is enough", "3"),
    ] {
        app.go("#/more", "More").await?;
        app.go(route, heading).await?;
        ensure!(app.status().await?.is_empty(), "{route}: a fresh screen has saved nothing");
        app.find("button", button).await?;
        let before = app.js(STANDS, vec![json!(button)]).await?;
        app.js("find('button', arguments[0]).click()", vec![json!(button)]).await?;
        app.wait_status("Saved").await?;
        let after = app.js(STANDS, vec![json!(button)]).await?;
        ensure!(before == after, "{route}: \"{button}\" went from {before} to {after}");
        app.find("button", "Undo").await?;
    }
    // The question over the body and the status line have the same position: the question covers it.
    app.browser.resize(412, 844).await?;
    app.open_newest().await?;
    app.open_body("Back").await?;
    app.click(".touch", "~Lower back left").await?;
    app.wait_status("Saved").await?;
    let covered = "return [...document.querySelectorAll('.asked button')].filter((e) => { const r = e.getBoundingClientRect();
        const top = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2); return !top || !e.contains(top); }).map(nameOf)";
    let covered = app.js(covered, vec![]).await?;
    ensure!(covered == json!([]), "covered: {covered}");
    let apart = "const [asked, line] = ['.asked', '.status-line'].map((part) => document.querySelector(part).getBoundingClientRect());
        return asked.height > 0 && (asked.bottom <= line.top || line.bottom <= asked.top)";
    ensure!(app.js(apart, vec![]).await? == true, "the question and the line lie on each other");
    Ok(())
}
journey!(what_was_saved_moves_nothing);
