//! Selection is visible in forced colours, no word of the "Too much" key is broken, and no user text makes a screen wider than the window.

use anyhow::{Result, ensure};
use browser_tests::diary::SCREENS;
use browser_tests::sample::{self, newest_ms};
use browser_tests::{App, Options, Profile, journey};
use serde_json::{Value, json};
use tempfile::tempdir;

async fn what_is_selected_is_seen_in_forced_colours(app: &mut App) -> Result<()> {
    app.open().await?;
    app.care().await?;
    let features = json!({"features": [{"name": "forced-colors", "value": "active"}]});
    app.browser.cdp("Emulation.setEmulatedMedia", features).await?;
    app.now().await?;
    app.tap("7").await?;
    app.open_body("List").await?;
    app.click("button", "Jaw").await?;
    let script = "const face = (e) => { const s = getComputedStyle(e); return s.backgroundColor + s.color + s.outlineStyle + s.borderColor; };
        const pairs = allOf('[aria-pressed=true], [aria-current=page]').map((on) => { const name = on.ariaPressed ? 'aria-pressed' : 'aria-current';
          const off = [...document.querySelectorAll('.' + on.classList[0])].find((e) => shown(e) && e.hasAttribute(name) && e.getAttribute(name) !== on.getAttribute(name));
          return [nameOf(on), face(on), off ? face(off) : '']; });
        return pairs";
    let pairs = app.js(script, vec![]).await?;
    let pairs = pairs.as_array().cloned().unwrap_or_default();
    ensure!(pairs.len() >= 4, "a tab, a voice, a view and a region: {pairs:?}");
    for pair in pairs {
        ensure!(pair[1] != pair[2], "selected and not selected look the same: {pair}");
    }
    Ok(())
}
journey!(what_is_selected_is_seen_in_forced_colours: Chromium);

async fn no_word_of_the_urgent_key_is_broken(app: &mut App) -> Result<()> {
    for language in ["en-GB", "es-ES"] {
        for text_percent in [100, 150] {
            let options = Options { width: 320, text_percent, language: language.into(), ..Options::default() };
            let phone = App::on(&app.site, app.engine(), &Profile::new()?, &options).await?;
            phone.open().await?;
            let script = "const key = document.querySelector('#app .key.too'), text = document.createTreeWalker(key, NodeFilter.SHOW_TEXT);
                const broken = []; while (text.nextNode()) for (const word of text.currentNode.data.matchAll(/\\S+/g)) {
                  const range = document.createRange(); range.setStart(text.currentNode, word.index);
                  range.setEnd(text.currentNode, word.index + word[0].length);
                  const tops = new Set([...range.getClientRects()].map((r) => Math.round(r.top)));
                  if (tops.size > 1) broken.push(word[0]); }
                return [broken, key.scrollWidth - key.clientWidth]";
            let found = phone.js(script, vec![]).await?;
            ensure!(found == json!([[], 0]), "{language} {text_percent} %: {found}");
        }
    }
    Ok(())
}
journey!(no_word_of_the_urgent_key_is_broken: Chromium, Firefox);

const YEAR_MS: i64 = 365 * 24 * 60 * 60 * 1000;

/// A record of every kind that holds people's words, each a word without a break.
fn long_words() -> Vec<Value> {
    let long = "W".repeat(190);
    let id = |number: u32| format!("019ab0f2-6c00-7000-8000-0000000001{number:02}");
    let (at, stamp) = (sample::at(newest_ms()), sample::stamp(newest_ms()));
    let mut records = vec![
        json!({"kind": "entry", "who": "patient", "at": at, "pain": 7, "note": long, "words": [{"own": "W".repeat(60)}]}),
        json!({"kind": "person", "role": "patient", "name": long}),
        json!({"kind": "contact", "name": long, "phone": "0800 123 456", "hours": long}),
        json!({"kind": "relief", "sort": "medicine", "name": long, "strength": long, "label": long}),
        json!({"kind": "intake", "relief": id(3), "at": at, "who": "patient", "amount": long}),
        json!({"kind": "intake", "relief": id(3), "at": at, "who": "patient", "skipped": long}),
        json!({"kind": "day", "day": at[..10], "who": "patient", "part": "note", "note": long}),
        json!({"kind": "visit", "at": sample::at(newest_ms() + YEAR_MS), "with": long, "place": long, "companion": long}),
        json!({"kind": "visit-question", "at": at, "who": "patient", "text": long}),
        json!({"kind": "answer", "question": id(8), "at": at, "text": long, "said-by": long}),
        json!({"kind": "visit-question", "at": at, "who": "patient", "text": long}),
        json!({"kind": "next-step", "of": id(8), "text": long, "doer": long}),
        json!({"kind": "call", "at": at, "who": "patient", "outcome": "answered", "answered-by": long, "said": long}),
    ];
    for (number, record) in (0..).zip(&mut records) {
        record["id"] = json!(id(number));
        record["stamp"] = json!(stamp);
    }
    records
}

async fn long_words_make_no_screen_wider(app: &mut App) -> Result<()> {
    let options = Options { width: 320, height: 700, ..Options::default() };
    let phone = App::on(&app.site, app.engine(), &Profile::new()?, &options).await?;
    let folder = tempdir()?;
    let records = long_words();
    phone.open().await?;
    phone.import(&sample::file(folder.path(), "long.json", sample::backup(&records).to_string())?).await?;
    let mut screens: Vec<String> = SCREENS.iter().map(|(route, _)| (*route).to_owned()).collect();
    let own = [
        ("entry", "entry"),
        ("intake", "dose"),
        ("relief", "more/medicines"),
        ("visit", "visit"),
        ("visit-question", "question"),
        ("call", "call"),
    ];
    for record in &records {
        let path = own.iter().find(|(kind, _)| record["kind"] == *kind).map(|(_, path)| path);
        screens.extend(path.map(|path| format!("#/{path}/{}", record["id"].as_str().unwrap_or_default())));
    }
    screens.push(format!("#/day/{}", &sample::at(newest_ms())[..10]));
    let mut wide = Vec::new();
    for route in screens {
        phone.js("location.hash = arguments[0]", vec![json!(route)]).await?;
        phone.arrived("").await?;
        if route == "#/diary" {
            phone.rows_here().await?;
        }
        let script = "const over = document.documentElement.scrollWidth - innerWidth;
            const worst = allOf('body *').filter((e) => e.getBoundingClientRect().right > innerWidth + 1).pop();
            return over > 0 ? over + ' px: ' + (worst ? worst.outerHTML.slice(0, 160) : '?') : ''";
        let over = phone.js(script, vec![]).await?;
        if over != "" {
            wide.push(format!("{route}: {over}"));
        }
    }
    ensure!(wide.is_empty(), "sideways scrolling:\n{}", wide.join("\n"));
    Ok(())
}
journey!(long_words_make_no_screen_wider: Chromium, Firefox);

async fn back_closes_the_filters_and_the_diary_stays_where_it_was(app: &mut App) -> Result<()> {
    let folder = tempdir()?;
    app.open().await?;
    app.import(&sample::file(folder.path(), "many.json", sample::backup(&sample::records(400, 5)).to_string())?).await?;
    app.rows().await?;
    app.click("button", "Filter").await?;
    app.find("field", "Search in notes").await?;
    app.js("history.back()", vec![]).await?;
    app.gone("field", "Search in notes").await?;
    app.find("h1", "Diary").await?;
    app.js("scroller().scrollTo({ top: 3000, behavior: 'instant' })", vec![]).await?;
    app.wait(
        "a row far down",
        "return rowLinks().find((row) => row.getBoundingClientRect().top > 200) !== undefined && scroller().scrollTop > 2900",
        vec![],
    )
    .await?;
    let before = app
        .js(
            "const row = rowLinks().find((row) => row.getBoundingClientRect().top > 200); const top = row.getBoundingClientRect().top;
        const found = { href: row.getAttribute('href'), top }; row.click(); return found",
            vec![],
        )
        .await?;
    app.find("summary", "~A note").await?;
    app.arrived("").await?;
    app.js("history.back()", vec![]).await?;
    app.wait_heading("Diary").await?;
    let script = "const row = document.querySelector(`a[href='${arguments[0]}']`);
        return row !== null && Math.abs(row.getBoundingClientRect().top - arguments[1]) < 3";
    app.wait("the row stands where it stood", script, vec![before["href"].clone(), before["top"].clone()]).await?;
    // The position stays: a browser that restores it later than the app would change it now.
    app.js("return new Promise((done) => setTimeout(done, 300))", vec![]).await?;
    app.wait("the row still stands there", script, vec![before["href"].clone(), before["top"].clone()]).await?;
    Ok(())
}
journey!(back_closes_the_filters_and_the_diary_stays_where_it_was);
