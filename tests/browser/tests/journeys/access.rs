//! Accessibility of every screen with data: no finding of axe and no horizontal scrolling, in any theme, width, text size and language.

use anyhow::{Context, Result, ensure};
use browser_tests::look::Look;
use browser_tests::tour::{self, WITHOUT_TABS};
use browser_tests::{App, Engine, Options, Profile, axe, journey};
use serde_json::json;
use std::time::Duration;

/// The ways in which Chromium looks at each screen.
const LOOKS: [Look; 6] = [
    Look { theme: "dark", ..Look::USUAL },
    Look { width: 1280, ..Look::USUAL },
    Look { width: 320, text_percent: 200, ..Look::USUAL },
    Look { theme: "dark", text_percent: 200, ..Look::USUAL },
    Look { is_forced: true, ..Look::USUAL },
    Look::USUAL,
];

async fn axe_finds_nothing(app: &mut App) -> Result<()> {
    // The other engines take no text size and no forced colours while they run.
    let looks = if app.engine() == Engine::Chromium { &LOOKS[..] } else { &[LOOKS[0], Look::USUAL] };
    let mut found = Vec::new();
    let mut check = async |app: &App, screen: &str| {
        for look in looks {
            look.set(app).await?;
            found.extend(axe::violations(app).await?.into_iter().map(|line| format!("{screen} {}: {line}", look.name())));
        }
        Ok(())
    };
    app.open_with_a_year().await?;
    let places = tour::every_screen(app, &mut check).await?;
    if app.engine() == Engine::Chromium {
        let mut check = async |app: &App, screen: &str| {
            found.extend(axe::violations(app).await?.into_iter().map(|line| format!("{screen} in Spanish: {line}")));
            Ok(())
        };
        tour::in_spanish(app, &places, &mut check).await?;
    }
    tour::rescue(app, &mut async |app: &App, _: &str| {
        found.extend(axe::violations(app).await?.into_iter().map(|line| format!("rescue: {line}")));
        Ok(())
    })
    .await?;
    ensure!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
    Ok(())
}

mod axe_finds_nothing {
    use super::*;
    use browser_tests::journey::run_with;

    /// Some 50 screens in six looks, and in Spanish: minutes on two shared cores.
    fn run(engine: Engine) {
        run_with(engine, "axe_finds_nothing", &Options::default(), Duration::from_secs(900), super::axe_finds_nothing);
    }

    #[test]
    fn chromium() {
        run(Engine::Chromium);
    }

    #[test]
    fn firefox() {
        run(Engine::Firefox);
    }

    #[test]
    fn webkit() {
        run(Engine::WebKit);
    }
}

/// How far the page exceeds the window at the right, with the widest element.
const WIDE: &str = "const over = document.documentElement.scrollWidth - innerWidth;
    const worst = allOf('body *').filter((e) => e.getBoundingClientRect().right > innerWidth + 1).pop();
    return over > 0 ? over + ' px: ' + (worst ? worst.outerHTML.slice(0, 160) : '?') : ''";

/// Words that a line break parts though seven tenths of the window have room for them (the rest are edges and quotation marks), with where they stand.
const PARTED: &str = "const text = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), parted = [];
    while (text.nextNode()) for (const word of text.currentNode.data.matchAll(/\\p{L}+/gu)) {
      const range = document.createRange(); range.setStart(text.currentNode, word.index); range.setEnd(text.currentNode, word.index + word[0].length);
      const parts = [...range.getClientRects()].filter((r) => r.width > 1), width = parts.reduce((sum, part) => sum + part.width, 0);
      if (new Set(parts.map((part) => Math.round(part.top))).size > 1 && width < innerWidth * 0.7 && text.currentNode.parentElement.checkVisibility()) parted.push(word[0] + ' in ' + text.currentNode.parentElement.outerHTML.slice(0, 120)); }
    return parted.slice(0, 3).join('; ')";

/// Words of which an edge that clips hides a part. Previews are shortened on purpose: a tap on them opens the whole.
const CUT: &str = "const PREVIEWS = '.diary .words, .opens > summary > .soft', cut = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const own = texts.currentNode.parentElement;
      if (!texts.currentNode.data.trim() || own.closest(PREVIEWS + ', .visually-hidden, svg') || !own.checkVisibility()) continue;
      const range = document.createRange(); range.selectNodeContents(texts.currentNode);
      const seen = range.getBoundingClientRect();
      for (let at = own; at && !at.matches('.content, body'); at = at.parentElement) {
        const style = getComputedStyle(at);
        const clips = (name) => ['hidden', 'clip'].includes(style[name]);
        const edge = at.getBoundingClientRect();
        if ((clips('overflowX') && (seen.right > edge.right + 1 || seen.left < edge.left - 1)) || (clips('overflowY') && seen.bottom > edge.bottom + 3)) {
          cut.push(texts.currentNode.data.trim().slice(0, 60) + ' in ' + at.outerHTML.slice(0, 100)); break; }
      } }
    return cut.slice(0, 3).join('; ')";

/// Scrolls to so many pixels below the beginning of the list: a line that is far from the window is not drawn. How many are drawn in it.
const TO_LIST: &str = "const list = document.querySelector('#app .diary'), [px] = arguments;
    if (!list) return { drawn: 0 };
    const top = () => list.getBoundingClientRect().top + px, isIn = ({ top, bottom }) => bottom > 0 && top < innerHeight;
    if (Math.abs(top()) > 1) scroller().scrollBy({ top: top(), behavior: 'instant' });
    const drawn = [...list.querySelectorAll('.entry')].filter((e) => isIn(e.getBoundingClientRect())).length;
    return drawn > 0 && { drawn }";
/// So far is looked at, in steps that leave nothing out.
const LIST_PX: [u32; 4] = [0, 1200, 2400, 3600];

/// Lines of the list that do not show a medicine and its amount to the end: what was taken is no preview.
const SHORTENED: &str = "const rect = (e) => { const range = document.createRange(); range.setStart(e.firstChild, 0);
      range.setEnd(e.firstChild, e.textContent.split('·').slice(0, 2).join('·').length); return range.getBoundingClientRect(); };
    const short = (e) => { const all = rect(e), seen = e.getBoundingClientRect(); return all.bottom > seen.bottom + 8 || all.right > seen.right + 1; };
    return allOf('.diary a[href^=\"#/dose/\"] .words').filter(short).slice(0, 3).map((e) => e.textContent).join('; ')";

async fn nothing_scrolls_sideways(app: &mut App) -> Result<()> {
    let mut found = Vec::new();
    for (width, text_percent) in [(320, 100), (320, 200), (390, 200), (1280, 100)] {
        let options = Options { width, height: 700, text_percent, ..Options::default() };
        let other = App::on(&app.site, app.engine(), &Profile::new()?, &options).await?;
        other.open_with_a_year().await?;
        let size = other.js("return parseFloat(getComputedStyle(document.body).fontSize)", vec![]).await?;
        ensure!(text_percent == 100 || size.as_f64() >= Some(30.0), "the text follows the browser's size: {size} px at {text_percent} %");
        let mut check = async |app: &App, screen: &str| {
            let mut hold = async |scripts: &[&str], place: &str| {
                for script in scripts {
                    let fault = app.js(script, vec![]).await?;
                    if fault != "" {
                        found.push(format!("{width} px, {text_percent} %, {screen}{place}: {fault}"));
                    }
                }
                Ok::<_, anyhow::Error>(())
            };
            hold(&[WIDE, PARTED, CUT], "").await?;
            for px in LIST_PX {
                if app.wait("the lines of the list", TO_LIST, vec![json!(px)]).await?["drawn"] != 0 {
                    hold(&[PARTED, CUT, SHORTENED], ", its list").await?;
                }
            }
            app.js("scroller().scrollTo(0, 0)", vec![]).await?;
            Ok(())
        };
        let places = tour::every_screen(&other, &mut check).await.with_context(|| format!("{width} px, {text_percent} %"))?;
        // Spanish words are longer: they are tried where there is least room.
        if width == 320 && text_percent == 200 {
            tour::in_spanish(&other, &places, &mut check).await?;
        }
    }
    ensure!(found.is_empty(), "too wide, or a word is parted or cut off:\n{}", found.join("\n"));
    Ok(())
}
journey!(nothing_scrolls_sideways: Chromium, Firefox);

async fn what_a_screen_reader_meets(app: &mut App) -> Result<()> {
    app.open_with_a_year().await?;
    let script = "const nav = document.querySelectorAll('nav[aria-label=\"Pain Diary\"]');
        const shownNav = [...nav].filter(shown);
        return { h1: allOf('h1').length, nav: shownNav.length, current: allOf('nav [aria-current=page]').length,
            main: allOf('main').length, status: allOf('[role=status]').length + document.querySelectorAll('#app [role=status]').length,
            team: allOf('a,button').filter((e) => nameOf(e) === 'Tell the team').length,
            unnamed: allOf('any').filter((e) => e.type !== 'file' && !nameOf(e)).map((e) => e.outerHTML.slice(0, 100)),
            title: document.title }";
    let mut check = async |app: &App, screen: &str| {
        let seen = app.js(script, vec![]).await?;
        let count = |name: &str| seen[name].as_u64().unwrap_or(0);
        let tabs = u64::from(!WITHOUT_TABS.contains(&screen));
        ensure!(count("h1") == 1 && count("nav") == tabs && count("current") == tabs && count("main") == 1, "{screen}: {seen}");
        // In the doctor's hands the report stands alone.
        let team = u64::from(screen != "doctor-handed-over");
        ensure!(count("status") >= 1 && count("team") == team, "{screen}: {seen}");
        ensure!(seen["unnamed"] == json!([]), "{screen}: controls without a name: {seen}");
        let title = seen["title"].as_str().unwrap_or_default();
        // Others can read a title, so it contains no score, no medicine and no name.
        let tells = title.contains(|c: char| c.is_ascii_digit()) || ["Anna", "Ben", "Morph"].iter().any(|name| title.contains(name));
        ensure!(title.ends_with(" – Pain Diary") && !tells, "{screen}: {seen}");
        Ok(())
    };
    tour::every_screen(app, &mut check).await?;
    Ok(())
}
journey!(what_a_screen_reader_meets: Chromium);
