//! User actions on the diary: tap, undo, view the list, change an entry, save and open backups.

use crate::app::{App, PATIENCE};
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Every screen: its address and its heading in English. An entry's depends on the entry, that of the visits on the next one.
pub const SCREENS: [(&str, &str); 20] = [
    ("#/now", "How strong is the pain now?"),
    ("#/diary", "Diary"),
    ("#/team", "Tell the team"),
    ("#/visit", ""),
    ("#/visit/today", "Nothing written down? One minute is enough"),
    ("#/doctor", "For the doctor"),
    ("#/more", "More"),
    ("#/more/warning-signs", "Warning signs"),
    ("#/more/medicines", "Medicines and other relief"),
    ("#/more/people", "People"),
    ("#/day/2026-11-20", "How was the day?"),
    ("#/more/backup", "Backup"),
    ("#/more/exchange", "The other phone"),
    ("#/more/for-two", "A diary for two"),
    ("#/more/exchange/show", "Show codes"),
    ("#/more/exchange/scan", "Read codes"),
    ("#/more/storage", "Storage"),
    ("#/more/lock", "Lock"),
    ("#/more/settings", "Settings"),
    ("#/more/install", "Install"),
];

/// A row of the diary.
pub const ROW: &str = ".diary a[href^='#/entry/']";

/// The rescue page: its heading, and the button that saves the raw rows.
pub const RESCUE: &str = "Pain Diary has stopped";

pub const RESCUE_SAVE: &str = "Save everything here to a file";

impl App {
    /// Taps a key of the pad as a finger does and waits for "Saved 7, …". Returns the status line.
    pub async fn tap(&self, key: &str) -> Result<String> {
        self.press(key).await?;
        self.wait_saved(key).await
    }

    /// Taps a key and does not wait.
    pub async fn press(&self, key: &str) -> Result<()> {
        let name = match key {
            "0" => "0, no pain",
            "10" => "10, worst pain",
            other => other,
        };
        self.click("button.key", name).await
    }

    /// Waits until the status line says that this number is in the store.
    pub async fn wait_saved(&self, key: &str) -> Result<String> {
        self.wait_status(&format!("Saved {key}, ")).await
    }

    pub async fn status(&self) -> Result<String> {
        let text = self.js("return statusText()", vec![]).await?;
        Ok(text.as_str().unwrap_or_default().to_string())
    }

    /// Waits until the status line starts so.
    pub async fn wait_status(&self, start: &str) -> Result<String> {
        let script = "const text = statusText(); return text.startsWith(arguments[0]) && text";
        let text = self.wait(&format!("status \"{start}…\""), script, vec![json!(start)]).await?;
        Ok(text.as_str().unwrap_or_default().to_string())
    }

    pub async fn undo(&self) -> Result<()> {
        self.click("button", "Undo").await
    }

    /// Opens the diary by its tab and returns its rows from the top, once all of them have been read.
    pub async fn rows(&self) -> Result<Vec<String>> {
        self.tab("#/diary", "Diary", "Diary").await?;
        self.rows_here().await
    }

    /// Adds two people, a medicine, heat, a dose and a day's note, as a family would.
    pub async fn care(&self) -> Result<()> {
        self.go("#/more/people", "People").await?;
        for (name, role) in [("Anna", "Add as the patient"), ("Ben", "Add as a carer")] {
            self.fill("Name", name).await?;
            self.click("button", role).await?;
            self.wait_stored("name", json!(name)).await?;
        }
        self.go("#/more/medicines", "Medicines and other relief").await?;
        self.fill("Name", "Morphine").await?;
        self.fill("Strength, as on the box or bottle", "10 mg").await?;
        self.click("button", "when needed").await?;
        self.click("button", "Add it").await?;
        self.find("main a", "~Morphine").await?;
        self.click("button", "+ Heat").await?;
        self.click("button", "Write down now: Morphine").await?;
        self.wait_status("Saved: Morphine, ").await?;
        self.rows().await?;
        self.click("main a", "How was the day?").await?;
        self.arrived("How was the day?").await?;
        self.click("[role=group][aria-label='Weakness in arms or legs'] button", "yes").await?;
        self.wait_stored("kind", json!("day")).await
    }

    /// Opens the screen of questions and visits, whose heading is the next visit.
    pub async fn visits(&self) -> Result<()> {
        self.go("#/visit", "").await?;
        // For `go` any heading suffices, also the one before.
        self.find("summary", "Add a visit").await?;
        Ok(())
    }

    /// Adds a question.
    pub async fn ask(&self, question: &str) -> Result<()> {
        self.visits().await?;
        self.fill("Write a question", question).await?;
        self.click("button", "Add the question").await?;
        self.wait_stored("text", json!(question)).await
    }

    /// Adds a visit at the end of today, with Dr Sanz, and opens it.
    pub async fn visit_today(&self) -> Result<()> {
        self.visits().await?;
        if !self.has("field", "Who is the visit with?").await? {
            self.click("summary", "Add a visit").await?;
        }
        let today = self.js("return new Date().toLocaleDateString('sv')", vec![]).await?;
        self.fill("Day", today.as_str().context("a day")?).await?;
        self.fill("Time", "23:58").await?;
        self.fill("Who is the visit with?", "Dr Sanz").await?;
        self.click("button", "Add this visit").await?;
        self.wait_stored("with", json!("Dr Sanz")).await?;
        self.click("main a", "~Dr Sanz").await?;
        self.find("main a", "In the room").await?;
        // The heading takes the focus a frame later, also from a control focused by Tab before that.
        self.arrived("").await
    }

    /// Opens the body of the entry on the screen in a view.
    pub async fn open_body(&self, view: &str) -> Result<()> {
        if self.has("button", "Show the body").await? {
            self.click("button", "Show the body").await?;
        }
        self.click("[role=group][aria-label='Where?'] button", view).await?;
        self.find(if view == "List" { "field" } else { ".touch" }, "").await?;
        Ok(())
    }

    /// The rows on the open diary, of all its days.
    pub async fn rows_here(&self) -> Result<Vec<String>> {
        let all = "const all = document.querySelector('#app .voices.five button:nth-child(4)');
            if (all && all.ariaPressed !== 'true') all.click()";
        self.js(all, vec![]).await?;
        let script = "const list = document.querySelector('.diary');
            return list && list.dataset.complete === 'true' && { rows: rowLinks().map(rowOf) }";
        let found = self.wait("the diary is complete", script, vec![]).await?;
        let rows = found["rows"].as_array().cloned().unwrap_or_default();
        Ok(rows.iter().map(|row| row.as_str().unwrap_or_default().to_string()).collect())
    }

    /// Waits until the open diary has so many rows.
    pub async fn wait_rows(&self, count: usize) -> Result<Vec<String>> {
        let script = "return rowLinks().length === arguments[0]";
        self.wait(&format!("{count} rows"), script, vec![json!(count)]).await?;
        self.rows_here().await
    }

    /// From anywhere: opens the newest entry of the diary.
    pub async fn open_newest(&self) -> Result<()> {
        self.rows().await?;
        // Rows that are not on the screen are not drawn.
        let script = "document.querySelector('.diary').scrollIntoView({ behavior: 'instant' }); return rowLinks()[0]?.getAttribute('href')";
        let href = self.wait("a row", script, vec![]).await?;
        self.click(ROW, "").await?;
        self.wait("the entry is open", "return location.hash === arguments[0]", vec![href]).await?;
        self.find("summary", "~A note").await?;
        self.arrived("").await
    }

    pub async fn now(&self) -> Result<()> {
        self.tab("#/now", "Now", "How strong is the pain now?").await
    }

    /// Opens a screen by its tab; does nothing if it is already open.
    async fn tab(&self, route: &str, tab: &str, heading: &str) -> Result<()> {
        let there = "return (location.hash || '#/now') === arguments[0]";
        let there = self.js(there, vec![json!(route)]).await? == true;
        // The room and the doctor's page have no tabs: users go back, or use the address.
        if !self.has("nav a", tab).await? {
            return self.go(route, heading).await;
        }
        self.click("nav a", tab).await?;
        if there { self.wait_heading(heading).await } else { self.arrived(heading).await }
    }

    /// Waits until the app says that it has so many entries; it counts up while it reads.
    pub async fn wait_entries(&self, count: u64) -> Result<()> {
        self.go("#/more/storage", "Storage").await?;
        let script =
            "const found = /Entries: ([\\d.,\\s]+)/.exec(textOf('main')); return found && found[1].replace(/\\D/g, '') === arguments[0]";
        self.wait(&format!("{count} entries"), script, vec![json!(count.to_string())]).await?;
        Ok(())
    }

    /// The records in the store, read without the app: rows first, then packs, joined by id.
    pub async fn stored_records(&self) -> Result<Vec<Value>> {
        let script = "const done = arguments[arguments.length - 1];
            const open = indexedDB.open('pain-diary');
            open.onerror = () => done({ error: String(open.error) });
            open.onsuccess = () => { const db = open.result; const tx = db.transaction(['rows', 'packs']);
              const rows = tx.objectStore('rows').getAll(), packs = tx.objectStore('packs').getAll();
              tx.oncomplete = () => { db.close(); const text = (v) => new TextDecoder().decode(v);
                done({ list: [...rows.result.map(text), ...packs.result.flatMap((p) => text(p).split('\\n').filter(Boolean))] }); };
              tx.onerror = () => done({ error: String(tx.error) }); };";
        let found = self.browser.client.execute_async(script, vec![]).await?;
        let list = found["list"].as_array().with_context(|| format!("the store does not answer: {found}"))?;
        let mut by_id = std::collections::BTreeMap::new();
        for line in list {
            let record: Value = serde_json::from_str(line.as_str().unwrap_or_default())?;
            // The first one seen is from `rows`, which are the newer ones.
            by_id.entry(record["id"].as_str().unwrap_or_default().to_string()).or_insert(record);
        }
        Ok(by_id.into_values().collect())
    }

    /// Waits until some record in the store has this value.
    pub async fn wait_stored(&self, field: &str, value: Value) -> Result<()> {
        self.wait_stored_where(&format!("{field} = {value}"), |record| record[field] == value).await
    }

    /// Waits until some record in the store has one of these texts.
    pub async fn wait_stored_one_of(&self, field: &str, values: &[&str]) -> Result<()> {
        let fits = |record: &Value| record[field].as_str().is_some_and(|text| values.contains(&text));
        self.wait_stored_where(&format!("{field} = one of {values:?}"), fits).await
    }

    async fn wait_stored_where(&self, what: &str, fits: impl Fn(&Value) -> bool) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        loop {
            let records = self.stored_records().await?;
            if records.iter().any(&fits) {
                return Ok(());
            }
            if Instant::now() > end {
                bail!("no record with {what} is stored: {}. {}", json!(records), self.summary().await);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}
