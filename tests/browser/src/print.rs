//! The doctor's page on paper, by each engine's own printing.

use crate::app::{App, PAGE_JS};
use crate::engine::Engine;
use anyhow::{Context, Result, ensure};
use fantoccini::wd::{PrintConfiguration, PrintSize};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;
use unicode_normalization::UnicodeNormalization;

const WEBKIT_JS: &str = include_str!("print-webkit.js");
/// What both scripts begin with.
const HELPERS: &str = "const until = async (look) => {
      for (;;) { const found = look(); if (found) return found; await new Promise((r) => setTimeout(r, 20)); }
    };
    const press = async (role, name) => (await until(() => allOf(role).find((e) => fits(e, name) && !e.disabled))).click();
    window.lines = undefined;
    document.title = '';";
/// The user actions from an empty diary to the page of the days from `first` to `last`; these and `backup` are declared before it.
const TO_THE_PAGE: &str = "const toThePage = async () => {
      await until(() => document.documentElement.dataset.ready === 'true');
      location.hash = '#/more/backup';
      const field = await until(() => document.getElementById('backup-file'));
      const files = new DataTransfer();
      files.items.add(new File([backup], 'backup.json', { type: 'application/json' }));
      field.files = files.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
      await press('button', 'Add to my diary');
      await until(() => statusText().startsWith('Added '));
      location.hash = '#/doctor';
      (await until(() => document.querySelector('.choose summary'))).click();
      const article = await until(() => document.querySelector('.paper'));
      for (const [label, day] of [['From', first], ['To', last]]) {
        const field = await until(() => find('field', label)), before = article.textContent;
        field.value = day;
        for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
        await until(() => document.querySelector('.paper').textContent !== before);
      }
    };";
/// From there to the page in `language`, declared before it. The lines of the page for paper are stored in `window.lines`.
const IN_LANGUAGE: &str = "const inLanguage = async () => {
      await press('button', language);
      const lang = { English: 'en', Español: 'es' }[language];
      await until(() => document.querySelector(`.paper[lang=${lang}] section`) && !document.querySelector('[aria-busy=true]'));
      // As a browser does: what is printed is no older than what is shown.
      dispatchEvent(new Event('beforeprint'));
      await new Promise((done) => setTimeout(done));
      const lines = [...document.querySelectorAll('.paper :is(h2, h3, h4, p, li, td, th)')].filter((e) => e.textContent.trim());
      // Without the time at the foot: the minute may end before the page is printed.
      const words = (lines) => lines.map((e) => e.matches('.foot') ? e.textContent.replace(/\\s· [^·]*$/, '') : e.textContent).join('\\n');
      // The two columns end with the regular medicine: what a doctor needs first.
      const halves = document.querySelector('.paper .halves');
      const isFirst = (e) => halves.contains(e) || halves.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING;
      window.lines = words(lines.filter(isFirst)) + '\\f' + words(lines.filter((e) => !isFirst(e)));
      document.title = 'printable';
    };";

/// The page in one language.
pub struct Printed {
    pub language: &'static str,
    /// The lines that belong on paper, those for page one (items 1 to 8 of a report) ended by a form feed.
    pub lines: String,
    /// The PDF for each paper.
    pub papers: [(&'static str, Vec<u8>); 2],
    /// What is too small, crosses something else or exceeds the paper, where the engine tells.
    pub faults: Vec<String>,
}

/// The page of this backup from the first to the last of `days`, in both languages, on A4 and on Letter, with the server stopped. The app has an empty diary.
pub async fn doctors_page(app: &App, backup: &Path, days: [&str; 2]) -> Result<Vec<Printed>> {
    let scripts = [("English", script(backup, days, "English")?), ("Español", in_language("Español", "inLanguage();"))];
    if app.engine() == Engine::WebKit {
        return webkit(app, scripts);
    }
    app.open_offline().await?;
    let mut printed = Vec::new();
    for (language, script) in scripts {
        let lines = at_the_page(app, &script).await?;
        let papers = [("A4", driver(app, PrintSize::A4).await?), ("Letter", driver(app, PrintSize::US_LETTER).await?)];
        let faults = if app.engine() == Engine::Chromium { faults(app).await? } else { Vec::new() };
        printed.push(Printed { language, lines, papers, faults });
    }
    app.site.start_again()?;
    Ok(printed)
}

/// Opens that page on the screen, in English. The app has an empty diary.
///
/// # Errors
/// When it does not come.
pub async fn to_the_page(app: &App, backup: &Path, days: [&str; 2]) -> Result<()> {
    at_the_page(app, &script(backup, days, "English")?).await.map(drop)
}

/// From an empty diary to the page in that language.
fn script(backup: &Path, [first, last]: [&str; 2], language: &str) -> Result<String> {
    let backup = Value::from(std::fs::read_to_string(backup)?);
    let steps = format!("const backup = {backup}, first = '{first}', last = '{last}';\n{TO_THE_PAGE}\ntoThePage().then(inLanguage);");
    Ok(in_language(language, &steps))
}

fn in_language(language: &str, steps: &str) -> String {
    format!("{HELPERS}\nconst language = '{language}';\n{IN_LANGUAGE}\n{steps}")
}

/// The lines that belong on paper.
async fn at_the_page(app: &App, script: &str) -> Result<String> {
    app.js(script, vec![]).await?;
    Ok(app
        .wait_for(Duration::from_secs(180), "the page is printable", "return window.lines", vec![])
        .await?
        .as_str()
        .context("a text")?
        .to_owned())
}

/// Writes the paper where a person can look at it: `target/prints/<engine>-<name>.pdf`.
///
/// # Errors
/// When it cannot be written.
pub fn keep(app: &App, name: &str, pdf: &[u8]) -> Result<()> {
    let folder = xtask::paths::root().join("target/prints");
    std::fs::create_dir_all(&folder)?;
    Ok(std::fs::write(folder.join(format!("{}-{name}.pdf", app.engine().name())), pdf)?)
}

async fn driver(app: &App, size: PrintSize) -> Result<Vec<u8>> {
    let configuration = PrintConfiguration::builder().size(size).shrink_to_fit(false).build();
    Ok(app.browser.client.print(configuration.map_err(|error| anyhow::anyhow!("{error}"))?).await?)
}

/// What is wrong with the page as Chromium lays it out for each paper (`print-faults.js`): it is the only engine that shows that layout to a
/// script.
async fn faults(app: &App) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    app.browser.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    // 210 mm by 297 mm and 8.5 by 11 inches without twice the 10 mm that the driver leaves, in CSS pixels.
    for (paper, width, height) in [("A4", 718, 1047), ("Letter", 740, 980)] {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        app.browser.cdp("Emulation.setDeviceMetricsOverride", size).await?;
        let seen = app.js(include_str!("print-faults.js"), vec![]).await?;
        ensure!(seen["width"] == width && seen["text"] == "12.75px", "this is not the paper: {seen}");
        faults.extend(seen["faults"].as_array().into_iter().flatten().filter_map(Value::as_str).map(|fault| format!("{paper}: {fault}")));
    }
    app.browser.cdp("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
    app.browser.resize(app.browser.options.width, app.browser.options.height).await?;
    Ok(faults)
}

/// WebKitGTK's driver cannot print, its library can.
fn webkit(app: &App, scripts: [(&'static str, String); 2]) -> Result<Vec<Printed>> {
    let folder = tempfile::tempdir()?;
    let program = folder.path().join("print.js");
    std::fs::write(&program, WEBKIT_JS)?;
    let mut command = app.browser.beside(&xtask::browsers::gjs()?);
    command.arg(&program).arg(app.site.url()).args(["iso_a4", "na_letter"]);
    for (language, script) in &scripts {
        let dir = folder.path().join(language);
        std::fs::create_dir(&dir)?;
        std::fs::write(dir.join("page.js"), format!("{PAGE_JS}\n{script}"))?;
        command.arg(dir);
    }
    let done = command.output()?;
    ensure!(done.status.success(), "gjs: {}", String::from_utf8_lossy(&done.stderr));
    let printed = |(language, _)| {
        let dir = folder.path().join(language);
        let pdf = |paper: &str| std::fs::read(dir.join(format!("{paper}.pdf"))).with_context(|| paper.to_owned());
        let papers = [("A4", pdf("iso_a4")?), ("Letter", pdf("na_letter")?)];
        Ok(Printed { language, lines: std::fs::read_to_string(dir.join("lines.txt"))?, papers, faults: Vec::new() })
    };
    scripts.into_iter().map(printed).collect()
}

/// The lines of a text whose letters are not on the paper. White space, signs and item numbers are ignored, since they may be elsewhere
/// there, and right-to-left text may come in the order in which it is drawn.
pub fn lost<'t>(text: &'t str, paper: &str) -> Vec<&'t str> {
    let paper = bare(paper);
    let is_from_right = |letter: char| ('\u{590}'..'\u{900}').contains(&letter);
    let is_there = |run: &str| paper.contains(run) || paper.contains(&run.chars().rev().collect::<String>());
    let is_lost = |line: &&str| {
        let line = bare(line.split_once(". ").filter(|(number, _)| number.parse::<u8>().is_ok()).map_or(line, |(_, rest)| rest));
        let left = line.split(is_from_right).all(|run| paper.contains(run));
        !left || !line.split(|letter| !is_from_right(letter)).all(is_there)
    };
    text.lines().filter(is_lost).collect()
}

/// Letters and digits alone, in lower case, one by one: some engines join them on paper.
fn bare(text: &str) -> String {
    text.nfkc().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::lost;

    #[test]
    fn what_is_on_the_paper_in_another_shape_is_not_lost() {
        let text = "1. Why „ﬁve“ pains?\n– وسادة: 3 times\ntwice";
        assert_eq!(lost(text, "Why five \n pains?1 ةدﺎﺳو 3 ti-\nmes"), ["twice"]);
        assert_eq!(lost(text, "Why five \n pains? ﻭﺳﺎدﺓ 3 ties twice"), ["– وسادة: 3 times"]);
        assert_eq!(lost(text, "Why  pains?"), text.lines().collect::<Vec<_>>());
    }
}
