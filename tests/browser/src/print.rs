//! The doctor's page on paper, by each engine's own printing.

use crate::app::{App, PAGE_JS};
use crate::engine::Engine;
use crate::session::found;
use anyhow::{Context, Result, ensure};
use fantoccini::wd::{PrintConfiguration, PrintSize};
use serde_json::Value;
use std::path::Path;

const WEBKIT_JS: &str = include_str!("print-webkit.js");
/// What a person does from an empty diary to the page of 30 days; the text of the backup comes before it.
const TO_THE_PAGE: &str = "const until = async (look) => {
      for (;;) { const found = look(); if (found) return found; await new Promise((r) => setTimeout(r, 50)); }
    };
    (async () => {
      await until(() => document.documentElement.dataset.ready === 'true');
      location.hash = '#/more/backup';
      const field = await until(() => document.getElementById('backup-file'));
      const files = new DataTransfer();
      files.items.add(new File([backup], 'backup.json', { type: 'application/json' }));
      field.files = files.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
      (await until(() => find('button', 'Add to my diary'))).click();
      await until(() => statusText().startsWith('Added '));
      location.hash = '#/doctor';
      (await until(() => find('summary', 'Before you show it'))).click();
      (await until(() => find('button', '30 days'))).click();
      await until(() => textOf('article').includes('Pain') && !document.querySelector('[aria-busy=true]'));
      document.title = 'printable';
    })();";

/// The page of the last 30 days of this backup as a PDF on A4 and on Letter.
pub async fn doctors_page(app: &App, backup: &Path) -> Result<[(&'static str, Vec<u8>); 2]> {
    let script = format!("const backup = {};\n{TO_THE_PAGE}", Value::String(std::fs::read_to_string(backup)?));
    if app.engine() == Engine::WebKit {
        return webkit(app, &script);
    }
    app.open().await?;
    app.js(&script, vec![]).await?;
    app.wait("the page is printable", "return document.title === 'printable'", vec![]).await?;
    Ok([("A4", driver(app, PrintSize::A4).await?), ("Letter", driver(app, PrintSize::US_LETTER).await?)])
}

async fn driver(app: &App, size: PrintSize) -> Result<Vec<u8>> {
    let configuration = PrintConfiguration::builder().size(size).shrink_to_fit(false).build();
    Ok(app.browser.client.print(configuration.map_err(|error| anyhow::anyhow!("{error}"))?).await?)
}

/// WebKitGTK's driver cannot print, its library can.
fn webkit(app: &App, to_the_page: &str) -> Result<[(&'static str, Vec<u8>); 2]> {
    let folder = tempfile::tempdir()?;
    let (program, script) = (folder.path().join("print.js"), folder.path().join("page.js"));
    std::fs::write(&program, WEBKIT_JS)?;
    std::fs::write(&script, format!("{PAGE_JS}\n{to_the_page}"))?;
    let mut command = app.browser.beside(&found()?.gjs);
    command.arg(&program).arg(app.site.url()).arg(&script).arg(folder.path()).args(["iso_a4", "na_letter"]);
    let done = command.output()?;
    ensure!(done.status.success(), "gjs: {}", String::from_utf8_lossy(&done.stderr));
    let pdf = |paper: &str| std::fs::read(folder.path().join(format!("{paper}.pdf"))).with_context(|| paper.to_owned());
    Ok([("A4", pdf("iso_a4")?), ("Letter", pdf("na_letter")?)])
}
